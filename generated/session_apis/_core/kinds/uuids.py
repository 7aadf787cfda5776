"""Texts that stand for UUIDs."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from ..models.texts import Reader, Spelled, TextFormat, match, spelling_of

_UUID: Final = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_USUAL_UUID: Final = "^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


class SpelledUUID(Spelled, UUID):
    """A UUID that is spelled in a way of its own."""

    __slots__ = ("spelling",)

    def __reduce__(self) -> tuple[Reader, tuple[str]]:
        return read_uuid, (spelling_of(self) or str(self),)

    def __repr__(self) -> str:
        return f"UUID({str(self)!r})"


def read_uuid(text: str) -> UUID | str:
    if not match(_UUID, text):
        raise ValueError("not a UUID of RFC 4122")
    plain = UUID(text)
    if str(plain) == text:
        return plain
    value = SpelledUUID(text)
    object.__setattr__(value, "spelling", text)
    return value


FORMAT: Final = TextFormat(
    type=UUID,
    read=read_uuid,
    name="a UUID of RFC 4122",
    format="uuid",
    usual=_USUAL_UUID,
)
