"""`pagination`: the schemes that many operations share.

A method is paged by the first scheme whose request and response it has. Our own inference
finds the roles of parameters and fields in the same way; what a scheme adds is which style is
meant, and names that nothing else tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sdkwright.migrate.config_files import Node
    from sdkwright.migrate.wanted import Setting

_STYLES: Final = {
    "cursor": "cursor",
    "cursor_id": "last_id",
    "cursor_url": "next_url",
    "offset": "offset",
    "page_number": "page",
}
# The key of our table for each purpose that a parameter or field is declared for.
_PURPOSES: Final = {
    "items": "items",
    "has_next_page": "has_more",
    "next_cursor_param": "parameter",
    "next_cursor_field": "next",
    "cursor_item_id": "last_id",
    "next_cursor_id_param": "parameter",
    "cursor_url_field": "next",
    "page_number_param": "parameter",
    "total_page_count_field": "total_pages",
    "offset_total_count_field": "total_items",
    "offset_count_param": "parameter",
}
_ITEMS: Final = ("data", "items", "results")
_MORE: Final = ("has_more", "has_next_page")


def pagination_settings(node: Node) -> dict[str, Setting]:
    """Return our `pagination` key, and the classes of pages for old imports."""
    found: dict[str, Setting] = {}
    names: list[Setting] = []
    tables: list[Setting] = []
    for scheme in node.parts():
        name = scheme.get("name").text()
        names.append(name)
        table = _table(scheme)
        if table is None:
            continue
        tables.append(table)
    if tables:
        found["pagination"] = tables[0] if len(tables) == 1 else tables
    if names:
        found["compat_pages"] = names
    return found


def _table(scheme: Node) -> dict[str, Setting] | None:
    kind = scheme.get("type").text()
    if kind not in _STYLES:
        if kind != "fake_page":
            scheme.get("type").note(f"Pages of type `{kind}` are unknown here.")
        return None
    table: dict[str, Setting] = {"style": _STYLES[kind]}
    for part in ("request", "response"):
        for name, each in scheme.get(part).items():
            key = _PURPOSES.get(_purpose(each), "")
            if not key and part == "response":
                key = "items" if name in _ITEMS else "has_more" if name in _MORE else ""
            if key and key not in table:
                table[key] = name
    needed = {"parameter", "items"} | ({"next"} & {*_PURPOSES.values()})
    if table["style"] == "last_id":
        table.setdefault("last_id", "id")
        needed = {"parameter", "items"}
    elif table["style"] in {"offset", "page"}:
        table.setdefault("parameter", "offset" if kind == "offset" else "page")
        needed = {"parameter", "items"}
    missing = sorted(needed - {*table})
    if missing:
        scheme.note(
            f"The pagination scheme `{scheme.get('name').text()}` does not say what is its"
            f" {' and '.join(missing)}; it is recognised by usual names.",
        )
        return None
    return table


def _purpose(node: Node) -> str:
    given = node.get("x-stainless-pagination-property")
    return given.text() or given.get("purpose").text()
