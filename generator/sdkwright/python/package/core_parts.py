"""Which parts of the core a package has, and the files of those that it has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkwright.config import Compat
from sdkwright.emit.code import Verbatim
from sdkwright.ir import Access, Extra, Kind, Literals, Location, Primitive, Record
from sdkwright.ir.build import is_implied
from sdkwright.ir.media import JSON_LINES, essence
from sdkwright.python.docstrings import compact
from sdkwright.python.operations import ResultKind, has_forms, is_compound
from sdkwright.python.package.modules import index_units
from sdkwright.python.types import (
    EXPORTED as TYPE_NAMES,
    has_variants,
    required_fields,
    used_types,
)
from sdkwright.runtime.names import NAMES
from sdkwright.runtime.part_table import closure, part_of
from sdkwright.runtime.parts import EXPORTED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sdkwright.config import ApiConfig, Config
    from sdkwright.emit.code import Unit
    from sdkwright.ir import Api, Content
    from sdkwright.python.client import ClientPlan
    from sdkwright.python.operations import Planned
    from sdkwright.python.types import Context

_RUNTIME: Final = Path(__file__).resolve().parents[2] / "runtime"
# What stands in files of the package itself, or is for the generator alone.
_STAYING: Final = frozenset(
    {"__init__.py", "__init__.pyi", "names.py", "part_table.py"}
)
# Their libraries are in a frozen program only where something asks for them.
_NOT_FROZEN: Final = frozenset(
    {
        "cli",
        "compat",
        "fern",
        "index",
        "mcp",
        "old_options",
        "shared",
        "speakeasy",
        "testing",
    }
)
_OF_KINDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.BASE64: ("base64", "notations"),
    Kind.BASE64URL: ("base64", "notations"),
    Kind.DATE: ("dates", "notations"),
    Kind.DECIMAL: ("decimals", "notations"),
    Kind.DECIMAL_NUMBER: ("decimals",),
    Kind.DURATION: ("durations",),
    Kind.TIME: ("times",),
    Kind.UUID: ("uuids",),
}
_IN_BODY: Final = frozenset({"body", "payload"})
# Where a list or an object has to be one text.
_ONE_TEXT: Final = frozenset({"path", "header"})
_WITHOUT_FILES: Final = frozenset(
    {"application/json", "application/x-www-form-urlencoded"}
)
# What a flag of an argument spec begins with; those of parts of bodies ask for no style.
_FLAG: Final = re.compile(r":(?!file\b|type=)")
_NOTATION: Final = re.compile(r":(?:unix|http|b64|b64url|dec|date)(?![^:@ ])")
_IN_PARTS: Final = ("multipart/", "*/")
_LINES: Final = JSON_LINES | {"*/*", "application/*"}


def parts_of(
    api: Api,
    asked: ApiConfig,
    config: Config,
    client: ClientPlan,
    context: Context,
    methods: Mapping[str, tuple[str, Planned]],
) -> frozenset[str]:
    """Return the parts of the core that an API needs, and those that are asked for.

    Args:
        api: The API.
        asked: What the configuration says of it.
        config: What it says of the package.
        client: The API's client.
        context: How its types are called.
        methods: Python path and plan of each of its operations, by id.
    """
    planned = [each for _, each in methods.values()]
    needed = {
        "cli": config.cli,
        "compat": asked.compat is Compat.STAINLESS,
        "fern": asked.compat is Compat.FERN,
        "speakeasy": asked.compat is Compat.SPEAKEASY,
        "mcp": config.mcp,
        **_of_client(api, client),
        **_of_operations(api, planned),
        "body_forms": any(
            has_forms(context, each.operation, each.arguments.body) for each in planned
        ),
        "servers": client.elsewhere or any(each.operation.servers for each in planned),
    }
    found = [part for part, is_needed in needed.items() if is_needed]
    return closure((*config.parts, *found, *_of_types(api, context)))


def _of_client(api: Api, client: ClientPlan) -> Mapping[str, bool]:
    """Return which of the parts are needed that clients and credentials can need."""
    schemes = client.credentials.classes
    variable = any(each.variables for each in client.servers)
    return {
        "basic": "Basic" in schemes,
        "client_arguments": bool(client.shared),
        "cookies": any(each.location is Location.COOKIE for each in api.schemes),
        "digest": "Digest" in schemes,
        "environments": variable or len(client.servers) > 1,
        "mutual_tls": "MutualTLS" in schemes,
        "tokens": client.credentials.fetches_tokens,
        "webhooks": client.webhooks is not None,
    }


def _of_operations(api: Api, planned: Sequence[Planned]) -> Mapping[str, bool]:
    """Return which of the parts are needed that operations can need."""
    return {
        "downloads": any(each.result.kind is ResultKind.BYTES for each in planned),
        "envelopes": any(each.result.inside for each in planned),
        "file_types": any(map(_leaves_type_open, planned)),
        "files": any(map(_may_hold_files, planned)),
        "lines": any(map(_may_send_lines, planned)),
        "media_choice": any(_chooses_media(api, each) for each in planned),
        "multipart": any(map(_may_have_parts, planned)),
        "notations": any(map(_has_notation, planned)),
        "pages": any(each.paged for each in planned),
        "renames": any(each.arguments.renamed for each in planned),
        "streams": any(each.operation.streaming is not None for each in planned),
        "styles": any(map(_has_rare_style, planned)),
        "written_views": any(map(_is_written_out, planned)),
    }


def _of_types(api: Api, context: Context) -> Iterator[str]:
    """Yield the parts that an API's types need; some more than once."""
    names = context.speller.names
    declared = {**names.response, **names.request}
    if has_variants(api.declarations.values()):
        yield "variants"
    if names.custom or any("." in each for each in names.modules.values()):
        yield "lazy_types"
    if not context.wire.renaming.isdisjoint(names.request):
        yield "wire_names"
    for key in declared:
        record = api.declarations[key]
        if isinstance(record, Record):
            if record.implied:
                yield "implied"
            if not isinstance(record.extra, Extra):
                yield "open_models"
            if any(each.access is Access.READ for each in record.fields):
                yield "read_only"
    for each in used_types(api, declared):
        if isinstance(each, Primitive):
            yield from _OF_KINDS.get(each.kind, ())
        elif isinstance(each, Literals) and any(type(v) is int for v in each.values):
            yield "unknown_numbers"
        if is_implied(each):
            yield "implied"


def _may_have_parts(planned: Planned) -> bool:
    """Whether a body may consist of parts; ranges of media types leave that to callers."""
    body = planned.operation.body
    contents = body.contents if body is not None else ()
    return any(each.media_type.startswith(_IN_PARTS) for each in contents)


def _has_rare_style(planned: Planned) -> bool:
    """Whether an argument, or a part of a body, is written in a style that needs flags."""
    arguments = planned.arguments
    body = planned.operation.body
    is_form = body is not None and any(map(_is_form, body.contents))
    if is_form and _FLAG.search(
        f"{arguments.table('body')} {arguments.table('payload')}"
    ):
        return True
    return any(
        _FLAG.search(each.argument_spec)
        or (each.location in _ONE_TEXT and is_compound(each.type))
        for each in arguments.every
        if each.location not in _IN_BODY
    )


def _is_form(content: Content) -> bool:
    return content.media_type.startswith(("application/x-www", *_IN_PARTS))


def _has_notation(planned: Planned) -> bool:
    """Whether an argument, or a part of a body, is written in another way than its own."""
    arguments = planned.arguments
    specs = (*(each.argument_spec for each in arguments.every), arguments.parts)
    return any(_NOTATION.search(each) for each in specs)


def _may_hold_files(planned: Planned) -> bool:
    """Whether a body may be a file or hold some, or whether its media type depends on it."""
    body = planned.operation.body
    if body is None:
        return False
    media = {each.media_type.partition(";")[0].strip() for each in body.contents}
    return not media <= _WITHOUT_FILES


def _may_send_lines(planned: Planned) -> bool:
    """Whether a body may be one JSON document per line; ranges leave that to callers."""
    body = planned.operation.body
    contents = body.contents if body is not None else ()
    return any(essence(each.media_type) in _LINES for each in contents)


def _chooses_media(api: Api, planned: Planned) -> bool:
    """Whether a body decides its media type, and not every one fits the first of them."""
    body = planned.arguments.body
    if body is None or len(body.contents) < 2:
        return False
    first, *others = (each.media_type for each in body.contents)
    return (
        first != "application/json"
        or not _WITHOUT_FILES.issuperset(others)
        or len({required_fields(api, each) for each in body.contents}) > 1
    )


def _leaves_type_open(planned: Planned) -> bool:
    """Whether the media type of a file is known by its name only."""
    body = planned.operation.body
    return body is not None and any("*" in each.media_type for each in body.contents)


def _is_written_out(planned: Planned) -> bool:
    """Whether views have a method written out."""
    return planned.operation.docs.deprecated or planned.arguments.is_renamed


def exported(names: Iterable[str], parts: Collection[str]) -> Iterator[str]:
    """Yield the names of the runtime that a package with these parts exports."""
    absent = {
        name
        for part, own in EXPORTED.items()
        if part not in parts
        for name in own.split()
    }
    return (name for name in names if name not in absent)


def core_types(parts: Collection[str], dots: str) -> dict[str, str]:
    """Return where the names are that types are spelled with, of those that a package has.

    Args:
        parts: The parts that the package has.
        dots: Leads to the core.
    """
    return {
        name: f"{dots}_core.{module}"
        for name, module in TYPE_NAMES.items()
        if _has(module, parts)
    }


def core_units(folder: str, parts: Collection[str]) -> Iterator[Unit | Verbatim]:
    """Yield the core: its modules as they are, and an index of their names.

    Args:
        folder: Where it is to be.
        parts: The parts that the package has.
    """
    wings: dict[str, list[tuple[str, Path]]] = {}
    for path in sorted(_RUNTIME.rglob("*.py")):
        inner = path.relative_to(_RUNTIME).as_posix()
        if inner not in _STAYING and _travels(inner, parts):
            wings.setdefault(inner.rpartition("/")[0], []).append((inner, path))
    for wing, files in wings.items():
        if wing and len(files) == 1:
            continue  # an index of nothing
        for inner, path in files:
            text = path.read_text(encoding="utf-8")
            yield Verbatim(path=f"{folder}/{inner}", text=compact(text))
    names = {
        name: module
        for name, module in NAMES.items()
        if _has(module.removeprefix("."), parts)
    }
    doc = "The runtime of the package: what all of its APIs share."
    yield from index_units(folder, doc, "", names, loaded=_loaded(wings))


def _loaded(folders: Mapping[str, list[tuple[str, Path]]]) -> Iterator[str]:
    """Yield the modules that are imported by name, for tools that pack programs."""
    for files in folders.values():
        for inner, _ in files:
            module = inner.removesuffix(".py").replace("/", ".")
            part = part_of(module)
            if part and part not in _NOT_FROZEN and not module.endswith("__init__"):
                yield f".{module}"


def _travels(inner: str, parts: Collection[str]) -> bool:
    module = inner.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return _has(module, parts)


def _has(module: str, parts: Collection[str]) -> bool:
    part = part_of(module)
    return not part or part in parts
