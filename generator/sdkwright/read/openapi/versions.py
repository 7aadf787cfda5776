"""Which version of the specification a document says it follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json

_KNOWN: Final = re.compile(r"(?:2\.0|3\.[012]\.\d+(?:-.+)?)\Z")
_SHORT: Final = re.compile(r"(?:2|2\.0\.\d+|3\.[012])\Z")
_NEWER: Final = re.compile(r"3\.\d+(?:\.\d+)?(?:-.+)?\Z")
# What else people pass by mistake, by a member of its root.
_OTHERS: Final = (
    ("asyncapi", "an AsyncAPI document"),
    ("swaggerVersion", "a Swagger 1.x document"),
    ("arazzo", "an Arazzo document"),
    ("overlay", "an OpenAPI overlay"),
    ("resources", "a Swagger or discovery document of another kind"),
    ("item", "a Postman collection"),
    ("log", "an HTTP archive"),
    ("$schema", "a JSON Schema"),
)


def declared_version(tree: Json) -> str:
    """Return the version a document declares; empty if it declares none."""
    if not isinstance(tree, dict):
        return ""
    version = tree.get("openapi", tree.get("swagger"))
    if isinstance(version, bool) or not isinstance(version, (str, int, float)):
        return ""
    return str(version).strip()


def check_version(root: dict[str, Json], report: Report) -> str | None:
    """Return the declared version; None if it is not one that can be read."""
    key = "openapi" if "openapi" in root else "swagger"
    if key not in root:
        _report_other(root, report)
        return None
    at = Pointer((key,))
    version = declared_version(root)
    if not isinstance(root[key], str) and version:
        report.warning(
            "version-form",
            f"The version {version} is a number, but must be text.",
            at,
            help=f'Write {key}: "{version}{".0" if version[0] == "3" else ""}".',
        )
    if _KNOWN.match(version):
        root[key] = version
        return version
    if _SHORT.match(version):
        if root[key] == version:
            report.warning(
                "version-form", f"The version {version!r} is incomplete.", at
            )
        root[key] = version
        return version
    if _NEWER.match(version):
        report.warning(
            "version-newer",
            f"The version {version} is newer than 3.2, and is read as 3.2.",
            at,
        )
        root[key] = version
        return version
    report.error(
        "version-unknown",
        f"The version {version or root[key]!r} is not known.",
        at,
        help="Versions 2.0, 3.0, 3.1 and 3.2 can be read.",
    )
    return None


def _report_other(root: dict[str, Json], report: Report) -> None:
    what = next((what for member, what in _OTHERS if member in root), "")
    report.error(
        "not-a-document",
        "The document has no member 'openapi' or 'swagger'"
        + (f"; it looks like {what}." if what else "."),
        Pointer(),
        help="An OpenAPI document begins with a line such as: openapi: 3.1.0",
    )
