"""Options of the whole suite."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from contextlib import suppress
from importlib import import_module

import hypothesis
import pytest

from tests.effort import PROFILE

# The same examples in every run. Locally, HYPOTHESIS_PROFILE=search looks for new ones.
for name, most in (("few", 15), ("whole", 100)):
    hypothesis.settings.register_profile(
        name,
        max_examples=most,
        derandomize=True,
        deadline=None,
        database=None,
        print_blob=False,
    )
hypothesis.settings.register_profile("search", deadline=None, max_examples=2_000)
hypothesis.settings.load_profile(PROFILE)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`, which writes the expected outputs anew."""
    parser.addoption(
        "--update", action="store_true", help="write expected outputs anew"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse `--update` where nobody would look at what it writes; make caches for the run.

    All tests, their processes among them, find what the validator has said of a document in
    this run, and nothing of earlier runs or of the user's.
    """
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError(
            "--update is for maintainers: CI compares, it does not write"
        )
    # Flushing is for power cuts, and takes longer than most builds where disks are busy.
    with suppress(ImportError):  # the core alone is tested likewise
        import_module("sdkwright.emit.system").flush = lambda _paths: None
    # What collection makes lives to the end: looking through it for garbage is in vain.
    gc.disable()
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="sdkwright-tests-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        os.environ["XDG_CACHE_HOME"] = folder
        # The processes of the run import the same files: one compiles them for all.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # What mypy knows of libraries; it takes no others beside it in a cache.
    own = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    os.environ["MYPY_CACHE_DIR"] = f"{os.environ['XDG_CACHE_HOME']}/mypy-{own}"


def pytest_collection(session: pytest.Session) -> None:
    """Begin with other files than the other processes, where there are several.

    Each needs all files, and finds those compiled that another has begun with.
    """
    own = getattr(session.config, "workerinput", None)
    if own is None or session.config.args != session.config.getini("testpaths"):
        return
    root = session.config.rootpath
    number, count = int(own["workerid"].removeprefix("gw")), own["workercount"]
    for path in sorted(root.glob("tests/**/test_*.py"))[number::count]:
        # What fails here is reported when its tests are collected.
        with suppress(Exception, pytest.skip.Exception):
            import_module(".".join(path.relative_to(root).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """Keep what lives to the end of the run out of the collector's way: tests call it."""
    gc.freeze()
    gc.enable()
    # A build makes millions of objects, and few of them in circles.
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture
def update(pytestconfig: pytest.Config) -> bool:
    """Whether expected outputs are to be written anew."""
    return bool(pytestconfig.getoption("--update"))
