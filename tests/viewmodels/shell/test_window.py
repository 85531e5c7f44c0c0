"""The main window's state, without a window."""

from datetime import timedelta

import pytest

from hqs_desktop.core.errors import (
    BadReplyError,
    ConnectError,
    HttpStatusError,
    JournalError,
    JournalFullError,
    JournalLockedError,
    JournalReadOnlyError,
    LineError,
    RefusedError,
    SignInError,
    TlsError,
)
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.shell.window import Appearance, Line, ShellViewModel, Surroundings
from hqs_desktop.viewmodels.words.notices import SecretsDoNotLast, SettingsIgnored
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.shared import make_shared


@pytest.fixture
def shell(qapp: object) -> ShellViewModel:  # noqa: ARG001  # signals need an application
    return ShellViewModel(Surroundings.TEST, "centre", Appearance(), make_shared())


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (None, Line.GOOD),
        (ConnectError("x", operation="SetAppointment"), Line.DOWN),
        (LineError("x", operation="SetAppointment"), Line.DOWN),
        (TlsError("x", operation="SetAppointment"), Line.REFUSING),
        (SignInError("x", oauth_error="invalid_grant"), Line.REFUSING),
        (HttpStatusError("x", operation="SetAppointment", http_status=500), Line.TROUBLED),
        (HttpStatusError("x", operation="token", http_status=503), Line.TROUBLED),
        (HttpStatusError("x", operation="SetAppointment", http_status=429), Line.TROUBLED),
        (HttpStatusError("x", operation="SetAppointment", http_status=404), Line.TROUBLED),
        # In the guide's own form, or as a page that can't be read.
        (RefusedError("x", code=0, operation="SetAppointment", http_status=500), Line.TROUBLED),
        (RefusedError("x", code=0, operation="SetAppointment", http_status=429), Line.TROUBLED),
        (BadReplyError("x", operation="token", http_status=502), Line.TROUBLED),
        # It refused something, and that's its right.
        (RefusedError("x", code=12, operation="SetAppointment", http_status=409), Line.GOOD),
        # It was answered: the line is good, whatever the answer.
        (RefusedError("x", code=0, operation="SetAppointment"), Line.GOOD),
        (BadReplyError("x", operation="SetAppointment", field="isError"), Line.GOOD),
        # A page of which nothing could be read may be anybody's, as of a hotel that wants to be paid first.
        (BadReplyError("x", operation="SetAppointment", http_status=200), Line.TROUBLED),
        (BadReplyError("x", operation="token", http_status=200), Line.TROUBLED),
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
    shell.notices.tell(SecretsDoNotLast())
    shell.notices.tell(Problem(ProblemKind.LINE))
    shell.notices.tell(SecretsDoNotLast())
    assert [notice.tone for notice in shell.notices.shown] == [Tone.WARN, Tone.DANGER]
    shell.notices.dismiss(shell.notices.standing[0].number)
    assert [notice.tone for notice in shell.notices.shown] == [Tone.DANGER]
    shell.begin_anew()
    assert not shell.notices.shown
    assert len(shell.notices.history) == 2


def test_trouble_with_the_line_is_forgotten_once_it_is_good(shell: ShellViewModel) -> None:
    shell.notices.tell(SecretsDoNotLast())
    shell.notices.tell(Problem(ProblemKind.LINE))
    shell.notices.tell(Problem(ProblemKind.SIGN_IN))
    shell.call_ended(LineError("x", operation="o"))
    assert len(shell.notices.shown) == 3
    shell.call_ended(None)
    assert [notice.tone for notice in shell.notices.shown] == [Tone.WARN]


def test_a_gateway_in_trouble_is_no_good_line_and_forgets_nothing(shell: ShellViewModel) -> None:
    failed = HttpStatusError("x", operation="token", http_status=503)
    shell.notices.tell(Problem(ProblemKind.HTTP, code=503))  # as the first sign-in's end is
    shell.call_ended(failed)
    assert len(shell.notices.shown) == 1
    shell.call_ended(None)
    assert not shell.notices.shown


@pytest.mark.parametrize(
    ("skew", "words"),
    [
        (timedelta(minutes=2), "2 min behind"),
        (timedelta(minutes=-59), "59 min ahead"),
        (timedelta(hours=2), "2 h behind"),
        (timedelta(days=-1, seconds=0.2), "1 day ahead"),
        (timedelta(days=4000), "4000 days behind"),
    ],
)
def test_a_wrong_clock_is_told_until_it_is_right(shell: ShellViewModel, skew: timedelta, words: str) -> None:
    told: list[int] = []
    shell.notices.changed.connect(lambda: told.append(len(shell.notices.shown)))
    shell.skew_measured(skew)
    (notice,) = shell.notices.shown
    assert words in notice.title
    assert "automatic time" in notice.advice
    shell.skew_measured(skew)
    shell.skew_measured(timedelta())
    assert told == [1, 0]


@pytest.mark.parametrize("skew", [timedelta(), timedelta(seconds=59), timedelta(seconds=-59)])
def test_a_clock_within_a_minute_is_right(shell: ShellViewModel, skew: timedelta) -> None:
    shell.skew_measured(skew)
    assert not shell.notices.shown


def test_by_hours_off_it_is_told_for_as_long_as_it_is(shell: ShellViewModel) -> None:
    seen: list[str] = []
    shell.clock_changed.connect(lambda: seen.append(shell.clock_warning))
    shell.skew_measured(timedelta(minutes=50))
    shell.skew_measured(timedelta(minutes=59, seconds=59.5))  # an hour, as far as a reply can tell
    shell.notices.dismiss(shell.notices.standing[0].number)
    assert shell.clock_warning == seen[1] != ""
    shell.skew_measured(timedelta(days=-1))
    shell.skew_measured(timedelta())
    assert seen == ["", "This computer's clock is 1 h behind", "This computer's clock is 1 day ahead", ""]


def test_another_connection_may_have_another_clock(shell: ShellViewModel) -> None:
    shell.skew_measured(timedelta(days=1))
    shell.begin_anew()
    assert not shell.clock_warning
    shell.skew_measured(timedelta(days=1))
    assert shell.clock_warning


def test_a_broken_settings_file_is_named_with_its_line(shell: ShellViewModel) -> None:
    shell.notices.tell(SettingsIgnored("policy.toml:7", "not_toml"))
    assert "policy.toml:7" in shell.notices.shown[0].advice
    assert "not written properly" in shell.notices.shown[0].advice


def test_what_no_screen_handled_becomes_a_notice(shell: ShellViewModel) -> None:
    shell.fail(RuntimeError("secret detail"))
    assert len(shell.notices.shown) == 1
    assert "secret detail" not in shell.notices.shown[0].title + shell.notices.shown[0].advice


def test_settling_replaces_the_first_look(shell: ShellViewModel) -> None:
    told: list[Surroundings] = []
    shell.surroundings_changed.connect(lambda: told.append(shell.surroundings))
    shell.settle(Surroundings.PRODUCTION, centre="other")
    assert told == [Surroundings.PRODUCTION]
    assert shell.centre == "other"


def test_appearance_tells_only_changes(shell: ShellViewModel) -> None:
    told: list[Appearance] = []
    shell.appearance_changed.connect(lambda: told.append(shell.appearance))
    shell.change_appearance(Appearance())
    shell.change_appearance(Appearance(scheme="dark"))
    assert told == [Appearance(scheme="dark")]


@pytest.mark.parametrize(
    ("error", "by_itself"),
    [
        (JournalLockedError("x"), True),
        (JournalFullError("x"), True),
        (JournalReadOnlyError("x"), False),
        (JournalError("x"), False),
    ],
)
def test_trouble_with_the_journal_is_told_once_until_it_can_be_written(
    shell: ShellViewModel,
    error: Exception,
    by_itself: bool,  # noqa: FBT001
) -> None:
    seen: list[Line] = []
    shell.line_changed.connect(lambda: seen.append(shell.line))
    shell.call_ended(None)
    shell.journal_ended(error)
    (notice,) = shell.notices.shown
    assert notice.action == "Try again"
    assert ("tried again by itself" in notice.advice) is by_itself
    shell.notices.dismiss(shell.notices.standing[0].number)
    shell.journal_ended(error)  # the next try failed likewise
    assert not shell.notices.shown
    shell.call_ended(LineError("x", operation="o"))  # whatever the line: nothing can be booked
    assert shell.line is Line.NO_JOURNAL
    shell.journal_ended(None)
    assert seen == [Line.GOOD, Line.NO_JOURNAL, Line.DOWN]


def test_another_trouble_takes_the_earlier_ones_place(shell: ShellViewModel) -> None:
    shell.journal_ended(JournalLockedError("x"))
    shell.journal_ended(JournalFullError("x"))
    (notice,) = shell.notices.shown
    assert "no room" in notice.title
    shell.begin_anew()
    assert not shell.notices.shown
    assert shell.line is Line.STARTING


def test_settings_that_cannot_be_used_are_no_trouble_of_the_journal() -> None:
    shared = make_shared()
    shell = ShellViewModel(Surroundings.TEST, "centre", Appearance(), shared)
    shared.slot.set_trouble(Problem(ProblemKind.NOT_SET_UP))
    assert shell.line is Line.UNSET
    assert not shell.notices.shown  # what is wrong with them is told already


def test_the_notices_button_asks_for_another_try() -> None:
    shared = make_shared()
    shell = ShellViewModel(Surroundings.TEST, "centre", Appearance(), shared)
    asked: list[bool] = []
    shared.slot.again_wanted.connect(lambda: asked.append(True))
    shared.slot.want_again()  # nothing is the matter
    shell.notices.tell(SecretsDoNotLast())
    shell.journal_ended(JournalLockedError("x"))
    shell.notices.act(shell.notices.standing[0].number)
    assert not asked
    shell.notices.act(shell.notices.standing[1].number)
    assert asked == [True]
