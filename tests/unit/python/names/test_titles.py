"""What a document is called: after its title, where the name of its file says nothing."""

from __future__ import annotations

import pytest
from sdkwright.python.names import (
    class_of,
    names_more,
    package_of,
    package_of_file,
    package_of_host,
    says_nothing,
)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        *(("openapi", True), ("swagger", True), ("openapi-v1", True), ("api", True)),
        *(
            ("openapiv3", True),
            ("open-api", True),
            ("spec", True),
            ("admin", False),
            ("petstore", False),
        ),
        *(("rest-catalog-open-api", False), ("orders_v2", False)),
        *(("openapi-full", True), ("svc", True), ("api_backend", True), ("all", True)),
    ],
)
def test_names_of_files_that_say_nothing(stem: str, expected: bool) -> None:
    assert says_nothing(stem) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Nomad", "nomad"),
        ("Recurly V3 API", "recurly"),
        ("Swagger Petstore - OpenAPI 3.0", "petstore"),
        ("FOSSology API", "fossology"),
        ("PortainerCE API", "portainer_ce"),
        ("NetBox REST API", "netbox"),
        ("AssemblyAI API", "assemblyai"),
        ("lakeFS API", "lakefs"),
        ("UserService", "user_service"),
        ("TransparencyExchangeAPI", "transparency_exchange_api"),
        ("Netlify's API documentation", "netlify"),
        ("Discord HTTP API (Preview)", "discord"),
        ("(Pets)", "pets"),
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
        ("lakeFS API", "lakefs", "LakeFS"),
        ("Coinbase Developer Platform", "coinbase_developer_platform", "CoinbaseDeveloperPlatform"),
        ("The Cat API", "the_cat_api", "TheCatAPI"),
        ("PETSTORE", "petstore", "Petstore"),
        ("Discord HTTP API (Preview)", "discord", "Discord"),
        ("Discord HTTP API (Preview)", "discord_http_preview", "DiscordHTTPPreview"),
        ("Other", "acme", ""),
        ("", "acme", ""),
    ],
)  # fmt: skip
def test_the_class_has_the_capitals_of_the_title(
    title: str, name: str, expected: str
) -> None:
    assert class_of(title, name) == expected


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        *(("asana_oas", "asana"), ("karakeep-openapi-spec", "karakeep")),
        *(("rest-catalog-open-api", ""), ("petstore", ""), ("admin_api", "")),
        ("acme-v2", "acme"),
    ],
)
def test_the_package_of_a_file(stem: str, expected: str) -> None:
    assert package_of_file(stem) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        *(("us.sentry.io", "sentry"), ("{region}.sentry.io", "sentry")),
        *(("api.shop.co.uk", "shop"), ("my-own.dev", "my_own"), ("gov.uk", "gov")),
        *(("localhost", ""), ("127.0.0.1", ""), ("api.example.com", ""), ("", "")),
        *(("{host}", ""), ("x.herokuapp.com", "")),
    ],
)
def test_the_package_of_a_server(host: str, expected: str) -> None:
    assert package_of_host(host) == expected


@pytest.mark.parametrize(
    ("title", "stem", "expected"),
    [
        ("Acme Payments API", "payments", True),
        ("Acme Spot API", "spot_api", True),
        ("Acme Payments API", "acme", False),
        ("Payments API", "payments-v1", False),
        ("Acme API", "payments", False),
        ("", "payments", False),
    ],
)
def test_a_title_says_whose_a_file_is(title: str, stem: str, expected: bool) -> None:
    assert names_more(title, stem) is expected
