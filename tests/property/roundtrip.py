"""Run by test_roundtrip.py: decodes examples with a generated package, and encodes them."""

from __future__ import annotations

import importlib
import json
import pathlib
import sys
import typing
import warnings


def main() -> None:
    """Print every example that does not come back as it went in."""
    warnings.simplefilter("error")
    for path in sorted(pathlib.Path("acme").rglob("*.py")):
        importlib.import_module(".".join(path.with_suffix("").parts))
    for api, name, value in json.loads(pathlib.Path("examples.json").read_text()):
        form = getattr(importlib.import_module(f"acme.{api}.types"), name)
        # What requests take is not decoded; "or null" is said where a type is used.
        said = str(getattr(form, "__value__", form))
        given = typing.is_typeddict(form) or "Iterable" in said or "Mapping" in said
        if not given and value is not None:
            _check(f"{api}.{name}", form, value)


def _check(label: str, form: object, value: object) -> None:
    from acme._core.models.decode import decoder
    from pydantic import PydanticUserError, TypeAdapter

    try:
        found = decoder(form).decode(json.dumps(value).encode(), strict=True)
        text = TypeAdapter(form).dump_json(found, by_alias=True, exclude_unset=True)
    except PydanticUserError as error:
        if error.code != "typed-dict-version":  # an alias of request types
            raise
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        print(f"{label}: {type(error).__name__}: {error}\n    {value!r}")
        return
    if json.loads(text) != value:
        print(f"{label}: {value!r}\n    became {json.loads(text)!r}")


if __name__ == "__main__":
    sys.path.insert(0, ".")
    main()
