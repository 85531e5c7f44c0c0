"""The audit trail as a table."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.core.audit import Act, AuditEntry
from hqs_desktop.core.bookings import IntentState
from hqs_desktop.core.model import Tqid
from hqs_desktop.desk.export import Sheet
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name

_WIDTHS: Final = (8, 20, 24, 26, 28, 42)  # characters, in a file


class Column(IntEnum):
    """The columns, in reading order."""

    NUMBER = 0
    WHEN = 1
    OPERATOR = 2
    ACT = 3
    TQID = 4
    OUTCOME = 5


def act_words(act: Act) -> str:
    """What was done."""
    return {
        Act.BOOK: translate("Audit", "Booking"),
        Act.CANCEL: translate("Audit", "Cancellation"),
        Act.TOLD: translate("Audit", "Patient told"),
        Act.CALL_OWED: translate("Audit", "Patient to be called again"),
        Act.MISSED: translate("Audit", "Visit missed"),
        Act.CAME: translate("Audit", "Visit not missed after all"),
        Act.CORRECT: translate("Audit", "Patient corrected"),
        Act.PRINT: translate("Audit", "Printed"),
        Act.EXPORT: translate("Audit", "Exported"),
        Act.SIGN_IN: translate("Audit", "Operator signed in"),
        Act.LOCK: translate("Audit", "Locked"),
        Act.UNLOCK: translate("Audit", "Unlocked"),
        Act.OPERATOR_ADDED: translate("Audit", "Operator added"),
        Act.OPERATOR_CHANGED: translate("Audit", "Operator changed"),
        Act.OPERATOR_RETIRED: translate("Audit", "Operator retired"),
        Act.PIN_CHANGED: translate("Audit", "Sign-in code changed"),
        Act.PIN_RESET: translate("Audit", "Sign-in code reset"),
        Act.SETTINGS: translate("Audit", "Settings changed"),
        Act.BLANKED: translate("Audit", "Old patients' data deleted"),
    }[act]


def outcome_look(entry: AuditEntry) -> Look:
    """How it ended; of what does not end, what it was about."""
    looks = {
        IntentState.INTENT.value: Look(translate("Audit", "begun"), "clock", Tone.INFO),
        IntentState.CONFIRMED.value: Look(translate("Audit", "done"), "checkmark_circle", Tone.SUCCESS),
        IntentState.REFUSED.value: Look(translate("Audit", "refused"), "dismiss_circle", Tone.DANGER),
        IntentState.LAPSED.value: Look(translate("Audit", "not sent, or not executed"), "prohibited", Tone.NEUTRAL),
        IntentState.UNKNOWN.value: Look(translate("Audit", "being checked"), "hourglass_half", Tone.WARN),
    }
    return looks.get(entry.detail) or Look(_about(entry.detail), "", Tone.INFO)


def _about(detail: str) -> str:
    """What was printed, exported or changed; a name that has no words as it stands."""
    words = {"audit": translate("Audit", "Audit trail")}
    return words.get(detail) or (formats.quoted(detail) if detail else "")


class AuditTable(Rows):
    """An entry a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._entries: list[AuditEntry] = []

    @property
    def entries(self) -> Sequence[AuditEntry]:
        """What is listed."""
        return self._entries

    def show_entries(self, entries: Sequence[AuditEntry]) -> None:
        """List others."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def add_entries(self, entries: Sequence[AuditEntry]) -> None:
        """List earlier ones below."""
        if entries:
            first = len(self._entries)
            self.beginInsertRows(self.index(-1, -1), first, first + len(entries) - 1)
            self._entries += entries
            self.endInsertRows()

    def _length(self) -> int:
        return len(self._entries)

    def _text(self, row: int, column: int) -> str:
        return _texts(self._entries[row])[column]

    def _heading_of(self, column: int) -> str:
        return _heads()[column]

    def _look_of(self, row: int) -> Look:
        return outcome_look(self._entries[row])


def sheet_of(entries: Sequence[AuditEntry]) -> Sheet:
    """The trail as a file's sheet; the last column holds the hashes, so that the file can be held against the trail."""
    head = (*_heads(), translate("Audit", "Hash"))
    rows = [(*_texts(entry), entry.chain) for entry in entries]
    title = translate("Audit", "Audit trail")
    return Sheet(title, head, (*_WIDTHS, 66), rows, right_to_left=formats.is_persian())


def _heads() -> tuple[str, ...]:
    return (
        translate("Audit", "No."),
        translate("Audit", "When"),
        translate("Audit", "Who"),
        translate("Audit", "What"),
        translate("Audit", "TQID"),
        translate("Audit", "Outcome"),
    )


def _texts(entry: AuditEntry) -> tuple[str, ...]:
    return (
        formats.digits(entry.number),
        formats.short_moment(entry.at),
        entry.operator,
        act_words(entry.act),
        formats.tqid(Tqid(entry.tqid_key).printed) if entry.tqid_key else "",
        outcome_look(entry).word,
    )
