"""Layout by black's rules: whatever is laid out here, black leaves alone."""

from __future__ import annotations

import ast

import black
import pytest
from hypothesis import assume, given, strategies as st
from sdkwright.emit.code import literal
from sdkwright.python.format.layout import assigned, bracketed, break_lines, typed

MODE = black.Mode(target_versions={black.TargetVersion.PY311})

names = st.integers(1, 40).map(lambda n: ("name_of_thing" * 4)[:n].rstrip("_") + "x")
texts = st.integers(0, 60).map(lambda n: ("text, (and) [more] | " * 4)[:n])
strings = (texts | st.sampled_from(['"', "'", "it's", 'a"b', "\\", '"a\\'])).map(
    literal
)
atoms = names | strings | st.sampled_from(["None", "True", "1.5"])


def calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner, min_size=1, max_size=4).map(", ".join)
    return st.tuples(names, items).map(lambda pair: f"{pair[0]}({pair[1]})")


values = st.recursive(atoms, calls, max_leaves=6)
keywords = st.tuples(names, values).map("=".join)
types = st.recursive(
    st.sampled_from(["str", "int", "None", "Omit", "types.Session", "dt.datetime"]),
    lambda inner: st.tuples(
        st.sampled_from(
            ["Iterable[{}]", "Mapping[str, {}]", "list[{}]", "Required[{}]"]
        ),
        st.lists(inner, min_size=1, max_size=3).map(" | ".join),
    ).map(lambda pair: pair[0].replace("{}", pair[1])),
    max_leaves=5,
) | st.lists(names, min_size=1, max_size=6).map(
    lambda found: "Literal[" + ", ".join(f'"{each}"' for each in found) + "]"
)
unions = st.lists(types, min_size=1, max_size=5, unique=True)


def blackened(text: str, depth: int = 0) -> str:
    """Return a statement as black writes it at some depth of classes."""
    head = "".join(f"{' ' * 4 * level}class C{level}:\n" for level in range(depth))
    whole = black.format_str(f"{head}{' ' * 4 * depth}{text}\n", mode=MODE)
    return whole.removeprefix(head).removeprefix(" " * 4 * depth).rstrip("\n")


def is_narrow(text: str, depth: int = 0) -> bool:
    """Whether all lines fit: the others hold what cannot be broken, and go to black."""
    first, *others = text.split("\n")
    return len(first) + 4 * depth <= 88 and all(len(line) <= 88 for line in others)


def unique(items: list[str]) -> list[str]:
    """Number keyword arguments, since no two may have the same name."""
    return [f"k{number}_{item}" for number, item in enumerate(items)]


@given(names, st.lists(keywords, max_size=6), st.integers(0, 2))
def test_calls(head: str, items: list[str], depth: int) -> None:
    text = bracketed(head, "(", unique(items), ")", indent=4 * depth)
    assert blackened(text, depth) == text


@given(names, names, st.lists(keywords, max_size=6))
def test_calls_that_are_assigned(name: str, head: str, items: list[str]) -> None:
    text = bracketed(f"{name} = {head}", "(", unique(items), ")")
    assert blackened(text) == text


@given(
    st.integers(1, 110).map(lambda n: f"_NAME: PagedOperation[{'T' * n}]"),
    st.sampled_from(["Operation", "PagedOperation"]),
    st.lists(keywords, min_size=1, max_size=6),
)
def test_constants_with_a_type(target: str, head: str, items: list[str]) -> None:
    text = assigned(target, head, unique(items))
    assert blackened(text) == text


@given(names, st.lists(st.tuples(strings, values).map(": ".join), max_size=6))
def test_dict_displays(name: str, items: list[str]) -> None:
    text = bracketed(f"{name} = ", "{", items, "}")
    assert blackened(text) == text


@given(names, st.lists(names, min_size=1, max_size=8))
def test_imports(module: str, items: list[str]) -> None:
    text = bracketed(f"from .{module} import ", "(", items, ")")
    if "(" in text and "\n" not in text:  # black has no parentheses around what fits
        text = f"from .{module} import {', '.join(items)}"
    if text.count("\n") == 2 and not text.splitlines()[1].endswith(","):
        return  # black gives each name a line: import_lines does so, too
    assert blackened(text) == text


@given(
    st.lists(
        st.tuples(unions, st.sampled_from(["", " = None", " = omit"])), max_size=5
    ),
    unions,
    st.integers(0, 1),
    st.sampled_from([":", ": ..."]),
)
def test_signatures(
    parameters: list[tuple[list[str], str]], returns: list[str], depth: int, end: str
) -> None:
    items = ["self", "*"] if parameters else ["self"]
    items += [
        f"p{number}: {' | '.join(members)}{tail}"
        for number, (members, tail) in enumerate(parameters)
    ]
    tail = f" -> {' | '.join(returns)}{end}"
    text = bracketed("def method", "(", items, ")", indent=4 * depth, tail=tail)
    assume(is_narrow(text, depth))
    body = text if end == ": ..." else f"{text}\n{' ' * (4 * depth + 4)}return 1"
    assert blackened(body, depth) == body


@given(names, unions, st.lists(keywords, max_size=4), st.integers(0, 1))
def test_fields(name: str, members: list[str], items: list[str], depth: int) -> None:
    call = f"Field({', '.join(unique(items))})"
    text = typed(f"{name}: ", members, indent=4 * depth, tail=f" = {call}")
    assume(is_narrow(text, depth))
    assert blackened(text, depth) == text


@given(st.sampled_from(["", "await "]), names, names, st.integers(0, 60))
def test_results(wait: str, method: str, name: str, size: int) -> None:
    around = "class C:\n    async def f(self):\n        "
    call = f"return {wait}self._client.{method}(_{name}{'X' * size}, locals())"
    text = f"{around}{break_lines(call, 8)}"
    assume(is_narrow(text))
    assert blackened(text) == text


@given(names, st.lists(types, min_size=1, max_size=3), st.integers(0, 50))
def test_classes(name: str, bases: list[str], size: int) -> None:
    text = f"class {name}{'X' * size}({', '.join(bases)}):"
    text = f"{break_lines(text)}\n    pass"
    assume(is_narrow(text))
    assert blackened(text) == text


@given(names, unions, st.sampled_from(["", " = None"]), st.integers(0, 1))
def test_annotated_names(name: str, members: list[str], tail: str, depth: int) -> None:
    text = typed(f"{name}: ", members, indent=4 * depth, tail=tail)
    assert blackened(text, depth) == text


@given(names, unions)
def test_aliases(name: str, members: list[str]) -> None:
    text = typed(f"{name}: TypeAlias = ", members)
    assert blackened(text) == text


@given(values)
def test_any_line(value: str) -> None:
    value = f"f({value})"  # a string alone would be a docstring
    text = break_lines(value)
    assert ast.dump(ast.parse(text)) == ast.dump(ast.parse(value))
    assert blackened(text) == text


def test_what_fits_stays_on_its_line() -> None:
    items = ["a" * 40, "b" * 40]
    assert bracketed("call", "(", items, ")") == f"call({', '.join(items)})"
    assert len(bracketed("call", "(", items, ")")) == 88
    assert "\n" in bracketed("calls", "(", items, ")")


def test_content_moves_to_a_line_of_its_own_and_then_each_item() -> None:
    items = ["a" * 40, "b" * 40]
    assert bracketed("caller", "(", items, ")").split("\n") == [
        "caller(",
        f"    {', '.join(items)}",
        ")",
    ]
    items = ["a" * 40, "b" * 43]
    assert bracketed("caller", "(", items, ")").split("\n") == [
        "caller(",
        f"    {items[0]},",
        f"    {items[1]},",
        ")",
    ]


def test_a_tail_counts() -> None:
    text = bracketed(
        "def f", "(", ["self", "x: int"], ")", tail=" -> " + "T" * 80 + ":"
    )
    assert text.split("\n")[0] == "def f("


def test_what_is_no_call_has_a_line_for_each_item() -> None:
    items = ['"a": 1', '"b": 2']
    text = bracketed("n" * 80 + " = ", "{", items, "}")
    assert text.split("\n")[1:] == ['    "a": 1,', '    "b": 2,', "}"]


def test_nothing_inside_stays_together() -> None:
    assert bracketed("x" * 100, "(", [], ")") == "x" * 100 + "()"


@pytest.mark.parametrize("text", ['f("a, b | c [", x)', "f('\"', y)", r'f("(\\", z)'])
def test_brackets_in_strings_are_text(text: str) -> None:
    long = text[:-1] + ", " + "z" * 80 + ")"
    assert blackened(break_lines(long)) == break_lines(long)


def test_a_single_item_gets_a_comma_only_where_it_makes_a_tuple() -> None:
    long = "Literal[" + ", ".join(f'"value_{n}"' for n in range(12)) + "]"
    assert "]\n" in break_lines(f"name: Required[{long} | UnknownStr]", 4)
    for size in range(60, 90):
        text = break_lines(f'f(schemes=(Scheme("{"x" * size}"),))')
        assert isinstance(ast.parse(text).body[0].value.keywords[0].value, ast.Tuple)


def test_parameters_stay_together_before_a_result_that_is_broken() -> None:
    names = ", ".join(f'"value_{n}"' for n in range(12))
    text = break_lines(f"def f(self, *, size: int) -> Literal[{names}]: ...")
    assert text.split("\n")[0] == "def f(self, *, size: int) -> Literal["
    assert blackened(text) == text


def test_the_only_parameter_gets_a_comma() -> None:
    text = break_lines(f"def f(self) -> {'T' * 70}: ...", 4)
    assert text.split("\n")[1] == "        self,"


@pytest.mark.parametrize("length", [70, 84, 85, 120, 5_000])
@pytest.mark.parametrize("returns", ["None", "types.Pet"])
@pytest.mark.parametrize("items", [["self"], ["self", "id: str"]])
def test_a_method_whose_name_alone_is_too_long(
    length: int, returns: str, items: list[str]
) -> None:
    text = bracketed(f"def {'n' * length}", "(", items, ")", tail=f" -> {returns}: ...")
    assert blackened(text) == text


def test_a_condition_is_put_in_parentheses() -> None:
    text = break_lines(
        f"f(items=lambda body: body.{'a' * 30} if body.{'b' * 40} else None)"
    )
    assert "lambda body: (\n" in text
    assert blackened(text) == text


def test_a_name_alone_that_is_too_long_stays() -> None:
    name = "a_very_long_name_" * 6
    text = f"async def {name}(self, *, first: str, second: int) -> None:"
    laid = break_lines(text, 4)
    assert laid.split("\n")[0] == f"async def {name}("
    assert blackened(f"{laid}\n        pass", 1).startswith(laid)
