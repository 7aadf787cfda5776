"""What sync and async clients do with a call, apart from I/O."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ..auth.authorization import Alternatives, Authoriser, parse_requirement
from ..config.options import Timeout
from ..errors.errors import SDKError
from ..errors.failure import TransportFailure, forget_frames
from ..exchange.execution import Call, Execution, Reply
from ..exchange.report import failure_error
from ..models.values import RefusedError, is_mapping
from ..operation.operation import Operation
from ..parts import load
from ..request.build import Builder
from ..request.request import Address, Request
from ..request.settings import Settings, read_count, read_timeout
from ..response.raw_response import AsyncRawResponse, RawResponse, ResponseHead
from ..results.parsing import parse_response
from ..transport.effects import AsyncDriver, SyncDriver

if TYPE_CHECKING:
    import httpx2
    from typing_extensions import TypeForm

    from ..config.config import ClientConfig
    from ..config.options import RequestOptions
    from ..exchange.logs import CallLog
    from ..request.client_defaults import Cookies
    from ..transport.connection import AsyncMiddleware, AsyncSend, Middleware, Send

_METHOD: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")

T = TypeVar("T")
R = TypeVar("R", bound=ResponseHead)


class Core:
    """Turns operations and arguments into executions, and replies into results."""

    def __init__(
        self,
        settings: Settings,
        *,
        memory: dict[object, Any],
        log: CallLog,
        client: httpx2.Client | httpx2.AsyncClient | None = None,
        cookies: Cookies | None = None,
    ) -> None:
        """Keep what calls are made with; ``client`` is one of the caller's own."""
        self.settings = settings
        self._cookies = cookies
        self._client = client
        self.memory = memory
        self.log = log
        self._authoriser = Authoriser(
            schemes={each.id: each for each in settings.config.schemes},
            credentials=settings.credentials,
            memory=memory,
            errors=settings.errors,
            settings=settings,
        )
        self._requirements: dict[str, Alternatives] = {}
        self._servers: dict[str, Address] = {}

    def execution(
        self,
        operation: Operation[object],
        arguments: Mapping[str, object],
        *,
        stream: object = None,
        unread: bool = False,
        url: str | None = None,
    ) -> Execution:
        """Prepare the execution of a call.

        Args:
            operation: What to call.
            arguments: Its arguments by Python name, with ``request_options``.
            stream: The constant of a stream, if events are asked for.
            unread: Whether the response is a file whose body is left unread.
            url: A URL that replaces the operation's own, such as that of a next page.

        Raises:
            InvalidArgumentError: An argument cannot be sent.
            ConfigurationError: The credentials satisfy no alternative of the
                requirement.
        """
        settings = self.settings
        builder = Builder(settings, operation.plan, arguments)
        if stream is not None:
            make = load("streams", "streams.asking").StreamBuilder
            builder = make(settings, operation.plan, arguments, stream)
        try:
            request = self._request(builder, self._base(operation), url)
        except (RefusedError, TransportFailure) as refused:
            reason = str(refused)
        else:
            call = self._call(operation, builder.options, request)
            request.template = operation.template
            request.streaming, request.elsewhere = unread or stream is not None, unread
            return Execution(
                call=call,
                settings=settings,
                authoriser=self._authoriser,
                log=self.log,
                cookies=self._cookies,
            )
        raise settings.errors.argument(
            f"{reason} ({operation.method} {operation.path_template})"
        )

    def _request(self, builder: Builder, base: Address, url: str | None) -> Request:
        request = builder.build(base)
        if url is not None:
            servers = load("servers", "request.own_servers")
            address = servers.next_address(self.settings, request.address, url)
            request = builder.build_for(address)
        if self._client is not None and hasattr(self._client, "cookies"):
            self._add_client_defaults(request, self._client)
        return request

    def _add_client_defaults(
        self, request: Request, client: httpx2.Client | httpx2.AsyncClient
    ) -> None:
        from ..request.client_defaults import add_client_defaults

        settings = self.settings
        try:
            add_client_defaults(request, client, settings.fields, settings.headers)
        except ValueError as error:
            raise RefusedError(str(error)) from None

    def _call(
        self,
        operation: Operation[object],
        options: Mapping[str, object],
        request: Request,
    ) -> Call:
        settings, details, plan = self.settings, operation.details, operation.plan
        own_policy = details.get("retry")
        policy = own_policy or settings.config.retry
        if settings.retry_statuses is not None:
            policy = replace(policy, statuses=settings.retry_statuses)
        timeout, retries = settings.timeout, settings.max_retries
        if own_policy is not None and retries == settings.config.retry.max_attempts - 1:
            retries = own_policy.max_attempts - 1
        if "timeout" in details and settings.has_usual_timeout:
            timeout = Timeout.of(details["timeout"])
        if options:
            if "timeout" in options:
                timeout = read_timeout(options["timeout"], settings.errors)
            if "max_retries" in options:
                limit = options["max_retries"]
                retries = read_count(limit, "max_retries", settings.errors)
        request.timeout = timeout
        keyed = plan.idempotency or "idempotency_key" in options
        return Call(
            request=request,
            schemes=self._authoriser.choose(
                self._alternatives(details.get("auth")),
                request,
                "" if self._cookies is None else self._cookies.pairs(request),
                otherwise=getattr(self._client, "auth", None) is not None,
            ),
            timeout=timeout,
            policy=policy,
            max_retries=retries,
            repeatable=plan.idempotent or bool(keyed) or own_policy is not None,
            error_types=details.get("errors"),
            redirects=details.get("redirects", ()),
        )

    def send(
        self, execution: Execution, send: Send, middleware: tuple[Middleware, ...]
    ) -> tuple[Reply, RawResponse]:
        """Run a call synchronously; return the reply, and the response."""
        driver = SyncDriver(send, middleware)
        try:
            reply = driver.drive(execution.run())
        except SDKError as error:
            # Its frames hold responses, which may repeat a credential: a crash report that
            # shows local variables would show it.
            raise error.with_traceback(None) from error.__cause__
        return reply, driver.response

    async def asend(
        self,
        execution: Execution,
        send: AsyncSend,
        middleware: tuple[AsyncMiddleware, ...],
    ) -> tuple[Reply, AsyncRawResponse]:
        """Run a call asynchronously; return the reply, and the response."""
        driver = AsyncDriver(send, middleware)
        try:
            reply = await driver.drive(execution.run())
        except SDKError as error:
            raise error.with_traceback(None) from error.__cause__
        return reply, driver.response

    def result(self, operation: Operation[T], reply: Reply) -> T:
        """Return the value of a reply; see :func:`parse_response`."""
        return parse_response(operation, reply, strict=self.settings.strict)

    def reported(self, response: R, reply: Reply) -> R:
        """Turn failures while the body is read into the API's exceptions."""
        exchange, head = reply.exchange, reply.head

        def explain(error: Exception) -> Exception:
            if isinstance(error, TransportFailure):
                forget_frames(error)
                return failure_error(exchange, error, head)
            return error

        response.explain(explain)
        return response

    def _alternatives(self, requirement: str | None) -> Alternatives:
        text = self.settings.config.auth if requirement is None else requirement
        known = self._requirements.get(text)
        if known is None:
            known = self._requirements[text] = parse_requirement(text)
        return known

    def _base(self, operation: Operation[object]) -> Address:
        server = operation.details.get("server")
        if not server:
            return self.settings.base
        known = self._servers.get(server)
        if known is None:
            address: Address = load("servers", "request.own_servers").own_address(
                self.settings, server
            )
            known = self._servers[server] = address
        return known


class UntypedOperation(Operation[T]):
    """An operation that the API description does not contain."""

    @cached_property
    def template(self) -> str:
        """The empty text: the path may contain values of a single request."""
        return ""


def untyped_operation(
    config: ClientConfig, method: str, path: str, result: TypeForm[T]
) -> Operation[T]:
    """Return an operation for a method and a path.

    Args:
        config: The API's constants.
        method: The HTTP method.
        path: The path below the base URL; it may end in a query.
        result: The type of the result.

    Raises:
        InvalidArgumentError: They are none.
    """
    _check_target(config, method, path)
    path = path if path.startswith("/") else f"/{path}"
    return UntypedOperation(
        method,
        path,
        lambda: result,
        payload="body",
        optional_body=True,
        auth=config.auth or _any_credential(config),
    )


def _check_target(config: ClientConfig, method: object, path: object) -> None:
    if not isinstance(method, str) or not _METHOD.fullmatch(method):
        raise config.errors().argument(f"{method!r} is no HTTP method.")
    if not isinstance(path, str) or _URL.match(path):
        said = f"{path!r} is no path: it has to begin behind the base URL."
        raise config.errors().argument(said)


def _any_credential(config: ClientConfig) -> str:
    """Return a requirement that any given credential satisfies."""
    known = [each.id for each in config.schemes if each.ways()]
    return " | ".join((*known, ""))


def untyped_arguments(
    body: object,
    query: Mapping[str, object] | None,
    headers: Mapping[str, str] | None,
    options: RequestOptions,
) -> dict[str, object]:
    """Return the arguments of an untyped operation."""
    merged: dict[str, object] = dict(options)
    if query:
        own = options.get("extra_query", {})
        merged["extra_query"] = {**query, **own} if is_mapping(query) else query
    if headers:
        merged["extra_headers"] = {**headers, **options.get("extra_headers", {})}
    return {"body": body, "request_options": merged}
