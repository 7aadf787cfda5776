"""By which rule names are taken apart into words is decided once, and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings, strategies as st

from tests.effort import examples
from tests.snippets.making import Made, make

EARLIER = {"decisions": {"words": "apart behind digits"}}

WORDS = st.sampled_from(
    [
        *("i18n", "k8s", "oAuth", "OAuthX", "e2e", "B2BAccount", "gRPC", "ipv4s", "S3"),
        *(
            "x1y2",
            "point2D",
            "plain",
            "userId",
            "gitHubApp",
            "x5t#S256",
            "日本2a",
            "a1b",
        ),
    ]
)
NAMES = st.lists(
    st.tuples(WORDS, st.sampled_from(["", "Key", "_count", "Id"])).map("".join),
    min_size=1,
    max_size=5,
    unique_by=str.lower,
)


def document(names: Sequence[str]) -> dict[str, object]:
    """Return a document in which names are those of everything that there is."""
    paths: dict[str, object] = {}
    schemas: dict[str, object] = {}
    for name in names:
        key = "".join(each for each in name if each.isascii() and each.isalnum()) or "K"
        properties = {each: {"type": "string"} for each in names}
        schemas[key] = {"type": "object", "properties": {**properties, key: {}}}
        ref = {"$ref": f"#/components/schemas/{key}"}
        query = [
            {"name": n, "in": "query", "schema": {"type": "string"}} for n in names
        ]
        done = {"description": "x", "content": {"application/json": {"schema": ref}}}
        paths[f"/{key}"] = {"get": {"parameters": query, "responses": {"200": done}}}
        paths[f"/{key}/{{id}}/{key}"] = {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {}},
            ],
            "post": {
                "requestBody": {"content": {"application/json": {"schema": ref}}},
                "responses": {"200": done},
            },
        }
    info = {"title": "Acme", "version": "1"}
    components = {
        "schemas": schemas,
        "securitySchemes": {
            f"{each}Key": {"type": "apiKey", "in": "header", "name": f"X-{number}"}
            for number, each in enumerate(schemas)
        },
    }
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": components}


def without_rule(made: Made) -> dict[str, Mapping[str, str]]:
    """Return the names that a build has settled, as a version without rules had them."""
    assert made.package is not None, made.diagnostics
    names = dict(made.package.names)
    decisions = dict(names["decisions"])
    del decisions["words"]
    return {**names, "decisions": decisions}


def code(made: Made) -> dict[str, str]:
    """Return the files of a package that are code."""
    return {path: text for path, text in made.files.items() if path.endswith(".py")}


@settings(max_examples=examples(60, few=6), deadline=None)
@given(NAMES)
def test_a_lock_without_the_rule_keeps_all_names(names: Sequence[str]) -> None:
    before = make(document(names), names=EARLIER)
    after = make(document(names), names=without_rule(before))
    assert code(after) == code(before)
    assert before.package is not None
    assert after.package is not None
    assert after.package.names == before.package.names


@settings(max_examples=examples(40, few=6), deadline=None)
@given(NAMES, NAMES, st.booleans())
def test_what_is_added_is_named_by_the_same_rule(
    names: Sequence[str], more: Sequence[str], earlier: bool
) -> None:
    known = {each.lower() for each in names}
    grown = [*names, *(each for each in more if each.lower() not in known)]
    first = make(document(names), names=EARLIER if earlier else None)
    recorded = without_rule(first) if earlier else first.package and first.package.names
    later = make(document(grown), names=recorded)
    assert first.package is not None
    assert later.package is not None
    rule = first.package.names["decisions"]["words"]
    assert later.package.names["decisions"]["words"] == rule
    for scope, settled in first.package.names.items():
        if not scope.startswith(("decisions", "fields:", "keys:", "folders")):
            after = later.package.names[scope]
            assert {key: after[key] for key in settled} == dict(settled), scope


def test_new_packages_have_whole_words() -> None:
    fresh = make(document(["i18nKey"]))
    assert "i18n_key" in fresh.file("types/i18n_key.py")
    before = make(document(["i18nKey"]), names=EARLIER)
    kept = make(document(["i18nKey"]), names=without_rule(before))
    assert "i18_n_key" in kept.file("types/i18_n_key.py")
    assert "i18n_key" not in "".join(code(kept).values())


def test_packages_without_any_decision_are_of_earlier_versions() -> None:
    before = make(document(["k8s"]), names=EARLIER)
    names = {k: v for k, v in without_rule(before).items() if k != "decisions"}
    assert code(make(document(["k8s"]), names=names)).keys() == code(before).keys()


def test_a_new_method_of_an_earlier_package_finds_its_resource() -> None:
    def paths(*places: str) -> dict[str, object]:
        done = {"responses": {"204": {"description": "x"}}}
        return {
            "openapi": "3.1.0",
            "info": {"title": "Acme", "version": "1"},
            "paths": {
                place: {"get": {"operationId": f"get{number}OAuthX", **done}}
                for number, place in enumerate(places)
            },
        }

    old = ("/oAuthClients", "/K8sNodes/{id}")
    new = ("/oAuthClients/{id}", "/oAuthClients/{id}/gRPCRoutes", "/K8sNodes")
    before = make(paths(*old), names=EARLIER)
    after = make(paths(*old, *new), names=without_rule(before))
    assert after.package is not None
    resources = after.package.names["resources:"]
    assert sorted(resources.values()) == ["k8_s_nodes", "o_auth_clients"]
    inner = after.package.names["resources:o_auth_clients"]
    assert list(inner.values()) == ["g_rpc_routes"]
    fresh = make(paths(*old, *new)).package
    assert fresh is not None
    assert sorted(fresh.names["resources:"].values()) == ["k8s_nodes", "oauth_clients"]
