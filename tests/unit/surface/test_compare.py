"""Who is hit by a change of the surface."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sdkwright.surface import (
    Finding,
    Form,
    Impact,
    Member,
    Method,
    NamedType,
    Step,
    Surface,
    bumped,
    compare,
    is_other_api,
    step,
)

ID = Member(
    name="id", type="str", required=True, wire="id", location="path", positional=True
)
LIMIT = Member(name="limit", type="int", wire="limit", location="query")
METHOD = Method(
    path="pets.get", verb="GET", route="/pets/{id}", arguments=(ID, LIMIT),
    result="types.Pet", responses=(("200", "application/json"),), security="key",
)  # fmt: skip
PET = NamedType(
    name="Pet", form=Form.MODEL, received=True, pointer="#/Pet",
    fields=(Member(name="name", type="str", wire="name", required=True),),
)  # fmt: skip


def surface(method: Method = METHOD, *types: NamedType) -> Surface:
    return Surface(
        module="acme",
        title="Acme",
        client="Acme",
        methods={method.path: method},
        types={each.name: each for each in types or (PET,)},
    )


def found(new: Surface, old: Surface | None = None) -> list[tuple[Impact, str, str]]:
    findings = compare(old or surface(), new)
    return [(each.impact, each.code, each.name) for each in findings]


@pytest.mark.parametrize(
    ("change", "impact", "code"),
    [
        ({"arguments": (ID,)}, Impact.CODE, "argument-removed"),
        ({"arguments": (ID, LIMIT, replace(LIMIT, name="n", wire="n"))}, Impact.NEW, "argument-added"),
        ({"arguments": (ID, replace(LIMIT, required=True))}, Impact.CODE, "argument-required"),
        ({"arguments": (ID, replace(LIMIT, type="float"))}, Impact.NEW, "argument-type-wider"),
        ({"arguments": (ID, replace(LIMIT, type="bool"))}, Impact.CODE, "argument-type"),
        ({"arguments": (ID, replace(LIMIT, name="most"))}, Impact.CODE, "argument-renamed"),
        ({"arguments": (ID, replace(LIMIT, limits={"maximum": 9}))}, Impact.SERVER, "argument-limits-narrower"),
        ({"arguments": (ID, replace(LIMIT, default="3"))}, Impact.CALL, "argument-default"),
        ({"arguments": (replace(ID, location="query", positional=False), LIMIT)}, Impact.CODE, "argument-keyword-only"),
        ({"result": "None"}, Impact.CODE, "result-type"),
        ({"result": "types.Pet | None"}, Impact.CODE, "result-type"),
        ({"security": "key & other"}, Impact.CALL, "security-narrower"),
        ({"security": "key | other"}, Impact.NEW, "security-wider"),
        ({"security": ""}, Impact.NEW, "security-wider"),
        ({"responses": (("201", "application/json"),)}, Impact.NEW, "response-added"),
        ({"responses": (("200", "text/csv"),)}, Impact.CALL, "response-removed"),
        ({"words": "x"}, Impact.WORDS, "method-words"),
        ({"deprecated": True}, Impact.WORDS, "method-deprecated"),
        ({"route": "/v2/pets/{id}"}, Impact.WORDS, "method-moved"),
        ({"path": "pets.find"}, Impact.CODE, "method-renamed"),
        ({"path": "pets.find", "route": "/other"}, Impact.CODE, "method-removed"),
    ],
)  # fmt: skip
def test_methods(change: dict[str, object], impact: Impact, code: str) -> None:
    changed = replace(METHOD, **change)  # type: ignore[arg-type]  # any member
    first = found(surface(changed))[0]
    assert first[:2] == (impact, code)


OWNER = replace(ID, name="owner", wire="owner")


@pytest.mark.parametrize(
    ("before", "after", "impact", "code"),
    [
        ((OWNER, ID), (ID, OWNER), Impact.CALL, "argument-order"),
        ((OWNER, replace(ID, type="int")), (replace(ID, type="int"), OWNER), Impact.CODE, "argument-order"),
        ((OWNER, ID), (ID, replace(OWNER, positional=False)), Impact.CODE, "argument-keyword-only"),
        ((ID,), (OWNER, ID), Impact.CODE, "argument-added-required"),
        ((ID, replace(OWNER, positional=False)), (ID, OWNER), Impact.NEW, "argument-positional"),
        ((OWNER, ID), (OWNER, replace(ID, name="key")), Impact.CODE, "argument-renamed"),
    ],
)  # fmt: skip
def test_positions(
    before: tuple[Member, ...], after: tuple[Member, ...], impact: Impact, code: str
) -> None:
    """By what is marked as positional, not by what is a path parameter."""
    old, new = (surface(replace(METHOD, arguments=each)) for each in (before, after))
    assert found(new, old)[0][:2] == (impact, code)
    assert found(old, old) == []


@pytest.mark.parametrize(
    ("result", "impact", "code"),
    [
        ("types.Pet", Impact.NEW, "result-added"),
        ("Page[types.Pet, types.Pet]", Impact.NEW, "result-added"),
        ("BinaryResponse", Impact.CODE, "result-type"),
    ],
)
def test_a_result_where_there_was_none(result: str, impact: Impact, code: str) -> None:
    old = surface(replace(METHOD, result="None"))
    new = surface(replace(METHOD, result=result))
    assert found(new, old) == [(impact, code, "pets.get")]


def test_positions_that_nobody_wrote_down_are_those_of_path_parameters() -> None:
    early = tuple(replace(each, positional=None) for each in (OWNER, ID))
    old = surface(replace(METHOD, arguments=early))
    new = surface(replace(METHOD, arguments=(replace(OWNER, positional=False), ID)))
    assert found(new, old) == []


def test_a_path_variable_may_be_called_otherwise() -> None:
    renamed = replace(ID, name="pet_id", wire="petId")
    changed = replace(METHOD, route="/pets/{petId}", arguments=(renamed, LIMIT))
    assert found(surface(changed)) == [(Impact.CODE, "argument-renamed", "pets.get.id")]


@pytest.mark.parametrize(
    ("fields", "impact", "code"),
    [
        ((), Impact.CODE, "field-removed"),
        ((Member(name="name", type="str | None", wire="name"),), Impact.CODE, "field-type"),
        ((*PET.fields, Member(name="age", type="int")), Impact.NEW, "field-added"),
        ((Member(name="title", type="str", wire="name", required=True),), Impact.CODE, "field-renamed"),
    ],
)  # fmt: skip
def test_models(fields: tuple[Member, ...], impact: Impact, code: str) -> None:
    finding, *_ = compare(surface(), surface(METHOD, replace(PET, fields=fields)))
    assert (finding.impact, finding.code) == (impact, code)
    assert finding.operations == ("GET /pets/{id}",)


NEXT = replace(PET, name="Next", pointer="#/Next")
KIND = NamedType(
    name="Kind", form=Form.ALIAS, given=True, pointer="#/Kind", type="Literal['a', 'b']"
)


@pytest.mark.parametrize(
    ("given", "result", "said"),
    [
        ("types.Kind", "types.Next", []),
        ("types.Kind", "types.Next | None", ["result-type"]),
        ("types.Kind", "None", ["result-type"]),
        ("types.Kind", "Page[types.Next, types.Next]", ["result-type"]),
        ("str", "types.Next", ["argument-type-wider"]),
        ("Literal['a', 'b']", "types.Next", []),
        ("Literal['a']", "types.Next", ["argument-type"]),
        ("types.Gone", "types.Gone", []),
    ],
)
def test_what_takes_the_place_of_a_type_that_is_gone(
    given: str, result: str, said: list[str]
) -> None:
    """Another class may be its successor; what is none, or None, is another thing."""
    before = replace(METHOD, arguments=(ID, replace(LIMIT, type="types.Kind")))
    after = replace(METHOD, arguments=(ID, replace(LIMIT, type=given)), result=result)
    findings = found(surface(after, NEXT), surface(before, PET, KIND))
    codes = [code for _, code, name in findings if name.startswith("pets.")]
    assert codes == said


def test_another_api_is_recognised() -> None:
    other = replace(METHOD, path="cars.get", route="/cars")
    cars = surface(other, replace(PET, name="Car"))
    assert not is_other_api(surface(), cars)
    assert is_other_api(surface(), replace(cars, base_url="https://cars.example"))
    assert not is_other_api(surface(), surface(replace(METHOD, path="cars.get")))


def finding(impact: Impact) -> Finding:
    return Finding(impact=impact, code="", name="", text="")


@pytest.mark.parametrize(
    ("impact", "version", "part", "after"),
    [
        (Impact.CODE, "1.2.3", Step.MAJOR, "2.0.0"),
        (Impact.CALL, "0.2.3", Step.MINOR, "0.3.0"),
        (Impact.NEW, "1.2.3", Step.MINOR, "1.3.0"),
        (Impact.NEW, "0.2.3", Step.PATCH, "0.2.4"),
        (Impact.SERVER, "1.2.3", Step.PATCH, "1.2.4"),
        (Impact.WORDS, "1.2.3rc1", Step.PATCH, "1.2.3rc1"),
    ],
)
def test_versions(impact: Impact, version: str, part: Step, after: str) -> None:
    assert step((finding(impact),), version) is part
    assert bumped(version, part) == after
    assert step((), version) is Step.NONE
