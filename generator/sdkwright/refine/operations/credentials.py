"""Parameters that are credentials: the client has them, so that no call has to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sdkwright.frozen import replace
from sdkwright.ir import Location

if TYPE_CHECKING:
    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Operation

_Place: TypeAlias = tuple[Location, str]


def credentials_once(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Drop parameters that an operation's own credentials send already, and say so.

    Only where the operation asks for the scheme: elsewhere nothing but the parameter sends it.
    """
    known = {
        scheme.id: _place(scheme.location, scheme.parameter)
        for scheme in api.schemes
        if scheme.location is not None and scheme.parameter
    }
    found: dict[str, int] = {}
    operations = tuple(_without(each, api, known, found) for each in api.operations)
    for scheme in api.schemes:
        count = found.get(scheme.id, 0)
        if count:
            report.note(
                "parameter-is-credential",
                f"{scheme.parameter!r} is a parameter of {count} operation"
                f"{'' if count == 1 else 's'} and "
                f"the credential {scheme.id!r}: it is given once, to the client.",
                scheme.at,
            )
    return replace(api, operations=operations) if found else api


def _without(
    operation: Operation, api: Api, known: dict[str, _Place], found: dict[str, int]
) -> Operation:
    asked = operation.security if operation.security is not None else api.security
    sent = {
        known[name]: name
        for requirement in asked
        for name, _ in requirement.schemes
        if name in known
    }
    if not sent:
        return operation
    kept = tuple(
        each
        for each in operation.parameters
        if _place(each.location, each.wire) not in sent
    )
    if len(kept) == len(operation.parameters):
        return operation
    for each in operation.parameters:
        name = sent.get(_place(each.location, each.wire))
        if name is not None:
            found[name] = found.get(name, 0) + 1
    return replace(operation, parameters=kept)


def _place(location: Location, name: str) -> _Place:
    return location, name.lower() if location is Location.HEADER else name
