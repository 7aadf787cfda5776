"""The checks, each a function from what is looked at to what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.lint.checks.credentials import credentials
from sdkwright.lint.checks.descriptions import descriptions
from sdkwright.lint.checks.enums import arrays, enums
from sdkwright.lint.checks.examples import examples
from sdkwright.lint.checks.formats import formats
from sdkwright.lint.checks.inline import inline, repeated
from sdkwright.lint.checks.names import names
from sdkwright.lint.checks.operations import operation_ids, responses, tags
from sdkwright.lint.checks.paging import paging
from sdkwright.lint.checks.samples import samples
from sdkwright.lint.checks.security import scopes, security
from sdkwright.lint.checks.servers import servers
from sdkwright.lint.checks.types import optional_results, untyped
from sdkwright.lint.checks.unions import unions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sdkwright.lint.finding import Finding
    from sdkwright.lint.subject import Subject

Check: TypeAlias = "Callable[[Subject], Iterator[Finding]]"

CHECKS: Final[tuple[Check, ...]] = (
    servers,
    security,
    credentials,
    scopes,
    operation_ids,
    tags,
    responses,
    names,
    optional_results,
    untyped,
    unions,
    inline,
    repeated,
    paging,
    enums,
    arrays,
    formats,
    examples,
    samples,
    descriptions,
)

__all__ = ["CHECKS"]
