"""All that is known of a task, in words: for the panel at the side of every page of the worklist."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.text import clean_input
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import Task, TaskEvent
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.details import Details, Happening
from hqs_desktop.viewmodels.lines import Fact
from hqs_desktop.viewmodels.words.tasks import event_icon, event_words, owner_words, reason_words, step_look, why_words
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name

translate = QCoreApplication.translate  # lupdate knows it by this name


def task_name(task: Task) -> str:
    """Who it is; of whom nothing is known yet, what was typed."""
    if task.person is not None:
        return patient_name(task.person)
    typed = f"{task.typed.get('first_name', '')} {task.typed.get('last_name', '')}"
    return clean_input(typed) or formats.identifier(task.typed.get("number", "")) or patient_name(None)


def task_mobile(task: Task) -> str:
    """The number to call, as it is read; empty where none is known."""
    mobile = task.person.mobile if task.person is not None else task.typed.get("mobile", "")
    return formats.identifier(mobile)


def task_details(task: Task, events: Sequence[TaskEvent], codes: CodeTables, now: datetime) -> Details:
    """What the panel shows."""
    return Details(
        title=task_name(task),
        look=step_look(task),
        hint=_hint(task),
        lead=task_mobile(task),
        facts=[fact for fact in _facts(task, codes, now) if fact.value],
        timeline=[_happening(event) for event in reversed(events)],
    )


def wish_words(wish: Wish, codes: CodeTables) -> str:
    """What is wanted, in a line: of whom, from when until when, on which days."""
    whom = doctor_name(wish.doctor) or codes.named(wish.specialty)
    span = translate("Tasks", "{first} to {last}").format(
        first=formats.short_date(wish.first_day), last=formats.short_date(wish.last_day)
    )
    days = formats.listed(*(formats.weekday_names()[int(day)] for day in wish.weekdays), by=translate("Tasks", ", "))
    part = {"morning": translate("Tasks", "mornings"), "afternoon": translate("Tasks", "afternoons")}.get(wish.part, "")
    place = clean_input(wish.at.name) if wish.at is not None else ""
    return translate("Tasks", " \u00b7 ").join(words for words in (whom, place, span, days, part) if words)


def _facts(task: Task, codes: CodeTables, now: datetime) -> Iterator[Fact]:
    today = shamsi_of(now)
    yield Fact(translate("Tasks", "Why"), why_words(task))
    if task.person is not None:
        yield Fact(translate("Tasks", "Identifier"), formats.identifier(task.person.identifier.id), code=True)
    if task.open:
        yield Fact(translate("Tasks", "Due"), due_words(task, now))
    yield Fact(translate("Tasks", "Seen to by"), owner_words(task))
    if task.tried:
        yield Fact(translate("Tasks", "Called in vain"), formats.count(task.tried))
    if (slot := task.slot) is not None:
        day = formats.relative_date(shamsi_of(slot.start), today)
        time = formats.time_of(slot.start)
        yield Fact(translate("Tasks", "Slot"), translate("Tasks", "{day}, {time}").format(day=day, time=time))
        yield Fact(translate("Tasks", "Doctor"), doctor_name(slot.provider))
        yield Fact(translate("Tasks", "Centre"), clean_input(slot.facility.name))
    if task.wish is not None:
        yield Fact(translate("Tasks", "Wants"), wish_words(task.wish, codes))
    yield Fact(translate("Tasks", "Note"), clean_input(task.note))
    if task.close_reason is not None:
        yield Fact(translate("Tasks", "Closed"), reason_words(task.close_reason))


def due_words(task: Task, now: datetime) -> str:
    """When the next step is due: "now", or the day where it is another, and the time."""
    if task.due_at <= now:
        return translate("Tasks", "now")
    return moment_words(task.due_at, now)


def moment_words(at: datetime, now: datetime) -> str:
    """A time of today; else the day with it."""
    day, today = shamsi_of(at), shamsi_of(now)
    time = formats.time_of(at)
    return time if day == today else f"{formats.day_word(day, today) or formats.short_date(day)} {time}"


def _hint(task: Task) -> str:
    return translate("Tasks", "Missed a visit before: call first.") if task.missed and task.open else ""


def _happening(event: TaskEvent) -> Happening:
    icon, tone = event_icon(event.kind)
    what = event_words(event.kind)
    if event.slot is not None:
        doctor, time = doctor_name(event.slot.provider), formats.moment(event.slot.start)
        what += f": {formats.listed(doctor, time, by=translate('Tasks', ', '))}"
    if event.note:
        what += f": {formats.quoted(clean_input(event.note))}"
    when = formats.moment(event.at)
    if event.operator:
        when += translate("Tasks", " \u00b7 {operator}").format(operator=formats.digits(event.operator))
    return Happening(when, what, icon, tone)
