"""Run openapi-spec-validator on documents from standard input; the child process of `spec_validator`.

It gets texts and no paths: whatever a document refers to is either among them or does not
exist, so nothing here opens a file or a connection on a document's behalf.
"""

from __future__ import annotations

import itertools
import json
import sys
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from sdkwright.read.documents import Text, text as files
from sdkwright.read.validate.spec_validator_positions import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Tokens

_BASE: Final = "file:///specification/"
_PROBLEMS: Final = 100
_LONGEST: Final = 300


def main() -> None:
    """Write what the validator finds to standard output, as JSON."""
    limit_memory(int(sys.argv[1]))
    given: dict[str, dict[str, str]] = json.load(sys.stdin)
    json.dump(problems(given), sys.stdout)


def limit_memory(mebibytes: int) -> None:
    """Limit this process's memory, where the system can."""
    try:
        import resource
    except ImportError:
        return
    limit = mebibytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def problems(given: dict[str, dict[str, str]]) -> list[dict[str, Json]]:
    """Return what the validator finds in documents: texts and files, by name."""
    from jsonschema_path import SchemaPath
    from openapi_spec_validator import (
        OpenAPIV2SpecValidator,
        OpenAPIV30SpecValidator,
        OpenAPIV31SpecValidator,
        OpenAPIV32SpecValidator,
    )

    tree = _tree(given, "")
    root = tree if isinstance(tree, dict) else {}
    version = str(root.get("openapi", root.get("swagger")))
    validators: dict[str, Any] = {
        "2": OpenAPIV2SpecValidator,
        "3.0": OpenAPIV30SpecValidator,
        "3.1": OpenAPIV31SpecValidator,
    }
    kind = next(
        (each for prefix, each in validators.items() if version.startswith(prefix)),
        OpenAPIV32SpecValidator,
    )
    handler = _handler(given)
    schemes = ("<all_urls>", "http", "https", "file")
    path = SchemaPath.from_dict(
        root, base_uri=_BASE, handlers=dict.fromkeys(schemes, handler)
    )
    errors = kind(path).iter_errors()
    places = Places(tree)
    return [
        _problem(str(each.message), places.find(each))
        for each in itertools.islice(errors, _PROBLEMS)
    ]


def _tree(given: dict[str, dict[str, str]], name: str) -> Json:
    each = given[name]
    text = Text(name=name, file=each["file"], data=each["text"].encode())
    return files.parse(text).tree


def _handler(given: dict[str, dict[str, str]]) -> Callable[[str], Json]:
    trees: dict[str, Json] = {}

    def handle(uri: str) -> Json:
        local = uri.startswith(_BASE)
        name = unquote(urlsplit(uri).path).removeprefix("/specification/")
        name = name if local else uri
        if name not in given:
            raise LookupError(f"there is no document {uri}")
        if name not in trees:
            trees[name] = _tree(given, name)
        return trees[name]

    return handle


def _problem(message: str, path: Tokens | None) -> dict[str, Json]:
    message = message.partition("\n")[0]
    if len(message) > _LONGEST:
        message = f"{message[:_LONGEST]}..."
    return {"path": None if path is None else [*path], "message": message}


if __name__ == "__main__":
    main()
