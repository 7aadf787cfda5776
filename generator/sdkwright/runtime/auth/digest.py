"""HTTP Digest authentication (RFC 7616): responses to a server's challenge."""

from __future__ import annotations

import hashlib
import os
import re
from itertools import count
from typing import TYPE_CHECKING, Final

from ..frozen import dataclass, field
from ..request.request import StreamedBody
from .authorization import NO_TEXT, Authoriser, authorize, is_text

if TYPE_CHECKING:
    from ..config.digest_scheme import Digest
    from ..request.request import Request
    from ..response.raw_response import ResponseHead
    from ..transport.effects import Effects

_PARAMETER: Final = re.compile(r"([\w-]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s,\"]+))")
_QUALITIES: Final = ("auth", "auth-int")
_HASHES: Final = {"md5": "md5", "sha-256": "sha256", "sha-512-256": "sha512_256"}


@dataclass(slots=True, kw_only=True)
class Challenge:
    """A Digest challenge from ``WWW-Authenticate`` (RFC 7616, section 3.3).

    Attributes:
        realm: The protection space that the password is for.
        nonce: The server's nonce.
        algorithm: The hash, as the server spells it; empty if it names none.
        opaque: Data to return to the server unchanged.
        quality: The quality of protection: ``auth``, ``auth-int`` (which also protects
            the body), or empty where the server names none.
        uses: The nonce counter, thread-safe.
    """

    realm: str
    nonce: str
    algorithm: str
    opaque: str
    quality: str = ""
    uses: count[int] = field(default_factory=lambda: count(1))


def parse_challenge(headers: list[str]) -> Challenge | None:
    """Return the first supported Digest challenge in ``WWW-Authenticate`` headers."""
    for header in headers:
        scheme, _, rest = header.strip().partition(" ")
        if scheme.lower() != "digest":
            continue
        found = {
            name.lower(): re.sub(r"\\(.)", r"\1", quoted) or plain
            for name, quoted, plain in _PARAMETER.findall(rest)
        }
        algorithm = found.get("algorithm", "")
        options = [each.strip() for each in found.get("qop", "").lower().split(",")]
        known = algorithm.lower().removesuffix("-sess") or "md5"
        if found.get("nonce") and known in _HASHES:
            return Challenge(
                realm=found.get("realm", ""),
                nonce=found["nonce"],
                algorithm=algorithm,
                opaque=found.get("opaque", ""),
                quality=next((each for each in _QUALITIES if each in options), ""),
            )
    return None


def write(
    authoriser: Authoriser, scheme: Digest, request: Request
) -> Effects[str | None]:
    """Write the response to a challenge into a request; return the problem, if any."""
    challenge: Challenge | None = authoriser.memory.get(scheme)
    if challenge is None:
        return None  # the server's challenge comes first
    name = yield from authoriser.secret(scheme.username)
    password = yield from authoriser.secret(scheme.password)
    request.secrets |= {password}
    if not is_text(name + password):
        return NO_TEXT
    body = request.body or b""
    if isinstance(body, StreamedBody):
        if challenge.quality == "auth-int":
            return "The server wants a proof over the body, which is not in memory."
        body = b""
    obtained = digest_authorization(
        challenge, name, password, request.method, request.address.target, body
    )
    return authorize(request, obtained, obtained)


def renew(
    authoriser: Authoriser, scheme: Digest, _: Request, head: ResponseHead
) -> bool:
    """Keep a server's challenge; tell whether there is one that can be met."""
    offered = head.headers.get_all("www-authenticate")
    challenge = parse_challenge(offered)
    if challenge is None:
        return False
    authoriser.memory[scheme] = challenge
    return True


def digest_authorization(
    challenge: Challenge,
    name: str,
    password: str,
    method: str,
    target: str,
    body: bytes = b"",
) -> str:
    """Return the ``Authorization`` header for a challenge (RFC 7616, section 3.4).

    Args:
        challenge: The challenge; its nonce counter is incremented.
        name: The user's name.
        password: The password, which is not sent.
        method: The request's method.
        target: The request's path and query.
        body: The request's body, for ``auth-int``.
    """
    used, own = f"{next(challenge.uses):08x}", os.urandom(8).hex()
    algorithm, quality = challenge.algorithm.lower(), challenge.quality
    first = _hash(challenge, f"{name}:{challenge.realm}:{password}")
    if algorithm.endswith("-sess"):
        first = _hash(challenge, f"{first}:{challenge.nonce}:{own}")
    content = f":{_hash(challenge, body)}" if quality == "auth-int" else ""
    second = _hash(challenge, f"{method}:{target}{content}")
    middle = f":{used}:{own}:{quality}" if quality else ""
    response = _hash(challenge, f"{first}:{challenge.nonce}{middle}:{second}")
    fields = [
        ("username", name),
        ("realm", challenge.realm),
        ("nonce", challenge.nonce),
        ("uri", target),
        ("response", response),
    ]
    if challenge.opaque:
        fields.append(("opaque", challenge.opaque))
    if quality or algorithm.endswith("-sess"):
        fields.append(("cnonce", own))
    quoted = [f'{key}="{_escape(value)}"' for key, value in fields]
    if challenge.algorithm:
        quoted.append(f"algorithm={challenge.algorithm}")
    if quality:
        quoted += [f"qop={quality}", f"nc={used}"]
    return f"Digest {', '.join(quoted)}"


def _hash(challenge: Challenge, text: str | bytes) -> str:
    data = text.encode() if isinstance(text, str) else text
    kind = _HASHES[challenge.algorithm.lower().removesuffix("-sess") or "md5"]
    return hashlib.new(kind, data, usedforsecurity=False).hexdigest()


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
