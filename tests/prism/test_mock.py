"""The mock understands the specs: it takes every example and refuses what is wrong.

Nothing of the generated package is used here, so a failure lies in a spec or in the mock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import httpx2
import pytest

from tests.prism.cases import Case, all_cases
from tests.prism.limits import ANSWERS, REFUSAL
from tests.prism.server import Mock
from tests.specs.documents import APIS, calls, contents

KEYS = {
    "stagehand": {"Authorization": "Bearer secret"},
    "mix": {},
    "sipher": {"X-API-Key": "secret"},
    "syllable": {"Syllable-API-Key": "secret"},
}
CASES = tuple(all_cases())
SESSION = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"


def send(mock: Mock, case: Case) -> httpx2.Response:
    """Put a case on the wire by hand."""
    upload = case.media == "multipart/form-data"
    files = {name: ("a.bin", str(text).encode()) for name, text in case.body.items()}
    return httpx2.request(
        case.call.method,
        mock.url + case.path,
        params=dict_of_lists(case.query),
        headers={**KEYS[case.api], **case.headers, "Accept": accepted(case)},
        json=case.body if case.media == "application/json" else None,
        files=files if upload else None,
        timeout=20,
        verify=False,  # there is no TLS, and certificates take a while to load
    )


def dict_of_lists(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Pairs by their key."""
    return {key: [text for name, text in pairs if name == key] for key, _ in pairs}


def accepted(case: Case) -> str:
    """The first media type of the answer."""
    for status, response in case.call.responses():
        if status.startswith("2"):
            return next(iter(contents(response)), "*/*")
    raise AssertionError(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_mock_takes_every_example(
    case: Case, mock_of: Callable[[str], Mock]
) -> None:
    mock = mock_of(case.api)
    answer = send(mock, case)
    if accepted(case) == "text/event-stream":
        assert REFUSAL in answer.text
    else:
        assert answer.is_success, f"{answer.text}\n{mock.tail()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """A request that breaks one rule."""

    what: str
    api: str
    method: str
    path: str
    status: int
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)
    key: bool = True


BAD = (
    Bad(
        what="no key",
        api="stagehand",
        method="POST",
        path=f"/sessions/{SESSION}/end",
        status=401,
        key=False,
    ),
    Bad(
        what="unknown enum value",
        api="stagehand",
        method="POST",
        path="/sessions/start",
        status=422,
        body={"env": "MOON"},
    ),
    Bad(
        what="missing field",
        api="stagehand",
        method="POST",
        path=f"/sessions/{SESSION}/act",
        status=400,
        body={},
    ),
    Bad(
        what="missing body",
        api="stagehand",
        method="POST",
        path=f"/sessions/{SESSION}/observe",
        status=400,
    ),
    Bad(
        what="session id that is no UUID",
        api="stagehand",
        method="POST",
        path="/sessions/me/observe",
        status=400,
        body={},
    ),
    Bad(
        what="header value that is not allowed",
        api="stagehand",
        method="POST",
        path=f"/sessions/{SESSION}/observe",
        status=400,
        body={},
        headers={"x-stream-response": "maybe"},
    ),
    Bad(
        what="body where there is none",
        api="stagehand",
        method="POST",
        path=f"/sessions/{SESSION}/end",
        status=415,
        body={},
    ),
    Bad(
        what="snake case where camel case belongs",
        api="mix",
        method="POST",
        path="/api/sessions/s/rewind",
        status=400,
        body={"message_id": "m"},
    ),
    Bad(
        what="null that is not allowed",
        api="mix",
        method="PATCH",
        path="/api/sessions/s/callbacks",
        status=400,
        body={"callbacks": None},
    ),
    Bad(
        what="no key",
        api="sipher",
        method="POST",
        path="/v1/sessions",
        status=401,
        body={"defaults": {}},
        key=False,
    ),
    Bad(
        what="path value that breaks its pattern",
        api="sipher",
        method="GET",
        path="/v1/sessions/sess_1",
        status=400,
    ),
    Bad(
        what="number above its maximum",
        api="sipher",
        method="POST",
        path="/v1/sessions",
        status=400,
        body={"defaults": {}, "ttlSeconds": 86401},
    ),
    Bad(
        what="missing slash at the end",
        api="syllable",
        method="GET",
        path="/api/v1/sessions",
        status=404,
    ),
    Bad(
        what="several values in one item",
        api="syllable",
        method="GET",
        path="/api/v1/sessions/?search_fields=source%2Ctarget",
        status=422,
    ),
    Bad(
        what="missing query parameter",
        api="syllable",
        method="GET",
        path="/api/v1/sessions/recording/stream",
        status=422,
    ),
)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.api}-{bad.what}")
def test_the_mock_refuses_what_is_wrong(
    bad: Bad, mock_of: Callable[[str], Mock]
) -> None:
    """A checker that accepts everything would be none."""
    answer = httpx2.request(
        bad.method,
        mock_of(bad.api).url + bad.path,
        headers={**(KEYS[bad.api] if bad.key else {}), **bad.headers},
        json=bad.body,
        timeout=20,
        verify=False,  # there is no TLS, and certificates take a while to load
    )
    assert answer.status_code == bad.status, answer.text


def test_what_the_mock_cannot_check_is_listed() -> None:
    """Every answer that is not JSON is, and nothing else."""
    found = {
        (api, call.id, media)
        for api in APIS
        for call in calls(api)
        for status, response in call.responses()
        for media in contents(response)
        if media != "application/json"
    }
    assert found == ANSWERS.keys()
