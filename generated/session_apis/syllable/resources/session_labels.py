"""Ratings of sessions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final, Unpack

from ..._core import (
    AsyncPager,
    AsyncResource,
    AsyncView,
    Omit,
    Operation,
    Page,
    PagedOperation,
    PageNumber,
    PrepareView,
    RequestOptions,
    Resource,
    View,
    async_raw,
    async_streaming,
    omit,
    prepared,
    raw,
    streaming,
)
from .. import types

_CREATE: Operation[types.SessionLabel] = Operation(
    "POST",
    "/api/v1/session_labels/",
    lambda: types.SessionLabel,
    body="session_id type code user_email comments issue_categories*",
    auth="APIKeyHeader",
)
_GET_BY_ID: Operation[types.SessionLabel] = Operation(
    "GET",
    "/api/v1/session_labels/{session_label_id}",
    lambda: types.SessionLabel,
    path="session_label_id",
    auth="APIKeyHeader",
)
_LIST: PagedOperation[types.SessionLabel, types.ListResponseSessionLabel] = (
    PagedOperation(
        "GET",
        "/api/v1/session_labels/",
        lambda: types.ListResponseSessionLabel,
        query=(
            "page limit search_fields* search_field_values* order_by order_by_direction "
            "fields* start_datetime end_datetime"
        ),
        auth="APIKeyHeader",
        items=lambda body: body.items,
        paging=PageNumber(
            "page",
            size="limit",
            start=0,
            total_pages="total_pages",
            total_items="total_count",
        ),
    )
)


class SessionLabels(Resource):
    """Ratings of sessions.

    Example:
        client.session_labels.list()
    """

    @cached_property
    def with_raw_response(self) -> SessionLabelsWithRawResponse:
        """The same methods, giving the whole response."""
        return SessionLabelsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SessionLabelsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return SessionLabelsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> SessionLabelsPrepare:
        """The same methods, giving the request without sending it."""
        return SessionLabelsPrepare(self)

    def create(
        self,
        *,
        session_id: int,
        type: str,
        code: str,
        user_email: str,
        comments: str | None | Omit = omit,
        issue_categories: Iterable[str] | None | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionLabel:
        """Create a session label.

        Rates a session.

        Args:
            session_id: The session that is rated.
            type: Who rates.
            code: The rating.
            user_email: The address of who rates.
            comments: What else there is to say.
            issue_categories: What was wrong.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return self._client.request(_CREATE, locals())

    def get_by_id(
        self, session_label_id: int, **request_options: Unpack[RequestOptions]
    ) -> types.SessionLabel:
        """Get a session label.

        Reads one label.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return self._client.request(_GET_BY_ID, locals())

    def list(
        self,
        *,
        page: int | None | Omit = omit,
        limit: int | Omit = omit,
        search_fields: Iterable[types.SessionLabelProperties] | Omit = omit,
        search_field_values: Iterable[str] | Omit = omit,
        order_by: types.SessionLabelProperties | Omit = omit,
        order_by_direction: types.OrderByDirection | Omit = omit,
        fields: Iterable[types.SessionLabelProperties] | None | Omit = omit,
        start_datetime: str | None | Omit = omit,
        end_datetime: str | None | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> Page[types.SessionLabel, types.ListResponseSessionLabel]:
        """List session labels.

        Pages through labels, with search, order and a choice of fields.

        Args:
            page: The page to start at; the first one is 0. The server's default is `0`.
            limit: How many entries a page has. The server's default is `25`.
            search_fields: The fields to search. The first of `search_field_values` is
                looked for in the first of these, the second in the second, and so on.
            search_field_values: The values to look for, one for each of
                `search_fields`.
            order_by: The field to sort by.
            order_by_direction: Which way to sort.
            fields: The fields to answer with; all of them where nothing is given.
            start_datetime: Nothing that is older than this.
            end_datetime: Nothing that is newer than this.

        Raises:
            UnprocessableEntityError: Something in the request is not valid.
        """
        return Page.of(self._client, _LIST, locals())


class AsyncSessionLabels(AsyncResource):
    """Ratings of sessions."""

    @cached_property
    def with_raw_response(self) -> AsyncSessionLabelsWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncSessionLabelsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSessionLabelsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncSessionLabelsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncSessionLabelsPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncSessionLabelsPrepare(self)

    async def create(
        self,
        *,
        session_id: int,
        type: str,
        code: str,
        user_email: str,
        comments: str | None | Omit = omit,
        issue_categories: Iterable[str] | None | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionLabel:
        """Create a session label (see `SessionLabels.create`)."""
        return await self._client.request(_CREATE, locals())

    async def get_by_id(
        self, session_label_id: int, **request_options: Unpack[RequestOptions]
    ) -> types.SessionLabel:
        """Get a session label (see `SessionLabels.get_by_id`)."""
        return await self._client.request(_GET_BY_ID, locals())

    def list(
        self,
        *,
        page: int | None | Omit = omit,
        limit: int | Omit = omit,
        search_fields: Iterable[types.SessionLabelProperties] | Omit = omit,
        search_field_values: Iterable[str] | Omit = omit,
        order_by: types.SessionLabelProperties | Omit = omit,
        order_by_direction: types.OrderByDirection | Omit = omit,
        fields: Iterable[types.SessionLabelProperties] | None | Omit = omit,
        start_datetime: str | None | Omit = omit,
        end_datetime: str | None | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> AsyncPager[types.SessionLabel, types.ListResponseSessionLabel]:
        """List session labels (see `SessionLabels.list`)."""
        return AsyncPager.of(self._client, _LIST, locals())


class SessionLabelsWithRawResponse(View[SessionLabels]):
    """`SessionLabels`: the same methods, giving the whole response."""

    create: Final = raw(SessionLabels.create)
    get_by_id: Final = raw(SessionLabels.get_by_id)
    list: Final = raw(SessionLabels.list)


class SessionLabelsWithStreamingResponse(View[SessionLabels]):
    """`SessionLabels`: the same methods, giving the response before its body is read."""

    create: Final = streaming(SessionLabels.create)
    get_by_id: Final = streaming(SessionLabels.get_by_id)
    list: Final = streaming(SessionLabels.list)


class SessionLabelsPrepare(PrepareView[SessionLabels]):
    """`SessionLabels`: the same methods, giving the request without sending it."""

    create: Final = prepared(SessionLabels.create)
    get_by_id: Final = prepared(SessionLabels.get_by_id)
    list: Final = prepared(SessionLabels.list)


class AsyncSessionLabelsWithRawResponse(AsyncView[AsyncSessionLabels]):
    """`AsyncSessionLabels`: the same methods, giving the whole response."""

    create: Final = async_raw(AsyncSessionLabels.create)
    get_by_id: Final = async_raw(AsyncSessionLabels.get_by_id)
    list: Final = async_raw(AsyncSessionLabels.list)


class AsyncSessionLabelsWithStreamingResponse(AsyncView[AsyncSessionLabels]):
    """`AsyncSessionLabels`: the same methods, giving the response before its body is read."""

    create: Final = async_streaming(AsyncSessionLabels.create)
    get_by_id: Final = async_streaming(AsyncSessionLabels.get_by_id)
    list: Final = async_streaming(AsyncSessionLabels.list)


class AsyncSessionLabelsPrepare(SessionLabelsPrepare):
    """`AsyncSessionLabels`: the same methods, giving the request without sending it."""
