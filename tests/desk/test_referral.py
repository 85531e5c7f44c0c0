"""Referral slots page by page, and referral papers, over the fakes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.errors import LineError
from hqs_desktop.core.model import Appointment, Slot, Tqid
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.problems import NotATqidError, SeveralTqidsError
from hqs_desktop.desk.readings import Readings
from hqs_desktop.desk.referral import PAGE_SIZE, Referral, ReferralPages, Wanted
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import CARDIOLOGY, FakeGateway, line_dead, make_facility, make_person, make_provider, make_slot
from tests.fakes.journal import FakeJournal

INSURER = CodedText("1", "thritaEHR.Insurer", "")


class World:
    def __init__(self, count: int) -> None:
        self.clock = FakeClock()
        self.gateway = FakeGateway()
        self.journal = FakeJournal(self.clock)
        self.referral = Referral(self.gateway, self.clock, Directory(self.journal), Readings(self.journal, self.clock))
        first, doctor = self.clock.now() + timedelta(hours=1), make_provider(1, CARDIOLOGY)
        self.slots = [make_slot(number, first + timedelta(minutes=number), doctor) for number in range(count)]
        self.gateway.referral_slots = list(self.slots)

    def ask(self, *, days: int = 0, insurer: CodedText | None = None) -> ReferralPages:
        today = shamsi_of(self.clock.now())
        return self.referral.slots(Wanted(CARDIOLOGY, insurer, today.add_days(days)))


async def test_pages_come_one_after_another_until_the_last() -> None:
    world = World(2 * PAGE_SIZE + 3)
    pages = world.ask(insurer=INSURER)
    came: list[Slot] = []
    while not pages.finished:
        more = await pages.more()
        came += more.slots
        assert more.total == len(world.slots)
    assert came == world.slots
    start = world.clock.now()
    assert world.gateway.referral_calls == [(CARDIOLOGY, INSURER, start, number) for number in (1, 2, 3)]


async def test_a_later_day_is_asked_for_from_its_beginning() -> None:
    world = World(1)
    await world.ask(days=2).more()
    assert world.gateway.referral_calls[0][2] == day_start(shamsi_of(world.clock.now()).add_days(2))


async def test_no_slot_at_all_is_the_end() -> None:
    pages = World(0).ask()
    assert (await pages.more()).slots == []
    assert pages.finished


async def test_what_comes_twice_is_listed_once_whatever_its_prefix_and_case() -> None:
    world = World(PAGE_SIZE + 2)
    twin = replace(world.slots[0], tqid=Tqid(world.slots[0].tqid.text.removeprefix("1:").upper()))
    world.gateway.referral_slots[PAGE_SIZE] = twin
    pages = world.ask()
    first, second = await pages.more(), await pages.more()
    assert [slot.tqid for slot in second.slots] == [world.slots[-1].tqid]
    assert first.slots[0].tqid.text == world.slots[0].tqid.text  # as it was received


async def test_what_moved_to_an_earlier_page_as_slots_went_is_not_missed() -> None:
    world = World(3 * PAGE_SIZE)
    pages = world.ask()
    came = list((await pages.more()).slots)
    del world.gateway.referral_slots[3:5]  # booked meanwhile
    while not pages.finished:
        came += (await pages.more()).slots
    assert {slot.tqid for slot in came} == {slot.tqid for slot in world.slots}
    assert [call[3] for call in world.gateway.referral_calls] == [1, 2, 1, 3]


async def test_a_page_past_the_end_ends_the_list() -> None:
    world = World(PAGE_SIZE + 1)
    pages = world.ask()
    await pages.more()
    world.gateway.referral_slots = []
    assert (await pages.more()).slots == []
    assert pages.finished


async def test_a_page_that_failed_is_asked_for_again() -> None:
    world = World(PAGE_SIZE + 1)
    pages = world.ask()
    await pages.more()
    world.gateway.reads.append(line_dead("GetAppointmentsByReferralMap"))
    with pytest.raises(LineError):
        await pages.more()
    assert not pages.finished
    assert (await pages.more()).slots == world.slots[PAGE_SIZE:]


def booked(slot: Slot) -> Appointment:
    return Appointment(slot.tqid, make_person(), slot.provider, make_facility(), slot.start, slot.duration)


async def test_a_paper_is_found_in_whatever_was_scanned() -> None:
    world = World(1)
    slot = world.slots[0]
    world.gateway.papers[slot.tqid] = [booked(slot), booked(slot)]
    paper = await world.referral.paper(f"https://example.org/r?q={slot.tqid.text.upper()}\n")
    assert paper.referrals == [booked(slot)]
    assert (paper.tqid, paper.status) == (slot.tqid, None)
    assert world.gateway.read_count == 1  # operation 10 alone
    assert [entry.provider.identifier for entry in world.journal.entries] == [slot.provider.identifier]


async def test_of_what_is_no_referral_the_status_is_asked_for() -> None:
    world = World(1)
    slot = world.slots[0]
    world.gateway.occupy(slot, make_person())
    paper = await world.referral.paper(slot.tqid.text)
    assert paper.referrals == []
    assert paper.status is not None
    assert paper.status.code == AppointmentStatus.BOOKED


async def test_where_the_status_cant_be_had_either_that_is_no_failure() -> None:
    world = World(1)
    world.gateway.reads.extend([None, line_dead("GetAppointmentStatus")])
    assert (await world.referral.paper(world.slots[0].tqid.text)).status is None


async def test_a_paper_without_one_tqid_is_not_asked_for() -> None:
    world = World(2)
    with pytest.raises(NotATqidError):
        await world.referral.paper("12345")
    with pytest.raises(SeveralTqidsError):
        await world.referral.paper(" ".join(slot.tqid.text for slot in world.slots))
    assert world.gateway.read_count == 0
