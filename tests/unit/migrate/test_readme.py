"""What the README says about moving is typed word for word."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from tests.unit.migrate.made import DOCUMENT, files
from tests.unit.migrate.packages import STAINLESS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
SECTION = (
    (ROOT / "README.md")
    .read_text(encoding="utf-8")
    .split("## Moving from another generator\n")[1]
    .split("\n## ")[0]
)
CONFIG = """
    organization: {name: acme}
    resources:
      animals:
        models: {animal: Beast}
        methods: {get: "get /animals/{id}", list: get /animals,
          move: "post /zoos/{zoo}/animals/{id}/move"}
      $client: {methods: {health: get /health}}
"""
WHEEL = "acme-1.4.0-py3-none-any.whl"
PROGRAM = """
import acme
from acme import NOT_GIVEN, APIError, Acme, BaseModel, DefaultHttpxClient
from acme.types import Animal, AnimalMoveParams

def answered(request):
    seen.append((request.method, str(request.url), request.headers.get("x-own")))
    beast = '{"id": "1", "tags": []}'
    text = f"[{beast}]" if request.url.path == "/animals" else beast
    return httpx2.Response(200, text=text, headers={"content-type": "application/json"})

import httpx2
seen = []
http = DefaultHttpxClient(transport=httpx2.MockTransport(answered))
client = Acme(api_key="k", http_client=http)
animal: Animal = client.animals.get("1")
assert isinstance(animal, BaseModel) and issubclass(acme.AcmeError, Exception)
arguments: AnimalMoveParams = {"zoo": "z", "to": "x"}
client.copy(timeout=3).animals.move("1", **arguments, away=NOT_GIVEN)
print([each.id for each in client.animals.list()])
print(client.with_raw_response.animals.get("1").parse().id)
print(client.with_raw_response.health().status_code)
print(client.get("/animals/2", cast_to=Animal).id)
print(client.post("/free", cast_to=dict, body={"a": 1}, options={"headers": {"X-Own": "o"}}))
print(client.get("/animals/2", cast_to=httpx2.Response).json()["id"])
print(client.auth_headers, client.qs.stringify({"a": [1, 2], "b": {"c": 3}}))
try:
    client.post("/free", cast_to=object, files={"a": b""})
except APIError as error:
    print("refused")
except acme.SDKError as error:
    print(error)
print(seen[-2])
print(seen[-3])
"""


def commands() -> Iterator[str]:
    """Yield the commands of the section's first block."""
    found = re.search(r"```sh\n(.*?)```", SECTION, re.DOTALL)
    assert found is not None
    yield from found[1].splitlines()


def written(folder: Path) -> None:
    """Write the files that the section speaks of."""
    files(folder, {"stainless.yml": CONFIG, "openapi.yml": DOCUMENT})
    with zipfile.ZipFile(folder / WHEEL, "w") as wheel:
        for name, text in STAINLESS.items():
            own = dedent(text).replace("Zoo", "Acme").replace("ZOO_TOKEN", "ACME_KEY")
            wheel.writestr(f"acme/{name}", own)
        wheel.writestr("acme-1.4.0.dist-info/METADATA", "Name: acme\nVersion: 1.4.0\n")


def test_the_commands_move_a_package_and_an_old_program_runs(tmp_path: Path) -> None:
    written(tmp_path)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ended = subprocess.run(
        ("sh", "-ec", "\n".join(commands())),
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "calls that stay right: 3 of 3 (100.0 %)" in ended.stdout
    done = subprocess.run(
        (sys.executable, "-c", PROGRAM),
        cwd=tmp_path / "moved" / "generated",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "['1']",
        "1",
        "200",
        "1",
        "{'id': '1', 'tags': []}",
        "1",
        "{'Authorization': 'Bearer k'} a=1%2C2&b%5Bc%5D=3",
        "files= is not for calls by path: call the method of the resource",
        "('POST', 'https://zoo.test/free', 'o')",
        "('GET', 'https://zoo.test/animals/2', None)",
    ]


def test_the_names_that_compat_adds_are_those_of_the_section() -> None:
    for name in ("NOT_GIVEN", "APIError", "BaseModel", "DefaultHttpxClient"):
        assert f"`{name}`" in SECTION
        assert name in PROGRAM
    assert len(SECTION.split()) < 330  # half a page
