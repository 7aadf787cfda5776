"""Requests that ask for a stream."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..request.build import Builder, free_pairs, set_argument

if TYPE_CHECKING:
    from ..operation.operation import Plan
    from ..operation.stream_operation import StreamOperation
    from ..request.request import Fields
    from ..request.settings import Settings


class StreamBuilder(Builder):
    """Builds the request of one call that asks for a stream."""

    __slots__ = ("_accept_stream", "_location", "_name", "_text")

    def __init__(
        self,
        settings: Settings,
        plan: Plan,
        arguments: Mapping[str, object],
        stream: StreamOperation[object],
    ) -> None:
        super().__init__(settings, plan, arguments)
        self._accept_stream = stream.accept.encode("ascii", "ignore")
        self._location, _, rest = stream.select.partition(":")
        self._name, _, self._text = rest.partition("=")

    def pairs(self) -> list[str]:
        pairs = super().pairs()
        if self._location == "query":
            pairs.extend(free_pairs({self._name: self._text}))
        return pairs

    def write_headers(self, fields: Fields) -> None:
        fields[b"accept"] = b"Accept", self._accept_stream
        if self._location == "header":
            set_argument(fields, self._name, self._name, self._text)
        super().write_headers(fields)

    def added(self, option: str) -> Mapping[str, object] | None:
        found = super().added(option)
        if option != "extra_body" or self._location != "body":
            return found
        try:
            value: object = json.loads(self._text)
        except ValueError:
            value = self._text
        return {self._name: value, **(found or {})}
