"""`client.py`: the configuration constant and the two client classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.config import Compat
from sdkwright.emit.code import Code, literal
from sdkwright.ir import Nullable
from sdkwright.python.client.client_methods import (
    client_members,
    client_methods,
    client_properties,
    tree_module,
)
from sdkwright.python.client.client_record import SECURITY, SECURITY_MODULE
from sdkwright.python.client.constructor import constructor_doc, constructor_signature
from sdkwright.python.client.webhooks import webhooks_property
from sdkwright.python.docstrings import (
    clean,
    docstring,
    first_sentence,
    layout,
    paragraphs,
)
from sdkwright.python.format import Import, bracketed, break_lines, import_lines
from sdkwright.python.operations import (
    alternatives,
    property_view,
    resources_import,
    retry_policy,
    seconds,
)
from sdkwright.python.types import Place, TypeExpr, quote
from sdkwright.python.views import ClientClassView, ClientView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.ir import Api, Server
    from sdkwright.python.client.client_record import ClientPlan
    from sdkwright.python.operations import Planned, Resource, SharedParameter, Tree
    from sdkwright.python.types import Context
    from sdkwright.python.views import MethodView, PropertyView


# RFC 9110, 5.6.2.
_HEADER: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_BASES: Final = ("SyncClient", "AsyncClient")
# Where clients are based that have old members.
_WINGS: Final = {
    Compat.STAINLESS: "compat",
    Compat.FERN: "fern",
    Compat.SPEAKEASY: "speakeasy",
}
# What every client imports from the runtime.
_ALWAYS: Final = (
    *(*_BASES, "Middleware", "AsyncMiddleware"),
    *("ClientConfig", "Omit", "Timeout", "omit"),
)


def client_view(
    context: Context, plan: ClientPlan, tree: Tree, own: Sequence[Planned]
) -> ClientView:
    """Spell `client.py`.

    Args:
        context: The API, and how its types are spelled.
        plan: What its client is made of.
        tree: The resources.
        own: The operations that are methods of the client.
    """
    api = context.api
    types = _shared_types(context, plan)
    hidden = client_members(tree)
    needed = (one for each in types.values() for one in each.imports)
    imports = {*_imports(api, plan, tree), *needed}
    classes = tuple(
        _class(
            api,
            plan,
            tree,
            types,
            client_methods(context, own, hidden, plan.dots, each, imports),
            each,
            imports,
        )
        for each in ("", "Async")
    )
    return ClientView(
        doc=docstring(
            f"The client of the {' '.join(clean(api.name).split())} API, sync and async.",
            0,
        ),
        imports=import_lines(imports),
        checked=import_lines({Import("httpx2")}),
        config=_config(api, plan),
        classes=classes,
    )


def _imports(api: Api, plan: ClientPlan, tree: Tree) -> Iterator[Import]:
    """Yield what `client.py` imports."""
    core = f"{plan.dots}_core"
    yield Import("__future__", "annotations")
    yield Import("collections.abc", "Mapping")
    yield Import("collections.abc", "Sequence")
    if plan.aiohttp or len(plan.environments) > 1:
        yield Import("typing", "Literal")
    yield Import("typing", "TYPE_CHECKING")
    yield Import(".", "types")
    yield Import(".errors", "ERRORS")
    always = [each for each in _ALWAYS if not plan.compat or each not in _BASES]
    yield from (Import(core, name) for name in (*always, *plan.credentials.classes))
    if plan.compat:
        members = f"{core}.{_WINGS[plan.compat]}.members"
        yield Import(members, "OldAsyncClient")
        yield Import(members, "OldSyncClient")
    if plan.compat is Compat.SPEAKEASY:
        yield Import(f"{core}.speakeasy.retries", "RetryConfig")
        if plan.credentials.arguments:
            yield Import("collections.abc", "Callable")
            yield Import(SECURITY_MODULE, SECURITY)
    if tree.every:
        yield resources_import(".", tree_module(tree))
    if tree.every or plan.webhooks is not None:
        yield Import("functools", "cached_property")
    if plan.webhooks is not None:
        yield Import(core, "Webhooks")
    if plan.environments or plan.own_servers:
        yield Import(core, "Server")
    if any(server.variables for server in (*plan.servers, *plan.own_servers.values())):
        yield Import(core, "ServerVariable")
    if api.retries is not None:
        yield Import(core, "RetryPolicy")
    if plan.credentials.arguments:
        yield from (Import(core, "Secret"), Import(core, "AsyncSecret"))


def _config(api: Api, plan: ClientPlan) -> Code:
    """Write the constant that describes to the runtime the API."""
    title = " ".join(clean(api.docs.summary or api.name).split())
    items = [
        f"name={literal(plan.module)}",
        f"title={literal(title)}",
        f"version={literal(api.version)}",
        f"package={literal(plan.distribution)}",
        f"package_version={literal(plan.version)}",
    ]
    if plan.root:
        items.append(f"root={literal(plan.root)}")
    if plan.servers:
        servers = [
            _server(each, name, plan)
            for each, name in zip(plan.servers, plan.environments, strict=True)
        ]
        items.append(_tuple("servers=", servers))
    if plan.shared:
        items.append(f"shared={literal(' '.join(map(_shared, plan.shared)))}")
    items.extend(_sent_always(api))
    if plan.own_servers:
        servers = [
            _server(each, "" if name == each.url else name, plan)
            for name, each in plan.own_servers.items()
        ]
        items.append(_tuple("own_servers=", servers))
    if plan.credentials.schemes:
        items.append(_tuple("schemes=", plan.credentials.schemes))
    if api.security:
        items.append(f"auth={literal(alternatives(api.security))}")
    items.append(f"base_url_env={literal(plan.base_url_env)}")
    if plan.webhooks is not None:
        items.append(f"webhook_env={literal(plan.webhooks.env)}")
    items.append(f"log_env={literal(plan.log_env)}")
    items.append(f"user_agent={literal(f'{plan.distribution}/{plan.version}')}")
    if api.retries is not None:
        items.append(retry_policy(api.retries))
    items.extend(("errors=lambda: ERRORS", "types=lambda: types"))
    return Code(bracketed("_CONFIG = ClientConfig", "(", items, ")"))


def _sent_always(api: Api) -> Iterator[str]:
    """Yield what the root sets for all calls: headers, and a time limit in seconds."""
    given = api.extensions.get("x-sdkwright-headers")
    pairs = [
        f"({literal(name)}, {literal(value)})"
        for name, value in (given.items() if isinstance(given, dict) else ())
        if isinstance(value, str) and _HEADER.fullmatch(name) and value.isprintable()
    ]
    if pairs:
        yield _tuple("headers=", pairs)
    timeout = seconds(api.extensions)
    if timeout is not None:
        yield f"timeout={timeout!r}"


def _shared(argument: SharedParameter) -> str:
    variable = f"${argument.env}" if argument.env else ""
    head = f"{argument.python}{'!' * argument.required}"
    return f"{head}={quote(argument.key)}{variable}"


def _tuple(head: str, items: Sequence[str]) -> str:
    """Write a keyword whose value is a tuple."""
    return f"{head}({', '.join(items)}{',' if len(items) == 1 else ''})"


def _server(server: Server, name: str, plan: ClientPlan) -> str:
    items: list[str] = [literal(name), literal(server.url)]
    if server.variables:
        variables = [_variable(server, each.name, plan) for each in server.variables]
        items.append(_tuple("variables=", variables))
    return f"Server({', '.join(items)})"


def _variable(server: Server, name: str, plan: ClientPlan) -> str:
    variable = next(each for each in server.variables if each.name == name)
    argument = plan.variables[server, name]
    items: list[str] = [literal(name), literal(variable.default)]
    if argument != name:
        items.append(f"argument={literal(argument)}")
    if variable.values:
        items.append(f"values={literal(variable.values)}")
    return f"ServerVariable({', '.join(items)})"


def _class(
    api: Api,
    plan: ClientPlan,
    tree: Tree,
    types: Mapping[str, TypeExpr],
    methods: tuple[MethodView, ...],
    prefix: str,
    imports: set[Import],
) -> ClientClassView:
    """Spell one client class; adds the imports that its constructor needs."""
    base = f"{'Old' if plan.compat else ''}{prefix or 'Sync'}Client"
    text = paragraphs(api.docs) or f"The {api.name} API."
    summary = first_sentence(text)
    kind = "asynchronous" if prefix else "synchronous"
    doc = f"{summary}\n\nThis is the {kind} client."
    blocks = [layout(doc, 4)]
    module = tree_module(tree)
    properties = [_property(each, prefix, module) for each in tree.resources]
    if tree.client is not None:
        own = client_properties(
            tree.client, prefix, module, old=plan.compat is Compat.STAINLESS
        )
        properties.extend(own)
    if plan.webhooks is not None:
        properties.append(webhooks_property(plan.webhooks))
    hidden = client_members(tree)
    return ClientClassView(
        head=Code(break_lines(f"class {prefix}{plan.name}({base}):")),
        doc=docstring("\n\n".join(blocks), 4),
        signature=constructor_signature(api, plan, types, prefix, hidden, imports),
        constructor=constructor_doc(api, plan, types, prefix),
        properties=tuple(properties),
        methods=methods,
    )


def _shared_types(context: Context, plan: ClientPlan) -> dict[str, TypeExpr]:
    """Spell the types of the arguments for shared parameters."""
    place = Place(module=None, core=plan.dots, types=".")
    found: dict[str, TypeExpr] = {}
    for each in plan.shared:
        type_ = each.parameter.type
        inner = type_.type if isinstance(type_, Nullable) else type_
        found[each.python] = context.speller.request(inner, place)
    return found


def _property(resource: Resource, prefix: str, module: str) -> PropertyView:
    name = f"{module}.{prefix}{resource.class_name}"
    own = resource.path[-1]
    return property_view(own, name, f"The `{own}` resource.", f"{name}(self)")
