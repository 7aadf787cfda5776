"""`model_json_schema`: the JSON Schema of models, for programs that publish it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sdkwright.runtime.kinds.base64_bytes import Base64Bytes, Base64UrlBytes
from sdkwright.runtime.kinds.decimals import DecimalNumber
from sdkwright.runtime.kinds.implied import Implied
from sdkwright.runtime.models.model import Model

TEXT = "string"


class Everything(Model):
    """A field of each kind."""

    moment: dt.datetime
    day: dt.date
    time: dt.time | None
    length: dt.timedelta
    id: list[UUID]
    price: Decimal
    data: Base64Bytes
    token: Base64UrlBytes
    amount: DecimalNumber
    hint: Implied[str]


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_every_field_says_what_it_holds(mode: Any) -> None:
    found = Everything.model_json_schema(mode=mode)["properties"]
    for each in found.values():
        del each["title"]
    assert found == {
        "moment": {"type": TEXT, "format": "date-time"},
        "day": {"type": TEXT, "format": "date"},
        "time": {"anyOf": [{"type": TEXT, "format": "time"}, {"type": "null"}]},
        "length": {"type": TEXT, "format": "duration"},
        "id": {"type": "array", "items": {"type": TEXT, "format": "uuid"}},
        "price": {"type": TEXT, "format": "decimal"},
        "data": {"type": TEXT, "contentEncoding": "base64"},
        "token": {"type": TEXT, "contentEncoding": "base64url"},
        "amount": {"type": "number"},
        "hint": {"anyOf": [{"type": TEXT}, {}]},
    }
