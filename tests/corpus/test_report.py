"""The report tells what failed, and whose fault it is."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from tests.corpus.calling import Called, Failure
from tests.corpus.documents import Document
from tests.corpus.explained import explained
from tests.corpus.proof import Proof
from tests.corpus.report import Suite, report
from tests.corpus.request_checks import limit
from tests.corpus.static import Static

SOUND = Static(
    name="shop",
    code=0,
    message="",
    seconds=1.26,
    lines=500,
    operations=4,
    expected=4,
    dropped=(),
    imports=(),
    mypy=(),
    pyright=(),
)
FAILURE = Failure(
    method="GET",
    path="/a|b/{id}",
    modes=("async",),
    reasons=("full: received: /x: <lost>",),
)
CALLED = Called(
    operations=4,
    calls=40,
    requests=16,
    unread={"a checker cannot read it": 3},
    failures=(FAILURE,),
    seconds=2.0,
    notes={"not drawn: q: no value": 2},
)
SHOP = Document(
    name="shop", path=Path("shop.yaml"), version="3.1.0", operations=4, size=9
)


def page(static: Static = SOUND, called: Called | None = CALLED) -> str:
    proof = Proof(name="shop", static=static, called=called)
    rows = [{"name": "a.yaml", "outcome": "crashed", "why": "it did"}]
    nasty = {"suite": "nasty", "total": 2, "passed": 1, "counts": {"crashed": 1}}
    suites = [
        Suite(title="Nasty", about="Odd ones.", summary={**nasty, "rows": rows}),
        Suite(title="Hostile", about="Attacks.", summary=None),
    ]
    return report([SHOP], {"shop": proof}, suites, "today")


def test_a_row_and_its_failures() -> None:
    text = page()
    row = "| shop | 3.1.0 | 4 | 0 | 1.3 | 125 | 0 | 0 | 0 | 40 | 100 % | 75.00 % | 1 |"
    assert row in text.splitlines()
    assert "- **shop**, 1 of 4: unexplained" in text
    assert "  - `GET /a|b/{id}`: full: received: /x: &lt;lost>" in text
    assert "saw 16 requests; 3 they cannot read" in text
    assert "- 3 requests: a checker cannot read it." in text
    assert "- shop: not drawn: q: no value (2 times)" in text


def test_faults_are_counted_and_listed() -> None:
    wrong = dataclasses.replace(SOUND, operations=3, mypy=("a.py:1: error: no",))
    assert not wrong.clean
    text = page(wrong)
    assert "| shop | 3.1.0 | 3 | 1 | 1.3 | 167 | 0 | 1 | 0 |" in text
    assert "- shop: a.py:1: error: no" in text


def test_more_operations_than_were_counted() -> None:
    text = page(dataclasses.replace(SOUND, operations=5))
    assert "| shop | 3.1.0 | 5 | 0 |" in text
    assert "| **1 documents** | | 5 | 0 |" in text


def test_no_package() -> None:
    failed = dataclasses.replace(SOUND, code=1, message="error: unreadable")
    text = page(failed, None)
    assert "| no package |" in text
    assert "- shop: error: unreadable" in text


def test_other_suites() -> None:
    text = page()
    assert "1 of 2 as they should be." in text
    assert "- `a.yaml`, crashed: it did" in text
    assert text.rstrip().endswith("It did not run.")


def test_what_nobody_explained() -> None:
    assert explained("shop", "who knows").fault == "unexplained"


def test_limits_of_the_request_checkers() -> None:
    said = "InvalidRequestBody (multipart/form-data) <- n: type: '1' is not of type"
    assert limit(f"{said} 'integer'")
    assert not limit("InvalidRequestBody (application/json) <- n: type: 'a' is not")
    said = "InvalidParameter () <- Invalid query parameter: at <- "
    assert limit(f"{said}gt: type: '3' is not of type 'integer'")
    assert not limit(f"{said}the whole: type: '3' is not of type 'integer'")
    assert limit(f"{said}the whole: type: 'false' is not of type 'boolean'")
    assert limit(f"{said}the whole: enum: 'NEW' is not one of []")
    assert limit(f"{said}the whole: enum: '' is not one of ['OLD']")
    assert not limit(f"{said}the whole: enum: 'NEW' is not one of ['OLD']")
    said = "Invalid header parameter:"
    assert limit(f"{said} Content-Type <- enum: 'multipart/form-data' is not one of")
    assert not limit(f"{said} X-Content-Type <- enum: 'a' is not one of ['b']")
