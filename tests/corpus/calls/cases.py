"""What to call an operation with: the minimum, everything, and random choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from tests.corpus.spec.drawing import Drawer, Size, Undrawable
from tests.corpus.spec.files import Json, Object
from tests.corpus.spec.operations import Call, Content, Parameter
from tests.corpus.spec.places import Place

Values = dict[tuple[str, str], Json]
_SIZES: Final = (Size.MINIMAL, Size.FULL, Size.RANDOM, Size.RANDOM)
_TRIES: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One way to call an operation.

    Attributes:
        label: What it is called.
        size: How much was drawn.
        values: The parameters' values, by place and name.
        content: The media type of the body; None where there is none.
        body: What the body holds.
        left_out: What could not be drawn, in words.
    """

    label: str
    size: Size
    values: Values
    content: Content | None = None
    body: Json = None
    left_out: tuple[str, ...] = field(default=())


def cases(
    call: Call, drawer: Drawer, offered: list[str], rounds: int
) -> Iterator[Case]:
    """All cases of an operation.

    Args:
        call: The operation.
        drawer: Draws from the schemas of requests.
        offered: The media types that the package can send.
        rounds: How many of the sizes to use; further media types get one case each.

    Raises:
        Undrawable: If something required has no value at all.
    """
    contents = [each for each in call.body if each.media in offered]
    for number, size in enumerate(_SIZES[:rounds]):
        case = _case(call, drawer, size, number)
        content = contents[0] if contents else None
        if content is not None:
            case = _with_body(call, drawer, case, content)
        yield case
    for content in contents[1:]:
        case = _case(call, drawer, Size.MINIMAL, 0)
        filled = _with_body(call, drawer, replace(case, size=Size.FULL), content)
        yield replace(filled, label=f"as {content.media}")


def _case(call: Call, drawer: Drawer, size: Size, number: int) -> Case:
    values: Values = {}
    left_out: list[str] = []
    for parameter in call.parameters:
        salt = f"{size.value}{number}{parameter.name}"
        if not (parameter.required or size is Size.FULL or _coin(salt, size)):
            continue
        try:
            value = _parameter(parameter, drawer, size, salt)
        except Undrawable as error:
            if parameter.required:
                raise
            left_out.append(f"{parameter.name}: {error}")
            continue
        values[parameter.where, parameter.name] = value
    label = size.value + (str(number - 1) if size is Size.RANDOM else "")
    return Case(label=label, size=size, values=values, left_out=tuple(left_out))


def _coin(salt: str, size: Size) -> bool:
    return size is Size.RANDOM and sum(salt.encode()) % 2 == 0


def _parameter(parameter: Parameter, drawer: Drawer, size: Size, salt: str) -> Json:
    """Draw a value that its place can carry."""
    for number in range(_TRIES):
        value = drawer.draw(parameter.schema, size, f"{salt}{number}")
        if _can_travel(parameter, value):
            return value
    for number in range(_TRIES):
        value = drawer.draw(parameter.schema, Size.FULL, f"{salt}{number}")
        if _can_travel(parameter, value):
            return value
    raise Undrawable("no value that can travel there")


def _can_travel(parameter: Parameter, value: Json) -> bool:
    if parameter.media:
        return parameter.where == "query" or str(value).isascii()
    flat = list(_scalars(value))
    texts = [each for each in flat if isinstance(each, str)]
    if value in (None, [], {}, "") or None in flat or "" in texts:
        return False  # nothing is written for these, or what is written is ambiguous
    if isinstance(value, list) and any(isinstance(each, list | dict) for each in value):
        return parameter.style == "deepObject"
    if isinstance(value, dict) and parameter.style != "deepObject":
        inner = value.values()
        if any(isinstance(each, dict) for each in inner):
            return False
        if any(isinstance(each, list) for each in inner) and parameter.where != "query":
            return False
    if parameter.where == "path":
        return not any(each in {".", ".."} for each in texts)
    if parameter.where in {"header", "cookie"}:
        plain = all(t.isascii() and t.isprintable() and t.strip() == t for t in texts)
        return plain and not any(set(t) & set(',;="%') for t in texts)
    return True


def _scalars(value: Json) -> Iterator[Json]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _scalars(each)
    elif isinstance(value, list):
        for each in value:
            yield from _scalars(each)
    else:
        yield value


def _with_body(call: Call, drawer: Drawer, case: Case, content: Content) -> Case:
    if case.size is Size.MINIMAL and not call.body_required:
        return case
    if content.fields:
        return replace(case, content=content, body=_form(content, drawer, case.size))
    schema = content.schema or content.item
    if schema is None:
        return replace(case, content=content, body="anything")
    try:
        body = _drawn(drawer, content, schema, case)
    except Undrawable as error:
        if call.body_required:
            raise
        return replace(case, left_out=(*case.left_out, f"body: {error}"))
    return replace(case, content=content, body=body)


def _drawn(drawer: Drawer, content: Content, schema: Place, case: Case) -> Json:
    """Draw a body; for a form one whose objects and lists all leave something in it."""
    body = drawer.draw(schema, case.size, case.label)
    if "form" not in content.media:
        return body
    for number in range(_TRIES):
        if not _has_blank(body):
            break
        body = drawer.draw(schema, case.size, f"{case.label}{number}")
    return drawer.draw(schema, Size.FULL, case.label) if _has_blank(body) else body


def _has_blank(value: Json) -> bool:
    if isinstance(value, dict):
        return not value or any(map(_has_blank, value.values()))
    return isinstance(value, list) and (not value or any(map(_has_blank, value)))


def _form(content: Content, drawer: Drawer, size: Size) -> Json:
    found: Object = {}
    for each in content.fields:
        if each.required or size is not Size.MINIMAL:
            found[each.name] = _parameter(each, drawer, size, each.name)
    return found
