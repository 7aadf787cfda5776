"""`gen samples`: an overlay that adds a sample of Python to each operation of a document.

`x-codeSamples` is in the registry of extensions (https://spec.openapis.org/registry), and read
by most tools that show OpenAPI documents.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

import click
import yaml

from sdkwright.cli.exit_codes import DONE, FAULT, USAGE
from sdkwright.cli.options import configured
from sdkwright.cli.publishing.planned import planned_package
from sdkwright.cli.show import Outcome, show
from sdkwright.diagnostics import Report, Severity
from sdkwright.read.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sdkwright.cli.options import Options
    from sdkwright.config import ApiConfig, Config
    from sdkwright.emit.code import Package


def samples(options: Options, api: str | None) -> int:
    """Print the overlay of an API, in YAML; apply it by `gen overlay` or any other tool."""
    outcome = Outcome(command="samples", reports={"": Report()})
    config = configured(options, outcome.reports[""])
    if config is not None:
        own = _chosen(config, api)
        package = planned_package(outcome, config, {})
        if package is not None:
            found = _overlay(config, own, package, outcome.reports[own.name])
            click.echo(_dumped(found), nl=False)
    outcome.ok = not outcome.failed and config is not None
    if not outcome.ok or any(map(_is_warning, outcome.reports.values())):
        show(outcome, options["format"])
    return DONE if outcome.ok else USAGE if config is None else FAULT


def _is_warning(report: Report) -> bool:
    return any(each.severity is not Severity.NOTE for each in report)


def _chosen(config: Config, api: str | None) -> ApiConfig:
    """Return the API that is meant.

    Raises:
        click.UsageError: It is none of those configured, or several are and none is named.
    """
    names = [each.name for each in config.apis]
    if api is None and len(names) > 1:
        raise click.UsageError(f"Say which API: --api {' or '.join(names)}.")
    if api is not None and api not in names:
        raise click.UsageError(f"There is no API {api!r}, but {', '.join(names)}.")
    return next(each for each in config.apis if api in {None, each.name})


def _overlay(
    config: Config, own: ApiConfig, package: Package, report: Report
) -> dict[str, Any]:
    """Return the overlay (OpenAPI Overlay 1.0.0, section 4.4)."""
    folder = config.package if config.flat else f"{config.package}/{own.name}"
    index = _index(package, f"{folder}/operations.json")
    actions = list(_actions(index, own, report))
    if not actions:
        report.error("samples-none", f"{own.source.label} has no operation to show.")
    info = {"title": f"Samples of {index['module']}", "version": config.version}
    return {"overlay": "1.0.0", "info": info, "actions": actions}


def _index(package: Package, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(next(package.texts(path)))
    return found


def _actions(
    index: Mapping[str, Any], own: ApiConfig, report: Report
) -> Iterator[dict[str, Any]]:
    every = [each for each in index["operations"] if each["python"] is not None]
    unreached = _unreached(every, own)
    for each in every:
        if each["pointer"] in unreached:
            report.add(
                Severity.WARNING,
                "samples-elsewhere",
                f"{each['method']} {each['path']} is described in another document, which an"
                f" overlay of {own.source.label} does not reach; it gets no sample.",
            )
            continue
        sample = {
            "lang": "Python",
            "label": index["module"],
            "source": _program(index, each["example"]),
        }
        yield {
            "target": _target(each["pointer"]),
            "update": {"x-codeSamples": [sample]},
        }


def _unreached(
    operations: Iterable[Mapping[str, Any]], own: ApiConfig
) -> frozenset[str]:
    """Return the pointers that lead nowhere in the entry document.

    It is read again only if some path item is a reference.
    """
    odd = [
        each["pointer"]
        for each in operations
        if _tokens(each["pointer"])[:2] != ["paths", each["path"]]
    ]
    if not odd:
        return frozenset()
    documents = load(own.source, Report(), allow_remote=own.allow_remote)
    text = b"" if documents is None else documents.validated_texts()[""]
    tree: object = yaml.safe_load(text)
    return frozenset(each for each in odd if not _leads(tree, _tokens(each)))


def _leads(tree: object, tokens: Iterable[str]) -> bool:
    """Whether there is a node behind a pointer."""
    for token in tokens:
        if not isinstance(tree, dict) or token not in tree:
            return False
        tree = cast("dict[str, object]", tree)[token]
    return True


def _tokens(pointer: str) -> list[str]:
    """Return the reference tokens of a JSON pointer (RFC 6901)."""
    tokens = pointer.split("/")[1:]
    return [each.replace("~1", "/").replace("~0", "~") for each in tokens]


def _program(index: Mapping[str, Any], example: str) -> str:
    client = index["client"]
    return f"from {index['module']} import {client}\n\nclient = {client}()\n{example}\n"


def _target(pointer: str) -> str:
    """Return a JSON pointer as a normalized JSONPath (RFC 9535, section 2.7)."""
    return "$" + "".join(f"['{_escaped(each)}']" for each in _tokens(pointer))


def _escaped(token: str) -> str:
    text = json.dumps(token, ensure_ascii=False)[1:-1]
    return text.replace('\\"', '"').replace("'", "\\'")


class _Dumper(yaml.SafeDumper):
    """Writes programs as blocks."""


def _block(_: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _block)


def _dumped(document: Mapping[str, Any]) -> str:
    text: str = yaml.dump(
        document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1_000
    )
    return text
