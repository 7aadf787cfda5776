"""Servers of a client, as the constant of its module has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.code import literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sdkwright.ir import Server


def server_code(
    server: Server, name: str, arguments: Mapping[tuple[Server, str], str]
) -> str:
    """Write a server.

    Args:
        server: The server.
        name: Its name; may be empty.
        arguments: The client's argument for each variable of a server's URL.
    """
    items: list[str] = [literal(name), literal(server.url)]
    if server.variables:
        variables = [_variable(server, e.name, arguments) for e in server.variables]
        items.append(tuple_keyword("variables=", variables))
    return f"Server({', '.join(items)})"


def _variable(
    server: Server, name: str, arguments: Mapping[tuple[Server, str], str]
) -> str:
    variable = next(each for each in server.variables if each.name == name)
    argument = arguments[server, name]
    items: list[str] = [literal(name), literal(variable.default)]
    if argument != name:
        items.append(f"argument={literal(argument)}")
    if variable.values:
        items.append(f"values={literal(variable.values)}")
    return f"ServerVariable({', '.join(items)})"


def tuple_keyword(head: str, items: Sequence[str]) -> str:
    """Write a keyword whose value is a tuple."""
    return f"{head}({', '.join(items)}{',' if len(items) == 1 else ''})"
