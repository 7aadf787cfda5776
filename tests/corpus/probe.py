"""Compiles and imports every module of packages; runs in a process of its own.

Prints one line of JSON: for each folder the number of modules and what is wrong. Nothing of
the project is imported here.
"""

from __future__ import annotations

import importlib
import json
import sys
import warnings
from pathlib import Path


def probe(out: Path) -> dict[str, object]:
    """Compile and import what lies in a folder."""
    paths = sorted(each for each in out.rglob("*.py") if each.parent != out)
    wrong: list[str] = []
    sys.path.insert(0, str(out))
    for path in paths:
        module = ".".join(path.relative_to(out).with_suffix("").parts)
        module = module.removesuffix(".__init__")
        try:
            compile(path.read_bytes(), str(path), "exec")
            importlib.import_module(module)
        except BaseException as error:  # noqa: BLE001 - whatever it is
            wrong.append(f"{module}: {type(error).__name__}: {error}"[:400])
    sys.path.remove(str(out))
    return {"modules": len(paths), "wrong": wrong}


def main() -> None:
    """Probe the folders that the arguments name."""
    sys.dont_write_bytecode = True
    warnings.simplefilter("error")
    for each in sys.argv[1:]:
        print(json.dumps({each: probe(Path(each))}), flush=True)


if __name__ == "__main__":
    main()
