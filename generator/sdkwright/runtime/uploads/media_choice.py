"""Which of an operation's media types a body is for, where the caller does not say."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from ..models.values import is_mapping, need, plain
from .files import is_file, is_named_file, is_stream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..operation.operation import Plan


def fitting_media(plan: Plan, value: object) -> str:
    """Return the first media type that can carry a body, or else the first of all.

    A file is no JSON and no form, and an object that holds one has several parts. Where the
    objects of the media types differ, one that lacks required fields is not meant; and a text
    or a list is no object.

    Args:
        plan: The operation.
        value: The body, under its wire names.
    """
    data = plain(value)
    if is_mapping(data):
        holds_file = any(_is_file(item) for item in _members(data.values()))
        fitting = [
            media
            for number, media in enumerate(plan.media)
            if _is_form(media, parts=holds_file) or not (holds_file or _is_bytes(media))
            if _required(plan, number) <= data.keys()
        ]
    elif _is_file(data):
        fitting = [media for media in plan.media if _is_bytes(media)]
    else:
        objects = _for_objects(plan)
        others = [
            (number in objects or bool(_required(plan, number)), media)
            for number, media in enumerate(plan.media)
            if not _is_form(media)
        ]
        # What is no object is not meant for a media type that has nothing else.
        fitting = [media for _, media in sorted(others, key=itemgetter(0))]
    return fitting[0] if fitting else plan.media[0]


def _for_objects(plan: Plan) -> frozenset[int]:
    """Return the numbers of the media types that are those of certain objects only."""
    if not plan.forms:
        return frozenset()
    forms = need("body_forms", "operation.body_forms").parse_body_forms(plan.forms)
    return frozenset(number for form in forms for number in form.media)


def _required(plan: Plan, number: int) -> frozenset[str]:
    known = plan.required_fields
    return known[number] if len(known) == len(plan.media) else frozenset()


def _members(values: Iterable[object]) -> Iterable[object]:
    for value in values:
        yield value
        if isinstance(value, list):
            yield from value


def _is_file(value: object) -> bool:
    return is_file(value) or is_named_file(value) or is_stream(value)


def _is_form(media: str, *, parts: bool = False) -> bool:
    kind = media.partition(";")[0].lower()
    own = not parts and kind == "application/x-www-form-urlencoded"
    return own or kind.startswith("multipart/")


def _is_bytes(media: str) -> bool:
    """Tell whether a media type is neither JSON nor a form."""
    kind = media.partition(";")[0].lower()
    return not _is_form(kind) and not kind.endswith(("/json", "+json"))
