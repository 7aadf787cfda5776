"""Fixtures for pytest, which only this module imports; it is loaded on demand."""

# mypy: disable-error-code="import-not-found"

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, overload

import pytest

from ..client.client import AsyncClient, SyncClient
from .fake import Fake, fake

if TYPE_CHECKING:
    from .fake_api import AsyncFakeAPI, FakeAPI

P = ParamSpec("P")
S = TypeVar("S", bound=SyncClient)
A = TypeVar("A", bound=AsyncClient)


@overload
def fixture(
    client: Callable[P, S], /, *args: P.args, **kwargs: P.kwargs
) -> Callable[..., Iterator[Fake[S, FakeAPI]]]: ...
@overload
def fixture(
    client: Callable[P, A], /, *args: P.args, **kwargs: P.kwargs
) -> Callable[..., Iterator[Fake[A, AsyncFakeAPI]]]: ...
def fixture(client: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """Make a fixture of fake clients.

    In ``conftest.py``: ``acme = fixture(Acme)``. The fixture is named like the
    variable. A test that uses it gets a new client and its fake API: ``client, api =
    acme``, or ``acme.client`` and ``acme.api``.

    Args:
        client: The class of the client.
        *args: None; it is there for type checkers.
        **kwargs: Arguments of the class, as for :func:`fake`.
    """
    make: Callable[..., Any] = fake

    def faked() -> Iterator[Fake[Any, Any]]:
        both: Fake[Any, Any] = make(client, *args, **kwargs)
        with both:
            yield both

    return pytest.fixture(faked)
