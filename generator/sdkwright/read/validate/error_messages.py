"""Errors of a meta-schema in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.ir.types import Json
    from sdkwright.read.validate.schema_errors import SchemaError

# Slips in words shorter than this could mean anything.
_SHORTEST: Final = 4
_OWNER: Final = re.compile(r"(?:/|^)(?:definitions|\$defs)/([A-Za-z-]+)")
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9._-]")
# What other languages call the types of JSON Schema.
_OTHER_TYPES: Final = {
    **dict.fromkeys(("int", "int32", "int64", "long", "short"), "integer"),
    **dict.fromkeys(("decimal", "double", "float", "numeric"), "number"),
    **dict.fromkeys(("char", "date", "datetime", "str", "text", "uuid"), "string"),
    **dict.fromkeys(("bool",), "boolean"),
    **dict.fromkeys(("dict", "hash", "map", "struct"), "object"),
    **dict.fromkeys(("list", "set", "tuple"), "array"),
    **dict.fromkeys(("nil", "none", "undefined"), "null"),
}
# What people call the objects, where the meta-schemas have a word of their own.
_OBJECTS: Final = {
    "apikeysecurityscheme": "API key scheme",
    "bodyparameter": "body parameter",
    "httpsecurityscheme": "HTTP scheme",
    "jsonreference": "reference",
    "nonbodyparameter": "parameter",
    "oauth2securityscheme": "OAuth scheme",
    "openidconnectsecurityscheme": "OpenID Connect scheme",
    "formdataparametersubschema": "form field",
    "headerparametersubschema": "header parameter",
    "oauth": "OAuth scheme",
    "parameterlocation": "parameter",
    "pathparametersubschema": "path parameter",
    "queryparametersubschema": "query parameter",
    "schemaxorcontent": "parameter or header",
    "xml": "XML object",
}
_FLOW: Final = re.compile(
    r"implicit|password|client-cred|authorization|device-auth|.*flow"
)
# Parts of the meta-schemas that are no objects of the specification.
_HELPERS: Final = re.compile(
    r"styles-|stringArray|nonNegative|positive|anchorString|uri|simpleTypes"
    r"|schemaArray|explode|examples$|ExampleXOR|vendorExtension|specification-ext"
    r"|type-|min|max|title$|description$|default$|format$|enum$"
)
# Objects a document has only one of.
_SINGLE: Final = frozenset({"components", "document", "info", "paths", "responses"})
_RANGE: Final = re.compile(r"(?i)[1-5]xx")
_BOUNDS: Final = {
    "minimum": "at least",
    "exclusiveMinimum": "more than",
    "maximum": "at most",
    "exclusiveMaximum": "less than",
}
_TYPES: Final = {
    "string": "text",
    "object": "an object",
    "array": "a list",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}
_ALWAYS: Final = "A path parameter is always required; say so with required: true."
_QUERYSTRING: Final = (
    "An operation has either one parameter in: querystring, or some in: query."
)
_REFERENCE: Final = "A reference"
_BESIDE: Final = (
    "A reference has members beside '$ref', which the specification does not provide for"
    " here. It is followed."
)
_LONGEST: Final = 60


# A '#' begins a comment in YAML, and nothing is left of the reference.
EMPTY_REFERENCE: Final = (
    "'$ref' has no value: what begins with '#' is a comment in YAML.",
    "Put the reference in quotes: $ref: '#/components/schemas/Name'.",
)


def explain(schema_error: SchemaError) -> tuple[str, str]:
    """Return what is wrong in one sentence, and what to do about it."""
    subject = _subject(schema_error)
    detail = schema_error.detail
    match schema_error.keyword:
        case "reference":
            what = subject if detail == "type" else _owner(schema_error)
            if what == _REFERENCE:
                return _BESIDE, ""
            said = "is a reference, which the specification does not provide for here"
            return f"{what} {said}. It is followed.", ""
        case "required":
            names = _texts(detail)
            help = _ALWAYS if names == ["required"] else ""
            return f"{_owner(schema_error)} must have {_either(names)}.", help
        case "type":
            wanted = " or ".join(_TYPES.get(each, each) for each in _texts(detail))
            if schema_error.tokens[-1:] == ("$ref",):
                subject = f"'$ref' of {subject}"
            return f"{subject} must be {wanted}, not {_what(schema_error.value)}.", ""
        case "enum" | "const":
            return _choice(schema_error, subject)
        case "not" if isinstance(detail, dict) and "required" in detail:
            names = _texts(detail["required"])
            both = f"{_both(names)} exclude each other."
            return both if names[1:] else f"{names[0]!r} may not stand here.", ""
        case "not" | "contains" if "/parameters/" in schema_error.rule:
            return f"{subject} mixes parameters that exclude each other.", _QUERYSTRING
        case "propertyNames":
            wrong = "".join(dict.fromkeys(_NOT_IN_NAMES.findall(str(detail))))
            return (
                f"The name of a component may not hold {wrong!r}.",
                "Letters, digits, '.', '-' and '_' are allowed.",
            )
        case _:
            said = _value(schema_error)
            if said:
                return f"{subject} {said}.", ""
            return f"{subject} is not as the specification has it.", _rule(schema_error)


def _value(schema_error: SchemaError) -> str:
    """Return what is wrong with a value, as the rest of a sentence about it."""
    detail, value = schema_error.detail, _short(schema_error.value)
    match schema_error.keyword:
        case "pattern":
            return f"does not have the right form: {value}"
        case "format":
            return f"is no {detail}: {value}"
        case "uniqueItems":
            return "holds the same thing twice"
        case "falseSchema":
            return "may not stand here"
        case "maxProperties" | "maxItems":
            return f"may hold only {detail}"
        case "minProperties" | "minItems" | "minLength":
            return "must not be empty"
        case keyword if keyword in _BOUNDS:
            return f"must be {_BOUNDS[keyword]} {detail}, not {value}"
        case _:
            return ""


def explain_member(
    schema_error: SchemaError, name: str, known: Iterable[str]
) -> tuple[str, str]:
    """Return why a member is not expected, and which one may be meant."""
    if owner(schema_error) == "paths":
        return f"The path {name!r} does not begin with '/'.", ""
    if owner(schema_error) == "responses":
        if _RANGE.fullmatch(name):
            return f"{name!r} is written {name.upper()!r}; it is read so.", ""
        return (
            f"{name!r} is no status code.",
            "Write a number such as 404, a range such as 4XX, or default.",
        )
    close = closest(name, known)
    help = f"Did you mean {close!r}?" if close else ""
    if not help and not name.startswith("x-"):
        help = "Members of your own begin with 'x-'."
    return f"{_owner(schema_error)} has no member {name!r}.", help


def closest(name: str, known: Iterable[str]) -> str:
    """Return the name somebody may have meant; empty if none is near."""
    from difflib import get_close_matches

    by_case = {each.lower(): each for each in known}
    close = get_close_matches(name.lower(), by_case, 1, cutoff=0.8)
    if not close and len(name) >= _SHORTEST:
        # In a short word one slip counts too much for the ratio: `emum`, `tpye`.
        close = [each for each in sorted(by_case) if _one_slip(name.lower(), each)]
    return by_case[close[0]] if close else ""


def _one_slip(name: str, known: str) -> bool:
    """Whether two words of one length differ in one letter, or in two that changed places."""
    if len(name) != len(known):
        return False
    wrong = [n for n, (a, b) in enumerate(zip(name, known, strict=True)) if a != b]
    if len(wrong) == 2:
        first, second = wrong
        return second == first + 1 and sorted(name) == sorted(known)
    return len(wrong) == 1


def owner(schema_error: SchemaError) -> str:
    """Return what the specification calls the object that is wrong."""
    if "json-schema.org" in schema_error.rule or "/meta/" in schema_error.rule:
        return "schema"
    names = [
        each for each in _OWNER.findall(schema_error.rule) if not _HELPERS.match(each)
    ]
    if not names:
        return "object" if schema_error.tokens else "document"
    name = str(names[-1])
    if name.lower() in _OBJECTS:
        return _OBJECTS[name.lower()]
    if _FLOW.match(name) or _FLOW.match(name.lower()):
        return "OAuth flow"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("-", " ").lower()


def _owner(schema_error: SchemaError) -> str:
    name = owner(schema_error)
    if name == "document":
        return "The document"
    if name in _SINGLE:
        return f"The {name} object"
    vowel = name[0] in "aeiouAEIOU" or name.startswith("HTTP")
    return f"{'An' if vowel else 'A'} {name}"


def _subject(schema_error: SchemaError) -> str:
    tokens = schema_error.tokens
    if tokens and tokens[-1] == "$ref":
        tokens = tokens[:-1]
    if len(tokens) == 0:
        return "The document"
    if tokens[-1].isdecimal() and len(tokens) > 1 and "responses" not in tokens[-2:]:
        return f"An item of {tokens[-2]!r}"
    return repr(tokens[-1])


def meant_type(schema_error: SchemaError) -> str:
    """Return the `type` of a schema that was meant by another word; empty if unclear."""
    options = _texts(schema_error.detail)
    value = schema_error.value
    if schema_error.tokens[-1:] != ("type",) or not isinstance(value, str):
        return ""
    if schema_error.keyword != "enum" or "string" not in options:
        return ""
    word = _OTHER_TYPES.get(value.strip().lower(), "")
    return word if word in options else closest(value.strip(), options)


def _choice(schema_error: SchemaError, subject: str) -> tuple[str, str]:
    options = _texts(schema_error.detail)
    if options == ["True"]:
        return f"{subject} must be true.", _ALWAYS if subject == "'required'" else ""
    close = meant_type(schema_error) or closest(str(schema_error.value), options)
    help = f"Did you mean {close!r}?" if close else ""
    value = _short(schema_error.value)
    return f"{subject} is {value}, but must be {_either(options)}.", help


def _rule(schema_error: SchemaError) -> str:
    return f"The rule is {schema_error.keyword!r} at {schema_error.rule}."


def _texts(detail: Json) -> list[str]:
    return [str(each) for each in (detail if isinstance(detail, list) else [detail])]


def _either(names: Iterable[str]) -> str:
    *most, last = [repr(each) for each in names]
    return f"{', '.join(most)} or {last}" if most else last


def _both(names: Iterable[str]) -> str:
    return " and ".join(repr(each) for each in names)


def _what(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {_short(value)}"
        case list():
            return "a list"
        case _:
            return "an object"


def _short(value: Json) -> str:
    # As it is written: a backslash of a pattern is one, not two.
    plain = isinstance(value, str) and value.isprintable()
    text = f"'{value}'" if plain else repr(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
