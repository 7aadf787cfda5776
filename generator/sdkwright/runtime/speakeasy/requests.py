"""Arguments that old programs give as members of one object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.omission import Omit, omit
from ..models.values import is_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

_REQUEST: Final = "request"
# What a method's variables hold besides arguments.
_OTHERS: Final = frozenset({"self", "request_options"})


def members_of(variables: Mapping[str, object]) -> dict[str, object]:
    """Return the arguments of a call, whether it gave them by name or as one `request`.

    Args:
        variables: The variables of the method.

    Raises:
        TypeError: `request` is no such object, or something is given twice.
    """
    found = dict(variables)
    request = found.pop(_REQUEST, omit)
    if isinstance(request, Omit):
        return found
    if not is_mapping(request):
        raise TypeError("`request` must be a mapping of arguments, or of its type")
    for name, value in request.items():
        own = name if name in found and name not in _OTHERS else f"{name}_"
        if own not in found:
            raise TypeError(f"`request` has an unexpected member {name!r}")
        if not isinstance(found[own], Omit) and found[own] != value:
            raise TypeError(f"`{own}` is a member of `request`, too: give one")
        found[own] = value
    return found
