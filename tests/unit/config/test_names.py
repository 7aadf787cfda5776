"""What a configuration calls things is what the package calls them, to the letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.config.made import PETS, made, said


def test_methods_have_the_paths_that_are_set(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        [names]
        listPets = "s3s.allPets"
        "get  /status" = "status"
        "#/paths/~1pets~1{petId}/get" = "pets.deep.fetch"
        """,
    )
    assert "def allPets(" in package.file("resources/s3s.py")
    assert "def fetch(" in package.file("resources/pets_deep.py")
    assert "def status(" in package.file("client.py")
    assert [each.code for each in package.diagnostics] == ["paging-inferred"]


def test_one_operation_has_several_methods(tmp_path: Path) -> None:
    package = made(tmp_path, 'names.getPet = ["pets.get", "shop.pets.get", "fetch"]')
    for path in ("resources/pets.py", "resources/shop_pets.py", "client.py"):
        assert "/pets/{petId}" in package.file(path), path
    index = package.file("operations.json")
    assert all(f'"python": "{each}"' in index for each in ("pets.get", "shop.pets.get"))
    # The same types, once.
    assert package.file("types/__init__.pyi").count("Pet as Pet") == 1


_ALONE = [
    "pets.list",
    {
        "name": "shop.pets.list",
        "arguments": {"limit": "size", "X-Trace": False},
        "positional": ["limit"],
        "pagination": False,
    },
]


def test_each_of_several_methods_has_arguments_and_pages_of_its_own(
    tmp_path: Path,
) -> None:
    package = made(
        tmp_path,
        """
        [names]
        listPets = [
          "pets.list",
          { name = "shop.pets.list", arguments = { limit = "size", X-Trace = false }, positional = ["limit"], pagination = false },
        ]
        """,
    )
    first, second = (
        package.file(f"resources/{each}.py") for each in ("pets", "shop_pets")
    )
    assert "PagedOperation" in first
    assert "limit: int | Omit = omit" in first
    assert "x_trace: str" in first
    assert "PagedOperation" not in second
    assert "self,\n        size: int | Omit = omit,\n        *," in second
    assert "x_trace" not in second
    assert not said(package, "configuration-matches-nothing")
    extended = f"operationId: listPets\n      x-sdkwright-path: {json.dumps(_ALONE)}"
    document = PETS.replace("operationId: listPets", extended)
    assert made(tmp_path, "", document).files == package.files


def test_an_extension_says_the_same_as_names(tmp_path: Path) -> None:
    paths = ["pets.get", "shop.fetchIt"]
    by_key = made(tmp_path, f"names.getPet = {paths}")
    extended = "operationId: getPet\n      x-sdkwright-path: [pets.get, shop.fetchIt]"
    document = PETS.replace("operationId: getPet", extended)
    assert made(tmp_path, "", document).files == by_key.files


def test_resources_move_with_all_below(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        'names.getPet = "pets.get"\n'
        'resources = { pets = "store.animals", shop = "x" }',
    )
    assert "def list(" in package.file("resources/store_animals.py")
    assert "def get(" in package.file("resources/pets.py")
    ((message, help, where),) = said(package, "configuration-matches-nothing")
    assert message == "No resource is called `shop`."
    assert help == "Did you mean `shops`?"
    assert where == "gen.toml:4:39"


def test_arguments_are_called_as_set(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        [arguments]
        limit = "pageSize"
        "header:X-Trace" = false
        id = { name = "identifier", was = ["id"] }
        [operations.getPet.arguments]
        petId = "key"
        [operations.setOwner]
        body = "pets"
        positional = ["owner", "shop"]
        """,
    )
    text = package.file("resources/pets.py")
    assert 'query="pageSize=limit page"' in text
    assert "identifier: str" in text
    assert "self, key: str," in text
    assert "X-Trace" not in text
    assert (
        "self,\n        owner: str,\n        shop: str,\n        *,\n        pets: "
        in (package.file("resources/shops_owners.py"))
    )


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ('"all"', "self,\n        shop: str,\n        owner: str,\n        *,"),
        ('"none"', "self,\n        *,\n        shop: str,\n        owner: str,"),
        ('"last"', "self,\n        owner: str,\n        *,\n        shop: str,"),
    ],
)
def test_positions_are_set_for_all_or_for_one(
    tmp_path: Path, value: str, start: str
) -> None:
    for toml in (f"positional = {value}", f"operations.setOwner.positional = {value}"):
        assert start in made(tmp_path, toml).file("resources/shops_owners.py")


def test_what_is_required_is_not_left_out(tmp_path: Path) -> None:
    package = made(tmp_path, "arguments.petId = false")
    ((message, _, where),) = said(package, "argument-required")
    assert message == "'petId' is required; it cannot be left out."
    assert where == "gen.toml:3:1"
    assert "pet_id: str" in package.file("resources/pets.py")


def test_types_and_fields_are_called_as_set(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        [types]
        Pet = "shop.LLMPet"
        "#/components/schemas/Pets" = "Animal_Page"
        Kind = { name = "PetKind", enum_names = { a = "FIRST", b = "LAST" } }
        [fields]
        "Pet.id" = "petId"
        "Pet.tag" = false
        """,
    )
    text = package.file("types/llm_pet.py")
    assert "class LLMPet(" in text
    assert "petId: str = " in text
    assert "tag" not in text
    assert "Animal_Page" in package.file("types/__init__.pyi")
    assert "FIRST" in package.file("types/pet_kind.py")


def test_two_types_of_one_name_are_told_apart_by_their_places(tmp_path: Path) -> None:
    package = made(tmp_path, 'types = { Pet = "a.Item", Pets = "b.Item" }')
    index = package.file("types/__init__.pyi")
    assert "import Item as Item" in index
    assert "AItem as AItem" in index or "BItem as BItem" in index


def test_the_root_error_is_called_as_set(tmp_path: Path) -> None:
    package = made(tmp_path, 'root_error = "AcmeException"')
    assert "class AcmeException(errors.APIError)" in package.file("errors.py")
    assert "AcmeException as AcmeException" in package.file("__init__.pyi")


def test_only_what_is_named_stays(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        'only_named = true\nnames = { "GET /status" = "status", getPet = "pets.get" }',
    )
    paths = {path for path in package.files if "/resources/" in path}
    assert paths == {
        "acme/resources/__init__.py",
        "acme/resources/_modules/__init__.py",
        "acme/resources/__init__.pyi",
        "acme/resources/client_methods.py",
        "acme/resources/pets.py",
    }
    assert "def list(" not in package.file("resources/pets.py")


@pytest.mark.parametrize(
    ("toml", "asked"),
    [
        ('names.status = "with_options"', "with_options"),
        ('names = { getPet = "pets.get", createPet = "pets.get" }', "pets.get"),
        ('names = { getPet = ["pets.get", "pets.list"], listPets = "pets.list" }', ""),
    ],
)
def test_a_name_that_is_not_free_is_said(tmp_path: Path, toml: str, asked: str) -> None:
    ((message, _, where),) = said(made(tmp_path, toml), "name-not-free")
    assert f"cannot be called `{asked or 'pets.list'}`" in message
    assert where.startswith("gen.toml:3:")


@pytest.mark.parametrize(
    ("toml", "asked", "called"),
    [
        ('types.Pet = "Model"', "`Model`", "`Model_`"),
        ('types = { Pet = "Tag", Pets = "Tag" }', "`Tag`", "`Tag2`"),
        ('types.Pet = "Animal"', "", ""),
        ('types.Pet = "shop.Animal"', "", ""),
        ('fields."Pet.name" = "model_dump"', "`model_dump`", "`model_dump_`"),
        ('fields."Pet.name" = "_x"', "`_x`", "`x`"),
        ('fields."Pet.name" = "petName"', "", ""),
        ('fields."Pet.name" = "id"', "called `id`, as 'id' would be", ""),
        ('fields = { "Pet.name" = "id", "Pet.id" = "key" }', "", ""),
        ('arguments.limit = "page"', "`page` in `pets.list`", ""),
        ('arguments = { limit = "page", page = "number" }', "", ""),
        ('arguments.limit = "self"', "`self` in `pets.list`", "`self_`"),
        ('arguments.limit = "pageSize"', "", ""),
        (
            'operations.getPet.arguments.petId = "request_options"',
            "in `pets.retrieve`",
            "",
        ),
    ],
)
def test_a_class_field_or_argument_that_is_not_free_is_said(
    tmp_path: Path, toml: str, asked: str, called: str
) -> None:
    found = said(made(tmp_path, toml), "name-not-free")
    assert len(found) == bool(asked)
    for message, _, where in found:
        assert asked in message
        assert called in message
        assert where.startswith("gen.toml:3:")


def test_arguments_and_operations_that_are_not_there_are_said(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        """
        [names]
        listPts = "pets.list"
        [arguments]
        limt = "x"
        X-Trac = false
        [operations.getPet.arguments]
        pet = "y"
        """,
    )
    found = said(package, "configuration-matches-nothing")
    assert [(help, where) for _, help, where in found] == [
        ("Did you mean 'X-Trace'?", "gen.toml:8:9"),
        ("Did you mean 'petId'?", "gen.toml:10:9"),
        ("Did you mean 'limit'?", "gen.toml:7:9"),
    ]
    ((_, help, where),) = said(package, "name-matches-nothing")
    assert (help, where) == ("Did you mean `listPets`?", "gen.toml:5:9")
