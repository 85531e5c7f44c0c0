"""All that is known of one booking, in words: what the details panel shows and what goes on the clipboard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.identifiers import PersonIdKind, kind_of
from hqs_desktop.core.model import Appointment, Facility, Person, Provider
from hqs_desktop.desk.track import TrackResult
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Fact
from hqs_desktop.viewmodels.words.looks import Look, booking_look, look_of, missed_look, status_look
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a booking's timeline."""

    when: str
    what: str
    icon: str
    tone: Tone
    future: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """What the panel shows. ``hint`` says what the desk should do about the state; empty where nothing.

    ``lead`` stands large before the facts: the number to call.
    """

    title: str
    look: Look
    hint: str
    facts: Sequence[Fact]
    timeline: Sequence[Happening]
    lead: str = ""


class DetailsWriter:
    """Puts bookings and looked-up slots into words; ``codes`` knows the guide's terms."""

    def __init__(self, codes: CodeTables) -> None:
        self._codes = codes

    def of_booking(self, booking: Booking, now: datetime) -> Details:
        """A booking of this desk."""
        request = booking.request
        slot = request.slot
        facts = [
            *self._person(booking.person),
            Fact(translate("Details", "At the gateway"), _sent_as(booking)),
            *self._visit(slot.start, slot.duration, slot.queue_number, now),
            *self._place(slot.provider, slot.facility),
            Fact(translate("Details", "Service"), self._codes.named(slot.service)),
            Fact(translate("Details", "Quota"), self._codes.named(slot.quota)),
            Fact(translate("Details", "Appointment type"), self._codes.named(request.appointment_type)),
            Fact(translate("Details", "HID"), formats.tqid(request.hid.id) if request.hid else "", code=True),
            Fact(translate("Details", "Tracking number (TQID)"), formats.tqid(slot.tqid.printed), code=True),
        ]
        return Details(
            title=patient_name(booking.person),
            look=look_of(booking),
            hint=_hint(booking),
            facts=[fact for fact in facts if fact.value],
            timeline=self._timeline(booking, now),
        )

    def of_result(self, result: TrackResult, now: datetime) -> Details:
        """What was found under a TQID; what this desk knows itself is added to what the gateway says."""
        look = status_look(result.status)
        if result.appointment is None and result.booking is not None:
            return _beside(self.of_booking(result.booking, now), result.booking, look)
        if result.appointment is None:
            code = Fact(translate("Details", "Tracking number (TQID)"), formats.tqid(result.tqid.printed), code=True)
            return Details(translate("Details", "No booking"), look, "", [code], [])
        details = self._of_appointment(result.appointment, result.booking, now)
        if result.referral:
            kind = Fact(translate("Details", "Kind"), translate("Details", "Referral"))
            details = replace(details, facts=[kind, *details.facts])
        return _beside(details, result.booking, look) if result.booking is not None else replace(details, look=look)

    def _of_appointment(self, found: Appointment, booking: Booking | None, now: datetime) -> Details:
        person = found.person
        if booking is not None and (person is None or not person.display_name):
            person = booking.person  # the guide's sample names nobody; this desk knows whom it booked
        facts = [
            *(self._person(person) if person else ()),
            *(self._visit(found.start, found.duration, found.queue_number, now) if found.start else ()),
            *self._place(found.provider, found.facility),
            Fact(translate("Details", "HID"), formats.tqid(found.hid), code=True),
            Fact(translate("Details", "Tracking number (TQID)"), formats.tqid(found.tqid.printed), code=True),
        ]
        return Details(
            title=patient_name(person),
            look=booking_look(BookingState.BOOKED),
            hint=_hint(booking) if booking else "",
            facts=[fact for fact in facts if fact.value],
            timeline=self._timeline(booking, now) if booking else [],
        )

    def _person(self, person: Person) -> Iterator[Fact]:
        yield Fact(_identifier_label(kind_of(person.identifier)), formats.identifier(person.identifier.id), code=True)
        yield Fact(translate("Details", "Mobile"), formats.identifier(person.mobile), code=True)
        yield Fact(translate("Details", "Gender"), self._codes.named(person.gender))

    def _visit(self, start: datetime, duration: timedelta | None, queue_number: str, now: datetime) -> Iterator[Fact]:
        yield Fact(translate("Details", "Day"), formats.relative_date(shamsi_of(start), shamsi_of(now)))
        time = formats.time_of(start)
        if duration:
            time = translate("Details", "{time} ({span})").format(time=time, span=formats.minutes(duration))
        yield Fact(translate("Details", "Time"), time)
        yield Fact(translate("Details", "Queue number"), formats.digits(queue_number))

    def _place(self, provider: Provider | None, facility: Facility | None) -> Iterator[Fact]:
        if provider is not None:
            yield Fact(translate("Details", "Doctor"), doctor_name(provider))
            yield Fact(translate("Details", "Specialty"), self._codes.named(provider.specialty))
            yield Fact(translate("Details", "Council number"), formats.identifier(provider.identifier.id), code=True)
        if facility is not None:
            yield Fact(translate("Details", "Centre"), formats.digits(facility.name.strip()))
            yield Fact(translate("Details", "Department"), facility.department_name.strip())
            yield Fact(translate("Details", "Address"), formats.digits(facility.address.strip()))

    def _timeline(self, booking: Booking, now: datetime) -> Sequence[Happening]:
        happenings = sorted(self._happenings(booking), key=lambda entry: entry[0])
        timeline = [Happening(formats.short_moment(at), what, icon, tone) for at, what, icon, tone in happenings]
        start = booking.request.slot.start
        if start > now and booking.state is BookingState.BOOKED:
            visit = translate("Details", "Visit, still to come")
            timeline.append(Happening(formats.short_moment(start), visit, "clock", Tone.INFO, future=True))
        return timeline

    def _happenings(self, booking: Booking) -> Iterator[tuple[datetime, str, str, Tone]]:
        if booking.state is BookingState.UNRESOLVED:
            what = translate("Details", "Sent to the gateway")
        else:
            what = translate("Details", "Booked")
        if booking.operator:
            what = translate("Details", "{what}, by {operator}").format(
                what=what, operator=formats.quoted(booking.operator)
            )
        yield booking.booked_at, what, "calendar_add", Tone.NEUTRAL
        if booking.status_checked_at is not None and booking.status is not None:
            checked = translate("Details", "Last checked; the gateway says: {status}").format(
                status=formats.quoted(status_look(booking.status).word)
            )
            yield booking.status_checked_at, checked, "arrow_sync", Tone.NEUTRAL
        look = booking_look(booking.state)
        if booking.state not in {BookingState.BOOKED, BookingState.UNRESOLVED}:
            words = look.word
            if booking.cancel_reason is not None:
                words = translate("Details", "{state}: {reason}").format(
                    state=words, reason=formats.quoted(self._codes.named(booking.cancel_reason))
                )
            yield booking.changed_at, words, look.icon, look.tone
        if booking.told_at is not None:
            yield booking.told_at, translate("Details", "Patient was told"), "call", Tone.SUCCESS
        if booking.missed_at is not None:
            missed = missed_look()
            yield booking.missed_at, translate("Details", "Marked as not having come"), missed.icon, missed.tone


def _beside(details: Details, booking: Booking, gateway: Look) -> Details:
    """What this desk did stands first, where it ended the booking; else the gateway's word does."""
    if booking.state in {BookingState.BOOKED, BookingState.VISITED}:
        return replace(details, look=gateway)
    status = Fact(translate("Details", "At the gateway"), gateway.word)
    return replace(details, look=booking_look(booking.state), facts=[status, *details.facts])


def _sent_as(booking: Booking) -> str:
    """The name and mobile that were sent, where they have been corrected since."""
    sent, known = booking.request.person, booking.person
    name = formats.quoted(sent.display_name) if sent.display_name != known.display_name else ""
    mobile = formats.identifier(sent.mobile) if sent.mobile != known.mobile else ""
    return formats.listed(name, mobile, by="  ")


def _identifier_label(kind: PersonIdKind | None) -> str:
    match kind:
        case PersonIdKind.NATIONAL_CODE:
            return translate("Details", "National code")
        case PersonIdKind.BAFIA:
            return translate("Details", "Foreigner's code")
        case PersonIdKind.PASSPORT:
            return translate("Details", "Passport")
        case None:
            return translate("Details", "Identifier")


def _hint(booking: Booking) -> str:
    match booking.state:
        case BookingState.UNRESOLVED:
            return translate("Details", "The gateway is being asked. Don't book this patient again meanwhile.")
        case BookingState.CANCELLING:
            return translate("Details", "The gateway is being asked whether the cancellation was done.")
        case BookingState.WITHDRAWN if booking.to_call:
            return translate("Details", "Call the patient, offer another slot, then mark as told.")
        case BookingState.CHANGED if booking.to_call:
            return translate("Details", "It no longer stands as booked here. Call the patient, then mark as told.")
        case _:
            return ""
