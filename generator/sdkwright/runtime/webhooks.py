"""Webhooks: verification and parsing of requests that an API sends.

Messages are signed according to the Standard Webhooks specification (1.0.0): an
HMAC-SHA256 of id, timestamp and body, with a shared secret.

Clients import this module with their package, so it imports its dependencies on demand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, NamedTuple, TypeVar

from .config.credentials import WEBHOOK

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import TypeForm

    from .client.client import AsyncClient, SyncClient
    from .errors.errors import APIError, ErrorTable

T = TypeVar("T")

Reason = Literal["headers", "timestamp", "signature", "payload"]
"""What is wrong with a message."""

_FAMILIES: Final = ("webhook-", "svix-")
_LONGEST_TIME: Final = 12
_PREFIX: Final = "whsec_"


class Problem(NamedTuple):
    """The reason why a message is not accepted.

    Attributes:
        reason: The reason of the exception; None if the secret is invalid.
        message: The human-readable message.
    """

    reason: Reason | None
    message: str


class Webhooks(Generic[T]):
    """The webhooks of an API; the type parameter is the type of the messages."""

    def __init__(
        self, client: SyncClient | AsyncClient, event: Callable[[], TypeForm[T]]
    ) -> None:
        """Verify and parse messages.

        Args:
            client: The client whose secret, strictness and exceptions are used.
            event: The type of the messages.
        """
        self._client = client
        self._event = event

    def __repr__(self) -> str:
        """Return the class and the client."""
        return f"<{type(self).__name__} of {self._client!r}>"

    def unwrap(
        self,
        payload: bytes | str,
        headers: Mapping[str, str],
        *,
        secret: str | None = None,
        tolerance: float = 300,
    ) -> T:
        """Verify a message and return its parsed payload.

        Args:
            payload: The body exactly as received; re-encoded JSON would not match the
                signature.
            headers: The headers of the request; names are case-insensitive.
            secret: The secret of this endpoint, ``whsec_...``; the client's by default.
            tolerance: The maximum difference of the timestamp and the clock, in
                seconds.

        Raises:
            WebhookVerificationError: The message is not authentic, not recent, or
                invalid.
            ConfigurationError: The secret is missing or invalid.
            InvalidArgumentError: The payload is neither bytes nor a string.
        """
        found = self._check(payload, headers, secret, tolerance)
        secret = None  # crash reports may show local variables
        if isinstance(found, Exception):
            raise found
        from .models.decode import decoder
        from .models.validation import DecodeError

        settings = self._client.__settings__
        try:
            return decoder(self._event()).decode(found, strict=settings.strict)
        except DecodeError as error:
            message = str(error)
        raise _refused(settings.errors, message, "payload")

    def verify(
        self,
        payload: bytes | str,
        headers: Mapping[str, str],
        *,
        secret: str | None = None,
        tolerance: float = 300,
    ) -> None:
        """Verify a message; arguments and exceptions are those of :meth:`unwrap`."""
        found = self._check(payload, headers, secret, tolerance)
        secret = None  # see above
        if isinstance(found, Exception):
            raise found

    def _check(
        self,
        payload: object,
        headers: Mapping[str, str],
        secret: str | None,
        tolerance: float,
    ) -> bytes | APIError:
        """Return the body of a message, or the exception to raise."""
        settings = self._client.__settings__
        errors, data = settings.errors, to_bytes(payload)
        wrong = _misuse(data, headers, tolerance)
        if data is None or wrong:
            return errors.argument(wrong)
        # A secret that is empty is missing: the client's is for other endpoints.
        given = settings.credentials.get(WEBHOOK) or "" if secret is None else secret
        problem = find_problem(data, headers, str(given), tolerance)
        if problem is None:
            return data
        if problem.reason is not None:
            return _refused(errors, problem.message, problem.reason)
        named = settings.config.webhook_env
        or_set = f" (or set {named})" if named else ""
        return errors.configuration(
            f"{problem.message}: pass webhook_secret= to the client{or_set}."
        )


def _refused(errors: ErrorTable, message: str, reason: str) -> APIError:
    """Return the exception for a message that is not accepted."""
    from .errors.webhook_error import WebhookVerificationError

    return (errors.webhook or WebhookVerificationError)(message, reason=reason)


def _misuse(data: bytes | None, headers: object, tolerance: object) -> str:
    """Return what is wrong with the arguments of a call; nothing if they can be used."""
    from .models.values import is_mapping

    if data is None:
        return "payload must be the body as it was received: bytes or text."
    if not is_mapping(headers):
        return "headers must be a mapping of names to texts."
    if not isinstance(tolerance, int | float):
        return "tolerance must be a number of seconds."
    return ""


def to_bytes(payload: object) -> bytes | None:
    """Return a body as bytes; None if it is neither bytes nor a string."""
    if isinstance(payload, str):
        # A lone surrogate cannot have been received; no signature will match.
        return payload.encode("utf-8", "surrogatepass")
    if isinstance(payload, bytes | bytearray):
        return bytes(payload)
    return None


def find_problem(
    data: bytes, headers: Mapping[str, str], secret: str, tolerance: float
) -> Problem | None:
    """Return the problem of a message; None if it is authentic and recent."""
    import hmac
    import time

    key = read_secret(secret)
    if key is None:
        what = "is not base64" if secret else "is missing"
        return Problem(None, f"The secret of the webhooks {what}")
    found = _signed(headers)
    if found is None:
        return Problem(
            "headers", "webhook-id, webhook-timestamp or webhook-signature is missing."
        )
    ident, timestamp, signatures = found
    plain = timestamp.isascii() and timestamp.isdigit()
    if not plain or len(timestamp) > _LONGEST_TIME:
        return Problem("timestamp", "webhook-timestamp is not a time.")
    age = time.time() - int(timestamp)
    if not abs(age) <= tolerance:  # also refuses NaN
        old = "too old" if age > 0 else "from the future"
        return Problem("timestamp", f"The message is {old}, by {abs(age):.0f} s.")
    wanted = sign(key, ident, timestamp, data)
    # All are compared in constant time, against timing attacks.
    given = signatures.encode("utf-8", "surrogatepass").split()
    same = [hmac.compare_digest(each, wanted) for each in given]
    if not any(same):
        return Problem("signature", "No signature of the message matches the secret.")
    return None


def read_secret(secret: str) -> bytes | None:
    """Return the key of a secret; None if the secret is invalid."""
    import base64
    import binascii

    text = secret.removeprefix(_PREFIX)
    padded = text + "=" * (-len(text) % 4)  # some secrets lack padding
    try:
        return base64.b64decode(padded, validate=True) or None
    except (binascii.Error, ValueError):
        return None


def sign(key: bytes, ident: str, timestamp: str, data: bytes) -> bytes:
    """Return the signature of a message, with its version as prefix."""
    import base64
    import hashlib
    import hmac

    text = b".".join((ident.encode("utf-8", "surrogatepass"), timestamp.encode(), data))
    return b"v1," + base64.b64encode(hmac.new(key, text, hashlib.sha256).digest())


def _signed(headers: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return id, timestamp and signatures, by either spelling of the headers."""
    given: Any = headers  # what frameworks hand over may be bytes
    known = {
        str(name).lower(): value
        for name, value in given.items()
        if isinstance(value, str)
    }
    for family in _FAMILIES:
        ident, timestamp, signatures = (
            known.get(family + name, "") for name in ("id", "timestamp", "signature")
        )
        if ident and timestamp and signatures:
            return ident, timestamp, signatures
    return None
