"""Start, drive and end browser sessions."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from functools import cached_property
from typing import Final, Literal, Unpack, overload

from ..._core import (
    AsyncResource,
    AsyncStream,
    AsyncView,
    Omit,
    Operation,
    PrepareView,
    RequestOptions,
    Resource,
    Stream,
    StreamOperation,
    View,
    async_raw,
    async_streaming,
    omit,
    prepared,
    raw,
    streaming,
)
from .. import types

_ACT: Operation[types.ActResult] = Operation(
    "POST",
    "/sessions/{sessionId}/act",
    lambda: types.ActResult,
    path="session_id=sessionId",
    body="input@ActionParam options@ActionOptionsParam frame_id=frameId",
)
_ACT_STREAM: StreamOperation[types.StreamEvent] = StreamOperation(
    _ACT, lambda: types.StreamEvent, kind="sse", select="header:x-stream-response=true"
)
_END: Operation[types.SessionEndResponse] = Operation(
    "POST",
    "/sessions/{sessionId}/end",
    lambda: types.SessionEndResponse,
    path="session_id=sessionId",
)
_EXECUTE_AGENT: Operation[types.AgentResult] = Operation(
    "POST",
    "/sessions/{sessionId}/agentExecute",
    lambda: types.AgentResult,
    path="session_id=sessionId",
    body=(
        "agent_config=agentConfig@AgentExecuteRequestAgentConfigParam "
        "execute_options=executeOptions@AgentExecuteRequestExecuteOptionsParam "
        "frame_id=frameId"
    ),
)
_EXECUTE_AGENT_STREAM: StreamOperation[types.StreamEvent] = StreamOperation(
    _EXECUTE_AGENT,
    lambda: types.StreamEvent,
    kind="sse",
    select="header:x-stream-response=true",
)
_EXTRACT: Operation[types.ExtractResult] = Operation(
    "POST",
    "/sessions/{sessionId}/extract",
    lambda: types.ExtractResult,
    path="session_id=sessionId",
    body="instruction schema options@ExtractRequestOptionsParam frame_id=frameId",
)
_EXTRACT_STREAM: StreamOperation[types.StreamEvent] = StreamOperation(
    _EXTRACT,
    lambda: types.StreamEvent,
    kind="sse",
    select="header:x-stream-response=true",
)
_NAVIGATE: Operation[types.NavigateResult | None] = Operation(
    "POST",
    "/sessions/{sessionId}/navigate",
    lambda: types.NavigateResult | None,
    path="session_id=sessionId",
    body="url options@NavigateRequestOptionsParam frame_id=frameId",
)
_NAVIGATE_STREAM: StreamOperation[types.StreamEvent] = StreamOperation(
    _NAVIGATE,
    lambda: types.StreamEvent,
    kind="sse",
    select="header:x-stream-response=true",
)
_OBSERVE: Operation[types.ObserveResult] = Operation(
    "POST",
    "/sessions/{sessionId}/observe",
    lambda: types.ObserveResult,
    path="session_id=sessionId",
    body="instruction options@ObserveRequestOptionsParam frame_id=frameId",
)
_OBSERVE_STREAM: StreamOperation[types.StreamEvent] = StreamOperation(
    _OBSERVE,
    lambda: types.StreamEvent,
    kind="sse",
    select="header:x-stream-response=true",
)
_START: Operation[types.SessionStartResponse] = Operation(
    "POST",
    "/sessions/start",
    lambda: types.SessionStartResponse,
    body=(
        "env verbose model api_key=apiKey project_id=projectId "
        "system_prompt=systemPrompt dom_settle_timeout=domSettleTimeout "
        "self_heal=selfHeal local_browser_launch_options=localBrowserLaunchOptions"
    ),
)


class Sessions(Resource):
    """Start, drive and end browser sessions.

    Example:
        client.sessions.start(env="LOCAL", verbose=1)
    """

    @cached_property
    def with_raw_response(self) -> SessionsWithRawResponse:
        """The same methods, giving the whole response."""
        return SessionsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SessionsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return SessionsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> SessionsPrepare:
        """The same methods, giving the request without sending it."""
        return SessionsPrepare(self)

    @overload
    def act(
        self,
        session_id: str | uuid.UUID,
        *,
        input: str | types.Action | types.ActionParam,
        options: types.ActionOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ActResult: ...
    @overload
    def act(
        self,
        session_id: str | uuid.UUID,
        *,
        input: str | types.Action | types.ActionParam,
        options: types.ActionOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> Stream[types.StreamEvent]: ...
    @overload
    def act(
        self,
        session_id: str | uuid.UUID,
        *,
        input: str | types.Action | types.ActionParam,
        options: types.ActionOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.ActResult | Stream[types.StreamEvent]: ...
    def act(
        self,
        session_id: str | uuid.UUID,
        *,
        input: str | types.Action | types.ActionParam,
        options: types.ActionOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ActResult | Stream[types.StreamEvent]:
        """Perform one action on the page.

        Does what `input` says: a sentence in plain language, which the model turns into
        steps, or an action that `observe` returned, which is carried out as it is.

        Args:
            session_id: The session, by the id that `start` handed out.
            input: An instruction in plain language, or an action found by `observe`.
            options: How to perform an action.
            frame_id: The frame of the page to act in.
            stream: Whether to get events as they come, not one response.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such session, or it has expired.
            InternalServerError: The server failed.
        """
        if stream is True:
            return Stream.of(self._client, _ACT_STREAM, locals())
        return self._client.request(_ACT, locals())

    def end(
        self, session_id: str | uuid.UUID, **request_options: Unpack[RequestOptions]
    ) -> types.SessionEndResponse:
        """End a session.

        Closes the browser and frees what the session held. There is no body.

        Args:
            session_id: The session, by the id that `start` handed out.

        Raises:
            InternalServerError: The server failed.
        """
        return self._client.request(_END, locals())

    @overload
    def execute_agent(
        self,
        session_id: str | uuid.UUID,
        *,
        agent_config: types.AgentExecuteRequestAgentConfigParam,
        execute_options: types.AgentExecuteRequestExecuteOptionsParam,
        frame_id: str | Omit = omit,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.AgentResult: ...
    @overload
    def execute_agent(
        self,
        session_id: str | uuid.UUID,
        *,
        agent_config: types.AgentExecuteRequestAgentConfigParam,
        execute_options: types.AgentExecuteRequestExecuteOptionsParam,
        frame_id: str | Omit = omit,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> Stream[types.StreamEvent]: ...
    @overload
    def execute_agent(
        self,
        session_id: str | uuid.UUID,
        *,
        agent_config: types.AgentExecuteRequestAgentConfigParam,
        execute_options: types.AgentExecuteRequestExecuteOptionsParam,
        frame_id: str | Omit = omit,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.AgentResult | Stream[types.StreamEvent]: ...
    def execute_agent(
        self,
        session_id: str | uuid.UUID,
        *,
        agent_config: types.AgentExecuteRequestAgentConfigParam,
        execute_options: types.AgentExecuteRequestExecuteOptionsParam,
        frame_id: str | Omit = omit,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.AgentResult | Stream[types.StreamEvent]:
        """Let an agent carry out a task.

        Gives a task to an agent that looks, decides and acts by itself until it is done
        or has used up its steps.

        Args:
            session_id: The session, by the id that `start` handed out.
            agent_config: The agent; an empty object takes the server's default one.
            execute_options: The task.
            frame_id: The frame of the page to work in.
            stream: Whether to get events as they come, not one response.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such session, or it has expired.
            InternalServerError: The server failed.
        """
        if stream is True:
            return Stream.of(self._client, _EXECUTE_AGENT_STREAM, locals())
        return self._client.request(_EXECUTE_AGENT, locals())

    @overload
    def extract(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        schema: Mapping[str, object] | Omit = omit,
        options: types.ExtractRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ExtractResult: ...
    @overload
    def extract(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        schema: Mapping[str, object] | Omit = omit,
        options: types.ExtractRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> Stream[types.StreamEvent]: ...
    @overload
    def extract(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        schema: Mapping[str, object] | Omit = omit,
        options: types.ExtractRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.ExtractResult | Stream[types.StreamEvent]: ...
    def extract(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        schema: Mapping[str, object] | Omit = omit,
        options: types.ExtractRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ExtractResult | Stream[types.StreamEvent]:
        """Read structured data from the page.

        Reads data out of the page. With a `schema` the answer has that shape; without
        one it is an object with the text in `extraction`.

        Args:
            session_id: The session, by the id that `start` handed out.
            instruction: What to look for, in plain language.
            schema: A JSON Schema that the answer has to follow.
            options: How to read it.
            frame_id: The frame of the page to read from.
            stream: Whether to get events as they come, not one response.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such session, or it has expired.
            InternalServerError: The server failed.
        """
        if stream is True:
            return Stream.of(self._client, _EXTRACT_STREAM, locals())
        return self._client.request(_EXTRACT, locals())

    @overload
    def navigate(
        self,
        session_id: str | uuid.UUID,
        *,
        url: str,
        options: types.NavigateRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.NavigateResult | None: ...
    @overload
    def navigate(
        self,
        session_id: str | uuid.UUID,
        *,
        url: str,
        options: types.NavigateRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> Stream[types.StreamEvent]: ...
    @overload
    def navigate(
        self,
        session_id: str | uuid.UUID,
        *,
        url: str,
        options: types.NavigateRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.NavigateResult | None | Stream[types.StreamEvent]: ...
    def navigate(
        self,
        session_id: str | uuid.UUID,
        *,
        url: str,
        options: types.NavigateRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.NavigateResult | None | Stream[types.StreamEvent]:
        """Open a URL.

        Sends the browser to a URL and waits for the page to load. The answer is `null`
        where the browser made no request of its own, such as a jump inside the page.

        Args:
            session_id: The session, by the id that `start` handed out.
            url: The address to open.
            options: How to go there.
            frame_id: The frame of the page to load into.
            stream: Whether to get events as they come, not one response.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such session, or it has expired.
            InternalServerError: The server failed.
        """
        if stream is True:
            return Stream.of(self._client, _NAVIGATE_STREAM, locals())
        return self._client.request(_NAVIGATE, locals())

    @overload
    def observe(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        options: types.ObserveRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ObserveResult: ...
    @overload
    def observe(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        options: types.ObserveRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> Stream[types.StreamEvent]: ...
    @overload
    def observe(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        options: types.ObserveRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.ObserveResult | Stream[types.StreamEvent]: ...
    def observe(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        options: types.ObserveRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ObserveResult | Stream[types.StreamEvent]:
        """List what can be done on the page.

        Finds the actions that the page offers, without doing any of them. Each can be
        handed to `act` unchanged. Nothing in the body is needed; an empty object asks
        for everything.

        Args:
            session_id: The session, by the id that `start` handed out.
            instruction: Which actions are wanted, in plain language.
            options: How to look.
            frame_id: The frame of the page to look at.
            stream: Whether to get events as they come, not one response.

        Raises:
            BadRequestError: Something in the request is wrong.
            NotFoundError: There is no such session, or it has expired.
            InternalServerError: The server failed.
        """
        if stream is True:
            return Stream.of(self._client, _OBSERVE_STREAM, locals())
        return self._client.request(_OBSERVE, locals())

    def start(
        self,
        *,
        env: Literal["LOCAL", "BROWSERBASE"] | types.UnknownStr,
        verbose: int | Omit = omit,
        model: str | Omit = omit,
        api_key: str | Omit = omit,
        project_id: str | Omit = omit,
        system_prompt: str | Omit = omit,
        dom_settle_timeout: int | Omit = omit,
        self_heal: bool | Omit = omit,
        local_browser_launch_options: (
            types.SessionConfigLocalBrowserLaunchOptionsParam | Omit
        ) = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionStartResponse:
        """Start a browser session.

        Launches a browser and hands out the id that all other calls need. A browser in
        the cloud also needs `apiKey` and `projectId`.

        Args:
            env: Where the browser runs.
            verbose: How much to log; 0 is the least. The server's default is `0`.
            model: The model that performs actions.
            api_key: Browserbase API key. Needed when `env` is `BROWSERBASE`.
            project_id: Browserbase project. Needed when `env` is `BROWSERBASE`.
            system_prompt: Instructions for the model that hold for the whole session.
            dom_settle_timeout: How long to wait for the page to stop changing, in
                milliseconds.
            self_heal: Whether to try to repair an action that fails.
            local_browser_launch_options: Settings for a browser on the server's
                machine.

        Raises:
            InternalServerError: The server failed.
        """
        return self._client.request(_START, locals())


class AsyncSessions(AsyncResource):
    """Start, drive and end browser sessions."""

    @cached_property
    def with_raw_response(self) -> AsyncSessionsWithRawResponse:
        """The same methods, giving the whole response."""
        return AsyncSessionsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSessionsWithStreamingResponse:
        """The same methods, giving the response before its body is read."""
        return AsyncSessionsWithStreamingResponse(self)

    @cached_property
    def prepare(self) -> AsyncSessionsPrepare:
        """The same methods, giving the request without sending it."""
        return AsyncSessionsPrepare(self)

    @overload
    async def act(
        self,
        session_id: str | uuid.UUID,
        *,
        input: str | types.Action | types.ActionParam,
        options: types.ActionOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ActResult: ...
    @overload
    async def act(
        self,
        session_id: str | uuid.UUID,
        *,
        input: str | types.Action | types.ActionParam,
        options: types.ActionOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> AsyncStream[types.StreamEvent]: ...
    @overload
    async def act(
        self,
        session_id: str | uuid.UUID,
        *,
        input: str | types.Action | types.ActionParam,
        options: types.ActionOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.ActResult | AsyncStream[types.StreamEvent]: ...
    async def act(
        self,
        session_id: str | uuid.UUID,
        *,
        input: str | types.Action | types.ActionParam,
        options: types.ActionOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ActResult | AsyncStream[types.StreamEvent]:
        """Perform one action on the page (see `Sessions.act`)."""
        if stream is True:
            return await AsyncStream.of(self._client, _ACT_STREAM, locals())
        return await self._client.request(_ACT, locals())

    async def end(
        self, session_id: str | uuid.UUID, **request_options: Unpack[RequestOptions]
    ) -> types.SessionEndResponse:
        """End a session (see `Sessions.end`)."""
        return await self._client.request(_END, locals())

    @overload
    async def execute_agent(
        self,
        session_id: str | uuid.UUID,
        *,
        agent_config: types.AgentExecuteRequestAgentConfigParam,
        execute_options: types.AgentExecuteRequestExecuteOptionsParam,
        frame_id: str | Omit = omit,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.AgentResult: ...
    @overload
    async def execute_agent(
        self,
        session_id: str | uuid.UUID,
        *,
        agent_config: types.AgentExecuteRequestAgentConfigParam,
        execute_options: types.AgentExecuteRequestExecuteOptionsParam,
        frame_id: str | Omit = omit,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> AsyncStream[types.StreamEvent]: ...
    @overload
    async def execute_agent(
        self,
        session_id: str | uuid.UUID,
        *,
        agent_config: types.AgentExecuteRequestAgentConfigParam,
        execute_options: types.AgentExecuteRequestExecuteOptionsParam,
        frame_id: str | Omit = omit,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.AgentResult | AsyncStream[types.StreamEvent]: ...
    async def execute_agent(
        self,
        session_id: str | uuid.UUID,
        *,
        agent_config: types.AgentExecuteRequestAgentConfigParam,
        execute_options: types.AgentExecuteRequestExecuteOptionsParam,
        frame_id: str | Omit = omit,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.AgentResult | AsyncStream[types.StreamEvent]:
        """Let an agent carry out a task (see `Sessions.execute_agent`)."""
        if stream is True:
            return await AsyncStream.of(self._client, _EXECUTE_AGENT_STREAM, locals())
        return await self._client.request(_EXECUTE_AGENT, locals())

    @overload
    async def extract(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        schema: Mapping[str, object] | Omit = omit,
        options: types.ExtractRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ExtractResult: ...
    @overload
    async def extract(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        schema: Mapping[str, object] | Omit = omit,
        options: types.ExtractRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> AsyncStream[types.StreamEvent]: ...
    @overload
    async def extract(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        schema: Mapping[str, object] | Omit = omit,
        options: types.ExtractRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.ExtractResult | AsyncStream[types.StreamEvent]: ...
    async def extract(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        schema: Mapping[str, object] | Omit = omit,
        options: types.ExtractRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ExtractResult | AsyncStream[types.StreamEvent]:
        """Read structured data from the page (see `Sessions.extract`)."""
        if stream is True:
            return await AsyncStream.of(self._client, _EXTRACT_STREAM, locals())
        return await self._client.request(_EXTRACT, locals())

    @overload
    async def navigate(
        self,
        session_id: str | uuid.UUID,
        *,
        url: str,
        options: types.NavigateRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.NavigateResult | None: ...
    @overload
    async def navigate(
        self,
        session_id: str | uuid.UUID,
        *,
        url: str,
        options: types.NavigateRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> AsyncStream[types.StreamEvent]: ...
    @overload
    async def navigate(
        self,
        session_id: str | uuid.UUID,
        *,
        url: str,
        options: types.NavigateRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.NavigateResult | None | AsyncStream[types.StreamEvent]: ...
    async def navigate(
        self,
        session_id: str | uuid.UUID,
        *,
        url: str,
        options: types.NavigateRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.NavigateResult | None | AsyncStream[types.StreamEvent]:
        """Open a URL (see `Sessions.navigate`)."""
        if stream is True:
            return await AsyncStream.of(self._client, _NAVIGATE_STREAM, locals())
        return await self._client.request(_NAVIGATE, locals())

    @overload
    async def observe(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        options: types.ObserveRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[False] | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ObserveResult: ...
    @overload
    async def observe(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        options: types.ObserveRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: Literal[True],
        **request_options: Unpack[RequestOptions],
    ) -> AsyncStream[types.StreamEvent]: ...
    @overload
    async def observe(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        options: types.ObserveRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool,
        **request_options: Unpack[RequestOptions],
    ) -> types.ObserveResult | AsyncStream[types.StreamEvent]: ...
    async def observe(
        self,
        session_id: str | uuid.UUID,
        *,
        instruction: str | Omit = omit,
        options: types.ObserveRequestOptionsParam | Omit = omit,
        frame_id: str | Omit = omit,
        stream: bool | Omit = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.ObserveResult | AsyncStream[types.StreamEvent]:
        """List what can be done on the page (see `Sessions.observe`)."""
        if stream is True:
            return await AsyncStream.of(self._client, _OBSERVE_STREAM, locals())
        return await self._client.request(_OBSERVE, locals())

    async def start(
        self,
        *,
        env: Literal["LOCAL", "BROWSERBASE"] | types.UnknownStr,
        verbose: int | Omit = omit,
        model: str | Omit = omit,
        api_key: str | Omit = omit,
        project_id: str | Omit = omit,
        system_prompt: str | Omit = omit,
        dom_settle_timeout: int | Omit = omit,
        self_heal: bool | Omit = omit,
        local_browser_launch_options: (
            types.SessionConfigLocalBrowserLaunchOptionsParam | Omit
        ) = omit,
        **request_options: Unpack[RequestOptions],
    ) -> types.SessionStartResponse:
        """Start a browser session (see `Sessions.start`)."""
        return await self._client.request(_START, locals())


class SessionsWithRawResponse(View[Sessions]):
    """`Sessions`: the same methods, giving the whole response."""

    act: Final = raw.forms(Sessions.act)
    end: Final = raw(Sessions.end)
    execute_agent: Final = raw.forms(Sessions.execute_agent)
    extract: Final = raw.forms(Sessions.extract)
    navigate: Final = raw.forms(Sessions.navigate)
    observe: Final = raw.forms(Sessions.observe)
    start: Final = raw(Sessions.start)


class SessionsWithStreamingResponse(View[Sessions]):
    """`Sessions`: the same methods, giving the response before its body is read."""

    act: Final = streaming.forms(Sessions.act)
    end: Final = streaming(Sessions.end)
    execute_agent: Final = streaming.forms(Sessions.execute_agent)
    extract: Final = streaming.forms(Sessions.extract)
    navigate: Final = streaming.forms(Sessions.navigate)
    observe: Final = streaming.forms(Sessions.observe)
    start: Final = streaming(Sessions.start)


class SessionsPrepare(PrepareView[Sessions]):
    """`Sessions`: the same methods, giving the request without sending it."""

    act: Final = prepared.forms(Sessions.act)
    end: Final = prepared(Sessions.end)
    execute_agent: Final = prepared.forms(Sessions.execute_agent)
    extract: Final = prepared.forms(Sessions.extract)
    navigate: Final = prepared.forms(Sessions.navigate)
    observe: Final = prepared.forms(Sessions.observe)
    start: Final = prepared(Sessions.start)


class AsyncSessionsWithRawResponse(AsyncView[AsyncSessions]):
    """`AsyncSessions`: the same methods, giving the whole response."""

    act: Final = async_raw.forms(AsyncSessions.act)
    end: Final = async_raw(AsyncSessions.end)
    execute_agent: Final = async_raw.forms(AsyncSessions.execute_agent)
    extract: Final = async_raw.forms(AsyncSessions.extract)
    navigate: Final = async_raw.forms(AsyncSessions.navigate)
    observe: Final = async_raw.forms(AsyncSessions.observe)
    start: Final = async_raw(AsyncSessions.start)


class AsyncSessionsWithStreamingResponse(AsyncView[AsyncSessions]):
    """`AsyncSessions`: the same methods, giving the response before its body is read."""

    act: Final = async_streaming.forms(AsyncSessions.act)
    end: Final = async_streaming(AsyncSessions.end)
    execute_agent: Final = async_streaming.forms(AsyncSessions.execute_agent)
    extract: Final = async_streaming.forms(AsyncSessions.extract)
    navigate: Final = async_streaming.forms(AsyncSessions.navigate)
    observe: Final = async_streaming.forms(AsyncSessions.observe)
    start: Final = async_streaming(AsyncSessions.start)


class AsyncSessionsPrepare(SessionsPrepare):
    """`AsyncSessions`: the same methods, giving the request without sending it."""
