"""What a package costs those who install and import it, measured on its files.

Nothing of the package is run: the size of the wheel is the sum of its files as a wheel
compresses them, and the modules that an import loads are found by reading imports. Packages are
lazy: `__init__.py` has a table of names and the modules they come from, and a module is loaded
when one of its names is asked for. What stands in functions or is for type checkers only is not
loaded.
"""

from __future__ import annotations

import ast
import zlib
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_MAX_BYTES: Final = 64 * 1024 * 1024
# What a wheel says of each file besides its content: two headers, and a line of RECORD.
_ENTRY: Final = 115
# How much is compressed at once where only a part of what is large is compressed, and which
# part of it; a kind of files that is smaller than so many pieces is compressed whole.
_PIECE: Final = 65_536
_EACH: Final = 4
_LARGE: Final = 10
_TABLE: Final = "_NAMES"
_INDEX: Final = "__init__.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The cost of a package.

    Attributes:
        wheel: The size of the wheel in bytes: to about one per cent, and to about five in
            a large package of which only a part was compressed.
        modules: How many modules of the package an import of a client loads, at most.
        path: The length of the longest path below `site-packages`.
        lines: Lines of code for each operation, without the runtime, rounded up.
    """

    wheel: int = 0
    modules: int = 0
    path: int = 0
    lines: int = 0


def measure(
    folder: Path,
    paths: Iterable[str],
    clients: Mapping[str, str],
    operations: int,
    *,
    whole: bool,
) -> Figures:
    """Return the figures of a package on disk.

    Args:
        folder: The output folder.
        paths: The files of the package, relative to it; those that are gone are left out.
        clients: The client class by the folder of each API, such as `acme/pets`.
        operations: How many operations there are.
        whole: Whether to compress all of a large package.
    """
    texts: dict[str, bytes] = {}
    for path in paths:
        if "/" not in path:
            continue  # what stands beside the package is not in the wheel
        try:
            texts[path] = read_regular(folder / path, _MAX_BYTES, follow=False)
        except OSError:
            continue
    own = [path for path in texts if path.endswith(".py") and "/_core/" not in path]
    lines = sum(texts[path].count(b"\n") for path in own)
    sources = {
        path: text.decode(errors="replace")
        for path, text in texts.items()
        if path.endswith(".py")
    }
    return Figures(
        wheel=sum(_ENTRY + 2 * len(path) for path in texts)
        + _compressed(texts, whole=whole),
        modules=max(
            (len(loaded_modules(sources, *each)) for each in clients.items()), default=0
        ),
        path=max(map(len, texts), default=0),
        lines=-(-lines // operations) if operations else 0,
    )


def _compressed(texts: Mapping[str, bytes], *, whole: bool) -> int:
    """Return what texts are together, each compressed by itself."""
    if whole:
        return sum(len(zlib.compress(text)) for text in texts.values())
    kinds: dict[tuple[str, str], list[bytes]] = {}
    for path in sorted(texts):
        kind = path.partition("/")[2].partition("/")[0], path.rpartition(".")[2]
        kinds.setdefault(kind, []).extend(_pieces(texts[path]))
    return round(sum(map(_estimated, kinds.values())))


def _pieces(text: bytes) -> list[bytes]:
    """Return the parts of a text that say how well it compresses."""
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]


def _estimated(pieces: Sequence[bytes]) -> float:
    """Return what alike texts are together when compressed, going by some of them."""
    size = sum(map(len, pieces))
    some = pieces[:: _EACH if size > _LARGE * _PIECE else 1]
    looked_at = sum(map(len, some))
    ratio = sum(len(zlib.compress(each)) for each in some) / (looked_at or 1)
    return size * ratio


def loaded_modules(
    sources: Mapping[str, str], folder: str, name: str
) -> frozenset[str]:
    """Return the files that `from folder import name` loads.

    Args:
        sources: The texts of the package's modules, by path.
        folder: The folder of a package, such as `acme/pets`.
        name: What is imported of it.
    """
    found: set[str] = set()
    parsed: dict[str, ast.Module] = {}
    waiting: list[tuple[str, str]] = [(folder, name)]
    seen: set[tuple[str, str]] = set()
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        for path, inner in _steps(sources, *each, parsed):
            if path not in found:
                found.add(path)
                waiting.extend(_imports(path, parsed[path]))
            if inner is not None:
                waiting.append(inner)
    return frozenset(found)


def _steps(
    sources: Mapping[str, str], module: str, name: str, parsed: dict[str, ast.Module]
) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """Yield the files of a module and its parents, and where a lazy name leads."""
    parts = module.split("/")
    for depth in range(1, len(parts)):
        parent = f"{'/'.join(parts[:depth])}/{_INDEX}"
        if _known(sources, parent, parsed):
            yield parent, None
    if _known(sources, f"{module}.py", parsed):
        yield f"{module}.py", None
        return
    index = f"{module}/{_INDEX}"
    if not _known(sources, index, parsed):
        return
    target = _table(parsed[index]).get(name)
    if target is not None:
        yield index, (_resolve(index, target), name)
    else:
        yield index, (f"{module}/{name}", "")


def _known(
    sources: Mapping[str, str], path: str, parsed: dict[str, ast.Module]
) -> bool:
    if path in sources and path not in parsed:
        try:
            parsed[path] = ast.parse(sources[path])
        except (SyntaxError, ValueError, RecursionError):
            parsed[path] = ast.Module(body=[], type_ignores=[])
    return path in parsed


def _table(module: ast.Module) -> dict[str, str]:
    """Return the names of a lazy package, and the relative modules they come from."""
    for node in module.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))
            ) if (name == _TABLE):
                return dict(_lines(text))
            case _:
                continue
    return {}


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield names and modules of a table: a module a line, indented ones go on."""
    module = ""
    for line in text.splitlines():
        names = line.split()
        if names and not line.startswith(" "):
            module = names.pop(0)
        yield from ((each.partition(":")[0], module) for each in names)


def _imports(path: str, module: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield what a module imports of its own package while it is loaded."""
    waiting: list[ast.stmt] = list(module.body)
    while waiting:
        match waiting.pop():
            case ast.ImportFrom(level=level, module=name, names=names) if level:
                target = _resolve(path, "." * level + (name or ""))
                yield from ((target, each.name) for each in names)
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=orelse):
                waiting += orelse
            case ast.If(body=body, orelse=orelse):
                waiting += [*body, *orelse]
            case ast.Try(body=body, handlers=handlers):
                waiting += body
                waiting += [each for handler in handlers for each in handler.body]
            case _:
                continue


def _resolve(path: str, dotted: str) -> str:
    """Return the module that a relative import in a file names."""
    name = dotted.lstrip(".")
    level = len(dotted) - len(name)
    parts = path.split("/")
    base = parts[: max(len(parts) - level, 0)]
    return "/".join((*base, *name.split("."))) if name else "/".join(base)
