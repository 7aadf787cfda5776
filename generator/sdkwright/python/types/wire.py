"""Argument specs: the compact texts by which operations and TypedDicts name arguments.

Their signs are documented in `runtime/models/argument_spec.py`, which parses them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.ir import (
    Alias,
    AllOf,
    Extra,
    Kind,
    ListOf,
    MapOf,
    Nullable,
    Primitive,
    Record,
    Ref,
    Type,
    UnionOf,
)
from sdkwright.ir.walk import parts, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sdkwright.ir import Declaration, Field

_FLAGS: Final = (
    (Kind.BASE64, "b64"),
    (Kind.BASE64URL, "b64url"),
    (Kind.DECIMAL, "dec"),
    (Kind.DATE, "date"),
)
_RESERVED: Final = frozenset("%=:@|")


@dataclass(frozen=True, slots=True, kw_only=True)
class WireNames:
    """What the tables need to know of an API's declarations.

    Attributes:
        declarations: All of them, by id.
        request: The TypedDict's name by declaration id.
        renaming: The ids of those in whose closure some name differs from its wire name.
    """

    declarations: Mapping[str, Declaration]
    request: Mapping[str, str]
    renaming: frozenset[str]

    def candidates(self, type_: Type) -> tuple[str, ...]:
        """Return the TypedDicts that mappings in a value of this type are written by."""
        found: dict[str, None] = {}
        waiting = [*references(type_)]
        seen: set[str] = set()
        while waiting:
            key = waiting.pop(0)
            if key in seen or key not in self.renaming:
                continue
            seen.add(key)
            declaration = self.declarations[key]
            if isinstance(declaration, Record):
                found[self.request[key]] = None
                if not isinstance(declaration.extra, Extra):
                    waiting.extend(references(declaration.extra))
            else:
                waiting.extend(references(declaration.type))
        return tuple(found)


def argument_spec(
    python: str,
    wire: str,
    flags: Sequence[str],
    types: Sequence[str],
    *,
    many: bool = False,
    needed: bool = False,
) -> str:
    """Write one argument spec."""
    name = f"{python}{'*' if many else ''}{'!' if needed else ''}"
    text = name if wire == python else f"{name}={quote(wire)}"
    text += "".join(f":{flag}" for flag in flags)
    return f"{text}@{'|'.join(types)}" if types else text


def argument_specs(fields: Iterable[tuple[str, Field]], names: WireNames) -> str:
    """Write the table of a TypedDict: only the keys that are not written as they are."""
    found: list[str] = []
    for python, each in fields:
        flags = json_flags(names.declarations, each.type)
        if python != each.wire or flags:
            found.append(argument_spec(python, each.wire, flags, ()))
    return " ".join(found)


def quote(wire: str) -> str:
    """Percent-encode what would end an entry, and whatever is not printable ASCII."""
    return "".join(
        (
            chr(byte)
            if 0x20 < byte < 0x7F and chr(byte) not in _RESERVED
            else f"%{byte:02X}"
        )
        for byte in wire.encode("utf-8", "surrogatepass")
    )


def json_flags(declarations: Mapping[str, Declaration], type_: Type) -> tuple[str, ...]:
    """Return the flags that say how values are written whose type says too little."""
    flags = [flag for kind, flag in _FLAGS if holds(declarations, type_, kind)]
    # A moment is a date for Python, and is cut where only dates are meant.
    if "date" in flags and holds(declarations, type_, Kind.DATETIME):
        flags.remove("date")
    return tuple(flags)


def renaming(
    declarations: Mapping[str, Declaration],
    keys: Mapping[str, Mapping[str, str]],
    edges: Mapping[str, Iterable[str]],
) -> frozenset[str]:
    """Return the declarations in whose closure a key is not written as it is.

    Args:
        declarations: All of them, by id.
        keys: The Python keys by declaration id, then wire name.
        edges: Which declarations each one refers to.
    """
    found = {
        key
        for key, names in keys.items()
        if any(python != wire for wire, python in names.items())
        or _has_flags(declarations, key)
    }
    users: dict[str, list[str]] = {}
    for key, targets in edges.items():
        for target in targets:
            users.setdefault(target, []).append(key)
    waiting = list(found)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in found:
                found.add(user)
                waiting.append(user)
    return frozenset(found)


def _has_flags(declarations: Mapping[str, Declaration], key: str) -> bool:
    declaration = declarations[key]
    return isinstance(declaration, Record) and any(
        json_flags(declarations, each.type) for each in declaration.fields
    )


def refuses_null(declarations: Mapping[str, Declaration], type_: Type) -> bool:
    """Whether no value of this type is null; False where that is not sure."""
    waiting = [type_]
    for _ in range(100):
        if not waiting:
            return True
        match waiting.pop():
            case Nullable() | AllOf() | Primitive(kind=Kind.ANY | Kind.NULL):
                return False
            case UnionOf(variants=variants):
                waiting.extend(variants)
            case Ref(target=target):
                declaration = declarations[target]
                if isinstance(declaration, Alias):
                    waiting.append(declaration.type)
            case _:
                pass
    return False


def holds(declarations: Mapping[str, Declaration], type_: Type, kind: Kind) -> bool:
    """Whether a value of this type is, or directly holds, a primitive of some kind."""
    for _ in range(100):
        match type_:
            case Primitive(kind=found):
                return found is kind
            case Nullable(type=inner) | ListOf(item=inner) | MapOf(value=inner):
                type_ = inner
            case Ref(target=target):
                declaration = declarations[target]
                if not isinstance(declaration, Alias):
                    return False
                type_ = declaration.type
            case _:
                return any(
                    isinstance(part, Primitive) and part.kind is kind
                    for part in parts(type_)
                )
    return False
