"""Run by schema_suite.py in the folder of its package: serves instances and reads them."""

from __future__ import annotations

import importlib
import json
import sys
import warnings
from pathlib import Path


def main() -> None:
    """Print a line for each instance that is refused, or comes back changed."""
    warnings.simplefilter("error")
    sys.path.insert(0, ".")
    cases = json.loads(sys.stdin.read())
    operations = json.loads(Path("suite/operations.json").read_text())
    methods = {each["path"]: each for each in _operations(operations)}
    for strict in (False, True):
        for name, instances in cases:
            for data in instances:
                _try(methods, f"/{name}/whole", data, strict=strict)
                _try(methods, f"/{name}/field", {"value": data}, strict=strict)


def _operations(index: object) -> list[dict[str, object]]:
    found = index["operations"] if isinstance(index, dict) else index
    return [each for each in found if isinstance(each, dict)]


def _try(methods, path, data, *, strict):
    import httpx2

    suite = importlib.import_module("suite")
    to_json = importlib.import_module("suite._core.models.values").to_json
    sent = json.dumps(data).encode()
    transport = httpx2.MockTransport(
        lambda _: httpx2.Response(
            200, content=sent, headers={"content-type": "application/json"}
        )
    )
    http = httpx2.Client(transport=transport)
    label = f"{path} strict={strict} {json.dumps(data)[:100]}"
    client = suite.Suite(strict=strict, http_client=http, max_retries=0)
    method = client
    for part in methods[path]["python"].split("."):
        method = getattr(method, part)
    try:
        back = json.loads(to_json(method()))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        print(f"REFUSED {label}: {type(error).__name__}: {str(error)[:200]}")
        return
    if not _same(back, data):
        print(f"CHANGED {label}: {json.dumps(back)[:100]}")


def _same(a: object, b: object) -> bool:
    """Tell whether two JSON values are equal: 1 and 1.0 are, 1 and true are not."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_same, a, b))
    return a == b


if __name__ == "__main__":
    main()
