"""The waitlist's form: what it begins with, what it refuses, and what it keeps."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import BookingState, DirectoryEntry
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import CloseReason, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.worklist.waitlist import Month
from hqs_desktop.viewmodels.book.draft import Draft, Field
from hqs_desktop.viewmodels.known_providers import place_choice, provider_choice
from hqs_desktop.viewmodels.navigation import PutOnWaitlist
from hqs_desktop.viewmodels.waiting.form import WaitForm
from hqs_desktop.viewmodels.waiting.wanted import WEEK, Wanted, wanted_of_wish
from tests.fakes.clock import START
from tests.fakes.gateway import CARDIOLOGY, ORTHOPAEDICS, make_facility, make_provider
from tests.fakes.session import FakeDesk

TODAY = shamsi_of(START)
WISH = Wish(ORTHOPAEDICS, default_service(), TODAY, TODAY.add_days(29))
NUMBER = "0012345679"
TYPED = {"number": NUMBER, "last_name": "Sample", "mobile": "09121234567"}
CODES = CodeTables()


class FormDesk(FakeDesk):
    """The fakes, and forms over them."""

    def __init__(self) -> None:
        super().__init__()
        self.journal.entries = [DirectoryEntry(make_provider(), make_facility(), "seen")]
        self.shared.slot.put(self.session)
        self.shared.operators.named = "Sara"

    def form(self, asked: PutOnWaitlist) -> WaitForm:
        return WaitForm(asked, self.shared)

    async def saved(self, form: WaitForm) -> WaitForm:
        form.save()
        await self.clock.settle(40)
        return form

    async def listed(self) -> list[Task]:
        await self.clock.settle(20)
        return list((await self.session.journal.tasks.tasks(TaskFilter())).tasks)


@pytest.fixture
async def desk() -> AsyncIterator[FormDesk]:
    made = FormDesk()
    yield made
    await made.session.close()


async def test_a_search_that_found_nothing_is_waited_for_as_it_was_sought(desk: FormDesk) -> None:
    wish = replace(WISH, doctor=make_provider(), at=make_facility(), weekdays="02", part="morning", quota="102")
    form = desk.form(PutOnWaitlist(TYPED, wish, unmet=True))
    assert form.wanted.wish() == wish
    await desk.saved(form)
    (task,) = await desk.listed()
    assert (task.kind, task.wish, task.operator) == (TaskKind.NO_SLOT, wish, "Sara")
    assert task.person is not None
    assert (task.person.identifier.id, task.person.last_name) == (NUMBER, "Sample")
    assert form.done is not None
    assert all(form.outcome)


async def test_a_known_patient_is_filled_in_and_what_was_typed_stays(desk: FormDesk) -> None:
    known = desk.booking(person=replace(desk.person(7), mobile="09351234567")).person
    form = desk.form(PutOnWaitlist())
    form.edit(Field.FIRST_NAME, "Typed")
    form.edit(Field.NUMBER, known.identifier.id)
    await desk.clock.settle(20)
    assert (form.draft.first_name, form.draft.last_name, form.draft.mobile) == ("Typed", "No7", "09351234567")


async def test_another_number_takes_the_first_patient_s_details_away(desk: FormDesk) -> None:
    known = desk.booking().person
    form = desk.form(PutOnWaitlist())
    form.edit(Field.NUMBER, known.identifier.id)
    await desk.clock.settle(20)
    assert form.draft.last_name
    form.edit(Field.NUMBER, NUMBER)
    await desk.clock.settle(20)
    assert form.draft == Draft(number=NUMBER)


async def test_who_is_booked_waits_for_an_earlier_visit(desk: FormDesk) -> None:
    booking = desk.booking(hours=24 * 9)
    form = await desk.saved(desk.form(PutOnWaitlist(booking=booking)))
    (task,) = await desk.listed()
    assert (task.kind, task.booking_id, task.slot) == (TaskKind.WAITING, booking.id, booking.request.slot)
    assert task.wish is not None
    assert task.wish.last_day == TODAY.add_days(8)
    assert task.wish.doctor == booking.request.slot.provider
    again = desk.form(PutOnWaitlist(task=task))
    assert again.wanted == replace(form.wanted, note=again.wanted.note)
    again.want(replace(again.wanted, span=(TODAY, TODAY.add_days(60))))
    await desk.saved(again)
    (changed,) = await desk.listed()
    assert changed.wish is not None
    assert changed.wish.last_day == TODAY.add_days(9)


async def test_a_visit_of_tomorrow_leaves_today(desk: FormDesk) -> None:
    form = desk.form(PutOnWaitlist(booking=desk.booking(hours=2)))
    assert form.wanted.span == (TODAY, TODAY)


async def test_who_lost_a_booking_waits_for_any_other_slot(desk: FormDesk) -> None:
    form = desk.form(PutOnWaitlist(booking=desk.booking(state=BookingState.WITHDRAWN)))
    assert form.wanted.span == (TODAY, TODAY.add_days(29))
    await desk.saved(form)
    (task,) = await desk.listed()
    assert task.booking_id is None


async def test_a_task_that_is_to_be_called_waits_itself(desk: FormDesk) -> None:
    desk.booking(state=BookingState.WITHDRAWN, to_call=True)
    await desk.session.begin()
    (lost,) = await desk.listed()
    await desk.saved(desk.form(PutOnWaitlist(task=lost)))
    (task,) = await desk.listed()
    assert (task.id, task.kind, task.step) == (lost.id, TaskKind.WITHDRAWN, Step.WAIT)


async def test_who_waits_already_is_named_and_changed_with_the_second_enter(desk: FormDesk) -> None:
    await desk.saved(desk.form(PutOnWaitlist(TYPED, WISH)))
    form = await desk.saved(desk.form(PutOnWaitlist(TYPED, replace(WISH, weekdays="3"))))
    assert form.done is None
    assert form.existing
    (task,) = await desk.listed()
    assert task.wish == WISH
    await desk.saved(form)
    (task,) = await desk.listed()
    assert task.wish is not None
    assert task.wish.weekdays == "3"
    assert not form.can_undo


async def test_another_patient_or_wish_is_no_longer_the_one_that_waits(desk: FormDesk) -> None:
    await desk.saved(desk.form(PutOnWaitlist(TYPED, WISH)))
    form = await desk.saved(desk.form(PutOnWaitlist(TYPED, WISH)))
    form.edit(Field.NUMBER, "0499370899")
    form.edit(Field.MOBILE, "09121234567")
    assert not form.existing
    await desk.saved(form)
    assert len(await desk.listed()) == 2


async def test_what_was_kept_is_taken_back(desk: FormDesk) -> None:
    form = await desk.saved(desk.form(PutOnWaitlist(TYPED, WISH)))
    form.undo()
    await desk.clock.settle(20)
    assert await desk.listed() == []
    (closed,) = (await desk.session.journal.tasks.tasks(TaskFilter(closed=True))).tasks
    assert closed.close_reason is CloseReason.MISTAKE
    assert not form.can_undo


BAD: dict[str, tuple[PutOnWaitlist, str]] = {
    "empty": (PutOnWaitlist(), "number"),
    "nobody": (PutOnWaitlist({"mobile": "09121234567"}, WISH), "number"),
    "short": (PutOnWaitlist(TYPED | {"number": "12"}, WISH), "number"),
    "no phone": (PutOnWaitlist({"number": NUMBER}, WISH), "mobile"),
    "half a phone": (PutOnWaitlist(TYPED | {"mobile": "0912"}, WISH), "mobile"),
    "nothing": (PutOnWaitlist(TYPED), "specialty"),
    "no specialty": (PutOnWaitlist(TYPED, replace(WISH, specialty=None, doctor=make_provider(1, None))), "specialty"),
    "past": (PutOnWaitlist(TYPED, replace(WISH, first_day=TODAY.add_days(-2), last_day=TODAY.add_days(-1))), "span"),
    "no such day": (PutOnWaitlist(TYPED, replace(WISH, last_day=TODAY.add_days(3), weekdays="6")), "weekdays"),
}


@pytest.mark.parametrize("name", BAD)
async def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(desk: FormDesk, name: str) -> None:
    asked, field = BAD[name]
    form = desk.form(asked)
    before = form.draft, form.wanted
    await desk.saved(form)
    assert field in form.wrong
    assert all(form.wrong.values())
    assert (form.draft, form.wanted) == before
    assert await desk.listed() == []


async def test_more_that_is_wrong(desk: FormDesk) -> None:
    form = desk.form(PutOnWaitlist(TYPED, WISH))
    form.set_unmatched("doctor", "xyz")
    form.want(replace(form.wanted, service=None, span=None))
    await desk.saved(form)
    assert list(form.wrong) == ["doctor", "service", "span"]
    form.set_unmatched("doctor", "")
    form.want(wanted_of_wish(WISH, CODES))
    form.want(replace(form.wanted, month=Month(1405, 12)))
    await desk.saved(form)
    assert list(form.wrong) == ["month"]
    form.want(replace(form.wanted, month=None))
    await desk.saved(form)
    assert form.wrong == {}
    assert form.done is not None


async def test_a_month_brings_its_days_and_is_due_then(desk: FormDesk) -> None:
    form = desk.form(PutOnWaitlist(TYPED, WISH))
    months = form.months()
    assert months[0].value is None
    assert months[1].value == Month(1405, 7)
    form.want_month(months[1])
    assert form.wanted.span == (ShamsiDate(1405, 7, 1), ShamsiDate(1405, 8, 30))
    await desk.saved(form)
    (task,) = await desk.listed()
    assert (task.kind, shamsi_of(task.due_at)) == (TaskKind.COME_BACK, ShamsiDate(1405, 7, 1))
    again = desk.form(PutOnWaitlist(task=task))
    assert again.wanted.month == Month(1405, 7)
    again.want_month(months[0])
    await desk.saved(again)
    (task,) = await desk.listed()
    assert task.kind is TaskKind.WAITING


async def test_a_dead_journal_loses_nothing(desk: FormDesk) -> None:
    form = desk.form(PutOnWaitlist(TYPED, WISH))
    desk.journal.failing.add("tasks")
    await desk.saved(form)
    assert form.problem is not None
    assert form.draft == Draft(**TYPED)
    desk.journal.failing.clear()
    await desk.saved(form)
    assert form.done is not None
    assert len(await desk.listed()) == 1


async def test_without_a_session_nothing_is_lost(desk: FormDesk) -> None:
    form = desk.form(PutOnWaitlist(TYPED, WISH))
    desk.shared.slot.clear()
    await desk.saved(form)
    assert form.problem is not None
    desk.shared.slot.put(desk.session)
    await desk.saved(form)
    assert form.done is not None


async def test_a_task_that_somebody_changed_meanwhile_is_told(desk: FormDesk) -> None:
    await desk.saved(desk.form(PutOnWaitlist(TYPED, WISH)))
    (task,) = await desk.listed()
    form = desk.form(PutOnWaitlist(task=task))
    await desk.session.waitlist.set_urgent(task, urgent=True, operator="Ali")
    await desk.saved(form)
    assert form.problem is not None
    assert form.done is None


def test_a_doctor_brings_specialty_and_centre_and_goes_with_them() -> None:
    doctor = provider_choice(DirectoryEntry(make_provider(), make_facility(), "seen"))
    wanted = Wanted(span=(TODAY, TODAY)).with_doctor(doctor, CODES)
    assert wanted.specialty is not None
    assert wanted.specialty.value == ORTHOPAEDICS
    assert wanted.place == place_choice(make_facility())
    other = replace(wanted.specialty, value=CARDIOLOGY)
    assert wanted.with_specialty(other).doctor is None
    assert wanted.with_specialty(wanted.specialty).doctor == doctor
    assert wanted.with_place(place_choice(make_facility(9))).doctor is None
    assert wanted.with_place(None).doctor is None
    assert wanted.with_doctor(None, CODES).specialty == wanted.specialty


DAYS = st.integers(0, 300).map(TODAY.add_days)


@given(
    first=DAYS,
    last=DAYS,
    weekdays=st.sets(st.integers(0, 6)),
    part=st.sampled_from(["", "morning", "afternoon"]),
    quota=st.sampled_from(["", "101", "777"]),
    doctor=st.sampled_from([None, make_provider(), make_provider(3, CARDIOLOGY)]),
    at=st.sampled_from([None, make_facility(), make_facility(4)]),
)
def test_a_wish_comes_back_from_the_fields_as_it_was(  # noqa: PLR0917
    first: ShamsiDate, last: ShamsiDate, weekdays: set[int], part: str, quota: str, doctor: None, at: None
) -> None:
    days = "" if len(weekdays) == len(WEEK) else "".join(map(str, sorted(weekdays)))
    wish = Wish(ORTHOPAEDICS, default_service(), first, last, doctor, at, days, part, quota)
    assert wanted_of_wish(wish, CODES).wish() == wish


async def test_one_enter_more_while_it_is_kept_keeps_it_once(desk: FormDesk) -> None:
    form = desk.form(PutOnWaitlist(TYPED, WISH))
    form.save()
    form.save()
    await asyncio.sleep(0)
    form.save()
    await desk.clock.settle(40)
    assert len(await desk.listed()) == 1
    assert form.done is not None
