"""A month of the Shamsi calendar as one painted widget: Saturday first, Friday marked, all by keyboard."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hqs_desktop.core.dates import ShamsiDate, month_length
from hqs_desktop.viewmodels import formats
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.fonts import sized
from hqs_desktop.views.style.theme import colours_of, px

_WEEK = 7
_ROWS = 6
_FRIDAY = 6
_CELL = QSize(38, 32)
_HEAD = 36
_LETTERS = 24


class ShamsiCalendar(QWidget):
    """Shows the month of its ``cursor``. Arrows move by day and week, PageUp and PageDown by month (with Ctrl by year).

    Home goes to today, Enter picks, Esc dismisses. In a right-to-left layout Saturday stands at the right, and Left is
    the next day.
    """

    picked = Signal(object)
    cursor_changed = Signal(object)
    dismissed = Signal()

    def __init__(self, today: ShamsiDate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._cursor = today
        self._span: tuple[ShamsiDate, ShamsiDate] | None = None
        self.setObjectName("shamsi_calendar")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def cursor_day(self) -> ShamsiDate:
        """The day that Enter would pick."""
        return self._cursor

    def set_cursor_day(self, day: ShamsiDate) -> None:
        """Move to a day, and to its month."""
        if day != self._cursor:
            self._cursor = day
            self._name()
            self.update()
            self.cursor_changed.emit(day)

    def set_today(self, today: ShamsiDate) -> None:
        """Which day is ringed and reached by Home."""
        self._today = today
        self.update()

    def set_span(self, first: ShamsiDate, last: ShamsiDate) -> None:
        """Which days lie in the chosen range."""
        self._span = (first, last)
        self.update()

    def sizeHint(self) -> QSize:
        """Seven days wide, six weeks high."""
        return QSize(px(self, _CELL.width() * _WEEK + 8), px(self, _HEAD + _LETTERS + _CELL.height() * _ROWS + 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, pick, dismiss."""
        key = event.key()
        later = -1 if self._rtl else 1
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        days = {
            Qt.Key.Key_Left: -later,
            Qt.Key.Key_Right: later,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
        }
        months = {Qt.Key.Key_PageUp: -12 if ctrl else -1, Qt.Key.Key_PageDown: 12 if ctrl else 1}
        if key in days:
            self._move(days=days[Qt.Key(key)])
        elif key in months:
            self._move(months=months[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self.set_cursor_day(self._today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.picked.emit(self._cursor)
        elif key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick a day, or turn the page."""
        point = event.position().toPoint()
        for step, rect in self._pagers().items():
            if rect.contains(point):
                self._move(months=step)
                return
        day = self.day_at(point)
        if day is not None:
            self.set_cursor_day(day)
            self.picked.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the page."""
        if delta := event.angleDelta().y():
            self._move(months=-1 if delta > 0 else 1)
        event.accept()

    def day_at(self, point: QPoint) -> ShamsiDate | None:
        """The day at a place, if there is one."""
        for number in range(1, month_length(self._cursor.year, self._cursor.month) + 1):
            day = ShamsiDate(self._cursor.year, self._cursor.month, number)
            if self.cell_of(day).contains(point):
                return day
        return None

    def cell_of(self, day: ShamsiDate) -> QRect:
        """Where a day of the shown month stands."""
        lead = ShamsiDate(self._cursor.year, self._cursor.month, 1).weekday
        row = (day.day - 1 + lead) // _WEEK
        return self._cell(row, day.weekday)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """Paint the month."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        painter.setFont(self.font())
        for number in range(1, month_length(self._cursor.year, self._cursor.month) + 1):
            self._paint_day(painter, ShamsiDate(self._cursor.year, self._cursor.month, number))
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        colours = colours_of(self.palette())
        painter.setFont(sized(self.font(), 1, weight=self.font().Weight.Medium))
        painter.setPen(QColor(colours.text))
        head = QRect(0, 0, self.width(), px(self, _HEAD))
        title = formats.month_and_year(self._cursor.year, self._cursor.month)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, title)
        size = px(self, 20)
        for step, rect in self._pagers().items():
            pixmap = icons.pixmap("chevron_left" if step < 0 else "chevron_right", colours.muted, size)
            painter.drawPixmap(rect.center().x() - size // 2 + 1, rect.center().y() - size // 2 + 1, pixmap)
        painter.setFont(sized(self.font(), 12 / 13))
        for weekday, letters in enumerate(formats.weekday_letters()):
            cell = self._cell(0, weekday)
            rect = QRect(cell.left(), px(self, _HEAD), cell.width(), px(self, _LETTERS))
            painter.setPen(QColor(colours.danger.strong if weekday == _FRIDAY else colours.muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)

    def _paint_day(self, painter: QPainter, day: ShamsiDate) -> None:
        colours = colours_of(self.palette())
        rect = self.cell_of(day).adjusted(2, 2, -2, -2)
        chosen = day == self._cursor
        ink = colours.danger.strong if day.weekday == _FRIDAY else colours.text
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(rect, 4, 4)
            ink = colours.on_accent
        elif self._span is not None and self._span[0] <= day <= self._span[1]:
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(rect, 4, 4)
        if day == self._today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.on_accent if chosen else colours.accent), 1.5))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2) if chosen else rect, 4, 4)
        painter.setPen(QColor(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, formats.digits(day.day))

    @property
    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _cell(self, row: int, weekday: int) -> QRect:
        width, height = px(self, _CELL.width()), px(self, _CELL.height())
        column = _WEEK - 1 - weekday if self._rtl else weekday
        margin = (self.width() - width * _WEEK) // 2
        return QRect(margin + column * width, px(self, _HEAD + _LETTERS) + row * height, width, height)

    def _pagers(self) -> dict[int, QRect]:
        side = px(self, _HEAD)
        first, last = QRect(0, 0, side, side), QRect(self.width() - side, 0, side, side)
        return {-1: last, 1: first} if self._rtl else {-1: first, 1: last}

    def _move(self, *, days: int = 0, months: int = 0) -> None:
        try:
            moved = self._cursor.add_months(months) if months else self._cursor.add_days(days)
        except ValueError:
            return  # the end of the calendar
        self.set_cursor_day(moved)

    def _name(self) -> None:
        self.setAccessibleName(formats.long_date(self._cursor))
