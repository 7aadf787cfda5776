"""Calls by method and path as old clients had them, and what these were made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal
from urllib.parse import quote

from ..client.core import untyped_operation
from ..errors.errors import ConfigurationError, SDKError
from ..models.argument_spec import ArgumentSpec
from ..models.omission import Omit
from ..operation.styles import query_pairs
from .arguments import timeout_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..client.core import Core
    from ..config.config import ClientConfig

_OPTIONS: Final = {
    "headers": "headers",
    "params": "query",
    "timeout": "timeout",
    "max_retries": "max_retries",
    "idempotency_key": "idempotency_key",
    "extra_json": "extra_body",
}
_LISTS: Final = {
    "comma": "csv",
    "repeat": "repeat",
    "indices": "indices",
    "brackets": "",
}


def keywords(
    cast_to: object,
    body: object,
    options: Mapping[str, Any],
    others: Mapping[str, object],
) -> dict[str, Any]:
    """Return what `client.call` takes for the arguments of an old call.

    Args:
        cast_to: The type of the result; `httpx.Response` for the whole response.
        body: The body; None for none.
        options: `headers`, `params`, `timeout` and the like.
        others: `stream`, `stream_cls` and `files`, which are not for these calls.

    Raises:
        SDKError: One of the others is given, or an option is unknown.
    """
    for name, value in {**others, **options}.items():
        idle = value is None or value is False or isinstance(value, Omit)
        if name not in _OPTIONS and not idle:
            raise SDKError(
                f"{name}= is not for calls by path: call the method of the resource"
            )
    found = {_OPTIONS[name]: each for name, each in options.items() if name in _OPTIONS}
    found = {key: each for key, each in found.items() if not isinstance(each, Omit)}
    if "timeout" in found:
        found["timeout"] = timeout_of(found["timeout"])
    if body is not None:
        found["body"] = body
    found["result"] = object if is_whole(cast_to) else cast_to
    return found


def is_whole(cast_to: object) -> bool:
    """Whether a type means the whole response: `Response` of httpx or httpx2."""
    module = str(getattr(cast_to, "__module__", ""))
    return module.partition(".")[0] in {"httpx", "httpx2"}


def auth_headers(core: Core, config: ClientConfig) -> dict[str, str]:
    """Return the headers that carry the client's credentials; empty without any.

    Those that are fetched first, such as the tokens of OAuth 2, are not among them.
    """
    operation = untyped_operation(config, "GET", "/", object)
    try:
        execution = core.execution(operation, {})
    except ConfigurationError:
        return {}
    request = execution.call.request
    before = {*request.fields}
    # What has to ask a server first stops at its question.
    next(execution.authoriser.apply(execution.call.schemes, request), None)
    sent = (field for name, field in request.fields.items() if name not in before)
    return {key.decode("latin-1"): value.decode("latin-1") for key, value in sent}


class Querystring:
    """Writes queries as old clients did."""

    def stringify(
        self,
        params: Mapping[str, object],
        *,
        array_format: Literal["comma", "repeat", "indices", "brackets"] = "comma",
        nested_format: Literal["brackets", "dots"] = "brackets",
    ) -> str:
        """Return the query of some parameters, percent-encoded."""
        flags = {"deep", _LISTS[array_format], nested_format} - {"", "brackets"}
        specs = (
            ArgumentSpec(
                python=name,
                wire=name,
                quoted=quote(name, safe=""),
                flags=frozenset(flags),
            )
            for name in params
        )
        return "&".join(
            pair
            for spec, value in zip(specs, params.values(), strict=True)
            if value is not None and not isinstance(value, Omit)
            for pair in query_pairs(spec, value)
        )
