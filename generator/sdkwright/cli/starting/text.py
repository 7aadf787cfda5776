"""The text of a first gen.toml: a few lines that hold, and in comments all that was inferred.

Texts of the document stand only in comments and in quoted strings, without line ends and
control characters.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sdkwright.code_frame import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.cli.starting.inferred import Inferred, Page

_SHOWN: Final = 12
_CORE: Final = 'core = ["testing"]  # the fake server that the package\'s tests call'
_WIDTH: Final = 92


def text_of(
    found: Inferred,
    *,
    package: str,
    spec: str,
    overlays: Sequence[str],
    hosts: Sequence[str],
    root: str = "",
    out: str = "",
    license: str = "",
    tested: bool = False,
) -> str:
    """Return the text of a gen.toml.

    Args:
        found: What was inferred.
        package: The package's name.
        spec: The document, as the configuration names it.
        overlays: The overlays that change it.
        hosts: The hosts that may be asked.
        root: The folder that references may reach; empty for the document's own.
        out: The package's folder; empty for the usual one.
        license: An SPDX expression; empty where none was named.
        tested: Whether the package gets tests, which need a fake server.
    """
    lines = [
        "# What `gen build` makes of this document. A line behind a # says what holds without",
        "# it: take the # away and change it. All keys: `gen config --reference`.",
        "",
        f"package = {quoted(package)}",
        f"spec = {quoted(spec)}",
    ]
    if overlays:
        lines.append(f"overlays = [{', '.join(map(quoted, overlays))}]")
    if root:
        lines.append(f"root = {quoted(root)}")
    if hosts:
        lines.append(f"allow_remote = [{', '.join(map(quoted, hosts))}]")
    lines += [
        *_strict(found),
        *_project(package, out, license),
        f"# client = {quoted(found.client)}",
        f"# env_prefix = {quoted(package.upper())}",
        "",
        "# Besides what the document needs: polling, bulk, testing, telemetry, aiohttp ...",
        _CORE if tested else '# core = ["testing"]',
        "",
        *_environments(found),
        *_credentials(found),
        *_pages(found.pages),
        *_resources(found),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _project(package: str, out: str, license: str) -> Iterator[str]:
    """Yield lines about the project, each in a comment where nothing was said."""
    yield ""
    yield f"out = {quoted(out)}" if out else '# out = "generated"'
    yield f'# distribution = {quoted(package.replace("_", "-"))}'
    yield '# version = "0.1.0"'
    yield f"license = {quoted(license)}" if license else '# license = "MIT"'
    yield ""


def quoted(text: str) -> str:
    """Return a string of TOML: what JSON escapes, TOML escapes in the same way."""
    return json.dumps(text).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    """Return a comment of one line."""
    plain = " ".join(visible(text).split())
    return f"# {plain if len(plain) <= _WIDTH else plain[: _WIDTH - 3] + '...'}"


def _strict(found: Inferred) -> Iterator[str]:
    if not found.faults:
        yield "strict = true  # a fault in the document stops the build; there is none now"
        return
    count = len(found.faults)
    yield ""
    yield f"# Faults in the document, {count} so far, each skip or assume one part. For a document"
    yield "# of your own make them errors:"
    yield "# strict = true"
    for each in found.faults[:_SHOWN]:
        yield _comment(f"  doubtful: {each}")
    yield from _more(count)


def _environments(found: Inferred) -> Iterator[str]:
    yield "# The servers, from the document; the first is the default."
    if not found.environments:
        yield "# It names none: without this, users must say `base_url`."
        yield '# base_url = "https://..."'
    else:
        yield "# [environments]"
    for name, url in found.environments[:_SHOWN]:
        yield _comment(f"{quoted(name)} = {quoted(url)}")
    yield from _more(len(found.environments))
    yield ""


def _credentials(found: Inferred) -> Iterator[str]:
    yield "# Credentials: the client's argument and the variable it is taken from else."
    if not found.credentials:
        yield "# The document declares no security scheme; calls carry no credential."
    for argument, env, scheme in found.credentials[:_SHOWN]:
        yield _comment(f"{argument}, {env}: security scheme {scheme}")
    if found.credentials:
        yield from _renamed(found.credentials[0][2], found)
    yield ""


def _renamed(scheme: str, found: Inferred) -> Iterator[str]:
    """Yield what would name the parts of a credential."""
    own = [each[:2] for each in found.credentials if each[2] == scheme]
    yield _comment(f"[security_schemes.{quoted(scheme)}]")
    for key, part in (("argument", 0), ("env", 1)):
        values = [quoted(each[part]) for each in own]
        pairs = ", ".join(
            f"{name} = {value}"
            for name, value in zip(("username", "password"), values, strict=False)
        )
        yield _comment(f"{key} = {values[0] if len(own) != 2 else f'{{ {pairs} }}'}")


def _pages(pages: Sequence[Page]) -> Iterator[str]:
    yield "# Lists that come in pages."
    if not pages:
        yield "# None was found."
    for each in pages[:_SHOWN]:
        where = f"`{each.parameter}`" if each.parameter else "the response"
        why = (
            f"doubtful, inferred from {where}"
            if each.doubtful
            else "the document says so"
        )
        yield _comment(f"{each.key}: {each.style} by {where} ({why})")
    yield from _more(len(pages))
    doubtful = next((each for each in pages if each.doubtful), None)
    if doubtful is not None:
        yield _comment(f"[operations.{quoted(doubtful.key)}]")
        yield "# pagination = false"
    yield ""


def _resources(found: Inferred) -> Iterator[str]:
    yield "# Resources and how many methods each has, with the rules that named most of them."
    if found.client_methods:
        yield _comment(f"the client itself: {found.client_methods}")
    for path, count, rule in found.resources[:_SHOWN]:
        yield _comment(f"{path}: {count} ({rule})")
    yield from _more(len(found.resources))
    if found.doubts:
        yield "# Names that are doubtful; a line settles each."
        yield "# [names]"
    for each in found.doubts[:_SHOWN]:
        yield _comment(f"{quoted(each.key)} = {quoted(each.name)}  # {each.reason}")
    yield from _more(len(found.doubts))


def _more(count: int) -> Iterator[str]:
    if count > _SHOWN:
        yield f"# ... and {count - _SHOWN} more"
