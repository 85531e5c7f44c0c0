"""What the waitlist's form begins with, wherever it is opened."""

from dataclasses import replace
from typing import TYPE_CHECKING

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.worklist import TaskKind
from hqs_desktop.desk.worklist.waitlist import Month
from hqs_desktop.viewmodels.book.draft import Draft, draft_of_task
from hqs_desktop.viewmodels.service_choices import service_choice
from hqs_desktop.viewmodels.waiting.wanted import Wanted, usual_span, wanted_like, wanted_of_wish

if TYPE_CHECKING:
    from hqs_desktop.codes.catalogue import CodeTables
    from hqs_desktop.core.model import Slot
    from hqs_desktop.viewmodels.navigation import PutOnWaitlist


def first_draft(asked: "PutOnWaitlist") -> Draft:
    """What is known of the patient."""
    if asked.booking is not None:
        return Draft.of_request(asked.booking.to_repeat)
    return Draft.of_typed(asked.typed) if asked.task is None else draft_of_task(asked.task)


def first_wanted(asked: "PutOnWaitlist", today: ShamsiDate, codes: "CodeTables") -> Wanted:
    """What is waited for: the wish that there is, else another slot like the one that was had."""
    task = asked.task
    if task is not None and task.wish is not None:
        month = Month.of(shamsi_of(task.due_at)) if task.kind is TaskKind.COME_BACK else None
        return replace(wanted_of_wish(task.wish, codes), month=month, urgent=task.urgent, note=task.note)
    slot = asked.booking.request.slot if asked.booking is not None else task.slot if task is not None else None
    if slot is not None:
        like = wanted_like(slot, today, codes, before=held(asked)[0] is not None)
        return like if task is None else replace(like, urgent=task.urgent, note=task.note)
    if asked.wish is not None:
        return wanted_of_wish(asked.wish, codes)
    return Wanted(usual_span(today), service=service_choice(default_service()))


def held(asked: "PutOnWaitlist") -> "tuple[Slot | None, int | None]":
    """The slot that the patient has and wants an earlier one than, and its booking's id."""
    booking, task = asked.booking, asked.task
    if booking is not None and booking.state is BookingState.BOOKED:
        return booking.request.slot, booking.id
    if task is not None and task.kind in {TaskKind.WAITING, TaskKind.COME_BACK} and task.booking_id is not None:
        return task.slot, task.booking_id
    return None, None
