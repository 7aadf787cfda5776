"""What the constructor's arguments for credentials are called.

One scheme has the plain name, `api_key` or `access_token`; the others have words of their
own in front of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.ir import Location, NameCandidate, Priority, SchemeKind
from sdkwright.python.names import Claim, Spelling, snake_words, spelling_of

if TYPE_CHECKING:
    from sdkwright.ir import Api, SecurityScheme

_PLAIN: Final = {
    SchemeKind.API_KEY: "api_key",
    SchemeKind.BEARER: "api_key",
    SchemeKind.OAUTH2: "access_token",
    SchemeKind.OPENID: "access_token",
    SchemeKind.OTHER: "api_key",
}
# Words at the end of a scheme's id that say that it is one.
_RESIDUE: Final = frozenset(
    {"auth", "authentication", "authorization", "scheme", "security", "header"}
)
# What a scheme's id ends with that names the secret itself.
_SECRETS: Final = frozenset({"key", "token", "secret", "jwt", "pat"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One secret of one scheme."""

    scheme: SecurityScheme
    word: str

    @property
    def key(self) -> str:
        """Who it is, the same in every build."""
        return f"{self.scheme.id}:{self.word}"


def claim(api: Api, part: Part) -> Claim:
    """An argument's name candidate; among several schemes of one kind, the scheme's id decides.

    The scheme that is called like the secret has the plain name, or else what most
    operations need.

    Args:
        api: Has the operations that need the scheme.
        part: The secret.
    """
    text = part.word or _PLAIN[part.scheme.kind]
    words = _words(part.scheme.id, spelling_of(api))
    fallback = NameCandidate(
        text=text,
        priority=Priority.GIVEN,
        alternatives=(_told_apart(part.scheme, words, text),),
        context=(part.scheme.id,),
        rule="scheme",
    )
    order = _order(api, part, called_so=not _own_words(words, text))
    return Claim(key=part.key, candidate=_chosen(part) or fallback, order=order)


def _order(api: Api, part: Part, *, called_so: bool) -> int:
    """Return whose turn it is: a smaller number comes first."""
    needed = _needed_by(api, part.scheme.id)
    said = bool(needed) and called_so
    # A cookie is what browsers have, not programs.
    cookie = part.scheme.location is Location.COOKIE
    return (2 * cookie - said) * (len(api.operations) + 1) - needed


def _needed_by(api: Api, scheme: str) -> int:
    """Return how many operations can be called with a scheme."""
    wanted = [
        api.security if each.security is None else each.security
        for each in api.operations
    ]
    return sum(
        any(scheme == name for each in requirements for name, _ in each.schemes)
        for requirements in wanted
    )


def _chosen(part: Part) -> NameCandidate | None:
    """Return the name that an extension gives to a part of a credential."""
    name = dict(part.scheme.arguments).get(part.word or "value")
    if name:
        rule = "x-sdkwright-name"
        return NameCandidate(text=name, priority=Priority.OVERRIDE, rule=rule)
    return part.scheme.candidate if not part.word else None


def _told_apart(scheme: SecurityScheme, words: tuple[str, ...], text: str) -> str:
    """Return a secret's name with its scheme's: `admin_api_key` of `AdminApiKeyAuth`.

    Words of the secret are not said twice: `query_api_key` of `ApiKeyQuery`. Where the id
    has no others, it is where the secret is sent that tells it apart.
    """
    own = _own_words(words, text)
    if own == words and words[-1] in _SECRETS and text in _PLAIN.values():
        return " ".join(words)
    if not own:
        place = scheme.location
        own = (place.value if place is not None else scheme.kind.value,)
    return " ".join((*own, text))


def _own_words(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return the words of a scheme's id that are not those of the secret's name."""
    secret = tuple(text.split("_"))
    size = len(secret)
    for start in range(len(words) - size + 1):
        if words[start : start + size] == secret:
            words = (*words[:start], *words[start + size :])
            break
    joined = "".join(secret)
    own = tuple(each for each in words if each != joined)
    return () if own == ("x",) else own  # of X-API-Key


def _words(scheme: str, spelling: Spelling) -> tuple[str, ...]:
    """Return the words of a scheme's id, without those that only say that it is one."""
    words = list(snake_words(scheme, spelling))
    while len(words) > 1 and words[-1] in _RESIDUE:
        words.pop()
    return tuple(words)
