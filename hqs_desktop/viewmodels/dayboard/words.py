"""What the day board says: of a block, of a doctor's reading, of how far a reading is, and why there is nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.dayboard.board import Block, BlockKind, Board, Column
from hqs_desktop.viewmodels.dayboard.commands import OPEN, READ
from hqs_desktop.viewmodels.words.looks import Look, booking_look, look_of
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.words.problems import ProblemText

translate = QCoreApplication.translate

_STATES = {
    BlockKind.BOOKED: BookingState.BOOKED,
    BlockKind.WITHDRAWN: BookingState.WITHDRAWN,
    BlockKind.CHANGED: BookingState.CHANGED,
    BlockKind.VISITED: BookingState.VISITED,
    BlockKind.CANCELLED: BookingState.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why there is no column, and what to do."""

    icon: str
    title: str
    advice: str


def kind_look(kind: BlockKind) -> Look:
    """How a kind of block is shown: in the legend, and on each of them."""
    match kind:
        case BlockKind.FREE:
            return Look(translate("DayBoard", "Free"), "calendar_add", Tone.SUCCESS)
        case BlockKind.NOT_OPEN:
            return Look(translate("DayBoard", "Not yet bookable"), "clock", Tone.NEUTRAL)
        case BlockKind.CLOSED:
            return Look(translate("DayBoard", "Booking closed"), "lock_closed", Tone.NEUTRAL)
        case BlockKind.UNSURE:
            return Look(translate("DayBoard", "Being checked"), "hourglass_half", Tone.WARN)
        case BlockKind.BOOKED:
            return Look(translate("DayBoard", "Booked by us"), "person", Tone.INFO)
    return booking_look(_STATES[kind])


def block_text(block: Block) -> str:
    """What stands on a block beside its icon: whose it is, else what it is."""
    return patient_name(block.booking.person) if block.booking is not None else kind_look(block.kind).word


def block_words(block: Block, column: Column) -> str:
    """All of a block in a line: time, doctor, what it is; of a free one when that was read."""
    slot, booking = block.slot, block.booking
    time = translate("DayBoard", "{start} to {end}").format(
        start=formats.time_of(slot.start), end=formats.time_of(slot.end)
    )
    if booking is not None:
        what = (patient_name(booking.person), look_of(booking).word)
    else:
        what = (_free_words(block), stamp_words(column))
    quota = slot.quota.value if slot.quota is not None else ""
    past = translate("DayBoard", "past") if block.past else ""
    return beside(time, doctor_name(column.provider), *what, quota, past)


def beside(*parts: str) -> str:
    """Parts beside each other in the sentence's order, whatever the first letter is."""
    return formats.quoted(formats.listed(*parts, by="  \u00b7  "))


def _free_words(block: Block) -> str:
    word = kind_look(block.kind).word
    opens = block.slot.booking_opens
    if block.kind is BlockKind.NOT_OPEN and opens is not None:
        return translate("DayBoard", "Bookable from {moment}").format(moment=formats.short_moment(opens))
    return word


def stamp_words(column: Column) -> str:
    """When a doctor was last read; the day too, where that was another."""
    if column.read_at is None:
        return translate("DayBoard", "Never read")
    return translate("DayBoard", "Read at {time}").format(time=formats.time_of(column.read_at))


def stamp_look(column: Column, now: datetime) -> Look:
    """How a reading's age is shown: an old one says how old it is."""
    if column.read_at is None:
        return Look(stamp_words(column), "warning", Tone.WARN)
    if shamsi_of(column.read_at) != shamsi_of(now):
        return Look(formats.short_moment(column.read_at), "warning", Tone.WARN)
    if not column.stale_at(now):
        return Look(stamp_words(column), "history", Tone.NEUTRAL)
    old = translate("DayBoard", "{time}, {span} ago").format(
        time=formats.time_of(column.read_at), span=formats.rough_span(now - column.read_at)
    )
    return Look(old, "warning", Tone.WARN)


def read_words(board: Board) -> str:
    """Between when and when the columns were read, for paper."""
    times = sorted(column.read_at for column in board.columns if column.read_at is not None)
    if not times:
        return translate("DayBoard", "Nothing was read of this day.")
    said = translate("DayBoard", "Read between {first} and {last}; it is not what is free now.")
    return said.format(first=formats.short_moment(times[0]), last=formats.short_moment(times[-1]))


def column_words(column: Column, now: datetime) -> str:
    """A column's head in a line."""
    return beside(doctor_name(column.provider), column.facility.name, stamp_look(column, now).word)


def board_words(board: Board) -> str:
    """How many doctors, and of how many slots what is known."""
    blocks = [block for column in board.columns for block in column.blocks]
    free = sum(block.kind is BlockKind.FREE and not block.past for block in blocks)
    ours = sum(block.kind in {BlockKind.BOOKED, BlockKind.UNSURE, BlockKind.VISITED} for block in blocks)
    said = translate("DayBoard", "Doctors: {doctors}  \u00b7  free when read: {free}  \u00b7  booked by us: {ours}")
    return said.format(doctors=formats.count(len(board.columns)), free=formats.count(free), ours=formats.count(ours))


def progress_words(done: int, total: int, failed: int) -> str:
    """How far the reading is, in a line."""
    said = translate("DayBoard", "Reading: {done} of {total} doctors").format(
        done=formats.digits(done), total=formats.digits(total)
    )
    return beside(said, failed_words(failed))


def failed_words(failed: int) -> str:
    """How many doctors could not be read; empty for none."""
    return translate("DayBoard", "without an answer: {n}").format(n=formats.digits(failed)) if failed else ""


def act_words(block: Block | None) -> str:
    """What Enter does with a block; empty for nothing."""
    if block is None:
        return ""
    if block.booking is not None:
        return translate("DayBoard", "{key}: show it in the list").format(key=OPEN.key_in_words)
    if block.past or block.kind is BlockKind.CLOSED:
        return ""
    return translate("DayBoard", "{key}: take it up").format(key=OPEN.key_in_words)


def emptiness(
    day: ShamsiDate, *, narrowed: bool, ready: bool, loaded: bool, problem: "ProblemText | None"
) -> Emptiness:
    """The reason, in words."""
    if problem is not None:
        return Emptiness("error_circle", problem.title, problem.advice)
    if not ready or not loaded:
        return Emptiness("hourglass_half", translate("DayBoard", "Reading the journal\u2026"), "")
    if narrowed:
        return Emptiness(
            "search",
            translate("DayBoard", "No doctor of this choice is known on this day"),
            translate("DayBoard", "Choose all specialties and all centres."),
        )
    said = translate("DayBoard", "Nothing is known of {date} yet")
    return Emptiness(
        "calendar_ltr",
        said.format(date=formats.medium_date(day)),
        translate("DayBoard", "Search with F2: who was asked stands here, and {key} asks them anew.").format(
            key=READ.key_in_words
        ),
    )


def legend(board: Board) -> Sequence[Look]:
    """The kinds that there are on a board, in their order."""
    there = {block.kind for column in board.columns for block in column.blocks}
    return [kind_look(kind) for kind in BlockKind if kind in there]
