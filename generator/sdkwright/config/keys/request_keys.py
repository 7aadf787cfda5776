"""The keys of one API that are about requests: pages, retries, headers, servers, credentials."""

from __future__ import annotations

from typing import Final

from sdkwright.config.identifiers import is_header, is_module
from sdkwright.config.keys.values import (
    ALTERNATIVES,
    FALSE,
    HEADER,
    NAME,
    PAGINATION,
    RETRIES,
    SECONDS,
    SERVER,
    VARIABLE,
)
from sdkwright.config.shapes import Anything, Key, ListOf, OneOf, Record, TableOf, Text

_CREDENTIAL: Final = OneOf(
    shapes=(VARIABLE, TableOf(item=VARIABLE, keys="part of the credential"))
)
_SCHEME: Final = Record(
    keys=(
        Key(
            name="argument",
            shape=OneOf(
                shapes=(NAME, TableOf(item=NAME, keys="part of the credential"))
            ),
            meaning="The client's argument; of `username`, `password`, `client_id` and"
            " `client_secret` each.",
        ),
        Key(
            name="env",
            shape=_CREDENTIAL,
            meaning="The environment variable; of each part, where there are several.",
        ),
        *(
            Key(
                name=name,
                shape=Text(),
                meaning=f"The Security Scheme Object's `{name}`.",
            )
            for name in ("type", "scheme", "in", "name", "description")
        ),
        Key(
            name="flows",
            shape=Anything(),
            meaning="The Security Scheme Object's `flows` (OAuth2).",
        ),
    )
)


def _header(key: str) -> str:
    """Return what is wrong with a header's name; empty for nothing."""
    fine = is_header(key)
    return "" if fine else "this can be no header"


def _environment(key: str) -> str:
    """Return what is wrong with an environment's name; empty for nothing."""
    return "" if key.strip() and key.isprintable() else "this can be no environment"


_VALUE: Final = Text(form="the value of a header", check=str.isprintable)
_GLOBAL: Final = OneOf(
    shapes=(
        NAME,
        Record(
            keys=(
                Key(name="name", shape=NAME, meaning="The client's argument."),
                Key(
                    name="env",
                    shape=VARIABLE,
                    meaning="The environment variable that it is taken from else.",
                ),
            )
        ),
    )
)

REQUEST_KEYS: Final = (
    Key(
        name="pagination",
        shape=OneOf(
            shapes=(FALSE, PAGINATION, ListOf(item=PAGINATION, plural="tables"))
        ),
        meaning="How lists are paged, wherever an operation has all these parameters and its"
        " response all these fields; of several tables the first that fits. `false`: nothing"
        " is taken for pages that the document does not call so.",
        example='[pagination]\nstyle = "page"\nparameter = "page"\nitems = "items"',
        extension="x-sdkwright-pagination",
    ),
    Key(
        name="retries",
        shape=OneOf(shapes=(FALSE, RETRIES)),
        meaning="When a failed request is sent again; `false`: never.",
        example="retries = { max_attempts = 5, statuses = [429, 503] }",
        extension="x-sdkwright-retries",
    ),
    Key(
        name="idempotency_header",
        shape=HEADER,
        meaning="The header that carries a key with each request that changes something.",
        example='idempotency_header = "Idempotency-Key"',
        extension="x-sdkwright-idempotency",
    ),
    Key(
        name="timeout",
        shape=SECONDS,
        meaning="The time limit of a call unless its caller says another, in seconds.",
        example="timeout = 60",
        extension="x-sdkwright-timeout",
    ),
    Key(
        name="default_headers",
        shape=TableOf(item=_VALUE, keys="header", check=_header),
        meaning="Headers that each request has unless its caller says others.",
        example='default_headers = { X-Client = "python" }',
        extension="x-sdkwright-headers",
    ),
    Key(
        name="globals",
        shape=TableOf(item=_GLOBAL, keys="`header:X-Account` or another parameter"),
        meaning="Parameters that the client takes once for all calls; methods that have them"
        " take them still.",
        example='[globals]\n"header:X-Trace" = { name = "trace", env = "ACME_TRACE" }',
        extension="x-sdkwright-globals",
    ),
    Key(
        name="array_format",
        shape=Text(choices=("comma", "repeat", "brackets", "indices")),
        meaning="How all lists in queries are written, whatever the document says:"
        " `a=1,2`, `a=1&a=2`, `a[]=1&a[]=2` or `a[0]=1&a[1]=2`.",
        example='array_format = "comma"',
        extension="x-sdkwright-array-format",
    ),
    Key(
        name="nested_format",
        shape=Text(choices=("brackets", "dots")),
        meaning="How all objects in queries are written, whatever the document says:"
        " `a[b]=1` or `a.b=1`.",
        example='nested_format = "dots"',
        extension="x-sdkwright-nested-format",
    ),
    Key(
        name="unwrap",
        shape=Text(),
        meaning="The property that is the result wherever a response is an object that has it;"
        " pages and errors are left as they are, and `with_raw_response` has all.",
        example='unwrap = "data"',
        extension="x-sdkwright-unwrap",
    ),
    Key(
        name="base_url",
        shape=SERVER,
        meaning="Where the API lives, in place of the document's servers.",
        example='base_url = "https://api.acme.test/v1"',
    ),
    Key(
        name="base_url_env",
        shape=VARIABLE,
        meaning="The environment variable for the base URL.",
        example='base_url_env = "ACME_URL"',
        extension="x-sdkwright-env",
    ),
    Key(
        name="environments",
        shape=TableOf(item=SERVER, keys="environment", check=_environment),
        meaning="The servers by name, the default first, in place of the document's. A"
        " variable in a URL is described where the document has a server of that URL.",
        example='[environments]\nproduction = "https://api.acme.test"\n'
        'sandbox = "https://sandbox.acme.test"',
        extension="x-sdkwright-server-name",
    ),
    Key(
        name="security",
        shape=ALTERNATIVES,
        meaning="The security schemes that requests need, in place of the document's: each"
        " list is one way, an empty one needs none.",
        example='security = [["basic"], []]',
    ),
    Key(
        name="security_schemes",
        shape=TableOf(item=_SCHEME, keys="scheme"),
        meaning="What the document says about a security scheme, or a scheme it lacks.",
        example='[security_schemes.token]\ntype = "http"\nscheme = "bearer"\n'
        'argument = "access_token"\nenv = "ACME_TOKEN"',
        extension="x-sdkwright-env",
    ),
    Key(
        name="root_error",
        shape=Text(form="a class name", check=is_module),
        meaning="The name of the class that all errors extend.",
        example='root_error = "AcmeException"',
        extension="x-sdkwright-error",
        default="the client's name, with `Error` at its end",
    ),
)
