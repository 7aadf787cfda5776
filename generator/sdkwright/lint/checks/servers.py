"""Servers: whether a client can ask them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.lint.finding import Finding, Fix
from sdkwright.read.openapi import Role, items, mapping, text
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.lint.subject import Subject
    from sdkwright.read.openapi import Object

_EXAMPLE: Final = re.compile(r"(.+\.)?example\.(com|org|net)", re.IGNORECASE)
_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


def servers(subject: Subject) -> Iterator[Finding]:
    """Find missing servers, and those that cannot be asked."""
    root = subject.documents.root
    if not items(root, "servers") and not subject.documents.url:
        at = Pointer(("servers",)) if "servers" in root else Pointer()
        message = "The document names no server."
        yield Finding(code="server-missing", message=message, at=at)
    for server, at in _servers(subject):
        yield from _address(subject, server, at)
        yield from _variables(server, at)


def _servers(subject: Subject) -> Iterator[tuple[Object, Pointer]]:
    """Yield each server of the document, of path items, of operations and of links."""
    roles = {Role.API, Role.PATH_ITEM, Role.OPERATION}
    for node, role, at in subject.nodes:
        for index, server in enumerate(items(node, "servers") if role in roles else ()):
            if isinstance(server, dict):
                yield server, at / "servers" / index
        if role is Role.LINK and mapping(node, "server"):
            yield mapping(node, "server"), at / "server"


def _address(subject: Subject, server: Object, at: Pointer) -> Iterator[Finding]:
    url = text(server, "url").strip()
    if _EXAMPLE.fullmatch(_host(url)):
        message = f"The server {url!r} is an example."
        yield Finding(code="server-example", message=message, at=at / "url")
    if len(url) > 1 and url.endswith("/"):
        reason = "The same address, without the slash."
        fix = Fix(at=at, members={"url": url.rstrip("/")}, reason=reason)
        yield Finding(
            code="server-trailing-slash",
            message=f"The server {url!r} ends with a slash.",
            at=at / "url",
            # In 2.0 there is no such object.
            fix=None if subject.is_old() or not url.rstrip("/") else fix,
        )


def _host(url: str) -> str:
    return (
        url.rpartition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    )


def _variables(server: Object, at: Pointer) -> Iterator[Finding]:
    named = dict.fromkeys(_VARIABLE.findall(text(server, "url")))
    declared = mapping(server, "variables")
    for name in named:
        if name not in declared:
            message = f"The server's variable {name!r} is not declared."
            code = "server-variable-undeclared"
            yield Finding(code=code, message=message, at=at / "url")
    for name, given in declared.items():
        place = at / "variables" / name
        values = given.get("enum") if isinstance(given, dict) else None
        default = given.get("default") if isinstance(given, dict) else None
        if isinstance(values, list) and default is not None and default not in values:
            message = (
                f"The default of the server's variable {name!r} is none of its values."
            )
            yield Finding(code="server-variable-default", message=message, at=place)
        if name not in named:
            message = f"The server's URL does not name its variable {name!r}."
        elif default is None:
            message = f"The server's variable {name!r} has no default."
        else:
            continue
        yield Finding(code="server-variable-unused", message=message, at=place)
