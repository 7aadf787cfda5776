"""`client.py`: the configuration constant and the two client classes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, literal
from sdkwright.ir import Nullable
from sdkwright.python.client.client_methods import (
    client_methods,
    client_properties,
    tree_module,
)
from sdkwright.python.client.server_code import server_code, tuple_keyword
from sdkwright.python.client.webhooks import ARGUMENT, webhooks_property
from sdkwright.python.docstrings import (
    clean,
    docstring,
    first_sentence,
    hanging,
    layout,
    paragraphs,
)
from sdkwright.python.format import (
    Import,
    bracketed,
    break_lines,
    import_lines,
)
from sdkwright.python.operations import (
    alternatives,
    property_view,
    resources_import,
    retry_policy,
)
from sdkwright.python.types import Place, TypeExpr, quote
from sdkwright.python.views import ClientClassView, ClientView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.ir import Api, Server
    from sdkwright.python.client.credentials import Credentials
    from sdkwright.python.client.webhooks import WebhookPlan
    from sdkwright.python.operations import Planned, Resource, SharedParameter, Tree
    from sdkwright.python.types import Context
    from sdkwright.python.views import MethodView, PropertyView


# What the runtime does where the document has no policy of its own.
_ATTEMPTS: Final = 3
# What every client imports from the runtime.
_ALWAYS: Final = (
    *("SyncClient", "AsyncClient", "Middleware", "AsyncMiddleware"),
    *("ClientConfig", "Omit", "Timeout", "omit"),
)
_OTHER_SERVERS: Final = ("other_servers: Mapping[str, str] | None = None",)
_OTHERS: Final = (
    "Which URL to ask for each other server that operations have, by its scheme and host. "
    "Given this or `base_url`, no host that neither of them names is asked."
)
_HTTP_CLIENT: Final = "An HTTP client of your own; it is not closed by this one."
_AIOHTTP: Final = (
    ' Or "aiohttp": faster with many calls at once; needs the extra `[aiohttp]`.'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientPlan:
    """What the client of one API is made of.

    Attributes:
        name: The class's name; the asynchronous one has `Async` in front.
        error: The class that all its errors extend.
        dots: The relative import prefix from `client.py` to `_core`'s folder.
        variables: Constructor arguments by (server, variable name).
        shared: The parameters of operations that the client takes, too.
        environments: Names of the servers, the default first.
        webhooks: What it has for webhooks; None where the API has none.
        own_servers: Servers of single operations whose URLs have variables, by the name
            that the operations call them by.
        elsewhere: Whether single operations have servers that may be on other hosts.
        compat: Whether clients have the members that old ones had.
    """

    name: str
    error: str
    module: str
    dots: str
    credentials: Credentials
    base_url_env: str
    log_env: str
    distribution: str
    version: str
    servers: tuple[Server, ...]
    environments: tuple[str, ...]
    variables: Mapping[tuple[Server, str], str]
    shared: tuple[SharedParameter, ...] = ()
    webhooks: WebhookPlan | None = None
    own_servers: Mapping[str, Server] = field(default_factory=dict[str, "Server"])
    elsewhere: bool = False
    compat: bool = False


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
    needed = (one for each in types.values() for one in each.imports)
    imports = {*_imports(api, plan, tree), *needed}
    classes = tuple(
        _class(
            api,
            plan,
            tree,
            types,
            client_methods(context, own, plan.dots, each, imports),
            each,
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
    yield Import("typing", "Literal")
    yield Import("typing", "TYPE_CHECKING")
    yield Import(".", "types")
    yield Import(".errors", "ERRORS")
    yield from (Import(core, name) for name in (*_ALWAYS, *plan.credentials.classes))
    if plan.compat:
        yield Import(f"{core}.compat.members", "OldAsyncClient")
        yield Import(f"{core}.compat.members", "OldSyncClient")
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
    if plan.servers:
        servers = [
            server_code(each, name, plan.variables)
            for each, name in zip(plan.servers, plan.environments, strict=True)
        ]
        items.append(tuple_keyword("servers=", servers))
    if plan.shared:
        table = (
            f"{each.python}{'!' * each.required}={quote(each.key)}"
            for each in plan.shared
        )
        items.append(f"shared={literal(' '.join(table))}")
    if plan.own_servers:
        servers = [
            server_code(each, "" if name == each.url else name, plan.variables)
            for name, each in plan.own_servers.items()
        ]
        items.append(tuple_keyword("own_servers=", servers))
    if plan.credentials.schemes:
        items.append(tuple_keyword("schemes=", plan.credentials.schemes))
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


def _class(
    api: Api,
    plan: ClientPlan,
    tree: Tree,
    types: Mapping[str, TypeExpr],
    methods: tuple[MethodView, ...],
    prefix: str,
) -> ClientClassView:
    """Spell one client class."""
    base = f"{'Old' if plan.compat else ''}{prefix or 'Sync'}Client"
    text = paragraphs(api.docs) or f"The {api.name} API."
    summary = first_sentence(text)
    kind = "asynchronous" if prefix else "synchronous"
    doc = f"{summary}\n\nThis is the {kind} client."
    blocks = [layout(doc, 4)]
    module = tree_module(tree)
    properties = [_property(each, prefix, module) for each in tree.resources]
    if tree.client is not None:
        properties.extend(client_properties(tree.client, prefix, module))
    if plan.webhooks is not None:
        properties.append(webhooks_property(plan.webhooks))
    return ClientClassView(
        head=Code(break_lines(f"class {prefix}{plan.name}({base}):")),
        doc=docstring("\n\n".join(blocks), 4),
        signature=_signature(api, plan, types, prefix),
        constructor=_constructor_doc(plan, prefix),
        properties=tuple(properties),
        methods=methods,
    )


def _retries_by_default(api: Api) -> int:
    """Return how often a request is sent again unless the caller says otherwise."""
    attempts = api.retries.max_attempts if api.retries is not None else None
    return (attempts or _ATTEMPTS) - 1


def _signature(
    api: Api, plan: ClientPlan, types: Mapping[str, TypeExpr], prefix: str
) -> Code:
    """Write the constructor's signature."""
    items = ["self", "*"]
    secret = "AsyncSecret" if prefix else "Secret"
    items.extend(
        f"{each.python}: {secret} | None = None" for each in plan.credentials.arguments
    )
    if len(plan.environments) > 1:
        first = literal(plan.environments[0])
        items.append(f"environment: {_environment(plan)} = {first}")
    items.extend(
        f"{name}: str | None = None" for name in dict.fromkeys(plan.variables.values())
    )
    items.extend(f"{name}: {expr.text} | None = None" for name, expr in types.items())
    if plan.webhooks is not None:
        items.append(f"{ARGUMENT}: str | None = None")
    middleware = f"{prefix}Middleware"
    items.extend(
        (
            "base_url: str | None = None",
            *_OTHER_SERVERS[: plan.elsewhere],
            "timeout: Timeout | float | None | Omit = omit",
            f"max_retries: int = {_retries_by_default(api)}",
            "default_headers: Mapping[str, str] | None = None",
            "default_query: Mapping[str, object] | None = None",
            "strict: bool = False",
            f"middleware: Sequence[{middleware}] = ()",
            f"http_client: {_http_client(prefix)} | None = None",
            *(["_strict_response_validation: bool = False"] if plan.compat else []),
        )
    )
    return Code(bracketed("def __init__", "(", items, ")", indent=4, tail=" -> None:"))


def _environment(plan: ClientPlan) -> str:
    return f"Literal[{', '.join(literal(name) for name in plan.environments)}]"


def client_options(plan: ClientPlan) -> Iterator[tuple[str, str, str]]:
    """Yield the arguments that the document decides about: name, type, variable."""
    for each in plan.credentials.arguments:
        yield each.python, "Secret | None", each.env
    if len(plan.environments) > 1:
        yield "environment", _environment(plan), ""
    for name in dict.fromkeys(plan.variables.values()):
        yield name, "str | None", ""
    if plan.webhooks is not None:
        yield ARGUMENT, "str | None", plan.webhooks.env
    yield "base_url", "str | None", plan.base_url_env
    if plan.elsewhere:
        yield "other_servers", "Mapping[str, str] | None", ""


def _http_client(prefix: str) -> str:
    """Return the type of what requests may be sent through."""
    return 'httpx2.AsyncClient | Literal["aiohttp"]' if prefix else "httpx2.Client"


def _constructor_doc(plan: ClientPlan, prefix: str) -> Code:
    """Return the constructor's docstring: every argument and where it comes from."""
    entries = [
        *(
            (each.python, f"{_sentence(each.doc)}Else from `{each.env}`.")
            for each in plan.credentials.arguments
        ),
        ("base_url", f"Where the API lives. Else from `{plan.base_url_env}`."),
        ("timeout", "Time limits in seconds; a number limits the whole call."),
        ("max_retries", "How often to send a failed request again."),
        ("default_headers", "Sent with every request."),
        ("default_query", "Sent with every request."),
        ("strict", "Whether a response that breaks its schema is an error."),
        ("middleware", "Called around each attempt, the first one outermost."),
        ("http_client", _HTTP_CLIENT + (_AIOHTTP if prefix else "")),
    ]
    if len(plan.environments) > 1:
        entries.insert(
            len(plan.credentials.arguments), ("environment", "The server, by name.")
        )
    if plan.webhooks is not None:
        text = "What webhooks are signed with, `whsec_...`."
        entries.insert(-8, (ARGUMENT, f"{text} Else from `{plan.webhooks.env}`."))
    entries[-8:-8] = [*_variable_entries(plan), *_shared_entries(plan)]
    if plan.elsewhere:
        entries.insert(-7, ("other_servers", _OTHERS))
    lines = ["Make a client; it connects on its first call.", "", "Args:"]
    for name, text in entries:
        lines.append(hanging(f"{name}: {text}"))
    return docstring("\n".join(lines), 8)


def _variable_entries(plan: ClientPlan) -> list[tuple[str, str]]:
    """Return what there is to say about the variables in servers' URLs, each once."""
    found: dict[str, str] = {}
    for server in (*plan.servers, *plan.own_servers.values()):
        for each in server.variables:
            text = _sentence(each.docs.description) or "A part of the server's URL. "
            name = plan.variables[server, each.name]
            found.setdefault(name, f"{text}Else `{clean(each.default)}`.")
    return list(found.items())


def _shared_types(context: Context, plan: ClientPlan) -> dict[str, TypeExpr]:
    """Spell the types of the arguments for shared parameters."""
    place = Place(module=None, core=plan.dots, types=".")
    found: dict[str, TypeExpr] = {}
    for each in plan.shared:
        type_ = each.parameter.type
        inner = type_.type if isinstance(type_, Nullable) else type_
        found[each.python] = context.speller.request(inner, place)
    return found


def _shared_entries(plan: ClientPlan) -> Iterator[tuple[str, str]]:
    for each in plan.shared:
        text = _sentence(each.parameter.docs.description)
        yield each.python, f"{text}Sent with every call that takes it."


def _sentence(text: str) -> str:
    text = first_sentence(clean(text)).removesuffix(".")
    return f"{text}. " if text else ""


def _property(resource: Resource, prefix: str, module: str) -> PropertyView:
    name = f"{module}.{prefix}{resource.class_name}"
    own = resource.path[-1]
    return property_view(own, name, f"The `{own}` resource.", f"{name}(self)")
