"""Names in a configuration: modules, Python paths, headers, servers, operations."""

from __future__ import annotations

import keyword
import re
from typing import Final
from urllib.parse import urlsplit

_HEADER: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# How long a body is, is known when it is sent, and not before.
_FRAMING: Final = {"content-length", "transfer-encoding"}
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


def is_header(name: str) -> bool:
    """Whether a text is a header's name (RFC 9110, 5.1), and none that clients decide on."""
    return bool(_HEADER.fullmatch(name)) and name.lower() not in _FRAMING


def is_server(url: str) -> bool:
    """Whether a text is the URL of a server, perhaps with variables in braces."""
    filled = re.sub(r"\{[^{}]*\}", "1", url)
    if not re.fullmatch(r"https?://\S+", filled) or not filled.isprintable():
        return False
    try:
        parts = urlsplit(filled)
        return bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False


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
