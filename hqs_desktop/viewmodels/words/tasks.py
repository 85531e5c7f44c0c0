"""The words of the worklist: why somebody is on it, what is next, what was done, why it is over."""

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.worklist import CloseReason, EventKind, Step, Task, TaskKind
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name


def kind_words(kind: TaskKind) -> str:
    """Why somebody is on the list."""
    return {
        TaskKind.WITHDRAWN: translate("Tasks", "Withdrawn by the doctor"),
        TaskKind.CANCELLED: translate("Tasks", "Changed elsewhere"),
        TaskKind.REFUSED: translate("Tasks", "Booking came to nothing"),
        TaskKind.NO_SLOT: translate("Tasks", "No slot was found"),
        TaskKind.PARKED: translate("Tasks", "Half typed"),
        TaskKind.HALF_MOVED: translate("Tasks", "Half moved"),
        TaskKind.WAITING: translate("Tasks", "Waiting"),
        TaskKind.CONFIRM: translate("Tasks", "To confirm"),
        TaskKind.COME_BACK: translate("Tasks", "To come back"),
    }[kind]


def why_words(task: Task) -> str:
    """Why this one is on the list: whoever has a slot waits for an earlier one."""
    if task.kind is TaskKind.WAITING and task.booking_id is not None:
        return translate("Tasks", "Wants an earlier slot")
    return kind_words(task.kind)


def step_words(step: Step) -> str:
    """What is to be done next."""
    return {
        Step.CALL: translate("Tasks", "Call, offer a slot"),
        Step.DECIDE: translate("Tasks", "Told: rebook or close"),
        Step.OFFER: translate("Tasks", "Offer the slot found"),
        Step.WAIT: translate("Tasks", "A slot is looked for"),
        Step.SEARCH: translate("Tasks", "Search when it is published"),
        Step.FINISH: translate("Tasks", "Finish the move, or undo it"),
        Step.TAKE_UP: translate("Tasks", "Go on with it"),
        Step.CONFIRM: translate("Tasks", "Ask whether he comes"),
    }[step]


def step_look(task: Task) -> Look:
    """The next step as a state; of a closed task, why it is over."""
    if task.close_reason is not None:
        return Look(reason_words(task.close_reason), "checkmark_circle", Tone.SUCCESS)
    icon, tone = {
        Step.CALL: ("call", Tone.DANGER),
        Step.DECIDE: ("question_circle", Tone.WARN),
        Step.OFFER: ("calendar_checkmark", Tone.SUCCESS),
        Step.WAIT: ("hourglass_half", Tone.NEUTRAL),
        Step.SEARCH: ("calendar_search", Tone.INFO),
        Step.FINISH: ("warning", Tone.DANGER),
        Step.TAKE_UP: ("edit", Tone.INFO),
        Step.CONFIRM: ("call", Tone.INFO),
    }[task.step]
    return Look(step_words(task.step), icon, tone)


def reason_words(reason: CloseReason) -> str:
    """Why a task is over."""
    return {
        CloseReason.REBOOKED: translate("Tasks", "Booked again"),
        CloseReason.SETTLED: translate("Tasks", "Settled by itself"),
        CloseReason.CONFIRMED: translate("Tasks", "Confirmed"),
        CloseReason.CANCELLED: translate("Tasks", "Can't come, cancelled"),
        CloseReason.NOT_WANTED: translate("Tasks", "Wants none any more"),
        CloseReason.ELSEWHERE: translate("Tasks", "Has one elsewhere"),
        CloseReason.UNREACHABLE: translate("Tasks", "Can't be reached"),
        CloseReason.OVER: translate("Tasks", "Its time is past"),
        CloseReason.MISTAKE: translate("Tasks", "Was on the list by mistake"),
        CloseReason.OTHER: translate("Tasks", "Another reason (say which)"),
    }[reason]


def event_words(kind: EventKind) -> str:
    """What was done or said."""
    return {
        EventKind.MADE: translate("Tasks", "Came on the list"),
        EventKind.TAKEN: translate("Tasks", "Taken on"),
        EventKind.GIVEN_BACK: translate("Tasks", "Given back"),
        EventKind.NOT_REACHED: translate("Tasks", "Called, not reached"),
        EventKind.CALL_AGAIN: translate("Tasks", "To be called again"),
        EventKind.TOLD: translate("Tasks", "Told"),
        EventKind.OFFERED: translate("Tasks", "A slot was offered"),
        EventKind.DECLINED: translate("Tasks", "Did not want that slot"),
        EventKind.MATCHED: translate("Tasks", "A slot was found"),
        EventKind.GONE: translate("Tasks", "That slot is gone"),
        EventKind.CHANGED: translate("Tasks", "Changed"),
        EventKind.EXPIRED: translate("Tasks", "The last day that suits is past"),
        EventKind.NOTE: translate("Tasks", "Note"),
        EventKind.CLOSED: translate("Tasks", "Closed"),
        EventKind.REOPENED: translate("Tasks", "Opened again"),
    }[kind]


def event_icon(kind: EventKind) -> tuple[str, Tone]:
    """How that is marked."""
    marks: dict[EventKind, tuple[str, Tone]] = {
        EventKind.NOT_REACHED: ("call", Tone.WARN),
        EventKind.CALL_AGAIN: ("clock", Tone.INFO),
        EventKind.TOLD: ("call", Tone.SUCCESS),
        EventKind.OFFERED: ("calendar_ltr", Tone.INFO),
        EventKind.MATCHED: ("calendar_checkmark", Tone.SUCCESS),
        EventKind.GONE: ("calendar_cancel", Tone.WARN),
        EventKind.EXPIRED: ("clock", Tone.WARN),
        EventKind.DECLINED: ("dismiss_circle", Tone.NEUTRAL),
        EventKind.CLOSED: ("checkmark_circle", Tone.SUCCESS),
        EventKind.NOTE: ("edit", Tone.NEUTRAL),
    }
    return marks.get(kind, ("person", Tone.NEUTRAL))


def owner_words(task: Task) -> str:
    """Who sees to it; empty where nobody does."""
    if task.owner:
        return formats.digits(task.owner)
    return translate("Tasks", "This desk") if task.owned else ""
