"""Snippets: a fragment of a document, a line of dashes, and what exactly becomes of it.

The fragment is YAML with the keys of an OpenAPI document. `schemas` stands for the
components' schemas; where there are no `paths`, one operation takes and gives them all.

What is expected comes in sections. `--- types/pet.py` is a whole file of the package;
`--- resources/pets.py _LIST Pets.list` are definitions out of it; `--- diagnostics` lists
the notes and warnings that the snippet is about. Others, of codes that it does not list, are
ignored, so that a new one breaks no snippet; an empty section allows none at all. Errors
always have to be listed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import yaml
from sdkwright.diagnostics import Severity

from tests.snippets.making import Made

FOLDER = Path(__file__).parent
_RULE = "-" * 72
_SECTION = re.compile(r"--- (\S.*)")
_DIAGNOSTICS = "diagnostics"
_CODE = re.compile(r"^(?:error|warning|note) (\S+)", re.MULTILINE)

Document = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """One snippet: its fragment, and the expected text of each section."""

    path: Path
    fragment: str
    expected: Mapping[str, str]

    @property
    def document(self) -> Document:
        """The whole OpenAPI document."""
        return _whole(cast("Document", yaml.safe_load(self.fragment)))


def all_snippets() -> list[Path]:
    """Return the snippets' files, in order."""
    return sorted(FOLDER.glob("*/*.txt"))


def load(path: Path) -> Snippet:
    """Read a snippet."""
    fragment, _, rest = path.read_text(encoding="utf-8").partition(f"\n{_RULE}\n")
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in rest.split("\n"):
        if match := _SECTION.fullmatch(line):
            lines = sections.setdefault(match[1], [])
        else:
            lines.append(line)
    expected = {title: "\n".join(text).strip("\n") for title, text in sections.items()}
    return Snippet(path=path, fragment=fragment, expected=expected)


def save(snippet: Snippet, sections: Mapping[str, str]) -> None:
    """Write a snippet with other sections."""
    parts = [snippet.fragment.rstrip("\n"), _RULE]
    for title, text in sections.items():
        parts.append(f"--- {title}\n{text}" if text else f"--- {title}")
    snippet.path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def actual(snippet: Snippet, made: Made) -> dict[str, str]:
    """Return what the expected sections should say."""
    titles = [each for each in snippet.expected if each != _DIAGNOSTICS]
    found = {title: _section(title, made) for title in titles or _usual(snippet, made)}
    said = "\n".join(sorted(_diagnostics(made, snippet.expected)))
    if said or _DIAGNOSTICS in snippet.expected:
        found[_DIAGNOSTICS] = said
    return found


def _usual(snippet: Snippet, made: Made) -> Iterator[str]:
    """Yield the titles that a new snippet starts with."""
    given = yaml.safe_load(snippet.fragment)
    for path in sorted(made.files):
        folder, _, name = path.removeprefix("acme/").rpartition("/")
        if "__" in name:
            continue
        if folder == "types" and ("paths" in given or "exchange" not in name):
            yield f"types/{name}"
        elif folder == "resources" and "paths" in given:
            yield f"resources/{name} {' '.join(_interesting(made.files[path]))}"


def _interesting(source: str) -> Iterator[str]:
    """Yield a resource's constants, and its methods in one mode."""
    body = ast.parse(source).body
    for node in body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
    first = next(node for node in body if isinstance(node, ast.ClassDef))
    methods = [node for node in first.body if isinstance(node, ast.FunctionDef)]
    for name in dict.fromkeys(node.name for node in methods):
        if name not in {"with_raw_response", "with_streaming_response", "prepare"}:
            yield f"{first.name}.{name}"


def _section(title: str, made: Made) -> str:
    path, *names = title.split(" ")
    if f"acme/{path}" not in made.files:
        return f"(there is no {path})"
    source = made.file(path)
    if not names:
        return source.strip("\n")
    return "\n\n".join(_definition(source, name) for name in names)


def _definition(source: str, dotted: str) -> str:
    """Return the lines of everything with a name, and of the text below a constant."""
    body = ast.parse(source).body
    *outer, name = dotted.split(".")
    for each in outer:
        found = [n for n in body if isinstance(n, ast.ClassDef) and n.name == each]
        body = found[0].body if found else []
    chosen: list[ast.stmt] = []
    for before, node in zip([None, *body], body, strict=False):
        described = before in chosen and isinstance(before, ast.Assign | ast.AnnAssign)
        if _name(node) == name or (described and isinstance(node, ast.Expr)):
            chosen.append(node)
    lines = source.split("\n")
    if not chosen:
        return f"(there is no {dotted})"
    return "\n".join("\n".join(lines[_start(n) - 1 : n.end_lineno]) for n in chosen)


def _name(node: ast.stmt) -> str:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            return name
        case ast.AsyncFunctionDef(name=name):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return ""


def _start(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in decorators)])


def _diagnostics(made: Made, expected: Mapping[str, str]) -> Iterator[str]:
    """Yield errors and what a snippet is about; everything, for a new snippet."""
    listed = set(_CODE.findall(expected.get(_DIAGNOSTICS, "")))
    everything = not expected or expected.get(_DIAGNOSTICS) == ""
    for each in made.diagnostics:
        if not (everything or each.severity is Severity.ERROR or each.code in listed):
            continue
        place = each.pointer.fragment if each.pointer is not None else ""
        text = f"{each.severity.value} {each.code} {place}\n    {each.message}"
        yield f"{text}\n    help: {each.help}" if each.help else text


def _whole(fragment: Document) -> Document:
    """Return a whole document for a fragment."""
    schemas = cast("Document", fragment.pop("schemas", {}))
    document: Document = {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1.0"},
        **fragment,
    }
    if schemas:
        components = cast("Document", document.get("components", {}))
        document["components"] = {**components, "schemas": schemas}
    if "paths" not in document:
        document["paths"] = {"/exchange": {"post": _operation(list(schemas))}}
    return document


def _operation(schemas: list[str]) -> Document:
    """Return an operation that takes and gives a value of each schema."""
    value = {
        "type": "object",
        "properties": {n: {"$ref": f"#/components/schemas/{n}"} for n in schemas},
    }
    content = {"application/json": {"schema": value}}
    return {
        "operationId": "exchange",
        "tags": ["values"],
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": "The same.", "content": content}},
    }
