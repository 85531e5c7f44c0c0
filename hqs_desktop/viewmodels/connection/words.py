"""The words of the first run: what is wrong with a field, the steps of the check, and what to do when one fails."""

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.desk.connection.check import CheckStep, StepResult
from hqs_desktop.desk.connection.form import Fault
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.formats import quoted
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text

translate = QCoreApplication.translate  # lupdate knows it by this name

_LINE_KINDS = {ProblemKind.LINE, ProblemKind.DEADLINE, ProblemKind.TLS, ProblemKind.PROXY}


def fault_text(fault: Fault) -> str:
    """What is wrong with a field and what it should be."""
    return {
        Fault.EMPTY: translate("FirstRun", "Fill this in."),
        Fault.TOO_LONG: translate("FirstRun", "This is too long: 500 characters at most."),
        Fault.NOT_AN_ADDRESS: translate(
            "FirstRun", "This is no address. It should look like https://host or https://host/path."
        ),
        Fault.NOT_HTTPS: translate("FirstRun", "The address must begin with https; http is for this computer only."),
        Fault.HAS_USER: translate("FirstRun", "Leave user and password out of the address: it is stored readable."),
        Fault.HAS_QUERY: translate("FirstRun", "Leave out everything from ? or # on."),
        Fault.HAS_PATH: translate("FirstRun", "A proxy's address is only host and port, like http://host:8080."),
        Fault.NOT_A_CODE: translate("FirstRun", "Only Latin letters, digits and signs, without blanks."),
        Fault.HAS_COLON: translate("FirstRun", "A client id holds no colon."),
        Fault.HAS_CONTROLS: translate("FirstRun", "There is an invisible character in it. Type it by hand."),
        Fault.SETTING_UNUSABLE: translate(
            "FirstRun", "What the settings file says here can't be used. Choose or type it again."
        ),
        Fault.POLICY_UNUSABLE: translate(
            "FirstRun", "This computer's policy file can't be used. Your IT has to mend it; nothing is sent until then."
        ),
        Fault.NOT_A_DATABASE: translate(
            "FirstRun", "This is no database's address. It should look like postgresql://host/name."
        ),
        Fault.NOT_A_CERTIFICATE: translate("FirstRun", "No certificate was found in this file."),
    }[fault]


def step_text(step: CheckStep) -> str:
    """A step of the check by its name."""
    return {
        CheckStep.PROXY: translate("FirstRun", "The proxy lets us through"),
        CheckStep.LINE: translate("FirstRun", "The gateway is reached"),
        CheckStep.TLS: translate("FirstRun", "Its certificate is genuine"),
        CheckStep.SERVICE: translate("FirstRun", "The sign-in service answers"),
        CheckStep.CLIENT: translate("FirstRun", "Client id and secret are accepted"),
        CheckStep.USER: translate("FirstRun", "User and password are accepted"),
        CheckStep.CENTRE: translate("FirstRun", "Pid, system and facility are accepted"),
    }[step]


def failure_text(result: StepResult) -> ProblemText:
    """Why a step failed, as far as it can be told, and what to do."""
    problem = result.problem or Problem(ProblemKind.INTERNAL)
    if result.step is CheckStep.CENTRE and problem.kind in _LINE_KINDS:
        return problem_text(problem)  # it has nothing to do with the centre
    title, cause, action = _failure(result.step, problem)
    return ProblemText(title, cause, action, problem.request_id or "")


def not_saved_text(place: str) -> ProblemText:
    """The settings file can't be written."""
    return ProblemText(
        translate("FirstRun", "The settings could not be saved."),
        translate("FirstRun", "The file can't be written: {place}").format(place=isolate_ltr(place)),
        translate(
            "FirstRun", "Free some space or ask for write access to the folder, then save again. Nothing was changed."
        ),
    )


def _failure(step: CheckStep, problem: Problem) -> tuple[str, str, str]:
    texts = {
        CheckStep.PROXY: (
            translate("FirstRun", "The proxy does not let us through."),
            translate("FirstRun", "It is switched off, its address is wrong, or it wants a password."),
            translate("FirstRun", "Check the proxy's address under the advanced settings, or leave it empty."),
        ),
        CheckStep.LINE: (
            translate("FirstRun", "The gateway can't be reached."),
            translate("FirstRun", "The line is down, the address is wrong, or a firewall is in the way."),
            translate("FirstRun", "Check the network cable and the gateway's address, then check again."),
        ),
        CheckStep.TLS: (
            translate("FirstRun", "The gateway's certificate can't be verified."),
            translate("FirstRun", "This computer's clock is wrong, or something on the way reads along."),
            translate(
                "FirstRun", "Check date and time. A network's own certificate is named in the advanced settings."
            ),
        ),
        CheckStep.SERVICE: (
            translate("FirstRun", "Something answers, but not as the gateway's sign-in does."),
            translate(
                "FirstRun", "The address is wrong, the network wants a sign-in of its own, or the gateway is down."
            ),
            translate("FirstRun", "Check the gateway's address. Open a web page: does the network ask for a sign-in?"),
        ),
        CheckStep.CLIENT: (
            translate("FirstRun", "The gateway does not accept the client."),
            translate("FirstRun", "The client id or its secret is wrong, or of the other environment."),
            translate("FirstRun", "Copy both again from the ministry's letter."),
        ),
        CheckStep.USER: (
            translate("FirstRun", "The gateway does not accept the user."),
            translate("FirstRun", "The user name or the password is wrong."),
            translate("FirstRun", "Type the password again. Mind the keyboard's language and Caps Lock."),
        ),
        CheckStep.CENTRE: (
            translate("FirstRun", "You are signed in, but the gateway refuses this centre."),
            translate(
                "FirstRun", "The pid, the system id or the facility id is wrong, or has no right to this service."
            ),
            translate("FirstRun", "Check the three ids. If they are right, give the request id to the support."),
        ),
    }
    title, cause, action = texts[step]
    if step is CheckStep.CENTRE and problem.detail:
        cause += " " + translate("FirstRun", "The gateway says: {words}").format(words=quoted(problem.detail))
    return title, cause, action
