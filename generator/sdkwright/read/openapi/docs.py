"""What a node says about itself to a reader: descriptions, deprecation, an example."""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.ir import AmendableDocs, Audience, Docs, amend, amendable, amends
from sdkwright.read.openapi.html_markup import markdown_of
from sdkwright.read.openapi.node import first_text, mapping, text

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from sdkwright.ir import Json
    from sdkwright.read.openapi.node import Object

NO_DOCS: Final = Docs()

_SAYS: Final = frozenset(
    {
        "description",
        "summary",
        "title",
        "deprecated",
        "externalDocs",
        "example",
        "examples",
        "x-deprecated",
        "x-deprecation-message",
        "x-speakeasy-deprecation-message",
    }
)
_DEPRECATION: Final = (
    "x-sdkwright-deprecation",
    "x-deprecation-message",
    "x-speakeasy-deprecation-message",
    "x-deprecated-message",
    "x-deprecated",
)
_DEPRECATED: Final = frozenset({"deprecated", *_DEPRECATION})
_NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")


def docs_of(node: Object, name: str = "") -> Docs:
    """Return what a node says about itself.

    Args:
        node: An operation, a parameter, a schema, ….
        name: Its name. Generators fill `title` with the name in other casing; such a title
            says nothing and is left out.
    """
    found = _docs_of(node, name)
    described = _DESCRIBED.get()
    return found if described is None else described.noted(found, node, name)


def plain_text(node: Object, key: str) -> str:
    """Return a text that ends up elsewhere than in the docs of a node."""
    described = _DESCRIBED.get()
    if described is not None:
        found = node.get(key)
        described.elsewhere[id(found)] = found
    return text(node, key)


@dataclass(slots=True, kw_only=True)
class Described:
    """A node that says something about itself, and what its docs became."""

    docs: AmendableDocs
    node: Object
    name: str


@dataclass(slots=True)
class _Text:
    """A text of the document, and what holds it."""

    text: str
    holders: list[Described] = field(default_factory=list[Described])


@dataclass(slots=True)
class Descriptions:
    """Which docs hold which texts of a document.

    Texts are known by their identity: a node that is a copy of another has the very same ones.

    Attributes:
        audience: Who looks at the docs.
        by_text: What holds a text, by the `id` of that.
        elsewhere: The texts that are more than docs, by `id`.
    """

    audience: Audience = field(default_factory=Audience)
    by_text: dict[int, _Text] = field(default_factory=dict[int, _Text])
    elsewhere: dict[int, Json] = field(default_factory=dict[int, "Json"])

    @contextmanager
    def noting(self) -> Generator[None]:
        """Note what is read meanwhile."""
        token = _DESCRIBED.set(self)
        try:
            yield
        finally:
            _DESCRIBED.reset(token)

    def noted(self, docs: Docs, node: Object, name: str) -> Docs:
        """Return docs that can be amended later, where they have texts of their own."""
        # A single character is one object, wherever it stands.
        held = {
            id(each): each
            for key in _AMENDED
            if isinstance(each := node.get(key), str) and len(each) > 1
        }
        if not held:
            return docs
        found = Described(docs=amendable(docs, self.audience), node=node, name=name)
        for each in held.values():
            self._holders(each).append(found)
        return found.docs

    def _holders(self, text: str) -> list[Described]:
        return self.by_text.setdefault(id(text), _Text(text)).holders

    def renumber(self) -> None:
        """Know all texts by their identity again, which were read from a file."""
        self.by_text = {id(each.text): each for each in self.by_text.values()}
        self.elsewhere = {id(each): each for each in self.elsewhere.values()}

    def amended(self, texts: Sequence[tuple[str, str]]) -> list[Amendment] | None:
        """Return what it takes to change texts of the document; None if it is not known.

        Docs with several of these texts are judged by what all of them say then.

        Args:
            texts: Each text itself, as the document's data hold it, and what stands there now.
        """
        new = {id(old): said for old, said in texts}
        holders: dict[int, Described] = {}
        for old, said in texts:
            held = self.by_text.get(id(old))
            if held is None or id(old) in self.elsewhere or len(said) < 2:
                return None
            for each in held.holders:
                if not any(value is old for value in each.node.values()):
                    return None
                holders[id(each)] = each
        found = [_amendment(each, new) for each in holders.values()]
        return [each for each in found if each] if all(found) else None

    def amend(self, amendment: Amendment) -> None:
        """Change texts in the document's data and in the docs made of them."""
        described = amendment.described
        for key, said in amendment.texts.items():
            # Another text may get the identity of the old one.
            self.by_text.pop(id(described.node[key]), None)
            described.node[key] = said
            holders = self._holders(said)
            if described not in holders:
                holders.append(described)
        amend(described.docs, amendment.docs)


@dataclass(slots=True, kw_only=True)
class Amendment:
    """The change of texts of one node: what they are now, and what the docs are."""

    described: Described
    texts: Mapping[str, str]
    docs: Docs


def _amendment(described: Described, new: Mapping[int, str]) -> Amendment | None:
    """Return the change of all texts of a node, by their `id`; None if it is not known."""
    node = described.node
    texts = {key: new[id(node[key])] for key in node if id(node[key]) in new}
    docs = _docs_of({**node, **texts}, described.name)
    if not _AMENDED.issuperset(texts) or not amends(described.docs, docs):
        return None
    return Amendment(described=described, texts=texts, docs=docs)


_AMENDED: Final = frozenset({"summary", "description"})
_DESCRIBED: Final[ContextVar[Descriptions | None]] = ContextVar(
    "_DESCRIBED", default=None
)


def _docs_of(node: Object, name: str) -> Docs:
    if node.keys().isdisjoint(_SAYS):
        return NO_DOCS
    deprecated = not node.keys().isdisjoint(_DEPRECATED)
    return Docs(
        summary=markdown_of(text(node, "summary").strip()) or _title(node, name),
        description=markdown_of(text(node, "description").strip()),
        deprecated=deprecated
        and (node.get("deprecated") is True or bool(node.get("x-deprecated"))),
        deprecation=first_text(node, *_DEPRECATION).strip() if deprecated else "",
        external_url=text(mapping(node, "externalDocs"), "url"),
        example=example_of(node),
    )


def example_of(node: Object) -> Json:
    """Return the first example a node gives, None where it gives none."""
    if "example" in node:
        return node["example"]
    examples = node.get("examples")
    if isinstance(examples, list):
        return examples[0] if examples else None
    if isinstance(examples, dict):
        for each in examples.values():
            if isinstance(each, dict) and "value" in each:
                return each["value"]
    return None


def _title(node: Object, name: str) -> str:
    title = text(node, "title").strip()
    if " " not in title or text(node, "description"):
        return ""
    return "" if _folded(title) == _folded(name) else title


def _folded(value: str) -> str:
    return _NOT_A_WORD.sub("", value.lower())
