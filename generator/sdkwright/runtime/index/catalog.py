"""The operations of an API as `operations.json` lists them.

Programs that call any operation by its name (the command line) read this index; the
package's clients never do.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any

from ..frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An operation of the index.

    Attributes:
        python: Its dotted Python path, such as ``sessions.create``.
        method: The HTTP method.
        path: The path template.
        summary: What it does, in one line; may be empty.
        deprecated: Whether the API description calls it deprecated.
        positional: Python names of the path parameters, in the order of the method.
        fields: Python names of the body's fields by their wire names.
        payload: The argument that is the whole body; empty if the body has fields.
        has_body: Whether there is a body.
        paged: Whether the result is a page of a longer list.
        streams: How responses stream: ``sse``, ``jsonl`` or ``bytes``.
    """

    python: str
    method: str
    path: str
    summary: str = ""
    deprecated: bool = False
    positional: tuple[str, ...] = ()
    fields: Mapping[str, str]
    payload: str = ""
    has_body: bool = False
    paged: bool = False
    streams: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """The parts of the Python path."""
        return tuple(self.python.split("."))


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """The operations of one API.

    Attributes:
        module: The package of the API, which exports the client.
    """

    module: str

    @cached_property
    def index(self) -> Mapping[str, Any]:
        """The parsed `operations.json`."""
        # Not importlib.resources, whose import takes longer than the rest of this.
        text = pkgutil.get_data(self.module, "operations.json")
        if text is None:
            raise FileNotFoundError(f"{self.module} has no operations.json")
        found: Mapping[str, Any] = json.loads(text)
        return found

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The operations by Python path; those that were not generated are absent."""
        found = (_entry(each) for each in self.index["operations"] if each["python"])
        return {entry.python: entry for entry in sorted(found, key=_by_path)}

    @property
    def package(self) -> ModuleType:
        """The imported package of the API."""
        return import_module(self.module)

    @property
    def client_class(self) -> type[Any]:
        """The synchronous client."""
        found: type[Any] = getattr(self.package, self.index["client"])
        return found

    @property
    def async_client_class(self) -> type[Any]:
        """The asynchronous client."""
        found: type[Any] = getattr(self.package, self.index["async_client"])
        return found

    def credentials(self) -> dict[str, str]:
        """Return the environment variable of each credential by constructor argument."""
        return {
            each["python"]: each["env"]
            for each in self.index["client_parameters"]
            if each.get("security") and isinstance(each["env"], str)
        }


def _by_path(entry: Entry) -> str:
    return entry.python


def _entry(each: Mapping[str, Any]) -> Entry:
    body: Mapping[str, Any] = each["body"] or {}
    responses = each["responses"]
    return Entry(
        python=each["python"],
        method=each["method"],
        path=each["path"],
        summary=each.get("summary") or "",
        deprecated=each["deprecated"],
        positional=tuple(
            one["python"] for one in each["parameters"] if one["in"] == "path"
        ),
        fields={one["wire"]: one["python"] for one in body.get("fields") or ()},
        payload=body.get("python") or "",
        has_body=bool(body),
        paged=each["pagination"] is not None,
        streams=frozenset(one["stream"] for one in responses if one["stream"]),
    )
