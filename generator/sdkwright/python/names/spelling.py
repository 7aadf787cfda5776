"""How the names of one package are spelled: decided by its first build, and kept.

The rule by which text is taken apart into words has got better over time. Names that follow
from the text alone are not in `gen.lock`, so the rule itself is: a package goes on with the
one that it was made by, until `gen build --rename`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sdkwright.frozen import replace
from sdkwright.ir import APART, SPLITTING, WHOLE, is_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Api

Casings: TypeAlias = tuple[tuple[str, str], ...]
"""How words are written in class names, by the word in lower case."""

_DECISIONS: Final = "decisions"


class Spelling(NamedTuple):
    """How names are spelled.

    Attributes:
        casings: How certain words are written in classes.
        splitting: By which rule text is taken apart: `WHOLE` or `APART`.
    """

    casings: Casings = ()
    splitting: str = WHOLE


PLAIN: Final = Spelling()
EARLIER: Final = Spelling(splitting=APART)
"""How everything was spelled before the rule was recorded."""


def with_splitting(api: Api, recorded: Mapping[str, Mapping[str, str]]) -> Api:
    """Return an API with the decision by which rule text is taken apart.

    Args:
        api: Without it, or as an earlier build has decided.
        recorded: Names of that build, by scope. One that has recorded other things and no
            rule had only one.
    """
    decided = recorded.get(_DECISIONS, {})
    before = is_apart(decided) if decided else "types" in recorded
    rule = APART if before else WHOLE
    return replace(api, decisions={**api.decisions, SPLITTING: rule})


def spelling_of(api: Api, casings: Casings = ()) -> Spelling:
    """Return how the names of an API are spelled, as was decided.

    Args:
        api: Its decisions say by which rule text is taken apart.
        casings: How certain words are written in classes.
    """
    return spelling_by(api.decisions, casings)


def spelling_by(decisions: Mapping[str, str], casings: Casings = ()) -> Spelling:
    """Return how names are spelled where this was decided.

    Args:
        decisions: What is decided for a whole document.
        casings: How certain words are written in classes.
    """
    return Spelling(casings, decisions.get(SPLITTING, WHOLE))
