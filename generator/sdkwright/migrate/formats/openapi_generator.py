"""OpenAPI Generator: `config.yaml`, `config.json` and `openapitools.json`.

Its packages have another shape, in which no call can stay: what is carried are the names of
the package, of methods, arguments and types.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.wanted import Wanted, WantedType

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.migrate.config_files import Node
    from sdkwright.migrate.wanted import Setting

_MARKS: Final = frozenset(
    {"generatorName", "packageName", "packageVersion", "openapiNormalizer", "inputSpec",
     "operationIdNameMappings", "generateSourceCodeOnly", "globalProperties"}
)  # fmt: skip
# What has no counterpart because packages have another shape, and changes no name.
_ELSEWHERE: Final = frozenset(
    {"generatorName", "inputSpec", "outputDir", "templateDir", "ignoreFileOverride",
     "packageName", "projectName", "packageVersion", "packageUrl", "packageDescription",
     "licenseInfo", "library", "additionalProperties", "gitUserId", "gitRepoId",
     "operationIdNameMappings", "nameMappings", "parameterNameMappings",
     "modelNameMappings", "openapiNormalizer", "generateSourceCodeOnly", "$schema",
     "hideGenerationTimestamp", "httpUserAgent", "apiPackage", "modelPackage",
     "enablePostProcessFile", "useOneOfDiscriminatorLookup", "generateAliasAsModel", "spaces",
     "generator-cli", "disallowAdditionalPropertiesIfNotPresent", "lazyImports"}
)  # fmt: skip


def is_openapi_generator_config(tree: Json) -> bool:
    """Whether a tree is such a configuration."""
    if not isinstance(tree, dict):
        return False
    return bool(_MARKS & {*tree}) or "generator-cli" in tree


def openapi_generator_wanted(root: Node) -> Wanted:
    """Return what a configuration wants."""
    nested = dict(root.get("generator-cli", "generators").items())
    if nested:
        return _one(next(iter(nested.values())))
    return _one(root)


def _one(root: Node) -> Wanted:
    settings = _identity(root)
    names: dict[str, Setting] = {}
    for operation, node in root.get("operationIdNameMappings").items():
        names[operation] = node.text()
    arguments: dict[str, Setting] = {}
    for key in ("parameterNameMappings", "nameMappings"):
        for wire, node in root.get(key).items():
            arguments.setdefault(wire, node.text())
    types = tuple(
        WantedType(schema=schema, name=node.text(), at=node)
        for schema, node in root.get("modelNameMappings").items()
        if node.text()
    )
    _filter(root.get("openapiNormalizer", "FILTER"), settings)
    for key, node in root.items():
        if key not in _ELSEWHERE:
            node.note(f"`{key}` is not carried.")
    if names:
        root.get("operationIdNameMappings").note(
            "Methods are called by resource here: the names are carried below the tag's"
            ' resource only where you write it, as `id = "pets.list"` under [names].'
        )
    tables = {"arguments": arguments} if arguments else {}
    spec = root.get("inputSpec").text()
    if spec and "://" not in spec:
        spec = str(root.file.path.parent / spec)
    return Wanted(spec=spec, settings=settings, tables=tables, types=types)


def _identity(root: Node) -> dict[str, Setting]:
    """Return the names of the package, and its metadata."""
    settings: dict[str, Setting] = {}
    extra = root.get("additionalProperties")
    package = _either(root, extra, "packageName")
    if package:
        settings["package"] = package.replace("-", "_").replace(".", "_")
        project = _either(root, extra, "projectName")
        settings["distribution"] = project or package.replace("_", "-")
    for theirs, ours in (
        ("packageVersion", "version"),
        ("packageDescription", "description"),
        ("packageUrl", "repository"),
    ):
        text = _either(root, extra, theirs)
        if text:
            settings[ours] = text
    license = root.get("licenseInfo")
    name = license.text() or license.get("name").text()
    if name:
        settings["license"] = name
    return settings


def _either(root: Node, extra: Node, key: str) -> str:
    return root.get(key).text() or extra.get(key).text()


def _filter(node: Node, settings: dict[str, Setting]) -> None:
    """Read the normaliser's filter: which operations are wanted."""
    match = re.fullmatch(r"(operationId|tag|path)\s*:\s*(.+)", node.text())
    if match is None:
        if node.text():
            node.note(f"The filter `{node.text()}` is not carried.")
        return
    values: list[Setting] = [each.strip() for each in match[2].split("|")]
    key = {"operationId": "operation_ids", "tag": "tags", "path": "paths"}[match[1]]
    if key == "paths":
        values = [f"{each}*" for each in values]
    settings["include"] = {key: values}
