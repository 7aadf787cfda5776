"""The vendor extensions that say in a document what a configuration says outside of it."""

from __future__ import annotations

from typing import Final

from sdkwright.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """One of our extensions.

    Attributes:
        name: Without the front that all have.
        where: The objects that may have it.
        meaning: What it says.
        example: A value, as YAML.
        key: The key that says the same; may be empty.
    """

    name: str
    where: str
    meaning: str
    example: str
    key: str = ""


FRONT: Final = "x-sdkwright-"
EXTENSIONS: Final = tuple(
    Extension(name=name, where=where, meaning=meaning, example=example, key=key)
    for name, where, key, meaning, example in (
        ("arguments", "root, operation", "arguments",
         "What arguments are called; `false` leaves an optional parameter out.",
         "{limit: page_size}"),
        ("array-format", "root", "array_format", "How all lists in queries are written.",
         "comma"),
        ("body", "operation", "operations.*.body",
         "The argument that is the whole body, beside the fields of an object.", "pets"),
        ("client", "root, info", "client", "The client's class.", "Acme"),
        ("deprecation", "operation, parameter, schema", "operations.*.deprecated",
         "What to use instead of something deprecated.", "Use `pets.search`."),
        ("enum-names", "schema", "types.*.enum_names",
         "What the values of an enumeration are called in the docs.", "[First, Second]"),
        ("env", "root, security scheme", "base_url_env, security_schemes.*.env",
         "Environment variables: of the base URL (`{base_url: …}`) or a credential.", "ACME_TOKEN"),
        ("error", "root", "root_error", "The class that all errors extend.", "AcmeException"),
        ("globals", "root", "globals", "Parameters that the client takes for all calls.",
         "{'header:X-Account': account}"),
        ("headers", "root", "default_headers", "Headers that each request has.",
         "{X-Client: python}"),
        ("group", "operation", "names",
         "The resource; an empty list for the client itself.", "shop.pets"),
        ("idempotency", "root, operation", "idempotency_header",
         "The header that carries an idempotency key.", "Idempotency-Key"),
        ("ignore", "path item, operation, parameter, property", "exclude, fields",
         "Leave it out.", "true"),
        ("name", "operation, parameter, property, schema, request body, security scheme",
         "names, types, fields", "What it is called, to the letter.", "list"),
        ("nested-format", "root", "nested_format", "How all objects in queries are written.",
         "dots"),
        ("pagination", "root, operation", "pagination", "How pages follow each other.",
         "{style: page, parameter: page, items: data}"),
        ("path", "operation", "names",
         "The method's path from the client, or those of several methods, or tables of them.",
         "pets.list"),
        ("positional", "root, operation", "positional",
         "Which path parameters may be given by position: `last`, `all`, `none`, or names.",
         "none"),
        ("request", "operation", "operations.*.request",
         "The type of one object that holds all arguments, for old programs.", "GetPetRequest"),
        ("resources", "root", "resources", "Resources under another path.",
         "{owners: people.owners}"),
        ("retries", "root, operation", "retries",
         "When a failed request is sent again; `false`: never.",
         "{max_attempts: 5, statuses: [429, 5XX]}"),
        ("schemas", "root", "schemas",
         "Schemas that get types though no operation uses them; `all` of them.", "[Message]"),
        ("server-name", "server", "environments", "The environment's name.", "sandbox"),
        ("stream", "operation", "operations.*.stream", "How it streams; `false`: it does not.",
         "{selector: stream, event: Event, end: '[DONE]'}"),
        ("unwrap", "root, operation", "unwrap",
         "The property of responses that is the result; `false`: all of it.", "data"),
        ("type", "schema", "types", "What its class is called, to the letter.", "shop.Pet"),
        ("timeout", "root, operation", "timeout", "The time limit of a call, in seconds.", "60"),
    )
)  # fmt: skip
