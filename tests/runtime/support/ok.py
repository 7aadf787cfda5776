"""What the tests of rare turns share."""

from tests.runtime.support.server import answer

OK = answer(body={"id": 1, "name": "Rex"})
