"""Builds over builds: what is on disk is what a build from nothing would put there."""

from __future__ import annotations

import copy
import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st
from sdkwright import code_frame, kept, pipeline
from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report
from sdkwright.emit import lock
from sdkwright.memory import Memory
from sdkwright.source import source_of

from tests.effort import examples
from tests.property.documents import Document, documents

# Each example is several whole builds.
few = settings(
    max_examples=examples(8, few=2),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def build(document: Path, out: Path, memory: Memory | None = None) -> str | None:
    """Bring a package up to date; return what was said, None if the document is refused."""
    own = ApiConfig(name="pkg", source=source_of(str(document)))
    config = Config(out=out, distribution="pkg", package="pkg", apis=(own,), flat=True)
    reports = defaultdict[str, Report](Report)
    made = pipeline.build(
        config,
        reports,
        _silent,
        force=False,
        rename=lock.Rename.NOTHING,
        memory=memory,
    )
    if made is None:
        return None
    if memory is not None and not memory.knows(config, lock.load(out).names):
        again = {"pkg": Report()}
        pipeline.compare(config, lock.load(out), out.resolve(), again, _silent, memory)
    return code_frame.render_json(reports["pkg"])


def _silent(_what: str, _done: int, _total: int) -> None:
    return


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
        if build(spec, out) is None:
            return
        for number in range(edits):
            names = lock.load(out).names
            document = edited(document, draw)
            spec.write_text(json.dumps(document))
            again = _with_names(Path(folder, f"fresh{number}/out"), names)
            assert build(spec, out) == build(spec, again)
            if lock.load(again).files:
                assert files(out) == files(again)


def _with_names(out: Path, names: lock.Names) -> Path:
    """Return an output folder for a build from nothing.

    Names are kept from build to build; everything else is made anew. The README names the
    folder, so all of them have one name.
    """
    out.mkdir(parents=True)
    (out / lock.FILE_NAME).write_text(lock.dump(lock.Lock(names=names)))
    return out


@pytest.mark.slow
@few
@given(documents(), st.lists(st.booleans(), min_size=1, max_size=4), st.data())
def test_a_build_with_a_memory_is_a_build_from_nothing(
    document: Document, words: list[bool], draw: st.DataObject
) -> None:
    """Packages and diagnostics are the same, whether words were edited or anything else."""
    as_yaml = draw.draw(st.booleans())
    with tempfile.TemporaryDirectory() as folder:
        spec = Path(folder, "s.yaml" if as_yaml else "s.json")
        out = Path(folder, "first/out")
        out.parent.mkdir()
        _write(spec, document)
        memory = Memory()
        if build(spec, out, memory) is None:
            return
        for number, only_words in enumerate(words):
            names = lock.load(out).names
            if only_words:
                document = _reworded(document, draw)
            else:
                document = edited(document, draw)
                document = _reordered(document, draw)
            _write(spec, document)
            again = _with_names(Path(folder, f"fresh{number}/out"), names)
            assert build(spec, out, memory) == build(spec, again)
            if lock.load(again).files:
                assert files(out) == files(again)


@pytest.mark.slow
@few
@given(documents(), st.lists(st.booleans(), min_size=2, max_size=4), st.data())
def test_a_build_that_goes_on_is_a_build_from_nothing(
    document: Document, words: list[bool], draw: st.DataObject
) -> None:
    """So it is if what another one had in memory comes from a file."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", f"{folder}/cache")
        patch.delenv("CI", raising=False)
        patch.setattr(kept.builds, "_MANY_FILES", 1)
        patch.setattr(kept.builds, "_LARGE", range(10_000_000))
        patch.setattr(kept.builds, "aside", lambda work: work())
        spec, out = Path(folder, "s.json"), Path(folder, "first/out")
        out.parent.mkdir()
        _write(spec, document)
        if build(spec, out) is None:
            return
        for number, only_words in enumerate(words):
            names = lock.load(out).names
            document = (_reworded if only_words else edited)(document, draw)
            _write(spec, document)
            again = _with_names(Path(folder, f"fresh{number}/out"), names)
            assert build(spec, out) == build(spec, again)
            if lock.load(again).files:
                assert files(out) == files(again)


def _write(spec: Path, document: Document) -> None:
    if spec.suffix == ".json":
        spec.write_text(json.dumps(document, indent=1, ensure_ascii=False))
    else:
        spec.write_text(yaml.safe_dump(document, sort_keys=False, allow_unicode=True))


def _reworded(document: Document, draw: st.DataObject) -> Document:
    """Change a description or a summary that is there, wherever it is, if there is one."""
    found: Any = copy.deepcopy(document)
    places: list[tuple[dict[str, Any], str]] = []
    waiting: list[Any] = [found]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            keys = ("description", "summary", "title")
            places += [(node, key) for key in keys if isinstance(node.get(key), str)]
        inner = node.values() if isinstance(node, dict) else node
        waiting += [each for each in inner if isinstance(each, dict | list)]
    if places:
        node, key = draw.draw(st.sampled_from(places))
        more = st.sampled_from(
            ["", " More.", " (streaming responses)", "\n\nNew \u2013 \u201chere\u201d"]
        )
        node[key] = node[key] + draw.draw(more | st.text(max_size=20))
    return found


def _reordered(document: Document, draw: st.DataObject) -> Document:
    """Turn the keys of one object around, or of none."""
    found: Any = copy.deepcopy(document)
    nodes = [found["paths"], found["components"]["schemas"], None]
    node = draw.draw(st.sampled_from(nodes))
    if node:
        items = list(node.items())[::-1]
        node.clear()
        node.update(items)
    return found
