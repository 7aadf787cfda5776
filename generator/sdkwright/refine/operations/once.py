"""Decisions about arguments and results, made once for a document: what a package has stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sdkwright.ir import Api

# Whether objects written as `page[size]` are taken apart.
PAGING_OBJECTS: Final = "deep objects of paging"
# Whether media types that write JSON in another way can be chosen.
JSON_SPELLINGS: Final = "spellings of JSON"
# Whether a response of bytes is one where a schema names it.
NAMED_BYTES: Final = "bytes of named schemas"
# Whether lists come in pages by words that the first rules for pages did not know.
PAGING_WORDS: Final = "words of paging"
# Whether a body that is one file is a file where the document calls it base64.
WHOLE_BYTES: Final = "bytes of whole bodies"
# Whether servers that all operations name are the API's.
SHARED_SERVERS: Final = "servers of all operations"
# Whether lists come in pages by signs that those words leave out.
PAGING_SIGNS: Final = "signs of paging"
# Whether the group that ids are with a number behind names a method.
OPERATION_GROUPS: Final = "groups of operations"
_OWN: Final = frozenset(
    {PAGING_OBJECTS, JSON_SPELLINGS, NAMED_BYTES, PAGING_WORDS}
    | {WHOLE_BYTES, SHARED_SERVERS, PAGING_SIGNS, OPERATION_GROUPS}
)


def decided_once(api: Api, decision: str, *, new: str, old: str) -> str:
    """Return what an earlier build has decided, or else what holds for a new package.

    Args:
        api: Holds the decisions, those of this build among them.
        decision: What is asked for.
        new: What holds for a package that has never been built.
        old: What held before there was such a decision.
    """
    built = bool(api.decisions.keys() - _OWN)
    found = api.decisions.get(decision, old if built else new)
    return found if found == old else new  # a lock may say anything
