"""Read what extensions say about paging: ours, and those of other tools."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.diagnostics import Report
from sdkwright.frozen import replace
from sdkwright.ir import Paging, PagingStyle
from sdkwright.refine.pagination.checks import checked, report_unknown_keys
from sdkwright.refine.pagination.endings import completed
from sdkwright.refine.pagination.parameters import pagination_parameters
from sdkwright.refine.pagination.searches import placed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sdkwright.ir import Json, Operation
    from sdkwright.refine.pagination.parameters import PaginationParameter
    from sdkwright.refine.pagination.response_paths import ResponseSchema

_STYLES: Final = {each.value: each for each in PagingStyle}
_KEYS: Final = (
    *("style", "parameter", "size", "items", "next", "last_id", "has_more", "last"),
    *("total_pages", "total_items", "start"),
)
# An argument, or what stands in an object that is one.
_DEEPEST: Final = 2
_NAME: Final = re.compile(r"\[['\"]([^'\"\]]+)['\"]\]|([^.\[\]]+)")


def declared(
    operation: Operation,
    defaults: Mapping[str, Json],
    response: ResponseSchema,
    report: Report,
) -> tuple[Paging | None, bool]:
    """Return the declared paging, and whether the document decides the question.

    Args:
        operation: The operation.
        defaults: What the root says for operations that only opt in.
        response: The type of the response.
        report: Where findings go.
    """
    for key, reader in _READERS:
        given = operation.extensions.get(key)
        if given is None:
            continue
        if given is False or _has_one_page(key, given):
            return None, True
        if given is True and key == "x-fern-pagination":
            given = dict(defaults)
        found = reader(given, response) if isinstance(given, dict) else None
        if key == "x-sdkwright-pagination" and isinstance(given, dict):
            report_unknown_keys(given, _KEYS, operation.at / key, report)
        before = len(report.diagnostics)
        if found is not None:
            found = _finished(found, operation, response, report, given)
        # What names something in vain has been said, with what that means.
        if found is None and len(report.diagnostics) == before:
            report.warning(
                "paging-unclear",
                f"What {key} says cannot be followed; the pages are not walked.",
                operation.at / key,
            )
        return found, True
    found = _roles(operation, response)
    if found is None:
        return None, False
    return _finished(found, operation, response, report, None), True


def fitting(
    given: Json, operation: Operation, response: ResponseSchema
) -> Paging | None:
    """Return the paging that the root declares, if the operation has all that it names.

    Args:
        given: The root's `x-sdkwright-pagination`, or one of several.
        operation: The operation.
        response: The type of its response.
    """
    found = _ours(given, response) if isinstance(given, dict) else None
    if found is None:
        return None
    missing = Report()
    whole = _finished(found, operation, response, missing, given)
    return None if missing.diagnostics else whole


def _finished(
    found: Paging,
    operation: Operation,
    response: ResponseSchema,
    report: Report,
    given: Json,
) -> Paging | None:
    """Return a declared paging, checked, with what it leaves to be seen in the response."""
    found, operation = placed(found, operation, response.declarations)
    whole = checked(found, operation, response, report)
    if whole is None:
        return None
    parameter = _parameter(operation, response, whole.parameter)
    seen = completed(whole, operation, response, parameter)
    start = given.get("start") if isinstance(given, dict) else None
    if isinstance(start, int) and found.rule == "x-sdkwright-pagination":
        return replace(seen, start=start, number=())
    return seen


def _has_one_page(key: str, given: Json) -> bool:
    """Whether Azure's extension says that there is a list, but only one page of it."""
    return (
        key == "x-ms-pageable"
        and isinstance(given, dict)
        and given.get("nextLinkName") is None
    )


def path_of(value: Json) -> tuple[str, ...] | None:
    """Return the names in a path: dotted, a JSONPath, or `$response.…`.

    None where it holds more than names.
    """
    if not isinstance(value, str):
        return None
    text = value.strip().removeprefix("$response").removeprefix("$request")
    text = text.removeprefix("$").removeprefix(".body").strip(".")
    names = tuple(quoted or plain for quoted, plain in _NAME.findall(text))
    if "[" in _NAME.sub("", text) or any(not each or "*" in each for each in names):
        return None
    return names


def _ours(node: Mapping[str, Json], response: ResponseSchema) -> Paging | None:
    style = _STYLES.get(str(node.get("style")))
    listed = response.items()
    items = path_of(node["items"]) if "items" in node else listed and listed[0]
    if style is None or items is None:
        return None
    parameter = _text(node, "parameter")
    if not parameter and style not in {PagingStyle.NEXT_URL, PagingStyle.LINK}:
        return None
    return Paging(
        style=style,
        parameter=parameter,
        size_parameter=_text(node, "size"),
        items=items,
        item=response.item(items),
        next=path_of(node.get("next")) or (),
        last_id=_text(node, "last_id")
        or ("id" if style is PagingStyle.LAST_ID else ""),
        has_more=path_of(node.get("has_more")) or (),
        total_pages=path_of(node.get("total_pages")) or (),
        last=path_of(node.get("last")) or (),
        total_items=path_of(node.get("total_items")) or (),
        start=_start(style),
        rule="x-sdkwright-pagination",
    )


def _start(style: PagingStyle) -> int:
    """Return the number that the first page, or the first item, usually has."""
    return 0 if style is PagingStyle.OFFSET else 1


def _speakeasy(node: Mapping[str, Json], response: ResponseSchema) -> Paging | None:
    inputs = {
        str(each.get("type")): each.get("name")
        for each in _items(node, "inputs")
        if isinstance(each, dict)
        and each.get("in", "parameters") in {"parameters", "requestBody"}
    }
    outputs = node.get("outputs")
    outputs = outputs if isinstance(outputs, dict) else {}
    listed = response.items()
    items = path_of(outputs.get("results")) if "results" in outputs else None
    items = items or (listed[0] if listed else None)
    if items is None:
        return None
    parameter_name, style = _speakeasy_style(str(node.get("type")), inputs)
    following = path_of(outputs.get("nextCursor") or outputs.get("nextUrl")) or ()
    if style is None or (style in {PagingStyle.CURSOR, PagingStyle.NEXT_URL}) != bool(
        following
    ):
        return None
    size = inputs.get("limit")
    return Paging(
        style=style,
        parameter=parameter_name,
        size_parameter=size if isinstance(size, str) else "",
        items=items,
        item=response.item(items),
        next=following,
        total_pages=path_of(outputs.get("numPages")) or (),
        start=_start(style),
        rule="x-speakeasy-pagination",
    )


def _speakeasy_style(
    type: str, inputs: Mapping[str, Json]
) -> tuple[str, PagingStyle | None]:
    """Return the parameter that moves on, and the style."""
    wanted = {
        "cursor": (("cursor", PagingStyle.CURSOR),),
        "offsetLimit": (("page", PagingStyle.PAGE), ("offset", PagingStyle.OFFSET)),
    }
    if type == "url":
        return "", PagingStyle.NEXT_URL
    for name, style in wanted.get(type, ()):
        parameter_name = inputs.get(name)
        if isinstance(parameter_name, str):
            return parameter_name, style
    return "", None


def _fern(node: Mapping[str, Json], response: ResponseSchema) -> Paging | None:
    listed = response.items()
    items = path_of(node.get("results")) or (listed[0] if listed else None)
    path = path_of(node.get("cursor") or node.get("offset")) or ()
    following = path_of(node.get("next_cursor") or node.get("next_uri")) or ()
    if items is None or len(path) > _DEEPEST:
        return None
    if "next_uri" in node:
        style = PagingStyle.NEXT_URL
    elif "cursor" in node and following:
        style = PagingStyle.CURSOR
    elif "offset" in node:
        # Fern's `offset` is a page number unless `step` says how far it moves.
        style = PagingStyle.OFFSET if "step" in node else PagingStyle.PAGE
    else:
        return None
    step = path_of(node.get("step")) or ()
    return Paging(
        style=style,
        parameter=".".join(path),
        size_parameter=".".join(step),
        items=items,
        item=response.item(items),
        next=following,
        has_more=path_of(node.get("has-next-page")) or (),
        start=_start(style),
        rule="x-fern-pagination",
    )


def _microsoft(node: Mapping[str, Json], response: ResponseSchema) -> Paging | None:
    items = path_of(node.get("itemName", "value")) or ()
    following = path_of(node.get("nextLinkName"))
    item = response.item(items)
    if following is None or item is None:
        return None
    return Paging(
        style=PagingStyle.NEXT_URL,
        items=items,
        item=item,
        next=following,
        rule="x-ms-pageable",
    )


def _roles(operation: Operation, response: ResponseSchema) -> Paging | None:
    """Read the roles that `x-stainless-pagination-property` gives."""
    given = pagination_parameters(operation, response.declarations).values()
    roles = {each.role: each for each in given if each.role}
    found = {each.role: each.wire for each in response.fields(()) if each.role}
    listed = response.items()
    items = (found["items"],) if "items" in found else listed and listed[0]
    if items is None:
        return None
    for role, style, following in (
        ("next_cursor_param", PagingStyle.CURSOR, "next_cursor_field"),
        ("page_number_param", PagingStyle.PAGE, ""),
        ("offset_count_param", PagingStyle.OFFSET, ""),
    ):
        parameter = roles.get(role)
        if parameter is None or (following and following not in found):
            continue
        total = found.get("offset_count_total_field")
        pages = found.get("total_page_count_field")
        return Paging(
            style=style,
            parameter=parameter.wire,
            items=items,
            item=response.item(items),
            next=(found[following],) if following else (),
            total_items=(total,) if total else (),
            total_pages=(pages,) if pages else (),
            start=_start(style),
            rule="x-stainless-pagination-property",
        )
    return None


_READERS: Final[
    tuple[
        tuple[
            str,
            Callable[[Mapping[str, Json], ResponseSchema], Paging | None],
        ],
        ...,
    ]
] = (
    ("x-sdkwright-pagination", _ours),
    ("x-speakeasy-pagination", _speakeasy),
    ("x-fern-pagination", _fern),
    ("x-ms-pageable", _microsoft),
)


def _parameter(
    operation: Operation, response: ResponseSchema, wire: str
) -> PaginationParameter | None:
    return pagination_parameters(operation, response.declarations).get(wire)


def _text(node: Mapping[str, Json], key: str) -> str:
    value = node.get(key)
    return value if isinstance(value, str) else ""


def _items(node: Mapping[str, Json], key: str) -> list[Json]:
    value = node.get(key)
    return value if isinstance(value, list) else []
