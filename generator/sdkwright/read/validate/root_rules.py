"""Rules about security, servers, tags and names on the wire."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.read.validate.error_messages import closest
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Documents

_TEMPLATE: Final = re.compile(r"\{([^{}]*)\}")
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_CONTROL: Final = re.compile("[\0-\x1f\x7f]")
# Credentials do not belong into a URL, and no client takes them from there.
_CREDENTIALS: Final = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/?#]*@")
# Addresses that name no server, and that a client must not touch.
_FORBIDDEN: Final = frozenset({"blob", "data", "file", "ftp", "javascript", "vbscript"})


def check_root(documents: Documents) -> None:
    """Check what stands at the document's root."""
    root, report = documents.root, documents.report
    check_security(root.get("security"), Pointer(("security",)), documents)
    servers = root.get("servers")
    for index, server in enumerate(servers if isinstance(servers, list) else ()):
        if isinstance(server, dict):
            _check_server(server, Pointer(("servers", str(index))), report)
    tags = root.get("tags")
    _check_tags(tags if isinstance(tags, list) else [], report)


def check_security(requirements: Json, at: Pointer, documents: Documents) -> None:
    """Check that security requirements name declared schemes."""
    components = documents.root.get("components")
    declared = (
        components.get("securitySchemes") if isinstance(components, dict) else None
    )
    names = list(declared) if isinstance(declared, dict) else []
    for index, each in enumerate(
        requirements if isinstance(requirements, list) else ()
    ):
        if not isinstance(each, dict):
            continue
        for name in list(each):
            # 3.2 allows a reference in the place of a name.
            if name in names or "/" in name or "#" in name:
                continue
            place = at / index / name
            message = f"There is no security scheme {name!r}."
            if close := closest(name, names):
                help = f"Did you mean {close!r}?"
                documents.report.fault(
                    "security-unknown",
                    message,
                    place,
                    help=help,
                    instead=f"{close!r} is assumed.",
                )
                each[close] = each.pop(name)
            else:
                help = "This alternative is left out; clients can send headers of their own."
                documents.report.warning("security-unknown", message, place, help=help)


def _check_server(server: dict[str, Json], at: Pointer, report: Report) -> None:
    url = server.get("url")
    if not isinstance(url, str):
        return
    scheme = _SCHEME.match(url)
    forbidden = scheme is not None and scheme[1].lower() in _FORBIDDEN
    if forbidden or _CONTROL.search(url) or _CREDENTIALS.match(url):
        report.fault(
            "server-url",
            f"{url!r} is no address of a server.",
            at / "url",
            help="Use an http or https address without credentials, or one relative to the"
            " document's.",
            instead="It is left out.",
        )
        del server["url"]
    variables = server.get("variables")
    declared = variables if isinstance(variables, dict) else {}
    for name in dict.fromkeys(_TEMPLATE.findall(url)):
        if name not in declared:
            report.warning(
                "server-variable-undeclared",
                f"The server's variable {name!r} is not declared; it must be given.",
                at / "url",
                help=f"Add it to the server's variables, with a default for {name}.",
            )
    for name, variable in declared.items():
        values = variable.get("enum") if isinstance(variable, dict) else None
        default = variable.get("default") if isinstance(variable, dict) else None
        if isinstance(values, list) and values and default not in values:
            report.warning(
                "server-variable-default",
                f"The default of the server's variable {name!r} is none of its values.",
                at / "variables" / name,
            )


def _check_tags(tags: list[Json], report: Report) -> None:
    names = [str(each.get("name")) if isinstance(each, dict) else "" for each in tags]
    for index, (name, tag) in enumerate(zip(names, tags, strict=True)):
        at = Pointer(("tags", str(index)))
        if name in names[:index]:
            report.warning("tag-duplicate", f"The tag {name!r} is declared twice.", at)
        parent = tag.get("parent") if isinstance(tag, dict) else None
        if isinstance(parent, str) and parent not in names:
            report.warning(
                "tag-unknown",
                f"The tag {name!r} has a parent {parent!r} that is not declared.",
                at / "parent",
            )
