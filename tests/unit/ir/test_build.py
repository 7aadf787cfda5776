"""Types are made so that the model's rules hold."""

from __future__ import annotations

from sdkwright.ir import Kind, ListOf, Literals, Nullable, Primitive, Ref, UnionOf
from sdkwright.ir.build import ANY, NEVER, NULL, literals, nullable, primitive, union

STRING = primitive(Kind.STRING)
INTEGER = primitive(Kind.INTEGER)
A, B, C = (Ref(target=each) for each in "ABC")


def test_null_is_never_said_twice() -> None:
    assert nullable(nullable(STRING)) == Nullable(type=STRING)
    assert nullable(ANY) is ANY
    assert nullable(NULL) is NULL
    assert nullable(NEVER) is NULL


def test_a_union_of_one_is_that_one() -> None:
    assert union([A]) is A
    assert union([A, A]) is A
    assert union([A, NEVER]) is A
    assert union([]) is NEVER


def test_null_leaves_the_variants() -> None:
    both = UnionOf(variants=(A, B))
    assert union([A, NULL, B]) == Nullable(type=both)
    assert union([A, Nullable(type=B)]) == Nullable(type=both)
    assert union([NULL, A]) == Nullable(type=A)
    assert union([NULL]) is NULL


def test_unions_are_not_nested() -> None:
    inner = union([A, B], ("type", (("a", "A"),)))
    assert union([inner, C]) == UnionOf(
        variants=(A, B, C), discriminator=("type", (("a", "A"),))
    )


def test_nested_discriminators_come_together_if_they_agree() -> None:
    first = union([A, B], ("type", (("a", "A"),)))
    second = union([C, INTEGER], ("type", (("c", "C"),)))
    third = union([C, INTEGER], ("kind", ()))
    together = union([first, second])
    assert isinstance(together, UnionOf)
    assert together.discriminator == ("type", (("a", "A"), ("c", "C")))
    apart = union([first, third])
    assert isinstance(apart, UnionOf)
    assert apart.discriminator is None


def test_what_allows_anything_allows_everything() -> None:
    assert union([A, ANY]) is ANY


def test_the_place_is_no_part_of_equality() -> None:
    from sdkwright.source import Pointer

    assert union([A, B], at=Pointer(("x",))) == union([A, B])


def test_primitives_that_differ_in_constraints_become_one() -> None:
    short = Primitive(kind=Kind.STRING, constraints=(("maxLength", 5),))
    assert union([short, STRING]) == STRING
    assert union([short, short]) == short


def test_constants_come_together() -> None:
    one = Literals(values=("a",), open=False)
    two = Literals(values=("b",), open=False)
    assert union([one, two]) == Literals(values=("a", "b"), open=True)
    assert union([one, STRING]) == Literals(values=("a",), open=True)
    assert union([one, INTEGER]) == UnionOf(variants=(one, INTEGER))
    number = Literals(values=(1,), open=False)
    assert union([number, STRING]) == UnionOf(variants=(number, STRING))


def test_equal_numbers_are_different_constants() -> None:
    found = literals(
        [Literals(values=(1,)), Literals(values=(True, 1.0, 1))], open=True
    )
    assert [(type(each), each) for each in found.values] == [
        (int, 1),
        (bool, True),
        (float, 1.0),
    ]


def test_lists_of_different_items_stay_apart() -> None:
    lists = (ListOf(item=A), ListOf(item=B))
    assert union(lists) == UnionOf(variants=lists)
