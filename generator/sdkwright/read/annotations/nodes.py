"""The nodes that annotations name: found by id, name or pointer, and made ready to change."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sdkwright.annotations import Target
from sdkwright.read.openapi import mapping, operations_of, path_items, text
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sdkwright.annotations import Annotation
    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Documents
    from sdkwright.read.openapi import Object

_SCHEMAS: Final = Pointer(("components", "schemas"))
_SCHEMES: Final = Pointer(("components", "securitySchemes"))


@dataclass(slots=True, kw_only=True)
class Nodes:
    """Finds nodes of linked documents.

    Attributes:
        documents: The documents, in the shape of OpenAPI 3.1.
    """

    documents: Documents
    _operations: dict[str, list[Pointer]] = field(
        default_factory=dict[str, list[Pointer]]
    )
    _own: set[Pointer] = field(default_factory=set[Pointer])

    def find(self, annotation: Annotation) -> list[Pointer]:
        """Return where the nodes are that an annotation is about; none if it names none."""
        name = annotation.name
        match annotation.target:
            case Target.ROOT:
                return [Pointer()]
            case Target.OPERATION:
                return self._known().get(name, [])
            case Target.SCHEMA:
                return self._only(self._schema(name))
            case Target.PROPERTY:
                return self._properties(name)
            case Target.SCHEME:
                return self._only(self._followed(_SCHEMES / name))

    def near(self, annotation: Annotation) -> str:
        """Return the name of a node that was perhaps meant; empty for none."""
        near = get_close_matches(annotation.name, self._names(annotation), n=1)
        return near[0] if near else ""

    def own(self, at: Pointer) -> Object | None:
        """Return the object at a pointer, of which no other place has a part.

        An alias of YAML makes one object stand in several places; who changes it in one
        must not change the others.
        """
        node: Json = self.documents.tree(at.document)
        place = Pointer((), at.document)
        for token in at.tokens:
            place /= token
            child = _child(node, token)
            if place not in self._own:
                self._own.add(place)
                child = _copied(child)
                _put(node, token, child)
            node = child
        return node if isinstance(node, dict) else None

    def _names(self, annotation: Annotation) -> Iterable[str]:
        root = self.documents.root
        components = mapping(root, "components")
        pointer = "#" in annotation.name
        match annotation.target:
            case Target.ROOT:
                return ()
            case Target.OPERATION:
                known = self._known()
                return [each for each in known if each.startswith("#") is pointer]
            case Target.SCHEMA:
                names = mapping(components, "schemas")
                return [str(_SCHEMAS / each) for each in names] if pointer else names
            case Target.PROPERTY:
                return [
                    f"{name}.{each}"
                    for name, schema in mapping(components, "schemas").items()
                    if isinstance(schema, dict)
                    for each in mapping(schema, "properties")
                ]
            case Target.SCHEME:
                return mapping(components, "securitySchemes")

    def _known(self) -> dict[str, list[Pointer]]:
        """Return where operations are, by id, by pointer, and as `GET /path`."""
        if not self._operations:
            for path, item, at in path_items(self.documents.root):
                found = self._object(item, at)
                for method, node, place in operations_of(*found) if found else ():
                    id = text(node, "operationId")
                    names = (id, str(at / method), f"{method.upper()} {path}")
                    for name in dict.fromkeys(names):
                        if name:
                            self._operations.setdefault(name, []).append(place)
        return self._operations

    def _object(self, node: Json, at: Pointer) -> tuple[Object, Pointer] | None:
        """Return an object, or what it refers to."""
        if isinstance(node, dict) and isinstance(node.get("$ref"), str):
            target = self.documents.find(str(node["$ref"]), at)
            if target is None:
                return None
            node, at = self.documents.get(target), target
        return (node, at) if isinstance(node, dict) else None

    def _followed(self, at: Pointer) -> Pointer | None:
        found = self._object(self._get(at), at)
        return None if found is None else found[1]

    def _get(self, at: Pointer) -> Json:
        try:
            return self.documents.get(at)
        except KeyError:
            return None

    def _schema(self, name: str) -> Pointer | None:
        """Return where a schema is, by its name or by a pointer as its text has it."""
        at = self._pointer(name) if "#" in name else _SCHEMAS / name
        return at if isinstance(self._get(at), dict) else None

    def _pointer(self, name: str) -> Pointer:
        document, _, fragment = name.partition("#")
        tokens = (
            each.replace("~1", "/").replace("~0", "~")
            for each in fragment.split("/")[1:]
        )
        written = Pointer(tuple(tokens), document)
        return written if document else self.documents.placed(written.tokens)

    def _properties(self, name: str) -> list[Pointer]:
        """Return where a property is: of a schema, or of a part of its `allOf`."""
        if "#" in name:
            return self._only(self._schema(name))
        schema, dot, wire = name.partition(".")
        while dot:
            at = self._schema(schema)
            found = [] if at is None else [*self._of_schema(at, wire)]
            if found:
                return found
            more, dot, wire = wire.partition(".")
            schema = f"{schema}.{more}"
        return []

    def _of_schema(self, at: Pointer, wire: str) -> Iterator[Pointer]:
        node = self._get(at)
        if not isinstance(node, dict):
            return
        if isinstance(mapping(node, "properties").get(wire), dict):
            yield at / "properties" / wire
        parts = node.get("allOf")
        for index, part in enumerate(parts if isinstance(parts, list) else ()):
            if isinstance(part, dict) and "$ref" not in part:
                yield from self._of_schema(at / "allOf" / index, wire)

    @staticmethod
    def _only(at: Pointer | None) -> list[Pointer]:
        return [] if at is None else [at]


def _child(node: Json, token: str) -> Json:
    if isinstance(node, dict):
        return node.get(token)
    return node[int(token)] if isinstance(node, list) else None


def _put(node: Json, token: str, child: Json) -> None:
    if isinstance(node, dict):
        node[token] = child
    elif isinstance(node, list):
        node[int(token)] = child


def _copied(node: Json) -> Json:
    if isinstance(node, dict):
        return dict(node)
    return list(node) if isinstance(node, list) else node
