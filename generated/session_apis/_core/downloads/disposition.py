"""The file name in ``Content-Disposition`` (RFC 6266), made safe."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

_PARAMETER: Final = re.compile(
    r""";\s*(?P<name>[\w!#$&+.^`|~-]+\*?)\s*=\s*
        (?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>[^;"]*))""",
    re.VERBOSE,
)
_ESCAPED: Final = re.compile(r"\\(.)")
_FORBIDDEN: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
_LONGEST: Final = 255
_LONGEST_HEADER: Final = 4096


def suggested_name(disposition: str) -> str | None:
    values: dict[str, str] = {}
    for match in _PARAMETER.finditer(disposition[:_LONGEST_HEADER]):
        quoted = match["quoted"]
        value = (
            match["plain"].strip() if quoted is None else _ESCAPED.sub(r"\1", quoted)
        )
        values.setdefault(match["name"].lower(), value)
    extended = _decode(values.get("filename*", ""))
    return _base_name(extended) or _base_name(values.get("filename", ""))


def _decode(value: str) -> str:
    charset, _, rest = value.partition("'")
    _, _, text = rest.partition("'")
    if charset.lower() not in ("utf-8", "iso-8859-1"):
        return ""
    return unquote(text, encoding=charset, errors="replace")


def _base_name(path: str) -> str | None:
    name = path.replace("\\", "/").rpartition("/")[2]
    name = _FORBIDDEN.sub("", name).strip().rstrip(". ")
    if not name or _DEVICES.match(name):
        return None
    stem, dot, suffix = name.rpartition(".")
    room = _LONGEST - len(f".{suffix}".encode())
    if len(name.encode()) <= _LONGEST:
        return name
    if not dot or room <= 0:
        return _cut(name, _LONGEST)
    return f"{_cut(stem, room)}.{suffix}"


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
