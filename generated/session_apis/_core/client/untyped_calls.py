"""Untyped calls: operations that the package has no method for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from ..operation.operation import Operation

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from ..config.config import ClientConfig
    from ..config.options import RequestOptions

T = TypeVar("T")


class UntypedOperation(Operation[T]):
    """An operation that the API description does not contain."""

    @cached_property
    def template(self) -> str:
        return ""


def untyped_operation(
    config: ClientConfig, method: str, path: str, result: TypeForm[T]
) -> Operation[T]:
    path = path if path.startswith("/") else f"/{path}"
    return UntypedOperation(
        method,
        path,
        lambda: result,
        payload="body",
        optional_body=True,
        auth=config.auth or _any_credential(config),
    )


def _any_credential(config: ClientConfig) -> str:
    known = [each.id for each in config.schemes if each.ways()]
    return " | ".join((*known, ""))


def untyped_arguments(
    body: object,
    query: Mapping[str, object] | None,
    headers: Mapping[str, str] | None,
    options: RequestOptions,
) -> dict[str, object]:
    merged: dict[str, object] = dict(options)
    if query:
        merged["extra_query"] = {**query, **options.get("extra_query", {})}
    if headers:
        merged["extra_headers"] = {**headers, **options.get("extra_headers", {})}
    return {"body": body, "request_options": merged}
