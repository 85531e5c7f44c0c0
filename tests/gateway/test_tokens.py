"""One token for all, fetched once, renewed early, and what happens when the token service fails."""

import asyncio
import json
import logging
import random
from datetime import timedelta
from typing import Any

import httpx
import pytest

from hqs_desktop.core import errors
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.token import TokenStore
from hqs_desktop.gateway.transport import Transport
from tests.fakes.clock import FakeClock
from tests.gateway import kit
from tests.gateway.kit import Gate, Json, sample

_READ = "GetAppointmentStatus"


def _status(_: httpx.Request) -> httpx.Response:
    return kit.reply({"isError": False, "Result": {"Coded_string": "1"}})


def _unauthorised(_: httpx.Request) -> httpx.Response:
    return kit.reply({"Data": {"isError": True, "errorMessage": "expired"}}, 401, requestId="r-401")


def _grants(gate: Gate) -> list[str]:
    return [httpx.QueryParams(request.content.decode())["grant_type"] for request in gate.of("token")]


def _oauth_error(word: str, status: int = 400) -> httpx.Response:
    return kit.reply({"error": word, "error_description": "Bad credentials"}, status, requestId="r-token")


class Ticks:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Store:
    """A token store over a gate, with both clocks in the test's hand."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.clock = FakeClock()
        self.ticks = Ticks()
        self.secrets = kit.FixedSecrets()
        config = kit.config()
        self.store = TokenStore(config, self.secrets, Transport(config, gate), self.clock, monotonic=self.ticks)
        self.served = 0

    async def get(self) -> str:
        return await self.store.get()

    async def pass_time(self, seconds: float) -> None:
        self.ticks.now += seconds
        await self.clock.advance(seconds)


@pytest.fixture
def store(gate: Gate) -> Store:
    made = Store(gate)

    def numbered(_: httpx.Request) -> httpx.Response:
        made.served += 1
        return kit.token_reply(f"access-{made.served}", f"refresh-{made.served}")

    gate.always("token", numbered)
    return made


# Replies --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["password", "refresh"])
async def test_the_samples(store: Store, name: str) -> None:
    body = sample(f"oauth-token.{name}.response")
    store.gate.answer("token", kit.reply(body))
    assert await store.get() == body["access_token"]


async def test_the_table_of_refreshing_has_camel_case_names(store: Store) -> None:
    body = {"accessToken": "a-1", "refreshToken": "r-1", "tokenType": "bearer", "expiresIn": "763", "scope": "x"}
    store.gate.answer("token", kit.reply(body), kit.reply(body | {"accessToken": "a-2"}))
    assert await store.get() == "a-1"
    await store.pass_time(800)
    assert await store.get() == "a-2"
    assert b"refresh_token=r-1" in store.gate.of("token")[1].content


async def test_the_sample_of_a_failure(store: Store) -> None:
    store.gate.answer("token", kit.reply(sample("oauth-token.error.response"), 400, requestId="r-1"))
    with pytest.raises(errors.SignInError) as caught:
        await store.get()
    error = caught.value
    assert (error.oauth_error, error.http_status, error.request_id) == ("invalid_grant", 400, "r-1")
    assert error.never_sent


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (kit.reply(b"<html>", 401), errors.SignInError),
        (kit.reply(b"", 403), errors.SignInError),
        (_oauth_error("invalid_client", 200), errors.SignInError),
        (kit.reply(b"<html>", 502), errors.HttpStatusError),
        (kit.reply({}, 404), errors.HttpStatusError),
        (kit.reply(b"<html>"), errors.BadReplyError),
        (kit.reply({"token_type": "bearer"}), errors.BadReplyError),
        (kit.reply({"access_token": ""}), errors.BadReplyError),
        (kit.reply({"access_token": "a b"}), errors.BadReplyError),
        (httpx.ConnectError("x"), errors.ConnectError),
        (httpx.ReadError("x"), errors.LineError),
    ],
)
async def test_failures(store: Store, answer: kit.Answer, kind: type[errors.GatewayError]) -> None:
    store.gate.answer("token", answer)
    with pytest.raises(errors.GatewayError) as caught:
        await store.get()
    assert type(caught.value) is kind
    assert caught.value.operation == "token"
    assert caught.value.never_sent
    assert await store.get() == "access-1"  # the next call tries anew


async def test_a_vault_that_fails(gate: Gate) -> None:
    class Locked(kit.FixedSecrets):
        def password(self) -> str:
            raise errors.VaultError("locked")

    with pytest.raises(errors.VaultError):
        await kit.client(gate, secrets=Locked()).set_appointment(kit.booking())
    assert gate.requests == []


# One for all ----------------------------------------------------------------------------------------------------------


async def test_a_hundred_callers_make_one_request(store: Store) -> None:
    assert set(await asyncio.gather(*(store.get() for _ in range(100)))) == {"access-1"}
    assert len(store.gate.of("token")) == 1
    await store.pass_time(800)
    assert set(await asyncio.gather(*(store.get() for _ in range(100)))) == {"access-2"}
    assert _grants(store.gate) == ["password", "refresh_token"]


async def test_a_caller_that_goes_does_not_take_the_others_token(store: Store) -> None:
    go_on = asyncio.Event()

    async def slow(_: httpx.Request) -> httpx.Response:
        await go_on.wait()
        return kit.token_reply("slow")

    store.gate.answer("token", slow)
    callers = [asyncio.ensure_future(store.get()) for _ in range(3)]
    while not store.gate.requests:  # noqa: ASYNC110  (nothing tells)
        await asyncio.sleep(0.001)
    callers[0].cancel()
    with pytest.raises(asyncio.CancelledError):
        await callers[0]
    go_on.set()
    assert await asyncio.gather(*callers[1:]) == ["slow", "slow"]
    assert len(store.gate.of("token")) == 1


async def test_a_failure_is_everybodys(store: Store) -> None:
    store.gate.answer("token", _oauth_error("invalid_grant"))
    results = await asyncio.gather(*(store.get() for _ in range(10)), return_exceptions=True)
    assert all(isinstance(result, errors.SignInError) for result in results)
    assert len(store.gate.of("token")) == 1


async def test_closing_ends_a_fetch(store: Store) -> None:
    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError

    store.gate.answer("token", hang)
    caller = asyncio.ensure_future(store.get())
    while not store.gate.requests:  # noqa: ASYNC110  (nothing tells)
        await asyncio.sleep(0.001)
    await store.store.aclose()
    with pytest.raises(asyncio.CancelledError):
        await caller


# Time -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("early", [60.0, 90.0])
async def test_it_is_renewed_60_to_90_seconds_early(
    store: Store, monkeypatch: pytest.MonkeyPatch, early: float
) -> None:
    monkeypatch.setattr(random, "uniform", lambda _low, high: {60.0: 60.0, 90.0: high}[early])
    await store.get()
    await store.pass_time(763 - early - 1)
    assert await store.get() == "access-1"
    await store.pass_time(2)
    assert await store.get() == "access-2"
    assert _grants(store.gate) == ["password", "refresh_token"]


@pytest.mark.parametrize(
    ("expires_in", "used_for", "ended_after"),
    [
        ("899", 800, 900),
        (120, 59, 121),
        (12, 5, 7),
        (10, 4, 6),
        (None, 200, 301),
        ("soon", 200, 301),
        ("NaN", 200, 301),
        ([], 200, 301),
        (10**12, 86300, 86401),
        ("1e400", 200, 301),
    ],
)
async def test_odd_lives(store: Store, expires_in: Json, used_for: float, ended_after: float) -> None:
    store.gate.answer("token", kit.token_reply("odd", expires_in=expires_in))
    assert await store.get() == "odd"
    await store.pass_time(used_for)
    assert await store.get() == "odd"
    await store.pass_time(ended_after - used_for)
    assert await store.get() == "access-1"
    assert len(store.gate.of("token")) == 2


@pytest.mark.parametrize("left", [9, 2, "1", 0, -5])
async def test_what_is_left_of_an_older_token_is_renewed_before_it_is_used(store: Store, left: Json) -> None:
    """``expires_in`` is the remaining time (guide, tables 10 and 13)."""
    store.gate.answer("token", kit.token_reply("nearly-over", "r-1", expires_in=left))
    assert await store.get() == "access-1"
    assert _grants(store.gate) == ["password", "refresh_token"]
    assert b"refresh_token=r-1" in store.gate.of("token")[1].content
    await store.pass_time(600)
    assert await store.get() == "access-1"


@pytest.mark.parametrize("operation", kit.WRITES)
async def test_a_write_goes_out_with_the_renewed_token(gate: Gate, gateway: GatewayClient, operation: str) -> None:
    gate.answer("token", kit.token_reply("nearly-over", expires_in=2), kit.token_reply("renewed"))
    gate.answer(operation, kit.reply({"isError": False}))
    await kit.OPERATIONS[operation](gateway)
    assert [request.headers["Authorization"] for request in gate.of(operation)] == ["Bearer renewed"]


@pytest.mark.parametrize("failure", [httpx.ReadTimeout("x"), kit.reply("", 503), _oauth_error("invalid_grant")])
async def test_what_is_left_is_used_where_it_can_not_be_renewed(store: Store, failure: kit.Answer) -> None:
    store.gate.answer("token", kit.token_reply("nearly-over", expires_in=2), failure)
    assert await store.get() == "nearly-over"
    await store.pass_time(2)
    assert await store.get() == "access-1"


@pytest.mark.parametrize("life", [9, 2, 0, -1])
async def test_a_gateway_that_gives_short_tokens_only_is_asked_once_for_each_that_is_over(
    store: Store, life: int
) -> None:
    store.gate.always("token", lambda _: kit.token_reply("short", expires_in=life))
    assert set(await asyncio.gather(*(store.get() for _ in range(100)))) == {"short"}
    assert _grants(store.gate) == ["password", "refresh_token"]
    for turn in range(1, 4):
        await store.pass_time(max(life, 0) / 2)
        assert set(await asyncio.gather(*(store.get() for _ in range(100)))) == {"short"}
        assert _grants(store.gate)[2:] == ["refresh_token"] * turn


async def test_a_token_in_its_last_seconds_is_not_given_out(store: Store) -> None:
    """A booking that leaves with it may come too late, and then nobody knows what became of it."""
    await store.get()
    await store.pass_time(763 - 9)
    store.gate.answer("token", httpx.ReadTimeout("x"))
    with pytest.raises(errors.LineError):
        await store.get()
    assert await store.get() == "access-2"


async def test_a_token_that_ends_while_its_call_waits_for_its_turn_is_renewed_first(gate: Gate) -> None:
    clock, go_on = FakeClock(), asyncio.Event()
    gate.answer("token", kit.token_reply("first"), kit.token_reply("second"))

    async def held(request: httpx.Request) -> httpx.Response:
        await go_on.wait()
        return _status(request)

    gate.always(_READ, held)
    gateway = kit.client(gate, clock=clock)
    await gateway.sign_in()
    calls = [asyncio.ensure_future(gateway.appointment_status(kit.TQID)) for _ in range(6)]
    await clock.settle(100)
    assert len(gate.of(_READ)) == 5
    await clock.advance(800)
    go_on.set()
    await asyncio.gather(*calls)
    used = [request.headers["Authorization"] for request in gate.of(_READ)]
    assert used == ["Bearer first"] * 5 + ["Bearer second"]


async def test_a_failed_fetch_is_logged_without_secrets(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "hqs_desktop")
    await store.get()
    await store.pass_time(763 - 45)
    store.gate.answer("token", kit.reply("", 503, requestId="r-503"))
    assert await store.get() == "access-1"  # nobody but the log hears of it
    assert "r-503" in caplog.text
    assert "refresh-1" not in caplog.text


async def test_a_defect_is_logged_though_all_who_waited_have_gone(
    store: Store, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(store.secrets, "password", broken)
    caller = asyncio.ensure_future(store.get())
    await asyncio.sleep(0)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    async with asyncio.timeout(5):
        while not caplog.records:  # noqa: ASYNC110  (nothing tells)
            await asyncio.sleep(0.001)
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


async def test_after_sleep_either_clock_tells(store: Store) -> None:
    await store.get()
    await store.clock.advance(2 * 3600)  # asleep: the monotonic clock stood still
    assert await store.get() == "access-2"
    store.clock._now -= timedelta(days=1)  # set back by someone
    store.ticks.now += 800
    assert await store.get() == "access-3"


# Renewal --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer", [_oauth_error("invalid_grant"), _oauth_error("invalid_token", 401), kit.reply("", 401)]
)
async def test_a_refresh_token_that_is_over(store: Store, answer: httpx.Response) -> None:
    await store.get()
    await store.pass_time(800)
    store.gate.answer("token", answer)
    assert await store.get() == "access-2"
    assert _grants(store.gate) == ["password", "refresh_token", "password"]


async def test_a_refused_password_after_a_refused_refresh(store: Store) -> None:
    await store.get()
    await store.pass_time(800)
    store.gate.answer("token", _oauth_error("invalid_grant"), _oauth_error("invalid_grant"))
    with pytest.raises(errors.SignInError):
        await store.get()
    assert _grants(store.gate) == ["password", "refresh_token", "password"]
    assert await store.get() == "access-2"
    assert _grants(store.gate)[-1] == "password"


async def test_a_client_that_is_refused_is_not_helped_by_the_password(store: Store) -> None:
    await store.get()
    await store.pass_time(800)
    store.gate.answer("token", _oauth_error("invalid_client", 401))
    with pytest.raises(errors.SignInError):
        await store.get()
    assert _grants(store.gate) == ["password", "refresh_token"]


async def test_without_a_refresh_token_the_password_is_used(store: Store) -> None:
    store.gate.answer("token", kit.token_reply("first", refresh=None))
    await store.get()
    await store.pass_time(800)
    assert await store.get() == "access-1"
    assert _grants(store.gate) == ["password", "password"]
    assert store.secrets.asked == 2


async def test_a_refresh_token_that_is_not_sent_again_stays(store: Store) -> None:
    await store.get()
    store.gate.answer("token", kit.token_reply("renewed", refresh=None))
    await store.pass_time(800)
    assert await store.get() == "renewed"
    await store.pass_time(800)
    await store.get()
    assert b"refresh_token=refresh-1" in store.gate.of("token")[-1].content


@pytest.mark.parametrize("failure", [httpx.ReadTimeout("x"), httpx.ConnectError("x"), kit.reply("", 503)])
async def test_an_early_renewal_that_fails_keeps_the_session(store: Store, failure: kit.Answer) -> None:
    await store.get()
    await store.pass_time(763 - 45)
    store.gate.answer("token", failure)
    assert await store.get() == "access-1"
    assert await store.get() == "access-1"  # and does not ask again at once
    assert len(store.gate.of("token")) == 2
    await store.pass_time(11)
    assert await store.get() == "access-2"


async def test_an_early_renewal_that_is_refused_is_told_at_once(store: Store) -> None:
    await store.get()
    await store.pass_time(763 - 45)
    store.gate.answer("token", _oauth_error("invalid_grant"), _oauth_error("invalid_grant"))
    with pytest.raises(errors.SignInError):
        await store.get()


@pytest.mark.parametrize("failure", [httpx.ReadTimeout("x"), kit.reply("", 503)])
async def test_a_renewal_that_fails_too_late_is_an_error(store: Store, failure: kit.Answer) -> None:
    await store.get()
    await store.pass_time(763)
    store.gate.answer("token", failure)
    with pytest.raises(errors.GatewayError):
        await store.get()
    assert _grants(store.gate) == ["password", "refresh_token"]


async def test_signing_in_always_uses_the_password(store: Store) -> None:
    await store.get()
    await store.store.sign_in()
    assert _grants(store.gate) == ["password", "password"]
    await store.pass_time(720)
    await asyncio.gather(store.get(), store.store.sign_in())
    assert _grants(store.gate) == ["password", "password", "refresh_token", "password"]
    assert await store.get() == "access-4"


# 401 ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("operation", kit.READS)
async def test_a_read_is_replayed_once_with_a_new_token(gate: Gate, gateway: GatewayClient, operation: str) -> None:
    gate.answer("token", kit.token_reply("first"), kit.token_reply("second"))
    gate.answer(operation, _unauthorised)
    result = {"Result": {"Coded_string": "1"}} if operation == _READ else {}
    gate.always(operation, lambda _: kit.reply({"isError": False} | result))
    await kit.OPERATIONS[operation](gateway)
    used = [request.headers["Authorization"] for request in gate.of(operation)]
    assert used == ["Bearer first", "Bearer second"]
    assert _grants(gate) == ["password", "refresh_token"]


async def test_a_read_that_is_rejected_twice(gate: Gate, gateway: GatewayClient) -> None:
    gate.always(_READ, _unauthorised)
    with pytest.raises(errors.TokenRejectedError) as caught:
        await gateway.appointment_status(kit.TQID)
    assert (caught.value.http_status, caught.value.request_id) == (401, "r-401")
    assert not caught.value.never_sent
    assert len(gate.of(_READ)) == 2


@pytest.mark.parametrize("operation", kit.WRITES)
async def test_a_write_is_not_replayed(gate: Gate, gateway: GatewayClient, operation: str) -> None:
    gate.answer("token", kit.token_reply("first"), kit.token_reply("second"))
    gate.answer(operation, _unauthorised)
    with pytest.raises(errors.TokenRejectedError):
        await kit.OPERATIONS[operation](gateway)
    assert len(gate.of(operation)) == 1
    gate.answer(operation, kit.reply({"isError": False}))
    await kit.OPERATIONS[operation](gateway)
    assert gate.of(operation)[1].headers["Authorization"] == "Bearer second"


async def test_many_rejected_reads_renew_once(gate: Gate, gateway: GatewayClient) -> None:
    gate.answer("token", kit.token_reply("first"), kit.token_reply("second"))

    def by_token(request: httpx.Request) -> httpx.Response:
        return _status(request) if request.headers["Authorization"] == "Bearer second" else _unauthorised(request)

    gate.always(_READ, by_token)
    await asyncio.gather(*(gateway.appointment_status(kit.TQID) for _ in range(20)))
    assert len(gate.of("token")) == 2


async def test_a_late_401_of_the_old_token_does_not_end_the_new_one(store: Store) -> None:
    await store.get()
    await store.pass_time(800)
    await store.get()
    store.store.reject("access-1")
    assert await store.get() == "access-2"
    store.store.reject("access-2")
    assert await store.get() == "access-3"


async def test_a_session_that_expires_meanwhile(gate: Gate) -> None:
    """The desk stays open overnight: the first call of the morning renews, nobody notices."""
    clock = FakeClock()
    gate.always(_READ, _status)
    gateway = kit.client(gate, clock=clock)
    await gateway.appointment_status(kit.TQID)
    await clock.advance(12 * 3600)
    await gateway.appointment_status(kit.TQID)
    assert _grants(gate) == ["password", "refresh_token"]


def test_a_token_is_not_shown(store: Store) -> None:
    def shown(value: Any) -> str:  # noqa: ANN401  (whatever it holds)
        return json.dumps(vars(value), default=repr)

    asyncio.run(store.get())
    assert "access-1" not in shown(store.store)
    assert "refresh-1" not in shown(store.store)
