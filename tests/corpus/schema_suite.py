"""JSON-Schema-Test-Suite, as responses: each valid instance is decoded and written again.

Each group of the suite is one operation that answers with its schema, and one that answers
with an object which has it as a property. All files become one document, and one package.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.shared import ROOT, SHARED

FOLDER = SHARED / "jsonschema"
# Their schemas refer to servers, or to the meta-schema; such references are refused.
_ELSEWHERE = ("http://localhost:1234", "https://json-schema.org/draft/2020-12/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A schema of the suite, and its valid instances."""

    name: str
    schema: object
    valid: tuple[object, ...]


def groups() -> list[Group]:
    """Return what the suite has, without groups that refer to the network."""
    found: list[Group] = []
    for path in sorted(FOLDER.glob("*.json")):
        for number, group in enumerate(json.loads(path.read_text())):
            schema = group["schema"]
            if isinstance(schema, dict):
                schema = {k: v for k, v in schema.items() if k != "$schema"}
            if any(f'"$ref": "{each}' in json.dumps(schema) for each in _ELSEWHERE):
                continue
            valid = tuple(test["data"] for test in group["tests"] if test["valid"])
            name = f"{path.stem}-{number}"
            found.append(Group(name=name, schema=schema, valid=valid))
    return found


def write(folder: Path, several: list[Group]) -> Path:
    """Write the document; the schemas stand in files of their own, for `$ref: "#"`."""
    paths: dict[str, object] = {}
    for each in several:
        schema = folder / f"{each.name}.json"
        schema.write_text(json.dumps(each.schema))
        whole = {"$ref": f"./{schema.name}"}
        field = {"type": "object", "properties": {"value": whole}}
        for kind, form in (("whole", whole), ("field", field)):
            content = {"application/json": {"schema": form}}
            paths[f"/{each.name}/{kind}"] = {
                "get": {"responses": {"200": {"description": "", "content": content}}}
            }
    document = folder / "openapi.json"
    document.write_text(
        json.dumps(
            {
                "openapi": "3.1.0",
                "info": {"title": "Suite", "version": "1"},
                "servers": [{"url": "http://suite.test"}],
                "paths": paths,
            }
        )
    )
    return document


def build(folder: Path, several: list[Group]) -> str:
    """Build the package `suite` of some groups; return what was wrong, if anything."""
    document = write(folder, several)
    command = [sys.executable, "-m", "sdkwright", "build", str(document)]
    done = subprocess.run(
        [*command, "--out", str(folder / "out"), "--package", "suite"],
        cwd=ROOT / "generator",
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr + done.stdout if done.returncode else ""


def run(folder: Path, several: list[Group]) -> list[str]:
    """Serve all instances to clients of the package; return what was not as it should."""
    cases = folder / "cases.json"
    cases.write_text(json.dumps([(each.name, each.valid) for each in several]))
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("schema_suite_client.py"))],
        cwd=folder / "out",
        input=cases.read_text(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
