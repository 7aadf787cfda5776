"""What a document is called: after its title, where the name of its file says nothing."""

from __future__ import annotations

import pytest
from sdkwright.python.names import (
    class_of,
    package_of,
    package_of_file,
    package_of_host,
)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        *(("openapi", ""), ("swagger", ""), ("openapi-v1", ""), ("open-api", "")),
        *(("openapiv3", ""), ("2020-09-14", ""), ("openapi-derefed", ""), ("api", "")),
        *(("admin", "admin"), ("acme_oas", "acme"), ("acme-openapi-spec", "acme")),
        *(
            ("PaymentAPI-v2", "payment"),
            ("psd2-api_v1", "psd2"),
            ("orders_v2", "orders"),
        ),
        ("rest-catalog-open-api", "catalog"),
        ("rest-of-all-pets", "all_pets"),
    ],
)
def test_what_the_name_of_a_file_says(stem: str, expected: str) -> None:
    assert package_of_file(stem) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        *(
            ("api.acme.com", "acme"),
            ("acme.co.uk", "acme"),
            ("{region}.acme.io", "acme"),
        ),
        *(("localhost", ""), ("127.0.0.1", ""), ("api.example.com", ""), ("", "")),
        ("acme.test", ""),
    ],
)
def test_what_the_host_of_a_server_says(host: str, expected: str) -> None:
    assert package_of_host(host) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://api.pagerwatch.com", "pagerwatch"),
        ("PagerWatch", "pager_watch"),
        ("pager_watch pagerwatch pager-watch", "pager_watch"),
    ],
)
def test_a_word_with_capitals_is_one_as_addresses_write_it(
    text: str, expected: str
) -> None:
    assert package_of("PagerWatch API", text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Nomad", "nomad"),
        ("Recurly V3 API", "recurly"),
        ("Swagger Petstore - OpenAPI 3.0", "petstore"),
        ("FOSSology API", "fossology"),
        ("PortainerCE API", "portainer_ce"),
        ("API Reference", ""),
        ("", ""),
        ("What we do for you and how to call it", ""),
        ("\u30da\u30c3\u30c8 API", ""),
    ],
)
def test_the_package_of_a_title(title: str, expected: str) -> None:
    assert package_of(title) == expected


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("AssemblyAI API", "assemblyai", "AssemblyAI"),
        ("FOSSology API", "fossology", "FOSSology"),
        ("Coinbase Developer Platform", "coinbase_developer_platform", "CoinbaseDeveloperPlatform"),
        ("The Cat API", "the_cat_api", "TheCatAPI"),
        ("PETSTORE", "petstore", "Petstore"),
        ("Other", "acme", ""),
        ("", "acme", ""),
    ],
)  # fmt: skip
def test_the_class_has_the_capitals_of_the_title(
    title: str, name: str, expected: str
) -> None:
    assert class_of(title, name) == expected
