"""The parsed form of an operation, made once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from ..models.argument_spec import ArgumentSpec, parse_argument_spec
from .details import Details
from .path import PathTemplate

if TYPE_CHECKING:
    from .body_forms import BodyForm

# RFC 9110, section 9.2.2; QUERY is safe by its own specification.
_IDEMPOTENT: Final = frozenset(
    {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"}
)


# A media type and its parameters (RFC 9110, section 8.3.1); spaces separate others.
_MEDIA_TYPE: Final = re.compile(r'(?:[^\s;"]|"(?:[^"\\]|\\.)*"|;\s*)+')


def parse_media_types(text: str) -> tuple[str, ...]:
    if ";" not in text:
        return tuple(text.split())
    return tuple(_MEDIA_TYPE.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A parsed operation."""

    method: str
    path: PathTemplate
    query: tuple[ArgumentSpec, ...]
    header: tuple[ArgumentSpec, ...]
    cookie: tuple[ArgumentSpec, ...]
    body: tuple[ArgumentSpec, ...]
    payload: ArgumentSpec | None
    media: tuple[str, ...]
    required_fields: tuple[frozenset[str], ...]
    accept: bytes
    accepts: tuple[str, ...]
    idempotent: bool
    idempotency: str
    optional_body: bool
    forms: tuple[BodyForm, ...]
    many: tuple[str, ...]
    arguments: tuple[ArgumentSpec, ...] = ()
    earlier: tuple[ArgumentSpec, ...] = ()

    @classmethod
    def of(cls, method: str, template: str, details: Details) -> Plan:
        payload = parse_argument_spec(details.get("payload", ""))
        declared = details.get("idempotent")
        accept = parse_media_types(details.get("accept", "application/json"))
        path = parse_argument_spec(details.get("path", ""))
        query = parse_argument_spec(details.get("query", ""))
        header = parse_argument_spec(details.get("header", ""))
        cookie = parse_argument_spec(details.get("cookie", ""))
        body = parse_argument_spec(details.get("body", ""))
        every = (*path, *query, *header, *cookie, *body, *payload)
        return cls(
            method=method,
            path=PathTemplate.of(template, path),
            query=query,
            header=header,
            cookie=cookie,
            body=body,
            payload=payload[0] if payload else None,
            media=parse_media_types(details.get("media", "application/json")),
            required_fields=tuple(
                frozenset(unquote(name) for name in each.split(",") if name)
                for each in details.get("required_fields", "").split(" ")
            ),
            accept=", ".join(accept).encode("ascii", "ignore"),
            accepts=tuple(details.get("accepts", ())),
            idempotent=method in _IDEMPOTENT if declared is None else declared,
            idempotency=details.get("idempotency", ""),
            optional_body=details.get("optional_body", False),
            forms=_forms(details.get("forms", "")),
            many=tuple(spec.python for spec in every if spec.many),
            arguments=every,
            earlier=parse_argument_spec(details.get("earlier", "")),
        )

    @property
    def is_flat(self) -> bool:
        return any(spec.python != "_" for spec in self.body)

    @property
    def has_own_fields(self) -> bool:
        return len(self.required_fields) > 1

    @property
    def sends_body(self) -> bool:
        return bool(self.body or self.payload)


def _forms(text: str) -> tuple[BodyForm, ...]:
    if not text:
        return ()
    from .body_forms import parse_body_forms

    return parse_body_forms(text)
