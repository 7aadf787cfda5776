"""Formatting is black's, however many processes do it."""

from __future__ import annotations

import black
from sdkwright.emit import format as formatter
from sdkwright.emit.format import Draft, Formatted

UGLY = "x = {  'a':1,'b':[1,2,\n3]  }\ndef f(a,b): return a\n"


def blackened(text: str, *, is_pyi: bool = False) -> str:
    """What black itself makes of a text."""
    mode = black.Mode(target_versions={black.TargetVersion.PY311}, is_pyi=is_pyi)
    return black.format_str(text, mode=mode)


def test_python_is_formatted_as_black_does_it() -> None:
    source, stub = formatter.format_all(drafts(("a.py", UGLY), ("a.pyi", UGLY)))
    assert source.text == blackened(UGLY)
    assert stub.text == blackened(UGLY, is_pyi=True)
    assert source.text != stub.text
    assert not source.fault


def test_other_files_stay_as_they_are() -> None:
    (found,) = formatter.format_all(drafts(("README.md", UGLY)))
    assert found.text == UGLY


def test_what_black_refuses_is_a_fault_of_that_file_only() -> None:
    bad, good = formatter.format_all(drafts(("bad.py", "x = ("), ("good.py", "x=1")))
    assert bad.fault.startswith("cannot be formatted")
    assert good == Formatted(text="x = 1\n")


def drafts(*texts: tuple[str, str]) -> list[Draft]:
    """Texts that black has to look at as a whole."""
    return [Draft(path=path, text=text) for path, text in texts]


def many() -> list[Draft]:
    """More lines than one process formats alone."""
    return drafts(*((f"{n}.py", f"x={n}\n" * 120) for n in range(9)))


def test_many_files_are_formatted_in_order_and_counted() -> None:
    counts: list[int] = []
    found = formatter.format_all(many(), progress=counts.append, processes=2)
    assert [each.text for each in found] == [blackened(each.text) for each in many()]
    assert sum(counts) == len(many())
    assert len(counts) > 1


def test_a_fault_in_another_process_comes_back() -> None:
    found = formatter.format_all([*many(), *drafts(("bad.py", "x = ("))], processes=2)
    assert [bool(each.fault) for each in found] == [False] * 9 + [True]


def test_what_is_laid_out_stays_as_it_is() -> None:
    (stays,) = formatter.format_all([Draft(path="a.py", text=UGLY, laid_out=True)])
    assert stays.text == UGLY
