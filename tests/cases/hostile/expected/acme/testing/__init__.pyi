from .._core.testing.fake import Fake as Fake, fake as fake
from .._core.testing.fake_api import AsyncFakeAPI as AsyncFakeAPI, FakeAPI as FakeAPI
from .._core.testing.fake_calls import FakeCall as FakeCall, FakeError as FakeError
from .._core.testing.fake_fixture import fixture as fixture
from .._core.testing.fake_stub import Fails as Fails, Stub as Stub
from .._core.testing.tape import Tape as Tape
from .._core.testing.tape_format import TapeError as TapeError
