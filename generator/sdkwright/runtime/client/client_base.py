"""What clients of both colours are made of, apart from sending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, TypeVar, Unpack

from ..config.options import ClientOptions
from ..errors.hide_secrets import hide_secrets
from .shared import Shared

if TYPE_CHECKING:
    from ..config.config import ClientConfig
    from ..request.settings import Settings
    from .core import Core

L = TypeVar("L")
M = TypeVar("M")
D = TypeVar("D")


class ClientBase(Generic[L, M, D]):
    """A client: its settings, its way to the server, its middleware.

    The parameters are the types of the way, of one middleware, and of what may be done
    with a call instead of making it.
    """

    _settings: Settings
    _shared: Shared
    _connection: L
    _middleware: tuple[M, ...]
    _delivery: D | None

    def __init_subclass__(cls) -> None:
        """Keep what constructors are given out of crash reports."""
        super().__init_subclass__()
        name = "__init__"
        if name in cls.__dict__:
            setattr(cls, name, hide_secrets(cls.__dict__[name]))

    def __init__(
        self,
        config: ClientConfig,
        arguments: Mapping[str, object],
        connection: Callable[[ClientConfig, Any], L],
    ) -> None:
        """Read the arguments of the generated constructor.

        Args:
            config: The API's constants.
            arguments: The constructor's arguments by name; those that are not known, such
                as ``self``, are ignored.
            connection: Makes the way to the server of an HTTP client, or of none.

        Raises:
            ConfigurationError: An argument cannot be used, or is missing.
        """
        # Loaded now rather than with the package: a program may never make a client.
        from ..request.settings import Settings

        middleware: Any = arguments.get("middleware") or ()
        self._settings = Settings.of(config, arguments)
        http_client = arguments.get("http_client")
        self._shared = Shared(config, http_client)
        self._connection = connection(config, http_client)
        self._middleware = tuple(middleware)
        self._delivery = None

    @cached_property
    def _core(self) -> Core:
        """What makes calls: loaded by the first of them."""
        return self._shared.core(self._settings)

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """Return a client with other options, on the same connections.

        Args:
            **options: What is to be different.
        """
        return self._derived(_settings=self._settings.changed(options))

    @property
    def __settings__(self) -> Settings:
        """What the client was told, for webhooks."""
        return self._settings

    def __plug__(
        self, connection: L, shared: Shared, change: Callable[[Settings], Settings]
    ) -> None:
        """Put another way to the server in the place of the real one, for tests."""
        self._connection, self._shared = connection, shared
        self._settings = change(self._settings)

    def __view__(self, delivery: D) -> Self:
        """Return a client that does something else with its calls, for views."""
        return self._derived(_delivery=delivery, _core=self._core)

    def _derived(self, **changes: object) -> Self:
        names = ("_settings", "_shared", "_connection", "_middleware", "_delivery")
        derived = object.__new__(type(self))
        # Not a copy of everything: resources belong to the client that made them.
        derived.__dict__.update(
            {name: self.__dict__[name] for name in names}, **changes
        )
        return derived

    @property
    def base_url(self) -> str:
        """Where the API lives, without what a query may hold."""
        base = self._settings.base
        return f"{base.origin}{base.path}"

    def __copy__(self) -> Self:
        """Return a client on the same connections, which cannot be copied."""
        return self._derived()

    def __deepcopy__(self, _: object) -> Self:
        """Return the same as a shallow copy."""
        return self._derived()

    def __reduce__(self) -> NoReturn:
        """Refuse: connections cannot be pickled, and credentials must not be."""
        raise TypeError("a client cannot be pickled; make one where it is needed")

    def __repr__(self) -> str:
        """Return the class and the base URL."""
        return f"<{type(self).__name__} {self.base_url}>"
