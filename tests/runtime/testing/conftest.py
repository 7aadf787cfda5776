"""What the tests of fakes share."""

import pytest
from sdkwright.runtime.testing.fake import fake


@pytest.fixture
def both(mode):
    """A fake client of the mode, and its fake API."""
    with fake(mode.client_class) as one:
        yield one
