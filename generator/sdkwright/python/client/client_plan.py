"""What the client of an API is made of: names, arguments, environment variables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.python.client.client_record import ClientPlan
from sdkwright.python.client.credentials import plan_credentials, token_urls
from sdkwright.python.client.environments import environments
from sdkwright.python.client.webhooks import plan_webhooks
from sdkwright.python.names import Scope, class_of, identifier, is_usable, spelling_of
from sdkwright.python.operations import (
    is_elsewhere,
    own_servers,
    shared_parameters,
    variable_arguments,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config import ApiConfig, Config
    from sdkwright.ir import Api
    from sdkwright.python.operations import SharedParameter, Tree
    from sdkwright.python.types import Context

_DECISIONS: Final = "decisions"
_CLASS: Final = "class of the client"


def client_plan(
    own: ApiConfig,
    config: Config,
    context: Context,
    tree: Tree,
    settled: dict[str, dict[str, str]],
    dots: str,
) -> ClientPlan:
    """Decide the client's name, arguments and environment variables."""
    api, recorded = context.api, context.recorded
    name = _class_name(api, own, recorded, settled)
    prefix = own.env_prefix or own.name.upper()
    credentials = plan_credentials(api, prefix, recorded.get("arguments", {}))
    settled["arguments"] = {each.key: each.python for each in credentials.arguments}
    arguments = settled["arguments"].values()
    own_places = own_servers(api)
    variables = variable_arguments(
        api, own_places.values(), arguments, recorded.get("variables", {})
    )
    shared = _shared_arguments(context, {*arguments, *variables.values()}, settled)
    return ClientPlan(
        name=name,
        error=_root_error(api, name),
        module=own.name,
        dots=dots,
        credentials=credentials,
        base_url_env=_base_url_env(api, prefix),
        log_env=f"{config.package.upper()}_LOG",
        distribution=config.distribution,
        version=config.version,
        servers=api.servers,
        environments=_environments(api, recorded, settled),
        variables=variables,
        shared=shared,
        webhooks=plan_webhooks(context, prefix, _top(tree), settled),
        own_servers=own_places,
        elsewhere=is_elsewhere(api, _token_urls(api)),
        compat=own.compat,
        aiohttp="aiohttp" in config.parts,
        root=config.package if config.shared else "",
    )


def _top(tree: Tree) -> list[str]:
    """Return the names that are taken on the client."""
    own = tree.client.methods.values() if tree.client else ()
    return [*(each.path[0] for each in tree.resources), *own]


def _class_name(
    api: Api,
    own: ApiConfig,
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
) -> str:
    """Return the client's class: as is asked for, else the API's name.

    A first build writes it with the capitals of the document's title, if that is the same
    name, and records it: `AssemblyAI` for `assemblyai`. Casings that are asked for come first.
    """
    given = api.extensions.get("x-sdkwright-client")
    spelling = spelling_of(api, own.casings)
    if own.client or (isinstance(given, str) and given):
        return own.client or identifier(Scope.CLIENTS, str(given), spelling)
    plain = identifier(Scope.CLIENTS, own.name, spelling)
    before = recorded.get(_DECISIONS, {}).get(_CLASS, "")
    named = before if recorded else class_of(api.title, own.name, spelling)
    asked = plain != identifier(Scope.CLIENTS, own.name, spelling_of(api))
    if asked or named in {"", plain} or not is_usable(Scope.CLIENTS, named):
        return plain
    if named.lower() != own.name.replace("_", "").lower():
        return plain
    settled.setdefault(_DECISIONS, {})[_CLASS] = named
    return named


def _root_error(api: Api, client: str) -> str:
    """Return the class that all errors extend; what is set must be free and a class."""
    given = api.extensions.get("x-sdkwright-error")
    taken = {client, f"Async{client}"}
    if not isinstance(given, str) or given in taken or not given[:1].isupper():
        return f"{client}Error"
    return given if is_usable(Scope.CLIENTS, given) else f"{client}Error"


def _environments(
    api: Api,
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
) -> tuple[str, ...]:
    """Name the API's servers, as an earlier build has."""
    before = recorded.get("environments", {})
    names = environments(api.servers, before, known=bool(recorded))
    pairs = zip(api.servers, names, strict=True)
    settled["environments"] = {each.url: name for each, name in pairs}
    return names


def _shared_arguments(
    context: Context, taken: set[str], settled: dict[str, dict[str, str]]
) -> tuple[SharedParameter, ...]:
    """Name the client's arguments for the parameters that operations share."""
    before = context.recorded.get("shared", {})
    found = shared_parameters(context.api, context.shared, taken, before)
    settled["shared"] = {each.key: each.python for each in found}
    return found


def _base_url_env(api: Api, prefix: str) -> str:
    """Return the environment variable for the base URL."""
    env = api.extensions.get("x-sdkwright-env")
    given = env.get("base_url") if isinstance(env, dict) else None
    return given if isinstance(given, str) else f"{prefix}_BASE_URL"


def _token_urls(api: Api) -> list[str]:
    """Return where tokens are fetched."""
    return [url for each in api.schemes for url in token_urls(each) if url]
