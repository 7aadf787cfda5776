"""How the names of one package are spelled: decided by its first build, and kept.

The rule by which text is taken apart into words has got better over time. Names that follow
from the text alone are not in `gen.lock`, so the rule itself is: a package goes on with the
one that it was made by, until `gen build --rename`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sdkwright.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Api

Casings: TypeAlias = tuple[tuple[str, str], ...]
"""How words are written in class names, by the word in lower case."""

APART: Final = "apart behind digits"
"""The rule before there was a choice: `i18n` is `i18_n`, and `oAuth` is `o_auth`."""
WHOLE: Final = "whole"
"""A letter behind digits belongs to its word, and so does one before an initialism."""
SPLITTING: Final = "words"
"""What the decision is called in `gen.lock`."""


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
        api: With what an earlier build has decided.
        recorded: Names of that build, by scope. One that has named types and has recorded
            no rule had only one.
    """
    before = api.decisions.get(SPLITTING, APART if "types" in recorded else WHOLE)
    rule = APART if before == APART else WHOLE
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
