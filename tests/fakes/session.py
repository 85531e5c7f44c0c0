"""A whole session over the fakes, with bookings in its journal."""

from dataclasses import replace
from datetime import timedelta

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest, Facility, Person, Provider
from hqs_desktop.desk.session import Session
from tests.fakes.centre import FakeCentre
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway, make_person, make_provider, make_slot
from tests.fakes.journal import FakeJournal
from tests.fakes.shared import make_shared

GENDER = CodedText("1", "thritaEHR.gender", "")


class FakeDesk:
    """Clock, gateway, journal and the use cases over them."""

    def __init__(self, clock: FakeClock | None = None, others: FakeCentre | None = None) -> None:
        self.clock = clock or FakeClock()
        self._others = others
        self.gateway = FakeGateway()
        self.journal = FakeJournal(self.clock)
        self.session = Session.over(self.gateway, self.journal, self.clock, others=others)
        self.shared = make_shared(self.clock)

    @property
    def other_desks(self) -> FakeCentre:
        """The centre's database, of a desk that was given one."""
        assert self._others is not None
        return self._others

    def attach(self) -> None:
        """Have the screens work on the session, and the watcher watch."""
        self.session.watcher.start()
        self.shared.slot.put(self.session)

    def booking(
        self,
        *,
        hours: float = 2,
        state: BookingState = BookingState.BOOKED,
        to_call: bool = False,
        person: Person | None = None,
        provider: Provider | None = None,
        facility: Facility | None = None,
        operator: str = "Sara",
    ) -> Booking:
        """Put a booking into the journal, and the slot as booked into the gateway; ``hours`` from now."""
        number = len(self.journal.listed) + 1
        now = self.clock.now()
        slot = make_slot(number, now + timedelta(hours=hours), provider or make_provider(), facility)
        request = BookingRequest(slot, person or self.person(number))
        made = Booking(number, request, state, operator, now, now, to_call=to_call)
        self.journal.listed[number] = made
        self.gateway.occupy(slot, request.person, AppointmentStatus.BOOKED)
        return made

    @staticmethod
    def person(number: int) -> Person:
        """A patient of his own."""
        return replace(
            make_person(f"{number:010d}"), first_name="Patient", last_name=f"No{number}", mobile=f"0912{number:07d}"
        )

    def withdraw(self, *bookings: Booking) -> None:
        """Have the doctor withdraw slots."""
        for booking in bookings:
            self.gateway.slots[booking.tqid].status = AppointmentStatus.CANCELLED_BY_DOCTOR
