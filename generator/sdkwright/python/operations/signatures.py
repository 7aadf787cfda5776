"""Signatures of methods: parameters, and overloads where one signature cannot say enough.

A method has overloads where its body can be given in several ways, and where it can stream.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import literal
from sdkwright.frozen import dataclass, replace
from sdkwright.ir import UnionOf
from sdkwright.ir.subsets import Subsets
from sdkwright.python.format import Import
from sdkwright.python.operations.accepts import LEFT_OUT, Spelling
from sdkwright.python.operations.arguments import accepted, only_value, spellings
from sdkwright.python.operations.form_fields import field_type
from sdkwright.python.operations.parameters import form_of
from sdkwright.python.operations.requests import request_parameter
from sdkwright.python.types import unhidden

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sdkwright.ir import Field, Type
    from sdkwright.python.operations.arguments import Argument
    from sdkwright.python.operations.parameters import Arguments
    from sdkwright.python.types import BodyForm, BodyPlan, Context


_BODY: Final = frozenset({"body", "payload"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to call a method: its arguments, and the `media_type` argument's text."""

    arguments: tuple[Argument, ...]
    media: str

    @property
    def more(self) -> list[str]:
        """The parameter of the media type, if there is one."""
        return [self.media] * bool(self.media)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parameter:
    """A parameter as its type's members, to compare forms by.

    Attributes:
        type: What the members spell.
    """

    name: str
    type: Type
    members: tuple[str, ...]
    required: bool
    value: str = ""

    @property
    def text(self) -> str:
        type_ = " | ".join(self.members)
        tail = self.value if self.required else LEFT_OUT
        return f"{self.name}: {type_}{tail}"


def forms_of(context: Context, arguments: Arguments, *, paged: bool) -> list[Form]:
    """Return the ways to call a method, the usual one first; empty where there is one only.

    There is one where the method gives back pages: pyright loses sight of an asynchronous
    pager behind overloads.
    """
    body = arguments.body
    if body is None or paged:
        return []
    found = list(
        _flat_forms(context, arguments, body)
        if body.is_flat
        else _media_forms(arguments, body)
    )
    return found if len(found) > 1 else []


def first_form(context: Context, arguments: Arguments) -> Sequence[Argument]:
    """Return the arguments of the usual way to call a method."""
    return next(field_forms(context, arguments))


def field_forms(context: Context, arguments: Arguments) -> Iterator[Sequence[Argument]]:
    """Return the arguments of each form of a body, the usual one first."""
    body = arguments.body
    if body is None or not body.is_flat:
        return iter((arguments.every,))
    forms = _flat_forms(context, arguments, body)
    return (form.arguments for _, form in zip(body.forms, forms, strict=False))


def _flat_forms(
    context: Context, arguments: Arguments, body: BodyPlan
) -> Iterator[Form]:
    """Yield the fields of each object, other values, the whole body, and nothing at all.

    The whole body has a form of its own only where the first form needs some field.
    """
    every = [each for form in body.forms for each in form.media]
    others = [each for each in arguments.every if each.location not in _BODY]
    for form in body.forms:
        own = [
            *others,
            *(
                _fields(context, arguments, body, form)
                if form.record is not None
                else _whole(arguments, form)
            ),
        ]
        media = _media(form.media, every, default=body.contents[0].media_type)
        yield Form(arguments=_ordered(own), media=media)
    needs = all(_needs(form) for form in body.forms)
    payload = [each for each in arguments.every if each.key == "payload:"]
    if payload and (needs or len(body.forms) > 1):
        whole = replace(payload[0], required=True)
        media = _media(tuple(every), every, default=body.contents[0].media_type)
        yield Form(arguments=_ordered([*others, whole]), media=media)
    if needs and not body.required:
        yield Form(arguments=tuple(others), media="")


def _needs(form: BodyForm) -> bool:
    return form.record is None or any(each.required for each in form.fields)


def _fields(
    context: Context, arguments: Arguments, body: BodyPlan, form: BodyForm
) -> Iterator[Argument]:
    """Yield the arguments of the fields of one object, as it has them."""
    own = {each.wire: each for each in form.fields}
    alone = len(body.forms) == 1
    for each in arguments.every:
        field = own.get(each.wire)
        if each.location == "body" and field is not None:
            yield replace(
                each,
                type=each.type if alone else _type(context, body, form, field),
                required=field.required,
            )
        elif each.key == "payload:" and alone and not _needs(form):
            yield each


def _type(context: Context, body: BodyPlan, form: BodyForm, field: Field) -> Type:
    content = form_of(body, field)
    written = content if content and content.media_type in form.media else None
    return field_type(context.api, field, written)


def _whole(arguments: Arguments, form: BodyForm) -> Iterator[Argument]:
    for each in arguments.every:
        if each.key == "payload:":
            yield replace(each, type=form.type, required=True)


def _ordered(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
    return tuple(
        sorted(
            _in_front(arguments),
            key=lambda each: (
                not each.positional,
                each.order,
                each.location != "path",
                not each.required,
            ),
        )
    )


def _in_front(arguments: Sequence[Argument]) -> Iterator[Argument]:
    """Yield arguments; none is positional from the first on that Python does not let be.

    That is one that is needed, behind one that may be left out.
    """
    optional = named = False
    for each in sorted(arguments, key=lambda each: each.order):
        if each.positional:
            named = named or (optional and each.required)
            optional = optional or not each.required
        yield replace(each, positional=False) if named else each


def _media(names: Sequence[str], every: Sequence[str], *, default: str) -> str:
    """Return the `media_type` argument of a form; empty where there is no choice."""
    if len(set(every)) < 2:
        return ""
    kinds = ", ".join(literal(each) for each in dict.fromkeys(names))
    tail = LEFT_OUT if default in names else ""
    return f"media_type: Literal[{kinds}]{tail}"


def _media_forms(arguments: Arguments, body: BodyPlan) -> Iterator[Form]:
    """Yield the form of each type of a body that is one argument, and of all of them.

    The first type has the media type that is sent unless another is named.
    """
    variants = body.variants
    if not variants:
        return
    every = UnionOf(variants=tuple(type_ for type_, _ in variants))
    media = tuple(name for _, names in variants for name in names)
    for number, (type_, names) in enumerate((*variants, (every, media))):
        own = [
            (
                replace(each, type=type_, required=each.required or number > 0)
                if each.key == "payload:"
                else each
            )
            for each in arguments.every
        ]
        kinds = ", ".join(literal(each) for each in names)
        tail = "" if number else LEFT_OUT
        yield Form(arguments=_ordered(own), media=f"media_type: Literal[{kinds}]{tail}")


def parameters_of(
    context: Context, arguments: Arguments, imports: set[Import]
) -> list[str]:
    """Return the texts of all parameters, with the bare `*`; adds the imports they need."""
    media = media_argument(arguments)
    if media:
        imports |= {context.core("Omit"), context.core("omit")}
        if media != "str":
            imports.add(Import("typing", "Literal"))
        media = unhidden(media, context.place.hidden, imports)
        media = f"media_type: {media}{LEFT_OUT}"
    every = arguments.opened
    spelled = [_spelled(context, each, imports) for each in every]
    options = _options(context, arguments, imports)
    more = [
        f"{each}{LEFT_OUT}" for each in request_parameter(context, arguments, imports)
    ]
    if more:
        imports |= {context.core("Omit"), context.core("omit")}
    more += [media] * bool(media)
    return _listed(every, [each.text for each in spelled], more, options)


def form_parameters(
    context: Context, arguments: Arguments, imports: set[Import], *, paged: bool
) -> list[Spelling]:
    """Return the parameters of each way to call a method; empty where there is one only.

    Those with earlier names come last.
    """
    every = [
        (note, replace(form, arguments=own))
        for form in forms_of(context, arguments, paged=paged)
        or [_whole_form(arguments)]
        for note, own in spellings(form.arguments, arguments.earlier)
    ]
    request = request_parameter(context, arguments, imports)
    if len(every) == 1 and not (arguments.earlier or request):
        return []
    found: list[tuple[str, Form, list[_Parameter]]] = []
    needed = {each.python for each in arguments.every if _is_needed(context, each)}
    for note, form in sorted(every, key=lambda each: bool(each[0])):
        spelled = [
            _spelled(context, each, imports, needed=needed) for each in form.arguments
        ]
        if not any(
            _covers(context, known, spelled) and _has_media(other, form)
            for _, other, known in found
        ):
            found.append((note, form, spelled))
    if len(found) < 2 and not request:
        return []
    imports.add(Import("typing", "overload"))
    if any(form.media for _, form, _ in found):
        imports.add(Import("typing", "Literal"))
    options = _options(context, arguments, imports)
    held = (Spelling(parameters=_listed((), (), [e], options)) for e in request)
    return [*held] + [
        Spelling(
            parameters=_listed(
                form.arguments, [e.text for e in spelled], form.more, options
            ),
            note=note,
        )
        for note, form, spelled in found
    ]


def _options(context: Context, arguments: Arguments, imports: set[Import]) -> str:
    """Return the type of a method's options; adds its import."""
    every = (*arguments.every, *arguments.earlier)
    needed = context.options({each.python for each in every})
    imports.add(needed)
    return needed.name


def _whole_form(arguments: Arguments) -> Form:
    """Return the one form of a method that has no others."""
    media = media_argument(arguments)
    return Form(
        arguments=arguments.every, media=media and f"media_type: {media}{LEFT_OUT}"
    )


def _has_media(known: Form, other: Form) -> bool:
    """Whether a form takes the media types of another one, which may have none to give."""
    return known.media == other.media or (
        not other.media and known.media.endswith(LEFT_OUT)
    )


def _covers(
    context: Context, known: Sequence[_Parameter], other: Sequence[_Parameter]
) -> bool:
    """Whether a form takes all that another one takes, so that this would never be used."""
    by_name = {each.name: each for each in known}
    names = {each.name for each in other if each.required}
    return (
        {each.name for each in other} <= by_name.keys()
        and all(
            each.name in names for each in known if each.required and not each.value
        )
        and all(_takes(context, by_name[each.name], each) for each in other)
    )


def _takes(context: Context, known: _Parameter, other: _Parameter) -> bool:
    if {*other.members} <= accepted(known.members) or "object" in known.members:
        return True
    return Subsets(declarations=context.api.declarations).holds(known.type, other.type)


def _listed(
    arguments: Sequence[Argument],
    texts: Sequence[str],
    more: Sequence[str],
    options: str,
) -> list[str]:
    """Return `self`, parameters and options, keyword-only ones behind a `*`."""
    positional = sum(each.positional for each in arguments)
    front, rest = [*texts[:positional]], [*texts[positional:], *more]
    star = ["*"] if rest else []
    return ["self", *front, *star, *rest, f"**request_options: Unpack[{options}]"]


def _is_needed(context: Context, argument: Argument) -> bool:
    """Whether the method itself cannot be called without an argument."""
    return (
        argument.required
        and only_value(context.api.declarations, argument.type) is None
    )


def _spelled(
    context: Context,
    argument: Argument,
    imports: set[Import],
    needed: Collection[str] = (),
) -> _Parameter:
    expr = (
        context.speller.response(argument.type, context.place)
        if argument.is_result
        else context.speller.request(argument.type, context.place)
    )
    imports |= {_core(context, each) for each in expr.imports}
    if not argument.required:
        imports |= {context.core("Omit"), context.core("omit")}
    value = only_value(context.api.declarations, argument.type)
    return _Parameter(
        name=argument.python,
        type=argument.type,
        members=expr.members,
        required=argument.required,
        value=(
            ""
            if argument.positional or value is None or argument.python in needed
            else f" = {literal(value)}"
        ),
    )


def _core(context: Context, each: Import) -> Import:
    """Resource modules take everything of the runtime from its index."""
    if each.module == f"{context.dots}_core.models.model":
        return Import(f"{context.dots}_core", each.name)
    return each


def media_argument(arguments: Arguments) -> str:
    """Return the type of the `media_type` argument; empty where there is no choice."""
    body = arguments.body
    members = dict.fromkeys(each.media_type for each in body.contents) if body else {}
    if any("*" in each for each in members):
        return "str"  # the document leaves it to the caller
    if len(members) < 2:
        return ""
    return f"Literal[{', '.join(literal(each) for each in members)}]"
