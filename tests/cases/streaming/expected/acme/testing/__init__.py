"""Help for tests of what calls the API: fake clients and recordings."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncFakeAPI": ".._core.testing.fake_api",
    "Fails": ".._core.testing.fake_stub",
    "Fake": ".._core.testing.fake",
    "FakeAPI": ".._core.testing.fake_api",
    "FakeCall": ".._core.testing.fake_calls",
    "FakeError": ".._core.testing.fake_calls",
    "Stub": ".._core.testing.fake_stub",
    "Tape": ".._core.testing.tape",
    "TapeError": ".._core.testing.tape_format",
    "fake": ".._core.testing.fake",
    "fixture": ".._core.testing.fake_fixture",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
