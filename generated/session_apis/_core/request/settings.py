"""The state of a client: its configuration, options and credentials, worked out once.

Clients made by ``with_options`` share what must be shared (connections, tokens, the retry
budget) and differ in the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from ..config.config import ClientConfig
from ..config.credentials import Credentials
from ..config.options import Timeout
from ..config.retry import Budget
from ..errors.error_table import ErrorTable
from ..models.omission import Omit
from ..models.values import is_mapping
from ..models.wire import Shape
from ..response.inflate import ACCEPTED
from .origin import Address, Origin
from .request import Fields, set_fields
from .servers import find_base, parse_base, read_others

if TYPE_CHECKING:
    from ..models.typeforms import Form

_DEFAULT: Final = Timeout()


@dataclass(kw_only=True, repr=False)
class Settings:
    """What a client was told, checked.

    Attributes:
        config: The API's constants.
        base: The base URL.
        credentials: What proves who is calling.
        response_bytes: The longest body to read into memory.
        compress_above: The longest body of a request to send as it is; None for any.
        timeout: The time limits.
        max_retries: How often to try again.
        strict: Whether surprising answers are errors.
        headers: Headers of the caller's own for every request.
        query: Query parameters of the caller's own for every request.
        budget: The tokens for retries.
        variables: What the caller chose for the variables in servers' URLs.
        shared: Values of parameters that the client was given, by location and wire name.
        base_given: Whether the caller, or the environment, has said the base URL.
        others: Which URL stands for each other origin; None if the caller has not said.
    """

    config: ClientConfig
    base: Address
    credentials: Credentials
    response_bytes: int
    compress_above: int | None = None
    timeout: Timeout = _DEFAULT
    max_retries: int = 2
    strict: bool = False
    headers: Mapping[str, object] = field(default_factory=dict[str, object])
    query: Mapping[str, object] = field(default_factory=dict[str, object])
    budget: Budget = field(default_factory=Budget)
    variables: Mapping[str, object] = field(default_factory=dict[str, object])
    shared: Mapping[str, object] = field(default_factory=dict[str, object])
    base_given: bool = False
    others: Mapping[Origin, Address] | None = None

    @classmethod
    def of(cls, config: ClientConfig, arguments: Mapping[str, object]) -> Settings:
        """Read the arguments of a client's constructor.

        Raises:
            ConfigurationError: One of them cannot be used, or one is missing.
        """
        base = find_base(config, arguments)
        return cls(
            config=config,
            base=base.address,
            base_given=base.given,
            credentials=Credentials.of(config, arguments),
            response_bytes=config.limits.response_bytes,
            variables={
                name: arguments.get(name)
                for server in (*config.servers, *config.own_servers)
                for name in (each.argument or each.name for each in server.variables)
            },
            shared=dict(_shared(config, arguments)),
        ).changed(arguments)

    def changed(self, options: Mapping[str, object]) -> Settings:
        """Return settings with other options; keys that are no options are ignored.

        Raises:
            ConfigurationError: An option cannot be used.
        """
        given = {
            name: value
            for name, value in options.items()
            if not isinstance(value, Omit) and (value is not None or name == "timeout")
        }
        derived, errors = replace(self), self.errors
        if "base_url" in given:
            derived.base, derived.base_given = (
                parse_base(errors, given["base_url"]),
                True,
            )
        if "other_servers" in given:
            derived.others = read_others(errors, given["other_servers"])
        if "timeout" in given:
            derived.timeout = read_timeout(given["timeout"], errors)
        if "max_retries" in given:
            derived.max_retries = read_count(
                given["max_retries"], "max_retries", errors
            )
        if "max_response_bytes" in given:
            limit = given["max_response_bytes"]
            derived.response_bytes = read_count(limit, "max_response_bytes", errors)
        if "compress_above" in given:
            limit = given["compress_above"]
            derived.compress_above = read_count(limit, "compress_above", errors)
        if "strict" in given:
            derived.strict = bool(given["strict"])
        if "default_headers" in given:
            headers = _mapping(given["default_headers"], "default_headers", errors)
            derived.headers = {**self.headers, **headers}
        if "default_query" in given:
            query = _mapping(given["default_query"], "default_query", errors)
            derived.query = {**self.query, **query}
        _ = derived.fields  # a header that cannot be sent fails here, not in a call
        return derived

    @cached_property
    def errors(self) -> ErrorTable:
        """The API's exceptions."""
        return self.config.errors()

    @cached_property
    def fields(self) -> Fields:
        """The header fields that every request has."""
        fields = Fields(
            {
                b"host": (b"Host", self.base.origin.netloc.encode("ascii")),
                b"accept-encoding": (b"Accept-Encoding", ACCEPTED),
            }
        )
        try:
            if self.config.user_agent:
                set_fields(fields, {"User-Agent": self.config.user_agent})
            set_fields(fields, self.headers)
        except ValueError as error:
            raise self.errors.configuration(f"default_headers: {error}.") from None
        return fields

    def shape(self, names: tuple[str, ...]) -> Shape:
        """Return the shape of a value that has, or contains, one of these types."""
        known = self._shapes.get(names)
        if known is None:
            types = self.config.types
            found: list[Form] = (
                [] if types is None else [getattr(types(), name) for name in names]
            )
            known = self._shapes[names] = Shape(tuple(found), loose=True)
        return known

    @cached_property
    def _shapes(self) -> dict[tuple[str, ...], Shape]:
        return {}


def _shared(
    config: ClientConfig, arguments: Mapping[str, object]
) -> Iterator[tuple[str, object]]:
    for entry in config.shared.split():
        name, _, key = entry.partition("=")
        value = arguments.get(name)
        if value is not None:
            yield unquote(key), value


def read_timeout(value: object, errors: ErrorTable) -> Timeout:
    """Read a ``timeout`` option.

    Raises:
        ConfigurationError: It is not one.
    """
    if value is None or isinstance(value, Timeout):
        return Timeout.of(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
        return Timeout.of(value)
    raise errors.configuration(
        "timeout must be a positive number of seconds, a Timeout, or None."
    )


def read_count(value: object, name: str, errors: ErrorTable) -> int:
    """Read an option that is a whole number.

    Raises:
        ConfigurationError: It is not one.
    """
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise errors.configuration(f"{name} must be 0 or a positive whole number.")


def _mapping(value: object, name: str, errors: ErrorTable) -> Mapping[str, object]:
    if is_mapping(value):
        return value
    raise errors.configuration(f"{name} must be a mapping.")
