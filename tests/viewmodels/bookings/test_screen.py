import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import Booking, BookingState, Day
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Identifier, Tqid
from hqs_desktop.core.text import strip_marks, to_ascii_digits
from hqs_desktop.core.worklist import CloseReason
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.book.details import Details
from hqs_desktop.viewmodels.bookings import screen
from hqs_desktop.viewmodels.bookings.screen import TYPING_PAUSE, DeskViewModel
from hqs_desktop.viewmodels.bookings.table import Column
from hqs_desktop.viewmodels.bookings.words import Emptiness, NextStep, count_words
from hqs_desktop.viewmodels.navigation import Rebook, ShowTask, Track
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.gateway import PATIENT_CANNOT_COME, Fault, line_dead, make_provider
from tests.fakes.languages import speaking
from tests.fakes.session import FakeDesk
from tests.fakes.shared import journeys


class World(FakeDesk):
    """The fakes and the view-model over them."""

    def __init__(self) -> None:
        super().__init__()
        self.model = DeskViewModel(self.shared)
        self.journeys = journeys(self.shared)

    async def open(self) -> None:
        self.attach()
        await self.settle()

    async def settle(self) -> None:
        await self.clock.settle(60)

    def listed(self) -> list[int]:
        return [booking.id for booking in self.model.table.bookings]

    def calls(self) -> list[int | None]:
        return [item.booking_id for item in self.model.attention.items if item.to_call]

    def details(self) -> Details:
        assert self.model.details is not None
        return self.model.details

    def selected(self) -> Booking | None:
        return self.model.selected

    def selected_id(self) -> int | None:
        return self.model.selected.id if self.model.selected is not None else None

    def checks(self) -> bool:
        """A function, as ``can`` is."""
        return self.model.checking.running

    def can(self, what: str) -> bool:
        """A function, for mypy takes a property for a constant once it is asserted."""
        return bool(getattr(self.model, what))

    def emptiness(self) -> Emptiness | None:
        return self.model.emptiness

    def problem(self) -> ProblemText | None:
        return self.model.problem


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    made = World()
    yield made
    await made.model.aclose()
    await made.session.writer.aclose(0)


def steps(emptiness: Emptiness | None) -> list[NextStep]:
    assert emptiness is not None
    return [step for step, _ in emptiness.steps]


async def test_before_the_desk_is_ready_nothing_happens(world: World) -> None:
    world.model.refresh()
    world.model.checking.check()
    world.model.mark_told()
    world.model.undo()
    world.model.rebook()
    world.model.track()
    assert world.model.cancellation() is None
    assert not world.model.busy
    assert world.model.as_text() == ""
    assert world.emptiness() is not None
    assert not world.model.ready


async def test_what_waits_is_counted_for_the_rail_and_only_changes_are_told(world: World) -> None:
    counted: list[int] = []
    world.model.count_changed.connect(lambda: counted.append(world.model.count))
    first, second = world.booking(state=BookingState.WITHDRAWN, to_call=True), world.booking()
    await world.open()
    assert counted == [1]
    world.model.refresh()
    await world.settle()
    world.withdraw(second)  # the watcher finds it, whatever screen is shown
    world.session.watcher.check()
    await world.settle()
    assert counted == [1, 2]
    world.model.select(first.id)
    world.model.mark_told()
    await world.settle()
    assert counted == [1, 2, 1]
    world.shared.slot.clear()
    assert counted == [1, 2, 1, 0]


async def test_why_there_is_no_list_is_said_and_can_be_tried_again(world: World) -> None:
    told: list[bool] = []
    world.model.listed_changed.connect(lambda: told.append(True))
    asked: list[bool] = []
    world.shared.slot.again_wanted.connect(lambda: asked.append(True))
    world.shared.slot.set_trouble(Problem(ProblemKind.JOURNAL_KEY))
    empty = world.emptiness()
    assert empty is not None
    assert empty.title == "The key of the desk's journal is missing"
    assert steps(empty) == [NextStep.RETRY]
    world.model.refresh()
    world.model.checking.check()
    assert (told, asked) == ([True], [True, True])
    await world.open()
    assert steps(world.emptiness()) != [NextStep.RETRY]


async def test_todays_bookings_are_listed_by_time_and_the_first_is_chosen(world: World) -> None:
    late, early = world.booking(hours=5), world.booking(hours=1)
    world.booking(hours=24 * 3)
    await world.open()
    assert world.listed() == [early.id, late.id]
    assert world.selected_id() == early.id
    assert world.emptiness() is None
    assert world.model.count_text == "Bookings: 2"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Bookings: 2,000 of 12,431; the others come as the list is scrolled"),
        ("fa", "۲٬۰۰۰ از ۱۲٬۴۳۱ نوبت؛ بقیه با پیمایش فهرست می‌آیند"),
    ],
)
def test_a_list_that_is_cut_says_so(language: str, said: str, qapp: QCoreApplication) -> None:
    assert qapp
    with speaking(language):
        assert count_words(2000, 12_431) == said
        assert "2" in strip_marks(to_ascii_digits(count_words(2, None)))
        assert count_words(2000, 2000) == ("Bookings: 2,000" if language == "en" else "۲٬۰۰۰ نوبت")


async def test_what_is_not_very_much_is_listed_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "PAGE", 2)
    for hour in range(1, 6):
        world.booking(hours=hour)
    await world.open()
    assert world.listed() == [1, 2, 3, 4, 5]
    assert world.model.count_text == "Bookings: 5"
    assert not world.model.table.canFetchMore(QModelIndex())


async def test_the_list_grows_as_it_is_scrolled_and_nothing_jumps(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "PAGE", 2)
    monkeypatch.setattr(screen, "PRINTED_AT_MOST", 4)
    for hour in range(1, 6):
        world.booking(hours=hour)
    await world.open()
    table, resets = world.model.table, list[int]()
    table.modelReset.connect(lambda: resets.append(1))
    seen = []
    while table.canFetchMore(QModelIndex()):
        seen.append((world.listed(), world.model.count_text))
        table.fetchMore(QModelIndex())
        await world.settle()
    said = "Bookings: {} of 5; the others come as the list is scrolled"
    assert seen == [([1, 2], said.format(2)), ([1, 2, 3, 4], said.format(4))]
    assert (world.listed(), world.model.count_text) == ([1, 2, 3, 4, 5], "Bookings: 5")
    world.model.refresh()
    await world.settle()
    assert world.listed() == [1, 2, 3, 4, 5]
    assert resets == []


@pytest.mark.parametrize(("day", "hours"), [(Day.TODAY, 1), (Day.UPCOMING, 24), (Day.PAST, -24)])
async def test_a_day_shows_its_bookings_only(world: World, day: Day, hours: float) -> None:
    made = {hour: world.booking(hours=hour) for hour in (1, 24, -24)}
    await world.open()
    world.model.set_day(day)
    await world.settle()
    assert world.listed() == [made[int(hours)].id]
    world.model.set_day(Day.ALL)
    await world.settle()
    assert len(world.listed()) == 3


async def test_the_list_follows_the_typing_once_it_pauses(world: World) -> None:
    world.booking(person=replace(world.person(1), last_name="Karimi"))
    wanted = world.booking(person=replace(world.person(2), last_name="Rezai"))
    await world.open()
    for text in ("r", "re", " rez "):
        world.model.set_text(text)
        await world.clock.advance(TYPING_PAUSE / 2)
    assert len(world.listed()) == 2
    await world.clock.advance(TYPING_PAUSE)
    assert world.listed() == [wanted.id]
    assert world.selected_id() == wanted.id
    assert world.model.filter.text == "rez"


async def test_filters_narrow_and_are_cleared_but_for_the_day(world: World) -> None:
    mine = world.booking(operator="Ali", provider=make_provider(2))
    world.booking(operator="Sara")
    world.booking(operator="Ali", state=BookingState.CANCELLED)
    await world.open()
    assert [choice.value for choice in world.model.choices.doctors] == [None, "1001", "1002"]
    assert [choice.value for choice in world.model.choices.operators] == [None, "Ali", "Sara"]
    assert len(world.model.choices.states) == 1 + len(BookingState)
    world.model.set_doctor("1002")
    world.model.set_state("booked")
    world.model.set_operator_filter("Ali")
    await world.settle()
    assert world.listed() == [mine.id]
    assert world.model.filter.narrowed
    world.model.clear_filters()
    await world.settle()
    assert len(world.listed()) == 3
    assert not world.model.filter.narrowed


async def test_the_same_filter_again_reads_nothing(world: World) -> None:
    await world.open()
    world.journal.failing.add("bookings")
    world.model.set_day(Day.TODAY)
    await world.settle()
    assert world.problem() is None


async def test_an_empty_list_says_why_and_what_next(world: World) -> None:
    await world.open()
    assert steps(world.emptiness()) == [NextStep.UPCOMING]
    world.model.set_day(Day.PAST)
    await world.settle()
    assert steps(world.emptiness()) == [NextStep.ALL_DAYS]
    world.model.set_state("visited")
    await world.settle()
    assert steps(world.emptiness()) == [NextStep.ALL_DAYS, NextStep.CLEAR_FILTERS]
    world.model.set_day(Day.ALL)
    await world.settle()
    assert steps(world.emptiness()) == [NextStep.CLEAR_FILTERS]
    world.model.clear_filters()
    await world.settle()
    assert steps(world.emptiness()) == []


async def test_a_journal_that_fails_is_said_and_tried_again(world: World) -> None:
    made = world.booking()
    world.journal.failing.add("bookings")
    await world.open()
    shown = world.emptiness()
    assert shown is not None
    assert shown.tone is Tone.DANGER
    assert steps(shown) == [NextStep.RETRY]
    world.journal.failing.clear()
    world.model.refresh()
    await world.settle()
    assert world.listed() == [made.id]
    assert world.problem() is None


async def test_a_check_finds_whom_to_call(world: World) -> None:
    stays, withdrawn = world.booking(hours=1), world.booking(hours=2)
    world.withdraw(withdrawn)
    await world.open()
    assert world.calls() == [withdrawn.id]
    item = world.model.attention.items[0]
    assert item.look.tone is Tone.DANGER
    assert "09120000002" in item.phone
    assert "1 changed" in world.model.checking.text
    assert world.model.attention_text == "Whom to call (1)"
    assert world.listed() == [stays.id, withdrawn.id]


async def test_a_check_shows_that_it_runs_and_a_second_one_waits_for_it(world: World) -> None:
    world.booking()
    await world.open()
    reads = world.gateway.read_count
    world.gateway.held = asyncio.Event()
    world.model.checking.check()
    world.model.checking.check()
    await world.settle()
    assert world.checks()
    assert "Asking" in world.model.checking.text
    world.gateway.held.set()
    await world.settle()
    assert not world.checks()
    assert "nothing changed" in world.model.checking.text
    assert world.gateway.read_count == reads + 2  # operations 6 and 7, once each


async def test_a_dead_line_at_the_check_is_said_with_a_reason(world: World) -> None:
    world.booking()
    world.gateway.line_dead = True
    await world.open()
    assert world.model.checking.report_problem is not None
    assert "could not be checked" in world.model.checking.text
    assert world.listed()  # the list comes from the journal
    world.gateway.line_dead = False
    world.model.checking.check()
    await world.settle()
    assert world.model.checking.report_problem is None


async def test_a_check_says_how_far_it_is_how_fast_and_how_long_it_will_last(world: World) -> None:
    for _ in range(40):
        world.booking()
    await world.open()
    checking = world.model.checking
    ask = world.gateway.appointment_status

    async def slowly(tqid: Tqid) -> CodedText:
        await world.clock.sleep(2)
        return await ask(tqid)

    world.gateway.appointment_status = slowly  # type: ignore[method-assign]  # forty a call every two seconds
    checking.check()
    await world.settle()
    shares = [checking.share]
    await world.clock.advance(8)
    assert strip_marks(checking.text) == "Asking: 16 of 40 \u00b7 120 a minute \u00b7 1 min left"
    shares.append(checking.share)
    await world.clock.advance(16)
    assert not world.checks()
    assert [*shares, checking.share] == [0, 0.4, None]


async def test_a_check_that_is_stopped_keeps_what_it_found_and_says_what_is_left(world: World) -> None:
    withdrawn = [world.booking(hours=2 + number / 10) for number in range(20)]
    await world.open()
    world.withdraw(*withdrawn)
    world.gateway.held = asyncio.Event()
    world.model.checking.check()
    await world.settle()
    world.model.checking.stop()
    assert "stopping" in world.model.checking.text
    world.gateway.held.set()
    await world.settle()
    assert not world.checks()
    text = world.model.checking.text
    report = world.model.checking.report
    assert report is not None
    assert report.left_out == 20 - report.checked > 0
    assert f"{report.left_out} were not asked for" in strip_marks(text)
    assert f"Withdrawn by doctor: {report.checked}" in strip_marks(text)
    assert len(world.calls()) == report.checked


async def test_it_checks_by_itself_now_and_then(world: World) -> None:
    withdrawn = world.booking(hours=4)
    await world.open()
    assert world.calls() == []
    world.withdraw(withdrawn)
    await world.clock.advance(1801)
    await world.settle()
    assert world.calls() == [withdrawn.id]


@pytest.mark.parametrize(("hours", "to_come"), [(2, True), (50, True), (-2, False)])
async def test_a_visit_to_come_is_told_from_what_was_done(world: World, hours: float, *, to_come: bool) -> None:
    world.booking(hours=hours)
    await world.open()
    world.model.set_day(Day.ALL)
    await world.settle()
    *_, last = world.details().timeline
    assert last.future is to_come
    assert ("to come" in last.what) is to_come


async def test_told_is_marked_and_taken_back(world: World) -> None:
    made = world.booking(state=BookingState.WITHDRAWN, to_call=True)
    await world.open()
    assert world.model.can_tell
    world.model.mark_told()
    await world.settle()
    assert world.calls() == []
    assert world.can("can_undo")
    assert "Patient No1" in world.model.undo_text
    assert any("told" in happening.what for happening in world.details().timeline)
    world.model.mark_told()  # nothing more to tell
    await world.settle()
    world.model.undo()
    await world.settle()
    assert world.calls() == [made.id]
    assert not world.can("can_undo")
    assert world.model.undo_text == ""
    selected = world.selected()
    assert selected is not None
    assert selected.to_call


async def test_a_call_that_is_not_in_the_list_can_be_chosen(world: World) -> None:
    world.booking(hours=1)
    later = world.booking(hours=48, state=BookingState.CHANGED, to_call=True)
    await world.open()
    assert later.id not in world.listed()
    world.model.select(later.id)
    assert world.selected_id() == later.id
    assert world.model.can_tell
    world.model.select(99)
    assert world.selected() is None
    assert not world.model.can_tell


async def test_a_booking_can_be_rebooked_and_tracked(world: World) -> None:
    made = world.booking()
    await world.open()
    world.model.rebook()
    world.model.track()
    assert world.journeys == [Rebook(world.journal.listed[made.id]), Track(made.tqid)]


@pytest.mark.parametrize("state", [BookingState.UNRESOLVED, BookingState.CANCELLING])
async def test_what_is_open_can_be_neither_cancelled_nor_rebooked(world: World, state: BookingState) -> None:
    world.booking(state=state)
    await world.open()
    assert not world.model.can_cancel
    assert not world.model.can_rebook
    assert world.model.cancellation() is None
    world.model.rebook()
    assert world.journeys == []
    assert "being asked" in world.details().hint


async def test_a_cancellation_changes_the_list(world: World) -> None:
    world.shared.operators.named = "Sara"
    made = world.booking()
    await world.open()
    cancellation = world.model.cancellation()
    assert cancellation is not None
    cancellation.choose(0)
    cancellation.confirm()
    await world.settle()
    selected = world.selected()
    assert selected is not None
    assert selected.id == made.id
    assert selected.state is BookingState.CANCELLED
    assert not world.model.can_cancel
    cancellation.leave()


async def test_an_unknown_outcome_stands_on_top_until_it_is_known(world: World) -> None:
    made = world.booking()
    await world.open()
    world.gateway.writes.append(Fault(executed=True, error=line_dead))
    world.gateway.line_dead = True
    world.session.cancel.cancel(made, PATIENT_CANNOT_COME, "Sara")
    await world.settle()
    item = world.model.attention.items[0]
    assert item.advice
    assert item.look.tone is Tone.WARN
    assert item.booking_id == made.id
    assert world.model.attention_text == "Being checked (1)"
    world.gateway.line_dead = False
    await world.clock.advance(120)
    await world.settle()
    assert world.model.attention.items == []
    selected = world.selected()
    assert selected is not None
    assert selected.state is BookingState.CANCELLED


async def test_a_booking_with_an_unknown_outcome_says_not_to_book_again(world: World) -> None:
    other = world.booking(hours=1)
    request = replace(other.request, slot=replace(other.request.slot, tqid=replace(other.tqid, text="1:abc")))
    world.gateway.add(request.slot)
    world.gateway.writes.append(Fault(executed=False, error=line_dead))
    await world.open()
    world.gateway.line_dead = True
    world.session.writer.book(request, operator="Sara")
    await world.settle()
    assert world.model.attention.items[0].advice == "Don't book again."
    assert "Don't book again" in world.model.attention.items[0].spoken
    assert world.model.attention.index(0).data() == world.model.attention.items[0].spoken


async def test_a_new_session_replaces_the_old(world: World) -> None:
    world.booking()
    await world.open()
    other = FakeDesk()
    other.booking(hours=1)
    other.booking(hours=2)
    world.shared.slot.put(other.session)
    await world.settle()
    assert len(world.listed()) == 2
    await other.session.writer.aclose(0)


async def test_details_tell_everything_and_the_text_is_free_of_marks(world: World) -> None:
    made = world.booking()
    slot = replace(
        made.request.slot, queue_number="7", quota=CodedText("104", "HQS", ""), service=CodedText("970015", "RVU3", "")
    )
    hid = Identifier("AB12", "TAMIN", "TAMIN", "HID")
    world.journal.listed[made.id] = replace(
        made,
        request=replace(made.request, slot=slot, hid=hid),
        state=BookingState.CANCELLED,
        cancel_reason=CodedText("301", "HQS", ""),
        status=CodedText("4", "HQS", ""),
        status_checked_at=world.clock.now(),
    )
    await world.open()
    details = world.details()
    values = {fact.label: fact.value for fact in details.facts}
    assert values["Queue number"] == "7"
    assert values["Quota"] == CodeTables().term("HQS", "104")
    assert values["Service"] == "970015"  # no term for it: the code itself
    assert "AB12" in values["HID"]
    assert all(fact.value for fact in details.facts)
    assert any("Cancelled here: " in happening.what for happening in details.timeline)
    assert any("Cancelled by the patient" in happening.what for happening in details.timeline)
    text = world.model.as_text()
    assert made.tqid.text in text
    assert "Patient No1" in text
    assert "\u2066" not in text


async def test_the_table_gives_texts_looks_and_headers(world: World, qtmodeltester: object) -> None:
    made = world.booking()
    await world.open()
    table = world.model.table
    qtmodeltester.check(table)  # type: ignore[attr-defined]  # pytest-qt exports no type for it
    row = [table.index(0, column).data() for column in Column]
    assert row[Column.TIME] == "10:00"
    assert row[Column.DATE] == "1405/06/14"
    assert row[Column.PATIENT] == "Patient No1"
    assert "0000000001" in row[Column.IDENTIFIER]
    assert table.bookings[0].id == made.id
    assert table.index(0, Column.STATE).data(LOOK_ROLE).tone is Tone.SUCCESS
    assert table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Time: 10:00"
    assert table.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert table.data(QModelIndex()) is None
    assert table.row_of(made.id) == 0
    assert table.row_of(99) == -1
    titles = {table.headerData(column, Qt.Orientation.Horizontal) for column in Column}
    assert len(titles) == len(Column)


async def test_reading_the_same_bookings_again_resets_nothing(world: World) -> None:
    world.booking()
    await world.open()
    resets: list[int] = []
    world.model.table.modelReset.connect(lambda: resets.append(1))
    world.model.refresh()
    await world.settle()
    assert resets == []


async def test_the_last_mark_is_taken_back_first(world: World) -> None:
    past = world.booking(hours=-1)
    lost = world.booking(hours=2, state=BookingState.WITHDRAWN, to_call=True)
    await world.open()
    world.model.select(lost.id)
    assert not world.model.can_miss
    world.model.mark_told()
    await world.settle()
    world.model.select(past.id)
    world.model.miss()
    await world.settle()
    assert world.model.undo_text == "\u2068Patient No1\u2069 was marked as not having come."
    assert world.details().look.word == "Missed"
    assert str(world.model.table.index(world.model.table.row_of(past.id), Column.STATE).data()) == "Missed"
    world.model.undo()
    await world.settle()
    assert world.journal.listed[past.id].missed_at is None
    assert "told" in world.model.undo_text
    world.model.undo()
    await world.settle()
    assert world.journal.listed[lost.id].to_call
    assert not world.model.can_undo


async def test_a_mark_that_the_journal_does_not_keep_is_no_mark(world: World) -> None:
    past = world.booking(hours=-1)
    await world.open()
    world.journal.failing = {"mark_missed"}
    world.model.miss()
    await world.settle()
    assert world.model.problem is not None
    assert (world.journal.listed[past.id].missed_at, world.model.can_undo) == (None, False)
    world.journal.failing = set()
    world.model.miss()
    await world.settle()
    assert world.journal.listed[past.id].missed_at is not None
    world.model.miss()
    await world.settle()
    assert [one.missed_at for one in world.journal.listed.values()] == [None]


async def test_whoever_lost_the_selected_slot_is_shown_on_the_worklist(world: World) -> None:
    lost = world.booking(hours=2, state=BookingState.WITHDRAWN, to_call=True)
    await world.open()
    await world.session.worklist.begin()
    world.model.show(lost)
    await world.settle()
    world.model.show_task()
    await world.settle()
    (went,) = world.journeys
    assert isinstance(went, ShowTask)
    assert went.task.booking_id == lost.id
    await world.session.worklist.close(went.task, CloseReason.ELSEWHERE, operator="Sara")
    world.model.show_task()
    await world.settle()
    closed = world.journeys[-1]
    assert isinstance(closed, ShowTask)
    assert closed.task.close_reason is CloseReason.ELSEWHERE


async def test_a_booking_that_nobody_is_owed_for_is_not_on_the_worklist(world: World) -> None:
    stands = world.booking(hours=2)
    await world.open()
    world.model.show(stands)
    await world.settle()
    world.model.show_task()
    await world.settle()
    assert world.journeys == []
    assert world.model.problem is not None
    assert "not on the worklist" in world.model.problem.title
