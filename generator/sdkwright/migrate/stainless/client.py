"""`client_settings`, `environments`, `security`: the client, its credentials and servers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.migrate.config_files import Node
    from sdkwright.migrate.wanted import Setting

_OPT_PARTS: Final = frozenset(
    {"type", "description", "default", "nullable", "read_env", "auth", "required_in_tests",
     "example", "send_in_header", "send_as_query_param", "server_variable", "skip", "only"}
)  # fmt: skip
_SETTINGS: Final = frozenset(
    {"opts", "idempotency", "default_retries", "default_env_prefix", "default_timeout",
     "default_headers"}
)  # fmt: skip
_SCHEME_PARTS: Final = ("type", "scheme", "in", "name", "description")


def client_tables(
    root: Node, tables: dict[str, dict[str, Setting]]
) -> dict[str, Setting]:
    """Return the keys about the client; adds the tables of schemes and client options."""
    node = root.get("client_settings")
    found: dict[str, Setting] = {}
    for name, opt in node.get("opts").items():
        _option(name, opt, tables)
    header = node.get("idempotency", "header").text()
    if header:
        found["idempotency_header"] = header
    timeout = seconds(node.get("default_timeout"))
    if timeout is not None:
        found["timeout"] = timeout
    elif node.get("default_timeout").value is not None:
        node.get("default_timeout").note("`default_timeout` is no time limit.")
    headers = dict(_headers(node.get("default_headers")))
    if headers:
        tables["default_headers"] = headers
    retries = _retries(node.get("default_retries"))
    if retries:
        tables["retries"] = retries
    for key, each in node.items():
        if key not in _SETTINGS:
            each.note(f"`client_settings.{key}` is unknown; it is passed over.")
    return found


def _headers(node: Node) -> Iterator[tuple[str, Setting]]:
    """Yield constant headers; what is no text is said."""
    for name, each in node.items():
        value = each.value
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            yield name, str(value)
        else:
            each.note(f"The header `{name}` has no constant text; it is not carried.")


def _retries(node: Node) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    count = node.get("max_retries").value
    if isinstance(count, int) and not isinstance(count, bool):
        found["max_attempts"] = count + 1
    for theirs, ours in (("initial", "initial"), ("max", "maximum")):
        seconds = node.get(f"{theirs}_delay_seconds").value
        if isinstance(seconds, (int, float)) and not isinstance(seconds, bool):
            found[ours] = seconds
    return found


def _option(name: str, opt: Node, tables: dict[str, dict[str, Setting]]) -> None:
    """Read one argument of the client: a credential, or something else."""
    for key, each in opt.items():
        if key not in _OPT_PARTS:
            each.note(f"`{key}` of the option `{name}` is unknown; it is passed over.")
    argument = _argument(name)
    env = opt.get("read_env").text()
    scheme = opt.get("auth", "security_scheme").text()
    role = opt.get("auth", "role").text()
    if not scheme:
        opt.note(
            f"The option `{name}` is no credential of the document.",
            "A parameter that operations share is an argument of the client here, and"
            " `default_headers` carries constant headers.",
        )
        return
    known = tables.setdefault("security_schemes", {}).setdefault(scheme, {})
    assert isinstance(known, dict)  # set in the line above, or by an earlier option
    if role in {"", "value"}:
        known["argument"] = argument
        if env:
            known["env"] = env
        return
    for key, value in (("argument", argument), ("env", env)):
        before = known.get(key)
        parts: dict[str, Setting] = dict(before) if isinstance(before, dict) else {}
        if value:
            parts[role] = value
            known[key] = parts


def _argument(name: str) -> str:
    """Return the argument's name: in snake case, as packages have it."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).replace("-", "_").lower()


def environments(
    node: Node,
    tables: dict[str, dict[str, Setting]],
    settings: dict[str, Setting],
) -> None:
    """Read the servers; a single one is the base URL."""
    found: dict[str, Setting] = {}
    for name, each in node.items():
        url = each.text() or each.get("url").text()
        if re.match(r"https?://\S+$", url):
            found[name] = url
        else:
            each.note(f"The environment `{name}` is no http or https URL.")
    if len(found) == 1:
        settings["base_url"] = next(iter(found.values()))
    elif found:
        tables["environments"] = found


def security_tables(
    root: Node, tables: dict[str, dict[str, Setting]], settings: dict[str, Setting]
) -> None:
    """Read `security` and `security_schemes`, which replace those of the document."""
    for name, each in root.get("security_schemes").items():
        known = tables.setdefault("security_schemes", {}).setdefault(name, {})
        assert isinstance(known, dict)  # set in the line above, or by an option
        for key in _SCHEME_PARTS:
            text = each.get(key).text()
            if text:
                known[key] = text
        if each.get("flows").value is not None:
            each.get("flows").note(
                f"The flows of `{name}` are not carried.",
                "Describe them under [security_schemes], or in the document.",
            )
    optional = _optional(root.get("client_settings", "opts"))
    alternatives: list[Setting] = []
    for each in root.get("security").parts():
        if isinstance(each.value, dict):
            names: list[Setting] = [str(key) for key in each.value]
            needed: list[Setting] = [name for name in names if name not in optional]
            alternatives += [names, needed] if needed and needed != names else [names]
    if alternatives:
        settings["security"] = alternatives


def _optional(opts: Node) -> frozenset[str]:
    """Return the schemes whose credentials may be missing."""
    return frozenset(
        each.get("auth", "security_scheme").text()
        for _, each in opts.items()
        if each.get("nullable").value is True
    )


def query_settings(node: Node) -> dict[str, Setting]:
    """Return how lists and objects are written in queries, whatever the document says.

    Without a word lists are joined by commas and members of objects stand in brackets.
    """
    found: dict[str, Setting] = {"array_format": "comma", "nested_format": "brackets"}
    for key, known in _QUERIES.items():
        given = node.get(key)
        if given.text() in known:
            found[key] = given.text()
        elif given.value is not None:
            given.note(
                f"`query_settings.{key}` is none of {', '.join(known)}; it is taken for"
                f" {found[key]}."
            )
    return found


def seconds(node: Node) -> float | None:
    """Return a time limit in seconds: of milliseconds, or an ISO 8601 duration."""
    value = node.value
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
        return value / 1000
    found = _DURATION.fullmatch(node.text())
    if found is None or not any(found.groups()):
        return None
    hours, minutes, rest = (float(each or 0) for each in found.groups())
    return hours * 3600 + minutes * 60 + rest or None


_QUERIES: Final = {
    "array_format": ("comma", "repeat", "brackets", "indices"),
    "nested_format": ("brackets", "dots"),
}
_DURATION: Final = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
