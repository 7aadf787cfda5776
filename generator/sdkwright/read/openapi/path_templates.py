"""The placeholders of paths, also where they are expressions of RFC 6570.

The specification knows `{name}` alone; how a value is written is said by its parameter's
style. Documents made from frameworks also have `{;name}`, `{name*}` or `{?name}`. Where
what stands in the braces is no parameter, but the names in it are, they are read as that.
A whole segment `:name`, as routers of frameworks have it, is `{name}`; but where nothing declares
that, what a POST ends with is what it does (`/secrets/:create`), as the specification reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Location, Style

if TYPE_CHECKING:
    from collections.abc import Collection

    from sdkwright.ir import Parameter

PLACEHOLDER: Final = re.compile(r"\{([^{}]+)\}")
_ROUTER: Final = re.compile(r"(?<=/):([A-Za-z_]\w*)(?=/|$)")
_EXPRESSION: Final = re.compile(r"([+./;?&]?)([^+./;?&*,{}][^*,{}]*)(\*?)")
# RFC 6570, section 3.2: queries are added by the client, from what parameters say.
_QUERIES: Final = ("?", "&")
_STYLES: Final = {".": Style.LABEL, ";": Style.MATRIX}

# Marks of direction, and spaces and joiners without a width.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def plain(path: str, declared: Collection[str], method: str) -> str:
    """Return a path whose placeholders are nothing but names of declared parameters.

    Args:
        path: The path, as the document has it.
        declared: The parameters that the operation declares.
        method: The operation's method.
    """
    path = visible(path)
    if not _is_action(path, declared, method):
        path = _ROUTER.sub(r"{\1}", path)

    def named(found: re.Match[str]) -> str:
        text = found[1]
        names = re.sub(r"^[?&]|\*", "", text).split(",")
        if text.startswith(_QUERIES) and text not in declared:
            return "" if all(each in declared for each in names) else found[0]
        expression = _expression(text, declared)
        if expression is None:
            return found[0]
        slash = "/" if expression[1] == "/" else ""
        return f"{slash}{{{expression[2]}}}"

    return PLACEHOLDER.sub(named, path)


def _is_action(path: str, declared: Collection[str], method: str) -> bool:
    """Whether the only segment `:name` says what is done, and is no parameter."""
    names = _ROUTER.findall(path)
    return (
        len(names) == 1
        and names[0] not in declared
        and path.endswith(f":{names[0]}")
        and method.upper() == "POST"
    )


def visible(path: str) -> str:
    """Return a path without what nobody sees, by which authors tell two of them apart."""
    return path if path.isascii() else _INVISIBLE.sub("", path)


def styled(path: str, parameters: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
    """Return parameters in the style that a path's expressions say."""
    declared = {each.wire for each in parameters}
    found: dict[str, re.Match[str]] = {}
    for text in PLACEHOLDER.findall(path):
        expression = _expression(text, declared)
        if expression is not None:
            found[expression[2]] = expression
    return tuple(
        (
            _styled(each, found[each.wire])
            if each.location is Location.PATH and each.wire in found
            else each
        )
        for each in parameters
    )


def _expression(text: str, declared: Collection[str]) -> re.Match[str] | None:
    """Return operator, name and modifier of an expression; None for what is none."""
    found = _EXPRESSION.fullmatch(text)
    return found if text not in declared and found and found[2] in declared else None


def _styled(parameter: Parameter, expression: re.Match[str]) -> Parameter:
    return replace(
        parameter,
        style=_STYLES.get(expression[1], parameter.style),
        explode=parameter.explode or bool(expression[3]),
        allow_reserved=parameter.allow_reserved or expression[1] == "+",
    )
