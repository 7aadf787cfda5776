"""What `surface.json` says of a client: options for shared parameters, and positions."""

from __future__ import annotations

import json
from pathlib import Path

from sdkwright import pipeline
from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report
from sdkwright.emit.code import Unit
from sdkwright.source import Source
from sdkwright.surface import Surface, compare, load


def document(header: str) -> str:
    """Return a document in which all operations have the same header."""
    there = {
        "in": "header",
        "name": header,
        "required": True,
        "schema": {"type": "string"},
    }
    paths = {
        f"/things{number}/{{owner}}/{{id}}": {
            "get": {
                "parameters": [
                    there,
                    *(
                        {"in": "path", "name": each, "required": True, "schema": {}}
                        for each in ("owner", "id")
                    ),
                ],
                "responses": {"204": {"description": "-"}},
            }
        }
        for number in range(6)
    }
    info = {"title": "Things", "version": "1"}
    return json.dumps({"openapi": "3.1.0", "info": info, "paths": paths})


def surface(header: str) -> Surface:
    """Return the surface of that document's package."""
    source = Source(text=document(header).encode())
    config = Config(
        out=Path("none"),
        package="things",
        distribution="things",
        apis=(ApiConfig(name="things", source=source),),
        flat=True,
    )
    reports = {"": Report(), "things": Report()}
    package = pipeline.generate(config, {}, {}, reports, lambda *_: None)
    assert package is not None
    (text,) = (
        each.text
        for each in package.units
        if not isinstance(each, Unit) and each.path.endswith("surface.json")
    )
    return load(text)


def test_options_for_shared_parameters_belong_to_it() -> None:
    found = surface("X-Org").options["x_org"]
    assert (found.type, found.env) == ("str | None", "")
    codes = {each.code for each in compare(surface("X-Org"), surface("X-Team"))}
    assert {"option-removed", "option-added"} <= codes


def test_the_last_path_parameter_is_positional() -> None:
    for method in surface("X-Org").methods.values():
        marks = {each.name: each.positional for each in method.arguments}
        assert marks == {"id": True, "owner": False, "x_org": False}
