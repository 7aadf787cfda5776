"""Run by test_roundtrip.py: decodes examples with a generated package, and encodes them."""

from __future__ import annotations

import importlib
import json
import pathlib
import re
import sys
import warnings
from types import ModuleType

import typing_extensions


def main() -> None:
    """Print every example that does not come back as it went in."""
    warnings.simplefilter("error")
    for path in sorted(pathlib.Path("acme").rglob("*.py")):
        importlib.import_module(".".join(path.with_suffix("").parts))
    for api, name, value in json.loads(pathlib.Path("examples.json").read_text()):
        types = importlib.import_module(f"acme.{api}.types")
        form = getattr(types, name)
        # What requests take is not decoded; "or null" is said where a type is used.
        if not _is_given(form, types) and value is not None:
            _check(f"{api}.{name}", form, value)


def _is_given(form: object, types: ModuleType) -> bool:
    """Whether a type is for requests alone: it is, or is made of, one that is."""
    if typing_extensions.is_typeddict(form):
        return True
    said = str(getattr(form, "__value__", form))
    named = (getattr(types, each, None) for each in re.findall(r"\w+", said))
    return (
        "Iterable" in said
        or "Mapping" in said
        or any(map(typing_extensions.is_typeddict, named))
    )


def _check(label: str, form: object, value: object) -> None:
    from acme._core.models.decode import decoder
    from pydantic import TypeAdapter

    try:
        found = decoder(form).decode(json.dumps(value).encode(), strict=True)
        text = TypeAdapter(form).dump_json(found, by_alias=True, exclude_unset=True)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        print(f"{label}: {type(error).__name__}: {error}\n    {value!r}")
        return
    if json.loads(text) != value:
        print(f"{label}: {value!r}\n    became {json.loads(text)!r}")


if __name__ == "__main__":
    sys.path.insert(0, ".")
    main()
