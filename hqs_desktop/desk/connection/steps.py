"""What the connection doctor tries, and how each of it ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from hqs_desktop.core.errors import LocalError
from hqs_desktop.desk.problems import Problem

WRITES: Final = frozenset({"SetAppointment", "RemoveAppointment"})


class DoctorStep(StrEnum):
    """What has to hold, in the order in which it is tried."""

    VAULT = "vault"  # it has both secrets
    JOURNAL = "journal"  # this desk's own database: it can be written
    DATABASE = "database"  # the centre's, by which its desks know of each other: it lets this desk in
    PRINTER = "printer"  # there is one, and it is ready
    NAME = "name"  # the host's, or the proxy's, is known
    LINE = "line"  # its port answers
    PROXY = "proxy"  # it lets the connection through
    TLS = "tls"  # the certificate can be verified
    SERVICE = "service"  # what answers is the gateway's sign-in
    CLIENT = "client"
    USER = "user"
    CLOCK = "clock"
    OPERATION = "operation"  # each of the ten accepts our pid


class StepState(StrEnum):
    """How a step ended."""

    PASSED = "passed"
    WARNED = "warned"  # it works, and something about it should be seen to
    FAILED = "failed"
    NOT_REACHED = "not_reached"  # an earlier one failed
    NOT_TRIED = "not_tried"  # a write


class Cause(StrEnum):
    """Why a step failed or warns; ``StepReport.problem`` says more where there is one."""

    NO_SECRETS = "no_secrets"
    NO_VAULT = "no_vault"
    NO_JOURNAL = "no_journal"
    JOURNAL_IN_USE = "journal_in_use"
    NOT_JOINED = "not_joined"
    NO_DATABASE = "no_database"
    DATABASE_REFUSES = "database_refuses"
    NO_PRINTER = "no_printer"
    PRINTER_NOT_READY = "printer_not_ready"
    NO_NAME = "no_name"
    PORT_REFUSED = "port_refused"
    NO_ANSWER = "no_answer"
    PROXY_REFUSED = "proxy_refused"
    PROXY_WANTS_USER = "proxy_wants_user"  # 407
    EXPIRED = "expired"  # or not valid yet
    EXPIRES_SOON = "expires_soon"
    OTHER_NAME = "other_name"
    UNTRUSTED = "untrusted"
    NO_CA_FILE = "no_ca_file"  # the settings name a file that is none of certificates
    NO_TLS = "no_tls"
    NOT_THE_GATEWAY = "not_the_gateway"
    WRONG_CLIENT = "wrong_client"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105  (a name)
    CLOCK_WRONG = "clock_wrong"
    WRONG_PID = "wrong_pid"
    CENTRE_REFUSED = "centre_refused"
    TROUBLED = "troubled"  # the line broke meanwhile, or the gateway answers with faults of its own


@dataclass(frozen=True, slots=True)
class StepReport:
    """How a step ended, after ``seconds``.

    ``subject`` is what was tried: a host, an operation by the guide's name. ``detail`` is an address, a printer's name,
    whose certificate it is, or what the gateway says; ``until`` when the certificate ends; ``skew`` how far the
    gateway's clock is ahead.
    """

    step: DoctorStep
    state: StepState
    subject: str = ""
    cause: Cause | None = None
    detail: str = ""
    until: datetime | None = None
    skew: timedelta | None = None
    problem: Problem | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whose a verified certificate is, who vouches for it, and until when (aware)."""

    subject: str
    issuer: str
    until: datetime


class StepFailedError(LocalError):
    """A probe found out why a step fails."""

    def __init__(self, cause: Cause, detail: str = "") -> None:
        super().__init__(cause)
        self.cause = cause
        self.detail = detail
