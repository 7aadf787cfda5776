"""Builds over builds: what is on disk is what a build from nothing would put there."""

from __future__ import annotations

import copy
import json
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from sdkwright import pipeline
from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report
from sdkwright.emit import lock
from sdkwright.source import source_of

from tests.property.documents import Document, documents

# Each example is several whole builds.
few = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


def build(document: Path, out: Path) -> bool:
    """Bring a package up to date; false if the document is refused."""
    own = ApiConfig(name="pkg", source=source_of(str(document)))
    config = Config(out=out, distribution="pkg", package="pkg", apis=(own,), flat=True)
    reports = defaultdict[str, Report](Report)
    made = pipeline.build(
        config, reports, lambda *_: None, force=False, rename=lock.Rename.NOTHING
    )
    return made is not None


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


EDITS = (
    *("words", "path", "property", "title", "property words", "type", "required"),
    *("schema words", "schema", "tag", "id", "deprecated", "answer", "parameter"),
    *("operation", "null", "enum", "server", "security", "tag words", "gone"),
)


def edited(document: Document, draw: st.DataObject) -> Document:
    """Change something: words, names, types, or what there is."""
    found: Any = copy.deepcopy(document)
    schemas = found["components"]["schemas"]
    edit = draw.draw(st.sampled_from(EDITS))
    words = st.text(max_size=80) | st.sampled_from(["one.", "Another text. Of two."])
    match edit:
        case "path" if len(found["paths"]) > 1:
            del found["paths"][draw.draw(st.sampled_from(sorted(found["paths"])))]
        case "property" if schemas:
            schema = schemas[draw.draw(st.sampled_from(sorted(schemas)))]
            if isinstance(schema, dict):
                schema.setdefault("properties", {})["one_more"] = {"type": "integer"}
        case "property words" | "type" | "required" | "null" | "enum" | "schema words":
            _edit_schema(draw.draw(st.sampled_from(_objects(schemas))), edit, draw)
        case "schema":
            schemas["OneMore"] = {"type": "object", "properties": {"a": {}}}
            operation = draw.draw(st.sampled_from(_operations(found)))
            answer = {"schema": {"$ref": "#/components/schemas/OneMore"}}
            operation["responses"]["200"]["content"] = {"application/json": answer}
        case "title":
            found["info"]["title"] += " again"
        case "server":
            found["servers"] = [{"url": "https://example.com/{v}"}]
        case "security":
            key = {"type": "apiKey", "in": "header", "name": "x-key"}
            found["components"]["securitySchemes"] = {"key": key}
            found["security"] = [{"key": []}]
        case "tag words":
            found["tags"] = [{"name": "pets", "description": draw.draw(words)}]
        case "words":
            operation = draw.draw(st.sampled_from(_operations(found)))
            operation["description"] = draw.draw(words)
        case _:
            _edit_operation(draw.draw(st.sampled_from(_operations(found))), edit, draw)
    return found


def _operations(document: Any) -> list[Any]:
    return [each for item in document["paths"].values() for each in item.values()]


def _objects(schemas: Any) -> list[Any]:
    """Return the components, and the schemas of their properties."""
    found = [each for each in schemas.values() if isinstance(each, dict)]
    return found + [
        inner
        for each in found
        for inner in each.get("properties", {}).values()
        if isinstance(inner, dict) and "$ref" not in inner
    ]


def _edit_schema(schema: Any, edit: str, draw: st.DataObject) -> None:
    properties = schema.get("properties", {})
    match edit:
        case "required" if properties:
            schema["required"] = draw.draw(
                st.lists(st.sampled_from(sorted(properties)), unique=True)
            )
        case "type":
            schema["type"] = draw.draw(st.sampled_from(["string", "integer", "object"]))
        case "null":
            schema["nullable"] = True
            schema["type"] = [schema.get("type", "string"), "null"]
            schema["type"] = ["object", "null"] if properties else ["string", "null"]
        case "enum":
            schema["enum"] = draw.draw(st.sampled_from([["a"], ["a", "b", None], [1]]))
        case _:
            schema["description"] = draw.draw(st.text(max_size=80))


def _edit_operation(operation: Any, edit: str, draw: st.DataObject) -> None:
    match edit:
        case "tag":
            operation["tags"] = [draw.draw(st.sampled_from(["pets", "new tag"]))]
        case "id":
            operation["operationId"] += "Again"
        case "deprecated":
            operation["deprecated"] = True
        case "answer":
            operation["responses"]["404"] = {"description": "It is not there."}
        case "parameter":
            schema = {"type": "array", "items": {"type": "string", "format": "date"}}
            more = {"name": "one-more", "in": "query", "schema": schema}
            operation["parameters"].append(more)
        case _:
            operation.pop("requestBody", None)


@pytest.mark.slow
@few
@given(documents(), st.integers(1, 3), st.data())
def test_a_build_over_others_is_a_build_from_nothing(
    document: Document, edits: int, draw: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        spec, out = Path(folder, "s.json"), Path(folder, "first/out")
        out.parent.mkdir()
        spec.write_text(json.dumps(document))
        if not build(spec, out):
            return
        for number in range(edits):
            names = lock.load(out).names
            document = edited(document, draw)
            spec.write_text(json.dumps(document))
            # The README names the folder, so all of them have one name.
            again = Path(folder, f"fresh{number}/out")
            again.mkdir(parents=True)
            # Names are kept from build to build; everything else is made anew.
            kept = replace(lock.Lock(), names=names)
            (again / lock.FILE_NAME).write_text(lock.dump(kept))
            assert build(spec, out) == build(spec, again)
            if lock.load(again).files:
                assert files(out) == files(again)
