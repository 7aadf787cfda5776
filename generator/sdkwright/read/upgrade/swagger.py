"""From 2.0 to the shape of 3.1: what stands in another place.

Objects are changed in place, parents first; what moves is recorded, so that references to
the old place and diagnostics about the new one both find their way. What is only written in
another way is in `upgrade2_values`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.read.openapi import METHODS, text
from sdkwright.read.upgrade import swagger_values as values
from sdkwright.read.upgrade.swagger_values import strings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Place

_BODY: Final = frozenset({"body", "formData"})
_FORMS: Final = ("multipart/form-data", "application/x-www-form-urlencoded")
_RENAMED: Final = (
    ("definitions", "schemas"),
    ("responses", "responses"),
    ("securityDefinitions", "securitySchemes"),
)
_GONE: Final = frozenset(
    {"swagger", "host", "basePath", "schemes", "consumes", "produces", "parameters"}
    | {old for old, _ in _RENAMED}
)


@dataclass(slots=True, kw_only=True)
class Swagger:
    """Upgrades one document of 2.0.

    Attributes:
        peek: Gives what a reference names; None if it names nothing.
        consumes / produces: The media types of operations that name none.
        shared / responses: The parameters and responses of the root as they were.
        inherited: By id of the operation, the body parameters of its path.
    """

    peek: Callable[[str], Json]
    host: str = ""
    base: str = ""
    consumes: list[str] = field(default_factory=list[str])
    produces: list[str] = field(default_factory=list[str])
    shared: dict[str, dict[str, Json]] = field(
        default_factory=dict[str, "dict[str, Json]"]
    )
    responses: dict[str, dict[str, Json]] = field(
        default_factory=dict[str, "dict[str, Json]"]
    )
    inherited: dict[int, list[tuple[str, ...]]] = field(
        default_factory=dict[int, "list[tuple[str, ...]]"]
    )


def document(node: dict[str, Json], place: Place, api: Swagger) -> None:
    """Upgrade the root."""
    api.consumes = strings(node.get("consumes"))
    api.produces = strings(node.get("produces"))
    api.host = str(node.get("host") or "")
    api.base = str(node.get("basePath") or "")
    components: dict[str, Json] = {}
    for old, new in _RENAMED:
        if old in node:
            components[new] = node[old]
            place.move((old,), ("components", new))
    shared = node.get("parameters")
    if isinstance(shared, dict):
        _share(shared, components, place, api)
    rest = {key: value for key, value in node.items() if key not in _GONE}
    schemes = strings(node.get("schemes")) or ["https"]
    node.clear()
    node["openapi"] = "3.1.2"
    node |= rest
    if servers := _servers(schemes, api):
        node["servers"] = servers
        place.move(("host",) if api.host else ("basePath",), ("servers",))
    if components:
        node["components"] = components
    responses = components.get("responses")
    if isinstance(responses, dict):
        for name, response in responses.items():
            if isinstance(response, dict):
                api.responses[name] = dict(response)
                below = place.below("components", "responses", name)
                values.response(response, below, api.produces)


def path_item(node: dict[str, Json], place: Place, api: Swagger) -> None:
    """Hand the body parameters of a path down to its operations."""
    parameters = node.get("parameters")
    if not isinstance(parameters, list):
        return
    kept: list[Json] = []
    bodies: list[tuple[Json, int]] = []
    for index, parameter in enumerate(parameters):
        if text(_raw(parameter, api), "in") in _BODY:
            bodies.append((parameter, index))
        else:
            place.move(("parameters", str(index)), ("parameters", str(len(kept))))
            kept.append(parameter)
    node["parameters"] = kept
    for method in METHODS:
        operation = node.get(method)
        if isinstance(operation, dict) and bodies:
            _inherit(operation, bodies, place, api)


def operation(node: dict[str, Json], place: Place, api: Swagger) -> None:
    """Make a request body of the body parameters, and give responses their media types."""
    consumes = strings(node.pop("consumes", None)) or api.consumes
    produces = strings(node.pop("produces", None)) or api.produces
    schemes = strings(node.pop("schemes", None))
    if schemes and (servers := _servers(schemes, api)) and api.host:
        node["servers"] = servers
    parameters = node.get("parameters")
    if isinstance(parameters, list):
        _split(node, parameters, consumes, place, api)
    responses = node.get("responses")
    if not isinstance(responses, dict):
        return
    for status, response in responses.items():
        if isinstance(response, dict) and not status.startswith("x-"):
            if produces != api.produces:
                _unshare(response, api)
            values.response(response, place.below("responses", status), produces)


def _share(
    shared: dict[str, Json], components: dict[str, Json], place: Place, api: Swagger
) -> None:
    """Sort the shared parameters: bodies become request bodies, form fields are kept."""
    parameters: dict[str, Json] = {}
    bodies: dict[str, Json] = {}
    for name, parameter in shared.items():
        if not isinstance(parameter, dict):
            continue
        api.shared[name] = dict(parameter)
        old = ("parameters", name)
        if parameter.get("in") == "body":
            new = ("components", "requestBodies", name)
            bodies[name] = values.body(parameter, api.consumes)
            place.move(old, new)
            for media in api.consumes or [values.JSON]:
                place.move((*old, "schema"), (*new, "content", media, "schema"))
        elif parameter.get("in") != "formData":
            parameters[name] = parameter
            place.move(old, ("components", "parameters", name))
    if parameters:
        components["parameters"] = parameters
    if bodies:
        components["requestBodies"] = bodies


def _unshare(response: dict[str, Json], api: Swagger) -> None:
    """Replace a reference to a shared response: its media types would be the wrong ones."""
    reference = str(response.get("$ref"))
    shared = api.responses.get(reference.removeprefix("#/responses/"))
    if reference.startswith("#/responses/") and shared is not None:
        response.clear()
        response |= shared
        if "schema" in shared:
            response["schema"] = {"$ref": f"{reference}/schema"}


def _servers(schemes: list[str], api: Swagger) -> list[Json]:
    base = api.base if api.base.startswith("/") or not api.base else "/" + api.base
    if not api.host:
        return [{"url": base}] if base else []
    # The safest first: clients take the first server unless configured otherwise.
    ordered = sorted(schemes, key=lambda scheme: scheme != "https")
    return [{"url": f"{scheme}://{api.host}{base}"} for scheme in ordered]


def _raw(parameter: Json, api: Swagger) -> dict[str, Json]:
    """Return a parameter as it is written, behind a reference if it is one."""
    if not isinstance(parameter, dict):
        return {}
    reference = parameter.get("$ref")
    if not isinstance(reference, str):
        return parameter
    prefix = "#/parameters/"
    if reference.startswith(prefix) and reference[len(prefix) :] in api.shared:
        return api.shared[reference[len(prefix) :]]
    found = api.peek(reference)
    return found if isinstance(found, dict) else {}


def _inherit(
    operation: dict[str, Json],
    bodies: list[tuple[Json, int]],
    place: Place,
    api: Swagger,
) -> None:
    parameters = operation.setdefault("parameters", [])
    if not isinstance(parameters, list):
        return
    raw = [_raw(each, api) for each in parameters]
    own = {(text(each, "name"), text(each, "in")) for each in raw}
    for parameter, index in bodies:
        declared = _raw(parameter, api)
        replaced = (text(declared, "name"), text(declared, "in")) in own or (
            declared.get("in") == "body"
            and any(each.get("in") == "body" for each in raw)
        )
        if not replaced:
            parameters.append(parameter)
            origin = place.origin(("parameters", str(index)))
            api.inherited.setdefault(id(operation), []).append(origin)


def _split(
    node: dict[str, Json],
    parameters: list[Json],
    consumes: list[str],
    place: Place,
    api: Swagger,
) -> None:
    kept: list[Json] = []
    fields: list[tuple[dict[str, Json], tuple[str, ...]]] = []
    inherited = api.inherited.get(id(node), [])
    own = len(parameters) - len(inherited)
    for index, parameter in enumerate(parameters):
        old = place.origin(("parameters", str(index)))
        if index >= own:
            old = inherited[index - own]
        raw = _raw(parameter, api)
        if raw.get("in") == "body":
            node["requestBody"] = _body(parameter, raw, consumes, api)
            place.move_from(old, ("requestBody",))
            for media in consumes or [values.JSON]:
                new = ("requestBody", "content", media, "schema")
                place.move_from((*old, "schema"), new)
        elif raw.get("in") == "formData":
            fields.append((raw, old))
        else:
            place.move_from(old, ("parameters", str(len(kept))))
            kept.append(parameter)
    node["parameters"] = kept
    if fields:
        types = _form_types(consumes, [raw for raw, _ in fields])
        node["requestBody"] = values.form(fields, types, place)


def _body(
    parameter: Json, raw: dict[str, Json], consumes: list[str], api: Swagger
) -> Json:
    reference = parameter.get("$ref") if isinstance(parameter, dict) else None
    if not isinstance(reference, str):
        return values.body(raw, consumes)
    if reference.startswith("#/parameters/") and consumes == api.consumes:
        return {"$ref": reference}
    return values.body({**raw, "schema": {"$ref": f"{reference}/schema"}}, consumes)


def _form_types(consumes: list[str], fields: list[dict[str, Json]]) -> list[str]:
    files = any(each.get("type") == "file" for each in fields)
    media = [each for each in consumes if each.partition(";")[0] in _FORMS]
    if files:
        return [each for each in media if each.startswith("multipart")] or [_FORMS[0]]
    return media or [_FORMS[1]]
