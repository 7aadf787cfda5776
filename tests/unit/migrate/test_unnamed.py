"""What an old package has no method for is left out, and said; then new operations are, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sdkwright.diagnostics import Report
from sdkwright.migrate.combine import combined
from sdkwright.migrate.document import outline
from sdkwright.migrate.surfaces import OldMethod, OldSurface, Shape
from sdkwright.migrate.wanted import Wanted

if TYPE_CHECKING:
    from sdkwright.ir.types import Json

OLD = OldSurface(
    label="zoo",
    shape=Shape.SPEAKEASY,
    package="zoo",
    client="Zoo",
    methods=(OldMethod(name="pets.list", verb="get", paths=("/pets",)),),
)


@pytest.mark.parametrize("more", [False, True])
def test_new_operations_get_methods_where_all_had_some(more: bool) -> None:
    paths: dict[str, Json] = {"/pets": {"get": {}}}
    if more:
        paths["/shops"] = {"get": {}}
    report = Report()
    found = combined(Wanted(), OLD, outline({"paths": paths}), report)
    assert found.only_named is more
    said = [each.message for each in report.diagnostics]
    assert [("`GET /shops`" in each) for each in said] == [True] * more
