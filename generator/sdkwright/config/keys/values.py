"""The shapes that several keys share."""

from __future__ import annotations

from typing import Final

from sdkwright.config.identifiers import (
    is_class_path,
    is_dotted,
    is_header,
    is_module,
    is_server,
)
from sdkwright.config.shapes import Flag, Key, ListOf, Number, OneOf, Record, Text

_ANY: Final = Text()
FALSE: Final = Flag(only=False)
TRUE: Final = Flag(only=True)
STRINGS: Final = ListOf(item=_ANY, plural="strings")
PATH: Final = Text(form="a Python path like `pets.list`", check=is_dotted)
PATHS: Final = ListOf(item=PATH, plural="Python paths", least=1)
CLASS: Final = Text(form="a class like `Pet` or `shop.Pet`", check=is_class_path)
NAME: Final = Text(form="a Python name", check=is_module)
NAMES: Final = ListOf(item=NAME, plural="Python names")
VARIABLE: Final = Text(
    form="an environment variable", pattern=r"[A-Za-z_][A-Za-z0-9_]*"
)
WORD: Final = Text(
    form="a word in lower case, like `lsp`", pattern=r"[a-z]+[0-9]*|[0-9]+[a-z]*"
)
CASING: Final = Text(
    form="a word as classes have it, like `LumaAI`", pattern=r"[A-Z0-9][A-Za-z0-9]*"
)
HEADER: Final = Text(form="a header of your own", check=is_header)
URL: Final = Text(form="an http or https URL", pattern=r"https?://\S+")
SERVER: Final = Text(form="the http or https URL of a server", check=is_server)
# What clocks of all systems can wait for, and the statuses that there are.
SECONDS: Final = Number(whole=False, most=1_000_000_000)
_STATUS: Final = OneOf(
    shapes=(
        Number(least=100, most=599),
        Text(form="a status like `5XX`", pattern=r"[1-5](\d\d|XX|xx)"),
    )
)

WAS: Final = Key(
    name="was",
    shape=NAMES,
    meaning="Earlier names, which stay as deprecated aliases.",
)

RETRIES: Final = Record(
    keys=(
        Key(
            name="max_attempts",
            shape=Number(),
            meaning="Requests in all, the first one included.",
        ),
        Key(
            name="statuses",
            shape=ListOf(item=_STATUS, plural="statuses"),
            meaning="The statuses worth another attempt; `5XX` is all of 500 to 599.",
        ),
        Key(
            name="initial",
            shape=SECONDS,
            meaning="The longest first pause, in seconds.",
        ),
        Key(
            name="maximum",
            shape=SECONDS,
            meaning="The longest pause, in seconds.",
        ),
        Key(
            name="exponent",
            shape=SECONDS,
            meaning="The factor by which the pause grows with each attempt.",
        ),
        Key(
            name="connection_errors",
            shape=Flag(),
            meaning="Whether lost connections are tried again.",
        ),
    )
)

PAGINATION: Final = Record(
    keys=(
        Key(
            name="style",
            shape=Text(
                choices=("page", "offset", "cursor", "last_id", "next_url", "link")
            ),
            meaning="How the next page is asked for.",
        ),
        Key(
            name="parameter",
            shape=_ANY,
            meaning="The parameter, or the body's property, that moves on;"
            " `pagination.cursor` where an object of the body has it.",
        ),
        Key(name="size", shape=_ANY, meaning="The parameter that is a page's size."),
        Key(
            name="items",
            shape=_ANY,
            meaning="Where the items are in the response, as a path: `data.items`.",
        ),
        Key(
            name="next",
            shape=_ANY,
            meaning="Where the next cursor, URL or number is.",
        ),
        Key(
            name="last_id",
            shape=_ANY,
            meaning="The property of the last item that is the next cursor.",
        ),
        Key(
            name="has_more",
            shape=_ANY,
            meaning="Where the response says that there is more.",
        ),
        Key(
            name="last",
            shape=_ANY,
            meaning="Where the response says that this is the last page.",
        ),
        Key(
            name="total_pages",
            shape=_ANY,
            meaning="Where the number of pages is.",
        ),
        Key(
            name="total_items",
            shape=_ANY,
            meaning="Where the number of items is.",
        ),
        Key(
            name="start",
            shape=Number(),
            meaning="The number of the first page, or of the first item.",
        ),
    ),
    required=("style",),
)

# What an argument is called: a name, or one with what it was before.
ARGUMENT: Final = OneOf(
    shapes=(
        NAME,
        FALSE,
        Record(
            keys=(
                Key(name="name", shape=NAME, meaning="What it is called."),
                WAS,
            )
        ),
    )
)
POSITIONAL: Final = Text(choices=("last", "all", "none"))
ALTERNATIVES: Final = ListOf(
    item=STRINGS, plural="lists, each of the schemes that are needed together"
)
