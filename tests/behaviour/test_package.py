"""Both distributions work where there is no checkout: the package, and the generator.

Each is installed as its users do it, by pip into an empty environment, with whatever
configuration pip has on this machine.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.behaviour.programs import GENERATED, KEYS, ROOT, Ran, execute
from tests.behaviour.test_readme import README, SNIPPETS
from tests.prism.server import Mock
from tests.runtime.support.server import Server, reply

pytestmark = pytest.mark.slow

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
paths:
  /pets/{petId}:
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - {name: petId, in: path, required: true, schema: {type: string}}
      responses:
        "200":
          description: The pet.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Pet"}
components:
  schemas:
    Pet:
      type: object
      required: [petName]
      properties:
        petName: {type: string}
"""
DECLARED = pytest.param("declared", marks=pytest.mark.corpus)
PLACE = "import sysconfig; print(sysconfig.get_path('purelib'))"
CALL = """\
from pets import Pets

pet = Pets().pets.retrieve("7")
print(type(pet).__module__, pet.pet_name)
"""


def environment_with(folder: Path, *requirements: str | Path) -> Path:
    """Make an environment and install something there; return its folder of programs."""
    command = (sys.executable, "-m", "venv", "--without-pip", folder)
    made = execute(*command, cwd=folder.parent)
    assert made.code == 0, made.err
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    installed = pip(
        programs, "install", "--quiet", "--no-compile", *requirements, cwd=folder.parent
    )
    assert installed.code == 0, installed.err
    return programs


def environment_of(project: Path, folder: Path, *, lent: bool) -> Path:
    """Make an environment with one project; return its folder of programs.

    What the project needs is installed as it declares it, which takes a while, or lent by the
    environment of the tests.
    """
    if not lent:
        return environment_with(folder, project)
    programs = environment_with(folder, "--no-deps", project)
    found = execute(programs / "python", "-c", PLACE, cwd=folder).good().strip()
    Path(found, "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return programs


def pip(programs: Path, *words: str | Path, cwd: Path) -> Ran:
    """Run the pip of this environment on another, which needs none then."""
    own = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    return execute(*own, "--python", programs / "python", *words, cwd=cwd)


def sources(folder: Path) -> set[str]:
    """Return the files below a folder, without what Python compiles."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module", params=["lent", DECLARED])
def user(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """The programs of an environment that has the package, and nothing else of ours."""
    folder = tmp_path_factory.mktemp("user")
    project = folder / "generated"
    shutil.copytree(GENERATED, project, ignore=shutil.ignore_patterns("__pycache__"))
    programs = environment_of(project, folder / "venv", lent=request.param == "lent")
    shutil.rmtree(project)
    return programs


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a source distribution, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    # Without --wheel or --sdist, the wheel is made from the source distribution: what is
    # missing there is missing in both.
    command = (
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--outdir",
        folder,
        ROOT,
    )
    built = execute(*command, cwd=folder)
    assert built.code == 0, built.out + built.err
    return folder


@pytest.fixture(scope="module", params=["lent", DECLARED])
def author(
    distributions: Path,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Path:
    """The programs of an environment that has the generator."""
    (wheel,) = distributions.glob("sdkwright-*.whl")
    folder = tmp_path_factory.mktemp("author") / "venv"
    return environment_of(wheel, folder, lent=request.param == "lent")


def run(programs: Path, code: str, folder: Path, variables: dict[str, str]) -> Ran:
    """Run a program in an environment, far from the checkout."""
    (folder / "program.py").write_text(code)
    return execute(programs / "python", "program.py", cwd=folder, variables=variables)


def test_the_first_snippet_runs_where_it_is_installed(
    user: Path, mock_of: Callable[[str], Mock], tmp_path: Path
) -> None:
    first = SNIPPETS[0]
    variables = {**KEYS, "STAGEHAND_BASE_URL": mock_of("stagehand").url}
    assert "pip install ./generated" in README
    assert run(user, first.code, tmp_path, variables).good().count("-") == 4  # a UUID


def test_all_files_are_installed(user: Path, tmp_path: Path) -> None:
    code = "import session_apis; print(session_apis.__path__[0])"
    place = Path(run(user, code, tmp_path, {}).good().strip())
    assert user.parent in place.parents
    assert sources(place) == sources(GENERATED / "session_apis")


@pytest.mark.parametrize("user", [DECLARED], indirect=True)
def test_only_what_is_declared_is_needed(user: Path, tmp_path: Path) -> None:
    check = pip(user, "check", cwd=tmp_path)
    assert check.code == 0, check.out
    listed = pip(user, "freeze", cwd=tmp_path).out.lower()
    assert "httpx2==" in listed
    assert "pydantic==" in listed
    assert "sdkwright" not in listed
    assert "jinja2" not in listed


def test_the_source_distribution_holds_all_it_needs(distributions: Path) -> None:
    (archive,) = distributions.glob("sdkwright-*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.partition("/")[2] for name in tar.getnames()}
    templates = {f"templates/{each}" for each in sources(ROOT / "templates")}
    modules = {
        f"generator/sdkwright/{each}"
        for each in sources(ROOT / "generator" / "sdkwright")
    }
    assert templates | modules | {"LICENSE", "README.md", "pyproject.toml"} <= names
    assert not any(name.startswith(("tests", "generated", "specs")) for name in names)


def test_the_installed_generator_makes_what_the_checkout_makes(
    author: Path, tmp_path: Path
) -> None:
    (tmp_path / "pets.yaml").write_text(SPEC)
    words = ("build", "pets.yaml", "--package", "pets", "--out")
    made = execute(author / "gen", *words, "sdk", cwd=tmp_path)
    assert made.code == 0, made.out + made.err
    again = execute(author / "gen", *words, "sdk", cwd=tmp_path)
    assert "sdk is up to date." in again.out
    # The folder has the same name: the README says how to install it.
    checkout = (sys.executable, "-m", "sdkwright", *words, "other/sdk")
    here = execute(
        *checkout, cwd=tmp_path, variables={"PYTHONPATH": str(ROOT / "generator")}
    )
    assert here.code == 0, here.out + here.err
    one, other = tmp_path / "sdk", tmp_path / "other" / "sdk"
    assert sources(one) == sources(other)
    differing = {
        path
        for path in sources(one) - {"gen.lock"}
        if (one / path).read_bytes() != (other / path).read_bytes()
    }
    assert differing == set()


def test_what_it_makes_can_be_called(
    author: Path, user: Path, server: Server, tmp_path: Path
) -> None:
    (tmp_path / "pets.yaml").write_text(SPEC)
    words = ("build", "pets.yaml", "--package", "pets", "--out", "sdk")
    assert execute(author / "gen", *words, cwd=tmp_path).code == 0
    code = "import pets; print(pets.Pets.__name__)"
    path = {"PYTHONPATH": str(tmp_path / "sdk")}
    assert run(author, code, tmp_path, path).good() == "Pets\n"
    server.script(reply(200, {"petName": "Rex"}))
    variables = {**path, "PETS_BASE_URL": server.url}
    assert run(user, CALL, tmp_path, variables).good() == "pets.types.pet Rex\n"
    assert server.last.target == "/pets/7"
