"""Speakeasy: `gen.yaml` and `workflow.yaml`, either of which leads to the other.

Names of methods are in the document, as extensions that are read as they are; `gen.yaml` says
what the package is called and how builtins are avoided.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.config_files import Node, is_file, read_config
from sdkwright.migrate.wanted import Further, Wanted
from sdkwright.read.openapi import UnreadableError

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.migrate.wanted import Setting

_GENERATION: Final = frozenset(
    {"sdkClassName", "devContainers", "maintainOpenAPIOrder", "usageSnippets",
     "useClassNamesForArrayFields", "fixes", "auth", "tests", "persistentEdits",
     "sdkHooksConfigAccess", "inferSSEOverload", "schemas", "baseServerUrl",
     "versioningStrategy", "requestBodyFieldName", "mockServer", "telemetryEnabled",
     "sdkFlattening", "singleTagPerOp", "tagNamespacingDisabled"}
)  # fmt: skip
# What is not about the names and calls of a package, or holds here anyhow.
_TARGET: Final = frozenset(
    {"packageName", "moduleName", "version", "description", "license", "authors", "author",
     "envVarPrefix", "baseErrorName", "defaultErrorName", "homepage", "documentationUrl",
     "projectUrls", "allowedRedefinedBuiltins", "flattenGlobalSecurity", "flattenRequests",
     "maxMethodParams", "methodArguments", "flatteningOrder", "responseFormat", "enumFormat",
     "additionalDependencies", "asyncMode", "clientServerStatusCodesAsErrors",
     "constFieldCasing", "enableCustomCodeRegions", "fixFlags", "imports",
     "inferUnionDiscriminators", "inputModelSuffix", "outputModelSuffix", "legacyPyright",
     "multipartArrayFormat", "packageManager", "preApplyUnionDiscriminators",
     "pytestFilterWarnings", "pytestTimeout", "sseFlatResponse", "templateVersion",
     "useAsyncHooks", "additionalScripts", "pythonVersion", "forwardCompatibleEnumsByDefault",
     "forwardCompatibleUnionsByDefault", "inputTypedDictSuffix", "defaultArgumentPackage",
     "bodyVariantOverloads", "durationFormat", "errorSchemaValidation",
     "eventStreamClassNames", "optionalDependencies", "rawResponseHelpers",
     "responseSchemaValidation", "uuidFormat", "maxConcurrentRequests", "unionStrategy"}
)  # fmt: skip
# Options of each call that are called otherwise here, or given to the client.
_OPTIONS: Final = ("methodTimeoutArgument", "methodTimeoutUnits")
# Builtins that arguments are called like where nothing is said.
_REDEFINED: Final = frozenset({"id", "object"})
_NOT_CARRIED: Final = (
    "Credentials by position, `debug_logger`, hooks and `client.sdk_configuration` are not"
    " carried: programs that use them have to be changed."
)
_MARKS: Final = ("workflowVersion", "speakeasyVersion", "configVersion")


def is_speakeasy_config(tree: Json) -> bool:
    """Whether a tree is a `gen.yaml` or a `workflow.yaml`."""
    return isinstance(tree, dict) and (
        ("configVersion" in tree and "generation" in tree) or "workflowVersion" in tree
    )


def speakeasy_wanted(root: Node) -> Wanted:
    """Return what a configuration wants; the other file is looked for beside it."""
    is_workflow = root.has("workflowVersion")
    workflow = root if is_workflow else _beside(root, "workflow.yaml")
    general = _gen_yaml(root) if is_workflow else root
    # Pages are what the document's extension says, and nothing else.
    settings: dict[str, Setting] = {
        "positional": "none",
        "pagination": False,
        "compat": "speakeasy",
    }
    redefined, flat, body, most, fields = _REDEFINED, True, "", None, True
    if general is not None:
        settings.update(_settings(general))
        builtins = general.get("python", "allowedRedefinedBuiltins")
        if builtins.value is not None:
            redefined = frozenset(each.text() for each in builtins.parts())
        flat = general.get("python", "flattenGlobalSecurity").value is not False
        body = general.get("generation", "requestBodyFieldName").text()
        limit = general.get("python", "maxMethodParams").value
        most = limit if isinstance(limit, int) and limit >= 0 else None
        fields = general.get("python", "flattenRequests").value is not False
    else:
        root.note("There is no gen.yaml: the names of the package are not known.")
    root.note(_NOT_CARRIED)
    spec, further, overlays = _documents(root, workflow)
    return Wanted(
        spec=spec,
        further=further,
        settings=settings,
        overlays=overlays,
        habits="speakeasy",
        redefined=redefined,
        flat_security=flat,
        body=body,
        most=most,
        flat_bodies=fields,
    )


def _documents(
    root: Node, workflow: Node | None
) -> tuple[str, tuple[Further, ...], tuple[Path, ...]]:
    """Return the first document, the further ones, and the overlays of all of them."""
    built = _output(workflow) or _built(root)
    if built is not None or workflow is None:
        return str(built) if built is not None else "", (), ()
    return _source(workflow)


def _settings(root: Node) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    generation, target = root.get("generation"), root.get("python")
    for key, node in generation.items():
        if key not in _GENERATION:
            node.note(f"`generation.{key}` is unknown; it is passed over.")
    words = re.findall(r"[A-Za-z0-9]+", generation.get("sdkClassName").text())
    name = "".join(each[:1].upper() + each[1:] for each in words).lstrip("0123456789")
    if name:
        found["client"] = name
    if target.value is None:
        others = ", ".join(
            k for k in dict(root.items()) if k not in {*_MARKS, "generation"}
        )
        root.note(f"There is no Python target here, only {others or 'none'}.")
        if name:
            found["package"] = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
        return found
    found.update(_target(target))
    return found


def _target(target: Node) -> dict[str, Setting]:
    """Return what the Python target says."""
    found: dict[str, Setting] = {}
    distribution = target.get("packageName").text()
    module = target.get("moduleName").text() or distribution
    if module:
        found["package"] = module.replace("-", "_").replace(".", "_").lower()
        if "." in module:
            target.get("moduleName").note(
                f"A package in a package, `{module}`, becomes `{found['package']}`."
            )
        found["distribution"] = distribution or str(found["package"]).replace("_", "-")
    for theirs, ours in (
        ("version", "version"),
        ("description", "description"),
        ("license", "license"),
        ("envVarPrefix", "env_prefix"),
        ("baseErrorName", "root_error"),
    ):
        text = target.get(theirs).text()
        if text:
            found[ours] = text.upper() if ours == "env_prefix" else text
    authors = [each.text() for each in target.get("authors").parts() if each.text()]
    if authors:
        found["authors"] = [*authors]
    for key, node in target.items():
        if key in _OPTIONS:
            _option(key, node)
        elif key not in _TARGET:
            node.note(f"`python.{key}` is unknown; it is passed over.")
    _shapes(target)
    return found


def _shapes(target: Node) -> None:
    """Say what of arguments, errors and types has another form here."""
    if target.get("enumFormat").text() == "enum":
        target.get("enumFormat").note(
            "Enumerations were classes; here a value is the text itself."
        )
    if target.get("defaultErrorName").text():
        target.get("defaultErrorName").note(
            "The class of errors without one of their own is `APIStatusError` here."
        )


def _option(key: str, node: Node) -> None:
    """Say that the time limit of a call is `timeout`, in seconds, where it was not."""
    expected = {"methodTimeoutArgument": "timeout", "methodTimeoutUnits": "seconds"}
    if node.text() and not node.text().startswith(expected[key]):
        node.note("The time limit of a call is `timeout` here, in seconds.")


def _beside(root: Node, name: str) -> Node | None:
    folder = root.file.path.parent
    for path in (folder / name, folder / ".speakeasy" / name):
        if is_file(path):
            try:
                return read_config(path, root.report)
            except UnreadableError as error:
                root.note(f"{path} cannot be read: {error.message}")
    return None


def _gen_yaml(workflow: Node) -> Node | None:
    """Return the `gen.yaml` of the Python target: in the folder that it is written to."""
    folder = workflow.file.path.parent
    outer = folder.parent if folder.name == ".speakeasy" else folder
    places = [folder / "gen.yaml", folder / ".speakeasy" / "gen.yaml"]
    for target in dict(workflow.get("targets").items()).values():
        if target.get("target").text() == "python":
            out = outer / (target.get("output").text() or ".")
            places += [out / "gen.yaml", out / ".speakeasy" / "gen.yaml"]
    for path in places:
        if is_file(path):
            try:
                return read_config(path, workflow.report)
            except UnreadableError as error:
                workflow.note(f"{path} cannot be read: {error.message}")
    return None


def _built(root: Node) -> Path | None:
    """Return the document after all overlays, which Speakeasy keeps."""
    folder = root.file.path.parent
    for each in (folder, folder / ".speakeasy"):
        path = each / "out.openapi.yaml"
        if is_file(path):
            return path
    return None


def _output(workflow: Node | None) -> Path | None:
    """Return the document that the Python target's source is written to, if it is there."""
    if workflow is None:
        return None
    outer, source = _python_source(workflow)
    output = source.get("output").text()
    return outer / output if output and is_file(outer / output) else None


def _python_source(workflow: Node) -> tuple[Path, Node]:
    """Return the folder that paths count from, and the source of the Python target."""
    folder = workflow.file.path.parent
    outer = folder.parent if folder.name == ".speakeasy" else folder
    sources = dict(workflow.get("sources").items())
    targets = dict(workflow.get("targets").items()).values()
    wanted = next(
        (t.get("source").text() for t in targets if t.get("target").text() == "python"),
        next(iter(sources), ""),
    )
    return outer, workflow.get("sources", wanted)


def _source(workflow: Node) -> tuple[str, tuple[Further, ...], tuple[Path, ...]]:
    """Return the documents and the overlays of the Python target's source."""
    outer, source = _python_source(workflow)
    if source.value is None:
        workflow.note(
            f"There is no source {source.name!r}; name the document with --spec."
        )
        return "", (), ()
    inputs = list(source.get("inputs").parts())
    spec = _location(inputs[0], outer) if inputs else ""
    others = ((_location(each, outer), each) for each in inputs[1:])
    further = tuple(Further(spec=found, at=each) for found, each in others if found)
    for each in source.get("transformations").parts():
        each.note("Transformations of the source are not carried.",
                  "`include` and `exclude` choose operations; unused types are left out.")  # fmt: skip
    found: list[Path] = []
    for each in source.get("overlays").parts():
        path = outer / each.get("location").text()
        if is_file(path):
            found.append(path)
        else:
            each.note(f"The overlay {path} is not there.")
    return spec, further, tuple(found)


def _location(given: Node, outer: Path) -> str:
    """Return where an input is; empty where it is in a registry, which is said."""
    location = given.get("location").text()
    if given.get("modelNamespace").text():
        given.get("modelNamespace").note(
            f"The package of types `{given.get('modelNamespace').text()}` is not carried.",
            "Types of all documents stand together; [types] names them.",
        )
    if location.startswith("registry."):
        given.note(f"`{location}` is in a registry; name the document with --spec.")
        return ""
    return location if "://" in location or not location else str(outer / location)
