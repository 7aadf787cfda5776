"""Requests that are not sent: for inspection, tests and ``curl``."""

from __future__ import annotations

import base64
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors.info import Headers
from ..errors.redact import MASK, mask_query, masked_headers
from ..request.request import StreamedBody

if TYPE_CHECKING:
    from .execution import Execution


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRequest:
    """A request as it would be sent, without its credentials.

    Attributes:
        method: The HTTP method.
        url: The whole URL.
        headers: The header fields.
        content: The body; None if there is none, or if it is streamed.
        credentials: For each header, parameter or cookie that would carry a credential,
            its value as a shell text, such as ``Bearer $ACME_API_KEY``.
    """

    method: str
    url: str
    headers: Headers
    content: bytes | None = field(default=None, repr=False)
    credentials: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def of(cls, execution: Execution) -> PreparedRequest:
        """Make the description of a call's request."""
        request = execution.call.request
        return cls(
            method=request.method,
            url=mask_query(request.url, frozenset()),
            headers=Headers(masked_headers(request.raw_headers(), frozenset())),
            content=None if isinstance(request.body, StreamedBody) else request.body,
            credentials=tuple(
                shown
                for scheme in execution.call.schemes
                if (shown := scheme.shown(_variable)) is not None
            ),
        )

    def curl(self) -> str:
        """Return a ``curl`` command; credentials are environment variables.

        A body that is not text is written in base64; a streamed body is read from the
        standard input.
        """
        url = self.url
        source, body = self._body()
        words = [*source, "curl", "-X", self.method]
        cookies: list[str] = []
        for location, name, value in self.credentials:
            match location:
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
        """Return the part before the command, and the option for the body."""
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


def _variable(name: str) -> str:
    """Return a shell's reference to an environment variable; a mask if there is none."""
    return f"${{{name}}}" if name.isidentifier() else MASK


def _quote(text: str) -> str:
    """Quote a text for a shell, leaving references to variables alone."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`")
    return f'"{safe}"'
