"""A field for a Shamsi day: any shorthand may be typed; what it means is shown at once; a calendar drops down."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import CALENDAR
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import mark, px
from hqs_desktop.views.widgets.labels import set_tip

if TYPE_CHECKING:
    from hqs_desktop.views.widgets.calendar import ShamsiCalendar
    from hqs_desktop.views.widgets.overlay import Overlay


class ShamsiDateEdit(QLineEdit):
    """Holds a day, or None with an ``error`` in words. What was typed stays as it is until it means a day.

    Up and Down move by a day; Alt with Down opens the calendar; Enter completes what was typed.
    """

    date_changed = Signal()
    hint_changed = Signal()

    def __init__(self, name: str, today: Callable[[], ShamsiDate], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day: ShamsiDate | None = None
        self._error = ""
        self.setAccessibleName(name)
        ways = self.tr('Type a date, "tomorrow", a weekday, +5 or 15/6. {key} opens the calendar.')
        ways = ways.format(key=CALENDAR.key_in_words)
        set_tip(self, ways)
        self.setAccessibleDescription(ways)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)  # digits alone would hug the left
        self._drop: tuple[Overlay, ShamsiCalendar] | None = None  # made when it is first opened
        self._action = self.addAction(
            icons.icon("calendar_ltr", self.palette()), QLineEdit.ActionPosition.TrailingPosition
        )
        set_tip(self._action, self.tr("Calendar"))
        self._action.triggered.connect(self.open_calendar)
        self.textEdited.connect(self._typed)

    @property
    def day(self) -> ShamsiDate | None:
        """The day that the text means."""
        return self._day

    @property
    def error(self) -> str:
        """Why the text means no day; empty where it does."""
        return self._error

    @property
    def hint(self) -> str:
        """The day in full, or why there is none."""
        return formats.long_date(self._day) if self._day is not None else self._error

    def set_day(self, day: ShamsiDate | None) -> None:
        """Show a day; the same day leaves what was typed alone."""
        if day is None or (day == self._day and self.hasFocus() and not self._error):
            return
        self.setText(formats.short_date(day))
        self._take(day, "")

    def open_calendar(self) -> None:
        """Drop the calendar down."""
        overlay, calendar = self._drop = self._drop or self._make_calendar()
        calendar.set_today(self._today())
        calendar.set_cursor_day(self._day or self._today())
        overlay.open_under(overlay.sizeHint())
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        """No wider than its date; more where there is more."""
        return QSize(self.minimum_width(), super().sizeHint().height())

    def minimum_width(self) -> int:
        """Wide enough for a whole date and the icon."""
        advance = self.fontMetrics().horizontalAdvance
        figure = max(map(formats.digits, "0123456789"), key=advance)  # a Persian nought is narrower than the others
        return advance("0000/00/00".replace("0", figure)) + px(self, 46)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar, or move by a day."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
        elif event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.complete()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing begins anew."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()
        self.hint_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what was meant."""
        super().focusOutEvent(event)
        self.complete()
        self.hint_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_action"):
            self._action.setIcon(icons.icon("calendar_ltr", self.palette()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The calendar goes when focus leaves it."""
        if self._drop is not None and watched is self._drop[1] and event.type() == QEvent.Type.FocusOut:
            self._drop[0].hide()
        return False

    def complete(self) -> None:
        """Write the day in full in place of its shorthand."""
        if self._day is not None:
            self.setText(formats.short_date(self._day))

    def _make_calendar(self) -> "tuple[Overlay, ShamsiCalendar]":
        from hqs_desktop.views.widgets.calendar import ShamsiCalendar  # noqa: PLC0415  # the first paint has none
        from hqs_desktop.views.widgets.overlay import Overlay  # noqa: PLC0415

        calendar = ShamsiCalendar(self._today())
        calendar.picked.connect(self._picked)
        calendar.dismissed.connect(self._close)
        overlay = Overlay(self, calendar)
        calendar.installEventFilter(self)
        return overlay, calendar

    def _typed(self, text: str) -> None:
        from hqs_desktop.core.shorthand import DateInputError, parse_date  # noqa: PLC0415  # not for the first paint
        from hqs_desktop.viewmodels.words.findings import date_error_text  # noqa: PLC0415

        try:
            self._take(parse_date(text, self._today()), "")
        except DateInputError as error:
            self._take(None, date_error_text(error))

    def _take(self, day: ShamsiDate | None, error: str) -> None:
        changed = day != self._day
        self._day, self._error = day, error
        mark(self, Tone.DANGER if error else None)
        self.hint_changed.emit()
        if changed:
            self.date_changed.emit()

    def _step(self, days: int) -> None:
        try:
            day = (self._day or self._today()).add_days(days)
        except ValueError:
            return
        self.setText(formats.short_date(day))
        self._take(day, "")

    def _picked(self, day: ShamsiDate) -> None:
        self.setText(formats.short_date(day))
        self._take(day, "")
        self._close()

    def _close(self) -> None:
        if self._drop is not None:
            self._drop[0].hide()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
