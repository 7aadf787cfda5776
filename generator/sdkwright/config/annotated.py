"""What a configuration says about nodes of the document, as annotations.

The keys say by which extension; what has no extension is a member of the OpenAPI object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.annotations import CLASS, Annotation, Target
from sdkwright.config.identifiers import operation_key
from sdkwright.config.keys.operation_keys import OPERATION_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.config.shapes import Toml
    from sdkwright.ir.types import Json

# Keys of an API whose whole value is that of an extension at the document's root.
_OF_ROOT: Final = {
    "arguments": "x-sdkwright-arguments",
    "array_format": "x-sdkwright-array-format",
    "default_headers": "x-sdkwright-headers",
    "globals": "x-sdkwright-globals",
    "idempotency_header": "x-sdkwright-idempotency",
    "nested_format": "x-sdkwright-nested-format",
    "pagination": "x-sdkwright-pagination",
    "resources": "x-sdkwright-resources",
    "retries": "x-sdkwright-retries",
    "schemas": "x-sdkwright-schemas",
    "root_error": "x-sdkwright-error",
    "timeout": "x-sdkwright-timeout",
    "unwrap": "x-sdkwright-unwrap",
}
_OF_OPERATION: Final = {each.name: each.extension for each in OPERATION_KEYS}
# Those of a security scheme that are extensions; the others are its own members.
_OF_SCHEME: Final = {"argument": "x-sdkwright-name", "env": "x-sdkwright-env"}


def annotations_of(
    table: Mapping[str, Toml], at: tuple[str, ...]
) -> tuple[Annotation, ...]:
    """Return what the table of an API says about nodes of its document.

    Args:
        table: The table, of the right shape.
        at: Where it stands in its file.
    """
    return (
        *_of_root(table, at),
        *_servers(table, at),
        *_operations(_table(table, "operations"), (*at, "operations")),
        *_types(_table(table, "types"), (*at, "types")),
        *_fields(_table(table, "fields"), (*at, "fields")),
        *_schemes(_table(table, "security_schemes"), (*at, "security_schemes")),
    )


def _of_root(table: Mapping[str, Toml], at: tuple[str, ...]) -> Iterator[Annotation]:
    for key, member in _OF_ROOT.items():
        if key in table:
            yield _annotation(Target.ROOT, "", member, table[key], (*at, key))
    if "security" in table:
        needed = _security(table["security"])
        yield _annotation(Target.ROOT, "", "security", needed, (*at, "security"))
    if "base_url_env" in table:
        env: Toml = {"base_url": table["base_url_env"]}
        own = (*at, "base_url_env")
        yield _annotation(Target.ROOT, "", "x-sdkwright-env", env, own)


def _servers(table: Mapping[str, Toml], at: tuple[str, ...]) -> Iterator[Annotation]:
    key = "environments" if "environments" in table else "base_url"
    servers: list[Toml] = [
        {"url": url, "x-sdkwright-server-name": name}
        for name, url in _table(table, "environments").items()
    ]
    if key in table:
        value = servers or [{"url": table[key]}]
        yield _annotation(Target.ROOT, "", "servers", value, (*at, key))


def _operations(table: Mapping[str, Toml], at: tuple[str, ...]) -> Iterator[Annotation]:
    for given, settings in table.items():
        name, place = operation_key(given), (*at, given)
        for key, value in settings.items() if isinstance(settings, dict) else ():
            for member, said in _of_operation(key, value):
                yield _annotation(Target.OPERATION, name, member, said, (*place, key))


def _of_operation(key: str, value: Toml) -> Iterator[tuple[str, Toml]]:
    """Yield the members that a key of an operation stands for."""
    if key == "security":
        yield key, _security(value)
        return
    if key == "deprecated":
        yield key, True
    if not (key == "deprecated" and value is True):
        yield _OF_OPERATION[key], value


def alone_of(method: Mapping[str, Toml]) -> dict[str, Json]:
    """Return what the table of one of several methods says, by extension."""
    return {
        _OF_OPERATION[key]: _json(value)
        for key, value in method.items()
        if key in _OF_OPERATION
    }


def _types(table: Mapping[str, Toml], at: tuple[str, ...]) -> Iterator[Annotation]:
    for name, value in table.items():
        record = value if isinstance(value, dict) else {"name": value}
        for key, member in (
            ("name", CLASS),
            ("enum_names", "x-sdkwright-enum-names"),
        ):
            if key in record:
                yield _annotation(Target.SCHEMA, name, member, record[key], (*at, name))


def _fields(table: Mapping[str, Toml], at: tuple[str, ...]) -> Iterator[Annotation]:
    for name, value in table.items():
        key = (*at, name)
        if value is False:
            member: Toml = True
            yield _annotation(Target.PROPERTY, name, "x-sdkwright-ignore", member, key)
        else:
            yield _annotation(Target.PROPERTY, name, "x-sdkwright-name", value, key)


def _schemes(table: Mapping[str, Toml], at: tuple[str, ...]) -> Iterator[Annotation]:
    for name, settings in table.items():
        for key, value in settings.items() if isinstance(settings, dict) else ():
            member = _OF_SCHEME.get(key, key)
            yield _annotation(Target.SCHEME, name, member, value, (*at, name, key))


def _security(value: Toml) -> list[Toml]:
    """Return Security Requirement Objects: alternatives, each of schemes by name."""
    found: list[Toml] = []
    for each in value if isinstance(value, list) else ():
        schemes = each if isinstance(each, list) else []
        found.append({str(scheme): [] for scheme in schemes})
    return found


def _annotation(
    target: Target, name: str, member: str, value: Toml, key: tuple[str, ...]
) -> Annotation:
    return Annotation(
        target=target, name=name, member=member, value=_json(value), key=key
    )


def _json(value: Toml) -> Json:
    """Return a value of TOML as one of JSON; dates are their text (RFC 3339)."""
    if isinstance(value, dict):
        return {key: _json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_json(each) for each in value]
    if isinstance(value, str | int | float):
        return value
    return value.isoformat()


def _table(table: Mapping[str, Toml], key: str) -> Mapping[str, Toml]:
    value = table.get(key)
    return value if isinstance(value, dict) else {}
