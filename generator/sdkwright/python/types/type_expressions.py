"""Python type expressions, each with the imports it needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sdkwright.emit.code import Code, literal
from sdkwright.frozen import dataclass
from sdkwright.python.format import Import

if TYPE_CHECKING:
    from collections.abc import Collection

# How many types `|` may join. pyright goes one call deeper for each operator, on one stack
# with all the classes it is within: unions of a hundred that name each other exhaust it.
_WIDEST: Final = 32
UNION: Final = Import("typing", "Union")
# Builtins in annotations, and texts, which may hold the same words.
_BUILTIN: Final = re.compile(
    r"""\"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|"""
    r"(?<![\w.])(?:bool|bytes|dict|float|int|list|object|str|tuple)(?!\w)"
)
# What modules of custom classes are called in the files of types.
_LATE: Final = "custom_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a type is written.

    Attributes:
        module: The file below `types/`; None for any file that says `types.Name`.
        core: Dots from this file to the package of `_core`.
        types: Dots to the package of `types`.
        undefined: Names of the same file that are not defined yet.
        hidden: Names of the class's own members, which annotations in it would mean: a
            builtin is spelled `builtins.list` then, a module by another name.
        value: Whether the type is an expression that runs, not an annotation.
        within: Whether it is the value of a mapping that stands beside a TypedDict; none
            does so there once more, or types that hold themselves would have no end.
    """

    module: str | None
    core: str
    types: str = ".."
    undefined: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    value: bool = False
    within: bool = False


class TypeExpr(NamedTuple):
    """A type as the members of a union (mostly one), and the imports they need.

    `forward` is true where a member names a class of the same file that is defined further
    down; `alias` where one names an alias that only `Union[...]` may combine in a value.
    """

    members: tuple[str, ...]
    imports: frozenset[Import] = frozenset()
    forward: bool = False
    alias: bool = False

    @property
    def text(self) -> str:
        """The type, unquoted."""
        return " | ".join(self.members)

    @property
    def code(self) -> Code:
        """The text as an annotation; quoted where it names something undefined."""
        return literal(self.text) if self.forward else Code(self.text)


def custom_class(name: str, custom: str, place: Place) -> TypeExpr:
    """Spell a class of `custom/` that takes the place of a generated one, in `types/`.

    Its file imports the generated ones, and often several of them. So it is named in a
    string, by its module, which is imported when the string is evaluated.

    Args:
        name: What both are called.
        custom: The module of the custom one, relative to the API: `.custom.sessions`.
        place: Where it is written.
    """
    parent, _, last = custom.rpartition(".")
    alias = f"{_LATE}{last}"
    while alias in place.hidden:
        alias += "_"
    deeper = "." if "." in (place.module or "") else ""
    imports = frozenset({Import(f"{deeper}.{parent or '.'}", last, alias)})
    return TypeExpr((f"{alias}.{name}",), imports, forward=True)


def is_late(each: Import) -> bool:
    """Whether a module is imported when one of its classes is needed."""
    return each.alias.startswith(_LATE)


def first_seen(expr: TypeExpr, place: Place) -> TypeExpr:
    """Spell builtins and modules so that the class's own members do not hide them."""
    if not any(text.partition(".")[0] in place.hidden for text in expr.members):
        return expr
    members: list[str] = []
    imports = set(expr.imports)
    for text in expr.members:
        head, _, rest = text.partition(".")
        if head not in place.hidden:
            members.append(text)
        elif rest:
            members.append(f"{head}_.{rest}")
            own = {each for each in imports if head in {each.module, each.alias}}
            imports -= own
            imports |= {Import(each.module, alias=f"{head}_") for each in own}
        else:
            members.append(f"builtins.{text}")
            imports.add(Import("builtins"))
    return TypeExpr(tuple(members), frozenset(imports), expr.forward, expr.alias)


def unhidden(text: str, hidden: Collection[str], imports: set[Import]) -> str:
    """Return an annotation whose builtins are meant, whatever a class's own members are called.

    Args:
        text: The annotation; there may be a default behind it.
        hidden: What the members are called.
        imports: Receives what the annotation needs.
    """

    def written(found: re.Match[str]) -> str:
        if found[0] not in hidden:
            return found[0]
        imports.add(Import("builtins"))
        return f"builtins.{found[0]}"

    return _BUILTIN.sub(written, text)


def generic(template: str, inner: TypeExpr, place: Place) -> TypeExpr:
    """Fill a generic type's template, whose own words a member may hide."""
    for word in ("list", "dict", "tuple", "str"):
        if word in place.hidden and re.search(rf"\b{word}\b", template):
            template = re.sub(rf"\b{word}\b", f"builtins.{word}", template)
            inner = needing(inner, Import("builtins"))
    return wrapped(template, inner)


def wrapped(template: str, inner: TypeExpr) -> TypeExpr:
    """Put a type in the place of `{}` in a template."""
    return TypeExpr((template.replace("{}", inner.text),), inner.imports, inner.forward)


def needing(expr: TypeExpr, extra: Import) -> TypeExpr:
    """Return the same expression with one more import."""
    return TypeExpr(expr.members, expr.imports | {extra}, expr.forward, expr.alias)


def joined(members: tuple[str, ...], parts: list[TypeExpr]) -> TypeExpr:
    """Return a union with these members, and the imports of its parts."""
    imports = frozenset[Import]().union(*(each.imports for each in parts))
    return TypeExpr(members, imports, any(each.forward for each in parts))


def union_of(parts: list[TypeExpr], place: Place) -> TypeExpr:
    """Join types by `|`, each once, None last.

    In a value, `|` does not work on an alias that is an `Annotated[...]`: pyright refuses
    it, so `Union[...]` is written there. So it is for a union that is very wide.
    """
    members = dict.fromkeys(member for part in parts for member in part.members)
    if not {"object", "builtins.object"}.isdisjoint(members):
        return first_seen(TypeExpr(("object",)), place)
    texts = tuple(sorted(members, key=lambda text: text == "None"))
    alias = any(part.alias for part in parts)
    if (place.value and alias and len(texts) > 1) or len(texts) > _WIDEST:
        expr = joined((f"Union[{', '.join(texts)}]",), parts)
        return needing(expr, UNION)
    expr = joined(texts, parts)
    return TypeExpr(texts, expr.imports, expr.forward, alias)


def together(members: Collection[str]) -> str:
    """Spell a union that stands within another type; a wide one needs `UNION`."""
    wide = len(members) > _WIDEST
    return f"Union[{', '.join(members)}]" if wide else " | ".join(members)


def relative(module: str, place: str) -> str:
    """Return how a file of types imports another one.

    Args:
        module: The other one: `pet`, or `stores.order` in a folder.
        place: The one that imports it.
    """
    folder, _, name = module.rpartition(".")
    own = place.rpartition(".")[0]
    if folder == own:
        return f".{name}"
    return f"..{module}" if own else f".{module}"
