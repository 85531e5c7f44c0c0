"""Several slots at once: what is known of each, as it comes."""

from collections.abc import Callable, Collection, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Person, Provider, Tqid
from hqs_desktop.desk.problems import Problem
from hqs_desktop.desk.track import TrackResult
from hqs_desktop.desk.track_several import MOST, Answer
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.track.commands import TRACK_AGAIN
from hqs_desktop.viewmodels.words.looks import Look, status_look
from hqs_desktop.viewmodels.words.problems import problem_text
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from datetime import datetime

    from hqs_desktop.desk.session import Session

translate = QCoreApplication.translate  # lupdate knows it by this name


class Column(IntEnum):
    """The columns, in reading order."""

    TQID = 0
    STATUS = 1
    PATIENT = 2
    DOCTOR = 3
    DATE = 4
    TIME = 5


def heading(column: Column) -> str:
    """A column's name."""
    return {
        Column.TQID: translate("Several", "Tracking number (TQID)"),
        Column.STATUS: translate("Several", "Status"),
        Column.PATIENT: translate("Several", "Patient"),
        Column.DOCTOR: translate("Several", "Doctor"),
        Column.DATE: translate("Several", "Date"),
        Column.TIME: translate("Several", "Time"),
    }[column]


class SeveralTable(Rows):
    """A slot a row, in the order of what was pasted; an answer is None while it is on its way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._tqids: Sequence[Tqid] = ()
        self._rows: dict[Tqid, int] = {}
        self._answers: list[Answer | None] = []

    @property
    def tqids(self) -> Sequence[Tqid]:
        """What is listed."""
        return self._tqids

    @property
    def answers(self) -> Sequence[Answer | None]:
        """What is known of each."""
        return self._answers

    def list(self, tqids: Sequence[Tqid]) -> None:
        """List others, of which nothing is known yet."""
        self.beginResetModel()
        self._tqids = tqids
        self._rows = {tqid: row for row, tqid in enumerate(tqids)}
        self._answers = [None] * len(tqids)
        self.endResetModel()

    def put(self, tqid: Tqid, answer: Answer | None) -> None:
        """Show what is known of a slot; nothing happens where it is not listed."""
        row = self._rows.get(tqid, -1)
        if row >= 0 and answer != self._answers[row]:
            self._answers[row] = answer
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def texts(self, row: int) -> Sequence[str]:
        """A row as it is read, a text for each column."""
        return [self._text(row, column) for column in Column]

    def _length(self) -> int:
        return len(self._tqids)

    def _text(self, row: int, column: int) -> str:
        return _TEXTS[Column(column)](self._tqids[row], self._answers[row])

    def _heading_of(self, column: int) -> str:
        return heading(Column(column))

    def _look_of(self, row: int) -> Look:
        return look_of(self._answers[row])


class Several(SessionViewModel):
    """``table`` lists the slots. Nothing is asked twice that has an answer, but by ``again``."""

    progress_changed = Signal()

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.table = SeveralTable(self)
        self._left_out = 0
        self._asking = False
        self._wanted = False
        self._join()

    @property
    def count(self) -> int:
        """How many are listed."""
        return len(self.table.tqids)

    @property
    def asking(self) -> bool:
        """Whether the gateway is being asked, or will be once it can."""
        return self._asking or self._wanted

    @property
    def progress(self) -> str:
        """How far it is, in one line; empty where nothing is listed."""
        if not self.count:
            return ""
        known = [answer for answer in self.table.answers if answer is not None]
        failed = sum(isinstance(answer, Problem) for answer in known)
        words = self.tr("{n} of {all} checked").format(n=formats.count(len(known)), all=formats.count(self.count))
        if failed:
            more = self.tr("{words}; no answer: {n}. {key} asks again.")
            words = more.format(words=words, n=formats.count(failed), key=TRACK_AGAIN.key_in_words)
        elif not self.asking and len(known) < self.count:
            words = self.tr("{words}; stopped. {key} goes on.").format(words=words, key=TRACK_AGAIN.key_in_words)
        if self._left_out:
            more = self.tr(
                "{words} More than {most} can't be checked at once: {n} are left out, paste them afterwards."
            )
            words = more.format(words=words, most=formats.count(MOST), n=formats.count(self._left_out))
        return words

    def begin(self, tqids: Sequence[Tqid]) -> None:
        """List these and ask for each; the same ones as before are asked for as ``again`` does."""
        if list(tqids[:MOST]) == list(self.table.tqids):
            self.again()
            return
        self.table.list(tqids[:MOST])
        self._left_out = len(tqids[MOST:])
        self._ask(self.table.tqids)

    def again(self) -> None:
        """Ask for those that have no answer; where all have one, for all."""
        open_ones = [
            tqid
            for tqid, answer in zip(self.table.tqids, self.table.answers, strict=True)
            if not isinstance(answer, TrackResult)
        ]
        self._ask(open_ones or self.table.tqids)

    def stop(self) -> bool:
        """Let the asking go; what came stays. False where nothing runs."""
        if not self.asking:
            return False
        self._tasks.cancel("several")
        self._wanted = self._asking = False
        self.progress_changed.emit()
        return True

    def clear(self) -> None:
        """List nothing."""
        self.stop()
        self.table.list(())
        self._left_out = 0
        self.progress_changed.emit()

    def put(self, result: TrackResult) -> None:
        """Learn what was found of one by itself."""
        self.table.put(result.tqid, result)
        self.progress_changed.emit()

    def touch(self, tqids: Collection[Tqid]) -> None:
        """These stand otherwise now: ask for those of them that are listed."""
        touched = [tqid for tqid in self.table.tqids if tqid in tqids]
        if touched and self._session is not None and not self.asking:
            self._ask(touched)

    def as_text(self) -> str:
        """What is listed, a line each, its texts apart by tabs."""
        return "\n".join("\t".join(self.table.texts(row)) for row in range(self.count))

    def _ask(self, tqids: Sequence[Tqid]) -> None:
        self._tasks.cancel("several")
        self._wanted, self._asking = self._session is None, self._session is not None
        for tqid in tqids:
            self.table.put(tqid, None)
        if self._session is not None:
            self.run(self._look_up(self._session, tqids), name="several")
        else:
            self._slot.want_again()
        self.progress_changed.emit()

    async def _look_up(self, session: "Session", tqids: Sequence[Tqid]) -> None:
        await session.track_several.look_up(tqids, self._answered)
        self._asking = False
        self.progress_changed.emit()

    def _answered(self, tqid: Tqid, answer: Answer) -> None:
        self.table.put(tqid, answer)
        self.progress_changed.emit()

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (``again`` finds it)
        """Ask for what could not be asked for before."""
        if self._wanted:
            self.again()

    def _forget(self) -> None:
        """What came is another gateway's; it is asked for anew at the next."""
        self._wanted, self._asking = self.count > 0, False
        for tqid in self.table.tqids:
            self.table.put(tqid, None)
        self.progress_changed.emit()


def look_of(answer: Answer | None) -> Look:
    """How a row is shown."""
    if answer is None:
        return Look(translate("Several", "waiting"), "hourglass_half", Tone.NEUTRAL)
    if isinstance(answer, Problem):
        return Look(problem_text(answer).title, "error_circle", Tone.DANGER)
    return status_look(answer.status)


def _person(answer: TrackResult) -> Person | None:
    found = answer.appointment.person if answer.appointment is not None else None
    if (found is None or not found.display_name) and answer.booking is not None:
        return answer.booking.person
    return found


def _provider(answer: TrackResult) -> Provider | None:
    if answer.appointment is not None and answer.appointment.provider is not None:
        return answer.appointment.provider
    return answer.booking.request.slot.provider if answer.booking is not None else None


def _start(answer: TrackResult) -> "datetime | None":
    if answer.appointment is not None and answer.appointment.start is not None:
        return answer.appointment.start
    return answer.booking.request.slot.start if answer.booking is not None else None


def _of_result(read: Callable[[TrackResult], str]) -> Callable[[Tqid, Answer | None], str]:
    return lambda _, answer: read(answer) if isinstance(answer, TrackResult) else ""


def _patient(answer: TrackResult) -> str:
    person = _person(answer)
    return patient_name(person) if person is not None else ""


def _date(answer: TrackResult) -> str:
    start = _start(answer)
    return formats.short_date(shamsi_of(start)) if start is not None else ""


def _time(answer: TrackResult) -> str:
    start = _start(answer)
    return formats.time_of(start) if start is not None else ""


_TEXTS: Final[dict[Column, Callable[[Tqid, Answer | None], str]]] = {
    Column.TQID: lambda tqid, _: formats.tqid(tqid.printed),
    Column.STATUS: lambda _, answer: look_of(answer).word,
    Column.PATIENT: _of_result(_patient),
    Column.DOCTOR: _of_result(lambda answer: doctor_name(_provider(answer))),
    Column.DATE: _of_result(_date),
    Column.TIME: _of_result(_time),
}
