"""Settling by phone a write that the gateway can't prove: the question to ask, and what each answer makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import IntentKind
from hqs_desktop.desk.writing.writer import Unknown, Writer
from hqs_desktop.viewmodels.dialogs.subject import Subject, subject_of

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Answer:
    """What the doctor's office may say, and what is recorded then."""

    words: str
    consequence: str
    executed: bool


class Settlement:
    """One open write, for a dialog."""

    def __init__(self, unknown: Unknown, writer: Writer, now: datetime) -> None:
        self._unknown = unknown
        self._writer = writer
        self.subject: Subject = subject_of(unknown.intent.request, now)
        self.answers: Sequence[Answer] = _answers(unknown.intent.kind)

    @classmethod
    def of(cls, writer: Writer, intent_id: int | None, now: datetime) -> Self | None:
        """Of an open write by its intent; None where it can't be settled by phone any more, and for None."""
        found = next((one for one in writer.pending if one.by_hand and one.intent.id == intent_id), None)
        return cls(found, writer, now) if found is not None else None

    @property
    def question(self) -> str:
        """What to ask."""
        if self._unknown.intent.kind is IntentKind.CANCEL:
            return translate("Settle", "Is the booking cancelled?")
        return translate("Settle", "For whom is the slot booked?")

    def record(self, answer: Answer) -> bool:
        """Record what was said; False where the gateway has answered meanwhile, or may yet."""
        return self._writer.settle(self._unknown.intent.id, executed=answer.executed)


def _answers(kind: IntentKind) -> Sequence[Answer]:
    if kind is IntentKind.CANCEL:
        return (
            Answer(
                translate("Settle", "It is cancelled"),
                translate("Settle", "The list will show it as cancelled."),
                executed=True,
            ),
            Answer(
                translate("Settle", "It still stands"),
                translate("Settle", "The list will show it as booked; it can be cancelled again."),
                executed=False,
            ),
        )
    return (
        Answer(
            translate("Settle", "For this patient"),
            translate("Settle", "The list will show it as booked."),
            executed=True,
        ),
        Answer(
            translate("Settle", "For another patient, or for nobody"),
            translate(
                "Settle",
                "This booking leaves the list; book another slot for the patient. Should the gateway name this patient "
                "later, the list will show it.",
            ),
            executed=False,
        ),
    )
