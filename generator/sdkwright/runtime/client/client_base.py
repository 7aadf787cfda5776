"""The state that sync and async clients have in common."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Final, Generic, NoReturn, Self, TypeVar, Unpack

from ..config.config import ApiKey
from ..config.options import CLIENT_OPTIONS, ClientOptions, refuse_unknown
from ..errors.errors import SDKError
from ..parts import load

if TYPE_CHECKING:
    from ..config.config import ClientConfig
    from ..exchange.logs import CallLog
    from ..request.client_defaults import Cookies
    from ..request.settings import Settings
    from .core import Core

L = TypeVar("L")
M = TypeVar("M")
D = TypeVar("D")
T = TypeVar("T")

# What generated methods hand their arguments to.
_CARRIERS: Final = frozenset({"request", "stream", "download", "paginate"})
_OF_ALL: Final = frozenset(dir(object))


class ClientBase(Generic[L, M, D]):
    """A client: its settings, its connection, its middleware.

    The type parameters are the connection, one middleware, and the delivery: what a
    view does with a pending request instead of sending it.
    """

    _settings: Settings
    _shared: Shared
    _connection: L
    _middleware: tuple[M, ...]
    _delivery: D | None

    def __init_subclass__(cls) -> None:
        """Keep constructor arguments out of crash reports of subclasses."""
        super().__init_subclass__()
        name = "__init__"
        if name in cls.__dict__:
            setattr(cls, name, _hide_secrets(cls.__dict__[name]))

    def __init__(
        self,
        config: ClientConfig,
        arguments: Mapping[str, object],
        connection: Callable[[ClientConfig, Any], L],
    ) -> None:
        """Read the arguments of the generated constructor.

        Args:
            config: The API's constants.
            arguments: The constructor's arguments by name (its ``locals()``); unknown
                names, such as ``self``, are ignored.
            connection: Makes the connection from the configuration and ``http_client``.

        Raises:
            ConfigurationError: An argument is invalid or missing.
        """
        # Imported here and not with the package: a program may never make a client.
        from ..request.settings import Settings, read_layers

        self._settings = Settings.of(config, arguments)
        http_client = arguments.get("http_client")
        self._shared = Shared(config, http_client)
        self._connection = connection(config, http_client)
        self._middleware = read_layers(arguments, self._settings.errors)
        self._delivery = None

    @cached_property
    def __core__(self) -> Core:
        """The core, imported by the first call."""
        return self._shared.core(self._settings)

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """Return a client with other options that shares the same connections.

        Args:
            **options: What is to be different.

        Raises:
            TypeError: There is no such option.
        """
        refuse_unknown("with_options()", options, CLIENT_OPTIONS)
        return self._derived(_settings=self._settings.changed(options))

    @property
    def __settings__(self) -> Settings:
        """The client's settings, for webhooks."""
        return self._settings

    def __plug__(
        self, connection: L, shared: Shared, change: Callable[[Settings], Settings]
    ) -> None:
        """Replace the connection, for tests."""
        self._connection, self._shared = connection, shared
        self._settings = change(self._settings)

    @property
    def __in_view__(self) -> bool:
        """Whether pending requests are handed to a view's delivery."""
        return self._delivery is not None

    def __adopt__(self, page: T) -> T:
        """Return a page as this client's programs know it; see the compat clients."""
        return page

    def __view__(self, delivery: D) -> Self:
        """Return a client that hands its pending requests to a view's delivery."""
        return self._derived(_delivery=delivery, __core__=self.__core__)

    def _derived(self, **changes: object) -> Self:
        names = ("_settings", "_shared", "_connection", "_middleware", "_delivery")
        derived = object.__new__(type(self))
        # Cached resources are not copied: they call the client that made them.
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

    def __dir__(self) -> list[str]:
        """List resources, methods and options; not what they are made of."""
        return listed(super().__dir__())

    def __repr__(self) -> str:
        """Return the class and the base URL."""
        return f"<{type(self).__name__} {self.base_url}>"


def listed(names: Iterable[str]) -> list[str]:
    """Return the names that are for people, in order.

    Args:
        names: All names, as ``object.__dir__`` gives them.
    """
    return sorted(
        name
        for name in names
        if name not in _CARRIERS and (not name.startswith("_") or name in _OF_ALL)
    )


def _hide_secrets(construct: Callable[..., None]) -> Callable[..., None]:
    """Wrap a constructor so that its exceptions have no frames with its arguments."""

    @wraps(construct)
    def constructor(*arguments: object, **options: object) -> None:
        try:
            construct(*arguments, **options)
        except SDKError as error:
            # The frames in between hold the arguments, and the message is enough.
            arguments, options = (), {}
            raise error.with_traceback(None) from error.__cause__
        except BaseException:
            arguments, options = (), {}
            raise

    return constructor


class Shared:
    """The log and the token cache of a client and its derived clients."""

    def __init__(self, config: ClientConfig, http_client: object = None) -> None:
        """Switch logging on, if the environment says so."""
        self._config = config
        self.memory: dict[object, Any] = {}
        # What is no client is refused by the transport, or named there.
        self._client: Any = None if isinstance(http_client, str) else http_client
        if config.log_env and os.environ.get(config.log_env):
            from ..exchange.logs import switch_on

            switch_on(config)

    @cached_property
    def cookies(self) -> Cookies | None:
        """The cookies to send back; None where cookies are not followed."""
        own = getattr(self._client, "cookies", None)
        if own is not None:
            from ..request.client_defaults import Cookies

            return Cookies(own)
        for scheme in self._config.schemes:
            if isinstance(scheme, ApiKey) and scheme.location == "cookie":
                kept: Cookies = load("cookies", "request.kept_cookies").KeptCookies()
                return kept
        return None

    def core(self, settings: Settings) -> Core:
        """Make a core with a client's settings."""
        from .core import Core

        return Core(
            settings,
            memory=self.memory,
            log=self.log,
            client=self._client,
            cookies=self.cookies,
        )

    @cached_property
    def log(self) -> CallLog:
        """The log of calls."""
        from ..exchange.logs import CallLog

        return CallLog(self._config.logger)
