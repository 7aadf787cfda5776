"""Servers that operations name and the document does not."""

from __future__ import annotations

from sdkwright.diagnostics import Report

from tests.unit.model import refined

_ONE, _OTHER = (
    "[{url: 'https://a.test'}, {url: 'https://b.test'}]",
    "[{url: 'https://c.test'}]",
)


def _document(*servers: str, root: str = "") -> str:
    operations = "".join(
        f"  /a{number}:\n    get:\n      operationId: get{number}\n"
        f"      servers: {each}\n      responses: {{'204': {{description: ok}}}}\n"
        for number, each in enumerate(servers)
    )
    return f"{root}paths:\n{operations}"


def test_those_of_most_operations_are_of_the_api() -> None:
    api = refined(_document(_ONE, _ONE, _OTHER))
    assert [each.url for each in api.servers] == ["https://a.test", "https://b.test"]
    assert [len(each.servers) for each in api.operations] == [0, 0, 1]


def test_of_half_or_beside_servers_of_the_document_they_stay() -> None:
    assert not refined(_document(_ONE, _OTHER)).servers
    assert not refined(_document(_ONE, "[]")).servers
    found = refined(_document(_ONE, _ONE, root="servers: [{url: 'https://d.test'}]\n"))
    assert [each.url for each in found.servers] == ["https://d.test"]
    assert all(each.servers for each in found.operations)


def test_an_earlier_package_keeps_them() -> None:
    report = Report()
    api = refined(_document(_ONE, _ONE), report, decisions={"common prefix": ""})
    assert not api.servers
    assert "operation-servers" in [each.code for each in report]
    again = refined(_document(_ONE, _ONE), decisions=api.decisions)
    assert again.operations == api.operations
