"""Packages with and without each part of the core: they import, call and type-check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sdkwright.cli.main import run as gen
from sdkwright.config.keys.package_keys import PARTS
from sdkwright.runtime.part_table import MODULES, closure
from sdkwright.runtime.parts import EXPORTED

from tests.corpus import checking
from tests.corpus.shared import ROOT
from tests.effort import sample
from tests.snippets.making import make
from tests.unit.python.parts_support import (
    ALL_CALLS,
    ASKED,
    CALLING,
    IMPORTING,
    NEEDED,
    absence_of,
    all_but,
    plain,
    presence_of,
    run,
    whole,
)
from tests.unit.python.test_core_parts import parts_in


def test_a_package_without_parts_calls_and_refuses_all_of_them(tmp_path: Path) -> None:
    package = make(plain())
    assert parts_in(package.files) == set()
    package.write(tmp_path)
    absent = MODULES.keys() - {"testing"}
    run(IMPORTING + CALLING + absence_of(absent), tmp_path)
    run(
        "try:\n    from acme.testing import fake\n"
        "except ImportError as error:\n    assert 'core = [\"testing\"]' in str(error)\n"
        "else:\n    raise SystemExit(1)",
        tmp_path,
    )


@pytest.mark.parametrize("part", sample(ASKED, one_in=6))
def test_a_package_with_one_part_calls_and_has_its_names(
    part: str, tmp_path: Path
) -> None:
    package = make(plain(), parts=tuple(sorted(closure([part]))))
    assert parts_in(package.files) == closure([part])
    package.write(tmp_path)
    run(IMPORTING + presence_of([part]) + CALLING, tmp_path)


def test_a_package_with_what_its_document_needs_makes_all_calls(tmp_path: Path) -> None:
    package = make(whole())
    assert parts_in(package.files) == NEEDED
    package.write(tmp_path)
    run(IMPORTING + presence_of(NEEDED) + ALL_CALLS, tmp_path)


@pytest.mark.corpus
@pytest.mark.parametrize("kind", ["with", "without"])
@pytest.mark.parametrize("part", sample(ASKED, one_in=3))
def test_strict_checkers_find_nothing(part: str, kind: str, tmp_path: Path) -> None:
    asked = (part,) if kind == "with" else all_but(part)
    package = make(plain(), parts=tuple(sorted(closure(asked))))
    package.write(tmp_path)
    present = parts_in(package.files)
    assert (part in present) == (kind == "with")
    run(IMPORTING + presence_of(present) + CALLING, tmp_path)
    if kind == "without" and EXPORTED.get(part) and part != "testing":
        run(IMPORTING + absence_of([part]), tmp_path)
    assert checking.mypy(tmp_path, ["acme"], tmp_path / "cache") == []
    assert checking.pyright(tmp_path, ["acme"], runtime=True) == []


@pytest.mark.corpus
def test_strict_checkers_find_nothing_where_all_is_needed(tmp_path: Path) -> None:
    make(whole()).write(tmp_path)
    assert checking.mypy(tmp_path, ["acme"], tmp_path / "cache") == []
    assert checking.pyright(tmp_path, ["acme"], runtime=True) == []


_SESSIONS = """
import importlib, inspect, pkgutil
import httpx2
import session_apis
for each in pkgutil.walk_packages(session_apis.__path__, "session_apis."):
    if not each.name.endswith("__main__"):
        importlib.import_module(each.name)
http = httpx2.Client(transport=httpx2.MockTransport(lambda _: httpx2.Response(200, json={})))
for name in ("Stagehand", "Mix", "Sipher", "Syllable"):
    api = importlib.import_module(f"session_apis.{name.lower()}")
    kind = getattr(api, name)
    known = inspect.signature(kind.__init__).parameters.items()
    secrets = {key: "x" for key, each in known if "Secret" in str(each.annotation)}
    client = kind(base_url="https://acme.example", http_client=http, **secrets)
    assert client.call("GET", "/x", result=dict[str, object]) == {}
"""


@pytest.mark.corpus
@pytest.mark.parametrize("part", [None, *PARTS])
def test_the_package_of_four_apis_with_each_part(
    part: str | None, tmp_path: Path
) -> None:
    """Without a part, it has what its documents need."""
    core = [] if part is None else [part]
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    apis = "".join(
        f'[apis.{each}]\nspec = "specs/{each}.yaml"\n'
        for each in ("stagehand", "mix", "sipher", "syllable")
    )
    config = tmp_path / "gen.toml"
    config.write_text(
        f'distribution = "session-apis"\npackage = "session_apis"\ncore = {core}\n{apis}'
    )
    assert gen(["build", "--config", str(config)]) == 0
    folder = tmp_path / "generated"
    run(_SESSIONS, folder)
    assert checking.mypy(folder, ["session_apis"], tmp_path / "cache") == []
    assert checking.pyright(folder, ["session_apis"], runtime=True) == []
