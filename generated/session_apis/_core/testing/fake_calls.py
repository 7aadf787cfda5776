"""The calls of a fake client: operation, arguments and request."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from ..client.client import AsyncResource, Resource
from ..models.omission import Omit
from ..models.values import is_mapping
from ..operation.operation import Operation
from ..operation.stream_operation import StreamOperation
from ..request.request import Request

if TYPE_CHECKING:
    from ..errors.info import Headers

Method = Callable[..., object]


class FakeError(AssertionError):
    """A fake is configured or called incorrectly, or an assertion failed."""


class Key(NamedTuple):
    """The identity of a method or an untyped call."""

    resource: type | None
    name: str


class Target(NamedTuple):
    """A method and its operations.

    Attributes:
        key: Its identity.
        operation: The operation it calls; None if it always streams.
        stream: The stream operation it calls; None if it never streams.
    """

    key: Key
    operation: Operation[object] | None
    stream: StreamOperation[object] | None


def target_of(method: Method) -> Target:
    owner = getattr(method, "__self__", None)
    owner = getattr(owner, "_client_methods", owner)
    name = getattr(method, "__name__", "")
    if isinstance(owner, Resource | AsyncResource):
        constants = _constants(type(owner), name)
        if constants:
            plain = [each for each in constants if isinstance(each, Operation)]
            streams = [each for each in constants if is_stream(each)]
            return Target(
                Key(type(owner), name),
                plain[0] if plain else None,
                streams[0] if streams else None,
            )
    raise FakeError(
        f"A method of a client's resource is needed, such as client.pets.retrieve, "
        f"not {method!r}."
    )


def key_of(
    operation: Operation[object],
    stream: StreamOperation[object] | None,
    arguments: Mapping[str, object],
) -> Key:
    owner = arguments.get("self")
    owner = getattr(owner, "__resource__", owner)
    if isinstance(owner, Resource | AsyncResource):
        wanted = operation if stream is None else stream
        for name in dir(type(owner)):
            if any(each is wanted for each in _constants(type(owner), name)):
                return Key(type(owner), name)
    return Key(None, f"{operation.method.upper()} {operation.path_template}")


def _constants(
    resource: type, name: str
) -> tuple[Operation[object] | StreamOperation[object], ...]:
    return _found(resource, name)


@cache
def _found(
    resource: type, name: str
) -> tuple[Operation[object] | StreamOperation[object], ...]:
    function = inspect.unwrap(getattr(resource, name))
    if not isinstance(function, FunctionType):
        return ()
    found = (function.__globals__.get(each) for each in function.__code__.co_names)
    return tuple(each for each in found if _is_operation(each))


def is_stream(value: object) -> TypeGuard[StreamOperation[object]]:
    return isinstance(value, StreamOperation)


def _is_operation(
    value: object,
) -> TypeGuard[Operation[object] | StreamOperation[object]]:
    return isinstance(value, Operation | StreamOperation)


@dataclass(slots=True, kw_only=True)
class FakeCall:
    """A call of a fake client.

    Attributes:
        key: The method that made it.
        operation: The operation that was called.
        stream: The stream operation, if events were requested.
        arguments: The arguments by name, without omitted ones.
        options: The options of the call, such as ``timeout``.
        attempts: The number of attempts.
        content: The body as it was sent; None before, and if there is none.
        where: Returns the resource's dotted name in the client.
    """

    key: Key
    operation: Operation[object]
    stream: StreamOperation[object] | None
    arguments: Mapping[str, object]
    options: Mapping[str, object]
    where: Callable[[type], str] = field(repr=False)
    attempts: int = 0
    content: bytes | None = field(default=None, repr=False)
    _request: Request | None = field(default=None, repr=False)

    @classmethod
    def of(
        cls,
        operation: Operation[object],
        stream: StreamOperation[object] | None,
        arguments: Mapping[str, object],
        where: Callable[[type], str],
    ) -> FakeCall:
        """Make a call from the arguments of its method."""
        options = arguments.get("request_options")
        given = {
            name: value
            for name, value in arguments.items()
            if name not in ("self", "request_options") and not isinstance(value, Omit)
        }
        return cls(
            key=key_of(operation, stream, arguments),
            operation=operation,
            stream=stream,
            arguments=given,
            options=dict(options) if is_mapping(options) else {},
            where=where,
        )

    def tagged(self, request: Request) -> FakeRequest:
        """Return the request with a reference to its call."""
        self._request = request
        known = {each.name: getattr(request, each.name) for each in fields(request)}
        return FakeRequest(**known, call=self)

    @property
    def name(self) -> str:
        """The method's dotted name: ``client.pets.retrieve``."""
        return name_of(self.key, self.where)

    @property
    def request(self) -> Request:
        """The request as it was built; credentials are added when it is sent."""
        assert self._request is not None  # it is set before the call is recorded
        return self._request

    @property
    def url(self) -> str:
        """The whole URL; credentials in the query are masked."""
        return self.request.info().url

    @property
    def headers(self) -> Headers:
        """The header fields; credentials are masked."""
        return self.request.info().headers

    def json(self) -> object:
        """Return the body as plain JSON data.

        Raises:
            ValueError: It is not JSON.
        """
        import json

        document: object = json.loads(self.content or b"")
        return document

    def __str__(self) -> str:
        every = {**self.arguments, **self.options}
        texts = (f"{name}={_short(value)}" for name, value in every.items())
        return f"{self.name}({', '.join(texts)})"


@dataclass(slots=True, kw_only=True)
class FakeRequest(Request):
    """A request with a reference to its call."""

    call: FakeCall = field(repr=False)


def name_of(key: Key, where: Callable[[type], str]) -> str:
    if key.resource is None:
        return f"client.call({key.name!r})"
    return f"client.{where(key.resource)}.{key.name}"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
