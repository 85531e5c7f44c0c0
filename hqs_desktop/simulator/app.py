"""The simulated gateway as an ASGI application: both hosts' paths, the token service and the control door in one."""

from email.utils import format_datetime
from uuid import uuid4

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hqs_desktop.simulator.control import control_routes
from hqs_desktop.simulator.engine import JsonReply, Options, Simulator
from hqs_desktop.simulator.operations import OPERATIONS
from hqs_desktop.simulator.operations.base import Operation
from hqs_desktop.simulator.world import World


def create_app(world: World, options: Options | None = None) -> Starlette:
    """The application; ``app.state.simulator`` is the ``Simulator`` behind it."""
    simulator = Simulator(world, options or Options())
    routes = [Route("/oauth/token", simulator.sign_in, methods=["POST"])]
    for operation in OPERATIONS.values():
        routes.append(_route(simulator, operation, twin=False))
        if operation.has_twin:
            routes.append(_route(simulator, operation, twin=True))
    app = Starlette(
        routes=[*routes, *control_routes(simulator)],
        middleware=[Middleware(_CommonHeaders, simulator=simulator)],
        exception_handlers={HTTPException: _no_such_path},
    )
    app.state.simulator = simulator
    return app


def _route(simulator: Simulator, operation: Operation, *, twin: bool) -> Route:
    async def endpoint(request: Request) -> Response:
        return await simulator.call(request, operation, twin=twin)

    return Route(operation.path + ("Test" if twin else ""), endpoint, methods=["POST"])


def _no_such_path(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return JsonReply({"error": error.detail}, error.status_code, error.headers)


class _CommonHeaders:
    """Gives every request an id, and every reply the headers that name it and the gateway's time."""

    def __init__(self, app: ASGIApp, simulator: Simulator) -> None:
        self._app = app
        self._simulator = simulator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request_id = str(uuid4())
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["requestId"] = request_id
                headers["Date"] = format_datetime(self._simulator.shown_time(), usegmt=True)
            await send(message)

        await self._app(scope, receive, send_with_headers)
