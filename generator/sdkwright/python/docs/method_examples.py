"""An example of each method: the statements behind `client = ...()` that call it.

Docstrings have the call that is tried first of each resource, or all where that is asked for.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code
from sdkwright.python.docs import snippets
from sdkwright.python.docs.snippets import Subject
from sdkwright.python.operations import Examples, ResultKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sdkwright.python.operations import Mode, Planned
    from sdkwright.python.types import Context

# Where the code of a section `Example:` stands, in the docstring of a class and of a method.
_IN_CLASS: Final = 8
_IN_METHOD: Final = 12
_READING: Final = frozenset(
    {"find", "get", "list", "query", "read", "retrieve", "search", "status"}
)


def method_examples(
    context: Context,
    client: str,
    module: str,
    planned: Mapping[str, tuple[str, Planned]],
) -> dict[str, Code]:
    """Return the example of every method, by operation id.

    Args:
        context: Knows the types.
        client: The client's class.
        module: Where it is imported from.
        planned: Dotted Python path and plan, by operation id.
    """
    return {
        key: Code(
            "\n".join(
                _example(
                    Subject(
                        context=context,
                        module=module,
                        client=client,
                        path=path,
                        planned=each,
                    )
                )
            )
        )
        for key, (path, each) in planned.items()
    }


def docstring_examples(context: Context, resource: str, *, every: bool) -> Examples:
    """Return what writes the examples in the docstrings of a resource's module.

    Args:
        context: Knows the types.
        resource: The dotted path of the resource; empty for the client itself.
        every: Whether methods have examples, too.
    """
    return Examples(
        of_class=partial(_of_class, context, resource, every=every),
        of_method=partial(_of_method, context, resource) if every else None,
    )


def _of_class(
    context: Context,
    resource: str,
    planned: Sequence[Planned],
    mode: Mode,
    *,
    every: bool,
) -> str:
    """Write the call of a resource that one tries first; empty where there is none.

    As with the rest of documentation, the asynchronous class leaves it to the other one.
    """
    if mode.wait and not every:
        return ""
    found = [each for each in planned if not each.operation.docs.deprecated]
    for fits in FIRST_CALLS:
        fitting = [each for each in found if fits(each)]
        if fitting:
            first = min(fitting, key=lambda each: (*effort(each), each.operation.id))
            subject = _subject(context, resource, first)
            return subject.call(f"{mode.wait}client.", indent=_IN_CLASS)
    return ""


def _of_method(context: Context, resource: str, planned: Planned, mode: Mode) -> str:
    """Write the example of one method."""
    subject = _subject(context, resource, planned)
    return "\n".join(_example(subject, waits=bool(mode.wait), indent=_IN_METHOD))


def _subject(context: Context, resource: str, planned: Planned) -> Subject:
    path = f"{resource}.{planned.name}".lstrip(".")
    return Subject(
        context=context, module="", client="client", path=path, planned=planned
    )


def _example(
    subject: Subject, *, waits: bool = False, indent: int = 0
) -> tuple[str, ...]:
    """Return the lines of an example; those behind the first stand `indent` further in."""
    streaming = subject.planned.operation.streaming
    if streaming is not None and streaming.only:
        return snippets.stream_lines(subject, waits=waits, indent=indent)
    match subject.planned.result.kind:
        case ResultKind.BYTES:
            return snippets.download_lines(subject, waits=waits, indent=indent)
        case ResultKind.NONE:
            return (subject.call(f"{'await ' * waits}client.", indent=indent),)
        case ResultKind.JSON | ResultKind.TEXT:
            return snippets.first_lines(subject, waits=waits, indent=indent)


def effort(planned: Planned) -> tuple[int, int, int]:
    """How much a caller must know first: ids, other arguments; then, how deep it lies."""
    required = [each for each in planned.arguments.every if each.required]
    ids = sum(each.location == "path" for each in required)
    return ids, len(required), planned.operation.path.strip("/").count("/")


def simplest_first(
    methods: Iterable[tuple[str, Planned]],
) -> tuple[tuple[str, Planned], ...]:
    """Return methods, with their paths, so that each takes no less effort than the last.

    Of those that take the same, plain lists come first, and what belongs to the resource
    with most methods: that is what the API is about.
    """
    every = tuple(methods)
    sizes = Counter(path.partition(".")[0] for path, _ in every if "." in path)

    def rank(each: tuple[str, Planned]) -> tuple[int | str, ...]:
        path, planned = each
        size = sizes[path.partition(".")[0]]
        other = planned.name != "list"
        return (*effort(planned), other, -size, planned.operation.id, path)

    return tuple(sorted(every, key=rank))


def is_plain(planned: Planned) -> bool:
    """Whether a method gives back a typed value and takes no file."""
    streaming = planned.operation.streaming
    return (
        planned.result.kind is ResultKind.JSON
        and not planned.paged
        and (streaming is None or not streaming.only)
        and not uploads(planned)
    )


def _is_listing(planned: Planned) -> bool:
    """Whether a method lists things, and needs nothing to do so."""
    lists = planned.paged or (is_plain(planned) and planned.name.startswith("list"))
    return lists and planned.operation.method == "GET" and not _needs(planned)


def _is_plain_reading(planned: Planned) -> bool:
    """Whether a method reads by its name, too: no `login` that happens to be a GET."""
    return planned.name.partition("_")[0] in _READING and _is_reading(planned)


def _is_reading(planned: Planned) -> bool:
    return planned.operation.method == "GET" and (planned.paged or is_plain(planned))


def _is_creating(planned: Planned) -> bool:
    is_post = planned.operation.method == "POST"
    return is_post and is_plain(planned) and _is_safe(planned)


def _is_safe(planned: Planned) -> bool:
    """Whether nothing is gone after a call that was only tried out."""
    words = {
        "delete",
        "remove",
        "destroy",
        "purge",
        "reset",
        "clear",
        "revoke",
        "cancel",
    }
    return planned.operation.method != "DELETE" and words.isdisjoint(
        planned.name.split("_")
    )


def _needs(planned: Planned) -> bool:
    return any(each.required for each in planned.arguments.every)


def uploads(planned: Planned) -> bool:
    """Whether a method sends files."""
    body = planned.arguments.body
    return body is not None and "multipart/form-data" in body.contents[0].media_type


FIRST_CALLS: Final[tuple[Callable[[Planned], bool], ...]] = (
    _is_listing,
    _is_plain_reading,
    _is_reading,
    _is_creating,
    _is_safe,
)
"""What a call is that one tries first, the best first; nothing is gone after any."""
