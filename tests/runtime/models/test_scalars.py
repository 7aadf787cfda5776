"""Bytes that are base64 in JSON."""

import json
import pickle

import pytest
from sdkwright.runtime.kinds.base64_bytes import Base64Bytes, Base64UrlBytes
from sdkwright.runtime.models.decode import decoder
from sdkwright.runtime.models.model import Model
from sdkwright.runtime.models.validation import DecodeError


class Blob(Model):
    data: Base64Bytes | None = None
    token: Base64UrlBytes | None = None


@pytest.mark.parametrize("text", ["+/8=", "+/8", "-_8=", "-_8", "+/\n8=\r\n", " +/8= "])
@pytest.mark.parametrize("field", ["data", "token"])
def test_reading_accepts_all_base64_variants(text, field):
    blob = Blob.model_validate({field: text})
    assert getattr(blob, field) == b"\xfb\xff"


def test_writing_is_exact():
    blob = Blob(data=b"\xfb\xff", token=b"\xfb\xff")
    assert blob.to_dict() == {"data": "+/8=", "token": "-_8"}
    assert blob.to_json() == '{"data":"+/8=","token":"-_8"}'
    assert blob.model_dump()["data"] == b"\xfb\xff"


def test_bytes_given_in_python_are_not_decoded():
    assert Blob(data=b"YQ==").data == b"YQ=="


@pytest.mark.parametrize("wrong", ["a", "ä", "a*==", "x" * 5, 5])
def test_what_is_not_base64(wrong):
    with pytest.raises(ValueError, match="base64"):
        Blob.model_validate({"data": wrong})


def test_what_a_server_sent_wrong_survives():
    read = decoder(Blob)
    blob = read.decode(b'{"data": "*", "token": 5}')
    assert (blob.data, blob.token) == ("*", 5)
    assert blob.to_dict() == {"data": "*", "token": 5}
    with pytest.raises(DecodeError, match="base64"):
        read.decode(b'{"data": "*"}', strict=True)


@pytest.mark.parametrize("text", ["aGVsbG8", "aGVsbG8=", "_-8", "aGVs\nbG8="])
def test_what_came_in_another_form_goes_back_in_it(text):
    blob = decoder(Blob).decode(json.dumps({"data": text}).encode())
    assert isinstance(blob.data, bytes)
    assert blob.to_dict() == {"data": text}
    assert pickle.loads(pickle.dumps(blob)).to_dict() == {"data": text}
