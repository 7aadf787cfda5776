"""Arguments of the client that are defaults of operations' parameters."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..models.omission import Omit
from ..models.values import RefusedError

if TYPE_CHECKING:
    from ..config.config import ClientConfig
    from ..operation.operation import Plan


def read(config: ClientConfig, arguments: Mapping[str, object]) -> dict[str, object]:
    """Return what was given to the client, by location and wire name."""
    return dict(_read(config, arguments))


def _read(
    config: ClientConfig, arguments: Mapping[str, object]
) -> Iterator[tuple[str, object]]:
    for entry in config.shared.split():
        name, _, rest = entry.partition("=")
        key, _, env = rest.partition("$")
        value = arguments.get(name.removesuffix("!"))
        if value is None and env:
            value = os.environ.get(env)
        if value is not None or name.endswith("!"):
            yield unquote(key), value


def whole(
    shared: Mapping[str, object], plan: Plan, arguments: Mapping[str, object]
) -> Mapping[str, object]:
    """Return the arguments, with the client's where a call has none of its own."""
    own = {_name(plan, key): value for key, value in shared.items()}
    given = {k: v for k, v in arguments.items() if not isinstance(v, Omit)}
    return {**arguments, **own, **given}


def refuse_missing(
    shared: Mapping[str, object], plan: Plan, arguments: Mapping[str, object]
) -> None:
    """Refuse a call without a value that it needs.

    Raises:
        RefusedError: Neither the client nor the call has it.
    """
    for key, value in shared.items():
        name = _name(plan, key)
        if name and value is None and arguments.get(name) is None:
            raise RefusedError(f"{name}: neither the client nor the call has it")


def _name(plan: Plan, key: str) -> str:
    """Return the argument for a parameter, by location and wire name; or nothing."""
    location, _, wire = key.partition(":")
    entries = {
        "path": (*plan.path.variables, *plan.path.query_variables),
        "query": plan.query,
        "header": plan.header,
        "cookie": plan.cookie,
    }
    for spec in entries.get(location, ()):
        name = spec.wire.lower() if location == "header" else spec.wire
        if name == wire:
            return spec.python
    return ""
