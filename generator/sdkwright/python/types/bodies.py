"""How a request body becomes arguments: flat fields where it is an object, else one argument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass, replace
from sdkwright.ir import Access, Alias, Nullable, Record, Ref, UnionOf
from sdkwright.ir.build import union
from sdkwright.ir.media import is_form, is_json
from sdkwright.python.types.media_types import body_type, choices, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sdkwright.ir import Api, Content, Field, Operation, Type


# An object that is one of more than this many is given as one argument.
_MOST_FORMS: Final = 6
_BODY: Final = "x-sdkwright-body"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyForm:
    """One way to give a body.

    Attributes:
        type: The type of the whole body, without null.
        record: The object whose fields can be given one by one; None for other values.
        media: The media types it is sent as.
        one_of: Whether it is one of several for its media type.
    """

    type: Type
    record: Record | None
    media: tuple[str, ...]
    one_of: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that a request can hold.

        What only a discriminator speaks of is a field where the object is one of several.
        """
        every = self.record.fields if self.record is not None else ()
        return tuple(
            each
            for each in every
            if each.access is not Access.READ and (self.one_of or not each.implied)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPlan:
    """A body's arguments.

    Attributes:
        contents: The media types, the preferred one first.
        forms: The ways to give the body, the preferred one first.
        fields: The fields that are arguments, those of all forms; empty where one argument
            is the body.
        type: The type of the one argument; None where the document gives no schema.
        required: Whether a body must be sent.
        nullable: Whether the body may be null.
        result: What the operation answers, where it changes the object that it is given;
            it may be sent back as it came.
        named: Whether the argument that is the whole body has been given a name.
    """

    contents: tuple[Content, ...]
    forms: tuple[BodyForm, ...]
    fields: tuple[Field, ...]
    type: Type | None
    required: bool
    nullable: bool = False
    result: Type | None = None
    named: bool = False

    @property
    def is_flat(self) -> bool:
        """Whether the fields of the body are arguments."""
        return bool(self.fields)

    @property
    def is_plain(self) -> bool:
        """Whether the body is given as the fields of one object, and in no other way."""
        return self.is_flat and len(self.forms) == 1 and not self.nullable

    @property
    def needed(self) -> frozenset[str]:
        """The wire names of the fields that every object needs that the body can be."""
        every = [{f.wire for f in each.fields if f.required} for each in self.forms]
        return frozenset(set[str].intersection(*every)) if every else frozenset()

    @property
    def takes_whole(self) -> bool:
        """Whether one argument is the body, perhaps beside its fields."""
        return not self.is_plain or self.result is not None or self.named

    @property
    def variants(self) -> tuple[tuple[Type, tuple[str, ...]], ...]:
        """The types of a body that is one argument, each with its media types.

        Empty where one type serves all, and where the caller may name any media type.
        """
        found: dict[Type, tuple[str, ...]] = {}
        for each in self.contents:
            type_ = body_type(each)
            if self.is_flat or type_ is None or "*" in each.media_type:
                return ()
            found[type_] = (*found.get(type_, ()), each.media_type)
        return tuple(found.items()) if len(found) > 1 else ()

    @property
    def form(self) -> Content | None:
        """The first content that is a form or has several parts; None for none."""
        return next((each for each in self.contents if is_form(each.media_type)), None)


def reads_by_path(api: Api) -> dict[str, tuple[Operation, ...]]:
    """Return what reads each path."""
    found: dict[str, tuple[Operation, ...]] = {}
    for each in api.operations:
        if each.method == "GET":
            found[each.path] = (*found.get(each.path, ()), each)
    return found


def choose_body(
    api: Api,
    operation: Operation,
    reads: Mapping[str, tuple[Operation, ...]] | None = None,
) -> BodyPlan | None:
    """Decide how an operation takes its body; None where it has none.

    The fields of an object are arguments: also where the body may be left out or be null,
    where it is one of a few objects, and where other media types hold something else. The
    whole body is an argument beside its fields where a name is given to it.

    Args:
        api: The API.
        operation: The operation.
        reads: What reads each path; None where it does not matter whether what an operation
            answers may be sent back.
    """
    body = operation.body
    if body is None or not body.contents:
        return None
    contents = choices(api, body.contents)
    types = dict.fromkeys(body_type(content) for content in contents)
    known = tuple(each for each in types if each is not None)
    forms = _forms(api, contents)
    first = [each for each in forms if contents[0].media_type in each.media]
    flat = (
        all(each.fields for each in first) and len(forms) <= _MOST_FORMS and bool(first)
    )
    fields = _together(forms) if flat else ()
    plan = BodyPlan(
        contents=contents,
        forms=forms,
        fields=fields,
        type=(
            known[0] if len(known) == 1 else UnionOf(variants=known) if known else None
        ),
        required=body.required,
        nullable=any(_may_be_null(api, each) for each in known),
        named=bool(whole_body_name(operation)),
    )
    sends_back = plan.is_plain and not plan.named and _changes(operation)
    if reads is not None and sends_back:
        answering = (operation, *reads.get(operation.path, ()))
        plan = replace(plan, result=_object(api, answering, plan.fields))
    if plan.takes_whole or not plan.required:
        # Some way to call the method goes without them.
        optional = tuple(replace(each, required=False) for each in plan.fields)
        return replace(plan, fields=optional)
    return plan


def whole_body_name(operation: Operation) -> str:
    """Return the name that the configuration gives to the whole body; empty for none."""
    name = operation.extensions.get(_BODY)
    return name.strip() if isinstance(name, str) else ""


def _changes(operation: Operation) -> bool:
    """Whether an operation changes the object that its path names."""
    if operation.method in {"PUT", "PATCH"}:
        return True
    return operation.method == "POST" and operation.target.endswith("}")


def _object(
    api: Api, answering: Iterable[Operation], fields: tuple[Field, ...]
) -> Type | None:
    """Return the object that the first of some operations answers that answers one.

    None where it lacks a field that must be sent, or has none of the fields: then it is
    something else.
    """
    needed = {each.wire for each in fields if each.required}
    known = {each.wire for each in fields}
    for each in answering:
        for response in each.responses:
            for content in response.contents if response.status[0] == "2" else ():
                record = record_of(api, content.type)
                if is_json(content.media_type) and record is not None:
                    own = {field.wire for field in record.fields}
                    return content.type if needed <= own and known & own else None
    return None


def _forms(api: Api, contents: tuple[Content, ...]) -> tuple[BodyForm, ...]:
    """Return the ways to give a body, those of the preferred media type first."""
    found: dict[Type, tuple[str, ...]] = {}
    several: set[Type] = set()
    for content in contents:
        whole = body_type(content)
        if whole is None or "*" in content.media_type:
            return ()
        alternatives = _alternatives(api, whole)
        several.update(alternatives if len(alternatives) > 1 else ())
        for each in alternatives:
            found[each] = (*found.get(each, ()), content.media_type)
    return tuple(
        BodyForm(
            type=type_,
            record=record_of(api, type_),
            media=media,
            one_of=type_ in several,
        )
        for type_, media in found.items()
    )


def _alternatives(api: Api, type_: Type) -> tuple[Type, ...]:
    """Return the types that a body can have, null apart."""
    inner = _looked_through(api, type_)
    if isinstance(inner, UnionOf):
        return inner.variants
    return (inner if isinstance(type_, Nullable) else type_,)


def _looked_through(api: Api, type_: Type) -> Type:
    """Follow the names of unions, and of what may be null, to what they stand for."""
    for _ in range(100):
        match type_:
            case Nullable(type=inner):
                type_ = inner
            case Ref(target=target):
                declaration = api.declarations[target]
                if not isinstance(declaration, Alias) or not isinstance(
                    declaration.type, Nullable | UnionOf | Ref
                ):
                    return type_
                type_ = declaration.type
            case _:
                return type_
    return type_


def required_fields(api: Api, content: Content) -> tuple[str, ...]:
    """Return the wire names of the fields that the objects of a media type must have."""
    record = record_of(api, content.type)
    every = record.fields if record is not None else ()
    return tuple(
        each.wire for each in every if each.required and each.access is not Access.READ
    )


def _may_be_null(api: Api, type_: Type) -> bool:
    for _ in range(100):
        if not isinstance(type_, Ref):
            break
        declaration = api.declarations[type_.target]
        if not isinstance(declaration, Alias):
            break
        type_ = declaration.type
    return isinstance(type_, Nullable)


def _together(forms: tuple[BodyForm, ...]) -> tuple[Field, ...]:
    """Return the fields of all forms: one that several have takes what any of them takes."""
    found: dict[str, list[Field]] = {}
    for form in forms:
        for each in form.fields:
            found.setdefault(each.wire, []).append(each)
    if len(forms) == 1 and all(len(same) == 1 for same in found.values()):
        return tuple(same[0] for same in found.values())
    return tuple(
        replace(
            same[0],
            type=union(each.type for each in same),
            required=len(same) == len(forms) and all(each.required for each in same),
        )
        for same in found.values()
    )
