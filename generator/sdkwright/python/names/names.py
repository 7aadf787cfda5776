"""The only maker of identifiers.

Every declaration, field, parameter, method and resource states a name candidate; candidates are settled
once per scope, strongest first. Among equals, the name recorded by an earlier build stays,
then the order of keys decides, so output never depends on the document's order. Who loses
gets a word of its context in front, and only then a number.
"""

from __future__ import annotations

import builtins
import itertools
import keyword
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import Enum, dataclass, replace
from sdkwright.ir import NameCandidate, Priority
from sdkwright.python.names.spelling import PLAIN, Spelling
from sdkwright.python.names.words import joined, pascal, snake, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Front of the rules by which names are taken to the letter.
_OURS: Final = ("x-sdkwright-", "configuration")
_KEYWORDS: Final = frozenset(
    {*keyword.kwlist, *keyword.softkwlist} - {"type", "match", "case", "_"}
)
# What had an underscore before annotations could be spelled through an alias.
_WITH_UNDERSCORE: Final = frozenset(
    {"str", "int", "float", "bool", "bytes", "list", "dict", "object", "tuple", "dt",
     "uuid", "decimal"}
)  # fmt: skip
_OPTIONS: Final = frozenset(
    {
        "timeout",
        "max_retries",
        "idempotency_key",
        "extra_headers",
        "extra_query",
        "extra_body",
        "media_type",
    }
)
_MODEL_MEMBERS: Final = frozenset(
    {
        "construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw",
        "schema", "schema_json", "update_forward_refs", "mro", "register", "validate", "to_dict", "to_json",
    }
)  # fmt: skip
_MODEL_PREFIX: Final = re.compile(
    r"model_(config|fields|computed_fields|extra|fields_set|construct|copy|dump|dump_json|json_schema|parametrized_name|post_init|rebuild|validate|validate_json|validate_strings)$"
)
_TYPE_NAMES: Final = frozenset(
    {
        "Annotated", "Any", "Base64Bytes", "Base64UrlBytes", "Field", "FileTypes", "Iterable", "Literal", "Mapping", "Model", "None", "OpenModel",
        "False", "Optional", "Required", "Sequence", "True", "TYPE_CHECKING", "TypeAlias", "TypeAliasType",
        "TypedDict", "Union", "UnknownFloat", "UnknownInt", "UnknownStr", "UnknownVariant", "Unless", "Unpack", "Omit",
    }
)  # fmt: skip
# What `client.py` imports, and what is exported beside the client.
_CLIENT_NAMES: Final = _TYPE_NAMES | {
    "APIConnectionError", "APIError", "APIResponseValidationError", "APIStatusError", "APITimeoutError", "ApiKey",
    "AsyncClient", "AsyncMiddleware", "AsyncSecret", "AuthenticationError", "BadRequestError", "Basic", "Bearer",
    "ClientConfig", "ConfigurationError", "ConflictError", "Digest", "ERRORS", "InternalServerError",
    "InvalidArgumentError", "Middleware", "MutualTLS", "NotFoundError", "OAuth2", "OpenId", "PermissionDeniedError",
    "RateLimitError", "RequestOptions", "RetryPolicy", "Secret", "Server", "ServerVariable", "StreamError",
    "SyncClient", "Timeout", "UnprocessableEntityError", "WebhookVerificationError", "Webhooks",
}  # fmt: skip
_MODULE_NAMES: Final = frozenset({"client", "errors", "resources", "types", "testing"})

# What stands in the signatures of methods as it is.
_IN_SIGNATURES: Final = frozenset({"deprecated", "omit", "overload"})
_METHOD_NAMES: Final = _KEYWORDS | _IN_SIGNATURES | {
    "builtins", "with_raw_response", "with_streaming_response", "prepare", "mro", "types",
    "raw", "streaming", "prepared", "async_raw", "async_streaming",
    "cached_property",
}  # fmt: skip
# What a client has, and what its module imports.
_CLIENT_MEMBERS: Final = _KEYWORDS | {
    "with_options", "close", "aclose", "call", "request", "stream", "download", "paginate", "fetch",
    "builtins", "base_url", "with_raw_response", "with_streaming_response", "prepare", "copy", "timeout",
    "max_retries", "types", "cached_property", "httpx2",
}  # fmt: skip


class Scope(Enum):
    """The kinds of scopes, each with its casing, stand-in word and reserved names."""

    TYPES = "type"
    FIELDS = "field"
    KEYS = "key"
    PARAMETERS = "parameter"
    METHODS = "method"
    CLIENT_METHODS = "method of the client"
    RESOURCES = "resource"
    RESOURCES_BESIDE_METHODS = "resource beside methods of the client"
    CLASSES = "class"
    CLIENTS = "client"
    ARGUMENTS = "argument"
    PACKAGES = "package"


_RESERVED: Final[Mapping[Scope, frozenset[str]]] = {
    Scope.TYPES: _TYPE_NAMES,
    Scope.CLASSES: _TYPE_NAMES
    | {"Resource", "AsyncResource", "View", "AsyncView", "PrepareView", "Operation", "PagedOperation",
       "StreamOperation", "Page", "AsyncPage", "AsyncPager", "Stream", "AsyncStream", "BinaryResponse", "AsyncBinaryResponse", "RequestOptions",
       "PageNumber", "Offset", "Cursor", "LastId", "NextUrl", "LinkHeader", "Final"},
    Scope.CLIENTS: _CLIENT_NAMES | {name.removeprefix("Async") for name in _CLIENT_NAMES},
    Scope.FIELDS: _KEYWORDS | _MODEL_MEMBERS | {"builtins"},
    Scope.KEYS: _KEYWORDS | {"builtins"},
    Scope.PARAMETERS: _KEYWORDS | _OPTIONS | {"self", "request_options", "stream", "locals"},
    Scope.METHODS: _METHOD_NAMES,
    Scope.CLIENT_METHODS: _METHOD_NAMES | _CLIENT_MEMBERS,
    Scope.RESOURCES: _CLIENT_MEMBERS,
    Scope.RESOURCES_BESIDE_METHODS: _CLIENT_MEMBERS | _IN_SIGNATURES,
    Scope.ARGUMENTS: _KEYWORDS
    | {"self", "environment", "base_url", "other_servers", "timeout", "max_retries", "default_headers",
       "default_query", "strict", "middleware", "http_client", "webhook_secret", "retry_statuses",
       "token_parameters"},
    Scope.PACKAGES: _KEYWORDS | frozenset(dir(builtins)) | _MODULE_NAMES,
}  # fmt: skip
_PASCAL: Final = frozenset({Scope.TYPES, Scope.CLASSES, Scope.CLIENTS})
# What a property is called whose name in the API is the empty string.
_EMPTY: Final[Mapping[Scope, str]] = {
    Scope.FIELDS: "empty_name",
    Scope.KEYS: "empty_name",
    Scope.PARAMETERS: "empty_name",
}
# A property has the same stand-in word in a model and in a TypedDict.
_STAND_IN: Final[Mapping[Scope, str]] = {
    Scope.KEYS: "field",
    Scope.CLIENT_METHODS: "method",
    Scope.RESOURCES_BESIDE_METHODS: "resource",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A name candidate in one scope.

    Attributes:
        key: Who, the same in every build.
        order: Whose turn it is among equals, before the keys decide.
    """

    key: str
    candidate: NameCandidate
    order: int = 0


def settle(
    scope: Scope,
    claims: Iterable[Claim],
    recorded: Mapping[str, str] | None = None,
    taken: Iterable[str] = (),
    *,
    keep: bool = False,
    spelling: Spelling = PLAIN,
) -> dict[str, str]:
    """Give each claim of one scope a distinct identifier.

    Args:
        scope: What is being named.
        claims: The candidates; keys must be distinct.
        recorded: Names of an earlier build, by key. One that the candidate could still give
            is kept before another candidate of the same priority gets it.
        taken: Identifiers that are in use already.
        keep: Whether a recorded name stays whatever the candidate is now.
        spelling: How words are told apart, and written in classes.

    Returns:
        The identifier of each key.
    """
    recorded = recorded or {}
    used = {_folded(scope, name) for name in taken}
    settled: dict[str, str] = {}

    def rank(claim: Claim) -> tuple[int, bool, int, bool, str]:
        candidate = claim.candidate
        # Who is called exactly like this comes before who only folds to it.
        folds = identifier(scope, candidate.text, spelling) != candidate.text
        is_new = claim.key not in recorded
        return candidate.priority.value, is_new, claim.order, folds, claim.key

    for claim in sorted(claims, key=rank):
        kept = recorded.get(claim.key, "")
        if claim.candidate.priority is Priority.OVERRIDE:
            kept = ""
        elif keep:
            kept = kept if is_usable(scope, kept) else ""
        elif not _led_to(scope, claim.candidate, kept, spelling):
            kept = ""
        options = itertools.chain(
            [kept] if kept else [], _candidates(scope, claim.candidate, spelling)
        )
        name = next(each for each in options if _folded(scope, each) not in used)
        used.add(_folded(scope, name))
        settled[claim.key] = name
    return settled


def earlier(
    scope: Scope, texts: Iterable[str], spelling: Spelling = PLAIN
) -> dict[str, str]:
    """Return the names that earlier versions gave and this one would not, by text.

    A lock does not hold the names of fields that follow from the text alone.
    """
    names = {text: identifier(scope, text, spelling) for text in texts}
    return {text: f"{n}_" for text, n in names.items() if n in _WITH_UNDERSCORE}


def identifier(scope: Scope, text: str, spelling: Spelling = PLAIN) -> str:
    """Return one identifier for text, where nothing can collide with it.

    Args:
        scope: What is being named.
        text: Any text.
        spelling: How words are told apart, and written in classes.
    """
    return _identifier(scope, text, spelling)


@lru_cache(maxsize=1 << 16)
def _identifier(scope: Scope, text: str, spelling: Spelling) -> str:
    plain = snake(text, spelling.splitting)
    name = pascal(text, spelling) if scope in _PASCAL else plain
    if scope is Scope.PACKAGES:
        name = _ascii(name)
    if not name or not name[0].isidentifier():
        word = _STAND_IN.get(scope, scope.value)
        stand_in = word.capitalize() if scope in _PASCAL else f"{word}_"
        name = (stand_in + name).rstrip("_")
    if _is_taken(scope, name):
        return f"{name}_"
    if scope in _PASCAL and name == plain:
        # A script without capitals: a property of the same name would hide the class.
        return f"{name}_"
    return name


def _is_taken(scope: Scope, name: str) -> bool:
    """Whether a name means something where it would stand."""
    if name in _RESERVED[scope] or keyword.iskeyword(name):
        return True
    return scope is Scope.FIELDS and _MODEL_PREFIX.match(name) is not None


def _ascii(name: str) -> str:
    """Write letters of other scripts as numbers: distributions have ASCII names."""
    numbered = (each if each.isascii() else f" u{ord(each)} " for each in name)
    return name if name.isascii() else snake("".join(numbered))


def is_usable(scope: Scope, name: str) -> bool:
    """Whether a recorded name can still be one; a lock may have been edited."""
    # Python reads a name in this form, whatever form it is written in.
    is_normal = name == unicodedata.normalize("NFKC", name)
    plain = is_normal and name.isidentifier() and not name.startswith("_")
    return plain and not _is_taken(scope, name)


def snake_words(text: str, spelling: Spelling = PLAIN) -> tuple[str, ...]:
    """Return the words of a text in lower case."""
    return tuple(word.lower() for word in words(text, spelling.splitting))


def reserved(scope: Scope) -> frozenset[str]:
    """Return the names that a scope has for itself."""
    return _RESERVED[scope]


def with_parent(
    scope: Scope, candidate: NameCandidate, spelling: Spelling = PLAIN
) -> NameCandidate:
    """Return a candidate with its parent's word in front, where the client has the name.

    What Python has is spelled with an underscore instead, and what is configured stays.
    """
    name = identifier(scope, candidate.text, spelling)
    word = name.removesuffix("_")
    ours = word != name and word in reserved(scope) and word not in _KEYWORDS
    if not (ours and candidate.context) or candidate.priority is Priority.OVERRIDE:
        return candidate
    return replace(candidate, text=f"{candidate.context[0]} {candidate.text}")


def module_name(name: str, spelling: Spelling = PLAIN) -> str:
    """Return the file name, without suffix, for a class of this name."""
    # All of it: another class may begin like this one.
    text = joined(words(name, spelling.splitting)) or "module"
    if keyword.iskeyword(text) or text.upper() in _WINDOWS or text == "init":
        text += "_"
    if text[0].isdigit():
        return f"{name.lower()}_"
    # A module would hide the class that it is imported for.
    return f"{text}_" if text == name else text


_WINDOWS: Final = frozenset(
    {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10)),
    }
)


def _candidates(
    scope: Scope, candidate: NameCandidate, spelling: Spelling
) -> Iterator[str]:
    """Yield names for a candidate, best first, without end."""
    yield from _bounded(scope, candidate, spelling)
    base = identifier(scope, _called(scope, candidate), spelling)
    joint = "" if scope in _PASCAL and not base[-1].isdigit() else "_"
    for number in itertools.count(2):
        yield f"{base}{joint}{number}"


def _bounded(
    scope: Scope, candidate: NameCandidate, spelling: Spelling
) -> Iterator[str]:
    """Yield the names with 0, 1, … words of context."""
    text = _called(scope, candidate)
    if _is_exact(scope, candidate):
        yield text
    yield identifier(scope, text, spelling)
    for other in candidate.alternatives:
        yield identifier(scope, other, spelling)
    if scope in _EMPTY and not words(text):
        return  # the words of its context alone would name something else
    for word in candidate.context:
        text = f"{word} {text}"
        yield identifier(scope, text, spelling)


def _called(scope: Scope, candidate: NameCandidate) -> str:
    return candidate.text or _EMPTY.get(scope, "")


def _is_exact(scope: Scope, candidate: NameCandidate) -> bool:
    """Whether a name was chosen to the letter.

    Ours and the configuration's are, wherever Python can have them; of other tools' names
    those that look like names of Python.
    """
    text = candidate.text
    if candidate.priority is not Priority.OVERRIDE or not is_usable(scope, text):
        return False
    ours = candidate.rule.startswith(_OURS)
    if scope in _PASCAL:
        return text[:1].isupper() and (ours or "_" not in text)
    return ours or text == text.lower()


def _led_to(
    scope: Scope, candidate: NameCandidate, name: str, spelling: Spelling = PLAIN
) -> bool:
    """Whether a recorded name is one that this candidate would still give.

    One that it gives without the casings stays, too: they may be newer than the record.
    """
    if not name:
        return False
    if spelling.casings and _led_to(
        scope, candidate, name, spelling._replace(casings=())
    ):
        return True
    if name in _bounded(scope, candidate, spelling):
        return True
    if not candidate.text and name == identifier(scope, "", spelling):
        return True  # what it was called before it had a word of its own
    base = identifier(scope, _called(scope, candidate), spelling)
    number = name.removeprefix(base)
    return number != name and re.fullmatch(r"_?[0-9]+", number) is not None


def _folded(scope: Scope, name: str) -> str:
    """Return what must differ: classes also name files, on any file system."""
    return joined(words(name)).replace("_", "") if scope in _PASCAL else name
