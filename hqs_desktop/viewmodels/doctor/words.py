"""The words of the connection doctor: what was tried, how it ended, and what to do about it."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.desk.connection.steps import Cause, DoctorStep, StepReport, StepState
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.clock import clock_text

translate = QCoreApplication.translate  # lupdate knows it by this name

_MILLISECONDS = 1000


def step_name(step: DoctorStep, subject: str) -> str:
    """What is tried."""
    name = {
        DoctorStep.VAULT: translate("Doctor", "The vault has the client's secret and the password"),
        DoctorStep.JOURNAL: translate("Doctor", "The journal (this desk's own database) can be written"),
        DoctorStep.DATABASE: translate("Doctor", "The centre's database lets this desk in"),
        DoctorStep.PRINTER: translate("Doctor", "There is a printer, and it is ready"),
        DoctorStep.NAME: translate("Doctor", "The name is known"),
        DoctorStep.LINE: translate("Doctor", "The port answers"),
        DoctorStep.PROXY: translate("Doctor", "The proxy lets us through"),
        DoctorStep.TLS: translate("Doctor", "The certificate is genuine"),
        DoctorStep.SERVICE: translate("Doctor", "The sign-in service answers"),
        DoctorStep.CLIENT: translate("Doctor", "Client id and secret are accepted"),
        DoctorStep.USER: translate("Doctor", "User and password are accepted"),
        DoctorStep.CLOCK: translate("Doctor", "This computer's clock agrees with the gateway's"),
        DoctorStep.OPERATION: translate("Doctor", "Our pid is accepted"),
    }[step]
    if not subject:
        return name
    return translate("Doctor", "{step}: {subject}").format(step=name, subject=isolate_ltr(subject))


def state_word(state: StepState) -> str:
    """How it ended, in a word or two."""
    return {
        StepState.PASSED: translate("Doctor", "good"),
        StepState.WARNED: translate("Doctor", "see to it"),
        StepState.FAILED: translate("Doctor", "FAILED"),
        StepState.NOT_REACHED: translate("Doctor", "not tried: what it needs failed"),
        StepState.NOT_TRIED: translate("Doctor", "not tried: it writes"),
    }[state]


def state_words() -> list[str]:
    """How any step may end."""
    return [state_word(state) for state in StepState]


def report_line(report: StepReport) -> str:
    """How a step ended, in a line: with its time where it was tried, and what was found."""
    line = translate("Doctor", "{state}  {step}").format(
        state=state_word(report.state), step=step_name(report.step, report.subject)
    )
    if report.state in {StepState.NOT_REACHED, StepState.NOT_TRIED}:
        return line
    line += f" ({took(report)})"
    if report.detail:
        line += f"  {formats.quoted(report.detail)}"
    if report.until is not None:
        day = formats.short_date(shamsi_of(report.until))
        line += translate("Doctor", ", valid until {day}").format(day=day)
    return line


def took(report: StepReport) -> str:
    """How long a step that was tried took; empty for another."""
    if report.state in {StepState.NOT_REACHED, StepState.NOT_TRIED}:
        return ""
    return milliseconds(round(report.seconds * _MILLISECONDS))


def milliseconds(number: int) -> str:
    """``1,234 ms``."""
    return translate("Doctor", "{time} ms").format(time=formats.count(number))


def verdict(states: Collection[StepState]) -> str:
    """What all the steps together say."""
    if StepState.FAILED in states:
        return translate("Doctor", "Something is wrong: begin with the first step that failed.")
    if StepState.WARNED in states:
        return translate("Doctor", "This desk can work; something should be seen to.")
    return translate("Doctor", "Nothing is wrong: this desk can work.")


def remedy(report: StepReport) -> str:
    """Why a step failed or warns, and what to do, in a paragraph; empty where there is nothing to say."""
    if report.cause is None:
        return ""
    if report.cause is Cause.CLOCK_WRONG and report.skew is not None:
        return " ".join(clock_text(report.skew).as_plain().splitlines())
    cause, action = _remedies()[report.cause]
    reference = report.problem.request_id if report.problem is not None else None
    if reference:
        action += " " + translate("Doctor", "Request id: {id}").format(id=isolate_ltr(reference))
    return f"{cause} {action}"


def _remedies() -> dict[Cause, tuple[str, str]]:
    return {
        Cause.NO_SECRETS: (
            translate("Doctor", "The client's secret, the password, or both are missing in this user's vault."),
            translate("Doctor", "Type them under connection settings, or run the configure command as this user."),
        ),
        Cause.NO_VAULT: (
            translate("Doctor", "This user's vault (Windows Credential Manager) can't be read."),
            translate("Doctor", "See that the Credential Manager's service runs, and sign in to Windows anew."),
        ),
        Cause.NO_JOURNAL: (
            translate("Doctor", "The journal can't be opened or written: nothing can be booked."),
            translate("Doctor", "Check the free space and the right to write in the profile's folder."),
        ),
        Cause.JOURNAL_IN_USE: (
            translate("Doctor", "The program is open and uses the journal."),
            translate("Doctor", "Nothing is to be done about that."),
        ),
        Cause.NOT_JOINED: (
            translate("Doctor", "The centre has a database, and this desk was given no place in it."),
            translate("Doctor", "Have this desk join it, as the instructions for the centre's desks say."),
        ),
        Cause.NO_DATABASE: (
            translate("Doctor", "The centre's database does not answer: this desk does not see the others."),
            translate("Doctor", "See that the server runs and lets this computer in; booking goes on all the same."),
        ),
        Cause.DATABASE_REFUSES: (
            translate("Doctor", "The centre's database answers, but refuses this desk."),
            translate("Doctor", "Have this desk join it anew; check the file of its authority (certificates)."),
        ),
        Cause.NO_PRINTER: (
            translate("Doctor", "This computer has no printer, or not the one that is set."),
            translate("Doctor", "Add one in Windows and make it the default; slips can be saved as files meanwhile."),
        ),
        Cause.PRINTER_NOT_READY: (
            translate("Doctor", "The printer says that it can't print."),
            translate("Doctor", "See that it is on, connected, and has paper."),
        ),
        Cause.NO_NAME: (
            translate("Doctor", "No address was found for this name."),
            translate("Doctor", "Check the name in the settings, the network cable, and the DNS server."),
        ),
        Cause.PORT_REFUSED: (
            translate("Doctor", "The host is there, but refuses this port."),
            translate("Doctor", "Check the port in the address; a firewall on the way may refuse it."),
        ),
        Cause.NO_ANSWER: (
            translate("Doctor", "Nobody answers."),
            translate("Doctor", "The line is down, or a firewall on the way drops what is sent."),
        ),
        Cause.PROXY_REFUSED: (
            translate("Doctor", "The proxy does not open a way to the gateway."),
            translate("Doctor", "Allow the gateway's name and port there; check the proxy's address in the settings."),
        ),
        Cause.PROXY_WANTS_USER: (
            translate("Doctor", "The proxy asks for a user and a password, and this desk has no right to pass it."),
            translate("Doctor", "Allow the gateway's name there for this computer without a password."),
        ),
        Cause.EXPIRED: (
            translate("Doctor", "The certificate is not valid today: it is over, or this computer's clock is wrong."),
            translate("Doctor", "Check date and time first; then tell whoever runs the gateway."),
        ),
        Cause.EXPIRES_SOON: (
            translate("Doctor", "The certificate will be over in two weeks or less."),
            translate("Doctor", "Whoever runs the gateway has to renew it."),
        ),
        Cause.OTHER_NAME: (
            translate("Doctor", "The certificate is another host's."),
            translate("Doctor", "Check the address in the settings; something on the way may answer in its place."),
        ),
        Cause.UNTRUSTED: (
            translate("Doctor", "Nobody whom this computer trusts vouches for the certificate."),
            translate("Doctor", "Name the authority's file in the settings (ca_file), if it is your network's own."),
        ),
        Cause.NO_CA_FILE: (
            translate("Doctor", "The file of the authority (ca_file) is missing, or holds no certificate."),
            translate("Doctor", "Mend its path in the settings, or export the certificate again as PEM."),
        ),
        Cause.NO_TLS: (
            translate("Doctor", "The port answers, but not with TLS."),
            translate("Doctor", "Check the port in the address; something on the way may break the connection."),
        ),
        Cause.NOT_THE_GATEWAY: (
            translate("Doctor", "Something answers, with a page or the like, but not as the gateway does."),
            translate("Doctor", "Open a web page: does the network ask for a sign-in? Else check the address."),
        ),
        Cause.WRONG_CLIENT: (
            translate("Doctor", "The client id or its secret is wrong, or of the other environment."),
            translate("Doctor", "Copy both again from the ministry's letter."),
        ),
        Cause.WRONG_PASSWORD: (
            translate("Doctor", "The user name or the password is wrong."),
            translate("Doctor", "Type the password again; mind the keyboard's language."),
        ),
        Cause.CLOCK_WRONG: (
            translate("Doctor", "This computer's clock is wrong."),
            translate("Doctor", "Switch on automatic time in Windows."),
        ),
        Cause.WRONG_PID: (
            translate("Doctor", "The gateway refuses our pid as it refuses one that is nobody's."),
            translate("Doctor", "Check the pid (or this operation's own, pid_overrides) with the ministry's letter."),
        ),
        Cause.CENTRE_REFUSED: (
            translate("Doctor", "The pid is good, but the gateway refuses this centre."),
            translate("Doctor", "Check the system id and the facility id; else give the request id to the support."),
        ),
        Cause.TROUBLED: (
            translate("Doctor", "The line broke, or the gateway answers with a fault of its own."),
            translate("Doctor", "Examine again in a while; if it stays so, give the request id to the support."),
        ),
    }
