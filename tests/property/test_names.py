"""Names, literals and docstrings for any text at all."""

from __future__ import annotations

import ast
import keyword

from hypothesis import given, strategies as st
from sdkwright.emit.code import literal
from sdkwright.ir import NameCandidate, Priority
from sdkwright.python.docstrings.docstrings import clean, docstring
from sdkwright.python.names.names import Claim, Scope, module_name, settle

scopes = st.sampled_from(list(Scope))
words = st.text() | st.sampled_from(
    ["id", "ID", "Id", "class", "list", "Model", "", "1"]
)
strengths = st.sampled_from(list(Priority))
candidates = st.builds(
    lambda text, priority, context: NameCandidate(
        text=text, priority=priority, context=tuple(context)
    ),
    words,
    strengths,
    st.lists(words, max_size=2),
)
claims = st.lists(candidates, max_size=12).map(
    lambda found: [
        Claim(key=f"#/{n}", candidate=candidate) for n, candidate in enumerate(found)
    ]
)


@given(scopes, claims)
def test_identifiers_are_distinct_and_valid(scope: Scope, wanted: list[Claim]) -> None:
    names = settle(scope, wanted)
    assert len(names) == len(wanted)
    assert len(set(names.values())) == len(wanted)
    for name in names.values():
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")


@given(st.sampled_from([Scope.TYPES, Scope.CLASSES]), claims)
def test_classes_give_distinct_modules(scope: Scope, wanted: list[Claim]) -> None:
    modules = [module_name(name) for name in settle(scope, wanted).values()]
    assert len({module.casefold() for module in modules}) == len(wanted)
    assert all(module.isidentifier() for module in modules)


@given(scopes, claims, st.randoms(use_true_random=False))
def test_order_does_not_matter(scope: Scope, wanted: list[Claim], dice) -> None:
    shuffled = list(wanted)
    dice.shuffle(shuffled)
    assert settle(scope, shuffled) == settle(scope, wanted)


@given(scopes, claims)
def test_a_second_time_changes_nothing(scope: Scope, wanted: list[Claim]) -> None:
    names = settle(scope, wanted)
    assert settle(scope, wanted, names) == names


@given(scopes, claims, claims)
def test_who_is_no_stronger_takes_nothing(
    scope: Scope, wanted: list[Claim], added: list[Claim]
) -> None:
    before = settle(scope, wanted)
    weakest = max((each.candidate.priority.value for each in wanted), default=0)
    new = [
        Claim(key=f"{number}!", candidate=each.candidate)
        for number, each in enumerate(added)
        if each.candidate.priority.value >= weakest
    ]
    after = settle(scope, [*new, *wanted], before)
    name_override = {
        each.key for each in wanted if each.candidate.priority is Priority.OVERRIDE
    }
    kept = {key: name for key, name in before.items() if key not in name_override}
    assert {key: after[key] for key in kept} == kept


@given(st.text())
def test_literals_mean_their_text(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text
    # What an editor cannot show, or shows in another order, is escaped.
    assert literal(text).isprintable()


@given(st.text(), st.sampled_from([0, 4, 8]))
def test_docstrings_mean_their_text(text: str, indent: int) -> None:
    cleaned = clean(text)
    if cleaned:
        assert ast.literal_eval(docstring(cleaned, indent)).split() == cleaned.split()
