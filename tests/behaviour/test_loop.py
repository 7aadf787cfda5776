"""The loop of everyday work: edit a spec, build, call; and what a bad edit does.

It runs on a copy of this project's own specs.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.behaviour.modes import Mode
from tests.behaviour.programs import python
from tests.behaviour.workshop import Workshop, copied
from tests.effort import sample
from tests.runtime.support.server import Server, reply
from tests.specs.documents import APIS, Object, as_object, load

SPEC = "specs/mix.yaml"
PATHS = "\npaths:\n"
SCHEMAS = "\n  schemas:\n"
ENDPOINT = """\
  /api/sessions/{id}/seats:
    get:
      operationId: listSeats
      tags: [Sessions]
      summary: List the seats of a session
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: rowNumber, in: query, schema: {type: integer}}
      responses:
        "200":
          description: The seats.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/SeatPlan"}

"""
SCHEMA = """\
    SeatPlan:
      type: object
      description: Who sits where.
      required: [freeSeats]
      properties:
        freeSeats: {type: array, items: {type: string}}

"""
# The lock, the lists of methods, the API's indexes; the resource that gets one of its own, and
# the indexes of resources; the indexes of types.
TOUCHED = {
    "gen.lock",
    "api.md",
    "session_apis/.agents/skills/session-apis/references/api.md",
    "session_apis/mix/operations.json",
    "session_apis/mix/surface.json",
    "session_apis/mix/resources/__init__.py",
    "session_apis/mix/resources/__init__.pyi",
    "session_apis/mix/resources/_modules/__init__.py",
    "session_apis/mix/resources/sessions.py",
    "session_apis/mix/types/__init__.py",
    "session_apis/mix/types/__init__.pyi",
    "session_apis/mix/types/_modules/__init__.py",
}
NEW = {
    "session_apis/mix/resources/sessions_seats.py",
    "session_apis/mix/types/seat_plan.py",
}
CALLS = {
    "sync": """\
from session_apis.mix import Mix, types

with Mix() as client:
    plan: types.SeatPlan = client.sessions.seats.list("s 1", row_number=2)
print(plan.free_seats)
""",
    "async": """\
import asyncio

from session_apis.mix import AsyncMix, types


async def main() -> None:
    async with AsyncMix() as client:
        plan: types.SeatPlan = await client.sessions.seats.list("s 1", row_number=2)
    print(plan.free_seats)


asyncio.run(main())
""",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A project after its first build."""
    workshop = copied(tmp_path_factory.mktemp("built"))
    workshop.build()
    return workshop


@pytest.fixture
def workshop(built: Workshop, tmp_path: Path) -> Workshop:
    """A copy of it for one test."""
    return copied(tmp_path, built)


def add_endpoint(workshop: Workshop) -> None:
    """Describe a new endpoint, with a schema of its own."""
    workshop.edit(SPEC, PATHS, PATHS + ENDPOINT)
    workshop.edit(SPEC, SCHEMAS, SCHEMAS + SCHEMA)


def test_a_second_build_writes_nothing(workshop: Workshop) -> None:
    before = workshop.state()
    assert "is up to date" in workshop.build()
    assert workshop.state() == before
    os.utime(workshop.folder / SPEC)
    assert "is up to date" in workshop.build()
    assert workshop.state() == before


def test_a_comment_in_a_spec_changes_no_code(workshop: Workshop) -> None:
    before = workshop.files()
    workshop.edit(SPEC, PATHS, f"\n# All of them.{PATHS}")
    workshop.build()
    after = workshop.files()
    assert {path for path in after if after[path] != before.get(path)} <= {"gen.lock"}
    assert after.keys() == before.keys()


def test_checking_says_what_is_stale_and_writes_nothing(workshop: Workshop) -> None:
    assert workshop.gen("check").code == 0
    add_endpoint(workshop)
    before = workshop.state()
    stale = workshop.gen("check")
    assert stale.code == 1
    for path in TOUCHED | NEW:
        assert path in stale.out
    assert workshop.state() == before
    workshop.build()
    assert workshop.gen("check").code == 0


def test_a_new_endpoint_touches_few_files_and_renames_nothing(
    workshop: Workshop,
) -> None:
    before, names, locked = (
        workshop.files(), workshop.python_names(), workshop.lock_names(),
    )  # fmt: skip
    assert len(names) > 200
    assert len(locked) > 100
    add_endpoint(workshop)
    assert "mix.sessions.seats.list: is new" in workshop.build()
    after = workshop.files()
    assert after.keys() - before.keys() == NEW
    assert before.keys() <= after.keys()
    assert {path for path in before if before[path] != after[path]} == TOUCHED
    assert names < workshop.python_names()
    assert locked < workshop.lock_names()
    assert "is up to date" in workshop.build()


def test_what_is_touched_only_grows(workshop: Workshop) -> None:
    before = workshop.files()
    add_endpoint(workshop)
    workshop.build()
    after = workshop.files()
    for path in TOUCHED - {"gen.lock"}:
        lines = iter(after[path].splitlines())
        # Every old line is still there, in the old order; a comma may have come to one.
        for line in before[path].splitlines():
            kept = any(new.rstrip(b",") == line.rstrip(b",") for new in lines)
            assert kept, f"{path} has lost {line.decode()!r}"


def test_the_new_method_can_be_called(
    workshop: Workshop, mode: Mode, server: Server
) -> None:
    add_endpoint(workshop)
    workshop.build()
    server.script(reply(200, {"freeSeats": ["1a", "7f"]}))
    ran = python(
        CALLS[mode],
        cwd=workshop.folder,
        path=workshop.out,
        options="-W error",
        variables={"MIX_BASE_URL": server.url},
    )
    assert ran.good() == "['1a', '7f']\n"
    assert server.last.method == "GET"
    assert server.last.target == "/api/sessions/s%201/seats?rowNumber=2"


def test_where_the_new_method_came_from_is_explained(workshop: Workshop) -> None:
    add_endpoint(workshop)
    workshop.build()
    told = workshop.gen("explain", "sessions.seats.list").good()
    assert "mix.sessions.seats.list  (method)" in told
    assert "specs/mix.yaml:" in told
    assert "GET on a resource" in told


def test_taking_it_out_again_restores_every_byte(workshop: Workshop) -> None:
    before, document = workshop.files(), (workshop.folder / SPEC).read_bytes()
    folders = {each for each in workshop.state() if "__pycache__" not in each}
    add_endpoint(workshop)
    workshop.build()
    assert workshop.files() != before
    (workshop.folder / SPEC).write_bytes(document)
    assert "mix.sessions.seats.list: was removed" in workshop.build()
    assert workshop.files() == before
    assert {each for each in workshop.state() if "__pycache__" not in each} == folders


def backwards(document: Object) -> Object:
    """Return a document with everything that has a name in the opposite order."""
    paths = {
        path: _reversed(as_object(item))
        for path, item in _reversed(as_object(document["paths"])).items()
    }
    sections = as_object(document["components"]).items()
    components = {name: _reversed(as_object(section)) for name, section in sections}
    changed: Object = {"paths": {**paths}, "components": {**components}}
    return _reversed(document | changed)


def _reversed(value: Object) -> Object:
    return dict(reversed(value.items()))


def test_the_order_of_a_spec_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    forth = copied(tmp_path_factory.mktemp("forth"))
    back = copied(tmp_path_factory.mktemp("back"))
    for api in APIS:
        document = load(api)
        for workshop, each in ((forth, document), (back, backwards(document))):
            (workshop.folder / f"specs/{api}.yaml").write_text(json.dumps(each))
    forth.build()
    back.build()
    one, two = forth.files(), back.files()
    assert one.keys() == two.keys()
    assert {path for path in one if one[path] != two[path]} == {"gen.lock"}
    assert forth.lock_names() == back.lock_names()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """An edit that breaks the spec.

    Attributes:
        what: What is wrong.
        old / new: The edit; `old` stands once in the spec.
        line: The line of the report, counted from where the edit begins.
        shown: The line of code that is shown.
        said: A part of the message.
        help: Whether something can be said about what to do.
    """

    what: str
    old: str
    new: str
    line: int
    column: int
    shown: str
    said: str
    help: bool = True

    def __str__(self) -> str:
        return self.what


BAD = (
    Bad(
        what="invalid YAML",
        old=PATHS,
        new="\npaths: [\n",
        line=3,
        column=8,
        shown="    get:",
        said="not valid YAML",
        help=False,
    ),
    Bad(
        what="not OpenAPI",
        old="openapi: 3.1.0",
        new="asyncapi: 3.1.0",
        line=0,
        column=1,
        shown="asyncapi: 3.1.0",
        said="looks like an AsyncAPI document",
    ),
    Bad(
        what="unknown version",
        old="openapi: 3.1.0",
        new="openapi: 4.0.0",
        line=0,
        column=10,
        shown="openapi: 4.0.0",
        said="'4.0.0' is not known",
    ),
    Bad(
        what="reference to nothing",
        old=PATHS,
        new=PATHS + ENDPOINT,
        line=15,
        column=30,
        shown='schema: {$ref: "#/components/schemas/SeatPlan"}',
        said="has no target: there is no 'SeatPlan'",
        help=False,
    ),
    Bad(
        what="operationId used twice",
        old="operationId: createSession\n",
        new="operationId: listSessions\n",
        line=0,
        column=20,
        shown="operationId: listSessions",
        said="already that of another operation, GET /api/sessions",
    ),
    Bad(
        what="path parameter that is not declared",
        old=PATHS,
        new=PATHS + ENDPOINT.replace("/sessions/", "/{tenant}/sessions/"),
        line=3,
        column=5,
        shown="    get:",
        said="does not declare its path parameter 'tenant'",
    ),
    Bad(
        what="wrong type deep in a schema",
        old="        - userMessageCount\n",
        new="        - {userMessageCount: 1}\n",
        line=0,
        column=11,
        shown="- {userMessageCount: 1}",
        said="must be text, not an object",
        help=False,
    ),
)


@pytest.mark.parametrize("bad", sample(BAD, one_in=3), ids=str)
def test_a_bad_edit_is_reported_where_it_is_and_changes_nothing(
    bad: Bad, workshop: Workshop
) -> None:
    before, contents = workshop.state(), workshop.files()
    line = workshop.edit(SPEC, bad.old, bad.new) + bad.line
    for command in ("build", "check"):
        ran = workshop.gen(command)
        assert ran.code == 1
        assert "Traceback" not in ran.err
        assert ("is as it was" in ran.out) == (command == "build")
        assert f"{SPEC}:{line}:{bad.column}\n" in ran.err
        assert bad.said in ran.err
        assert ("= help: " in ran.err) >= bad.help
        lines = ran.err.splitlines()
        (at,) = [
            number
            for number, each in enumerate(lines)
            if each.startswith(f"{line} |") and each.endswith(bad.shown)
        ]
        # The caret stands below the column.
        assert lines[at + 1] == f"{' ' * len(str(line))} | {' ' * (bad.column - 1)}^"
        assert workshop.state() == before
    assert workshop.files() == contents


def test_a_key_that_is_repeated_is_reported_where_it_is(workshop: Workshop) -> None:
    line = workshop.edit(SPEC, "\ninfo:\n", "\ninfo:\n  title: Other\n") + 3
    ran = workshop.gen("build")
    assert ran.code == 1
    assert "error[key-repeated]" in ran.err
    assert f"{SPEC}:{line}:3\n" in ran.err
    assert "title: Mix\n" in ran.err


def test_reports_for_programs_name_the_same_place(workshop: Workshop) -> None:
    bad = BAD[4]
    line = workshop.edit(SPEC, bad.old, bad.new)
    ran = workshop.gen("build", "--format", "github")
    assert ran.code == 1
    assert f"file={SPEC},line={line},col={bad.column}" in ran.out + ran.err
