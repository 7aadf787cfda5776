"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import lazy_types as lazy_types, variants as variants, webhooks as webhooks
from ..auth import basic as basic, digest as digest, tokens as tokens
from ..client import client as client, views as views, written_views as written_views
from ..config import (
    basic_scheme as basic_scheme,
    config as config,
    credentials as credentials,
    digest_scheme as digest_scheme,
    mutual_tls as mutual_tls,
    oauth2 as oauth2,
    options as options,
)
from ..downloads import (
    binary as binary,
    disposition as disposition,
    download_target as download_target,
    partial as partial,
    resize as resize,
)
from ..errors import errors as errors, info as info, webhook_error as webhook_error
from ..exchange import prepare as prepare, telemetry as telemetry
from ..helpers import async_bulk as async_bulk, bulk as bulk, polling as polling
from ..kinds import (
    base64_bytes as base64_bytes,
    dates as dates,
    decimals as decimals,
    durations as durations,
    exact as exact,
    implied as implied,
    model_classes as model_classes,
    notations as notations,
    open_model as open_model,
    read_only as read_only,
    times as times,
    unknown_numbers as unknown_numbers,
    uuids as uuids,
)
from ..models import omission as omission, wire as wire
from ..operation import (
    body_forms as body_forms,
    operation as operation,
    paged as paged,
    pagination_styles as pagination_styles,
    rare_styles as rare_styles,
    stream_operation as stream_operation,
)
from ..pagination import (
    counted as counted,
    links as links,
    next_page as next_page,
    page as page,
    pages as pages,
    position as position,
)
from ..request import (
    client_arguments as client_arguments,
    earlier_names as earlier_names,
    environments as environments,
    kept_cookies as kept_cookies,
    lines as lines,
    own_servers as own_servers,
    rename as rename,
    request as request,
)
from ..response import raw_response as raw_response
from ..results import (
    envelope as envelope,
    responses as responses,
    streamed as streamed,
    unwrapped as unwrapped,
)
from ..streams import (
    asking as asking,
    byte_streams as byte_streams,
    events as events,
    jsonl as jsonl,
    opening as opening,
    reconnect as reconnect,
    sse as sse,
    stream as stream,
)
from ..transport import (
    aiohttp_errors as aiohttp_errors,
    aiohttp_transport as aiohttp_transport,
    connection as connection,
)
from ..uploads import (
    file_types as file_types,
    files as files,
    media_choice as media_choice,
    multipart as multipart,
    multipart_body as multipart_body,
)
