"""What the directory says: of an entry, of what was done, of why nothing is listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.desk.directory_file import degrees_text
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.terms import doctor_name

translate = QCoreApplication.translate  # lupdate knows it by this name


class Act(Enum):
    """What was done."""

    ADDED = auto()
    EDITED = auto()
    PINNED = auto()
    UNPINNED = auto()
    HIDDEN = auto()
    SHOWN = auto()
    REMOVED = auto()
    TAKEN_BACK = auto()
    IMPORTED = auto()


def done_text(act: Act, entry: DirectoryEntry) -> str:
    """What was done with an entry."""
    words = {
        Act.ADDED: translate("Directory", "{doctor} was added"),
        Act.EDITED: translate("Directory", "{doctor} was changed"),
        Act.PINNED: translate("Directory", "{doctor} now comes first in lists"),
        Act.UNPINNED: translate("Directory", "{doctor} is back among the others"),
        Act.HIDDEN: translate("Directory", "{doctor} is hidden: neither offered nor asked"),
        Act.SHOWN: translate("Directory", "{doctor} is offered again"),
        Act.REMOVED: translate("Directory", "{doctor} was removed"),
        Act.TAKEN_BACK: translate("Directory", "Undone for {doctor}"),
        Act.IMPORTED: translate("Directory", "{doctor} was imported"),
    }[act]
    return words.format(doctor=formats.quoted(doctor_name(entry.provider)))


def details_text(entry: DirectoryEntry, term: str) -> str:
    """What has no column: the centre's id, place and address, and the gateway's word where the desk says otherwise."""
    facility = entry.facility
    place = facility.identifier
    parts = [facility.address.strip()]
    if place is not None:
        parts.append(translate("Directory", "Centre's id: {id}").format(id=isolate_ltr(place.id)))
    if facility.latitude is not None and facility.longitude is not None:
        parts.append(point_text(facility.latitude, facility.longitude))
    if entry.heard is not None:
        said = translate("Directory", ", ").join(heard_words(entry, term).values())
        parts.append(translate("Directory", "The gateway says: {words}").format(words=formats.quoted(said)))
    return formats.listed(*parts, by="  \u00b7  ")


def point_text(latitude: float, longitude: float) -> str:
    """A point as it is read: latitude first."""
    numbers = formats.identifier(f"{degrees_text(latitude)}, {degrees_text(longitude)}")
    return translate("Directory", "Place: {point}").format(point=numbers)


def heard_words(entry: DirectoryEntry, term: str) -> dict[str, str]:
    """By the form's fields, what the gateway says where the desk says otherwise; ``term`` is its specialty."""
    if entry.heard is None:
        return {}
    provider, facility = entry.heard
    here, place = entry.provider, entry.facility
    said = {
        "specialty": "" if provider.specialty == here.specialty else term,
        "name": "" if provider.display_name == here.display_name else provider.display_name,
        "facility_name": "" if facility.name == place.name else facility.name,
        "latitude": "" if facility.latitude == place.latitude else _degrees(facility.latitude),
        "longitude": "" if facility.longitude == place.longitude else _degrees(facility.longitude),
    }
    return {name: words for name, words in said.items() if words}


def _degrees(degrees: float | None) -> str:
    return formats.identifier(degrees_text(degrees))


class NextStep(Enum):
    """What one may do where nothing is listed."""

    ADD = auto()
    CLEAR = auto()
    SHOW_HIDDEN = auto()
    AGAIN = auto()


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why nothing is listed, and what to do next, the likeliest first."""

    icon: str
    title: str
    text: str
    steps: Sequence[NextStep] = ()


def reading() -> Emptiness:
    """The directory is being read."""
    return Emptiness("hourglass_half", translate("Directory", "Reading the directory\u2026"), "")


def unknown_yet() -> Emptiness:
    """Nobody is known."""
    return Emptiness(
        "book_contacts",
        translate("Directory", "Nobody is known yet"),
        translate(
            "Directory",
            "The gateway has no list of doctors. Whoever a reply names is kept here by itself; others are added by"
            " their council number.",
        ),
        (NextStep.ADD,),
    )


def nothing_found(hidden: int) -> Emptiness:
    """The search found nobody; ``hidden`` ones were left out."""
    steps = (NextStep.SHOW_HIDDEN, NextStep.CLEAR) if hidden else (NextStep.CLEAR, NextStep.ADD)
    return Emptiness(
        "search",
        translate("Directory", "Nobody of that name or number"),
        translate("Directory", "Check the spelling, or type less of it.")
        if not hidden
        else translate("Directory", "Hidden entries are left out: {n}.").format(n=formats.digits(hidden)),
        steps,
    )


def all_hidden() -> Emptiness:
    """Everybody is hidden."""
    return Emptiness("eye_off", translate("Directory", "Everybody is hidden"), "", (NextStep.SHOW_HIDDEN, NextStep.ADD))
