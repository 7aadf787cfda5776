"""Names use the field's words: a table of words that have a better one, and where.

A name is taken apart at underscores and capitals; a word of the table may be no part of it.
Words that mean something else in other places are forbidden only where they had a meaning of
their own. Docstrings and comments are searched only for words that have no other meaning.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.architecture.every import every
from tests.architecture.sources import ROOT, Module, modules

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Words that are not used in a place, and what is said instead."""

    words: str
    instead: str
    place: str = ""
    files_only: bool = False


RULES = (
    Rule(words="colour colours twin twins", instead="mode, sync and async"),
    Rule(words="flavour flavours", instead="view"),
    Rule(words="wish wishes wished strength", instead="name candidate, priority"),
    Rule(words="pin pins pinned", instead="override"),
    Rule(words="answer answers answered", instead="response, result"),
    Rule(words="freehand", instead="untyped call"),
    Rule(words="verdict verdicts judge judges judged judging judgement", instead="validator, checker, result"),
    Rule(words="gate", instead="structure validation"),
    Rule(words="misfit misfits", instead="mismatch"),
    Rule(words="remark remarks remarkable", instead="note, warning"),
    Rule(words="mover movers", instead="pagination parameter"),
    Rule(words="sink quiet", instead="download target, hide secrets"),
    Rule(words="circle circles meet meets", instead="cycle, intersection", place="refine"),
    Rule(words="circle circles", instead="cycle", place="read"),
    Rule(words="tag tags", instead="discriminator", place="refine/schemas"),
    Rule(words="tag tags", instead="discriminator", place="python/types"),
    Rule(words="grammar violation violations", instead="openapi objects, schema errors", place="read"),
    Rule(words="course", instead="execution", place="runtime"),
    # A surface is what the part `surface` has: all that users of a package can reach.
    Rule(words="slips freshness", instead="strict codes, up to date"),
    Rule(words="common places bounds moves kinds meet", instead="merge, deep references, limits", place="refine", files_only=True),
    Rule(words="bounds moves kinds reasons", instead="limits, pointer map, schema errors", place="read", files_only=True),
    Rule(words="guide reference shown reach inputs origins", instead="readme, api_reference, sample_output, reachability, module_digests, explain", place="python", files_only=True),
    Rule(words="fit split leaves", instead="line breaking", place="python", files_only=True),
    Rule(words="frames tables", instead="code_frame", files_only=True),
    Rule(words="flow step line task entries", instead="effects, connection, pending request, argument_spec", place="runtime", files_only=True),
)  # fmt: skip
ODD = re.compile(
    r"\b(colours?|twins?|flavours?|wish(es|ed)?|pin(s|ned)?|verdicts?|misfits?|freehand)\b",
    re.IGNORECASE,
)
TEST = re.compile(r"^ *(?:async )?def (test_\w+)\(", re.MULTILINE)
# Names that stay although a word of the table is part of them, each with its reason.
EXCEPTIONS = {
    "answers": "users of fakes call it: `api.on(method).answers(value)`",
    "api_reference": "the page api.md is the reference of the package",
}


@cache
def words_of(name: str) -> frozenset[str]:
    """Take a name apart: `unusedNamesOf` and `_unused_names` alike."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return frozenset(part.lower() for part in spaced.split("_") if part)


def names_of(module: Module) -> Iterator[str]:
    """Yield the names of a module's classes, functions, parameters and variables."""
    for node in module.nodes():
        match node:
            case ast.ClassDef(name=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.arg(arg=name):
                yield name
            case _:
                pass


def found_in(place: str, name: str, *, file: bool) -> list[str]:
    """Return what the rules have against a name in a place."""
    if name in EXCEPTIONS:
        return []
    return [
        f"{place}: {name}: say {rule.instead}"
        for rule in RULES
        if place.startswith(rule.place)
        and (file or not rule.files_only)
        and words_of(name) & set(rule.words.split())
    ]


@every(modules)
def test_names_use_the_words_of_the_field(module: Module) -> None:
    found = found_in(module.name, module.path.stem, file=True)
    for name in names_of(module):
        found += found_in(module.name, name, file=False)
    assert found == []


@every(modules)
def test_texts_hold_no_private_words(module: Module) -> None:
    lines = module.path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if ODD.search(line)] == []


def test_names_of_tests_use_the_words_of_the_field() -> None:
    found: list[str] = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        place = path.relative_to(ROOT).as_posix()
        found += found_in(place, path.stem, file=False)
        for name in TEST.findall(path.read_text(encoding="utf-8")):
            found += found_in(place, name, file=False)
    # The servers in tests of the runtime answer: there the word has its plain meaning.
    servers = re.compile(r"tests/runtime/.*: say response, result")
    assert [each for each in found if not servers.fullmatch(each)] == []


def test_the_rules_find_what_they_name() -> None:
    assert found_in("refine/schemas/a.py", "breakCircles", file=False)
    assert found_in("python/names.py", "_wished_name", file=False)
    assert not found_in("ir/api.py", "tags", file=False)
    assert not found_in("runtime/testing/fake.py", "answers", file=False)
    assert found_in("refine/bounds.py", "bounds", file=True)


def test_exceptions_are_in_use() -> None:
    used = {
        name for module in modules() for name in (*names_of(module), module.path.stem)
    }
    assert set(EXCEPTIONS) <= used
