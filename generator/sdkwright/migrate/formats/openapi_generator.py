"""OpenAPI Generator: `config.yaml`, `config.json` and `openapitools.json`.

Its packages have another shape, in which no call can stay: what is carried are the names of
the package, of methods, arguments and types. `PetsApi(client).list_pets()` becomes
`client.pets.list_pets()`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.migrate.config_files import is_file
from sdkwright.migrate.wanted import IdNames, Wanted, WantedType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
     "generator-cli", "disallowAdditionalPropertiesIfNotPresent", "lazyImports", "gitHost",
     "removeOperationIdPrefix", "removeOperationIdPrefixCount",
     "removeOperationIdPrefixDelimiter", "modelNamePrefix", "modelNameSuffix", "artifactVersion",
     "appName", "infoName", "infoEmail", "infoUrl", "skipValidateSpec", "validateSpec", "verbose",
     "skipOverwrite", "minimalUpdate", "strictSpec", "removeEnumValuePrefix", "ensureUniqueParams"}
)  # fmt: skip
# Files that are written here as well, and left alone once they are somebody's own.
_OWNED: Final = frozenset({"README.md", "pyproject.toml"})
# What a package is called without a word.
_PACKAGE: Final = "openapi_client"
# Rules of the normaliser that say of documents what is done here anyhow.
_NORMAL: Final = frozenset(
    {"SIMPLIFY_ONEOF_ANYOF", "SIMPLIFY_ONEOF_ANYOF_ENUM", "SIMPLIFY_BOOLEAN_ENUM",
     "REFACTOR_ALLOF_WITH_PROPERTIES_ONLY", "REF_AS_PARENT_IN_ALLOF", "NORMALIZE_31SPEC",
     "ADD_UNSIGNED_TO_INTEGER_WITH_INVALID_MAX_VALUE", "FIX_DUPLICATED_OPERATIONID",
     "SORT_MODEL_PROPERTIES"}
)  # fmt: skip


def is_openapi_generator_config(tree: Json) -> bool:
    """Whether a tree is such a configuration."""
    if not isinstance(tree, dict):
        return False
    return bool(_MARKS & {*tree}) or "generator-cli" in tree


def openapi_generator_wanted(root: Node) -> Wanted:
    """Return what a configuration wants; of several generators the first for Python."""
    nested = list(dict(root.get("generator-cli", "generators").items()).values())
    python = (e for e in nested if _is_python(e.get("generatorName")))
    return _one(next(python, nested[0] if nested else root))


def _is_python(node: Node) -> bool:
    return node.text().startswith("python")


def _one(root: Node) -> Wanted:
    generator = root.get("generatorName")
    if generator.text() and not _is_python(generator):
        generator.note(f"`{generator.text()}` makes no Python package.")
    settings = _identity(root)
    names = {id: name for id, name, _ in _pairs(root.get("operationIdNameMappings"))}
    arguments: dict[str, Setting] = {}
    for key in ("parameterNameMappings", "nameMappings"):
        for wire, name, _ in _pairs(root.get(key)):
            arguments.setdefault(wire, name)
    types = tuple(
        WantedType(schema=schema, name=name, at=node)
        for schema, name, node in _pairs(root.get("modelNameMappings"))
    )
    rules = {
        key: (text, node) for key, text, node in _pairs(root.get("openapiNormalizer"))
    }
    by_id = _normalized(rules, _ids(root, names), settings)
    for key, node in root.items():
        if key not in _ELSEWHERE:
            node.note(f"`{key}` is not carried.")
    if "nameMappings" in dict(root.items()):
        root.get("nameMappings").note(
            "Names of properties are carried for arguments; fields of results keep theirs.",
            'Write them as "Schema.property" under [fields].',
        )
    settings |= _kept(root)
    tables = {"arguments": arguments} if arguments else {}
    spec = root.get("inputSpec").text()
    if spec and "://" not in spec:
        spec = str(root.file.path.parent / spec)
    return Wanted(
        spec=spec,
        settings=settings,
        tables=tables,
        types=types,
        habits="ids",
        by_id=by_id,
    )


def _kept(root: Node) -> dict[str, Setting]:
    """Return what `.openapi-generator-ignore` leaves to its users, as far as it is written here."""
    said = root.get("ignoreFileOverride").text()
    path = root.file.path.parent / (said or ".openapi-generator-ignore")
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if is_file(path) else []
    except (OSError, UnicodeDecodeError):
        root.note(f"{path} cannot be read.")
        return {}
    every = dict.fromkeys(each.strip() for each in lines)
    found = [each for each in every if each and not each.startswith("#")]
    others = [each for each in found if each not in _OWNED]
    if others:
        root.note(
            f"{path.name} leaves files to you that are not written here, such as `{others[0]}`.",
            "Files of your own stay beside ours; `keep` makes ours yours.",
        )
    owned: list[Setting] = [each for each in found if each in _OWNED]
    return {"keep": owned} if owned else {}


def _pairs(node: Node) -> Iterator[tuple[str, str, Node]]:
    """Yield the members of a mapping, which may be written as `a=b,c=d`, or a list of that."""
    if isinstance(node.value, dict):
        for key, each in node.items():
            text = _said(each)
            if text:
                yield key, text, each
            else:
                each.note(f"`{key}` of `{node.name}` says nothing that can be read.")
        return
    for each in node.parts():
        for pair in each.text().split(",") if each.text() else ():
            key, equals, text = pair.partition("=")
            if equals and key.strip() and text.strip():
                yield key.strip(), text.strip(), each
            else:
                each.note(f"`{pair.strip()}` of `{node.name}` is no `name=value`.")


def _said(node: Node) -> str:
    return str(node.value).lower() if isinstance(node.value, bool) else node.text()


def _ids(root: Node, names: Mapping[str, str]) -> IdNames:
    """Return how operation ids become names of methods, and schemas classes."""
    extra = root.get("additionalProperties")
    dropped = 0
    if _said(root.get("removeOperationIdPrefix")) == "true" or (
        _said(extra.get("removeOperationIdPrefix")) == "true"
    ):
        count = _either(root, extra, "removeOperationIdPrefixCount")
        dropped = int(count) if re.fullmatch(r"-?\d{1,3}", count) else 1
    return IdNames(
        mapped=names,
        every_tag=True,
        dropped=dropped,
        delimiter=_either(root, extra, "removeOperationIdPrefixDelimiter") or "_",
        of_generator=True,
        front=_either(root, extra, "modelNamePrefix"),
        end=_either(root, extra, "modelNameSuffix"),
    )


def _normalized(
    rules: Mapping[str, tuple[str, Node]], by_id: IdNames, settings: dict[str, Setting]
) -> IdNames:
    """Return how tags are read after the rules of the normaliser, which is a document's."""
    for key, (text, node) in rules.items():
        if text == "false":
            continue
        match key:
            case "FILTER":
                _filter(node, text, settings)
            case "KEEP_ONLY_FIRST_TAG_IN_OPERATION":
                by_id = replace(by_id, every_tag=False)
            case "SET_TAGS_FOR_ALL_OPERATIONS":
                by_id = replace(by_id, tag=text)
            case "SET_TAGS_TO_OPERATIONID":
                by_id = replace(by_id, tag_is_id=True)
            case "REMOVE_X_INTERNAL":
                by_id = replace(by_id, internal=True)
            case "SET_TAGS_TO_VENDOR_EXTENSION":
                by_id = replace(by_id, tag_key=text)
            case _ if key not in _NORMAL:
                node.note(f"The normaliser's `{key}` is not carried.",
                          "Change the document with an overlay.")  # fmt: skip
            case _:
                pass
    return by_id


def _identity(root: Node) -> dict[str, Setting]:
    """Return the names of the package, and its metadata."""
    settings: dict[str, Setting] = {"pagination": False}
    extra = root.get("additionalProperties")
    package = _either(root, extra, "packageName") or _PACKAGE
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


def _filter(node: Node, text: str, settings: dict[str, Setting]) -> None:
    """Read the normaliser's filter: which operations are wanted."""
    match = re.fullmatch(r"(operationId|tag|path)\s*:\s*(.+)", text)
    if match is None:
        node.note(
            f"The filter `{text}` is not carried.",
            "`include` and `exclude` choose operations.",
        )
        return
    values: list[Setting] = [
        each.strip() for each in match[2].split("|") if each.strip()
    ]
    key = {"operationId": "operation_ids", "tag": "tags", "path": "paths"}[match[1]]
    if key == "paths":
        values = [f"{each}*" for each in values]
    settings["include"] = {key: values}
