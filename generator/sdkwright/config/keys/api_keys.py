"""The keys of one API: what the document lacks, or says and should not."""

from __future__ import annotations

from typing import Final

from sdkwright.config.identifiers import is_module
from sdkwright.config.keys.operation_keys import OF_METHODS, OPERATION, OPERATION_KEYS
from sdkwright.config.keys.values import (
    ARGUMENT,
    CASING,
    CLASS,
    FALSE,
    NAME,
    PATH,
    PATHS,
    POSITIONAL,
    STRINGS,
    WAS,
    WORD,
)
from sdkwright.config.shapes import Flag, Key, ListOf, OneOf, Record, TableOf, Text

_SELECTION: Final = Record(
    keys=(
        Key(name="tags", shape=STRINGS, meaning="Tag names."),
        Key(name="paths", shape=STRINGS, meaning="Path templates."),
        Key(name="operation_ids", shape=STRINGS, meaning="Operation ids."),
    )
)
# What is said of one of several methods alone.
_ALONE: Final = Record(
    keys=(
        Key(name="name", shape=PATH, meaning="The path of one of several methods."),
        *(each for each in OPERATION_KEYS if each.name in OF_METHODS),
    ),
    required=("name",),
)
_SEVERAL: Final = ListOf(
    item=OneOf(shapes=(PATH, _ALONE)), plural="Python paths or tables", least=1
)
_METHOD: Final = OneOf(
    shapes=(
        PATH,
        _SEVERAL,
        Record(
            keys=(
                Key(
                    name="name",
                    shape=OneOf(shapes=(PATH, _SEVERAL)),
                    meaning="The method's path, or those of several methods.",
                ),
                Key(
                    name="was",
                    shape=PATHS,
                    meaning="Earlier paths, which stay as deprecated aliases.",
                ),
            ),
            required=("name",),
        ),
    )
)
_TYPE: Final = OneOf(
    shapes=(
        CLASS,
        Record(
            keys=(
                Key(
                    name="name",
                    shape=CLASS,
                    meaning="The class, with the resource it belongs to in front.",
                ),
                WAS,
                Key(
                    name="enum_names",
                    shape=TableOf(item=NAME, keys="value"),
                    meaning="What the values of an enumeration are called in its docs.",
                ),
            )
        ),
    )
)

_FILES: Final = ListOf(
    item=Text(form="a file", pattern=r"(?!https?://).+"), plural="files", least=1
)

API_KEYS: Final = (
    Key(
        name="spec",
        shape=OneOf(shapes=(Text(form="a file or URL"), _FILES)),
        meaning="The document: a file, a folder that holds one, or a URL whose host"
        " `allow_remote` lists. Several files make one API: what two of them say alike is"
        " there once. What they say differently under one name is an error where `strict` is"
        " true; else a component of the later one gets a number, and of two operations the"
        " first counts.",
        example='spec = ["openapi.yaml", "more.yaml"]',
    ),
    Key(
        name="root",
        shape=Text(form="a folder"),
        meaning="The folder that references may reach, above the document's own.",
        example='root = "."',
    ),
    Key(
        name="overlays",
        shape=STRINGS,
        meaning="OpenAPI Overlays that change the document as it is read, in order, whichever"
        " document they say that they extend.",
        example='overlays = ["fixes.overlay.yaml"]',
    ),
    Key(
        name="allow_remote",
        shape=STRINGS,
        meaning="Hosts that the document and what it refers to may be fetched from.",
        example='allow_remote = ["api.acme.test"]',
    ),
    Key(
        name="strict",
        shape=Flag(),
        meaning="Whether a faulty part of the document is an error; else it is skipped or"
        " assumed, and a warning says so.",
        example="strict = true",
    ),
    Key(
        name="docstring_examples",
        shape=Flag(),
        meaning="Whether the docstring of every method has an example; by default that of each"
        " resource has one, as each method's would be a tenth of a package.",
        example="docstring_examples = true",
    ),
    Key(
        name="client",
        shape=Text(form="a class name", check=is_module),
        meaning="The name of the client's class: by default that of the package, with the"
        " capitals of the document's title where this is the same name.",
        example='client = "Acme"',
        extension="x-sdkwright-client",
    ),
    Key(
        name="env_prefix",
        shape=Text(form="like `ACME`", pattern="[A-Z][A-Z0-9_]*"),
        meaning="Front of the environment variables' names.",
        example='env_prefix = "ACME"',
    ),
    Key(
        name="include",
        shape=_SELECTION,
        meaning="Only these operations; `*` stands for any characters.",
        example='include = { tags = ["pets"], paths = ["/shops*"] }',
    ),
    Key(
        name="exclude",
        shape=_SELECTION,
        meaning="Not these operations; what is left out need not be right.",
        example='exclude = { operation_ids = ["set*"] }',
        extension="x-sdkwright-ignore",
    ),
    Key(
        name="only_named",
        shape=Flag(),
        meaning="Whether operations that `names` does not list are left out.",
        example='only_named = true\nnames = { listPets = "pets.list" }',
    ),
    Key(
        name="webhooks",
        shape=Flag(),
        meaning="Whether webhooks are wanted.",
        example="webhooks = false",
        default="true",
    ),
    Key(
        name="names",
        shape=TableOf(item=_METHOD, keys="operation id, JSON pointer or `GET /path`"),
        meaning="What methods are called, to the letter: a path from the client; without a"
        " dot, a method of the client itself. Several paths make several methods, each of which"
        " may have names and positions of arguments, a body and pages of its own.",
        example='[names]\nlistPets = "pets.list"\n"GET /status" = "status"\n'
        'getPet = ["pets.get", "shop.pets.get"]\n'
        '"POST /pets" = ["pets.add", { name = "pets.copy", arguments = { tag = "label" } }]\n'
        'createPet = { name = "pets.create", was = ["pets.add"] }',
        extension="x-sdkwright-path",
    ),
    Key(
        name="resources",
        shape=TableOf(item=PATH, keys="resource"),
        meaning="Resources under another path, with all that is below them.",
        example='[resources]\npets = "shop.pets"',
        extension="x-sdkwright-resources",
    ),
    Key(
        name="arguments",
        shape=TableOf(item=ARGUMENT, keys="parameter or body field"),
        meaning="What arguments of methods are called, by the name that the document has;"
        " `query:id` where places differ. `false` leaves an optional parameter out.",
        example='[arguments]\nlimit = "page_size"\n"header:X-Trace" = false',
        extension="x-sdkwright-arguments",
    ),
    Key(
        name="types",
        shape=TableOf(item=_TYPE, keys="schema's name or JSON pointer"),
        meaning="What classes are called, to the letter.",
        example='[types]\nPet = "Animal"\n"#/components/schemas/Pets" = "shop.PetList"',
        extension="x-sdkwright-type",
    ),
    Key(
        name="schemas",
        shape=OneOf(
            shapes=(
                Text(form='`"all"` or a list of them', choices=("all",)),
                ListOf(item=Text(), plural="names or JSON pointers of schemas"),
            )
        ),
        meaning="Schemas that get types though no operation uses them, to be sent and received:"
        ' names or JSON pointers, or `"all"`.',
        example='schemas = ["Pets", "#/components/schemas/Pet/properties/kind"]',
        extension="x-sdkwright-schemas",
    ),
    Key(
        name="initialisms",
        shape=ListOf(item=WORD, plural="words"),
        meaning="Words that class names have in capitals (`LSP`, `LSPs`), besides `id`, `url`"
        " and the like; as to names in `gen.lock`, see `casings`.",
        example='initialisms = ["lsp"]',
    ),
    Key(
        name="casings",
        shape=TableOf(item=CASING, keys="word in lower case"),
        meaning="How class names (client, types, resources, errors) write a word, before all"
        " initialisms. What `gen.lock` has keeps its name until `gen build --rename`; the"
        " client and the root error change at once.",
        example='casings = { lumaai = "LumaAI" }',
    ),
    Key(
        name="fields",
        shape=TableOf(
            item=OneOf(shapes=(NAME, FALSE)),
            keys="`Schema.property`, or its JSON pointer",
        ),
        meaning="What fields are called; `false` leaves one out.",
        example='[fields]\n"Pet.id" = "pet_id"',
        extension="x-sdkwright-name",
    ),
    Key(
        name="operations",
        shape=TableOf(item=OPERATION, keys="operation id, JSON pointer or `GET /path`"),
        meaning="What else there is to say about single operations; see below.",
        example='[operations.listPets]\npagination = false\npositional = "none"',
    ),
    Key(
        name="positional",
        shape=POSITIONAL,
        meaning="Which path parameters may be given by position.",
        example='positional = "all"',
        extension="x-sdkwright-positional",
        default='"last"',
    ),
)
