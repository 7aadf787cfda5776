"""Surfaces are read back as they were written, and only if they have the form."""

from __future__ import annotations

import json

import pytest
from sdkwright.surface import (
    Form,
    Member,
    Method,
    NamedType,
    Option,
    Surface,
    SurfaceError,
    dump,
    load,
)

SURFACE = Surface(
    module="acme",
    title="Acme",
    client="Acme",
    base_url="https://acme.example",
    options={"api_key": Option(name="api_key", type="Secret | None", env="ACME_KEY")},
    errors={"NotFoundError": "None"},
    webhooks=("POST paid",),
    methods={
        "pets.list": Method(
            path="pets.list",
            verb="GET",
            route="/pets",
            arguments=(
                Member(name="limit", type="int", wire="limit", location="query",
                       default="10", deprecated=True, limits={"maximum": 100}),
                Member(name="kind_", type="str", required=True, wire="kind", positional=True),
            ),
            responses=(("200", "application/json"), ("404", "")),
            security="key | ",
            pointer="#/paths/~1pets/get",
        )
    },
    types={
        "Pet": NamedType(name="Pet", form=Form.ALIAS, given=True, type="str",
                         limits={"pattern": "a"}),
    },
)  # fmt: skip


def test_a_surface_is_read_as_it_was_written() -> None:
    assert load(dump(SURFACE)) == SURFACE


def test_a_surface_of_an_earlier_version_says_nothing_of_positions() -> None:
    text = json.loads(dump(SURFACE))
    del text["positions"]
    (method,) = load(json.dumps(text)).methods.values()
    assert [each.positional for each in method.arguments] == [None, None]
    assert [each.required for each in method.arguments] == [False, True]


@pytest.mark.parametrize(
    "change",
    [
        {"surface": 2},
        {"module": 1},
        {"methods": []},
        {"methods": {"a": {"arguments": [["x"]]}}},
        {"methods": {"a": {"arguments": [["x", "int", 0, "", "", {"maximum": []}]]}}},
        {"methods": {"a": {"responses": [["200"]]}}},
        {"types": {"A": {"form": "other"}}},
        {"options": {"a": ["str"]}},
        {"errors": {"A": None}},
    ],
)
def test_other_forms_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(SurfaceError):
        load(json.dumps({**json.loads(dump(SURFACE)), **change}))


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000, "\0"])
def test_what_is_no_surface_is_refused(text: str) -> None:
    with pytest.raises(SurfaceError):
        load(text)
