"""Any text to words, and words to the casings of Python."""

from __future__ import annotations

import hashlib
import re

import pytest
from sdkwright.python.names import EARLIER
from sdkwright.python.names.words import (
    _APART,
    _WHOLE,
    MAX_LENGTH,
    pascal,
    snake,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sessionId", "session_id"),
        ("session-id", "session_id"),
        ("SESSION_ID", "session_id"),
        ("X-Request-ID", "x_request_id"),
        ("Data I/O endpoints", "data_io_endpoints"),
        ("HTTPError", "http_error"),
        ("XMLHttpRequest", "xml_http_request"),
        ("getURLs", "get_urls"),
        ("userIDsList", "user_ids_list"),
        ("IPv4Address", "ipv4_address"),
        ("UUIDv7", "uuidv7"),
        ("OAuth2Token", "oauth2_token"),
        ("myGitHubRepo", "my_github_repo"),
        ("PayPal-Request-Id", "paypal_request_id"),
        ("linkedPayPals", "linked_pay_pals"),
        ("iOSVersion", "ios_version"),
        ("sha256Hash", "sha256_hash"),
        ("AES256GCM", "aes256_gcm"),
        ("int64", "int64"),
        ("v1.2.3", "v1_2_3"),
        ("2FAToken", "2fa_token"),
        ("4XX", "4xx"),
        ("3dModel", "3d_model"),
        ("filter[created][gte]", "filter_created_gte"),
        ("a.b/c", "a_b_c"),
        ("$ref", "ref"),
        ("@type", "type"),
        ("__init__", "init"),
        ("_links", "links"),
        ("e-mail", "e_mail"),
    ],
)
def test_texts_that_real_documents_hold(text: str, expected: str) -> None:
    assert snake(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("créé à Łódź", "cree_a_lodz"),
        ("Straße", "strasse"),
        ("smørrebrød", "smorrebrod"),
        ("Æther", "aether"),
        ("Ǽon", "aeon"),
        ("\uff4f\uff53", "os"),  # full width: Python itself reads it as `os`
        ("ﬁle", "file"),
        ("№5", "no5"),
        ("日本", "日本"),
        ("Ωmega", "ω_mega"),
        ("a\u0301", "a"),  # a combining accent alone
        ("x\u200bid", "x_id"),
        ("x\u202eid", "x_id"),
        ("x\x00id", "x_id"),
        ("🙂", ""),
        ("", ""),
        ("---", ""),
    ],
)
def test_letters_outside_ascii(text: str, expected: str) -> None:
    assert snake(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("1", "1"),
        ("a-1", "a_1"),
        ("created>=", "created_gte"),
        ("created<", "created_lt"),
        ("<=>", "lte_gt"),
    ],
)
def test_signs_that_distinguish_names(text: str, expected: str) -> None:
    assert snake(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("session id", "SessionID"),
        ("SESSION_ID", "SessionID"),
        ("HTTPError", "HTTPError"),
        ("HTTP", "HTTP"),
        ("ID", "ID"),
        ("http error", "HTTPError"),
        ("OAuth2Token", "OAuth2Token"),
        ("getURLs", "GetURLs"),
        ("v1.2.3", "V1_2_3"),
        ("x86_64", "X86_64"),
        ("2fa", "2fa"),
        ("list", "List"),
    ],
)
def test_pascal_keeps_initialisms_but_does_not_shout(text: str, expected: str) -> None:
    assert pascal(text) == expected


def test_words_keep_their_case() -> None:
    assert words("getHTTPUrl_v2") == ("get", "HTTP", "Url", "v2")


def test_two_groups_of_digits_stay_apart() -> None:
    assert pascal("model 1 1") != pascal("model 11")


@pytest.mark.parametrize("casing", [snake, pascal])
def test_long_names_keep_their_first_and_last_words(casing: object) -> None:
    assert callable(casing)
    first, second = (casing("word " * 40 + end) for end in ("a", "b"))
    assert first != second
    assert max(len(first), len(second)) <= MAX_LENGTH
    assert first[:50] == second[:50]


def test_a_long_name_is_made_of_whole_words() -> None:
    text = (
        "create vector store file batch request with extra body chunking strategy param"
    )
    assert pascal(text) == "CreateVectorStoreFileBatchRequestWithExtraBodyStrategyParam"


def test_a_name_at_the_limit_is_left_alone() -> None:
    assert snake("x" * MAX_LENGTH) == "x" * MAX_LENGTH
    assert len(snake("x" * (MAX_LENGTH + 1))) == MAX_LENGTH


def test_hostile_length_takes_no_time() -> None:
    for text in ("A" * 200_000, "Aa" * 100_000, "1A" * 100_000, "ABs" * 70_000):
        assert snake(text)


@pytest.mark.parametrize(
    ("text", "name", "class_name"),
    [
        # one letter behind digits belongs to its word
        ("i18n", "i18n", "I18n"),
        ("l10n", "l10n", "L10n"),
        ("a11yLabel", "a11y_label", "A11yLabel"),
        ("k8sNamespace", "k8s_namespace", "K8sNamespace"),
        ("K8sNamespace", "k8s_namespace", "K8sNamespace"),
        ("I18NKey", "i18n_key", "I18NKey"),
        ("ipv4s", "ipv4s", "Ipv4s"),
        ("x5t#S256", "x5t_s256", "X5tS256"),
        # ... but not where it begins another one
        ("line1Text", "line1_text", "Line1Text"),
        ("S3Bucket", "s3_bucket", "S3Bucket"),
        ("x1y2", "x1_y2", "X1Y2"),
        ("V2APIKey", "v2_api_key", "V2APIKey"),
        ("address1A", "address1_a", "Address1A"),
        # a "to" between two letters
        ("e2e", "e2e", "E2E"),
        ("isB2BCustomer", "is_b2b_customer", "IsB2BCustomer"),
        ("p2pNetwork", "p2p_network", "P2PNetwork"),
        # dimensions
        ("point2D", "point_2d", "Point2D"),
        ("use3DSecure", "use_3d_secure", "Use3DSecure"),
        ("allow3DS2", "allow_3ds2", "Allow3DS2"),
        ("point2Data", "point2_data", "Point2Data"),
        # a small letter before an initialism
        ("gRPCPort", "grpc_port", "GRPCPort"),
        ("mTLS", "mtls", "MTLS"),
        ("vCPUs", "vcpus", "VCPUs"),
        ("xID", "x_id", "XID"),
        ("xAxis", "x_axis", "XAxis"),
        # names with a spelling of their own begin small in camel case
        ("oAuthX", "oauth_x", "OAuthX"),
        ("oAuth2Client", "oauth2_client", "OAuth2Client"),
        ("gitHubApp", "github_app", "GitHubApp"),
        ("macOS", "macos", "MacOS"),
        ("IoTDevice", "iot_device", "IoTDevice"),
        ("kWhUsage", "kwh_usage", "KWhUsage"),
    ],
)
def test_whole_words(text: str, name: str, class_name: str) -> None:
    assert snake(text) == name
    assert pascal(text) == class_name


@pytest.mark.parametrize(
    ("text", "name", "class_name"),
    [
        ("i18n", "i18_n", "I18N"),
        ("k8sNamespace", "k8_s_namespace", "K8SNamespace"),
        ("oAuthX", "o_auth_x", "OAuthX"),
        ("gRPCPort", "g_rpc_port", "GRPCPort"),
        ("use3DSecure", "use3_d_secure", "Use3DSecure"),
    ],
)
def test_packages_of_earlier_versions_split_as_before(
    text: str, name: str, class_name: str
) -> None:
    assert snake(text, EARLIER.splitting) == name
    assert pascal(text, EARLIER) == class_name


@pytest.mark.parametrize(
    ("rule", "digest"),
    [(_APART, "c3f0c1047b99a39c"), (_WHOLE, "a5ec63f0b174ed0d")],
    ids=["apart", "whole"],
)
def test_what_a_rule_means_stays(rule: re.Pattern[str], digest: str) -> None:
    """Fields are named anew at each build: another rule needs its own name in gen.lock."""
    plain = re.sub(r"#.*|\s+", "", rule.pattern)
    assert hashlib.blake2b(plain.encode(), digest_size=8).hexdigest() == digest
