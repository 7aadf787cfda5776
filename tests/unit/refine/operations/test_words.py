"""Names of the document are split into words and brought to the singular."""

from __future__ import annotations

import pytest
from sdkwright.refine.operations.words import (
    is_plural,
    singular,
    singular_text,
    split,
    stems,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("listOrgRepos", ["list", "org", "repos"]),
        ("list-for-org", ["list", "for", "org"]),
        ("HTTPError", ["http", "error"]),
        ("getURLs", ["get", "urls"]),
        ("a2p_check", ["a2p", "check"]),
        ("oauth2Token", ["oauth2", "token"]),
        ("Data I/O endpoints", ["data", "io", "endpoints"]),
        ("1-Click Apps", ["1", "click", "apps"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert list(split(text)) == words


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("sessions", "session"),
        ("policies", "policy"),
        ("boxes", "box"),
        ("branches", "branch"),
        ("statuses", "status"),
        ("people", "person"),
        ("news", "news"),
        ("access", "access"),
        ("analysis", "analysis"),
        ("bus", "bus"),
        ("data", "data"),
        ("metrics", "metric"),
        ("topics", "topic"),
        ("analytics", "analytics"),
        ("kubernetes", "kubernetes"),
    ],
)
def test_singular(plural: str, single: str) -> None:
    assert singular(plural) == single
    assert is_plural(plural) is (plural != single)


@pytest.mark.parametrize(
    ("text", "single"),
    [
        ("Home pets", "Home pet"),
        ("pull requests", "pull request"),
        ("ImageURLs", "ImageURL"),
        ("Policies", "Policy"),
        ("OAuthApps", "OAuthApp"),
        ("!", "!"),
    ],
)
def test_the_singular_of_a_name_keeps_the_rest(text: str, single: str) -> None:
    assert singular_text(text) == single


def test_stems() -> None:
    assert stems("SessionLabels") == ("session", "label")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("listOAuthClients", ("list", "oauth", "clients")),
        ("oAuthClients", ("oauth", "clients")),
        ("K8sNamespace", ("k8s", "namespace")),
        ("getB2BAccount", ("get", "b2b", "account")),
        ("IPv4Addresses", ("ipv4", "addresses")),
        ("gRPCRoutes", ("grpc", "routes")),
    ],
)
def test_whole_words_stay_whole(text: str, expected: tuple[str, ...]) -> None:
    assert split(text) == expected
