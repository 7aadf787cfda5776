"""The names that users of other packages import, and what they stand for here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.python.compat.casing import pascal, singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.surface import Surface

# Our errors by the reason phrase of their status, where Fern calls them otherwise.
FERN_ERRORS: Final = {
    "ForbiddenError": "PermissionDeniedError",
    "TooManyRequestsError": "RateLimitError",
    "UnauthorizedError": "AuthenticationError",
}
# What all errors with a status extend there.
FERN_ROOT: Final = "ApiError"
# What clients take there, and here as well.
FERN_ARGUMENTS: Final = frozenset({"headers", "httpx_client", "follow_redirects"})
# Our errors by their names in Speakeasy's packages.
SPEAKEASY_ERRORS: Final = {
    "APIError": "APIStatusError",
    "NoResponseError": "APIConnectionError",
    "ResponseValidationError": "APIResponseValidationError",
    "SDKError": "APIStatusError",
}
SPEAKEASY_MODULES: Final = ("errors", "models", "sdk", "types", "utils")
# What `types` exported there besides the API's types, with its place below the core.
SPEAKEASY_TYPES: Final = {
    "BaseModel": "models.model:Model",
    "Nullable": "speakeasy.values",
    "OptionalNullable": "speakeasy.values",
    "UNSET": "models.omission:omit",
    "UNSET_SENTINEL": "models.omission:omit",
}
# What clients take there, and here as well.
SPEAKEASY_ARGUMENTS: Final = frozenset(
    {"security", "server", "server_idx", "server_url", "url_params", "client",
     "async_client", "retry_config", "timeout_ms"}
)  # fmt: skip
# Where each export of Stainless's packages lives: a module of the runtime, or of the package itself (`.`).
EXPORTS: Final = {
    "APIError": "_core",
    "APIResponse": "_core",
    "AsyncAPIResponse": "_core:APIResponse",
    "AsyncClient": ".client",
    "AsyncStream": "_core",
    "BaseModel": "_core.models.model:Model",
    "Client": ".client",
    "DEFAULT_CONNECTION_LIMITS": "_core.compat.values",
    "DEFAULT_MAX_RETRIES": "_core.compat.values",
    "DEFAULT_TIMEOUT": "_core.compat.values",
    "DefaultAioHttpClient": "_core.compat.values",
    "DefaultAsyncHttpxClient": "_core.compat.values",
    "DefaultHttpxClient": "_core.compat.values",
    "ENVIRONMENTS": ".",
    "NOT_GIVEN": "_core.models.omission:omit",
    "NoneType": "_core.compat.values",
    "NotGiven": "_core.models.omission:Omit",
    "ProxiesTypes": "_core.compat.values",
    "Stream": "_core",
    "Transport": "_core.compat.values",
    "__title__": ".",
    "__version__": ".",
    "file_from_path": "_core.compat.values",
    "not_given": "_core.models.omission:omit",
}


def stem(client: str, path: str) -> str:
    """Return what the types of a method are named after: `CompletionCreate`."""
    *resources, method = path.split(".")
    front = singular(resources[-1]) if resources else client
    return f"{pascal(front) if resources else front}{pascal(method)}"


def place(path: str) -> str:
    """Return the package of types that a method's are in: that of the resource above."""
    return ".".join(path.split(".")[:-2])


def method_aliases(surface: Surface) -> Iterator[tuple[str, str]]:
    """Yield place and name of each alias that methods get by rule."""
    for path, method in surface.methods.items():
        name, where = stem(surface.client, path), place(path)
        if len(method.arguments) > method.route.count("{") or method.stream:
            yield where, f"{name}Params"
        if method.result not in {"", "None"}:
            yield where, f"{name}Response"
