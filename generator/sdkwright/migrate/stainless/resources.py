"""`resources`: the tree of methods and models."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.migrate.stainless.client import seconds
from sdkwright.migrate.wanted import WantedMethod, WantedType
from sdkwright.python.compat import casing

if TYPE_CHECKING:
    from sdkwright.migrate.config_files import Node
    from sdkwright.migrate.stainless.names import Casings
    from sdkwright.migrate.wanted import Setting

_ENDPOINT: Final = re.compile(
    r"(get|post|put|patch|delete|head|options|trace)\s+(/\S*)", re.IGNORECASE
)
_POINTER: Final = re.compile(r"#?(/components/schemas/.+)")
_PARTS: Final = frozenset(
    {"methods", "models", "subresources", "skip", "only", "description", "deprecated", "mcp",
     "terraform", "custom", "standalone_api", "name"}
)  # fmt: skip
_METHOD_PARTS: Final = frozenset(
    {"endpoint", "type", "to", "paginated", "streaming", "body_param_name", "positional_params",
     "unwrap_response", "deprecated", "default_request_options", "skip", "only", "docs", "mcp",
     "terraform", "skip_test_reason", "description", "summary", "discriminator",
     "webhook_key_opt", "openapi", "snippets", "bulk"}
)  # fmt: skip
# Resources are no deeper.
_DEEPEST: Final = 20


@dataclass(slots=True, kw_only=True)
class Reader:
    """Collects methods and models of the tree."""

    casings: Casings
    methods: list[WantedMethod] = field(default_factory=list[WantedMethod])
    types: list[WantedType] = field(default_factory=list[WantedType])
    schemas: dict[str, str] = field(default_factory=dict[str, str])

    def resolved(self) -> tuple[WantedMethod, ...]:
        """Return the methods, whose events are schemas in place of models."""
        return tuple(map(self._with_event, self.methods))

    def _with_event(self, method: WantedMethod) -> WantedMethod:
        stream = method.settings.get("stream")
        if not isinstance(stream, dict) or "event" not in stream:
            return method
        model = str(stream["event"])
        table = {key: value for key, value in stream.items() if key != "event"}
        if model in self.schemas:
            table["event"] = self.schemas[model]
        elif method.at is not None:
            method.at.note(f"There is no model `{model}`, the event of {method.name}.")
        settings = {k: v for k, v in method.settings.items() if k != "stream"}
        return replace(
            method, settings={**settings, **({"stream": table} if table else {})}
        )

    def read(self, resources: Node, above: tuple[str, ...] = ()) -> None:
        """Read resources, and those below them."""
        if len(above) > _DEEPEST:
            resources.note(f"Resources below {'.'.join(above)} are too deep.")
            return
        for name, node in resources.items():
            if name == "$client":
                path: tuple[str, ...] = ()
            elif name == "$shared":
                path = ("shared",)
            else:
                path = (*above, self.casings.snake(name))
            if _skipped(node):
                continue
            for key, each in node.items():
                if key not in _PARTS:
                    each.note(f"`{key}` of a resource is unknown; it is passed over.")
            self._methods(node.get("methods"), path)
            self._models(node.get("models"), path)
            self.read(node.get("subresources"), path)

    def _methods(self, methods: Node, resource: tuple[str, ...]) -> None:
        for name, node in methods.items():
            if _skipped(node):
                continue
            full = ".".join((*resource, self.casings.snake(name)))
            kind = node.get("type").text() or "http"
            if kind == "alias":
                self._alias(node, methods, full)
                continue
            if kind != "http":
                node.note(
                    f"`{full}` is a method of type `{kind}`, which sends no request.",
                    (
                        "Webhooks are read with `client.webhooks` here."
                        if kind == "webhook_unwrap"
                        else ""
                    ),
                )
                continue
            found = self._method(node, full)
            if found is not None:
                self.methods.append(found)

    def _alias(self, node: Node, methods: Node, full: str) -> None:
        """Add a second name of another method."""
        target = node.get("to").text().rpartition(".")[2]
        found = self._method(methods.get(target), full) if target else None
        if found is None:
            node.note(f"`{full}` is an alias of `{target}`, which is not there.")
        else:
            self.methods.append(found)

    def _method(self, node: Node, full: str) -> WantedMethod | None:
        at = node if isinstance(node.value, str) else node.get("endpoint")
        endpoint = _ENDPOINT.fullmatch(at.text())
        if endpoint is None:
            at.note(f"`{full}` has no endpoint like `get /pets`; it is passed over.")
            return None
        settings = {} if at is node else _settings(node, full)
        return WantedMethod(
            name=full,
            verb=endpoint[1].upper(),
            path=endpoint[2],
            settings=settings,
            at=at,
        )

    def _models(self, models: Node, resource: tuple[str, ...]) -> None:
        """Add models: those of a resource belong to the package of types above it."""
        place = "shared" if resource == ("shared",) else ".".join(resource[:-1])
        for name, node in models.items():
            if _skipped(node):
                continue
            if node.get("type").text() == "alias":
                node.note(f"The model `{name}` is an alias, which is not carried.")
                continue
            schema = node.text() or node.get("openapi_uri").text()
            pointer = _POINTER.fullmatch(schema)
            if pointer is None and not re.fullmatch(r"[\w.-]+", schema):
                node.note(
                    f"The model `{name}` is found by a query, `{schema}`.",
                    "Name its schema by JSON pointer under [types].",
                )
                continue
            simple = schema.rpartition("/")[2]
            whole = pointer is not None and pointer[1].count("/") > 3
            target = f"#{pointer[1]}" if pointer and whole else simple
            self.schemas[".".join((*resource, self.casings.snake(name)))] = target
            self.types.append(
                WantedType(
                    schema=target,
                    name=self.casings.pascal(name),
                    place=place,
                    at=node,
                )
            )


def _settings(node: Node, full: str) -> dict[str, Setting]:
    """Return what our `operations` table says about a method."""
    found: dict[str, Setting] = {}
    for key, each in node.items():
        if key not in _METHOD_PARTS:
            each.note(f"`{key}` of {full} is unknown; it is passed over.")
    paginated = node.get("paginated")
    if paginated.value is False:
        found["pagination"] = False
    body = node.get("body_param_name").text()
    if body:
        found["body"] = body
    positional = node.get("positional_params")
    if isinstance(positional.value, list):
        found["positional"] = [each.text() for each in positional.parts()]
    deprecated = node.get("deprecated")
    if deprecated.value is True or deprecated.text():
        found["deprecated"] = deprecated.text() or True
    unwrapped = node.get("unwrap_response")
    if unwrapped.text() or unwrapped.value is False:
        found["unwrap"] = unwrapped.text() or False
    options = node.get("default_request_options")
    for key, each in options.items():
        if key == "max_retries" and isinstance(each.value, int):
            found["retries"] = {"max_attempts": each.value + 1} if each.value else False
        elif key == "timeout" and (limit := seconds(each)) is not None:
            found["timeout"] = limit
        else:
            each.note(f"`{key}` of {full} is given by each caller here.")
    stream = node.get("streaming")
    if isinstance(stream.value, dict):
        found.update(_stream(stream))
    return found


def _stream(node: Node) -> dict[str, Setting]:
    """Return the `stream` table; without a discriminator a method always streams."""
    selector = node.get("param_discriminator").text()
    kind = node.get("type").text()
    event = node.get("stream_event_model").text()
    table: dict[str, Setting] = {}
    if selector:
        table["selector"] = selector
        argument = casing.snake(selector)
        if argument != "stream":
            table["argument"] = argument
    if kind in {"sse", "jsonl"}:
        table["type"] = kind
    if event:
        table["event"] = (
            event  # a model of the configuration; the writer finds its schema
        )
    return {"stream": table} if table else {}


def _skipped(node: Node) -> bool:
    """Whether something is left out of Python packages."""
    skip, only = node.get("skip"), node.get("only")
    if skip.value is True or "python" in {each.text() for each in skip.parts()}:
        return True
    names = {each.text() for each in only.parts()}
    return bool(names) and "python" not in names
