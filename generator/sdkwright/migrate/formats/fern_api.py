"""Fern: what `api` and `auth-schemes` of `generators.yml` say about the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.python.compat import casing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.migrate.config_files import Node
    from sdkwright.migrate.wanted import Setting

_API: Final = frozenset(
    {"path", "specs", "origin", "overrides", "overlays", "proto", "openapi", "asyncapi",
     "namespace", "settings", "auth", "auth-schemes", "headers", "environments",
     "default-environment", "default-url"}
)  # fmt: skip
# What changes no name, or is done here anyhow.
_SETTINGS: Final = frozenset(
    {"title-as-schema-name", "use-title", "type-dates-as-strings", "respect-nullable-schemas",
     "wrap-references-to-nullable-in-optional", "coerce-optional-schemas-to-nullable",
     "coerce-enums-to-literals", "optional-additional-properties", "only-include-referenced-schemas",
     "inline-path-parameters", "object-query-parameters", "idiomatic-request-names", "unions",
     "prefer-undiscriminated-unions-with-literals", "group-environments-by-host",
     "respect-readonly-schemas", "respect-forward-compatible-enums", "use-bytes-for-binary-response",
     "default-form-parameter-encoding", "message-naming", "example-generation",
     "remove-discriminants-from-schemas", "resolve-aliases", "use-provided-examples",
     "inline-all-of-schemas", "additional-properties-defaults-to", "path-parameter-order",
     "infer-discriminated-unions", "exclude-path-parameters-from-body"}
)  # fmt: skip


def api_settings(node: Node) -> None:
    """Say which settings of a document nobody knows."""
    for key, each in node.items():
        if key not in _SETTINGS:
            each.note(f"The setting `{key}` is unknown; it is passed over.")


def is_in_spec_order(api: Node) -> bool:
    """Whether path parameters stand in the order in which they are described."""
    settings = [
        api.get("settings"),
        *(e.get("settings") for e in api.get("specs").parts()),
    ]
    return any(e.get("path-parameter-order").text() == "spec-order" for e in settings)


def api_tables(
    root: Node, settings: dict[str, Setting]
) -> dict[str, dict[str, Setting]]:
    """Return the tables of credentials, servers and headers; adds `security`."""
    api = root.get("api")
    tables: dict[str, dict[str, Setting]] = {}
    if not isinstance(api.value, dict):
        return tables
    for key, node in api.items():
        if key not in _API:
            node.note(f"`api.{key}` is unknown; it is passed over.")
    api_settings(api.get("settings"))
    schemes: dict[str, Setting] = {}
    for holder in (root, api):
        for name, node in holder.get("auth-schemes").items():
            scheme = _scheme(node)
            if scheme:
                schemes[name] = scheme
            else:
                node.note(f"The credential `{name}` is of an unknown kind.")
    security = list(_security(api.get("auth"), schemes))
    if security:
        settings["security"] = security
    _headers(api.get("headers"), tables)
    _environments(api, tables, settings)
    if schemes:
        tables["security_schemes"] = schemes
    return tables


def _scheme(node: Node) -> dict[str, Setting]:
    """Return a credential: where it travels, and what its argument and variable are called."""
    kind = node.get("scheme").text()
    if node.get("header").text():
        found: dict[str, Setting] = {
            "type": "apiKey",
            "in": "header",
            "name": node.get("header").text(),
        }
        return {**found, **_named(node, "api_key")}
    if kind == "bearer":
        token = node.get("token")
        return {"type": "http", "scheme": "bearer", **_named(token, "token")}
    if kind == "basic":
        parts = {
            part: _named(node.get(part), part) for part in ("username", "password")
        }
        arguments: dict[str, Setting] = {k: v["argument"] for k, v in parts.items()}
        env: dict[str, Setting] = {k: v["env"] for k, v in parts.items() if "env" in v}
        basic: dict[str, Setting] = {"type": "http", "scheme": "basic"}
        return {**basic, "argument": arguments, **({"env": env} if env else {})}
    return {}


def _named(node: Node, name: str) -> dict[str, Setting]:
    given = node.get("name").text() or node.text() or name
    env = node.get("env").text()
    return {"argument": casing.snake(given), **({"env": env} if env else {})}


def _security(auth: Node, schemes: dict[str, Setting]) -> Iterator[Setting]:
    """Yield the alternatives: one scheme, or any or all of several."""
    if auth.text():
        name = "bearer" if auth.text() == "bearer" else auth.text()
        if name == "bearer" and name not in schemes:
            schemes[name] = {"type": "http", "scheme": "bearer", "argument": "token"}
        if name in schemes:
            yield [name]
        else:
            auth.note(f"There is no credential `{name}` in `auth-schemes`.")
    for each in auth.get("any").parts():
        if each.text() in schemes:
            yield [each.text()]
    every: list[Setting] = [
        each.text() for each in auth.get("all").parts() if each.text() in schemes
    ]
    if every:
        yield every


def _headers(node: Node, tables: dict[str, dict[str, Setting]]) -> None:
    """Read headers that the client takes once for all calls."""
    for name, each in node.items():
        given: dict[str, Setting] = {
            "name": casing.snake(each.get("name").text() or name.removeprefix("X-"))
        }
        env = each.get("env").text()
        if each.text().startswith("literal<"):
            value = each.text().removeprefix("literal<").rstrip(">").strip("\"'")
            tables.setdefault("default_headers", {})[name] = value
        else:
            found: Setting = {**given, "env": env} if env else given["name"]
            tables.setdefault("globals", {})[f"header:{name}"] = found


def _environments(
    api: Node, tables: dict[str, dict[str, Setting]], settings: dict[str, Setting]
) -> None:
    """Read the servers, the default one first; a single one is the base URL."""
    found: dict[str, Setting] = {}
    first = api.get("default-environment").text()
    for name, each in api.get("environments").items():
        url = each.text() or each.get("url").text()
        if url.startswith(("http://", "https://")):
            found[name] = url
        else:
            each.note(f"The environment `{name}` is no http or https URL.")
    if first in found:
        found = {first: found[first], **found}
    if len(found) == 1:
        settings["base_url"] = next(iter(found.values()))
    elif found:
        tables["environments"] = found
