"""From a checked table to the records of a package and its APIs.

The table has the shapes of `keys`, so that nothing here looks for faults of form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeGuard

from sdkwright.config.annotated import alone_of, annotations_of
from sdkwright.config.identifiers import is_licence, is_module, operation_key
from sdkwright.config.keys.package_keys import BUDGET, CORES, PARTS
from sdkwright.config.keys.values import URL, WORD
from sdkwright.config.records import (
    ApiConfig,
    Compat,
    Config,
    MethodNames,
    Positional,
    Selection,
    TypeName,
)
from sdkwright.frozen import replace
from sdkwright.package_names import distribution_fault, module_fault, subpackage_fault
from sdkwright.runtime.part_table import closure
from sdkwright.source import Source, is_below, source_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config.shapes import Checker, Toml

_INSIST: Final = "Take another name, or insist on it: allow_taken_names = true."


def config_of(
    table: Mapping[str, Toml], title: tuple[str, ...], checker: Checker
) -> Config:
    """Return the configuration that a table is; what is wrong with it is reported.

    Args:
        table: The table, of the right shape.
        title: Where it stands in its file.
        checker: What knows the file, and where faults go.
    """
    package = text(table, "package")
    distribution = text(table, "distribution") or package.replace("_", "-")
    if table.get("allow_taken_names") is not True:
        _report_taken(package, distribution, title, checker)
    return Config(
        out=checker.file.parent / (text(table, "out") or "generated"),
        package=package,
        distribution=distribution,
        flat="spec" in table,
        apis=_apis(table, title, checker),
        version=text(table, "version") or "0.1.0",
        description=text(table, "description"),
        authors=texts(table, "authors"),
        license=_licence(table, title, checker),
        repository=_repository(table, title, checker),
        urls={key: str(each) for key, each in inner(table, "urls").items()},
        keywords=texts(table, "keywords"),
        classifiers=texts(table, "classifiers"),
        requires_python=text(table, "requires_python"),
        build_backend=text(table, "build_backend") or "hatch",
        cli=table.get("cli") is True,
        mcp=_mcp(table, title, checker),
        parts=_parts(table),
        shared=_shared(table, title, checker),
        budget={
            key: each
            for key in BUDGET
            if isinstance(each := inner(table, "budget").get(key), int)
        },
        keep=texts(table, "keep"),
        ignored={
            key: str(each)
            for key, each in inner(inner(table, "lint"), "ignore").items()
        },
    )


def _report_taken(
    package: str, distribution: str, title: tuple[str, ...], checker: Checker
) -> None:
    fault = module_fault(package)
    if fault:
        checker.fault(fault, (*title, "package"), help=_INSIST)
        return
    fault = distribution_fault(distribution)
    if fault:
        checker.fault(fault, (*title, "distribution"), help=_INSIST)


def _shared(
    table: Mapping[str, Toml], title: tuple[str, ...], checker: Checker
) -> bool:
    """Return whether the core is shared; what an old package needs is in its own."""
    shared = table.get("core") == "shared"
    if shared and any("compat" in each for each in _api_tables(table)):
        message = "a package with `compat` cannot share its core"
        help = 'Say core = "all", or leave out `compat`.'
        checker.fault(message, (*title, "core"), help=help)
    return shared


def _api_tables(table: Mapping[str, Toml]) -> tuple[Mapping[str, Toml], ...]:
    apis = inner(table, "apis")
    return (table, *(inner(apis, name) for name in apis))


def _parts(table: Mapping[str, Toml]) -> tuple[str, ...]:
    """Return the parts of the core that are asked for, with those that they need."""
    asked = PARTS if text(table, "core") in CORES else texts(table, "core")
    return tuple(sorted(closure(asked)))


def _mcp(table: Mapping[str, Toml], title: tuple[str, ...], checker: Checker) -> bool:
    """Return whether there is an MCP server, whose module is called `mcp`."""
    wanted = table.get("mcp") is True
    if wanted and "mcp" in inner(table, "apis"):
        message = "an API cannot be called `mcp` beside the module of the MCP server"
        help = "Call the API otherwise, or leave out `mcp = true`."
        checker.fault(message, (*title, "mcp"), help=help)
    return wanted


def _licence(
    table: Mapping[str, Toml], title: tuple[str, ...], checker: Checker
) -> str:
    """Return the licence as metadata may have it (PEP 639); a warning where it is not."""
    given = " ".join(text(table, "license").split())
    if not given or is_licence(given):
        return given
    name = "-".join(re.findall(r"[A-Za-z0-9.]+", given)) or "Unknown"
    checker.warn(
        f"`{given}` is no SPDX expression, which builds of the package would refuse: it is "
        f"`LicenseRef-{name}`.",
        (*title, "license"),
        help="Take one of https://spdx.org/licenses, or call your own so.",
    )
    return f"LicenseRef-{name}"


def _repository(
    table: Mapping[str, Toml], title: tuple[str, ...], checker: Checker
) -> str:
    """Return the repository's URL; a warning, and none, where it is no such URL."""
    given = text(table, "repository")
    if not given or re.fullmatch(URL.pattern, given):
        return given
    checker.warn(
        f"`{given}` is not {URL.form}, which package indexes refuse: it is left out.",
        (*title, "repository"),
        help="Write the address of its page, such as https://git.acme.test/sdk.",
    )
    return ""


def _apis(
    table: Mapping[str, Toml], title: tuple[str, ...], checker: Checker
) -> tuple[ApiConfig, ...]:
    if "spec" in table:
        return (_api(table, text(table, "package"), title, checker),)
    found: list[ApiConfig] = []
    for name, each in inner(table, "apis").items():
        at = (*title, "apis", name)
        if not is_module(name) or name.startswith("_"):
            help = "use a name like `acme`"
            checker.fault("this cannot be a module's name", at, help=help)
        elif fault := subpackage_fault(name):
            checker.fault(fault, at, help="Take another name for the API.")
        if _is_table(each):
            found.append(_api(each, name, at, checker))
    return tuple(found)


def _api(
    table: Mapping[str, Toml], name: str, at: tuple[str, ...], checker: Checker
) -> ApiConfig:
    if "base_url" in table and "environments" in table:
        message = (
            "`environments` says where the API lives, too; its first is the default"
        )
        checker.fault(message, (*at, "base_url"))
    return ApiConfig(
        name=name,
        source=_source(table, at, checker),
        client=text(table, "client"),
        casings=_casings(table, at, checker),
        env_prefix=text(table, "env_prefix"),
        include=_selection(inner(table, "include"), (*at, "include")),
        exclude=_selection(inner(table, "exclude"), (*at, "exclude")),
        only_named=table.get("only_named") is True,
        webhooks=table.get("webhooks") is not False,
        names=_names(inner(table, "names"), (*at, "names")),
        types=_types(inner(table, "types")),
        allow_remote=frozenset(texts(table, "allow_remote")),
        strict=table.get("strict") is True,
        docstring_examples=table.get("docstring_examples") is True,
        positional=Positional(text(table, "positional") or Positional.LAST.value),
        annotations=annotations_of(table, at),
        compat=_compat(table),
        compat_types={k: str(v) for k, v in inner(table, "compat_types").items()},
        compat_pages=texts(table, "compat_pages"),
    )


def _compat(table: Mapping[str, Toml]) -> Compat | None:
    said = text(table, "compat")
    return Compat(said) if said else None


def _casings(
    table: Mapping[str, Toml], at: tuple[str, ...], checker: Checker
) -> tuple[tuple[str, str], ...]:
    """Return how words are written in class names, by the word in lower case."""
    initialisms = texts(table, "initialisms")
    found = {f"{word}s": f"{word.upper()}s" for word in initialisms}
    found |= {word: word.upper() for word in initialisms}
    for word, value in inner(table, "casings").items():
        written = str(value)
        if written.lower() != word:
            help = f"Write `{written.lower()}`, a word in lower case, in front of it."
            message = f"`{written}` has other letters than `{word}`"
            checker.fault(message, (*at, "casings", word), help=help)
        elif not re.fullmatch(WORD.pattern, word):
            message = f"`{word}` is not one word to class names"
            help = "Letters behind digits begin another word; set each by itself."
            checker.fault(message, (*at, "casings", word), help=help)
        found[word] = written
    return tuple(sorted(found.items()))


def _source(table: Mapping[str, Toml], at: tuple[str, ...], checker: Checker) -> Source:
    """Return what is named; paths start at the configuration's folder."""
    file, folder = checker.file, checker.file.parent
    first, *others = texts(table, "spec") or (text(table, "spec"),)
    source = source_of(first)
    path = folder / source.path if source.path else None
    overlays = tuple(folder / each for each in texts(table, "overlays"))
    root = folder / text(table, "root") if "root" in table else None
    if root is not None and path is None:
        checker.fault("only a document that is a file has a folder", (*at, "root"))
    elif root is not None and path is not None and not is_below(path, root):
        checker.fault("the document is not below this folder", (*at, "root"))
    return replace(
        source,
        path=path,
        overlays=overlays,
        others=tuple(folder / each for each in others),
        configuration=file,
        root=root,
    )


def _selection(table: Mapping[str, Toml], at: tuple[str, ...]) -> Selection:
    return Selection(
        at=at if table else (),
        tags=texts(table, "tags"),
        paths=texts(table, "paths"),
        operation_ids=texts(table, "operation_ids"),
    )


def _names(table: Mapping[str, Toml], at: tuple[str, ...]) -> Mapping[str, MethodNames]:
    found: dict[str, MethodNames] = {}
    for key, each in table.items():
        record = each if _is_table(each) else {"name": each}
        given = record.get("name", "")
        methods = [
            one if _is_table(one) else {"name": one}
            for one in (given if isinstance(given, list) else [given])
        ]
        found[operation_key(key)] = MethodNames(
            paths=tuple(text(one, "name") for one in methods),
            alone={text(one, "name"): alone_of(one) for one in methods if len(one) > 1},
            was=texts(record, "was"),
            at=(*at, key),
        )
    return found


def _types(table: Mapping[str, Toml]) -> Mapping[str, TypeName]:
    found: dict[str, TypeName] = {}
    for key, each in table.items():
        record = each if _is_table(each) else {"name": each}
        place, _, name = text(record, "name").rpartition(".")
        found[key] = TypeName(name=name, place=place, was=texts(record, "was"))
    return found


def text(table: Mapping[str, Toml], key: str) -> str:
    """Return a string; empty where there is none."""
    value = table.get(key)
    return value if isinstance(value, str) else ""


def texts(table: Mapping[str, Toml], key: str) -> tuple[str, ...]:
    """Return the strings of a list; empty where there is none."""
    value = table.get(key)
    if not isinstance(value, list):
        return ()
    return tuple(each for each in value if isinstance(each, str))


def inner(table: Mapping[str, Toml], key: str) -> Mapping[str, Toml]:
    """Return an inner table; empty where there is none."""
    value = table.get(key)
    return value if _is_table(value) else {}


def _is_table(value: Toml | None) -> TypeGuard[dict[str, Toml]]:
    return isinstance(value, dict)
