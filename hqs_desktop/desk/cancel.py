"""Cancel a booking, made from here or elsewhere."""

from datetime import timedelta

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Appointment, BookingRequest, Facility, Identifier, Person, Provider, Slot
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.writing.writer import Writer

_NOBODY = Identifier(id="", issuer="", assigner="", type="")


class Cancel:
    """Operation 5, through the writer."""

    def __init__(self, writer: Writer, clock: Clock) -> None:
        self._writer = writer
        self._clock = clock

    def cancel(
        self, target: Booking | Appointment, reason: CodedText, operator: str, *, person_id: Identifier | None = None
    ) -> None:
        """Cancel for a reason of appendix 6; the writer tells what becomes of it.

        ``target`` is a booking of this desk, or what operation 8 returned. Where the latter names nobody,
        ``person_id`` must: without it ``NotSent`` with PERSON_NEEDED is told. Where it names somebody, ``person_id`` is
        not looked at: nobody else's identifier may end that booking.
        """
        request = target.request if isinstance(target, Booking) else self._request(target, person_id)
        self._writer.cancel(request, reason=reason, operator=operator)

    def _request(self, appointment: Appointment, person_id: Identifier | None) -> BookingRequest:
        """What the booking would have been asked with; where the reply has no time, now stands for it."""
        person = appointment.person
        if person is None or not person.identifier.id.strip():
            person = Person(identifier=person_id or _NOBODY)
        slot = Slot(
            tqid=appointment.tqid,
            start=appointment.start or self._clock.now(),
            duration=appointment.duration or timedelta(0),
            provider=appointment.provider or Provider(identifier=_NOBODY),
            facility=appointment.facility or Facility(identifier=None),
            queue_number=appointment.queue_number,
        )
        return BookingRequest(slot=slot, person=person)
