"""`api.md` of the package lists what there is: every resource, method and type."""

from __future__ import annotations

import html
import importlib
import inspect
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import get_overloads
from urllib.parse import unquote

import pytest

from tests.behaviour.programs import GENERATED, python

REFERENCE = (GENERATED / "api.md").read_text(encoding="utf-8")
LINE = re.compile(
    r'- <code title="(.*?)">client\.([\w.]+)\.<a href="(.*?)">(\w+)</a>\((.*?)\) -> (.*)</code>'
)
APIS = {
    "stagehand": "Stagehand",
    "mix": "Mix",
    "sipher": "Sipher",
    "syllable": "Syllable",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One method as it is listed."""

    api: str
    title: str
    path: str
    link: str
    parameters: tuple[str, ...]
    returns: str

    def __str__(self) -> str:
        return f"{self.api}.{self.path}"


def listed() -> list[Listed]:
    """Read the list."""
    found: list[Listed] = []
    api = ""
    for line in REFERENCE.splitlines():
        if line.startswith("## "):
            api = line.removeprefix("## ").lower()
        elif line.startswith("- <code"):
            match = LINE.fullmatch(line)
            assert match, line
            title, resource, link, name, parameters, returns = match.groups()
            found.append(
                Listed(
                    api=api,
                    title=html.unescape(title),
                    path=f"{resource}.{name}",
                    link=unquote(link),
                    parameters=tuple(parameters.split(", ")) if parameters else (),
                    returns=html.unescape(returns),
                )
            )
    return found


METHODS = listed()


def test_every_operation_is_listed_once() -> None:
    expected = []
    for api in APIS:
        text = (GENERATED / f"session_apis/{api}/operations.json").read_text()
        expected += [
            (api, f"{each['method'].lower()} {each['path']}", each["python"])
            for each in json.loads(text)["operations"]
        ]
    found = [(each.api, each.title, each.path) for each in METHODS]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_a_method_takes_and_gives_what_is_listed(method: Listed) -> None:
    module = importlib.import_module(f"session_apis.{method.api}")
    settings = {} if method.api == "mix" else {"api_key": "k"}
    found = getattr(module, APIS[method.api])(base_url="http://127.0.0.1:1", **settings)
    for name in method.path.split("."):
        found = getattr(found, name)
    shown = []
    signature = inspect.signature(found)
    forms = get_overloads(found)
    usual = inspect.signature(forms[0]).parameters if forms else signature.parameters
    for each in signature.parameters.values():
        if each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD:
            shown.append(each.name)
        elif each.kind is inspect.Parameter.KEYWORD_ONLY:
            shown_as = usual.get(each.name, each)
            required = shown_as.default is inspect.Parameter.empty
            shown.append(f"{each.name}={'...' if required else 'omit'}")
    assert tuple(shown) == method.parameters
    declared = re.sub(r"\b(types|builtins)\.", "", signature.return_annotation)
    assert method.returns == declared
    assert inspect.getsourcefile(found) == str((GENERATED / method.link).resolve())


def test_every_type_listed_can_be_imported(tmp_path: Path) -> None:
    listed_types: dict[str, set[str]] = {api: set() for api in APIS}
    pattern = r'^- <a href="\./session_apis/(\w+)/types/\w+\.py">(\w+)</a>$'
    for api, name in re.findall(pattern, REFERENCE, re.MULTILINE):
        listed_types[api].add(name)
    assert all(listed_types.values())
    imports = "\n".join(
        f"from session_apis.{api}.types import {', '.join(sorted(names))}"
        for api, names in listed_types.items()
    )
    assert python(imports, cwd=tmp_path).good() == ""
    for api, names in listed_types.items():
        types = importlib.import_module(f"session_apis.{api}.types")
        others = set(dir(types)) - names
        # The rest are unknown variants, and what comes from the runtime.
        assert not {each for each in others if each[0].isupper()} - {
            each
            for each in others
            if each.startswith(("Unknown", "Base64", "DecimalNumber", "Implied"))
        }
