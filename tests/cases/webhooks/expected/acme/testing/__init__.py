"""Help for tests of what calls the API: fake clients and recordings."""

from .._core.lazy import lazy

_NAMES: dict[str, str] = {
    "AsyncFakeAPI": ".._core.fake_api",
    "Fails": ".._core.fake_stub",
    "Fake": ".._core.fake",
    "FakeAPI": ".._core.fake_api",
    "FakeCall": ".._core.fake_calls",
    "FakeError": ".._core.fake_calls",
    "Stub": ".._core.fake_stub",
    "Tape": ".._core.tape",
    "TapeError": ".._core.tape_format",
    "fake": ".._core.fake",
    "fixture": ".._core.fake_fixture",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)
