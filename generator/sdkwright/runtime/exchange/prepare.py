"""Requests that are not sent: to look at, to test, or to repeat by hand."""

from __future__ import annotations

import base64
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from ..config.schemes import (
    ApiKey,
    Basic,
    Bearer,
    Digest,
    MutualTLS,
    OAuth2,
    OpenId,
    Scheme,
)
from ..errors.headers import Headers
from ..errors.redact import MASK, mask_query, masked_headers
from ..request.request import StreamedBody

if TYPE_CHECKING:
    from .execution import Execution


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRequest:
    """A request as it would be sent, but without its credentials.

    Attributes:
        method: The HTTP method.
        url: The whole URL.
        headers: The header fields.
        content: The body; None if there is none, or if it is produced while it is sent.
        credentials: For each header, parameter or cookie that would carry a credential,
            what to put there by hand, such as ``Bearer $ACME_API_KEY``.
    """

    method: str
    url: str
    headers: Headers
    content: bytes | None = field(default=None, repr=False)
    credentials: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def of(cls, execution: Execution) -> PreparedRequest:
        """Describe the request of a call."""
        request = execution.call.request
        return cls(
            method=request.method,
            url=mask_query(request.url, frozenset()),
            headers=Headers(masked_headers(request.raw_headers(), frozenset())),
            content=None if isinstance(request.body, StreamedBody) else request.body,
            credentials=tuple(
                place for scheme in execution.call.schemes for place in _places(scheme)
            ),
        )

    def curl(self) -> str:
        """Return a command line for curl; credentials come from environment variables.

        A body that is no text is written in base64; one that is produced while it is sent
        is expected on the standard input.
        """
        url = self.url
        source, body = self._body()
        words = [*source, "curl", "-X", self.method]
        cookies: list[str] = []
        for place, name, value in self.credentials:
            match place:
                case "query":
                    url += f"{'&' if '?' in url else '?'}{name}={value}"
                case "cookie":
                    cookies.append(f"{name}={value}")
                case "user":
                    words += [name, _quote(value)]
                case _:
                    words += ["-H", _quote(f"{name}: {value}")]
        for name, value in self.headers.items():
            if name not in ("host", "content-length", "accept-encoding"):
                words += ["-H", shlex.quote(f"{name}: {value}")]
        if cookies:
            words += ["-b", _quote("; ".join(cookies))]
        words += body
        words.append(_quote(url) if "$" in url else shlex.quote(url))
        return " ".join(words)

    def _body(self) -> tuple[list[str], list[str]]:
        """Return what comes before the command, and what says where the body is."""
        if self.content is None:
            length = self.headers.get("content-length", "0")
            streamed = length != "0" or "transfer-encoding" in self.headers
            return [], ["--data-binary", "@-"] if streamed else []
        try:
            text = self.content.decode("utf-8")
        except UnicodeDecodeError:
            code = base64.b64encode(self.content).decode("ascii")
            pipe = ["printf", "%s", code, "|", "base64", "-d", "|"]
            return pipe, ["--data-binary", "@-"]
        return [], ["--data-binary", shlex.quote(text)]


def _places(scheme: Scheme) -> list[tuple[str, str, str]]:
    """Return where a scheme puts its credential, under which name, and what to put."""
    match scheme:
        case Bearer():
            value = f"{scheme.prefix} {_variable(scheme.env)}"
            return [("header", "authorization", value)]
        case OpenId() | OAuth2():
            return [("header", "authorization", f"Bearer {_variable(scheme.env)}")]
        case Basic() | Digest():
            option = "-u" if isinstance(scheme, Basic) else "--digest -u"
            name, password = map(_variable, scheme.env)
            return [("user", option, f"{name}:{password}")]
        case ApiKey():
            return [(scheme.location, scheme.name, _variable(scheme.env))]
        case MutualTLS():
            return []
        case _:
            assert_never(scheme)


def _variable(name: str) -> str:
    """Return a shell's reference to an environment variable; a mask if there is none."""
    return f"${{{name}}}" if name.isidentifier() else MASK


def _quote(text: str) -> str:
    """Quote a text for a shell, leaving references to variables alone."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`")
    return f'"{safe}"'
