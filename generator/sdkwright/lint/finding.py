"""What a check has found, and the change of the document that would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from sdkwright.ir import Json
    from sdkwright.source import Pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Members to set on one object of the document.

    Attributes:
        at: The object, where it is in the shape of 3.1.
        members: What is merged into it, as an overlay's `update` is.
        reason: What the proposal rests on, in one sentence.
    """

    at: Pointer
    members: dict[str, Json]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing about a document that makes the package worse.

    Attributes:
        code: The rule's.
        message: One sentence: what is there.
        at: The node it is about.
        fix: What `--fix` proposes; None where only the author knows.
    """

    code: str
    message: str
    at: Pointer
    fix: Fix | None = None
