"""The extensions of other generators that a document holds and nobody here reads.

Who comes from another generator finds out what was not carried over; and a typing mistake
in one of our own extensions does not pass in silence.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json

_KEY: Final = re.compile(
    rb"(?<![\w-])(x-(?:sdkwright|speakeasy|fern|stainless)-[A-Za-z-]+)[\"']?[ \t]*:"
)
_VENDORS: Final = (b"x-sdkwright-", b"x-speakeasy-", b"x-fern-", b"x-stainless-")
_OURS: Final = "x-sdkwright-"
# By vendor; a test holds this against what the other modules look up.
READ: Final = frozenset(
    f"x-{vendor}-{name}"
    for vendor, names in {
        "sdkwright": "arguments array-format body client deprecation enum-names env error group "
        "globals headers idempotency ignore name nested-format pagination path positional request resources "
        "retries schemas server-name stream timeout type unwrap",
        "speakeasy": "deprecation-message enum-descriptions enums group ignore "
        "name-override pagination param-encoding-override retries server-id "
        "sse-sentinel type-override unknown-values",
        "fern": "basic bearer enum header idempotency-headers idempotent ignore "
        "pagination parameter-name property-name request-name retries sdk-group-name "
        "sdk-method-name server-name streaming type-name",
        "stainless": "const pagination-property param renameMap skip",
    }.items()
    for name in names.split()
)
# They are about examples, documentation pages and targets that are not made here.
_OTHERS: Final = re.compile(
    r"x-speakeasy-(docs|entity|example|match|param-|plan-|terraform|usage-example)"
    r"|x-fern-(availability|display-name|examples|explorer|subtitle)"
    r"|x-stainless-snippets"
)


# The members of our own extensions that are objects.
_MEMBERS: Final[dict[str, frozenset[str]]] = {
    name: frozenset(members.split())
    for name, members in {
        "x-sdkwright-pagination": "has_more items last_id next parameter size start style"
        " total_items total_pages",
        "x-sdkwright-retries": "connection_errors exponent initial max_attempts maximum"
        " statuses",
        "x-sdkwright-stream": "argument end envelope event selector type",
    }.items()
}


def check_extensions(
    root: Json, report: Report, wrong: Callable[[str, Json], str]
) -> None:
    """Report values of our extensions that say nothing, with their places.

    Args:
        root: The document; what cannot be read is taken out of it.
        report: Where findings go.
        wrong: Says of an extension and its value what is wrong; nothing if it is right.
    """
    stack: list[tuple[Json, Pointer]] = [(root, Pointer())]
    seen: set[int] = set()  # a node may stand in many places, and inside of itself
    while stack:
        node, at = stack.pop()
        if not isinstance(node, list | dict) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, list):
            stack += [(each, at / index) for index, each in enumerate(node)]
        else:
            stack += [(each, at / key) for key, each in node.items()]
            for name in node.keys() & _MEMBERS.keys():
                given = node[name]
                for key in given if isinstance(given, dict) else ():
                    if key not in _MEMBERS[name]:
                        _report_member(name, key, at / name / key, report)
            for name in [each for each in node if each.startswith(_OURS)]:
                fault = wrong(name, node[name])
                if fault:
                    message = f"`{name}`: {fault}."
                    place = at / name
                    said = "It is ignored."
                    report.fault("extension-value", message, place, instead=said)
                    del node[name]


def _report_member(name: str, key: str, at: Pointer, report: Report) -> None:
    near = get_close_matches(key, _MEMBERS[name], n=1)
    report.warning(
        "extension-member-unknown",
        f"`{name}` has no member {key!r}; it is ignored.",
        at,
        help=(
            f"Did you mean {near[0]!r}?"
            if near
            else f"It may have: {', '.join(sorted(_MEMBERS[name]))}."
        ),
    )


def report_unread_extensions(texts: Iterable[bytes], report: Report) -> None:
    """Report the extensions of generators that are not read, each once.

    Args:
        texts: All documents, as they were read.
        report: Where findings go.
    """
    found: Counter[str] = Counter()
    for text in texts:
        if not any(each in text for each in _VENDORS):
            continue  # much faster than the expression, and true for most documents
        found.update(match[1].decode("ascii") for match in _KEY.finditer(text))
    for key, times in sorted(found.items()):
        if key in READ or _OTHERS.match(key):
            continue
        if key.startswith(_OURS):
            near = get_close_matches(key, READ, n=1)
            report.warning(
                "extension-unknown",
                f"There is no extension `{key}`.",
                help=f"Did you mean `{near[0]}`?" if near else "",
            )
            continue
        report.note(
            "extension-not-read",
            f"`{key}` is not read; the document has it {times} times.",
        )
