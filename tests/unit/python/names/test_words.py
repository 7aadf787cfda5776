"""Any text to words, and words to the casings of Python."""

from __future__ import annotations

import pytest
from sdkwright.python.names.words import MAX_LENGTH, pascal, snake, words


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
