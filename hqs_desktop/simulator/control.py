"""The control door: ``POST /_control/...`` with JSON, for whoever runs the simulated gateway on this computer.

Not part of the guide. Refused from anywhere but loopback, and to web pages (a browser names their origin).
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from ipaddress import ip_address
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.model import Tqid
from hqs_desktop.simulator.engine import JsonReply, Simulator, read_body
from hqs_desktop.simulator.faults import make
from hqs_desktop.simulator.ledger import Execution
from hqs_desktop.simulator.reading import Fields, parse
from hqs_desktop.simulator.refusals import Reason, Refused
from hqs_desktop.simulator.wire import Json
from hqs_desktop.simulator.world import World

_MAX_ADVANCE: Final = timedelta(days=366)
_Action = Callable[[Simulator, Fields], Json]


def control_routes(simulator: Simulator) -> list[Route]:
    """The door's paths."""
    return [Route(f"/_control/{name}", _endpoint(simulator, act), methods=["POST"]) for name, act in _ACTIONS.items()]


def _endpoint(simulator: Simulator, act: _Action) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if not _from_here(request):
            return JsonReply({"error": "only from this computer"}, 403)
        try:
            return JsonReply(act(simulator, parse(await read_body(request) or b"{}")))
        except Refused as refused:
            return JsonReply({"error": refused.reason, "field": refused.field}, 400)

    return endpoint


def _from_here(request: Request) -> bool:
    try:
        local = request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False
    return local and "origin" not in request.headers


def _latency(simulator: Simulator, fields: Fields) -> Json:
    """``{"seconds": 0.5}``: wait before every operation and sign-in."""
    seconds = fields.number("seconds")
    if seconds < 0:
        raise Refused(Reason.WRONG_VALUE, "seconds")
    simulator.faults.latency = seconds
    return {"latency": seconds}


def _shift_date(simulator: Simulator, fields: Fields) -> Json:
    """``{"seconds": 3600}``: let the replies' ``Date`` be ahead of the gateway's time, or behind it."""
    simulator.faults.date_ahead = _span(fields)
    return {"date": simulator.shown_time().isoformat()}


def _inject(simulator: Simulator, fields: Fields) -> Json:
    """``{"name", "operation"?, "times"?, "skip"?, "settings"?}``: see ``FaultPlan.inject``; ``times`` 0 for endless."""
    settings = fields.find("settings") or {}
    if not isinstance(settings, Mapping):
        raise Refused(Reason.WRONG_VALUE, "settings")
    try:
        simulator.faults.add(
            make(fields.text("name"), settings),
            operation=fields.optional_text("operation") or None,
            times=fields.integer("times", 1) or None,
            skip=fields.integer("skip", 0),
        )
    except ValueError as error:
        raise Refused(Reason.WRONG_VALUE, str(error)) from None
    return {"pending": list(simulator.faults.pending)}


def _clear_faults(simulator: Simulator, _: Fields) -> Json:
    """Let everything go well again."""
    simulator.faults.clear()
    return {"pending": []}


def _withdraw(simulator: Simulator, fields: Fields) -> Json:
    """``{"provider": council number, "day": {"year", "month", "day"}, "twin"?}``: the provider is away on that day."""
    day = fields.part("day")
    try:
        on = ShamsiDate(day.integer("year"), day.integer("month"), day.integer("day"))
    except ValueError:
        raise Refused(Reason.WRONG_DATE, "day") from None
    tqids = _world(simulator, fields).withdraw_day(fields.text("provider"), on)
    return {"tqids": [tqid.text for tqid in tqids]}


def _set_status(simulator: Simulator, fields: Fields) -> Json:
    """``{"tqid", "status": code of appendix 8, "twin"?}``: what became of a slot elsewhere."""
    try:
        status = AppointmentStatus(fields.text("status"))
    except ValueError:
        raise Refused(Reason.WRONG_VALUE, "status") from None
    _world(simulator, fields).set_status(Tqid(fields.text("tqid")), status)
    return {"status": status}


def _advance(simulator: Simulator, fields: Fields) -> Json:
    """``{"seconds": 900}``: move the gateway's time on."""
    simulator.world.clock.advance(_span(fields))
    return {"now": simulator.world.clock.now().isoformat()}


def _expire_tokens(simulator: Simulator, fields: Fields) -> Json:
    """``{"refresh_too"?: true}``: end every token now."""
    simulator.expire_tokens(refresh_too=fields.find("refresh_too") is True)
    return {}


def _ledger(simulator: Simulator, _: Fields) -> Json:
    """What was really executed, and how often each operation was called."""
    return {
        "executions": [_execution(done) for done in simulator.ledger.executions],
        "calls": dict(simulator.ledger.calls),
    }


def _execution(done: Execution) -> Json:
    return {
        "operation": done.operation,
        "tqid": done.tqid.text,
        "person_id": done.person_id.id,
        "at": done.at.isoformat(),
        "request_id": done.request_id,
        "twin": done.twin,
        "reply_lost": done.reply_lost,
    }


def _reset(simulator: Simulator, _: Fields) -> Json:
    """Begin anew: worlds, ledger, faults, tokens."""
    simulator.reset()
    return {}


def _span(fields: Fields) -> timedelta:
    seconds = fields.number("seconds")
    if abs(seconds) > _MAX_ADVANCE.total_seconds():
        raise Refused(Reason.WRONG_VALUE, "seconds")
    return timedelta(seconds=seconds)


def _world(simulator: Simulator, fields: Fields) -> World:
    return simulator.twin_world if fields.find("twin") is True else simulator.world


_ACTIONS: Final[Mapping[str, _Action]] = {
    "latency": _latency,
    "date": _shift_date,
    "faults": _inject,
    "faults/clear": _clear_faults,
    "withdraw": _withdraw,
    "status": _set_status,
    "clock": _advance,
    "tokens/expire": _expire_tokens,
    "ledger": _ledger,
    "reset": _reset,
}
