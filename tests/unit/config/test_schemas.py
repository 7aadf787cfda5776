"""Types of schemas that no operation uses, and of inline schemas by their own name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.config.made import PETS, made, said

DOCUMENT = PETS + """
    Message:
      type: object
      required: [when, from]
      properties:
        when: {type: string, format: date}
        from: {$ref: '#/components/schemas/Sender'}
    Sender: {type: object, properties: {role: {type: string, enum: [a, b]}}}
    Renamed: {$ref: '#/components/schemas/Sender'}
    Unused: {type: object, properties: {x: {type: integer}}}
"""


def exported(folder: Path, toml: str) -> set[str]:
    index = made(folder, toml, DOCUMENT).file("types/__init__.pyi")
    return set(re.findall(r" as (\w+)", index))


def test_what_no_operation_uses_has_no_type(tmp_path: Path) -> None:
    assert exported(tmp_path, "").isdisjoint({"Message", "Sender", "Unused"})


@pytest.mark.parametrize("named", ['["Message"]', '["#/components/schemas/Message"]'])
def test_a_kept_schema_has_types_to_send_and_to_receive(
    tmp_path: Path, named: str
) -> None:
    toml = f"schemas = {named}"
    found = exported(tmp_path, toml)
    assert {"Message", "MessageParam", "Sender", "SenderParam"} <= found
    assert "Unused" not in found
    text = made(tmp_path, toml, DOCUMENT).file("types/message.py")
    assert "when: dt.date" in text
    assert "class MessageParam(TypedDict" in text


def test_another_name_keeps_what_it_refers_to(tmp_path: Path) -> None:
    found = exported(tmp_path, 'schemas = ["Renamed"]')
    assert "Sender" in found
    assert "Message" not in found


def test_all_are_kept(tmp_path: Path) -> None:
    toml = 'schemas = "all"\nonly_named = true\nnames.getPet = "pets.get"'
    assert {"Message", "Sender", "Unused", "Pets"} <= exported(tmp_path, toml)


def test_an_inline_schema_gets_an_alias_and_its_property_keeps_its_name(
    tmp_path: Path,
) -> None:
    pointer = "#/components/schemas/Sender/properties/role"
    toml = f"""
    schemas = ["Sender", "{pointer}"]
    [types]
    "{pointer}" = "Role"
    """
    text = made(tmp_path, toml, DOCUMENT).file("types/sender.py")
    assert 'Role: TypeAlias = Literal["a", "b"] | UnknownStr' in text
    assert 'role: Literal["a", "b"] | UnknownStr | None = None' in text


def test_a_document_says_the_same(tmp_path: Path) -> None:
    document = f"x-sdkwright-schemas: [Unused]\n{DOCUMENT}"
    assert "class Unused(Model)" in made(tmp_path, "", document).file("types/unused.py")


def test_a_schema_that_is_not_there_is_said(tmp_path: Path) -> None:
    package = made(tmp_path, 'schemas = ["Mesage"]', DOCUMENT)
    ((_, help, where),) = said(package, "configuration-matches-nothing")
    assert help == "Did you mean `Message`?"
    assert where.startswith("gen.toml:3:")
