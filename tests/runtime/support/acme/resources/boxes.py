"""Boxes: request objects, forms, files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from sdkwright.runtime import (
    AsyncBinaryResponse,
    AsyncResource,
    BinaryResponse,
    FileTypes,
    Omit,
    Operation,
    RequestOptions,
    Resource,
    omit,
)

from .. import types

_PACK: Operation[types.Box] = Operation(
    "PUT",
    "/boxes/{boxId}",
    lambda: types.Box,
    path="box_id=boxId",
    body="outer@BoxParam others@BoxParam secret:b64 timeout_=timeout",
)
_REPLACE: Operation[None] = Operation(
    "PUT", "/boxes", lambda: None, payload="body@BoxParam"
)
_LABEL: Operation[str] = Operation(
    "POST",
    "/boxes/label",
    lambda: str,
    body="text size tags:csv",
    media="application/x-www-form-urlencoded",
    accept="text/plain",
    optional_body=True,
)
_UPLOAD: Operation[types.Box] = Operation(
    "POST",
    "/boxes/upload",
    lambda: types.Box,
    body="title photo:file:type=image%2Fpng meta:json tags",
    media="multipart/form-data",
)
_PHOTO: Operation[bytes] = Operation(
    "GET", "/boxes/{box_id}/photo", lambda: bytes, path="box_id", accept="image/png"
)


class Boxes(Resource):
    """Boxes."""

    def pack(
        self,
        box_id: str,
        *,
        outer: types.Box | types.BoxParam | Omit = omit,
        others: Iterable[types.Box | types.BoxParam] | Omit = omit,
        secret: bytes | Omit = omit,
        timeout_: int | None | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Box:
        """Pack a box."""
        return self._client.request(_PACK, locals())

    def replace(
        self,
        *,
        body: types.Box | types.BoxParam,
        **request_options: Unpack[RequestOptions],
    ) -> None:
        """Replace a box."""
        return self._client.request(_REPLACE, locals())

    def label(
        self,
        *,
        text: str | Omit = omit,
        size: float | None | Omit = omit,
        tags: Iterable[str] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> str:
        """Print a label."""
        return self._client.request(_LABEL, locals())

    def upload(
        self,
        *,
        title: str,
        photo: FileTypes,
        meta: types.BoxParam | Omit = omit,
        tags: Iterable[str] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Box:
        """Upload a photo."""
        return self._client.request(_UPLOAD, locals())

    def photo(
        self, box_id: str, **request_options: Unpack[RequestOptions]
    ) -> BinaryResponse:
        """Fetch a photo."""
        return BinaryResponse.of(self._client, _PHOTO, locals())


class AsyncBoxes(AsyncResource):
    """Boxes."""

    async def pack(
        self,
        box_id: str,
        *,
        outer: types.Box | types.BoxParam | Omit = omit,
        others: Iterable[types.Box | types.BoxParam] | Omit = omit,
        secret: bytes | Omit = omit,
        timeout_: int | None | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Box:
        """Pack a box."""
        return await self._client.request(_PACK, locals())

    async def replace(
        self,
        *,
        body: types.Box | types.BoxParam,
        **request_options: Unpack[RequestOptions],
    ) -> None:
        """Replace a box."""
        return await self._client.request(_REPLACE, locals())

    async def label(
        self,
        *,
        text: str | Omit = omit,
        size: float | None | Omit = omit,
        tags: Iterable[str] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> str:
        """Print a label."""
        return await self._client.request(_LABEL, locals())

    async def upload(
        self,
        *,
        title: str,
        photo: FileTypes,
        meta: types.BoxParam | Omit = omit,
        tags: Iterable[str] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.Box:
        """Upload a photo."""
        return await self._client.request(_UPLOAD, locals())

    async def photo(
        self, box_id: str, **request_options: Unpack[RequestOptions]
    ) -> AsyncBinaryResponse:
        """Fetch a photo."""
        return await AsyncBinaryResponse.of(self._client, _PHOTO, locals())
