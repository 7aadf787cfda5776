"""The keys of packages whose users come from another generator."""

from __future__ import annotations

from typing import Final

from sdkwright.config.keys.values import PATH, STRINGS
from sdkwright.config.shapes import Key, TableOf, Text

COMPAT_KEYS: Final = (
    Key(
        name="compat",
        shape=Text(choices=("stainless", "fern", "speakeasy")),
        meaning="The generator whose users' imports and options of calls are kept, and what"
        " their client has that ours has not.",
        example='compat = "stainless"',
    ),
    Key(
        name="compat_types",
        shape=TableOf(item=PATH, keys="type of an old package"),
        meaning="With `compat`: types by the place and name that an old package had them"
        " under, below `types`.",
        example='compat = "stainless"\n[compat_types]\n"zoo.Animal" = "Pet"',
    ),
    Key(
        name="compat_pages",
        shape=STRINGS,
        meaning="With `compat`: the pagination schemes after which an old package called its"
        " classes of pages, for annotations.",
        example='compat = "stainless"\ncompat_pages = ["cursor_page"]',
    ),
)
