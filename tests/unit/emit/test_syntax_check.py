"""The last look at source: what generated code never holds does not pass."""

from __future__ import annotations

import pytest
from sdkwright.emit.syntax_check import faults

IMPORTS = frozenset({"__future__", "builtins", "typing", "collections", "datetime"})

SOUND = '''\
"""A module."""

from __future__ import annotations

import builtins
import datetime as dt
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

from .. import types
from ..._core import Operation, Resource, raw, wire

if TYPE_CHECKING:
    import datetime

_GET: Operation[types.A] = Operation("GET", "/a", lambda: types.A, path="open=eval")
_NAMES = {"A": ".a"}

__getattr__, __dir__ = lazy(__name__, _NAMES)

Status: TypeAlias = Literal["import os", "a b"] | None
"""A status."""


class NotFound(core.NotFound["types.E | None"], Base["types.E | None"]):
    """404."""


class Param(TypedDict, total=False):
    """A parameter."""

    open: bool
    type: Literal["x y", "exec()"]
    """The type."""
    when: Annotated[dt.date, Field(description="rm -rf /; x")]
    next: "Param | None"


wire(Param, "next=Next")


class Things(Resource):
    """Things."""

    @cached_property
    def parts(self) -> Parts:
        """Parts."""
        return Parts(self)

    @overload
    def open(self, *, stream: Literal[False] = ...) -> builtins.list[types.A]: ...

    async def open(self, compile: str, *, stream: bool = False) -> str:
        """Open."""
        if stream is True:
            return await self._client.stream(_GET, locals())
        return await self._client.request(_GET, compile)


class View(Base[Things]):
    """A view."""

    open = raw(Things.open)

    def __init__(self, *, key: str | None = None) -> None:
        """Make it."""
        super().__init__(_CONFIG, locals())
'''


def test_what_the_templates_make_is_sound() -> None:
    assert faults(SOUND, IMPORTS) == ()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("import os", "line 1: an import of os"),
        ("from os import system", "an import of os"),
        ("import typing.os, subprocess", "an import of subprocess"),
        ("from typing import *", "an import of everything"),
        ("from .a import *", "an import of everything"),
        ("from builtins import eval as f", "an import from builtins"),
        ("import builtins as b", "builtins by another name"),
        ("x = __import__('os')", "the name __import__"),
        ("x = eval('1')", "the name eval"),
        ("x = [exec]", "the name exec"),
        ("x = compile", "the name compile"),
        ("x = lambda: open('f')", "the name open"),
        ("x = getattr(a, 'b')", "the name getattr"),
        ("x = builtins.eval('1')", "the name builtins.eval"),
        ("x = __builtins__", "the name __builtins__"),
        ("x = __file__", "the name __file__"),
        ("x = a.__class__.__mro__", "the attribute __class__"),
        ("x = f'{a}'", "unexpected JoinedStr"),
        ("x = (y := 1)", "unexpected NamedExpr"),
        ("x = (lambda: 1)()", "a call of something that has no name"),
        ("def f(x=eval): ...", "the name eval"),
        ("class A:\n    x = eval('1')", "line 2: the name eval"),
        ("print", "an expression without effect"),
        ("1 + 1", "an expression without effect"),
        ("for x in y:\n    pass", "unexpected statement For"),
        ("while x:\n    pass", "unexpected statement While"),
        ("with x:\n    pass", "unexpected statement With"),
        ("try:\n    x = 1\nexcept E:\n    x = 2", "unexpected statement Try"),
        ("if x:\n    y = 1", "unexpected statement If"),
        ("if TYPE_CHECKING:\n    x = 1", "unexpected statement If"),
        ("if TYPE_CHECKING:\n    import os", "line 2: an import of os"),
        ("del x", "unexpected Delete"),
        ("assert x", "unexpected statement Assert"),
        ("raise x", "unexpected statement Raise"),
        ("class A:\n    import typing", "unexpected statement Import"),
        ("class A:\n    class B: ...", "unexpected statement ClassDef"),
        ("def f():\n    import typing", "unexpected statement Import"),
        ("def f():\n    global x", "unexpected Global"),
        ("def f():\n    yield 1", "unexpected Yield"),
        ("def f():\n    if x:\n        del y", "line 3: unexpected"),
        ("x: 'eval(1)' = 1", "a quoted annotation that is no type"),
        ("x: 'a; b'", "a quoted annotation that is no type"),
        ("x: list['__import__(1)']", "a quoted annotation that is no type"),
        ("def f(x: 'a()'): ...", "a quoted annotation that is no type"),
        ("def f() -> 'a()': ...", "a quoted annotation that is no type"),
        ("class A(B['c()']): ...", "a quoted annotation that is no type"),
        ("X: TypeAlias = 'a()'", "a quoted annotation that is no type"),
        ("x = 'é\u200b'", "line 1: a character that is not seen"),
        ("x = 1\n# \u202e", "line 2: a character that is not seen"),
        ("x = (", "line 1: "),
        ("x = 1\n  y", "line 2: "),
        ("x = '\0'", "line 0: "),
        ("x = " + "(" * 5000 + ")" * 5000, ""),
    ],
)
def test_what_does_not_belong_is_found(source: str, message: str) -> None:
    found = faults(source, IMPORTS)
    assert found
    assert any(message in each for each in found), found


RECURSIVE = """\
if TYPE_CHECKING:
    Json: TypeAlias = "str | list[Json] | Literal['a b', -1]"
else:
    Json = TypeAliasType("Json", "str | list[Json] | Literal['a b', -1]")
"""


def test_a_type_may_refer_to_itself() -> None:
    assert faults(RECURSIVE, IMPORTS) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("else:", "elif x:"),
        ('TypeAliasType("Json", ', 'TypeAliasType("Other", '),
        ('TypeAliasType("Json", ', 'exec("Json", '),
        ('TypeAliasType("Json", "str', 'TypeAliasType("Json", "eval() | str'),
        ("list[Json]", "list[eval()]"),
        ("list[Json]", "list['Json']"),
        ("list[Json]", "Json.__class__"),
        ("list[Json]", "[x for x in y]"),
        ("Json", "(lambda: Json)"),
    ],
)
def test_but_in_one_way_only(old: str, new: str) -> None:
    assert faults(RECURSIVE.replace(old, new), IMPORTS)


def test_metadata_may_stand_in_a_quoted_type() -> None:
    text = "x: 'Annotated[A | B, Field(discriminator=\"a b\")]'"
    assert faults(text, IMPORTS) == ()
    assert faults(text.replace("Field(", "f("), IMPORTS)
    assert faults(text.replace('"a b"', "eval()"), IMPORTS)
    other = 'x: \'Annotated[A, Unless("kind", "a")]\''
    assert faults(other, IMPORTS) == ()
    assert faults(other.replace('"a"', "eval()"), IMPORTS)


def test_a_parameter_may_have_any_name_in_its_own_function_only() -> None:
    assert faults("def f(open):\n    return open\n", IMPORTS) == ()
    assert faults("def f(open): ...\nx = open\n", IMPORTS) != ()
