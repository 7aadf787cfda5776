"""Builds requests from arguments, without credentials.

The arguments are the ``locals()`` of a generated method: names that no argument spec of
the operation contains are ignored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from ..config.options import REQUEST_OPTIONS, refuse_unknown
from ..models.argument_spec import ArgumentSpec, free_argument
from ..models.omission import Omit
from ..models.values import RefusedError, is_mapping, naming
from ..operation.operation import Plan
from ..operation.styles import query_pairs, simple
from ..parts import load
from .body import Content, build_body, refuse_none
from .request import (
    FRAMING,
    Address,
    Fields,
    Request,
    StreamedBody,
    set_field,
    set_fields,
)

if TYPE_CHECKING:
    from .settings import Settings

_ABSENT: Final = Omit()
_KEY_HEADER: Final = "Idempotency-Key"
# They are iterable, and what they give is hardly what is meant.
_NO_LISTS: Final = (str, bytes, bytearray, Mapping)
_WITH_LENGTH: Final = frozenset({"POST", "PUT", "PATCH"})


class Builder:
    """Builds the request of one call."""

    __slots__ = ("_arguments", "_options", "_plan", "_settings")

    def __init__(
        self, settings: Settings, plan: Plan, arguments: Mapping[str, object]
    ) -> None:
        """Keep what the request is made of.

        Raises:
            TypeError: A keyword argument is neither the operation's nor an option.
        """
        self._settings = settings
        self._plan = plan
        self._arguments = arguments
        if settings.shared:
            whole = load("client_arguments", "request.client_arguments").whole
            self._arguments = whole(settings.shared, plan, arguments)
        options = arguments.get("request_options")
        self._options: Mapping[str, object] = options if is_mapping(options) else {}
        if self._options and not REQUEST_OPTIONS.issuperset(self._options):
            self._refuse_unknown()

    def _refuse_unknown(self) -> None:
        """Refuse options that are none; who gives a name on the wire is told ours."""
        plan, own = self._plan, self._arguments.keys() - {"self", "request_options"}
        refuse_unknown(
            f"the method for {plan.method} {plan.path}",
            self._options,
            REQUEST_OPTIONS,
            sorted(own),
            renamed={spec.wire: spec.python for spec in plan.arguments},
        )

    @property
    def options(self) -> Mapping[str, object]:
        """The options of this call."""
        return self._options

    def build(self, base: Address) -> Request:
        """Return the request.

        Args:
            base: The base URL.
            select: Selects a stream, if one is requested.

        Raises:
            RefusedError: An argument cannot be sent.
        """
        plan = self._plan
        if self._settings.shared:
            refuse = load("client_arguments", "request.client_arguments").refuse_missing
            refuse(self._settings.shared, plan, self._arguments)
        for name in plan.many:
            if isinstance(self._arguments.get(name), _NO_LISTS):
                raise RefusedError(f"{name}: a list is needed, not a text or mapping")
        for name in plan.needed:
            refuse_none(name, self._arguments.get(name, _ABSENT))
        arguments = self._arguments
        if plan.path.typed:
            renamed = {each.python: self._value(each) for each in plan.path.typed}
            arguments = {**arguments, **renamed}
        path = base.path.rstrip("/") + plan.path.expand(arguments)
        literal = plan.path.expand_query(arguments)
        query = "&".join(part for part in (base.query, literal, *self._query()) if part)
        address = Address(base.origin, path or "/", query)
        return self._finish(address, plan.method, self._content())

    def build_for(self, address: Address) -> Request:
        """Return the request for a URL from the server, with the operation's headers.

        A link is followed by GET without a body, also from the response to a POST.
        """
        method = self._plan.method
        if method == "POST":
            return self._finish(address, "GET", None)
        return self._finish(address, method, self._content())

    def _finish(
        self, address: Address, method: str, content: Content | None
    ) -> Request:
        fields = self._settings.fields.copy()
        fields.setdefault(b"accept", (b"Accept", self._plan.accept))
        if accept := self._accept():
            fields[b"accept"] = b"Accept", accept
        if address.origin != self._settings.base.origin:
            fields[b"host"] = b"Host", address.origin.netloc.encode("ascii")
        if content is not None:
            fields[b"content-type"] = b"Content-Type", content.media.encode("ascii")
        _write_length(fields, method, content)
        before = fields.copy()
        self.write_headers(fields)
        _check_framing(fields, before)
        body = None if content is None else content.data
        limit = self._settings.compress_above
        if limit is not None and isinstance(body, bytes) and len(body) > limit:
            body = _compressed(fields, body)
        return Request(method=method, address=address, fields=fields, body=body)

    def _accept(self) -> bytes:
        """Return the media type that the caller has chosen for the response, if any."""
        known = self._plan.accepts
        chosen = self._arguments.get("accept") if known else None
        if chosen is None or isinstance(chosen, Omit):
            return b""
        if isinstance(chosen, str) and chosen in known:
            return chosen.encode("ascii", "ignore")
        raise RefusedError(f"accept: {chosen!r} is none of {', '.join(known)}")

    def _content(self) -> Content | None:
        extra = self.added("extra_body")
        plan = self._plan
        if not (plan.body or plan.payload or extra):
            return None
        return build_body(plan, self._arguments, extra, self._settings.renamed)

    def write_headers(self, fields: Fields) -> None:
        """Write the header fields that arguments and options ask for."""
        plan = self._plan
        for spec in plan.header:
            if (value := self._value(spec)) is not None:
                with naming(spec.python):
                    text = simple(value, spec.flags, encode=False)
                set_argument(fields, spec.python, spec.wire, text)
        if plan.cookie:
            pairs = [pair for spec in plan.cookie for pair in self._pairs(spec)]
            if pairs:
                set_argument(fields, "cookie", "Cookie", "; ".join(pairs))
        if plan.idempotency or "idempotency_key" in self._options:
            self._write_key(fields)
        extra = self._options.get("extra_headers")
        if extra:
            if not is_mapping(extra):
                raise RefusedError("extra_headers: a mapping is needed")
            try:
                set_fields(fields, extra)
            except ValueError as error:
                raise RefusedError(f"extra_headers: {error}") from None

    def _write_key(self, fields: Fields) -> None:
        name = self._plan.idempotency or _KEY_HEADER
        if name.lower().encode("ascii", "replace") in fields:
            return
        key = self._options.get("idempotency_key")
        if key is None:
            from uuid import uuid4

            key = str(uuid4())
        if not isinstance(key, str) or not key:
            raise RefusedError("idempotency_key: a text is needed")
        set_argument(fields, "idempotency_key", name, key)

    def pairs(self) -> list[str]:
        """Return the query that arguments ask for."""
        return [pair for spec in self._plan.query for pair in self._pairs(spec)]

    def _query(self) -> Iterator[str]:
        own = self._settings.query
        extra = self.added("extra_query")
        pairs = self.pairs()
        if own or extra:
            # An extra parameter replaces one of the same name.
            added = list(free_pairs({**own, **(extra or {})}))
            names = {pair.partition("=")[0] for pair in added}
            names |= {free_argument(name).quoted for name in extra or ()}
            pairs = [pair for pair in pairs if pair.partition("=")[0] not in names]
            pairs.extend(added)
        yield from pairs

    def _pairs(self, spec: ArgumentSpec) -> Iterator[str]:
        if (value := self._value(spec)) is not None:
            try:
                yield from query_pairs(spec, value)
            except RefusedError as error:
                raise RefusedError(error.reason, spec.python + error.place) from None

    def _value(self, spec: ArgumentSpec) -> object:
        value = self._arguments.get(spec.python, _ABSENT)
        if isinstance(value, Omit):
            return None
        if spec.types:
            value = self._settings.renamed(value, spec.types)
        return value

    def added(self, option: str) -> Mapping[str, object] | None:
        """Return what an option adds to the request."""
        value = self._options.get(option)
        if value is None:
            return None
        if not is_mapping(value):
            raise RefusedError(f"{option}: a mapping is needed")
        _check_names(option, value)
        return value


def _check_names(option: str, given: Mapping[Any, object]) -> None:
    for name in given:
        if not isinstance(name, str):
            raise RefusedError(f"{option}: the name {name!r} is not a text")


def _write_length(fields: Fields, method: str, content: Content | None) -> None:
    if content is None:
        # RFC 9110, section 8.6: methods that define a body send a length of 0.
        length = 0 if method in _WITH_LENGTH else None
    elif isinstance(content.data, StreamedBody):
        length = content.data.length
        if length is None:
            fields[b"transfer-encoding"] = b"Transfer-Encoding", b"chunked"
    else:
        length = len(content.data)
    if length is not None:
        fields[b"content-length"] = b"Content-Length", b"%d" % length


def _check_framing(fields: Fields, before: Fields) -> None:
    """Refuse a caller's header that says otherwise how long the body is (RFC 9112, 6).

    Args:
        fields: The header fields, with those of the caller.
        before: The same without them.
    """
    for name in FRAMING:
        _, given = fields.get(name, (b"", b""))
        if given and given != before.get(name, (b"", b"0"))[1]:
            raise RefusedError(f"extra_headers: header {name.decode()!r} is not yours")


def _compressed(fields: Fields, body: bytes) -> bytes:
    """Compress a body, unless the caller has compressed it."""
    if b"content-encoding" in fields:
        return body
    import gzip

    body = gzip.compress(body, mtime=0)
    fields[b"content-encoding"] = b"Content-Encoding", b"gzip"
    fields[b"content-length"] = b"Content-Length", b"%d" % len(body)
    return body


def set_argument(fields: Fields, argument: str, name: str, value: str) -> None:
    """Set a header field to the text of an argument.

    Raises:
        RefusedError: It cannot be sent.
    """
    try:
        set_field(fields, name, value)
    except ValueError as error:
        raise RefusedError(f"{argument}: {error}") from None


def free_pairs(parameters: Mapping[str, object]) -> Iterator[str]:
    """Write parameters that no description has."""
    for name, value in parameters.items():
        if value is not None and not isinstance(value, Omit):
            yield from query_pairs(free_argument(name), value)
