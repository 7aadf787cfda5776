"""Help for tests of what calls the API: fake clients and recordings."""

from .._core.lazy import lazy

_NAMES = """
.._core.testing.fake Fake fake
.._core.testing.fake_api AsyncFakeAPI FakeAPI
.._core.testing.fake_calls FakeCall FakeError
.._core.testing.fake_fixture fixture
.._core.testing.fake_stub Fails Stub
.._core.testing.tape Tape
.._core.testing.tape_format TapeError
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)
