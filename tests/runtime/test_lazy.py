"""Packages whose members are loaded when first asked for."""

import importlib
import pickle
import sys
import threading

import pytest

INIT = """
from sdkwright.runtime.lazy import lazy
_NAMES = {"Action": ".action", "types": ".types", "Gone": ".action", "bad": ".broken"}
__getattr__, __dir__ = lazy(__name__, _NAMES)
"""
ACTION = """
print("loaded")
class Action:
    pass
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    root = tmp_path / "lazy_sample"
    (root / "types").mkdir(parents=True)
    (root / "__init__.py").write_text(INIT)
    (root / "action.py").write_text(ACTION)
    (root / "broken.py").write_text("raise RuntimeError('cannot be loaded')")
    (root / "plain.py").write_text("value = 1")
    (root / "types" / "__init__.py").write_text("Pet = 'pet'")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    yield importlib.import_module("lazy_sample")
    for name in [name for name in sys.modules if name.startswith("lazy_sample")]:
        del sys.modules[name]


def test_modules_are_imported_on_first_access(package, capsys):
    assert "lazy_sample.action" not in sys.modules
    first = package.Action
    assert package.Action is first
    assert vars(package)["Action"] is first
    assert capsys.readouterr().out == "loaded\n"


def test_a_name_equal_to_its_module_is_the_module(package):
    assert package.types is sys.modules["lazy_sample.types"]
    assert package.types.Pet == "pet"


def test_import_statements(package):
    namespace = {}
    exec("from lazy_sample import Action, types, plain", namespace)
    assert namespace["Action"] is package.Action
    assert namespace["plain"].value == 1
    with pytest.raises(ImportError, match="cannot import name 'Nope'"):
        exec("from lazy_sample import Nope", {})


def test_all_and_dir_are_the_names(package):
    assert package.__all__ == ["Action", "Gone", "bad", "types"]
    assert {"Action", "types", "__name__"} <= set(dir(package))


def test_unknown_name_raises_attribute_error(package):
    with pytest.raises(AttributeError, match="no attribute 'Actoin'") as info:
        _ = package.Actoin
    assert info.value.name == "Actoin"
    assert info.value.obj is package
    assert not hasattr(package, "nope")


def test_a_name_its_module_lacks_is_an_attribute_error(package):
    with pytest.raises(AttributeError, match="Gone"):
        _ = package.Gone


def test_import_error_names_its_cause(package):
    for _ in range(2):
        with pytest.raises(RuntimeError, match="cannot be loaded"):
            _ = package.bad


def test_loaded_classes_can_be_pickled(package):
    value = package.Action()
    assert type(pickle.loads(pickle.dumps(value))) is package.Action


def test_threads_get_the_same_object(package):
    found = []
    barrier = threading.Barrier(16)

    def ask():
        barrier.wait()
        found.append(package.Action)

    threads = [threading.Thread(target=ask) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 16
    assert len(set(found)) == 1
