"""openapi-python-client: `config.yaml`.

Its packages have a module for each operation, so that no call can stay; names of the package,
of operations and of classes are carried: `api.pets.list_pets` becomes `client.pets.list_pets`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.migrate.wanted import IdNames, Wanted, WantedType

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.migrate.config_files import Node
    from sdkwright.migrate.wanted import Setting

_KNOWN: Final = frozenset(
    {"project_name_override", "package_name_override", "package_version_override",
     "class_overrides", "content_type_overrides", "literal_enums", "post_hooks",
     "use_path_prefixes_for_title_model_names", "docstrings_on_attributes", "field_prefix",
     "generate_all_tags", "http_timeout"}
)  # fmt: skip
# What no other configuration has, so that a key nobody knows may stand beside it.
_MARKS: Final = frozenset(
    {"project_name_override", "package_name_override", "package_version_override",
     "class_overrides", "content_type_overrides", "use_path_prefixes_for_title_model_names"}
)  # fmt: skip
_ELSEWHERE: Final = frozenset(
    {"literal_enums", "docstrings_on_attributes", "use_path_prefixes_for_title_model_names",
     "generate_all_tags", "post_hooks"}
)  # fmt: skip


def is_openapi_python_client_config(tree: Json) -> bool:
    """Whether a tree is such a configuration."""
    if not isinstance(tree, dict):
        return False
    known = _KNOWN & {*tree}
    return bool(known & _MARKS) or (bool(known) and known.issuperset(tree))


def openapi_python_client_wanted(root: Node) -> Wanted:
    """Return what a configuration wants."""
    settings: dict[str, Setting] = {"positional": "all", "pagination": False}
    project = root.get("project_name_override").text().rpartition("/")[2]
    package = root.get("package_name_override").text() or project.replace("-", "_")
    package = package.strip("_") or "client"
    if package != root.get("package_name_override").text():
        root.get("package_name_override").note(
            f"The package is called `{package}`: a leading underscore is not possible."
        )
    settings["package"] = package.replace("-", "_").lower()
    settings["distribution"] = project or package.replace("_", "-")
    version = root.get("package_version_override").text()
    if version:
        settings["version"] = version
    types: list[WantedType] = []
    for schema, node in root.get("class_overrides").items():
        name = node.get("class_name").text()
        if name:
            types.append(WantedType(schema=schema, name=name, at=node))
        if node.get("module_name").text():
            node.get("module_name").note(
                "Modules of types are named after what is in them; import from `types`."
            )
    _elsewhere(root)
    every = root.get("generate_all_tags").value is True
    return Wanted(
        settings=settings,
        types=tuple(types),
        habits="ids",
        by_id=IdNames(every_tag=every),
    )


def _elsewhere(root: Node) -> None:
    """Say what is done otherwise here, and what nobody knows."""
    for key, node in root.items():
        if key == "content_type_overrides":
            for media_type, each in node.items():
                each.note(
                    f"`{media_type}` is not read as `{each.text()}`.",
                    "Change the media type in the document with an overlay.",
                )
        elif key == "http_timeout":
            node.note("The time limit is given to the client: `timeout`, in seconds.")
        elif key == "field_prefix":
            node.note("Names that Python cannot have get a word of their context here.")
        elif key not in _KNOWN | _ELSEWHERE:
            node.note(f"`{key}` is unknown; it is passed over.")
