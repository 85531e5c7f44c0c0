"""How far this computer's clock is from the gateway's, measured by whatever reply comes."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core import errors
from hqs_desktop.gateway.clock import ClockSkew
from tests.fakes.clock import START, FakeClock
from tests.gateway import kit
from tests.gateway.kit import Gate

_READ = "GetAppointmentStatus"
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


def _date(instant: datetime) -> str:
    return format_datetime(instant.replace(microsecond=0), usegmt=True)


class Desk:
    """A client whose gateway has the right time, and whose own clock is ``ahead`` of it."""

    def __init__(self, gate: Gate, ahead: timedelta = timedelta()) -> None:
        self.told: list[timedelta] = []
        self.clock = FakeClock(START + ahead)
        self.date: str | None = _date(START)
        self.gateway = kit.client(gate, clock=self.clock, on_skew=self.told.append)
        gate.always("token", lambda _: self._dated(kit.token_reply()))
        gate.always(_READ, lambda _: self._dated(kit.reply({"isError": False, "Result": {"Coded_string": "1"}})))

    def _dated(self, reply: httpx.Response) -> httpx.Response:
        if self.date is not None:
            reply.headers["Date"] = self.date
        return reply

    def found(self) -> timedelta | None:
        """A function, for mypy takes a property for a constant once it is asserted."""
        return self.gateway.clock_skew

    async def set_clock(self, ahead: timedelta) -> None:
        self.clock._now = START + ahead
        await self.gateway.sign_in()


@pytest.mark.parametrize(
    "ahead", [_DAY, -_DAY, _HOUR, timedelta(minutes=-2), timedelta(seconds=62), timedelta(days=-4000)]
)
async def test_a_clock_that_is_off_is_told(gate: Gate, ahead: timedelta) -> None:
    desk = Desk(gate, ahead)
    assert desk.found() is None
    await desk.gateway.sign_in()
    found = desk.found()
    assert found is not None
    assert abs(found + ahead) <= timedelta(seconds=1)
    assert desk.told == [found]


@pytest.mark.parametrize("ahead", [timedelta(), timedelta(seconds=50), timedelta(seconds=-58)])
async def test_clocks_within_a_minute_agree(gate: Gate, ahead: timedelta) -> None:
    desk = Desk(gate, ahead)
    await desk.gateway.appointment_status(kit.TQID)
    assert desk.found() == timedelta()
    assert desk.told == [timedelta()]


async def test_only_what_changes_notably_is_told(gate: Gate) -> None:
    desk = Desk(gate, _DAY)
    for ahead in (_DAY, _DAY + timedelta(seconds=40), timedelta(), timedelta(seconds=20), -_HOUR):
        await desk.set_clock(ahead)
    assert [round(told / timedelta(minutes=1)) for told in desk.told] == [-24 * 60, 0, 60]


@pytest.mark.parametrize(
    "date",
    [
        *[
            None,
            "",
            "yesterday",
            "Sat, 5 Sep",
            "Sat, 99 Sep 2026 04:30:00 GMT",
            "Sat, 05 Sep 99999 04:30:00 GMT",
            "0" * 9999,
        ],
        *["Thu, 01 Jan 1970 00:00:12 GMT", "Fri, 05 Sep 2250 04:30:00 GMT", "Sat, 05 Sep 2026 04:30:00 +9999"],
    ],
)
async def test_a_date_that_is_no_date_tells_nothing(gate: Gate, date: str | None) -> None:
    desk = Desk(gate, _DAY)
    desk.date = date
    await desk.gateway.sign_in()
    assert desk.found() is None
    desk.date = _date(START)
    await desk.gateway.sign_in()
    desk.date = date
    await desk.gateway.appointment_status(kit.TQID)
    assert desk.found() is not None
    assert len(desk.told) == 1


@pytest.mark.parametrize("date", ["Saturday, 05-Sep-26 04:30:00 GMT", "Sat, 05 Sep 2026 08:00:00 +0330"])
async def test_other_spellings_of_a_date_are_read(gate: Gate, date: str) -> None:
    desk = Desk(gate, _DAY)
    desk.date = date
    await desk.gateway.sign_in()
    assert desk.told


@pytest.mark.parametrize("reply", [kit.reply(b"<html>"), kit.reply(b"", 503), kit.reply({}, 401), kit.reply(b"\xff")])
async def test_a_failed_calls_reply_counts_too(gate: Gate, reply: httpx.Response) -> None:
    desk = Desk(gate, _DAY)
    reply.headers["Date"] = _date(START)
    gate.answer("token", reply)
    with pytest.raises(errors.GatewayError):
        await desk.gateway.sign_in()
    assert desk.told


async def test_a_slow_reply_that_leaves_it_open_changes_nothing(gate: Gate) -> None:
    desk = Desk(gate, timedelta(seconds=70))

    async def slow(_: httpx.Request) -> httpx.Response:
        await desk.clock.advance(14)
        reply = kit.reply({"isError": False, "Result": {"Coded_string": "1"}})
        reply.headers["Date"] = _date(desk.clock.now() - timedelta(seconds=70))
        return reply

    gate.answer(_READ, slow)
    await desk.gateway.sign_in()
    found = desk.found()
    await desk.set_clock(timedelta(seconds=70))
    await desk.gateway.appointment_status(kit.TQID)
    assert desk.found() == found
    assert len(desk.told) == 1


def test_a_clock_that_is_set_back_in_mid_call_tells_nothing() -> None:
    clock = FakeClock()
    skew = ClockSkew(clock)
    skew.measure(_date(START), START + _HOUR)
    assert skew.found is None


@given(st.one_of(st.text(max_size=60), st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d+ \d+:\d+:\d+ .*")))
def test_no_header_is_a_fault(date: str) -> None:
    ClockSkew(FakeClock()).measure(date, START)


@given(
    ahead=st.timedeltas(min_value=timedelta(days=-500), max_value=timedelta(days=500)),
    there=st.timedeltas(min_value=timedelta(), max_value=timedelta(seconds=15)),
    back=st.timedeltas(min_value=timedelta(), max_value=timedelta(seconds=15)),
    fraction=st.timedeltas(min_value=timedelta(), max_value=timedelta(microseconds=999_999)),
)
def test_nothing_false_is_said_however_slow_the_line(
    ahead: timedelta, there: timedelta, back: timedelta, fraction: timedelta
) -> None:
    answered_on = datetime(2026, 9, 5, 4, 30, tzinfo=UTC) + fraction
    clock = FakeClock(answered_on + back + ahead)
    skew = ClockSkew(clock)
    skew.measure(_date(answered_on), answered_on - there + ahead)
    leeway = there + back + timedelta(seconds=1)
    if skew.found:
        assert abs(ahead) >= timedelta(minutes=1)
        assert abs(skew.found + ahead) <= leeway
    if skew.found is None:
        assert abs(abs(ahead) - timedelta(minutes=1)) <= leeway
    if skew.found == timedelta():
        assert abs(ahead) < timedelta(minutes=1)
