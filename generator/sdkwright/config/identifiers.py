"""Names in a configuration: modules, Python paths, and the ways to name an operation."""

from __future__ import annotations

import keyword
import re
from typing import Final

_REQUEST: Final = re.compile(r"([A-Za-z]+)\s+(/\S*)")


def is_module(name: str) -> bool:
    """Whether a name can be a package's: an ASCII identifier, no keyword or dunder."""
    special = name.startswith("__") or not name.strip("_")
    plain = name.isascii() and name.isidentifier() and not special
    return plain and not keyword.iskeyword(name)


def is_dotted(name: str) -> bool:
    """Whether a text is a Python path, such as `pets.list`."""
    return all(is_module(part) for part in name.split("."))


def is_class_path(name: str) -> bool:
    """Whether a text is a class's name, perhaps with a resource in front: `shop.Pet`."""
    return is_dotted(name) and name.rpartition(".")[2][:1].isupper()


def is_inside(path: str) -> bool:
    """Whether a path, or a pattern of paths, leads to something below where it begins."""
    return not path.startswith("/") and ".." not in path.split("/")


def is_licence(text: str) -> bool:
    """Whether a text is an SPDX licence expression, which is all that metadata may have.

    The rules are those of PEP 639.
    """
    from packaging.licenses import (
        InvalidLicenseExpression,
        canonicalize_license_expression,
    )

    try:
        return bool(canonicalize_license_expression(text))
    except InvalidLicenseExpression:
        return False


def operation_key(text: str) -> str:
    """Return the one spelling of what names an operation: `get  /pets` is `GET /pets`."""
    found = _REQUEST.fullmatch(text.strip())
    return f"{found[1].upper()} {found[2]}" if found else text
