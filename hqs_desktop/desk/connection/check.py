"""The connection check: signs in, reads something harmless, and says which step failed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final, Protocol

from hqs_desktop.core import errors
from hqs_desktop.core.model import Identifier
from hqs_desktop.desk.connection.form import ConnectionForm, Fault, TypedSecrets
from hqs_desktop.desk.ports import Clock, Gateway
from hqs_desktop.desk.problems import Problem, problem_of


class CheckStep(StrEnum):
    """What has to hold, in the order in which it is found out."""

    PROXY = "proxy"  # it lets the connection through
    LINE = "line"  # the gateway's host answers
    TLS = "tls"  # its certificate can be verified
    SERVICE = "service"  # what answers is the gateway's sign-in
    CLIENT = "client"  # client id and secret
    USER = "user"  # user and password
    CENTRE = "centre"  # pid, system id and facility are accepted by a read


class StepState(StrEnum):
    """How a step ended."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step's end; ``problem`` where it failed."""

    step: CheckStep
    state: StepState
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ConnectionReport:
    """All steps in their order; at most one of them failed.

    ``clock_skew`` is how far the gateway's clock is ahead of this computer's; zero where they agree, None where no
    reply told.
    """

    steps: tuple[StepResult, ...]
    clock_skew: timedelta | None = None

    @property
    def passed(self) -> bool:
        """Whether the desk can work with this connection."""
        return self.failed is None

    @property
    def failed(self) -> StepResult | None:
        """The step that failed."""
        return next((result for result in self.steps if result.state is StepState.FAILED), None)


class FormRefusedError(errors.LocalError):
    """Something in the form that only this machine can know to be wrong; ``faults`` by field."""

    def __init__(self, faults: dict[str, Fault]) -> None:
        super().__init__(", ".join(f"{name}: {fault}" for name, fault in faults.items()))
        self.faults = faults


class Connector(Protocol):
    """What the first run needs from outside: what is set already, a check of what is typed, and keeping it."""

    @property
    def form(self) -> ConnectionForm:
        """What is set now."""
        ...

    @property
    def locked(self) -> frozenset[str]:
        """The form's fields that the policy sets."""
        ...

    @property
    def unread(self) -> Mapping[str, Fault]:
        """The form's fields whose settings can't be used: to be said anew, or to be mended in the policy."""
        ...

    @property
    def lasting(self) -> bool:
        """Whether the vault keeps secrets beyond this run."""
        ...

    async def stored_secrets(self) -> frozenset[str]:
        """Which of the two secrets the vault has. Raises ``VaultError``."""
        ...

    async def check(self, form: ConnectionForm, typed: TypedSecrets) -> ConnectionReport:
        """Try a form, with the stored secrets where none was typed. Raises ``FormRefusedError``, ``VaultError``."""
        ...

    async def save(self, form: ConnectionForm, typed: TypedSecrets) -> None:
        """Keep form and secrets, all or nothing.

        Raises ``VaultError``, ``SettingsNotSavedError``, and ``SettingsKeptError`` or ``FormRefusedError`` where the
        user's file or the policy does not allow it.
        """
        ...


_STEP_OF_ERROR: Final[tuple[tuple[type[errors.GatewayError], CheckStep], ...]] = (
    (errors.ProxyError, CheckStep.PROXY),
    (errors.TlsError, CheckStep.TLS),
    (errors.ConnectError, CheckStep.LINE),
    (errors.LineError, CheckStep.LINE),
)


async def check_connection(gateway: Gateway, clock: Clock, *, facility_id: str, proxied: bool) -> ConnectionReport:
    """Sign in, then ask for the slots withdrawn in the last day (operation 6), which changes nothing anywhere.

    Errors of the gateway become the report's; ``core.errors.LocalError`` is raised. ``proxied`` tells whether a proxy
    is a step at all. The gateway is not closed.
    """
    report = await _try_steps(gateway, clock, facility_id, steps_of_check(proxied=proxied))
    return replace(report, clock_skew=gateway.clock_skew)


async def _try_steps(
    gateway: Gateway, clock: Clock, facility_id: str, steps: tuple[CheckStep, ...]
) -> ConnectionReport:
    try:
        await gateway.sign_in()
    except errors.GatewayError as error:
        return _failed(steps, _sign_in_step(error), error)
    now = clock.now()
    facility = Identifier(id=facility_id, issuer="MOHME_IT", assigner="MOHME_IT", type="Org_ID")
    try:
        await gateway.removed_schedule(start=now - timedelta(days=1), end=now, facility_id=facility)
    except errors.GatewayError as error:
        return _failed(steps, CheckStep.CENTRE, error)
    return ConnectionReport(tuple(StepResult(step, StepState.PASSED) for step in steps))


def steps_of_check(*, proxied: bool) -> tuple[CheckStep, ...]:
    """The steps in their order; a proxy is one only where there is one."""
    return tuple(step for step in CheckStep if proxied or step is not CheckStep.PROXY)


def _sign_in_step(error: errors.GatewayError) -> CheckStep:
    if isinstance(error, errors.SignInError):
        # invalid_grant is of user and password; whatever else it says (invalid_client, unauthorized) of the client.
        return CheckStep.USER if error.oauth_error == "invalid_grant" else CheckStep.CLIENT
    return next((step for kind, step in _STEP_OF_ERROR if isinstance(error, kind)), CheckStep.SERVICE)


def _failed(steps: tuple[CheckStep, ...], failed: CheckStep, error: errors.GatewayError) -> ConnectionReport:
    if failed not in steps:  # a proxy of which nobody told
        steps = (failed, *steps)
    at = steps.index(failed)
    return ConnectionReport(
        (
            *(StepResult(step, StepState.PASSED) for step in steps[:at]),
            StepResult(failed, StepState.FAILED, problem_of(error)),
            *(StepResult(step, StepState.NOT_REACHED) for step in steps[at + 1 :]),
        )
    )
