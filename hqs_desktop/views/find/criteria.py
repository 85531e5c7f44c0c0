"""The criteria above the results: what to search for. Rows are laid out anew where they would not fit."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.viewmodels.find.commands import ADD_DOCTOR
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.find.place import SearchPlace, Way
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.views.bind import bind
from hqs_desktop.views.find.place import PlaceFields, WayTabs
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.labels import set_tip
from hqs_desktop.views.widgets.range_edit import RangeEdit

_WIDE = 860


class CriteriaBar(QFrame):
    """Enter in any field searches; ``provider_wanted`` asks for the form for an unknown doctor.

    ``not_found`` comes with the name of a field and what was typed there that is no choice.
    """

    search_wanted = Signal()
    not_found = Signal(str, str)
    provider_wanted = Signal()

    def __init__(self, criteria: BookCriteria, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criteria = criteria
        self.setProperty("role", "card")
        self.specialty = self._combo(
            "specialty", self.tr("Specialty"), self.tr("Two letters, then Enter"), criteria.search_specialties
        )
        self.provider = self._combo(
            "provider", self.tr("Doctor"), self.tr("Any doctor of the specialty"), criteria.search_providers
        )
        self.facility = self._combo("facility", self.tr("Centre"), self.tr("All"), criteria.search_facilities)
        self.service = self._combo("service", self.tr("Service (RVU3)"), "", criteria.search_services)
        self.range = RangeEdit(criteria.today, self)
        self.range.setObjectName("range")
        self.add_provider = self._add_button()
        self.search = QPushButton(self.tr("Search"), self)
        self.search.setObjectName("search")
        self.search.setAccessibleName(self.search.text())
        self.search.setProperty("role", "primary")
        icons.put_icon(self.search, "search", role=QPalette.ColorRole.HighlightedText)
        self.search.clicked.connect(self.search_wanted)

        self.ways = WayTabs(criteria.place, self)
        self._specialty = Labelled(self.specialty.accessibleName(), self.specialty, self, beside=self.ways)
        self._doctor, self._facility, self._service = (
            Labelled(combo.accessibleName(), field, self)
            for combo, field in (
                (self.provider, _beside(self.provider, self.add_provider, self)),
                (self.facility, self.facility),
                (self.service, self.service),
            )
        )
        self._place = PlaceFields(criteria.place, self)
        self._search = Labelled("\u00a0", self.search, self)  # as high as the fields beside it
        self._grid = QGridLayout(self)
        margin = px(self, 12)
        self._grid.setContentsMargins(margin, px(self, 6), margin, px(self, 2))
        self._grid.setHorizontalSpacing(px(self, 12))
        self._grid.setVerticalSpacing(px(self, 4))
        self._shape: tuple[bool, Way] | None = None
        self._arrange(wide=False)
        self._bind()

    def _bind(self) -> None:
        criteria = self._criteria
        for combo in (self.specialty, self.provider, self.facility, self.service):
            self._bind_combo(criteria, combo)
        self._place.made.connect(partial(self._bind_combo, criteria.place))
        criteria.place.way_changed.connect(self._way_changed)
        bind(criteria, "span", self.range, _show_span, read=_span, changed=self.range.span_changed)
        self.range.confirmed.connect(self.search_wanted)
        criteria.today_changed.connect(self.range.follow_day)
        self._way_changed()

    def _bind_combo(self, model: BookCriteria | SearchPlace, combo: CodeCombo) -> None:
        bind(model, combo.objectName(), combo, _show_choice, read=_choice, changed=combo.choice_changed)
        combo.confirmed.connect(self.search_wanted)
        combo.rejected.connect(lambda: self.not_found.emit(combo.objectName(), combo.text()))
        for changed in (combo.textChanged, combo.choice_changed):
            changed.connect(lambda *_: self._tell_unmatched(combo))
        self._tell_unmatched(combo)

    def _way_changed(self) -> None:
        self._arrange(wide=self.width() >= px(self, _WIDE))

    def _tell_unmatched(self, combo: CodeCombo) -> None:
        self._criteria.set_unmatched(combo.objectName(), combo.text().strip() if combo.unresolved else "")

    def _combo(self, name: str, label: str, placeholder: str, search: Callable[[str], Sequence[Choice]]) -> CodeCombo:
        combo = CodeCombo(label, search, self)
        combo.setObjectName(name)
        combo.setPlaceholderText(placeholder)
        return combo

    def _add_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("add_provider")
        button.setAccessibleName(ADD_DOCTOR.words())
        set_tip(button, ADD_DOCTOR.label())
        icons.put_icon(button, "person_add", 20)
        button.clicked.connect(self.provider_wanted)
        return button

    def focus_first(self) -> None:
        """Where one begins."""
        self.focus("specialty")

    def focus(self, name: str) -> None:
        """Go to a field; where there is none of that name, to the first."""
        self._field(name).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _field(self, name: str) -> QWidget:
        if (combo := self._place.combo(name)) is not None:
            return combo
        fields: dict[str, QWidget] = {
            "provider": self.provider,
            "facility": self.facility,
            "service": self.service,
            "span": self.range.last if self.range.first.day is not None else self.range.first,
        }
        return fields.get(name, self.specialty)

    def minimumSizeHint(self) -> QSize:
        """That of the three rows, whatever is shown: else it could never become narrow again."""
        margins = self._grid.contentsMargins()
        width = self.range.minimumSizeHint().width() + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button presses it."""
        focused = self.window().focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, QPushButton | QToolButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows where there is room, else three."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= px(self, _WIDE))

    def _arrange(self, *, wide: bool) -> None:
        shape = (wide, self._criteria.place.way)
        if shape == self._shape:
            return
        self._shape = shape
        while self._grid.takeAt(0) is not None:
            pass
        of_way = self._places_of_way(wide=wide)
        shown = [widget for widget, *_ in of_way]
        self._place.hide()
        for own in (self._doctor, self._facility):
            own.setVisible(own in shown)
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
        for widget, row, column, width in of_way:
            widget.show()
            self._grid.addWidget(widget, row, column, 1, width, Qt.AlignmentFlag.AlignTop)

    def _places_of_way(self, *, wide: bool) -> tuple[tuple[QWidget, int, int, int], ...]:
        """Field, row, column and width in columns: as many rows whatever the way."""
        way = self._criteria.place.way
        fields: list[QWidget] = [*self._place.of_way(way).values()]
        if way is Way.PROVIDER:
            fields = [self._doctor, self._facility]
        elif way is Way.AREA:
            fields = [self._doctor, *fields]
        service, span, search = self._service, self.range, self._search
        rows: Sequence[Sequence[tuple[QWidget, int]]]
        if wide:
            widths = {Way.PROVIDER: (4, 5, 3), Way.NEAR: (4, 6, 2), Way.AREA: (3, 3, 2, 2, 2)}[way]
            rows = (
                tuple(zip((self._specialty, *fields), widths, strict=True)),
                ((service, 3), (span, 7), (search, 2)),
            )
        elif way is Way.AREA:
            rows = (
                ((self._specialty, 5), (fields[0], 3), (service, 4)),
                (*zip(fields[1:], (3, 3, 2), strict=True), (search, 4)),
                ((span, 12),),
            )
        else:
            last = (fields[1], 4) if way is Way.PROVIDER else (fields[1], 3)
            rows = (
                ((self._specialty, 6), (fields[0], 6)),
                (last, (service, 9 - last[1]), (search, 3)),
                ((span, 12),),
            )
        places = []
        for row, line in enumerate(rows):
            column = 0
            for widget, width in line:
                places.append((widget, row, column, width))
                column += width
        return tuple(places)


def _beside(field: QWidget, button: QWidget, parent: QWidget) -> QWidget:
    both = QWidget(parent)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(field, 1)
    row.addWidget(button)
    both.setFocusProxy(field)
    return both


def _show_choice(combo: CodeCombo, choice: object) -> None:
    combo.set_choice(cast("Choice | None", choice))


def _choice(combo: CodeCombo) -> Choice | None:
    return combo.choice


def _show_span(edit: RangeEdit, span: object) -> None:
    if span is not None:
        edit.set_span(*cast("tuple[ShamsiDate, ShamsiDate]", span))


def _span(edit: RangeEdit) -> tuple[ShamsiDate, ShamsiDate] | None:
    return edit.span
