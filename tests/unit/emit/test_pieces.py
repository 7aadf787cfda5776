"""Formatting statement by statement gives what formatting the whole module gives."""

from __future__ import annotations

import ast
import re

import black
import pytest
from hypothesis import given, strategies as st

from generator.emit.pieces import format_long

MODULE = '''\
"""Things."""

from __future__ import annotations

from ..._core import NAME_0, Operation
from .a import (
    NAME_1 as NAME_1,
)

_GET: Operation[types.NAME_2] = Operation("GET", "/a", lambda: types.NAME_2, path="id")
_NAMES = {
    "NAME_3": ".NAME_4",
    "b": ".c",
}

Union: TypeAlias = NAME_5 | None
"""NAME_6"""


class NAME_7(Resource[NAME_8]):
    """NAME_9"""

    name: NAME_10 | None = Field(default=None, validation_alias="NAME_11")
    """NAME_12"""
    value = raw(NAME_13.list)

    @cached_property
    def NAME_14(self) -> NAME_15:
        """NAME_16"""
        return NAME_17(self)

    @overload
    def act(self, *, stream: Literal[False] = ...) -> NAME_18: ...
    @overload
    def act(
        self,
        *,
        stream: Literal[True],
        **options: Unpack[NAME_19],
    ) -> NAME_20: ...
    async def act(
        self,
        *,
        stream: bool,
        **options: Unpack[NAME_21],
    ) -> NAME_22 | NAME_23:
        """NAME_24

        NAME_25
        """
        if stream is True:
            return await self._client.stream(NAME_26, locals())
        return await self._client.request(NAME_27, locals())

    @deprecated("NAME_28")
    def list(self) -> NAME_29[types.NAME_30, builtins.list[types.NAME_31]]:
        """List."""
        return self._client.paginate(NAME_32, locals())


wire(NAME_33, "a=b c=d")
'''
COUNT = len({*re.findall(r"NAME_\d+", MODULE)})
MODE = black.Mode(target_versions={black.TargetVersion.PY311})


def blackened(text: str) -> str:
    """What black makes of a text."""
    return black.format_str(text, mode=MODE)


def module(lengths: dict[int, int]) -> str:
    """The module, with names of certain lengths; other names are short."""
    return re.sub(
        r"NAME_(\d+)",
        lambda match: f"N{match[1]}".ljust(lengths.get(int(match[1]), 3), "x"),
        MODULE,
    )


def test_the_module_is_laid_out_by_the_rules() -> None:
    assert blackened(module({})) == module({})


@pytest.mark.parametrize("number", range(COUNT))
@pytest.mark.parametrize("length", [70, 100])
def test_one_long_name_anywhere(number: int, length: int) -> None:
    text = module({number: length})
    assert format_long(text, 88, blackened) == blackened(text)


@given(st.dictionaries(st.integers(0, COUNT - 1), st.integers(50, 120), max_size=8))
def test_long_names_in_many_places(lengths: dict[int, int]) -> None:
    text = module(lengths)
    assert format_long(text, 88, blackened) == blackened(text)


def test_only_statements_with_long_lines_are_formatted() -> None:
    seen: list[str] = []

    def spy(text: str) -> str:
        seen.append(text)
        return blackened(text)

    text = module({27: 80})
    format_long(text, 88, spy)
    (only,) = seen
    assert ast.parse(only)
    assert "self._client.request" in only
    assert only.count("\n") == 3


def test_a_text_that_fits_is_left_alone() -> None:
    text = "x   =   1\n"
    assert format_long(text, 88, lambda _: pytest.fail("formatted")) == text


def test_what_stands_too_deep_is_a_bug() -> None:
    deep = "".join(f"{'    ' * n}if x:\n" for n in range(5))
    text = f"{deep}{'    ' * 5}y = f({'z' * 90})\n"
    with pytest.raises(ValueError, match="deeper than generated code"):
        format_long(text, 88, blackened)
