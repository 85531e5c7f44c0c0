"""The tables of the calls: the days, their patients, and the slots that are offered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from hqs_desktop.core.text import to_ascii_digits
from hqs_desktop.viewmodels.calling.offered import OfferColumn, OfferTable
from hqs_desktop.viewmodels.calling.table import CallColumn, CallTable, DayColumn, DayTable
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import Guard
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, width_of

_OFFERED = 9
_DAYS_AT_ONCE = 4
_LEAST = 72


def number_of(text: str) -> int:
    """The number that a key stands for, in any digits; 0 for none."""
    digit = to_ascii_digits(text)
    return int(digit) if len(digit) == 1 and digit.isdecimal() else 0


class NumberKeys(RowTable):
    """A table from which a number takes an offered slot up (``numbered``), unless it is a reader's."""

    numbered = Signal(int)

    def __init__(self, model: DayTable | CallTable | OfferTable, column: int, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, column), parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.typed.connect(self._typed)
        model.modelReset.connect(self._share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give each column its width."""
        raise NotImplementedError

    def _texts(self, column: int) -> list[str]:
        """What has to fit in, whatever the figures."""
        model = self.model()
        head = str(model.headerData(column, Qt.Orientation.Horizontal))
        texts = {str(model.index(row, column).data()) for row in range(model.rowCount())}
        return [head, *("".join("0" if sign.isdigit() else sign for sign in text) for text in texts)]

    def _typed(self, text: str) -> None:
        if number := number_of(text):
            Guard.of_application().once_quiet(self, lambda: self.numbered.emit(number))


class DaysView(NumberKeys):
    """The days, as many rows high as there are, up to four."""

    def __init__(self, model: DayTable, parent: QWidget | None = None) -> None:
        super().__init__(model, DayColumn.LEFT, parent)
        self.setObjectName("lost_days")
        self.setAccessibleName(self.tr("Withdrawn days"))
        model.modelReset.connect(self._fit)
        self._fit()

    def _share(self) -> None:
        """How many are left is seen whole."""
        widths: dict[int, int] = {
            DayColumn.DOCTOR: px(self, 110),
            DayColumn.DAY: width_of(self, *self._texts(DayColumn.DAY)),
            DayColumn.LEFT: width_of(self, *self._texts(DayColumn.LEFT)) + px(self, 22),
        }
        giving: dict[int, int] = {DayColumn.DOCTOR: px(self, _LEAST), DayColumn.DAY: px(self, _LEAST)}
        self.share_room(widths, growing=(DayColumn.DOCTOR,), giving=giving)

    def _fit(self) -> None:
        rows = min(max(1, self.model().rowCount()), _DAYS_AT_ONCE)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth() + 2)


class CallsView(NumberKeys):
    """The patients of a day."""

    def __init__(self, model: CallTable, parent: QWidget | None = None) -> None:
        super().__init__(model, CallColumn.STATE, parent)
        self.setObjectName("calls")
        self.setAccessibleName(self.tr("Patients of the day"))

    def _share(self) -> None:
        """What a patient is at is seen whole."""
        widths: dict[int, int] = {
            CallColumn.TIME: width_of(self, "00:00"),
            CallColumn.PATIENT: px(self, 130),
            CallColumn.STATE: width_of(self, *self._texts(CallColumn.STATE), self.tr("Again 00:00")) + px(self, 22),
        }
        giving: dict[int, int] = {CallColumn.PATIENT: px(self, _LEAST)}
        self.share_room(widths, first_to_go=(CallColumn.TIME,), growing=(CallColumn.PATIENT,), giving=giving)

    def mark(self, row: int) -> None:
        """Choose a row without taking the focus; -1: none, and the list stays where it is."""
        self.setCurrentIndex(self.model().index(row, 0))


class OffersView(NumberKeys):
    """The slots that are offered, nine rows high. ``chosen`` comes with Enter on a row."""

    chosen = Signal(int)

    def __init__(self, model: OfferTable, parent: QWidget | None = None) -> None:
        super().__init__(model, OfferColumn.STATE, parent)
        self.setObjectName("offers")
        self.setAccessibleName(self.tr("Free slots to offer"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opened.connect(self._opened)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + _OFFERED * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth() + 2)

    def _share(self) -> None:
        """Key, day and time are seen whole."""
        widths: dict[int, int] = {
            OfferColumn.NUMBER: width_of(self, *self._texts(OfferColumn.NUMBER)),
            OfferColumn.DAY: width_of(self, *self._texts(OfferColumn.DAY)),
            OfferColumn.TIME: width_of(self, "00:00"),
            OfferColumn.DOCTOR: px(self, 120),
            OfferColumn.CENTRE: px(self, 100),
            OfferColumn.STATE: px(self, 96),
        }
        giving: dict[int, int] = {OfferColumn.DOCTOR: px(self, _LEAST), OfferColumn.STATE: px(self, _LEAST)}
        first_to_go = (OfferColumn.CENTRE, OfferColumn.STATE, OfferColumn.DOCTOR)
        growing = (OfferColumn.DOCTOR, OfferColumn.CENTRE)
        self.share_room(widths, first_to_go=first_to_go, growing=growing, giving=giving)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down from nowhere goes to the first row; the rest is every table's."""
        if event.key() == Qt.Key.Key_Down and not self.currentIndex().isValid():
            self._go_to(0)
        else:
            super().keyPressEvent(event)

    def _opened(self) -> None:
        if (index := self.currentIndex()).isValid():
            self.chosen.emit(index.row() + 1)
