"""Configurations are read, and every fault in one is said with its key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sdkwright import config as configuration
from sdkwright.config import ApiConfig, Config, MethodNames, Selection
from sdkwright.diagnostics import Report
from sdkwright.source import Source

if TYPE_CHECKING:
    from sdkwright.diagnostics import Diagnostic


def load(path: Path, text: str) -> tuple[Config | None, list[Diagnostic]]:
    """Read a configuration from a text."""
    path.write_text(text)
    report = Report()
    return configuration.load(path, report), list(report)


FULL = """
out = "sdk"
distribution = "acme-sdk"
package = "acme_sdk"
version = "1.2.0rc1"
description = "Acme"
authors = ["A <a@example.com>", "B"]
license = "MIT"
repository = "https://example.com/acme"
cli = true

[apis.pets]
spec = "specs/pets.yaml"
client = "Pets"
env_prefix = "ACME"
allow_remote = ["example.com"]
include = { tags = ["pet"], paths = ["/pets/*"] }
exclude = { operation_ids = ["drop"] }
[apis.pets.names]
"listPets" = "pets.list"
"#/paths/~1pets/post" = "pets.create"

[apis.shops]
spec = "https://example.com/shops.yaml"
"""


def test_a_full_configuration(tmp_path: Path) -> None:
    config, found = load(tmp_path / "gen.toml", FULL)
    assert found == []
    assert config is not None
    pets, shops = config.apis
    assert config == Config(
        out=tmp_path / "sdk",
        distribution="acme-sdk",
        package="acme_sdk",
        version="1.2.0rc1",
        description="Acme",
        authors=("A <a@example.com>", "B"),
        license="MIT",
        repository="https://example.com/acme",
        cli=True,
        apis=(pets, shops),
    )
    assert pets == ApiConfig(
        name="pets",
        source=Source(
            path=tmp_path / "specs/pets.yaml", configuration=tmp_path / "gen.toml"
        ),
        client="Pets",
        env_prefix="ACME",
        allow_remote=frozenset({"example.com"}),
        include=Selection(
            tags=("pet",), paths=("/pets/*",), at=("apis", "pets", "include")
        ),
        exclude=Selection(operation_ids=("drop",), at=("apis", "pets", "exclude")),
        names={
            "listPets": MethodNames(
                paths=("pets.list",), at=("apis", "pets", "names", "listPets")
            ),
            "#/paths/~1pets/post": MethodNames(
                paths=("pets.create",),
                at=("apis", "pets", "names", "#/paths/~1pets/post"),
            ),
        },
    )
    assert shops.source.url == "https://example.com/shops.yaml"


def test_one_document_makes_a_flat_package(tmp_path: Path) -> None:
    text = '[tool.gen]\npackage = "acme"\nspec = "a.yaml"\nclient = "Acme"\n'
    config, found = load(tmp_path / "pyproject.toml", text)
    assert found == []
    assert config is not None
    assert config.flat
    assert config.distribution == "acme"
    assert config.out == tmp_path / "generated"
    assert [(api.name, api.client) for api in config.apis] == [("acme", "Acme")]


def test_our_own_configuration_is_sound() -> None:
    root = Path(__file__).parents[3]
    report = Report()
    config = configuration.load(root / "pyproject.toml", report)
    assert list(report) == []
    assert config is not None
    assert [api.name for api in config.apis] == [
        "stagehand",
        "mix",
        "sipher",
        "syllable",
    ]


BASE = 'package = "a"\nspec = "a.yaml"\n'


@pytest.mark.parametrize(
    ("text", "licence", "repository", "words"),
    [
        ('license = "mit"', "mit", "", ""),
        ('license = "MIT OR LicenseRef-A"', "MIT OR LicenseRef-A", "", ""),
        ('license = "Proprietary"', "LicenseRef-Proprietary", "", "no SPDX expression"),
        (
            'license = "Apache  2.0\\n"',
            "LicenseRef-Apache-2.0",
            "",
            "no SPDX expression",
        ),
        ('repository = "https://a.test/b"', "", "https://a.test/b", ""),
        ('repository = "javascript:1"', "", "", "is not an http or https URL"),
        ('repository = "git@a.test:b/c.git"', "", "", "is not an http or https URL"),
    ],
)
def test_metadata_that_indexes_refuse_is_replaced_and_said(
    tmp_path: Path, text: str, licence: str, repository: str, words: str
) -> None:
    config, found = load(tmp_path / "gen.toml", BASE + text)
    assert config is not None
    assert config.license == licence
    assert config.repository == repository
    assert len(found) == bool(words)
    assert words in "".join(each.message for each in found)


def test_a_mark_of_the_byte_order_begins_no_key(tmp_path: Path) -> None:
    config, found = load(tmp_path / "gen.toml", "\ufeff" + BASE)
    assert (config is not None, found) == (True, [])


def test_what_is_nested_without_end_is_an_error(tmp_path: Path) -> None:
    config, found = load(tmp_path / "gen.toml", f"a = {'[' * 5000}{']' * 5000}")
    assert config is None
    assert [each.message for each in found] == [
        "not valid TOML: it is nested too deeply"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "`package` is missing"),
        ("", "say either `spec`"),
        ('package = "a"', "say either `spec`"),
        (BASE + 'apis.b.spec = "b.yaml"', "say either `spec`"),
        ('package = "a"\napis.b.client = "B"', "[apis.b] `spec` is missing"),
        ('package = "class"\nspec = "a"', "`class` is not a module name"),
        ('package = "a-b"\nspec = "a"', "`a-b` is not a module name"),
        ('package = "é"\nspec = "a"', "`é` is not a module name"),
        ('package = 1\nspec = "a"', "[package] must be a string"),
        ('package = "a"\napis."b-c".spec = "x"', "[apis.b-c] this cannot be a module"),
        (
            'package = "a"\napis._core.spec = "x"',
            "[apis._core] this cannot be a module",
        ),
        ('package = "a"\napis = 3', "[apis] must be a table"),
        (BASE + 'keep = ["../x"]', "`../x` is not a path in the output folder"),
        (BASE + 'keep = ["/etc/*"]', "`/etc/*` is not a path in the output folder"),
        (BASE + 'distribution = "../x"', "is not a distribution name"),
        (BASE + 'version = "one"', "`one` is not a version"),
        (BASE + 'env_prefix = "a b"', "is not like `ACME`"),
        (BASE + 'client = "a b"', "is not a class name"),
        (BASE + 'authors = "me"', "[authors] must be a list of strings"),
        (BASE + "authors = [1]", "[authors] must be a list of strings"),
        (BASE + 'include = ["a"]', "[include] must be a table"),
        (BASE + "webhooks = 1", "[webhooks] must be true or false"),
        (BASE + 'include.tag = ["a"]', "[include.tag] there is no such key"),
        (BASE + "timeout = inf", "[timeout] must be a number from 0 to"),
        (BASE + "timeout = 1e300", "[timeout] must be a number from 0 to"),
        (BASE + "retries.exponent = inf", "[retries.exponent] must be a number from"),
        (BASE + "retries.statuses = [700]", "must be a whole number from 100 to 599"),
        (BASE + 'base_url = "https://u:p@h.test"', "is not the http or https URL"),
        (BASE + 'base_url = "https://h.test:99999"', "is not the http or https URL"),
        (BASE + 'default_headers.Content-Length = "3"', "this can be no header"),
        (BASE + 'idempotency_header = "a b"', "is not a header of your own"),
        (BASE + 'names.a = "b c"', "is not a Python path"),
        (BASE + 'names.a = "b.class"', "is not a Python path"),
        (BASE + 'naems.a = "b"', "[naems] there is no such key"),
    ],
)
def test_faults_are_said_with_their_key(
    tmp_path: Path, text: str, message: str
) -> None:
    config, found = load(tmp_path / "gen.toml", text)
    assert config is None
    assert message in "\n".join(each.message for each in found)
    assert {each.code for each in found} == {"config-value"}
    assert {each.file for each in found} == {str(tmp_path / "gen.toml")}


def test_a_typing_mistake_is_understood(tmp_path: Path) -> None:
    _, found = load(tmp_path / "gen.toml", BASE + 'distributoin = "x"')
    assert [each.help for each in found] == ["Did you mean `distribution`?"]


def test_keys_in_pyproject_are_named_in_full(tmp_path: Path) -> None:
    text = '[tool.gen]\npackage = "a"\n[tool.gen.apis.b]\nspecs = "x"\nspec = "y"\n'
    _, found = load(tmp_path / "pyproject.toml", text)
    assert [each.message for each in found] == [
        "[tool.gen.apis.b.specs] there is no such key"
    ]


def test_bad_toml_is_said_with_its_place(tmp_path: Path) -> None:
    config, (found,) = load(tmp_path / "gen.toml", 'package = "a"\nspec = \n')
    assert config is None
    assert found.code == "config-syntax"
    assert found.position == (2, 8)
    assert "line" not in found.message


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\0"])
def test_what_is_no_text_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "gen.toml"
    path.write_bytes(data)
    report = Report()
    assert configuration.load(path, report) is None
    assert report.failed


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    report = Report()
    assert configuration.load(tmp_path / "gen.toml", report) is None
    assert [each.code for each in report] == ["config-unreadable"]


def test_the_nearest_configuration_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a/b"
    inner.mkdir(parents=True)
    (inner / "pyproject.toml").write_text("[tool.genius]\n# [tool.gen]\n")
    (tmp_path / "a/pyproject.toml").write_text("[tool.gen.apis.a]\n")
    assert configuration.find(inner) == tmp_path / "a/pyproject.toml"
    (tmp_path / "a/gen.toml").write_text("")
    assert configuration.find(inner) == tmp_path / "a/gen.toml"
