"""The fake API: configures the responses of a fake client, and lists its calls."""

from __future__ import annotations

import copy
import inspect
import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, overload

from ..client.client import AsyncResource, Resource
from ..config.options import REQUEST_OPTIONS, refuse_unknown
from ..errors.failure import TransportFailure
from ..models.omission import Omit
from ..operation.operation import Operation
from .fake_calls import FakeCall, FakeError, Key, Method, Target, name_of, target_of
from .fake_pages import is_paged
from .fake_replies import Wire
from .fake_stub import Fails, Script, Stub

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from ..errors.errors import ErrorTable
    from ..pagination.pages import AsyncPager

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")
Body = TypeVar("Body")


class FakeBase:
    """The common part of sync and async fake APIs."""

    def __init__(self, client: object, errors: ErrorTable) -> None:
        self._client = client
        self._errors = errors
        self._scripts: dict[Key, tuple[Script, Stub[..., Any]]] = {}
        self._calls: list[FakeCall] = []
        self._lock = threading.Lock()
        self.unanswered: list[FakeError] = []

    @property
    def calls(self) -> list[FakeCall]:
        return list(self._calls)

    def calls_to(self, method: Method, /) -> list[FakeCall]:
        key = target_of(method).key
        return [each for each in self._calls if each.key == key]

    def on_call(self, method: str, path: str) -> Stub[..., object]:
        path = path if path.startswith("/") else f"/{path}"
        operation: Operation[object] = Operation(method, path, lambda: object)
        key = Key(None, f"{method.upper()} {path}")
        return self._begin(Target(key, operation, None))

    def assert_called(self, method: Method, /, *, times: int | None = None) -> None:
        found = self.calls_to(method)
        if len(found) != times if times is not None else not found:
            wanted = "" if times is None else f" {times} times"
            self._refuse(f"{self._name(method)} was to be called{wanted}.", found)

    def assert_called_once(self, method: Method, /) -> FakeCall:
        self.assert_called(method, times=1)
        return self.calls_to(method)[0]

    def assert_not_called(self, method: Method, /) -> None:
        self.assert_called(method, times=0)

    def assert_called_with(
        self,
        method: Callable[P, object],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        bound = inspect.signature(method).bind(*args, **kwargs).arguments
        given = bound.pop("request_options", {})
        refuse_unknown(self._name(method), given, REQUEST_OPTIONS, bound)
        wanted = {k: v for k, v in bound.items() if not isinstance(v, Omit)}
        found = self.calls_to(method)
        for call in found:
            same = all(call.options.get(k) == v for k, v in given.items())
            if same and dict(call.arguments) == wanted:
                return
        text = ", ".join(f"{k}={v!r}" for k, v in {**wanted, **given}.items())
        name = self._name(method)
        closest = _closest(found, wanted)
        self._refuse(f"No call was {name}({text}).{closest}", found)

    def assert_order(self, *methods: Method) -> None:
        left = iter(self._calls)
        for method in methods:
            key = target_of(method).key
            if not any(each.key == key for each in left):
                names = ", ".join(self._name(each) for each in methods)
                text = f"The order was to be {names}; {self._name(method)} is missing there."
                self._refuse(text, self._calls)

    def _refuse(self, text: str, calls: list[FakeCall]) -> None:
        seen = "".join(f"\n  {number}. {call}" for number, call in enumerate(calls, 1))
        raise FakeError(text + (f"\nThese calls were made:{seen}" if seen else
                                "\nThere were no such calls."))  # fmt: skip

    def _name(self, method: Method) -> str:
        return name_of(target_of(method).key, self.where)

    def _begin(self, target: Target) -> Stub[..., Any]:
        script = Script(name=name_of(target.key, self.where))
        stub: Stub[..., Any] = Stub(target, script, self._errors)
        with self._lock:
            self._scripts[target.key] = script, stub
        return stub

    def where(self, resource: type) -> str:
        return self._locations.get(resource, resource.__name__)

    @cached_property
    def _locations(self) -> dict[type, str]:
        found: dict[type, str] = {}
        waiting: list[tuple[object, str]] = [(self._client, "")]
        for owner, prefix in waiting:
            for name in dir(type(owner)):
                if isinstance(getattr(type(owner), name), cached_property):
                    inner = None if name.startswith("_") else getattr(owner, name)
                    if isinstance(inner, Resource | AsyncResource):
                        found[type(inner)] = prefix + name
                        waiting.append((inner, f"{prefix}{name}."))
        return found

    def begin(self, call: FakeCall) -> tuple[Stub[..., Any], object]:
        with self._lock:
            call.attempts += 1
            if call.attempts == 1:
                self._calls.append(call)
            script, stub = self._scripts.get(call.key, (None, None))
            answer = None if script is None else script.next(call)
        if answer is None or stub is None:
            error = FakeError(_unexpected(call, known=script is not None))
            self.unanswered.append(error)
            raise error
        try:
            return stub, answer.begin(call)
        except Fails as fails:
            return stub, stub.failed(fails)


def finish(call: FakeCall, stub: Stub[..., Any], value: object) -> Wire:
    if isinstance(value, Wire):
        return value
    if isinstance(value, TransportFailure):
        raise copy.copy(value)
    if isinstance(value, Exception):
        raise value
    return stub.returned(call, value)


class FakeAPI(FakeBase):
    """The fake API of a synchronous client."""

    def on(self, method: Callable[P, T], /) -> Stub[P, T]:
        """Configure the responses of an operation; replaces earlier ones.

        Args:
            method: The method, such as ``client.pets.retrieve``.

        Raises:
            FakeError: It is not a method of a resource.
        """
        stub: Any = self._begin(target_of(method))
        typed: Stub[P, T] = stub
        return typed


class AsyncFakeAPI(FakeBase):
    """The fake API of an asynchronous client."""

    @overload
    def on(
        self, method: Callable[P, AsyncPager[Item, Body]], /
    ) -> Stub[P, AsyncPager[Item, Body]]: ...
    @overload
    def on(self, method: Callable[P, Coroutine[Any, Any, T]], /) -> Stub[P, T]: ...
    def on(self, method: Method, /) -> object:
        """Configure the responses of an operation; see :meth:`FakeAPI.on`."""
        return self._begin(target_of(method))


def _unexpected(call: FakeCall, *, known: bool) -> str:
    if call.stream is not None:
        how = ".streams([...])"
    elif is_paged(call.operation):
        how = ".pages([[...], [...]])"
    else:
        form: object = call.operation.result()
        name = form.__name__ if isinstance(form, type) else repr(form)
        how = f".answers(...), with {name}"
    first = f"api.on({call.name})" if call.key.resource else (
        "api.on_call({!r}, {!r})".format(*call.key.name.split(" ", 1))
    )  # fmt: skip
    why = "has no response for such a call" if known else "has no response"
    return f"{call.name} {why}. Say how: {first}{how}.\nThe call: {call}"


def _closest(calls: list[FakeCall], wanted: Mapping[str, object]) -> str:
    if not calls:
        return ""

    def faults(call: FakeCall) -> list[str]:
        names = [*wanted, *(name for name in call.arguments if name not in wanted)]
        return [
            f"{name} is {call.arguments.get(name, 'left out')!r:.200}"
            for name in names
            if name not in wanted
            or name not in call.arguments
            or call.arguments[name] != wanted[name]
        ]

    found = min(map(faults, calls), key=len)
    return f" In the closest one, {', '.join(found) or 'the options differ'}."
