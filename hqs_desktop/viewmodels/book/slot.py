"""A slot in words: its facts, whether it can be booked now, and if not why."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes import systems
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.holds import Hold
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Fact
from hqs_desktop.viewmodels.words.looks import Look, booking_look
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name

_WEEK: Final = 7


class SlotState(StrEnum):
    """Whether a slot can be booked now, and if not why."""

    FREE = "free"
    NOT_YET = "not_yet"  # its booking window has not opened
    CLOSED = "closed"  # its booking window is over
    PAST = "past"
    GONE = "gone"  # booked meanwhile by another, or withdrawn
    MINE = "mine"  # booked by this desk
    CHECKING = "checking"  # whether it was booked is being found out
    HELD = "held"  # another desk of the centre has it taken up


STATE_ICONS: Final = {
    SlotState.NOT_YET: "clock",
    SlotState.CLOSED: "lock_closed",
    SlotState.PAST: "history",
    SlotState.GONE: "prohibited",
    SlotState.MINE: "calendar_checkmark",
    SlotState.CHECKING: "hourglass_half",
    SlotState.HELD: "person",
}
"""The icon of what is not simply free."""


def state_of(booking: Booking) -> SlotState | None:
    """How the slot of a booking stands; None: as the gateway has it."""
    return {
        BookingState.BOOKED: SlotState.MINE,
        BookingState.UNRESOLVED: SlotState.CHECKING,
        BookingState.CANCELLING: SlotState.CHECKING,
        BookingState.CANCELLED: None,
    }.get(booking.state, SlotState.GONE)


class Marks:
    """What is known of slots better than by their own times: what became of them, and which another desk holds."""

    def __init__(self) -> None:
        self._marks: dict[Tqid, SlotState] = {}
        self._held: Collection[str] = ()

    def state(self, slot: Slot, now: datetime) -> SlotState:
        """Whether a slot can be booked at an instant."""
        if self._marks and (marked := self._marks.get(slot.tqid)) is not None:
            return marked
        if slot.start <= now:
            return SlotState.PAST
        if slot.bookable_at(now):
            return SlotState.HELD if self._held and slot.tqid.key in self._held else SlotState.FREE
        opens = slot.booking_opens
        return SlotState.NOT_YET if opens is not None and now < opens else SlotState.CLOSED

    def mark(self, tqid: Tqid, state: SlotState | None) -> None:
        """A slot was booked, or that is being found out; None: as the gateway has it."""
        if state is None:
            self._marks.pop(tqid, None)
        else:
            self._marks[tqid] = state

    def hold(self, tqid_keys: Collection[str]) -> None:
        """Other desks have these slots taken up, and no others."""
        self._held = tqid_keys

    def clear(self) -> None:
        """Nothing is known of any slot, but what other desks hold."""
        self._marks.clear()


def state_word(state: SlotState) -> str:
    """Why a slot can't be booked, in a word or two; empty where it can."""
    return {
        SlotState.FREE: "",
        SlotState.NOT_YET: translate("book", "not open yet"),
        SlotState.CLOSED: translate("book", "closed"),
        SlotState.PAST: translate("book", "past"),
        SlotState.GONE: translate("book", "taken"),
        SlotState.MINE: translate("book", "Booked, by this desk"),
        SlotState.CHECKING: translate("book", "checking"),
        SlotState.HELD: translate("book", "at another desk"),
    }[state]


def slot_look(state: SlotState, quota: str) -> Look:
    """How a slot is shown in a list: a bookable one by its quota."""
    if state is SlotState.FREE:
        return Look(quota, "calendar_ltr", Tone.SUCCESS)
    tones = {SlotState.MINE: Tone.INFO, SlotState.CHECKING: Tone.WARN, SlotState.HELD: Tone.WARN}
    word = booking_look(BookingState.BOOKED).word if state is SlotState.MINE else state_word(state)  # a cell is narrow
    return Look(word, STATE_ICONS[state], tones.get(state, Tone.NEUTRAL))


def slot_rows(slot: Slot, codes: CodeTables) -> Sequence[Fact]:
    """What the details panel tells of a slot, beside time and doctor."""
    facility = slot.facility
    window = window_words(slot)
    rows = [
        Fact(translate("book", "Specialty"), codes.named(slot.provider.specialty, systems.SPECIALTY)),
        Fact(translate("book", "Council number"), formats.identifier(slot.provider.identifier.id)),
        Fact(translate("book", "Address"), formats.digits(facility.address)),
        Fact(translate("book", "Place"), formats.digits(facility.internal_address or facility.department_name)),
        Fact(translate("book", "Quota"), codes.named(slot.quota, systems.HQS)),
        Fact(translate("book", "Duration"), formats.minutes(slot.duration)),
        Fact(translate("book", "Queue number"), formats.identifier(slot.queue_number)),
        Fact(translate("book", "Can be booked"), window),
    ]
    return [row for row in rows if row.value.strip()]


def window_words(slot: Slot) -> str:
    """From when to when a slot can be booked; empty where there is no bound."""
    opens, closes = slot.booking_opens, slot.booking_closes
    if opens is not None and closes is not None:
        return translate("book", "{start} to {end}").format(start=_moment(opens), end=_moment(closes))
    if opens is not None:
        return translate("book", "from {start}").format(start=_moment(opens))
    return translate("book", "until {end}").format(end=_moment(closes)) if closes is not None else ""


def opens_words(opens: datetime, now: datetime) -> str:
    """``tomorrow at 08:00``, ``Wednesday at 08:00``, ``Wednesday 12 Azar at 08:00``."""
    day, today = shamsi_of(opens), shamsi_of(now)
    away = (day.to_date() - today.to_date()).days
    if not (word := formats.day_word(day, today)):
        word = formats.weekday(day) if 0 < away < _WEEK else formats.relative_date(day, today)
    return translate("book", "{day} at {time}").format(day=word, time=formats.time_of(opens))


def held_words(hold: Hold) -> str:
    """Which desk has a slot taken up, and who sits there."""
    who = formats.quoted(hold.operator) if hold.operator else ""
    return translate("book", "{desk} has this slot taken up").format(
        desk=formats.listed(formats.quoted(hold.desk), who, by=translate("book", ", "))
    )


def why_not(slot: Slot, state: SlotState, now: datetime) -> tuple[str, str]:
    """Why a slot can't be booked, and what is known of it."""
    if state is SlotState.NOT_YET and slot.booking_opens is not None:
        not_yet = translate("book", "This slot opens {when}").format(when=opens_words(slot.booking_opens, now))
    else:
        not_yet = translate("book", "This slot can't be booked yet")
    window = window_words(slot)
    when_bookable = translate("book", "It can be booked {window}.").format(window=window) if window else ""
    other = translate("book", "Choose another slot.")
    return {
        SlotState.NOT_YET: (not_yet, f"{when_bookable} {other}".strip()),
        SlotState.CLOSED: (translate("book", "The time to book this slot is over"), f"{when_bookable} {other}".strip()),
        SlotState.PAST: (translate("book", "This slot's time has passed"), other),
        SlotState.GONE: (translate("book", "This slot was taken meanwhile"), other),
        SlotState.MINE: (translate("book", "This slot was booked by this desk"), other),
        SlotState.CHECKING: (translate("book", "Whether this slot was booked is being checked"), other),
        SlotState.HELD: (
            translate("book", "Another desk has this slot taken up"),
            translate("book", "Choose another slot, or wait until that desk lets go of it."),
        ),
        SlotState.FREE: ("", ""),
    }[state]


def _moment(instant: datetime) -> str:
    return translate("book", "{date} {time}").format(
        date=formats.short_date(shamsi_of(instant)), time=formats.time_of(instant)
    )
