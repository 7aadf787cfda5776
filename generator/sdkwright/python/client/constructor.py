"""The constructor of a client: its arguments, and what there is to say about each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sdkwright.config import Compat
from sdkwright.emit.code import Code, literal
from sdkwright.python.client.client_record import SECURITY
from sdkwright.python.client.webhooks import ARGUMENT
from sdkwright.python.docstrings import clean, docstring, first_sentence, hanging
from sdkwright.python.format import bracketed
from sdkwright.python.types import unhidden

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sdkwright.ir import Api
    from sdkwright.python.client.client_record import ClientPlan
    from sdkwright.python.format import Import
    from sdkwright.python.types import TypeExpr

# What the runtime does where the document has no policy of its own.
_ATTEMPTS: Final = 3
_OTHERS: Final = (
    "Which URL to ask for each other server that operations have, by its scheme and host. "
    "Given this or `base_url`, no host that neither of them names is asked."
)
_TOKENS: Final = (
    "What else is sent with a request for a token, such as `audience` or `resource`; "
    "`scope` replaces what the API names."
)
_STATUSES: Final = (
    "The statuses after which a request is sent again, instead of the usual ones; 5 "
    "stands for all of 500-599."
)
_HTTP_CLIENT: Final = "An HTTP client of your own; it is not closed by this one."
_AIOHTTP: Final = (
    ' Or "aiohttp": faster with many calls at once; needs the extra `[aiohttp]`.'
)


class _Argument(NamedTuple):
    """An argument of the constructor: name, type and default; its documentation."""

    name: str
    declared: str
    doc: str


def constructor_signature(
    api: Api,
    plan: ClientPlan,
    types: Mapping[str, TypeExpr],
    prefix: str,
    hidden: Collection[str],
    imports: set[Import],
) -> Code:
    """Write the constructor's signature.

    Args:
        api: The API.
        plan: What its client is made of.
        types: The types of the arguments for shared parameters.
        prefix: `Async`, or nothing.
        hidden: What the client's other members are called.
        imports: Receives what the types need.
    """
    found = _arguments(api, plan, types, prefix)
    items = ["self", "*"]
    items += [f"{e.name}: {unhidden(e.declared, hidden, imports)}" for e in found]
    return Code(bracketed("def __init__", "(", items, ")", indent=4, tail=" -> None:"))


def constructor_doc(
    api: Api, plan: ClientPlan, types: Mapping[str, TypeExpr], prefix: str
) -> Code:
    """Return the constructor's docstring: every argument and where it comes from."""
    found = _arguments(api, plan, types, prefix)
    lines = [hanging(f"{each.name}: {each.doc}") for each in found]
    head = ("Make a client; it connects on its first call.", "", "Args:")
    return docstring("\n".join((*head, *lines)), 8)


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
    if plan.credentials.fetches_tokens:
        yield "token_parameters", "Mapping[str, str] | None", ""


def _arguments(
    api: Api, plan: ClientPlan, types: Mapping[str, TypeExpr], prefix: str
) -> Iterator[_Argument]:
    """Yield all arguments, in the order of the signature."""
    yield from _credentials(plan, prefix)
    if len(plan.environments) > 1:
        first = literal(plan.environments[0])
        declared = f"{_environment(plan)} = {first}"
        yield _Argument("environment", declared, "The server, by name.")
    yield from _variables(plan)
    yield from _shared(plan, types)
    if plan.webhooks is not None:
        text = f"What webhooks are signed with, `whsec_...`. Else from `{plan.webhooks.env}`."
        yield _Argument(ARGUMENT, "str | None = None", text)
    text = f"Where the API lives. Else from `{plan.base_url_env}`."
    yield _Argument("base_url", "str | None = None", text)
    strings = "Mapping[str, str] | None = None"
    if plan.elsewhere:
        yield _Argument("other_servers", strings, _OTHERS)
    if plan.credentials.fetches_tokens:
        yield _Argument("token_parameters", strings, _TOKENS)
    yield from _usual(api, plan, prefix)
    if plan.compat is Compat.STAINLESS:
        text = "The same as `strict`, by its old name."
        yield _Argument("_strict_response_validation", "bool = False", text)
    old: Iterator[_Argument] | None = None
    if plan.compat is Compat.SPEAKEASY:
        old = _by_old_names(plan, prefix)
    if plan.compat is Compat.FERN:
        old = _by_names_of_fern(prefix)
    if old is not None:
        taken = {*plan.variables.values(), *(each.python for each in plan.shared)}
        taken |= {each.python for each in plan.credentials.arguments}
        yield from (each for each in old if each.name not in taken)


def _by_names_of_fern(prefix: str) -> Iterator[_Argument]:
    """Yield the arguments that clients of Fern's packages have."""
    text = "Sent with every request, by an old name of `default_headers`."
    yield _Argument("headers", "Mapping[str, str] | None = None", text)
    text = "The same as `http_client`, by its old name."
    yield _Argument("httpx_client", f"httpx2.{prefix}Client | None = None", text)
    text = "Has no effect; redirects of a server to itself are followed."
    yield _Argument("follow_redirects", "bool | None = True", text)


def _by_old_names(plan: ClientPlan, prefix: str) -> Iterator[_Argument]:
    """Yield the arguments that clients of Speakeasy's packages have."""
    if plan.credentials.arguments:
        declared = f"{SECURITY} | Callable[[], {SECURITY}] | None = None"
        yield _Argument("security", declared, "All credentials at once.")
    if len(plan.environments) > 1:
        text = "The same as `environment`, by its old name."
        yield _Argument("server", f"{_environment(plan)} | None = None", text)
    yield _Argument("server_idx", "int | None = None", "The server, by number.")
    text = "The same as `base_url`, by its old name."
    yield _Argument("server_url", "str | None = None", text)
    text = "What stands in braces in `server_url`."
    yield _Argument("url_params", "Mapping[str, str] | None = None", text)
    text = "The same as `http_client`, by its old name."
    declared = f"httpx2.{prefix}Client | None = None"
    yield _Argument("async_client" if prefix else "client", declared, text)
    if not prefix:
        text = "The HTTP client of asynchronous calls."
        yield _Argument("async_client", "httpx2.AsyncClient | None = None", text)
    text = "When calls are sent again; None means never."
    yield _Argument("retry_config", "RetryConfig | Omit | None = omit", text)
    text = "The time limit in milliseconds; `timeout` is in seconds."
    yield _Argument("timeout_ms", "int | None = None", text)


def _usual(api: Api, plan: ClientPlan, prefix: str) -> Iterator[_Argument]:
    """Yield the arguments of every client."""
    yield _Argument(
        "timeout",
        "Timeout | float | None | Omit = omit",
        "Time limits in seconds; a number limits the whole call.",
    )
    attempts = api.retries.max_attempts if api.retries is not None else None
    yield _Argument(
        "max_retries",
        f"int = {(attempts or _ATTEMPTS) - 1}",
        "How often to send a failed request again.",
    )
    yield _Argument("retry_statuses", "Sequence[int] | None = None", _STATUSES)
    sent = "Sent with every request."
    yield _Argument("default_headers", "Mapping[str, str] | None = None", sent)
    yield _Argument("default_query", "Mapping[str, object] | None = None", sent)
    text = "Whether a response that breaks its schema is an error."
    yield _Argument("strict", "bool = False", text)
    text = "Called around each attempt, the first one outermost."
    yield _Argument("middleware", f"Sequence[{prefix}Middleware] = ()", text)
    aiohttp = bool(prefix) and plan.aiohttp
    type_ = f"httpx2.{prefix}Client" + (' | Literal["aiohttp"]' if aiohttp else "")
    text = _HTTP_CLIENT + (_AIOHTTP if aiohttp else "")
    yield _Argument("http_client", f"{type_} | None = None", text)


def _credentials(plan: ClientPlan, prefix: str) -> Iterator[_Argument]:
    secret = "AsyncSecret" if prefix else "Secret"
    for each in plan.credentials.arguments:
        text = f"{_sentence(each.doc)}Else from `{each.env}`."
        yield _Argument(each.python, f"{secret} | None = None", text)


def _variables(plan: ClientPlan) -> Iterator[_Argument]:
    """Yield the variables in servers' URLs, each once."""
    found: dict[str, str] = {}
    for server in (*plan.servers, *plan.own_servers.values()):
        for each in server.variables:
            text = _sentence(each.docs.description) or "A part of the server's URL. "
            name = plan.variables[server, each.name]
            otherwise = f"Else `{clean(each.default)}`." if each.default else ""
            found.setdefault(name, f"{text}{otherwise}".rstrip())
    for name, text in found.items():
        yield _Argument(name, "str | None = None", text)


def _shared(plan: ClientPlan, types: Mapping[str, TypeExpr]) -> Iterator[_Argument]:
    for each in plan.shared:
        env = f" Else from `{each.env}`." if each.env else ""
        text = _sentence(each.parameter.docs.description)
        declared = f"{types[each.python].text} | None = None"
        doc = f"{text}Sent with every call that takes it.{env}"
        yield _Argument(each.python, declared, doc)


def _environment(plan: ClientPlan) -> str:
    return f"Literal[{', '.join(literal(name) for name in plan.environments)}]"


def _sentence(text: str) -> str:
    text = first_sentence(clean(text)).removesuffix(".")
    return f"{text}. " if text else ""
