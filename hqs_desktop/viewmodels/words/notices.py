"""What the desk must be told beside its screens, in words."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.lists import ListKind
from hqs_desktop.core.errors import LocalError
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.template import PLACEHOLDERS
from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.desk.problems import MAY_PASS, Problem, ProblemKind
from hqs_desktop.desk.writing.outcome import Done, Outcome, Refused
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.clock import clock_text
from hqs_desktop.viewmodels.words.lists import list_title, not_imported_words
from hqs_desktop.viewmodels.words.problems import problem_text
from hqs_desktop.viewmodels.words.reminders import (
    FoundForWaiting,
    ReminderOver,
    SlotOpened,
    found_advice,
    found_title,
    opened_advice,
    opened_title,
    over_advice,
    over_title,
)
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name

LINE_DOWN: Final = frozenset({ProblemKind.LINE, ProblemKind.DEADLINE, ProblemKind.PROXY})
"""The problems that mean that the gateway was not reached."""
LINE_REFUSING: Final = frozenset({ProblemKind.SIGN_IN, ProblemKind.TOKEN, ProblemKind.TLS})
"""The problems that mean that it was reached, but lets nobody in."""
LINE_TROUBLED: Final = frozenset({ProblemKind.HTTP})
"""The problems that mean that it was reached, but answers with faults of its own."""


@dataclass(frozen=True, slots=True)
class SecretsDoNotLast:
    """This machine has no vault: what was typed is kept for this run only."""


@dataclass(frozen=True, slots=True)
class SettingsIgnored:
    """Part of a settings or policy file was left out: ``place`` is file, line and field, ``kind`` what is wrong.

    ``stops`` tells that it leaves open where to connect, so that nobody connects until it is mended. ``named`` is what
    stands in a template's braces and is no placeholder.
    """

    place: str
    kind: str
    stops: bool = False
    named: str = ""


@dataclass(frozen=True, slots=True)
class ListNotImported:
    """A list is damaged, or the file that settings name for it could not be imported."""

    kind: ListKind
    error: LocalError
    file: str = ""


@dataclass(frozen=True, slots=True)
class JournalTrouble:
    """The journal, or the vault with its key, can't be used: nothing can be booked."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class ClockWrong:
    """This computer's clock is off: the gateway's is ``skew`` ahead of it."""

    skew: timedelta


@dataclass(frozen=True, slots=True)
class LateEnd:
    """How a booking ended that no screen shows any more."""

    request: BookingRequest
    outcome: Outcome


_OtherCause = SecretsDoNotLast | SettingsIgnored | ListNotImported | JournalTrouble | ClockWrong | LateEnd | Problem
_OfSlots = SlotOpened | ReminderOver | FoundForWaiting
NoticeCause = _OtherCause | _OfSlots


def is_of_the_line(cause: NoticeCause) -> bool:
    """Whether the next call that is answered makes it void."""
    return isinstance(cause, Problem) and cause.kind in LINE_DOWN | LINE_REFUSING | LINE_TROUBLED


def names_patient(cause: NoticeCause) -> bool:
    """Whether its words name a patient."""
    return isinstance(cause, LateEnd | SlotOpened | ReminderOver)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the desk must know, in words; ``action`` are those of its button, empty where it has none."""

    tone: Tone
    title: str
    advice: str
    action: str = ""


def notice_text(cause: NoticeCause) -> Notice:
    """A notice, in the language of the moment."""
    return _of_slots(cause) if isinstance(cause, _OfSlots) else _notice_text(cause)


def _of_slots(cause: _OfSlots) -> Notice:
    if isinstance(cause, FoundForWaiting):
        return Notice(Tone.SUCCESS, found_title(cause), found_advice(), translate("ShellViewModel", "Show who waits"))
    if isinstance(cause, ReminderOver):
        return Notice(Tone.WARN, over_title(cause), over_advice())
    to_it, take_up = translate("ShellViewModel", "Go to it"), translate("ShellViewModel", "Take it up")
    return Notice(Tone.SUCCESS, opened_title(cause), opened_advice(cause), to_it if cause.taken else take_up)


def _notice_text(cause: _OtherCause) -> Notice:
    match cause:
        case SecretsDoNotLast():
            return Notice(
                Tone.WARN,
                translate("ShellViewModel", "This computer has no vault for passwords"),
                translate(
                    "ShellViewModel",
                    "Passwords and the journal are kept only until the program closes. Tell your IT person.",
                ),
            )
        case SettingsIgnored() | ListNotImported():
            return _left_out(cause)
        case JournalTrouble(problem):
            return _journal_trouble(problem)
        case Problem():
            text = problem_text(cause)
            return Notice(Tone.DANGER, text.title, f"{text.cause} {text.action}".strip())
        case ClockWrong(skew):
            text = clock_text(skew)
            return Notice(Tone.WARN, text.title, text.advice)
        case LateEnd(request, outcome):
            return _late_end(request, outcome)


def _left_out(cause: SettingsIgnored | ListNotImported) -> Notice:
    return _settings_ignored(cause) if isinstance(cause, SettingsIgnored) else _list_not_imported(cause)


def _list_not_imported(cause: ListNotImported) -> Notice:
    name = formats.quoted(list_title(cause.kind))
    if not cause.file:
        title = translate("ShellViewModel", "The imported list is damaged: {list}").format(list=name)
        return Notice(Tone.WARN, title, translate("ShellViewModel", "Import it again from its file, under Codes (F8)."))
    title = translate("ShellViewModel", "The list was not imported: {list}").format(list=name)
    advice = translate(
        "ShellViewModel", "{file}: {reason} What was imported before is still in use; tell your IT person."
    )
    words = advice.format(file=isolate_ltr(cause.file), reason=not_imported_words(cause.error))
    return Notice(Tone.WARN, title, words)


def _journal_trouble(problem: Problem) -> Notice:
    text = problem_text(problem)
    by_itself = translate("ShellViewModel", "It is tried again by itself, too.") if problem.kind in MAY_PASS else ""
    advice = f"{text.advice} {by_itself}".strip()
    return Notice(Tone.DANGER, text.title, advice, translate("ShellViewModel", "Try again"))


def _late_end(request: BookingRequest, outcome: Outcome) -> Notice:
    what = translate("BookPanel", "{patient}, {doctor}, {time}").format(
        patient=formats.quoted(patient_name(request.person)),
        doctor=formats.quoted(doctor_name(request.slot.provider)),
        time=formats.moment(request.slot.start),
    )
    match outcome:
        case Done():
            return Notice(Tone.SUCCESS, translate("BookPanel", "Booked after all: {what}").format(what=what), "")
        case Refused(problem) if problem.kind is ProblemKind.TAKEN:
            words = translate("BookPanel", "Not booked, another has the slot: {what}").format(what=what)
            return Notice(Tone.DANGER, words, "")
        case _:
            return Notice(Tone.WARN, translate("BookPanel", "Not booked, book it again: {what}").format(what=what), "")


def _settings_ignored(cause: SettingsIgnored) -> Notice:
    reasons = {
        "unreadable": translate("ShellViewModel", "the file can't be read"),
        "not_toml": translate("ShellViewModel", "the file is not written properly"),
        "newer_schema": translate("ShellViewModel", "the file is of a newer version"),
        "unknown_key": translate("ShellViewModel", "the name is unknown"),
        "secret_in_file": translate("ShellViewModel", "a secret must not stand in a file"),
        "wrong_value": translate("ShellViewModel", "the value is wrong"),
        "no_placeholder": translate("ShellViewModel", "{name} is no placeholder; there are {known}").format(
            name=isolate_ltr(cause.named), known=isolate_ltr(" ".join(f"{{{name}}}" for name in PLACEHOLDERS))
        ),
    }
    if cause.stops:
        title = translate("ShellViewModel", "The desk is not connected: its settings can't be used")
        advice = translate(
            "ShellViewModel", "{place}: {reason}. Nothing is sent until this is mended; tell your IT person."
        )
    elif cause.kind == "newer_schema":
        title = translate("ShellViewModel", "The settings file was left as it is")
        advice = translate("ShellViewModel", "{place}: {reason}. What you change here lasts until the program closes.")
    else:
        title = translate("ShellViewModel", "Part of the settings could not be used")
        advice = translate(
            "ShellViewModel", "{place}: {reason}. Safe defaults are used; give this line to your IT person."
        )
    told = advice.format(place=isolate_ltr(cause.place), reason=reasons[cause.kind])
    return Notice(Tone.DANGER if cause.stops else Tone.WARN, title, told)
