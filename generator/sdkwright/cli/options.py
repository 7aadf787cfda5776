"""What is asked for: a configuration file, or a document and a package's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NotRequired, TypedDict

import click

from sdkwright import config as configuration
from sdkwright.config import ApiConfig, Config
from sdkwright.custom import read_custom
from sdkwright.frozen import replace
from sdkwright.package_names import module_fault
from sdkwright.source import Source, is_below, source_of

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report


class Options(TypedDict):
    """What most commands take."""

    spec: str | None
    out: NotRequired[str | None]
    package: NotRequired[str | None]
    config: str | None
    allow_remote: tuple[str, ...]
    allow_taken_names: NotRequired[bool]
    strict: NotRequired[bool]
    overlay: NotRequired[tuple[str, ...]]
    root: NotRequired[str | None]
    format: str


_HOW = "Name a document (gen build SPEC --out DIR --package NAME), or add [tool.gen]."


def configured(options: Options, report: Report) -> Config | None:
    """Return what is asked for; None where the report says what is wrong with it.

    Raises:
        click.UsageError: Nothing is asked for, or not in a way that makes sense.
    """
    if options["spec"] is not None:
        if options["config"]:
            raise click.UsageError("SPEC and --config exclude each other.")
        config = single(options["spec"], options)
    elif options.get("overlay"):
        raise click.UsageError(
            "--overlay goes with SPEC; a configuration says `overlays`."
        )
    elif options.get("root"):
        raise click.UsageError("--root goes with SPEC; a configuration says `root`.")
    else:
        found = _load(options["config"], report)
        if found is None:
            return None
        config = found
    hosts = frozenset(options["allow_remote"])
    apis = tuple(
        replace(
            each,
            allow_remote=each.allow_remote | hosts,
            strict=each.strict or options.get("strict", False),
        )
        for each in config.apis
    )
    out = options.get("out")
    config = replace(config, apis=apis, out=Path(out) if out else config.out)
    return _with_custom(config, report)


def packages(config: Config) -> tuple[str, ...]:
    """Return the package of each API, with dots."""
    if config.flat:
        return (config.package,)
    return tuple(f"{config.package}.{each.name}" for each in config.apis)


def _with_custom(config: Config, report: Report) -> Config:
    """Add the classes of one's own that stand in the package."""
    apis: list[ApiConfig] = []
    for each, package in zip(config.apis, packages(config), strict=True):
        folder = config.out.joinpath(*package.split("."))
        apis.append(replace(each, custom=read_custom(folder, package, report)))
    return replace(config, apis=tuple(apis))


def nearest() -> Path | None:
    """Return the nearest configuration file; None where there is none."""
    found = configuration.find(Path.cwd())
    return None if found is None else _as_seen(found)


def _as_seen(path: Path) -> Path:
    """Return a path from where the user is, as messages name files."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _load(path: str | None, report: Report) -> Config | None:
    found = _as_seen(Path(path)) if path else nearest()
    if found is None:
        raise click.UsageError(f"There is no configuration here. {_HOW}")
    return configuration.load(found, report)


def single(spec: str, options: Options) -> Config:
    """Return the configuration of a package with one API."""
    package = options.get("package") or _package_name(spec, options)
    if not configuration.is_module(package):
        raise click.BadParameter(
            f"{package!r} cannot be a package's name.", param_hint="--package"
        )
    if "package" in options and not options.get("allow_taken_names"):
        fault = module_fault(package)
        if fault:
            raise click.BadParameter(
                f"{fault}. Take another name, or insist with --allow-taken-names.",
                param_hint="--package",
            )
    return Config(
        out=Path(options.get("out") or "generated"),
        package=package,
        distribution=package.replace("_", "-"),
        apis=(ApiConfig(name=package, source=_source(spec, options)),),
        flat=True,
    )


def _source(spec: str, options: Options) -> Source:
    overlays = tuple(Path(each) for each in options.get("overlay") or ())
    source = source_of(spec)
    named = options.get("root")
    root = Path(named) if named else None
    if root is not None and (source.path is None or not is_below(source.path, root)):
        message = f"{spec} is no file below this folder."
        raise click.BadParameter(message, param_hint="--root")
    return replace(source, overlays=overlays, root=root)


def package_name(spec: str) -> str:
    """Return a name after the document's."""
    from sdkwright.python.names import Scope, identifier

    return identifier(Scope.PACKAGES, _stem(spec))


def _package_name(spec: str, options: Options) -> str:
    """Return a name after the document's; a package that is there keeps its own."""
    from sdkwright.python.names import EARLIER, Scope, identifier

    before = identifier(Scope.PACKAGES, _stem(spec), EARLIER)
    there = Path(options.get("out") or "generated") / before
    return before if there.is_dir() else package_name(spec)


def _stem(spec: str) -> str:
    return Path(spec.rstrip("/")).name.split(".")[0]
