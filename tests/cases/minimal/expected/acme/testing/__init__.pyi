from .._core.fake import Fake as Fake, fake as fake
from .._core.fake_api import AsyncFakeAPI as AsyncFakeAPI, FakeAPI as FakeAPI
from .._core.fake_calls import FakeCall as FakeCall, FakeError as FakeError
from .._core.fake_fixture import fixture as fixture
from .._core.fake_stub import Fails as Fails, Stub as Stub
from .._core.tape import Tape as Tape
from .._core.tape_format import TapeError as TapeError
