"""Which types a package needs, and which file each lives in."""

from __future__ import annotations

from sdkwright.ir import Api
from sdkwright.ir.walk import components, references, types
from sdkwright.python.types.reachability import reachable_types
from sdkwright.python.types.type_files import Layout, arrange

from tests.unit.python.support import answer, api, body, ref

TEXT = {"type": "string"}


def names(found: frozenset[str]) -> set[str]:
    return {each.rpartition("/")[2] for each in found}


def one(**operation: object) -> dict[str, object]:
    return {"/x": {"post": {"operationId": "x", **operation}}}


def test_directions_are_followed_apart() -> None:
    found = reachable_types(
        api(
            one(requestBody=body({"type": "array", "items": ref("In")}),
                responses={"200": answer(ref("Out"))}),
            In={"type": "object", "properties": {"both": ref("Both")}},
            Out={"type": "object", "properties": {"both": ref("Both")}},
            Both={"type": "object", "properties": {"x": TEXT}},
            Unused={"type": "object", "properties": {"x": TEXT}},
        )
    )  # fmt: skip
    assert names(found.request) == {"In", "Both"}
    assert names(found.response) == {"Out", "Both"}


def test_hidden_properties_are_not_followed() -> None:
    hidden = {
        "type": "object",
        "properties": {
            "read": {"readOnly": True, "allOf": [ref("Read")]},
            "write": {"writeOnly": True, "allOf": [ref("Write")]},
        },
    }
    plain = {"type": "object", "properties": {"x": TEXT}}
    found = reachable_types(
        api(
            one(requestBody=body({"type": "array", "items": ref("Hidden")}),
                responses={"200": answer(ref("Hidden"))}),
            Hidden=hidden, Read=plain, Write=plain,
        )
    )  # fmt: skip
    assert names(found.request) == {"Hidden", "Write"}
    assert names(found.response) == {"Hidden", "Read"}


def test_fields_that_are_arguments_need_no_class_around_them() -> None:
    given = {"type": "object", "properties": {"inner": ref("Inner")}}
    inner = {"type": "object", "properties": {"x": TEXT}}
    found = reachable_types(
        api(one(requestBody=body(ref("Given")), responses={"204": {"description": ""}}),
            Given=given, Inner=inner)
    )  # fmt: skip
    assert names(found.request) == {"Inner"}


def arranged(found: Api) -> Layout:
    used = frozenset(found.declarations)
    candidates = {
        id: each.candidate.text
        for id, each in found.declarations.items()
        if each.candidate
    }
    return arrange(
        found, {id: candidates[id].title().replace(" ", "") for id in used}, used
    )


def modules(layout: Layout) -> dict[str, set[str]]:
    return {name: names(frozenset(ids)) for name, ids in layout.modules.items()}


def holding(*targets: str) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {each.lower(): ref(each) for each in targets},
    }


def test_a_component_has_a_file_and_a_cycle_shares_one() -> None:
    layout = arranged(
        api(one(responses={"200": answer(ref("Alone"))}),
            Alone=holding("First"), First=holding("Second"), Second=holding("First", "Leaf"),
            Leaf={"type": "object", "properties": {"x": TEXT}})
    )  # fmt: skip
    assert modules(layout) == {
        "leaf": {"Leaf"},
        "first": {"First", "Second"},
        "alone": {"Alone"},
    }


def test_dependencies_come_first() -> None:
    layout = arranged(
        api(one(responses={"200": answer(ref("A"))}), A=holding("B"), B=holding("C"),
            C={"type": "object", "properties": {"x": TEXT}})
    )  # fmt: skip
    assert list(layout.modules) == ["c", "b", "a"]


def test_inline_schemas_live_with_their_owner() -> None:
    inline = {"type": "object", "properties": {"x": TEXT}}
    owner = {"type": "object", "properties": {"inner": inline, "other": ref("Other")}}
    layout = arranged(
        api(one(responses={"200": answer(ref("Owner"))}), Owner=owner, Other=inline)
    )
    assert {name: len(ids) for name, ids in layout.modules.items()} == {
        "other": 1,
        "owner": 2,
    }


def test_files_import_each_other_without_a_cycle() -> None:
    letters = "ABCDEFGH"
    links = {
        "A": "BC",
        "B": "AD",
        "C": "D",
        "D": "E",
        "E": "D",
        "F": "AG",
        "G": "H",
        "H": "",
    }
    found = api(
        one(responses={"200": answer(ref("F"))}),
        **{each: {**holding(*links[each]), "title": each} for each in letters},
    )
    layout = arranged(found)
    between: dict[str, set[str]] = {name: set() for name in layout.modules}
    for id, declaration in found.declarations.items():
        own = layout.module_of[id]
        for type_ in types(declaration):
            between[own] |= {layout.module_of[each] for each in references(type_)} - {
                own
            }
    assert all(len(group) == 1 for group in components(between))


def test_only_aliases_of_large_cycles_are_spread() -> None:
    """Of a few types checkers follow all ways; an alias of itself cannot be spelled out."""

    def cycle(name: str, size: int) -> dict[str, object]:
        numbers = range(size)
        union = {"oneOf": [ref(f"{name}{each}") for each in numbers]}
        members = {"anyOf": [TEXT, {"type": "array", "items": ref(f"{name}Self")}]}
        return {
            f"{name}Any": union,
            f"{name}Self": {"anyOf": [*members["anyOf"], ref(f"{name}Any")]},
            **{
                f"{name}{each}": {
                    "type": "object",
                    "required": [f"is{each}"],
                    "properties": {
                        f"is{each}": TEXT,
                        "any": ref(f"{name}Any"),
                        "self": ref(f"{name}Self"),
                    },
                }
                for each in numbers
            },
        }

    layout = arranged(
        api(
            one(requestBody=body({"type": "array", "items": ref("SmallAny")}),
                responses={"200": answer(ref("LargeAny"))}),
            **cycle("Small", 4), **cycle("Large", 5),
        )
    )  # fmt: skip
    assert names(layout.spread) == {"LargeAny"}
