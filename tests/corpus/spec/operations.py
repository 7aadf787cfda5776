"""What documents say of operations, in one form for all versions: the checkers' own reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.corpus.spec.files import Json, as_list, as_object
from tests.corpus.spec.places import Place, Tree

METHODS: Final = frozenset(
    {"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"}
)
_STYLES: Final = {
    "query": "form",
    "path": "simple",
    "header": "simple",
    "cookie": "form",
}
_COLLECTIONS: Final = {  # of 2.0: style and explode
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "tsv": ("tabDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter; `media` is set where its value is written in a media type."""

    name: str
    where: str
    required: bool
    schema: Place
    style: str
    explode: bool
    media: str = ""
    reserved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body in one media type. The parts of an old form are its `fields`."""

    media: str
    schema: Place | None
    encoding: Place | None = None
    item: Place | None = None
    fields: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A declared response."""

    status: str
    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An operation as a document declares it."""

    method: str
    path: str
    place: Place
    parameters: tuple[Parameter, ...] = ()
    body: tuple[Content, ...] = ()
    body_required: bool = False
    answers: tuple[Answer, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    variables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the operations of a document."""

    tree: Tree
    root: Place

    @property
    def is_old(self) -> bool:
        """Whether it is of version 2.0."""
        return "swagger" in self.tree.object(self.root)

    def calls(self) -> Iterator[Call]:
        """All operations."""
        for key in ("paths", "x-ms-paths"):
            for path, item in self.tree.items(self.root / key):
                if not path.startswith("x-"):
                    yield from self._calls(path, item)

    def _calls(self, path: str, item: Place) -> Iterator[Call]:
        for method, place in self.tree.items(item):
            if method in METHODS:
                yield self._call(path, method.upper(), item, place)
        for method, place in self.tree.items(item / "additionalOperations"):
            yield self._call(path, method, item, place)

    def _call(self, path: str, method: str, item: Place, place: Place) -> Call:
        node = self.tree.object(place)
        parameters: dict[tuple[str, str], Place] = {}
        for source in (item, place):
            for _, each in self.tree.items(source / "parameters"):
                one = self.tree.object(each)
                parameters[str(one.get("in")), str(one.get("name"))] = each
        body, required = (
            self._old_body(place, parameters) if self.is_old else self._body(place)
        )
        return Call(
            method=method,
            path=path,
            place=place,
            parameters=tuple(
                made
                for (where, name), each in parameters.items()
                if where not in {"body", "formData"}
                and (where != "path" or f"{{{name}}}" in path)
                and (made := self._parameter(each)) is not None
            ),
            body=body,
            body_required=required,
            answers=tuple(self._answers(place)),
            security=_security(node.get("security", self._root("security"))),
            variables=tuple(self._variables(item, place)),
        )

    def _variables(self, *places: Place) -> Iterator[str]:
        """Names in the URLs of servers that are not the document's own."""
        for place in places:
            for _, server in self.tree.items(place / "servers"):
                yield from as_object(self.tree.object(server).get("variables"))

    def _root(self, key: str) -> Json:
        return self.tree.object(self.root).get(key)

    def _parameter(self, place: Place) -> Parameter | None:
        node = self.tree.object(place)
        where, name = str(node.get("in")), str(node.get("name"))
        required = node.get("required") is True or where == "path"
        if where == "header" and name.lower() in {
            "accept", "accept-encoding", "authorization", "content-length", "content-type",
        }:  # fmt: skip
            return None  # the standard ignores some, the transport sets the others
        if "content" in node and not self.is_old:
            media = next(iter(as_object(node["content"])))
            return Parameter(
                name=name,
                where=where,
                required=required,
                schema=place / "content" / media / "schema",
                style="",
                explode=False,
                media=media,
            )
        if self.is_old:
            style, explode = _COLLECTIONS[str(node.get("collectionFormat", "csv"))]
            if where in {"path", "header"}:
                style = "simple"
            schema = place
        else:
            style = str(node.get("style", _STYLES.get(where, "form")))
            explode = node.get("explode", style in {"form", "cookie"}) is True
            schema = place / "schema"
        return Parameter(
            name=name,
            where=where,
            required=required,
            schema=schema,
            style=style,
            explode=explode,
            reserved=node.get("allowReserved") is True,
        )

    def _body(self, place: Place) -> tuple[tuple[Content, ...], bool]:
        body = self.tree.follow(place / "requestBody")
        node = self.tree.object(body)
        return tuple(self._contents(body)), node.get("required") is True

    def _contents(self, place: Place) -> Iterator[Content]:
        for media, each in self.tree.items(place / "content"):
            node = self.tree.object(each)
            yield Content(
                media=media,
                schema=each / "schema" if "schema" in node else None,
                encoding=each / "encoding" if "encoding" in node else None,
                item=each / "itemSchema" if "itemSchema" in node else None,
            )

    def _old_body(
        self, place: Place, parameters: dict[tuple[str, str], Place]
    ) -> tuple[tuple[Content, ...], bool]:
        node = self.tree.object(place)
        media = [
            str(each)
            for each in as_list(node.get("consumes", self._root("consumes"))) or ()
        ]
        forms = [
            made
            for (where, _), each in parameters.items()
            if where == "formData" and (made := self._parameter(each)) is not None
        ]
        if forms:
            known = [each for each in media if "form" in each]
            files = any(
                self.tree.object(each.schema).get("type") == "file" for each in forms
            )
            multipart = "multipart/form-data"
            kind = (
                multipart
                if files
                else (known or ["application/x-www-form-urlencoded"])[0]
            )
            content = Content(media=kind, schema=None, fields=tuple(forms))
            return (content,), any(each.required for each in forms)
        for (where, _), each in parameters.items():
            if where == "body":
                required = self.tree.object(each).get("required") is True
                return (
                    tuple(
                        Content(media=one, schema=each / "schema")
                        for one in media or ["application/json"]
                    ),
                    required,
                )
        return (), False

    def _answers(self, place: Place) -> Iterator[Answer]:
        produces = self.tree.object(place).get("produces", self._root("produces"))
        for status, each in self.tree.items(place / "responses"):
            if status.startswith("x-"):
                continue
            if not self.is_old:
                yield Answer(status=status, contents=tuple(self._contents(each)))
            elif "schema" in self.tree.object(each):
                media = [str(one) for one in as_list(produces)] or ["application/json"]
                contents = [Content(media=one, schema=each / "schema") for one in media]
                yield Answer(status=status, contents=tuple(contents))
            else:
                yield Answer(status=status, contents=())


def _security(value: Json) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(as_object(each)) for each in as_list(value))
