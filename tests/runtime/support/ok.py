"""A response that several tests use."""

from tests.runtime.support.server import reply

OK = reply(body={"id": 1, "name": "Rex"})
