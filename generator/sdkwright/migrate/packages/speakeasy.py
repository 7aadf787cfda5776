"""Surfaces of packages whose client is in `sdk.py`, as Speakeasy makes them."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

from sdkwright.migrate.packages.calls import arguments, keyword_text, path_texts
from sdkwright.migrate.packages.modules import functions, listed, text_of
from sdkwright.migrate.packages.types import exported_types
from sdkwright.migrate.surfaces import OldArgument, OldMethod, OldSurface, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.migrate.packages.modules import Function, Module, Modules

_OPTIONS: Final = frozenset(
    {"retries", "server_url", "timeout_ms", "http_headers", "accept_header_override",
     "url_override"}
)  # fmt: skip
_VARIABLE: Final = re.compile(r"[\"']([A-Z][A-Z0-9]*_[A-Z0-9_]+)[\"']")
_SETTINGS: Final = ("security.py", "sdk.py", "sdkconfiguration.py", "values.py")
_DEEPEST: Final = 8
_NAME: Final = re.compile(r"[A-Za-z_][\w.]*")
_PLACED: Final = re.compile(r"FieldMetadata\((?:path|query|header|request)=")
_OPTIONAL: Final = re.compile(
    r"^(?:\w+\.)?(?:Annotated\[)?(?:\w+\.)?(?:Optional|NotRequired)\["
)


def is_speakeasy(modules: Modules) -> bool:
    """Whether a package has this form."""
    return {"sdk.py", "basesdk.py"} <= {*modules.files.texts}


def speakeasy_surface(modules: Modules) -> OldSurface | None:
    """Return the surface of a package; None where its client is not to be found."""
    module = modules.get("sdk")
    client = next(
        (each for each in (module.classes.values() if module else ()) if _is_sdk(each)),
        None,
    )
    if module is None or client is None:
        return None
    init = next((f for n, f, _ in functions(client) if n == "__init__"), None)
    types = exported_types(modules, ("models", "types"))
    names = {name for each in types.values() for name in each}
    top = modules.get("")
    exports = {*listed(top), *(top.imports if top is not None else ())}
    return OldSurface(
        shape=Shape.SPEAKEASY,
        package=modules.files.name,
        label=modules.files.label,
        client=client.name,
        async_client=client.name,
        options=arguments(init, (), ()) if init is not None else (),
        env=_environment(modules),
        methods=tuple(_methods(modules, module, client, ())),
        exports=tuple(sorted(exports)),
        types=types,
        errors=tuple(sorted(each for each in names if each.endswith("Error"))),
    )


def _is_sdk(node: ast.ClassDef) -> bool:
    return any("BaseSDK" in ast.unparse(each) for each in node.bases)


def _methods(
    modules: Modules, module: Module, node: ast.ClassDef, dotted: tuple[str, ...]
) -> Iterator[OldMethod]:
    for each in node.body if len(dotted) < _DEEPEST else ():
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            below = modules.find(module, text_of(each.annotation))
            if below is None or not isinstance(below.node, ast.ClassDef):
                continue
            if _is_sdk(below.node):
                path = (*dotted, each.target.id)
                yield from _methods(modules, below.module, below.node, path)
    for name, implementation, overloads in functions(node):
        if name.startswith("_") or isinstance(implementation, ast.AsyncFunctionDef):
            continue
        found = _request(implementation)
        if found is not None:
            own = arguments(implementation, overloads, _OPTIONS)
            request, members = _held(modules, module, own)
            yield OldMethod(
                name=".".join((*dotted, name)),
                verb=found[0],
                paths=found[1],
                arguments=own,
                returns=text_of(implementation.returns),
                module=module.name,
                request=request,
                members=members,
            )


def _held(
    modules: Modules, module: Module, own: Sequence[OldArgument]
) -> tuple[str, tuple[OldArgument, ...]]:
    """Return the class of the object that holds all arguments, and its members.

    A body has none that say where they are sent.
    """
    given = next((each for each in own if each.name == "request"), None)
    for name in _NAME.findall(given.type) if given is not None else ():
        found = modules.find(module, name)
        if found is None or not isinstance(found.node, ast.ClassDef):
            continue
        if _PLACED.search(ast.unparse(found.node)):
            return found.name, tuple(_members(found.node))
    return "", ()


def _members(node: ast.ClassDef) -> Iterator[OldArgument]:
    for each in node.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            type_ = text_of(each.annotation)
            optional = _OPTIONAL.search(type_) is not None
            yield OldArgument(
                name=each.target.id,
                required=each.value is None and not optional,
                type=type_,
            )


def _request(node: Function) -> tuple[str, tuple[str, ...]] | None:
    for call in ast.walk(node):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        if call.func.attr.lstrip("_").startswith("build_request"):
            words = {each.arg: each.value for each in call.keywords}
            paths = tuple(path_texts(words["path"])) if "path" in words else ()
            verb = keyword_text(call, "method")
            if verb and paths:
                return verb, paths
    return None


def _environment(modules: Modules) -> tuple[str, ...]:
    found: set[str] = set()
    for path, data in modules.files.texts.items():
        if path.rpartition("/")[2] in _SETTINGS:
            found.update(_VARIABLE.findall(data.decode(errors="replace")))
    return tuple(sorted(found))
