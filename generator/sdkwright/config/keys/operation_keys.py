"""The keys of single operations."""

from __future__ import annotations

from typing import Final

from sdkwright.config.keys.values import (
    ALTERNATIVES,
    ARGUMENT,
    FALSE,
    HEADER,
    NAME,
    PAGINATION,
    POSITIONAL,
    RETRIES,
    SECONDS,
    STRINGS,
    TRUE,
)
from sdkwright.config.shapes import Key, OneOf, Record, TableOf, Text

_SELECTOR: Final = Record(
    keys=(
        Key(name="name", shape=Text(), meaning="The property or parameter."),
        Key(
            name="in",
            shape=Text(choices=("body", "query", "header")),
            meaning="Where it is sent.",
        ),
        Key(
            name="value",
            shape=OneOf(shapes=(Text(), TRUE)),
            meaning="The value that switches streaming on.",
        ),
    ),
    required=("name",),
)
_STREAM: Final = Record(
    keys=(
        Key(
            name="selector",
            shape=OneOf(shapes=(Text(), _SELECTOR)),
            meaning="What switches streaming on: the body's property, or more exactly"
            " `{ name, in, value }`.",
        ),
        Key(
            name="argument",
            shape=NAME,
            meaning="The method's argument that asks for a stream, in place of `stream`.",
        ),
        Key(
            name="event",
            shape=Text(),
            meaning="The schema of one event, by name or JSON pointer, where the document"
            " describes no stream.",
        ),
        Key(
            name="type",
            shape=Text(choices=("sse", "jsonl")),
            meaning="How events are framed: server-sent events, or lines of JSON.",
        ),
        Key(name="end", shape=Text(), meaning="The data that ends a stream: `[DONE]`."),
        Key(
            name="envelope",
            shape=OneOf(shapes=(TRUE, FALSE)),
            meaning="Whether the schema describes `event`, `id` and `data`, and not only the"
            " data.",
        ),
    )
)

OPERATION_KEYS: Final = (
    Key(
        name="ignore",
        shape=TRUE,
        meaning="Leave the operation out.",
        example="[operations.listPets]\nignore = true",
        extension="x-sdkwright-ignore",
    ),
    Key(
        name="arguments",
        shape=TableOf(item=ARGUMENT, keys="parameter or body field"),
        meaning="What its arguments are called; as `arguments` for all operations.",
        example='[operations.listPets.arguments]\nlimit = "count"',
        extension="x-sdkwright-arguments",
    ),
    Key(
        name="body",
        shape=NAME,
        meaning="The argument that is the whole body; the fields of an object stay"
        " arguments beside it, and one or the other is given.",
        example='[operations.setOwner]\nbody = "pets"',
        extension="x-sdkwright-body",
    ),
    Key(
        name="request",
        shape=NAME,
        meaning='With `compat = "speakeasy"`: the type in `models.operations` of one object'
        " that holds all arguments, and may be given as `request` in their place.",
        example='[operations.getPet]\nrequest = "GetPetRequest"',
        extension="x-sdkwright-request",
    ),
    Key(
        name="positional",
        shape=OneOf(shapes=(POSITIONAL, STRINGS)),
        meaning="Which path parameters may be given by position, or the names of the"
        " parameters and fields that may, in this order.",
        example='[operations.createPet]\npositional = ["name"]',
        extension="x-sdkwright-positional",
    ),
    Key(
        name="pagination",
        shape=OneOf(shapes=(FALSE, PAGINATION)),
        meaning="How its pages follow each other; `false`: it has no pages.",
        example="[operations.listPets]\npagination = false",
        extension="x-sdkwright-pagination",
    ),
    Key(
        name="stream",
        shape=OneOf(shapes=(FALSE, _STREAM)),
        meaning="How it streams; `false`: it does not.",
        example='[operations.listPets.stream]\nevent = "Pet"\ntype = "jsonl"',
        extension="x-sdkwright-stream",
    ),
    Key(
        name="retries",
        shape=OneOf(shapes=(FALSE, RETRIES)),
        meaning="When it is sent again; `false`: never.",
        example="[operations.createPet]\nretries = false",
        extension="x-sdkwright-retries",
    ),
    Key(
        name="timeout",
        shape=SECONDS,
        meaning="Its time limit in seconds, unless the client or the caller has another.",
        example="[operations.createPet]\ntimeout = 600",
        extension="x-sdkwright-timeout",
    ),
    Key(
        name="unwrap",
        shape=OneOf(shapes=(FALSE, Text())),
        meaning="The property of its response that is the result; `false`: all of it.",
        example='[operations.listPets]\npagination = false\nunwrap = "items"',
        extension="x-sdkwright-unwrap",
    ),
    Key(
        name="idempotency_header",
        shape=HEADER,
        meaning="The header that carries its idempotency key.",
        example='[operations.createPet]\nidempotency_header = "X-Once"',
        extension="x-sdkwright-idempotency",
    ),
    Key(
        name="deprecated",
        shape=OneOf(shapes=(TRUE, Text())),
        meaning="That it is deprecated, and what to use instead.",
        example='[operations.listPets]\ndeprecated = "Use `pets.search`."',
        extension="x-sdkwright-deprecation",
    ),
    Key(
        name="security",
        shape=ALTERNATIVES,
        meaning="The security schemes that it needs; as `security` for all operations.",
        example="[operations.listPets]\nsecurity = [[]]",
    ),
)
OPERATION: Final = Record(keys=OPERATION_KEYS)
OF_METHODS: Final = ("arguments", "body", "positional", "pagination", "unwrap")
"""Those of which each of an operation's methods may have its own."""
