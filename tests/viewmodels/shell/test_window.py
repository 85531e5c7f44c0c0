"""The main window's state, without a window."""

import pytest

from hqs_desktop.core.errors import BadReplyError, ConnectError, LineError, RefusedError, SignInError, TlsError
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.shell.notices import SecretsDoNotLast, SettingsIgnored
from hqs_desktop.viewmodels.shell.window import Appearance, Line, ShellViewModel, Surroundings
from hqs_desktop.viewmodels.words.tone import Tone


@pytest.fixture
def shell(qapp: object) -> ShellViewModel:  # noqa: ARG001  # signals need an application
    return ShellViewModel(Surroundings.TEST, "centre", Appearance())


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (None, Line.GOOD),
        (ConnectError("x", operation="SetAppointment"), Line.DOWN),
        (LineError("x", operation="SetAppointment"), Line.DOWN),
        (TlsError("x", operation="SetAppointment"), Line.REFUSING),
        (SignInError("x", oauth_error="invalid_grant"), Line.REFUSING),
        # It was answered: the line is good, whatever the answer.
        (RefusedError("x", code=0, operation="SetAppointment"), Line.GOOD),
        (BadReplyError("x", operation="SetAppointment"), Line.GOOD),
    ],
)
def test_line_follows_the_calls(shell: ShellViewModel, error: Exception | None, line: Line) -> None:
    assert shell.line is Line.STARTING
    shell.call_ended(error)
    assert shell.line is line


def test_line_tells_only_changes(shell: ShellViewModel) -> None:
    seen: list[Line] = []
    shell.line_changed.connect(lambda: seen.append(shell.line))
    for error in (None, None, LineError("x", operation="o"), LineError("y", operation="o"), None):
        shell.call_ended(error)
    assert seen == [Line.GOOD, Line.DOWN, Line.GOOD]


def test_the_same_notice_is_told_once(shell: ShellViewModel) -> None:
    shell.notify(SecretsDoNotLast())
    shell.notify(Problem(ProblemKind.LINE))
    shell.notify(SecretsDoNotLast())
    assert [notice.tone for notice in shell.notices] == [Tone.WARN, Tone.DANGER]
    shell.dismiss(0)
    assert [notice.tone for notice in shell.notices] == [Tone.DANGER]
    shell.clear_notices()
    assert not shell.notices


def test_trouble_with_the_line_is_forgotten_once_it_is_good(shell: ShellViewModel) -> None:
    shell.notify(SecretsDoNotLast())
    shell.notify(Problem(ProblemKind.LINE))
    shell.notify(Problem(ProblemKind.SIGN_IN))
    shell.call_ended(LineError("x", operation="o"))
    assert len(shell.notices) == 3
    shell.call_ended(None)
    assert [notice.tone for notice in shell.notices] == [Tone.WARN]


def test_a_broken_settings_file_is_named_with_its_line(shell: ShellViewModel) -> None:
    shell.notify(SettingsIgnored("policy.toml:7", "not_toml"))
    assert "policy.toml:7" in shell.notices[0].advice
    assert "not written properly" in shell.notices[0].advice


def test_what_no_screen_handled_becomes_a_notice(shell: ShellViewModel) -> None:
    shell.fail(RuntimeError("secret detail"))
    assert len(shell.notices) == 1
    assert "secret detail" not in shell.notices[0].title + shell.notices[0].advice


def test_settling_replaces_the_first_look(shell: ShellViewModel) -> None:
    told: list[Surroundings] = []
    shell.surroundings_changed.connect(lambda: told.append(shell.surroundings))
    shell.settle(Surroundings.PRODUCTION, centre="other")
    assert told == [Surroundings.PRODUCTION]
    shell.set_operator("someone")
    assert (shell.centre, shell.operator) == ("other", "someone")


def test_appearance_tells_only_changes(shell: ShellViewModel) -> None:
    told: list[Appearance] = []
    shell.appearance_changed.connect(lambda: told.append(shell.appearance))
    shell.change_appearance(Appearance())
    shell.change_appearance(Appearance(scheme="dark"))
    assert told == [Appearance(scheme="dark")]
