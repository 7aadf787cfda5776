"""Messages of an API: verified as Standard Webhooks says, and typed."""

import base64
import pickle
import time
import traceback

import pytest
from sdkwright.runtime.webhooks import sign

from tests.runtime.support.acme import errors, types

# The test vector of the reference implementations.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
IDENT, MOMENT, PAYLOAD = (
    "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "1614265330",
    '{"test": 2432232314}',
)
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
KEY = base64.b64decode(SECRET.removeprefix("whsec_"))
PET = '{"id": 1, "name": "Rex"}'
FOREVER = float("inf")


@pytest.fixture
def webhooks(make):
    """The webhooks of a client that knows the secret."""
    return make(webhook_secret=SECRET).webhooks


def signed(body=PET, *, age=0.0, family="webhook", secret=KEY, ident=IDENT):
    """The headers of a message."""
    data = body.encode() if isinstance(body, str) else body
    moment = str(int(time.time() - age))
    return {
        f"{family}-id": ident,
        f"{family}-timestamp": moment,
        f"{family}-signature": sign(secret, ident, moment, data).decode(),
    }


def refused(webhooks, headers, body=PET, **options):
    """The exception for a message, the same from both methods."""
    with pytest.raises(errors.WebhookVerificationError) as caught:
        webhooks.unwrap(body, headers, **options)
    with pytest.raises(errors.AcmeError, match=caught.value.message.split(", by")[0]):
        webhooks.verify(body, headers, **options)
    return caught.value


def test_the_official_vector(webhooks):
    assert sign(KEY, IDENT, MOMENT, PAYLOAD.encode()).decode() == SIGNATURE
    headers = {
        "webhook-id": IDENT,
        "webhook-timestamp": MOMENT,
        "webhook-signature": SIGNATURE,
    }
    assert webhooks.verify(PAYLOAD, headers, tolerance=FOREVER) is None
    error = refused(webhooks, headers, PAYLOAD)
    assert error.reason == "timestamp"
    assert "too old" in str(error)


@pytest.mark.parametrize("family", ["webhook", "svix", "Webhook", "SVIX"])
@pytest.mark.parametrize(
    "kind", [str, str.encode, lambda text: bytearray(text.encode())]
)
def test_valid_message_is_typed(webhooks, family, kind):
    pet = webhooks.unwrap(kind(PET), signed(family=family))
    assert type(pet) is types.Pet
    assert pet.name == "Rex"


def test_one_of_several_signatures_is_enough(webhooks):
    headers = signed()
    good, other = headers["webhook-signature"], signed(secret=b"other")
    bad = other["webhook-signature"]
    headers["webhook-signature"] = f"v2,x v1a,{bad[3:]} {bad} {good} {bad}"
    assert webhooks.verify(PET, headers) is None
    headers["webhook-signature"] = f"v1a,{good[3:]} v2,{good[3:]} {bad} {good[3:]} ü"
    assert refused(webhooks, headers).reason == "signature"
    headers["webhook-signature"] = "v1,\udc80"  # a byte that some servers keep so
    assert refused(webhooks, headers).reason == "signature"
    assert refused(webhooks, {**headers, "webhook-id": b"m"}).reason == "headers"


@pytest.mark.parametrize(
    "wrong", [{"headers": [("webhook-id", "m")]}, {"tolerance": None}]
)
def test_arguments_that_cannot_be_used(webhooks, wrong):
    given = {"payload": PET, "headers": signed(), **wrong}
    with pytest.raises(errors.InvalidArgumentError, match="must be a"):
        webhooks.verify(**given)


def test_a_changed_message_is_refused(webhooks):
    headers = signed()
    later = str(int(headers["webhook-timestamp"]) + 1)
    assert refused(webhooks, headers, PET + " ").reason == "signature"
    assert refused(webhooks, {**headers, "webhook-id": "m"}).reason == "signature"
    assert refused(webhooks, {**headers, "webhook-timestamp": later}).reason == (
        "signature"
    )
    assert refused(webhooks, headers, PET + "\ud800").reason == "signature"
    other = base64.b64encode(b"other").decode()
    assert refused(webhooks, headers, secret=other).reason == "signature"


@pytest.mark.parametrize("name", ["id", "timestamp", "signature"])
def test_all_three_headers_are_needed(webhooks, name):
    headers = signed()
    del headers[f"webhook-{name}"]
    headers[f"svix-{name}"] = "other family"
    assert refused(webhooks, headers).reason == "headers"


@pytest.mark.parametrize("moment", ["now", "-5", "1e9", "9" * 13, "١٢", "12.5"])
def test_a_time_that_is_none(webhooks, moment):
    headers = {**signed(), "webhook-timestamp": moment}
    assert "is not a time" in str(refused(webhooks, headers, tolerance=FOREVER))


def test_the_tolerance(webhooks):
    assert webhooks.verify(PET, signed(age=200)) is None
    assert webhooks.verify(PET, signed(age=-200)) is None
    assert "too old" in str(refused(webhooks, signed(age=400)))
    assert "future" in str(refused(webhooks, signed(age=-400)))
    assert "too old" in str(refused(webhooks, signed(age=30), tolerance=10))
    assert refused(webhooks, signed(), tolerance=float("nan")).reason == "timestamp"


def test_where_the_secret_comes_from(make, monkeypatch):
    with pytest.raises(errors.ConfigurationError, match=r"or set ACME_WEBHOOK_SECRET"):
        make().webhooks.verify(PET, signed())
    bare = SECRET.removeprefix("whsec_")
    assert make().webhooks.verify(PET, signed(), secret=bare) is None
    short = base64.b64encode(b"sixteen bytes at").decode().rstrip("=")
    headers = signed(secret=b"sixteen bytes at")
    assert make().webhooks.verify(PET, headers, secret=f"whsec_{short}") is None
    monkeypatch.setenv("ACME_WEBHOOK_SECRET", SECRET)
    assert make().webhooks.unwrap(PET, signed()).id == 1
    with pytest.raises(errors.ConfigurationError, match="is not base64"):
        make(webhook_secret="no base64").webhooks.verify(PET, signed())
    with pytest.raises(errors.ConfigurationError, match="must be a text"):
        make(webhook_secret=lambda: SECRET)


def test_an_api_without_webhooks_has_no_variable(make):
    from dataclasses import replace

    client = make()
    settings = client.__settings__
    settings.config = replace(settings.config, webhook_env="")
    with pytest.raises(
        errors.ConfigurationError, match=r"webhook_secret= to the client\."
    ):
        client.webhooks.verify(PET, signed())


def test_invalid_payload_is_refused(make):
    body = "{'id': 1}"
    error = refused_payload(make(webhook_secret=SECRET), body)
    assert error.reason == "payload"
    assert "not JSON" in str(error)
    odd = '{"id": "one", "name": "Rex"}'
    assert make(webhook_secret=SECRET).webhooks.unwrap(odd, signed(odd)).id == "one"
    strict = make(webhook_secret=SECRET, strict=True)
    assert "does not fit" in str(refused_payload(strict, odd))


def refused_payload(client, body):
    assert client.webhooks.verify(body, signed(body)) is None
    with pytest.raises(errors.WebhookVerificationError) as caught:
        client.webhooks.unwrap(body, signed(body))
    return caught.value


def test_a_parsed_body_is_not_the_body(webhooks):
    with pytest.raises(errors.InvalidArgumentError, match="as it was received"):
        webhooks.unwrap({"id": 1}, signed())


def test_secret_is_not_shown(webhooks):
    wrong = base64.b64encode(b"another secret").decode()
    for secret in (None, wrong, "no base64"):
        with pytest.raises(errors.AcmeError) as caught:
            webhooks.unwrap(PET, signed(secret=b"x"), secret=secret)
        report = traceback.TracebackException.from_exception(
            caught.value, capture_locals=True
        )
        shown = "".join(
            "".join(map(str, (frame.locals or {}).values()))
            for frame in report.stack
            if "/generator/sdkwright/runtime/" in frame.filename
        )
        shown += repr(webhooks) + repr(caught.value)
        shown += pickle.dumps(caught.value).decode("latin-1")
        assert SECRET[6:] not in shown
        assert (secret or SECRET) not in shown
    error = pickle.loads(pickle.dumps(refused(webhooks, signed(secret=b"x"))))
    assert error.reason == "signature"
