"""`errors.py`: the API's own exceptions, and the types of its error bodies."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code
from sdkwright.python.docstrings import docstring
from sdkwright.python.format import Import, bracketed, import_lines
from sdkwright.python.operations import declared_errors
from sdkwright.python.types import Place
from sdkwright.python.views import ClassView, ErrorsView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import Api, Type
    from sdkwright.python.types import Speller

_STATUSES: Final = (
    (400, "BadRequestError", "The request was not understood (400)."),
    (401, "AuthenticationError", "The credential is missing or wrong (401)."),
    (403, "PermissionDeniedError", "The credential does not allow this (403)."),
    (404, "NotFoundError", "There is no such thing (404)."),
    (409, "ConflictError", "It contradicts the present state (409)."),
    (
        422,
        "UnprocessableEntityError",
        "The request was understood but is not valid (422).",
    ),
    (429, "RateLimitError", "There were too many requests (429)."),
    (500, "InternalServerError", "The server failed (500 and above)."),
)
_PLAIN: Final = (
    (
        "APIConnectionError",
        "{root}",
        "connection",
        "The server was not reached, or the connection broke.",
    ),
    ("APITimeoutError", "APIConnectionError", "timeout", "A time limit passed."),
    (
        "APIResponseValidationError",
        "{root}",
        "validation",
        "The response is not what the API describes.",
    ),
    (
        "StreamError",
        "{root}",
        "stream",
        "A stream broke off, or holds what it must not.",
    ),
    (
        "ConfigurationError",
        "{root}",
        "configuration",
        "The client lacks something, such as a key.",
    ),
    ("InvalidArgumentError", "{root}", "argument", "An argument cannot be sent."),
)
_WEBHOOK: Final = (
    "WebhookVerificationError",
    "{root}",
    "webhook",
    "A message does not come from the API, or not now.",
)
_NO_ALIASES: Final[Mapping[str, str]] = MappingProxyType({})


def error_types(api: Api) -> dict[str, Type]:
    """Return, by status, the type that most operations declare for an error's body."""
    counts: dict[str, Counter[Type]] = {}
    # Of types that are declared equally often, the first by pointer counts.
    for operation in sorted(api.operations, key=lambda each: each.id):
        if operation.skipped is None:
            for status, type_ in declared_errors(operation):
                counts.setdefault(status, Counter())[type_] += 1
    return {
        status: counter.most_common(1)[0][0]
        for status, counter in sorted(counts.items())
    }


def _plain_errors(api: Api) -> tuple[tuple[str, str, str, str], ...]:
    """Return name, base, place in the table and documentation of what has no status."""
    return (*_PLAIN, _WEBHOOK) if api.webhook is not None else _PLAIN


def error_names(api: Api, root: str) -> tuple[str, ...]:
    """Return the names that `errors.py` exports."""
    plain = [name for name, *_ in _plain_errors(api)]
    return (root, *plain, "APIStatusError", *(name for _, name, _ in _STATUSES))


def errors_view(
    api: Api,
    speller: Speller,
    types: Mapping[str, Type],
    *,
    title: str,
    root: str,
    dots: str,
    aliases: Mapping[str, str] = _NO_ALIASES,
) -> ErrorsView:
    """Spell `errors.py`.

    Args:
        api: The API.
        speller: Spells the bodies' types.
        types: The body's type by status.
        title: The API's name, for documentation.
        root: The name of the class that all others derive from.
        dots: The relative import prefix to `_core`'s folder.
        aliases: Classes by the other names that they have.
    """
    place = Place(module=None, core=dots, types=".")
    by_status, imports = _status_classes(speller, types, place)
    value_place = Place(module=None, core=dots, types=".", value=True)
    bodies: list[str] = []
    for declared, type_ in types.items():
        expr = speller.response(type_, value_place)
        imports |= expr.imports
        bodies.append(f"{_key(declared)}: lambda: {expr.text}")
    imports |= {
        Import("__future__", "annotations"),
        Import(f"{dots}_core.errors", "errors"),
        Import(f"{dots}_core.errors.errors", "ErrorTable"),
        Import(f"{dots}_core.errors.errors", "B"),
    }
    if api.webhook is not None:
        imports.add(Import(f"{dots}_core.errors", "webhook_error"))
    return ErrorsView(
        doc=docstring(f"What can go wrong in calls to the {title} API.", 0),
        imports=import_lines(imports),
        classes=(*_base_classes(api, title, root), *by_status),
        aliases=tuple(Code(f"{name} = {own}") for name, own in aliases.items()),
        table=_table(api, root, bodies),
    )


def _base_classes(api: Api, title: str, root: str) -> Iterator[ClassView]:
    """Yield the root of all, and what derives from it whatever the document says."""
    yield _plain(
        root, ("errors.APIError",), f"Any failure of a call to the {title} API."
    )
    for name, base, keyword, doc in _plain_errors(api):
        module = "webhook_error" if keyword == "webhook" else "errors"
        yield _plain(name, (f"{module}.{name}", base.format(root=root)), doc)
    yield _plain(
        "APIStatusError",
        ("errors.APIStatusError[B]", root),
        "The server responded with an error status.",
    )


def _status_classes(
    speller: Speller, types: Mapping[str, Type], place: Place
) -> tuple[list[ClassView], set[Import]]:
    """Return a class for each common status, typed by its body, and what they need."""
    classes: list[ClassView] = []
    imports: set[Import] = set()
    for status, name, doc in _STATUSES:
        text, needed = _body(speller, types, status, place)
        imports |= needed
        body = text if text == "object" else f'"{text}"'
        # One base a line: the type inside the brackets is a text, and is not broken.
        bases = (f"errors.{name}[{body}]", f"APIStatusError[{body}]")
        classes.append(_plain(name, bases, doc))
    return classes, imports


def _body(
    speller: Speller, types: Mapping[str, Type], status: int, place: Place
) -> tuple[str, frozenset[Import]]:
    """Return the type of an error's body by its status, unquoted, and what it needs."""
    type_ = (
        types.get(str(status))
        or types.get(f"{status // 100}XX")
        or types.get("default")
    )
    if type_ is None:
        return "object", frozenset()
    expr = speller.response(type_, place)
    members = tuple(each for each in expr.members if each != "None")
    if not members or "object" in members or any('"' in each for each in members):
        return "object", expr.imports
    return " | ".join((*members, "None")), expr.imports


def error_bodies(
    speller: Speller, types: Mapping[str, Type], place: Place
) -> dict[str, str]:
    """Return the type of the body by error class, as `errors.py` declares it."""
    return {
        name: _body(speller, types, status, place)[0] for status, name, _ in _STATUSES
    }


def _plain(name: str, bases: tuple[str, ...], doc: str) -> ClassView:
    head = bracketed(f"class {name}", "(", bases, ")", tail=":")
    return ClassView(head=Code(head), doc=docstring(doc, 4))


def _table(api: Api, root: str, bodies: list[str]) -> Code:
    statuses = [f"{status}: {name}" for status, name, _ in _STATUSES]
    items = [
        f"base={root}",
        *(f"{keyword}={name}" for name, _, keyword, _ in _plain_errors(api)),
        "status=APIStatusError",
        "statuses={" + ", ".join(statuses) + "}",
    ]
    if bodies:
        items.append("bodies={" + ", ".join(bodies) + "}")
    return Code(bracketed("ERRORS = ErrorTable", "(", items, ")"))


def _key(status: str) -> str:
    if status.isdigit():
        return str(int(status))
    return status[0] if status[0].isdigit() else "0"
