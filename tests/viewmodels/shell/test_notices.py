"""Notices: none is overwritten, few are in sight, and all of this run can be read again."""

import pytest
from PySide6.QtWidgets import QApplication

from hqs_desktop.core.model import BookingRequest
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.outcome import NotSent
from hqs_desktop.viewmodels.notices import AT_ONCE, KEPT, Notices, Stand
from hqs_desktop.viewmodels.shell.history import NoticeHistory
from hqs_desktop.viewmodels.words.notices import JournalTrouble, LateEnd, SecretsDoNotLast, SettingsIgnored
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import make_person, make_slot


@pytest.fixture
def notices(qapp: QApplication) -> Notices:
    assert qapp is not None
    return Notices(FakeClock())


def ignored(number: int) -> SettingsIgnored:
    return SettingsIgnored(f"line {number}", "unknown_key")


def late() -> LateEnd:
    return LateEnd(BookingRequest(make_slot(1, START), make_person()), NotSent(Problem(ProblemKind.LINE)))


def places(notices: Notices) -> list[object]:
    return [told.cause for told in notices.in_sight]


def test_forty_stand_and_the_newest_few_are_in_sight(notices: Notices) -> None:
    for number in range(40):
        notices.tell(ignored(number))
    assert len(notices.standing) == 40
    assert places(notices) == [ignored(37), ignored(38), ignored(39)]
    notices.dismiss(notices.in_sight[-1].number)
    assert places(notices) == [ignored(36), ignored(37), ignored(38)]


def test_what_is_serious_stays_in_sight(notices: Notices) -> None:
    trouble = JournalTrouble(Problem(ProblemKind.JOURNAL))
    notices.tell(trouble)
    for number in range(40):
        notices.tell(ignored(number))
    assert places(notices) == [trouble, ignored(38), ignored(39)]
    assert len(notices.in_sight) == AT_ONCE
    acted: list[object] = []
    notices.acted.connect(acted.append)
    notices.act_on_newest()
    assert acted == [trouble], "the newest that offers a step"


def test_what_was_not_looked_at_is_counted_until_somebody_looks(notices: Notices) -> None:
    notices.tell(ignored(1))
    notices.tell(ignored(2))
    assert notices.unread == 2
    NoticeHistory(notices)
    assert notices.unread == 0
    notices.tell(ignored(3))
    notices.tell(ignored(4))
    notices.dismiss(3)
    assert notices.unread == 1


def test_the_history_is_the_newest_first_with_its_time_and_what_became_of_it(notices: Notices) -> None:
    notices.tell(SecretsDoNotLast())
    notices.tell(Problem(ProblemKind.LINE))
    notices.tell(ignored(1))
    notices.withdraw(lambda cause: isinstance(cause, Problem))
    notices.dismiss(3)
    lines = NoticeHistory(notices).lines
    assert [line.look.word for line in lines] == ["Put away", "Over", "Stands"]
    assert lines[2].title == "This computer has no vault for passwords"
    assert {line.when for line in lines} == {"08:00"}


def test_what_a_notice_offers_can_be_done_from_there_until_it_is_over(notices: Notices) -> None:
    acted: list[object] = []
    notices.acted.connect(acted.append)
    trouble = JournalTrouble(Problem(ProblemKind.JOURNAL))
    notices.tell(trouble)
    notices.dismiss(1)
    history = NoticeHistory(notices)
    assert history.lines[0].action == "Try again"
    history.act(0)
    assert acted == [trouble]
    notices.withdraw(lambda _: True)
    assert not history.can_act(0)
    history.act(0)
    assert acted == [trouble]


def test_one_that_was_put_away_by_mistake_stands_again(notices: Notices) -> None:
    notices.tell(ignored(1))
    history = NoticeHistory(notices)
    history.put_away(0)
    assert not notices.standing
    history.put_away(0)
    assert [told.stand for told in notices.history] == [Stand.STANDS]
    notices.withdraw(lambda _: True)
    history.put_away(0)
    assert not notices.standing, "what is over stays so"


def test_patients_are_forgotten_but_not_what_stands(notices: Notices) -> None:
    notices.tell(late())
    notices.tell(ignored(1))
    notices.dismiss(2)
    notices.forget_patients()
    assert [told.cause for told in notices.history] == [late(), ignored(1)]
    notices.dismiss(1)
    notices.forget_patients()
    assert [told.cause for told in notices.history] == [ignored(1)]


def test_the_oldest_of_what_stands_no_more_goes_and_what_stands_never(notices: Notices) -> None:
    notices.tell(SecretsDoNotLast())
    for number in range(2 * KEPT):
        notices.tell(ignored(number))
        notices.dismiss(number + 2)
    assert [told.cause for told in notices.standing] == [SecretsDoNotLast()]
    assert len(notices.history) == KEPT + 1
