"""The kinds of values that take part in paging."""

from __future__ import annotations

from typing import Final

from sdkwright.ir import Kind

TEXT: Final = frozenset({Kind.STRING, Kind.UUID, Kind.ANY, Kind.BASE64})
WHOLE: Final = frozenset({Kind.INTEGER, Kind.NUMBER})
FLAG: Final = frozenset({Kind.BOOLEAN})
