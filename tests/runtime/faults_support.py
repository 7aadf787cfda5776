"""What the tests of faults share."""

import time

import pytest

from tests.runtime.support.server import (
    answer,
)

PET = {"id": 1, "name": "Rex"}


OK = answer(body=PET)


def fails(colour, client, kind, **options):
    began = time.monotonic()
    with pytest.raises(kind) as caught:
        colour.run(client.pets.retrieve(5, **options))
    return caught.value, time.monotonic() - began


def encoded(data, encoding):
    return answer(200, data, [("Content-Encoding", encoding)])
