"""The words of the calls: what a day and a patient are at, what was lost, and why there is nobody to call."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.model import Slot
from hqs_desktop.core.worklist import CloseReason, Step, Task
from hqs_desktop.desk.worklist.days import DayCounts, LostDay
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name


def left_words(counts: DayCounts) -> str:
    """How many patients of a day are owed something still."""
    total = counts.open + counts.rebooked + counts.closed
    if not counts.open:
        return translate("Calling", "All done")
    return translate("Calling", "{n} of {total}").format(n=formats.count(counts.open), total=formats.count(total))


def day_look(counts: DayCounts) -> Look:
    """How a day is shown."""
    if counts.to_call:
        return Look(left_words(counts), "call", Tone.WARN)
    if counts.open:
        return Look(left_words(counts), "clock", Tone.INFO)
    return Look(left_words(counts), "checkmark_circle", Tone.SUCCESS)


def counts_words(counts: DayCounts) -> str:
    """How many patients of a day are at what; nobody is not named."""
    parts = (
        (counts.to_call, translate("Calling", "{n} to call")),
        (counts.told, translate("Calling", "{n} told")),
        (counts.waiting, translate("Calling", "{n} waiting")),
        (counts.rebooked, translate("Calling", "{n} rebooked")),
        (counts.closed, translate("Calling", "{n} closed")),
    )
    return " \u00b7 ".join(words.format(n=formats.count(n)) for n, words in parts if n)


def task_look(task: Task, now: datetime, *, calling: bool, in_doubt: bool, of_another: bool) -> Look:  # noqa: PLR0911
    """What a patient is at, in a word or two."""
    if not task.open:
        if task.close_reason is CloseReason.REBOOKED:
            return Look(translate("Calling", "Rebooked"), "calendar_checkmark", Tone.SUCCESS)
        return Look(translate("Calling", "Closed"), "checkmark_circle", Tone.NEUTRAL)
    if in_doubt:
        return Look(translate("Calling", "Being checked"), "hourglass_half", Tone.WARN)
    if calling and task.due_at <= now and task.step in {Step.CALL, Step.DECIDE}:
        return Look(translate("Calling", "On the phone"), "call", Tone.INFO)
    if of_another and task.owner:
        return Look(formats.quoted(task.owner), "person", Tone.NEUTRAL)
    if of_another:
        return Look(translate("Calling", "Another desk"), "person", Tone.NEUTRAL)
    if task.step is Step.DECIDE:
        return Look(translate("Calling", "Told"), "checkmark_circle", Tone.INFO)
    if task.step is not Step.CALL:
        return Look(translate("Calling", "Waiting"), "hourglass_half", Tone.INFO)
    if task.due_at > now:
        again = translate("Calling", "Again {time}").format(time=formats.time_of(task.due_at))
        return Look(again, "clock", Tone.INFO)
    return Look(translate("Calling", "To call"), "call", Tone.WARN)


def lost_words(slot: Slot | None) -> str:
    """The slot that a patient has lost: when, with whom, where."""
    if slot is None:
        return ""
    place = formats.digits(slot.facility.name.strip())
    return formats.listed(formats.moment(slot.start), doctor_name(slot.provider), place, by=" \u00b7 ")


def nobody_to_call(day: LostDay | None, now: datetime) -> ProblemText:
    """Why there is no next call, and what to do."""
    if day is None or not day.counts.open:
        return ProblemText(translate("Calling", "Nobody is left to call"), "", "")
    later = [task.due_at for task in day.tasks if task.open and task.step is Step.CALL and task.due_at > now]
    if later:
        when = translate("Calling", "The next one is due at {time}.").format(time=formats.time_of(min(later)))
        return ProblemText(translate("Calling", "Nobody is due now"), when, "")
    title = translate("Calling", "Whoever is left is with another operator, waits, or was told")
    return ProblemText(title, "", translate("Calling", "They stand in the list of all, with their owners."))


def nothing_offered(slot: Slot | None) -> ProblemText:
    """No free slot was found, of the doctor or the specialty."""
    doctor = formats.quoted(doctor_name(slot.provider)) if slot is not None else ""
    title = translate("Calling", "No free slot with {doctor} or in the specialty").format(doctor=doctor)
    advice = translate("Calling", "Put the patient on the waitlist, or ask again later.")
    return ProblemText(title, "", advice)


def taken_meanwhile(task: Task) -> ProblemText:
    """Somebody else took or changed a patient at the same moment."""
    title = translate("Calling", "{patient} was taken by another at this moment")
    return ProblemText(title.format(patient=formats.quoted(patient_name(task.person))), "", "")
