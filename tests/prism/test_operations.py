"""Every operation of the generated package, called in both modes before the mock.

The mock says whether the request is right, by its own reading of the spec. What it cannot
see is checked here: that no argument was lost or changed on the way, and that the answer
was decoded to the declared type without losing anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from tests.prism.cases import Case, all_cases
from tests.prism.driver import Outcome, call, call_with
from tests.prism.limits import ANSWERS, REFUSAL
from tests.prism.package import arguments, package
from tests.prism.recorder import Exchange
from tests.prism.server import Mock
from tests.specs.documents import APIS, Object, as_list, as_object, calls

CASES = tuple(all_cases())
MODES = pytest.mark.parametrize("mode", ["sync", "async"])
ONLY_STREAMS = ("streamEvents",)
SELECTOR = ("header", "x-stream-response")
NAMES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
    500: "InternalServerError",
}


def run(mode: str, case: Case, mock: Mock, **more: object) -> Outcome:
    """Call an operation with the arguments of a case."""
    found = package(case.api)
    entry = found.entry(case.call.pointer)
    given = arguments(case, entry) | more
    return call(mode, found, mock.url, str(entry["python"]), given)


def only(outcome: Outcome) -> Exchange:
    """The one exchange that a call made."""
    if outcome.error is not None and not outcome.exchanges:
        raise outcome.error
    (exchange,) = outcome.exchanges
    return exchange


@MODES
@pytest.mark.parametrize(
    "case", [each for each in CASES if each.call.id not in ONLY_STREAMS], ids=str
)
def test_an_operation_is_called(
    case: Case, mode: str, mock_of: Callable[[str], Mock]
) -> None:
    mock = mock_of(case.api)
    outcome = run(mode, case, mock)
    if outcome.error is not None:
        outcome.error.add_note(mock.tail())
        raise outcome.error
    exchange = only(outcome)
    check_request(case, exchange)
    check_answer(case, outcome, exchange)


def check_request(case: Case, exchange: Exchange) -> None:
    """Everything that was given arrived, as it was, and nothing else."""
    assert exchange.request.method == case.call.method
    assert exchange.path == case.path
    assert sorted(exchange.query) == sorted(case.query)
    sent = exchange.request.headers
    for name in case.headers.keys() - {SELECTOR[1]}:
        assert sent.get(name) == case.headers[name]
    if not case.media:
        assert exchange.content == b""
        assert "content-type" not in sent
    elif case.media == "application/json":
        assert exchange.sent() == case.body
    else:
        assert sent["content-type"].startswith(f"{case.media}; boundary=")
        for text in case.body.values():
            assert str(text).encode() in exchange.content


def check_answer(case: Case, outcome: Outcome, exchange: Exchange) -> None:
    """The answer has the declared type, and holds what the mock sent."""
    entry = package(case.api).entry(case.call.pointer)
    (declared,) = [
        as_object(each)
        for each in as_list(entry["responses"])
        if str(as_object(each)["status"]) == str(exchange.status)
        and as_object(each)["stream"] != "sse"
    ]
    if declared["stream"] == "bytes":
        assert outcome.value == bytes(exchange.answer)
    elif declared["media_type"] is None:
        assert outcome.value is None
        assert exchange.answer == b""
    elif outcome.items is not None:
        assert entry["pagination"] is not None
        items = as_object(exchange.received())["items"]
        assert [moments(again(item)) for item in outcome.items] == moments(items)
        page = getattr(outcome.value, "body", None)
        check_type(case.api, str(declared["python"]), page, exchange)
    else:
        check_type(case.api, str(declared["python"]), outcome.value, exchange)


def check_type(api: str, text: str, value: object, exchange: Exchange) -> None:
    """A value is of the type that the index names, and writes itself as it was read."""
    adapter: TypeAdapter[object] = TypeAdapter(package(api).type(text))
    adapter.validate_python(value, strict=True)
    dumped = adapter.dump_python(value, mode="json", by_alias=True, exclude_unset=True)
    assert moments(dumped) == moments(exchange.received())


def again(item: object) -> object:
    """An item of a page as JSON data."""
    adapter: TypeAdapter[object] = TypeAdapter(type(item))
    return adapter.dump_python(item, mode="json", by_alias=True, exclude_unset=True)


def moments(value: object) -> object:
    """The same data with every moment in one spelling."""
    match value:
        case dict():
            return {key: moments(each) for key, each in value.items()}
        case list():
            return [moments(each) for each in value]
        case str() if value[:2] == "20" and "T" in value:
            return dt.datetime.fromisoformat(value).isoformat()
        case _:
            return value


ERRORS = [
    (case, int(status))
    for case in CASES
    if case.label == "minimal"
    for status, _ in case.call.responses()
    if status >= "400"
]


@MODES
@pytest.mark.parametrize(("case", "status"), ERRORS, ids=str)
def test_a_declared_error_is_raised_with_its_body(
    case: Case, status: int, mode: str, mock_of: Callable[[str], Mock]
) -> None:
    # Errors are JSON, and the mock gives them only to those who accept JSON.
    headers = {"Prefer": f"code={status}", "Accept": "application/json"}
    mock = mock_of(case.api)
    outcome = run(mode, case, mock, extra_headers=headers, max_retries=0)
    exchange = only(outcome)
    error = outcome.error
    module = package(case.api).module
    assert isinstance(error, getattr(module, NAMES.get(status, "APIStatusError")))
    assert getattr(error, "status_code", None) == exchange.status == status
    entry = package(case.api).entry(case.call.pointer)
    (text,) = [
        str(as_object(each)["python"])
        for each in as_list(entry["responses"])
        if as_object(each)["status"] == str(status)
    ]
    check_type(case.api, text, getattr(error, "body", None), exchange)


STREAMS = [
    # The header that chooses a stream is left to `stream=True`.
    replace(each, values={p: v for p, v in each.values.items() if p != SELECTOR})
    for each in CASES
    if (each.api, each.call.id, "text/event-stream") in ANSWERS
    and each.label in ("minimal", "full")
]


@MODES
@pytest.mark.parametrize("case", STREAMS, ids=str)
def test_the_mock_takes_the_request_for_a_stream(
    case: Case, mode: str, mock_of: Callable[[str], Mock]
) -> None:
    """It cannot answer, and says so with a status that is no refusal of the request."""
    chosen = case.call.id not in ONLY_STREAMS
    given: dict[str, object] = {"stream": True} if chosen else {}
    outcome = run(mode, case, mock_of(case.api), max_retries=0, **given)
    exchange = only(outcome)
    assert exchange.status == 500
    assert REFUSAL.encode() in exchange.answer
    assert exchange.request.headers["accept"].startswith("text/event-stream")
    if chosen:
        assert exchange.request.headers["x-stream-response"] == "true"
    check_request(case, exchange)


def case_of(operation_id: str) -> Case:
    """The smallest case of an operation."""
    found = (each for each in CASES if each.call.id == operation_id)
    return next(each for each in found if each.label == "minimal")


@MODES
def test_a_response_that_is_null(mode: str, mock_of: Callable[[str], Mock]) -> None:
    prefer = {"Prefer": "example=nothing"}
    mock = mock_of("stagehand")
    outcome = run(mode, case_of("navigate"), mock, extra_headers=prefer)
    assert outcome.error is None
    assert outcome.exchanges[0].answer == b"null"
    assert outcome.value is None


@MODES
def test_a_response_is_handed_back(mode: str, mock_of: Callable[[str], Mock]) -> None:
    """What `observe` found is an argument of `act` as it is."""
    mock = mock_of("stagehand")
    observed = run(mode, case_of("observe"), mock)
    assert isinstance(observed.value, list)
    for model, wire in zip(
        observed.value, as_list(observed.exchanges[0].received()), strict=True
    ):
        acted = run(mode, case_of("act"), mock, input=model)
        assert acted.error is None
        assert as_object(acted.exchanges[0].sent())["input"] == wire


@MODES
@pytest.mark.parametrize(
    "case",
    [case_of(each) for each in ("end", "getSession", "updateSession", "sessions_list")],
    ids=str,
)
def test_settings_come_from_the_environment(
    case: Case,
    mode: str,
    mock_of: Callable[[str], Mock],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a key nothing is sent; with one the mock lets us in."""
    found = package(case.api)
    entry = found.entry(case.call.pointer)
    python, given = str(entry["python"]), arguments(case, entry)
    names = found.settings("env")
    for name in names.values():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(names["base_url"], mock_of(case.api).url)
    outcome = call_with(mode, found, {}, python, given)
    if len(names) > 1:
        assert isinstance(outcome.error, found.module.ConfigurationError)
        assert outcome.exchanges == []
    for key in names.keys() - {"base_url"}:
        monkeypatch.setenv(names[key], "secret")
    outcome = call_with(mode, found, {}, python, given)
    assert outcome.error is None
    check_request(case, outcome.exchanges[0])


@pytest.mark.parametrize("api", APIS)
def test_the_index_has_every_operation_and_parameter(api: str) -> None:
    found = package(api)
    entries = [as_object(each) for each in as_list(found.index["operations"])]
    assert {str(each["pointer"]) for each in entries} == {
        each.pointer for each in calls(api)
    }
    for each in calls(api):
        entry = found.entry(each.pointer)
        assert (entry["operation_id"], entry["method"], entry["path"]) == (
            each.id,
            each.method,
            each.path,
        )
        group, name = each.node["x-sdkwright-group"], each.node["x-sdkwright-name"]
        assert entry["python"] == f"{group}.{name}"
        assert places(entry) | {SELECTOR} == {
            SELECTOR,
            *((str(one["in"]), str(one["name"])) for one in each.parameters),
        }


def places(entry: Object) -> set[tuple[str, str]]:
    """Where the parameters of an operation travel, and under which names."""
    parameters = [as_object(each) for each in as_list(entry["parameters"])]
    return {(str(each["in"]), str(each["wire"])) for each in parameters}
