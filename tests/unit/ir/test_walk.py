"""Types and declarations are gone through and rewritten as a whole."""

from __future__ import annotations

from random import Random

from hypothesis import given, strategies as st
from sdkwright.ir import (
    Alias,
    Docs,
    Extra,
    Field,
    Kind,
    ListOf,
    MapOf,
    Nullable,
    Record,
    Ref,
    TupleOf,
    Type,
    UnionOf,
)
from sdkwright.ir.build import primitive
from sdkwright.ir.walk import (
    components,
    graph,
    nodes,
    reachable,
    references,
    rewrite,
    rewrite_declaration,
)
from sdkwright.source import Pointer

STRING = primitive(Kind.STRING)
DEEP: Type = UnionOf(
    variants=(
        ListOf(item=Ref(target="A")),
        MapOf(value=Nullable(type=Ref(target="B"))),
        TupleOf(items=(STRING, Ref(target="A")), rest=Ref(target="C")),
    )
)
AT = Pointer(("x",))


def record(id: str, *types: Type, extra: Extra | Type = Extra.OPEN) -> Record:
    fields = tuple(
        Field(wire=f"f{n}", type=type, required=False, at=AT)
        for n, type in enumerate(types)
    )
    return Record(id=id, at=AT, candidate=None, docs=Docs(), fields=fields, extra=extra)


def test_references_from_left_to_right() -> None:
    assert list(references(DEEP)) == ["A", "B", "A", "C"]
    assert list(references(STRING)) == []
    assert len(list(nodes(DEEP))) == 10


def test_rewriting_reaches_everything_and_keeps_the_rules() -> None:
    def change(type: Type) -> Type:
        return Nullable(type=type) if type == Ref(target="A") else type

    assert list(references(rewrite(DEEP, change))) == ["A", "B", "A", "C"]
    both = UnionOf(variants=(Ref(target="A"), Ref(target="B")))
    assert rewrite(both, change) == Nullable(type=both)
    assert rewrite(Nullable(type=Ref(target="A")), change) == Nullable(
        type=Ref(target="A")
    )


def test_what_does_not_change_is_not_copied() -> None:
    assert rewrite(DEEP, lambda type: type) is DEEP
    declaration = record("R", DEEP, STRING, extra=DEEP)
    assert rewrite_declaration(declaration, lambda type: type) is declaration
    alias = Alias(id="L", at=AT, candidate=None, docs=Docs(), type=DEEP)
    assert rewrite_declaration(alias, lambda type: type) is alias


def test_the_graph_of_declarations() -> None:
    declarations = {
        "A": record("A", Ref(target="B"), DEEP, extra=Ref(target="B")),
        "B": Alias(id="B", at=AT, candidate=None, docs=Docs(), type=STRING),
        "C": record("C"),
    }
    edges = graph(declarations)
    assert edges == {"A": ("B", "A", "C"), "B": (), "C": ()}
    assert list(reachable(edges, ["A"])) == ["A", "B", "C"]
    assert list(reachable(edges, ["C", "missing"])) == ["C"]


def test_components_come_after_what_they_depend_on() -> None:
    edges = {"a": ["b"], "b": ["c", "d"], "c": ["a"], "d": [], "e": ["a"]}
    assert components(edges) == [("d",), ("a", "b", "c"), ("e",)]


def test_a_long_chain_is_no_deep_recursion() -> None:
    count = 5_000
    edges = {str(n): [str(n + 1)] for n in range(count)} | {str(count): []}
    assert len(components(edges)) == count + 1
    assert len(reachable(edges, ["0"])) == count + 1
    edges[str(count)] = ["0"]
    assert len(components(edges)) == 1


@given(
    st.dictionaries(
        st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=4)
    ),
    st.randoms(use_true_random=False),
)
def test_components_do_not_depend_on_the_order_of_declarations(
    edges: dict[str, list[str]], random: Random
) -> None:
    shuffled = list(edges.items())
    random.shuffle(shuffled)
    found = components(edges)
    assert components(dict(shuffled)) == found
    place = {id: n for n, group in enumerate(found) for id in group}
    assert sorted(place) == sorted(edges)
    for id, targets in edges.items():
        for target in targets:
            if target in edges:
                reaches_back = id in reachable(edges, [target])
                assert (place[target] == place[id]) is reaches_back
                assert place[target] <= place[id]
