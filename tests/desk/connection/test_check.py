from datetime import timedelta

import pytest

from hqs_desktop.core.errors import (
    BadReplyError,
    ConnectError,
    GatewayError,
    HttpStatusError,
    LineError,
    ProxyError,
    RefusedError,
    SignInError,
    TlsError,
    TokenRejectedError,
    VaultError,
)
from hqs_desktop.desk.connection.check import CheckStep, StepState, check_connection
from hqs_desktop.desk.problems import ProblemKind
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway


class Gateway(FakeGateway):
    """Refuses the sign-in as it is told."""

    sign_in_error: Exception | None = None

    async def sign_in(self) -> None:
        if self.sign_in_error is not None:
            raise self.sign_in_error


@pytest.mark.parametrize("proxied", [False, True])
async def test_everything_passes(proxied: bool) -> None:  # noqa: FBT001  # a parameter of the test
    gateway, clock = Gateway(), FakeClock()
    report = await check_connection(gateway, clock, facility_id="f-1", proxied=proxied)
    assert report.passed
    assert (CheckStep.PROXY in [result.step for result in report.steps]) is proxied
    assert {result.state for result in report.steps} == {StepState.PASSED}
    ((facility, start, end),) = gateway.removed_calls
    assert (facility.id, facility.type) == ("f-1", "Org_ID")
    assert start < end == clock.now()
    assert gateway.posts == []
    assert not gateway.closed


@pytest.mark.parametrize(
    ("error", "step", "kind"),
    [
        (ProxyError("x", operation="token"), CheckStep.PROXY, ProblemKind.PROXY),
        (ConnectError("x", operation="token"), CheckStep.LINE, ProblemKind.LINE),
        (LineError("x", operation="token"), CheckStep.LINE, ProblemKind.LINE),
        (TlsError("x", operation="token"), CheckStep.TLS, ProblemKind.TLS),
        (BadReplyError("x", operation="token"), CheckStep.SERVICE, ProblemKind.BAD_REPLY),
        (HttpStatusError("x", operation="token", http_status=503), CheckStep.SERVICE, ProblemKind.HTTP),
        (SignInError("x", oauth_error="invalid_client"), CheckStep.CLIENT, ProblemKind.SIGN_IN),
        (SignInError("x", oauth_error="unauthorized"), CheckStep.CLIENT, ProblemKind.SIGN_IN),
        (SignInError("x", oauth_error="invalid_grant"), CheckStep.USER, ProblemKind.SIGN_IN),
    ],
)
async def test_a_failed_sign_in_is_told_by_its_step(error: GatewayError, step: CheckStep, kind: ProblemKind) -> None:
    gateway = Gateway()
    gateway.sign_in_error = error
    report = await check_connection(gateway, FakeClock(), facility_id="f-1", proxied=True)
    assert not report.passed
    assert report.failed is not None
    assert report.failed.step is step
    assert report.failed.problem is not None
    assert report.failed.problem.kind is kind
    states = [result.state for result in report.steps]
    at = list(CheckStep).index(step)
    assert states == [StepState.PASSED] * at + [StepState.FAILED] + [StepState.NOT_REACHED] * (len(CheckStep) - at - 1)
    assert gateway.removed_calls == []


@pytest.mark.parametrize(
    "error",
    [
        RefusedError("no such centre", code=12, operation="GetRemovedProviderSchedulingList", request_id="r-1"),
        TokenRejectedError("x", operation="GetRemovedProviderSchedulingList", http_status=401),
        HttpStatusError("x", operation="GetRemovedProviderSchedulingList", http_status=403),
    ],
)
async def test_a_refused_read_is_the_centres_step(error: GatewayError) -> None:
    gateway = Gateway()
    gateway.reads.append(error)
    report = await check_connection(gateway, FakeClock(), facility_id="f-1", proxied=False)
    assert report.failed is not None
    assert report.failed.step is CheckStep.CENTRE
    assert report.failed.problem is not None
    assert report.failed.problem.operation == "GetRemovedProviderSchedulingList"


async def test_a_proxy_of_which_nobody_told_is_named_all_the_same() -> None:
    gateway = Gateway()
    gateway.sign_in_error = ProxyError("x", operation="token")
    report = await check_connection(gateway, FakeClock(), facility_id="f-1", proxied=False)
    assert report.failed is not None
    assert report.failed.step is CheckStep.PROXY


@pytest.mark.parametrize("failing", [False, True])
async def test_the_clock_is_reported_however_the_check_ends(*, failing: bool) -> None:
    gateway = Gateway(clock_skew=timedelta(days=-1))
    if failing:
        gateway.sign_in_error = SignInError("x", oauth_error="invalid_grant")
    report = await check_connection(gateway, FakeClock(), facility_id="f-1", proxied=False)
    assert report.passed is not failing
    assert report.clock_skew == timedelta(days=-1)


async def test_this_machines_own_trouble_is_no_step() -> None:
    gateway = Gateway()
    gateway.sign_in_error = VaultError("locked")
    with pytest.raises(VaultError):
        await check_connection(gateway, FakeClock(), facility_id="f-1", proxied=False)
