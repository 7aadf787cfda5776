"""The settings of a client: configuration, options and credentials."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, TypeGuard

from ..config.config import ClientConfig
from ..config.credentials import Credentials
from ..config.options import Timeout
from ..config.retry import Budget
from ..errors.errors import ErrorTable
from ..frozen import dataclass, field, replace
from ..models.omission import Omit
from ..models.values import is_list, is_mapping
from ..parts import load
from ..response.decoding import ACCEPTED
from .request import FRAMING, Address, Fields, Origin, parse_url, set_fields

_DEFAULT: Final = Timeout()
_LONGEST_WAIT: Final = 1e9
_USER: Final = re.compile(r"//[^/?#]*@")


@dataclass(kw_only=True)
class Settings:
    """The validated settings of a client."""

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
    retry_statuses: tuple[int, ...] | None = None
    shared: Mapping[str, object] = field(default_factory=dict[str, object])
    base_given: bool = False
    others: Mapping[Origin, Address] | None = None
    token_parameters: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, config: ClientConfig, arguments: Mapping[str, object]) -> Settings:
        url = arguments.get("base_url")
        if url is None and config.base_url_env:
            url = os.environ.get(config.base_url_env) or None
        errors, given = config.errors(), url is not None
        return cls(
            config=config,
            base=_parse_base(url if given else _server_url(config, arguments), errors),
            base_given=given,
            credentials=Credentials.of(config, arguments),
            response_bytes=config.limits.response_bytes,
            variables={
                name: arguments.get(name)
                for server in (*config.servers, *config.own_servers)
                for name in (each.argument or each.name for each in server.variables)
            },
            headers=dict(config.headers),
            timeout=_usual_timeout(config),
            shared=_shared(config, arguments),
            token_parameters=_token_parameters(config, arguments),
        ).changed(arguments)

    @property
    def has_usual_timeout(self) -> bool:
        return self.timeout == _usual_timeout(self.config)

    def changed(self, options: Mapping[str, object]) -> Settings:
        given = {
            name: value
            for name, value in options.items()
            if not isinstance(value, Omit) and (value is not None or name == "timeout")
        }
        derived, errors = replace(self), self.errors
        if "base_url" in given:
            derived.base = _parse_base(given["base_url"], errors)
            derived.base_given = True
        if "other_servers" in given:
            read = load("servers", "request.own_servers").read_others
            derived.others = read(errors, given["other_servers"])
        if "timeout" in given:
            derived.timeout = read_timeout(given["timeout"], errors)
        elif given.get("http_client") is not None:
            from .client_defaults import client_timeout

            derived.timeout = client_timeout(given["http_client"]) or self.timeout
        if "max_retries" in given:
            limit = given["max_retries"]
            derived.max_retries = read_count(limit, "max_retries", errors)
        if "retry_statuses" in given:
            derived.retry_statuses = _statuses(given["retry_statuses"], errors)
        if "max_response_bytes" in given:
            limit = given["max_response_bytes"]
            derived.response_bytes = read_count(limit, "max_response_bytes", errors)
        if "compress_above" in given:
            limit = given["compress_above"]
            derived.compress_above = read_count(limit, "compress_above", errors)
        if "strict" in given:
            derived.strict = bool(given["strict"])
        if "default_headers" in given:
            headers = read_mapping(given["default_headers"], "default_headers", errors)
            derived.headers = {**self.headers, **headers}
        if "default_query" in given:
            query = read_mapping(given["default_query"], "default_query", errors)
            derived.query = {**self.query, **query}
        _ = derived.fields  # an invalid header fails here, not in a call
        return derived

    @cached_property
    def errors(self) -> ErrorTable:
        return self.config.errors()

    @cached_property
    def fields(self) -> Fields:
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
        for name in fields.keys() & FRAMING:
            said = f"default_headers: header {name.decode()!r} is not yours."
            raise self.errors.configuration(said)
        return fields

    def renamed(self, value: object, types: tuple[str, ...]) -> object:
        renamed: object = load("wire_names", "request.rename").renamed(
            value, types, self
        )
        return renamed

    @cached_property
    def shapes(self) -> dict[tuple[str, ...], Any]:
        return {}


def _parse_base(url: object, errors: ErrorTable) -> Address:
    if not isinstance(url, str):
        raise errors.configuration("base_url must be a text.")
    try:
        return parse_url(url)
    except ValueError as error:
        raise errors.configuration(
            f"The base URL {_USER.sub('//', url)!r} cannot be used: {error}."
        ) from None


def _server_url(config: ClientConfig, arguments: Mapping[str, object]) -> str:
    server = config.servers[0] if config.servers else None
    url = "" if server is None else server.url
    if arguments.get("environment") is not None or (server and server.variables):
        known = load("environments", "request.environments")
        url = known.server_url(config, arguments)
    if "://" in url:
        return url
    or_set = f" or set {config.base_url_env}" if config.base_url_env else ""
    raise config.errors().configuration(
        f"It is not known where the API lives: pass base_url={or_set}."
    )


def _shared(
    config: ClientConfig, arguments: Mapping[str, object]
) -> Mapping[str, object]:
    if not config.shared:
        return {}
    read = load("client_arguments", "request.client_arguments").read
    shared: Mapping[str, object] = read(config, arguments)
    return shared


def _token_parameters(
    config: ClientConfig, arguments: Mapping[str, object]
) -> Mapping[str, str]:
    given = arguments.get("token_parameters")
    if given is None:
        return {}
    read: Mapping[str, str] = load("tokens", "auth.tokens").read_parameters(
        given, config.errors()
    )
    return read


def _usual_timeout(config: ClientConfig) -> Timeout:
    return _DEFAULT if config.timeout is None else Timeout.of(config.timeout)


def read_timeout(value: object, errors: ErrorTable) -> Timeout:
    if isinstance(value, Timeout):
        for name in ("total", "connect", "read", "write", "pool"):
            limit: object = getattr(value, name)
            if limit is not None and not _is_limit(limit):
                raise errors.configuration(
                    f"timeout: {name} must be a positive number of seconds, or None."
                )
        return value
    if value is None or _is_limit(value):
        return Timeout.of(value)
    raise errors.configuration(
        "timeout must be a positive number of seconds, a Timeout, or None."
    )


def _is_limit(value: object) -> TypeGuard[float]:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return 0 < value <= _LONGEST_WAIT


def read_layers(arguments: Mapping[str, object], errors: ErrorTable) -> tuple[Any, ...]:
    given = arguments.get("middleware") or ()
    layers: tuple[Any, ...] = tuple(given) if is_list(given) else ()
    if is_list(given) and all(map(callable, layers)):
        return layers
    raise errors.configuration("middleware must be a list of functions.")


def read_count(value: object, name: str, errors: ErrorTable) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise errors.configuration(f"{name} must be 0 or a positive whole number.")


def _statuses(value: object, errors: ErrorTable) -> tuple[int, ...]:
    if is_list(value):
        return tuple(read_count(each, "retry_statuses", errors) for each in value)
    raise errors.configuration("retry_statuses must be a sequence of statuses.")


def read_mapping(value: object, name: str, errors: ErrorTable) -> Mapping[str, object]:
    if is_mapping(value):
        names: Mapping[Any, object] = value
        for each in names:
            if not isinstance(each, str):
                said = f"{name}: the name {each!r} is not a text."
                raise errors.configuration(said)
        return value
    raise errors.configuration(f"{name} must be a mapping.")
