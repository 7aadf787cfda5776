"""`enum` and `const`: constants, with the names and descriptions extensions give them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.ir import ListOf, Literals, MapOf
from sdkwright.ir.build import ANY, NULL, nullable
from sdkwright.read.openapi import mapping, plain_text, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sdkwright.ir import Json, Type
    from sdkwright.ir.types import Scalar
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas.reader import Reader
    from sdkwright.source import Pointer

_NAMES: Final = (
    "x-sdkwright-enum-names",
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-names",
    "x-speakeasy-enums",
    "x-stainless-renameMap",
)
_DOCS: Final = (
    "x-enum-descriptions",
    "x-enumDescriptions",
    "x-speakeasy-enum-descriptions",
)


def enumeration(
    reader: Reader, node: Object, kinds: Sequence[str], at: Pointer
) -> Type | None:
    """Return the type of a schema with `enum` or `const`.

    None where the constants are no use, and the rest of the schema must do.
    """
    if "const" in node:
        return _constant(reader, node, kinds, at)
    listed = node.get("enum")
    if not isinstance(listed, list) or not listed:
        reader.report.warning(
            "enum-empty",
            "This enumeration has no values; any value of its type is allowed.",
            at / "enum",
        )
        return None
    if any(isinstance(value, (dict, list)) for value in listed):
        reader.report.warning(
            "enum-not-scalar",
            "Objects and lists cannot be constants; any value of the type is allowed.",
            at / "enum",
        )
        return None
    values = _distinct(reader, listed, kinds, at)
    null = None in values
    values = tuple(value for value in values if value is not None)
    if not values:
        return NULL
    result = Literals(
        values=values,
        open=not (
            node.get("x-speakeasy-unknown-values") == "disallow"
            or node.get("x-stainless-const") is True
        ),
        names=_texts(node, listed, values, _NAMES, "name"),
        docs=_texts(node, listed, values, _DOCS, "description"),
    )
    return nullable(result) if null else result


def _constant(reader: Reader, node: Object, kinds: Sequence[str], at: Pointer) -> Type:
    value = node["const"]
    if value is None:
        return NULL
    if isinstance(value, (dict, list)):
        reader.report.warning(
            "const-not-scalar",
            "An object or a list cannot be a constant; any such value is allowed.",
            at / "const",
        )
        return MapOf(value=ANY) if isinstance(value, dict) else ListOf(item=ANY)
    value = _meant(value, kinds, partial(_spelling, reader, at / "const"))
    title, docs = text(node, "title"), plain_text(node, "description").strip()
    return Literals(
        values=(value,),
        open=False,
        names=(title,) if title else (),
        docs=(docs,) if docs else (),
    )


def _distinct(
    reader: Reader, listed: list[Json], kinds: Sequence[str], at: Pointer
) -> tuple[Scalar, ...]:
    """Return the values without repetition, each of the kind that `type` declares."""
    found: dict[tuple[type[object], Scalar], None] = {}
    changed: list[tuple[int, Scalar, Scalar]] = []
    for index, value in enumerate(listed):
        if isinstance(value, (dict, list)):
            continue
        spelling = partial(_spelling, reader, at / "enum" / index)
        meant = _meant(value, kinds, spelling)
        if type(meant) is not type(value):
            changed.append((index, value, meant))
        found[type(meant), meant] = None
    if changed:
        _say_changed(reader, changed, " or ".join(kinds), at)
    return tuple(value for _, value in found)


def _say_changed(
    reader: Reader,
    changed: Sequence[tuple[int, Scalar, Scalar]],
    kind: str,
    at: Pointer,
) -> None:
    """Say once of an enumeration which of its values are taken for others."""
    index, value, meant = changed[0]
    more = len(changed) - 1
    alike = "value is" if more == 1 else "values are"
    others = f", and {more} other {alike} treated alike" if more else ""
    reader.report.warning(
        "enum-value-type",
        f"{value!r} is no {kind}; {meant!r} is used{others}.",
        at / "enum" / index,
    )


def _spelling(reader: Reader, at: Pointer) -> str:
    return reader.documents.spellings([at])[0]


def _meant(value: Scalar, kinds: Sequence[str], spelling: Callable[[], str]) -> Scalar:
    """Return the value an author meant who wrote YAML without quotes, or with too many.

    A text is what stands there: `1.10` is not `1.1`.
    """
    if value is None or len(kinds) != 1:
        return value
    kind = kinds[0]
    if kind == "string" and not isinstance(value, str):
        return spelling() or str(value)
    if isinstance(value, str) and kind in {"integer", "number"}:
        try:
            return int(value)
        except ValueError:
            return value
    if isinstance(value, str) and kind == "boolean":
        return {"true": True, "false": False}.get(value, value)
    return value


def _texts(
    node: Object,
    listed: list[Json],
    values: tuple[Scalar, ...],
    keys: tuple[str, ...],
    member: str,
) -> tuple[str, ...]:
    """Return one text per value from whichever extension gives some."""
    found: dict[str, str] = {}
    for key in keys:
        given = node.get(key)
        if isinstance(given, list):
            pairs = zip(listed, given, strict=False)
            found = {str(value): each for value, each in pairs if isinstance(each, str)}
        elif isinstance(given, dict):
            found = {str(k): each for k, each in given.items() if isinstance(each, str)}
        if found:
            break
    found = found or _described(node, member)
    if not found:
        return ()
    result = tuple(found.get(str(value), "").strip() for value in values)
    return result if any(result) else ()


def _described(node: Object, member: str) -> dict[str, str]:
    """Read the extensions that give name and description together."""
    fern = mapping(node, "x-fern-enum")
    found = {value: text(mapping(fern, value), member) for value in fern}
    listed = mapping(node, "x-ms-enum").get("values")
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and "value" in each:
            found[str(each["value"])] = text(each, member)
    return found


def open_string(node: Object) -> Literals | None:
    """Return the type of Zalando's `x-extensible-enum`."""
    values = node.get("x-extensible-enum")
    if not isinstance(values, list):
        return None
    found = tuple(dict.fromkeys(each for each in values if isinstance(each, str)))
    return Literals(values=found) if found else None
