"""The connection doctor: tries, one by one, everything that a desk needs, and names the cause where one fails.

It only reads, and asks the test twins where the gateway has them: the two writes are never tried.
"""

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from hqs_desktop.core import errors
from hqs_desktop.core.clock import CLOCK_TOLERANCE
from hqs_desktop.core.model import centre_identifier
from hqs_desktop.desk.connection.form import OPERATIONS
from hqs_desktop.desk.connection.reads import OF_THE_CENTRE, READS
from hqs_desktop.desk.connection.steps import (
    WRITES,
    Cause,
    Certificate,
    DoctorStep,
    StepFailedError,
    StepReport,
    StepState,
)
from hqs_desktop.desk.ports import Clock, Gateway
from hqs_desktop.desk.problems import problem_of

NOBODYS_PID: Final = "0"
"""What an operation that refuses us is asked with once more: were the refusal the same, our own pid would be as bad."""
_EXPIRES_SOON: Final = timedelta(days=14)


class Place(Protocol):
    """What the doctor tries. A probe raises ``StepFailedError``; whatever takes too long fails by itself."""

    @property
    def host(self) -> str:
        """The gateway's."""
        ...

    @property
    def secure(self) -> bool:
        """Whether it is reached by https: not so on this computer itself."""
        ...

    @property
    def proxy_host(self) -> str:
        """The proxy's; empty without one."""
        ...

    @property
    def facility_id(self) -> str:
        """This centre's."""
        ...

    async def try_vault(self) -> None:
        """See that both secrets are there."""
        ...

    async def journal_in_use(self) -> bool:
        """See that it can be written; True where another program has it now, and so writes it."""
        ...

    @property
    def database(self) -> str:
        """The host of the centre's database; empty where the centre has none."""
        ...

    async def try_database(self) -> None:
        """See that it lets this desk in and can be read."""
        ...

    async def printer(self) -> str:
        """The name of the printer that is asked first, which is ready."""
        ...

    async def look_up(self) -> str:
        """The address of the first host on the way: the proxy's, or the gateway's."""
        ...

    async def connect(self) -> None:
        """Open a connection to that host, and close it."""
        ...

    async def pass_proxy(self) -> None:
        """Have the proxy open a tunnel to the gateway, and close it."""
        ...

    async def certificate(self) -> Certificate:
        """The gateway's certificate, verified as calls do it. Nothing is sent."""
        ...

    def gateway(self, pid: str | None = None) -> Gateway:
        """A client on the test twins; with another pid where one is given."""
        ...


class Doctor:
    """Examines a place, step by step."""

    def __init__(self, place: Place, clock: Clock) -> None:
        self._place = place
        self._clock = clock

    @property
    def steps(self) -> Sequence[tuple[DoctorStep, str]]:
        """Each step that there is, and its subject, in their order."""
        place = self._place
        left_out = set() if place.proxy_host else {DoctorStep.PROXY}
        left_out |= set() if place.secure else {DoctorStep.TLS}
        left_out |= set() if place.database else {DoctorStep.DATABASE}
        first = place.proxy_host or place.host
        subjects = {DoctorStep.NAME: first, DoctorStep.LINE: first, DoctorStep.PROXY: first, DoctorStep.TLS: place.host}
        subjects[DoctorStep.DATABASE] = place.database
        single = [step for step in DoctorStep if step not in left_out and step is not DoctorStep.OPERATION]
        return [
            *((step, subjects.get(step, "")) for step in single),
            *((DoctorStep.OPERATION, name) for name in OPERATIONS),
        ]

    def begins_at(self, place: int) -> int:
        """The place of the step from which on one has to examine so that the one at ``place`` is tried.

        What the sign-in says is told in several steps, and asked for once.
        """
        steps = [step for step, _ in self.steps]
        told = steps[place] in {DoctorStep.CLIENT, DoctorStep.USER, DoctorStep.CLOCK}
        return steps.index(DoctorStep.SERVICE) if told else place

    async def examine(self, first: int = 0) -> AsyncGenerator[StepReport, None]:
        """Try one after the other, and yield how each ended. Close the iterator (``contextlib.aclosing``) to stop.

        ``first`` is the place of the step to begin at (``begins_at``), where those before it were tried and are well.
        """
        failed: set[DoctorStep] = set()
        trial = _Trial(self._place, self._clock)
        try:
            for step, subject in self.steps[first:]:
                began = time.perf_counter()
                if step is DoctorStep.OPERATION and subject in WRITES:
                    report = StepReport(step, StepState.NOT_TRIED, subject)
                elif _needs(step) & failed:
                    report = StepReport(step, StepState.NOT_REACHED, subject)
                else:
                    report = await trial.of(step, subject)
                if report.state is StepState.FAILED:
                    failed.add(step)
                yield replace(report, seconds=time.perf_counter() - began)
        finally:
            await trial.aclose()


def _needs(step: DoctorStep) -> set[DoctorStep]:
    """The steps without which this one can't be tried."""
    way = [DoctorStep.NAME, DoctorStep.LINE, DoctorStep.PROXY, DoctorStep.TLS]
    if step in way:
        return set(way[: way.index(step)])
    match step:
        case DoctorStep.VAULT | DoctorStep.JOURNAL | DoctorStep.DATABASE | DoctorStep.PRINTER:
            return set()
        case DoctorStep.SERVICE:
            return {DoctorStep.VAULT, *way}
        case DoctorStep.CLIENT | DoctorStep.CLOCK:
            return {DoctorStep.VAULT, *way, DoctorStep.SERVICE}
        case _:
            return {DoctorStep.VAULT, *way, DoctorStep.SERVICE, DoctorStep.CLIENT} | (
                {DoctorStep.USER} if step is DoctorStep.OPERATION else set()
            )


class _Trial:
    """One examination: what the sign-in said is asked for once, and told in three steps."""

    def __init__(self, place: Place, clock: Clock) -> None:
        self._place = place
        self._clock = clock
        self._client: Gateway | None = None
        self._refusal: errors.GatewayError | None = None

    async def of(self, step: DoctorStep, subject: str) -> StepReport:
        """Try a step."""
        try:
            match step:
                case DoctorStep.SERVICE | DoctorStep.CLIENT | DoctorStep.USER:
                    return await self._signed_in(step)
                case DoctorStep.OPERATION:
                    return await self._operated(subject)
                case DoctorStep.JOURNAL | DoctorStep.TLS | DoctorStep.CLOCK:
                    return await self._judged(step, subject)
                case _:
                    return StepReport(step, StepState.PASSED, subject, detail=await self._probe(step) or "")
        except StepFailedError as error:
            # Without paper a desk books all the same.
            state = StepState.WARNED if step is DoctorStep.PRINTER else StepState.FAILED
            return StepReport(step, state, subject, error.cause, error.detail)

    async def _judged(self, step: DoctorStep, subject: str) -> StepReport:
        if step is DoctorStep.JOURNAL:
            return _of_journal(in_use=await self._place.journal_in_use())
        if step is DoctorStep.TLS:
            return _of_certificate(await self._place.certificate(), subject, self._clock.now())
        return _of_clock(self._gateway.clock_skew)

    async def aclose(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()

    @property
    def _gateway(self) -> Gateway:
        if self._client is None:
            self._client = self._place.gateway()
        return self._client

    def _probe(self, step: DoctorStep) -> Awaitable[str | None]:
        probes: Mapping[DoctorStep, Callable[[], Awaitable[str | None]]] = {
            DoctorStep.VAULT: self._place.try_vault,
            DoctorStep.DATABASE: self._place.try_database,
            DoctorStep.PRINTER: self._place.printer,
            DoctorStep.NAME: self._place.look_up,
            DoctorStep.LINE: self._place.connect,
            DoctorStep.PROXY: self._place.pass_proxy,
        }
        return probes[step]()

    async def _signed_in(self, step: DoctorStep) -> StepReport:
        if step is DoctorStep.SERVICE:
            try:
                await self._gateway.sign_in()
            except errors.GatewayError as error:
                self._refusal = error
        refusal = self._refusal
        if refusal is None:
            return StepReport(step, StepState.PASSED)
        failing, cause = _of_sign_in(refusal)
        if failing is not step:
            return StepReport(step, StepState.PASSED)
        return StepReport(step, StepState.FAILED, cause=cause, problem=problem_of(refusal))

    async def _operated(self, name: str) -> StepReport:
        refusal = await self._refused(self._gateway, name)
        if refusal is None:
            return StepReport(DoctorStep.OPERATION, StepState.PASSED, name)
        problem = problem_of(refusal)
        if not isinstance(refusal, errors.RefusedError):
            cause = Cause.NOT_THE_GATEWAY if isinstance(refusal, errors.BadReplyError) else Cause.TROUBLED
        elif await self._refuses_nobody_alike(name, refusal):
            cause = Cause.WRONG_PID
        elif name == OF_THE_CENTRE:
            cause = Cause.CENTRE_REFUSED
        else:  # our pid is good; what was asked for is nobody's
            return StepReport(DoctorStep.OPERATION, StepState.PASSED, name, detail=refusal.reason)
        return StepReport(DoctorStep.OPERATION, StepState.FAILED, name, cause, problem.detail, problem=problem)

    async def _refuses_nobody_alike(self, name: str, refusal: errors.RefusedError) -> bool:
        stranger = self._place.gateway(NOBODYS_PID)
        try:
            other = await self._refused(stranger, name)
        finally:
            await stranger.aclose()
        return isinstance(other, errors.RefusedError) and (other.code, other.reason) == (refusal.code, refusal.reason)

    async def _refused(self, gateway: Gateway, name: str) -> errors.GatewayError | None:
        try:
            await READS[name](gateway, self._clock.now(), centre_identifier(self._place.facility_id))
        except errors.GatewayError as error:
            return error
        return None


def _of_sign_in(error: errors.GatewayError) -> tuple[DoctorStep, Cause]:
    if isinstance(error, errors.SignInError):
        # invalid_grant is of user and password; whatever else it says (invalid_client, unauthorized) of the client.
        of_user = error.oauth_error == "invalid_grant"
        return (DoctorStep.USER, Cause.WRONG_PASSWORD) if of_user else (DoctorStep.CLIENT, Cause.WRONG_CLIENT)
    broken = isinstance(error, errors.ConnectError | errors.LineError)
    return DoctorStep.SERVICE, Cause.TROUBLED if broken else Cause.NOT_THE_GATEWAY


def _of_journal(*, in_use: bool) -> StepReport:
    state, cause = (StepState.WARNED, Cause.JOURNAL_IN_USE) if in_use else (StepState.PASSED, None)
    return StepReport(DoctorStep.JOURNAL, state, cause=cause)


def _of_certificate(certificate: Certificate, subject: str, now: datetime) -> StepReport:
    soon = certificate.until - now < _EXPIRES_SOON
    return StepReport(
        DoctorStep.TLS,
        StepState.WARNED if soon else StepState.PASSED,
        subject,
        Cause.EXPIRES_SOON if soon else None,
        f"{certificate.subject}, {certificate.issuer}",
        certificate.until,
    )


def _of_clock(skew: timedelta | None) -> StepReport:
    wrong = skew is not None and abs(skew) >= CLOCK_TOLERANCE
    state, cause = (StepState.WARNED, Cause.CLOCK_WRONG) if wrong else (StepState.PASSED, None)
    return StepReport(DoctorStep.CLOCK, state, cause=cause, skew=skew)
