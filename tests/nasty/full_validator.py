"""Whether a document is valid: what the index says, or else openapi-spec-validator.

The index was made with that validator, too, but it could not check documents whose keys YAML
makes numbers, such as status codes, with byte order marks, or with references to files.
"""

from __future__ import annotations

import json
import os
import warnings
from pathlib import Path
from typing import Any

import yaml
from openapi_spec_validator import validate

from tests.nasty.documents import Document

UNDECIDED = ("not tried", "unparsable", "validator ")


def undecided(document: Document) -> bool:
    """Whether the index does not say."""
    return document.said.startswith(UNDECIDED)


def check(document: Document) -> int:
    """Ask the validator; print why a document is invalid."""
    warnings.simplefilter("ignore")
    os.chdir(document.path.parent)
    try:
        tree = _read(document.path)
        validate(tree, base_uri=document.path.as_uri())
    except Exception as error:  # noqa: BLE001 - validators fail in many ways
        print(f"{type(error).__name__}: {error}"[:300].replace("\n", " "))
        return 1
    return 0


class _Loader(yaml.SafeLoader):
    """YAML without dates, with texts for keys."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as the base has it
        first: [each for each in found if not each[0].endswith(":timestamp")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        found = super().construct_mapping(node, deep=deep)
        return {_text(key): value for key, value in found.items()}


def _text(key: Any) -> Any:
    if isinstance(key, bool):
        return str(key).lower()
    return str(key) if isinstance(key, (int, float)) else key


def _read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        return json.loads(text)
    tree = yaml.load(text, Loader=_Loader)
    for key in ("openapi", "swagger"):
        if isinstance(tree, dict) and isinstance(tree.get(key), float):
            tree[key] = str(tree[key])
    return tree
