"""What the client of an API is made of, as a record."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config import Compat
    from sdkwright.ir import Server
    from sdkwright.python.client.credentials import Credentials
    from sdkwright.python.client.webhooks import WebhookPlan
    from sdkwright.python.operations import SharedParameter

# All credentials of a client at once, where old programs give them so.
SECURITY: Final = "Security"
SECURITY_MODULE: Final = "._compat.security"


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
        compat: Whose clients' members and arguments these have as well.
        aiohttp: Whether asynchronous clients may send by aiohttp.
        root: The package, where the core cannot tell it; else empty.
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
    compat: Compat | None = None
    aiohttp: bool = False
    root: str = ""
