"""Whatever the document is: one message, exit 1, the old output whole, in bounds.

Each case runs the command as people do, over a package that is there already, with limits
of time and memory that a good document does not come near.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus.running import Ended, run
from tests.corpus.shared import ROOT
from tests.effort import sample

MEBIBYTES = 1_500
SECONDS = 60

_HEAD = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"
_PATHS = """paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/A0'}}}
"""


def _gen(folder: Path, spec: str, *options: str) -> Ended:
    command = (sys.executable, "-m", "sdkwright", "build", spec)
    return run(
        (*command, "--out", folder / "out", "--package", "acme", *options),
        cwd=folder,
        seconds=SECONDS,
        mebibytes=MEBIBYTES,
        env={"PYTHONPATH": str(ROOT / "generator")},
    )


def _schemas(lines: list[str]) -> str:
    return f"{_HEAD}{_PATHS}components:\n  schemas:\n" + "".join(
        f"    {line}\n" for line in lines
    )


def _circle(path: Path) -> None:
    names = [f"A{n}: {{$ref: '#/components/schemas/A{(n + 1) % 9}'}}" for n in range(9)]
    path.write_text(_schemas(names))


def _chain(path: Path) -> None:
    names = [f"A{n}: {{$ref: '#/components/schemas/A{n + 1}'}}" for n in range(5_000)]
    path.write_text(_schemas([*names, "A5000: {type: string}"]))


def _chain_of_types(path: Path) -> None:
    names = [
        f"A{n}: {{properties: {{a: {{$ref: '#/components/schemas/A{n + 1}'}}}}}}"
        for n in range(5_000)
    ]
    path.write_text(_schemas([*names, "A5000: {type: string}"]))


def _aliases(path: Path) -> None:
    lines = ["x-0: &x0 [a, a, a, a, a, a, a, a, a, a]"]
    lines += [f"x-{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]" for n in range(1, 12)]
    path.write_text(f"{_HEAD}paths: {{}}\n" + "\n".join(lines))


def _merge_keys(path: Path) -> None:
    lines = ["x-0: &x0 {a: {b: {c: d}}}"]
    lines += [
        f"x-{n}: &x{n} {{{', '.join(f'k{i}: *x{n - 1}' for i in range(10))}}}"
        for n in range(1, 12)
    ]
    path.write_text(f"{_HEAD}paths: {{}}\n" + "\n".join(lines))


def _nested(path: Path) -> None:
    path.write_text(_schemas(["A0: " + "{items: " * 210 + "{}" + "}" * 210]))


def _brackets(path: Path) -> None:
    path.write_text("[" * 100_000)


def _blocks(path: Path) -> None:
    path.write_text("".join(f"{' ' * n}a:\n" for n in range(3_000)))


def _large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.write(_HEAD.encode())
        stream.write(b"x-a: '" + b"a" * (100 * 2**20) + b"'\n")


def _long_text(path: Path) -> None:
    path.write_text(f"{_HEAD}paths: {{}}\nx-a: '{'a' * 11_000_000}'\n")


def _folder(path: Path) -> None:
    path.mkdir()


def _gone(path: Path) -> None:
    assert not path.exists()


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def _looping(path: Path) -> None:
    path.symlink_to(path.name)


def _half(path: Path) -> None:
    path.write_text(f"{_HEAD}{_PATHS}"[:-30])


def _bytes(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 100)


def _outside(path: Path) -> None:
    path.write_text(f"{_HEAD}paths: {{/a: {{$ref: '../../../etc/passwd'}}}}")


CASES: dict[str, tuple[Callable[[Path], None], str]] = {
    "circle": (_circle, "reference-cycle"),
    "chain": (_chain, "limit-references"),
    "chain of types": (_chain_of_types, "limit-types"),
    "aliases": (_aliases, "limit-aliases"),
    "maps of aliases": (_merge_keys, "limit-aliases"),
    "nested": (_nested, "limit-depth"),
    "brackets": (_brackets, "limit-depth"),
    "blocks": (_blocks, "limit-depth"),
    "large": (_large, "limit-file"),
    "a long text": (_long_text, "limit-scalar"),
    "a folder": (_folder, "file-not-found"),
    "gone": (_gone, "file-not-found"),
    "a link to nothing": (_dangling, "file-not-found"),
    "a link to itself": (_looping, "file-unreadable"),
    "half of it": (_half, "yaml-syntax"),
    "no text": (_bytes, "text-encoding"),
    "outside": (_outside, "reference-outside"),
}
# What is left out with a warning unless everything is asked for.
STRICT = {"circle", "chain of types"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a good package in it."""
    folder = tmp_path_factory.mktemp("bad-input")
    (folder / "good.yaml").write_text(_schemas(["A0: {type: string}"]))
    ended = _gen(folder, "good.yaml")
    assert ended.code == 0, ended.text
    return folder


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("case", sample(CASES, one_in=2))
def test_one_message_and_the_old_output(made: Path, case: str) -> None:
    write, code = CASES[case]
    spec = made / f"{case.replace(' ', '-')}.yaml"
    write(spec)
    before = _contents(made / "out")
    ended = _gen(made, spec.name, *(["--strict"] if case in STRICT else []))
    assert ended.code == 1, ended.text
    assert re.findall(r"^error\[([a-z-]+)\]", ended.text, re.MULTILINE) == [code]
    assert "Traceback" not in ended.text
    assert len(ended.text) < 3_000
    assert _contents(made / "out") == before
    assert not [each.name for each in made.iterdir() if each.name.startswith(".gen-")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(made: Path) -> None:
    spec = made / "secret.yaml"
    spec.touch(mode=0o000)
    ended = _gen(made, spec.name)
    assert ended.code == 1
    assert "error[file-unreadable]" in ended.text


@pytest.mark.parametrize("builds", [2, pytest.param(8, marks=pytest.mark.corpus)])
def test_a_file_that_is_written_all_the_time(made: Path, builds: int) -> None:
    """Each build is of one state of the file, or says that it changed."""
    spec = made / "busy.json"
    text = _busy(0)
    spec.write_text(text)
    program = (
        "import sys, time; path, text = sys.argv[1:]\n"
        "while True:\n"
        "    for n in range(100):\n"
        "        with open(path, 'w') as file:\n"
        "            file.write(text.replace('\"0\"', f'\"{n}\"'))\n"
        "        time.sleep(0.001)\n"
    )
    writer = subprocess.Popen((sys.executable, "-c", program, str(spec), text))
    try:
        time.sleep(0.3)
        for _ in range(builds):
            ended = _gen(made, spec.name)
            assert ended.code in {0, 1}, ended.text
            assert "Traceback" not in ended.text
            if ended.code == 1:
                assert len(re.findall(r"^error\[", ended.text, re.MULTILINE)) == 1
    finally:
        writer.kill()
        writer.wait()


def _busy(version: int) -> str:
    """Return a document so large that writing it takes several steps."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": str(version)},
        "paths": {
            f"/pets{n}": {"get": {"responses": {"200": {"description": "x" * 200}}}}
            for n in range(300)
        },
    }
    return json.dumps(document)
