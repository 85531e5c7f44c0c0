"""What stands above the slots: the paper's number, and what to search for."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.referral.commands import READ_PAPER
from hqs_desktop.viewmodels.referral.screen import ReferralViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.bind import bind
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.date_edit import ShamsiDateEdit
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.labels import set_tip
from hqs_desktop.views.widgets.tqid_edit import TqidEdit

_WIDE = 760


class ReferralBar(QFrame):
    """Enter in the paper's field reads the paper, in any other it searches. ``left`` comes with Esc."""

    left = Signal()

    def __init__(self, view_model: ReferralViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        criteria = view_model.criteria
        self.setProperty("role", "card")
        self.paper = TqidEdit(self.tr("Referral paper's number (TQID)"), self)
        self.paper.setObjectName("paper")
        icon = icons.icon("search", self.palette())
        self._read = self.paper.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
        set_tip(self._read, READ_PAPER.label())
        self.specialty = self._combo(
            "specialty", self.tr("Specialty"), self.tr("Two letters, then Enter"), criteria.search_specialties
        )
        self.insurer = self._combo("insurer", self.tr("Insurer"), self.tr("Any"), criteria.search_insurers)
        self.first_day = ShamsiDateEdit(self.tr("From day"), criteria.today, self)
        self.first_day.setObjectName("first_day")
        self.first_day.setMinimumWidth(self.first_day.minimum_width())
        self.search = QPushButton(self.tr("Search"), self)
        self.search.setObjectName("search")
        self.search.setProperty("role", "primary")
        icons.put_icon(self.search, "search", role=QPalette.ColorRole.HighlightedText)
        self._day = Labelled(self.first_day.accessibleName(), self.first_day, self)
        self._places = {
            self.paper: Labelled(self.paper.accessibleName(), self.paper, self),
            self.specialty: Labelled(self.specialty.accessibleName(), self.specialty, self),
            self.insurer: Labelled(self.insurer.accessibleName(), self.insurer, self),
            self.first_day: self._day,
            self.search: Labelled("\u00a0", self.search, self),  # as high as the fields beside it
        }
        self._grid = QGridLayout(self)
        margin = px(self, 12)
        self._grid.setContentsMargins(margin, px(self, 6), margin, px(self, 8))
        self._grid.setHorizontalSpacing(px(self, 12))
        self._grid.setVerticalSpacing(px(self, 4))
        self._wide: bool | None = None
        self._arrange(wide=False)
        self._connect()

    def focus(self, name: str) -> None:
        """Go to a field; where there is none of that name, to the paper's."""
        fields: dict[str, QWidget] = {
            "specialty": self.specialty,
            "insurer": self.insurer,
            "first_day": self.first_day,
        }
        fields.get(name, self.paper).setFocus(Qt.FocusReason.ShortcutFocusReason)
        if name not in fields:
            self.paper.selectAll()  # so that a scan replaces it

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows where there is room, else three."""
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= px(self, _WIDE))

    def _combo(self, name: str, label: str, placeholder: str, search: Callable[[str], Sequence[Choice]]) -> CodeCombo:
        combo = CodeCombo(label, search, self)
        combo.setObjectName(name)
        combo.setPlaceholderText(placeholder)
        return combo

    def _connect(self) -> None:
        model, criteria = self._view_model, self._view_model.criteria
        for combo in (self.specialty, self.insurer):
            bind(criteria, combo.objectName(), combo, _show_choice, read=_choice, changed=combo.choice_changed)
            combo.confirmed.connect(self._search)
            combo.rejected.connect(lambda combo=combo: self._reject(combo))
        bind(criteria, "first_day", self.first_day, _show_day, read=_day, changed=self.first_day.date_changed)
        self.first_day.hint_changed.connect(self._show_day_hint)
        self.first_day.returnPressed.connect(self._search)
        self.search.clicked.connect(self._search)
        self.paper.textEdited.connect(model.set_paper_text)
        self.paper.entered.connect(model.read_paper)
        self.paper.left.connect(self.left)
        self._read.triggered.connect(model.read_paper)
        model.paper_changed.connect(self._show_paper)
        self._show_paper()
        self._show_day_hint()

    def _search(self) -> None:
        for combo in (self.specialty, self.insurer):
            if combo.unresolved:
                self._reject(combo)
                return
        self._view_model.search()

    def _reject(self, combo: CodeCombo) -> None:
        typed = combo.text()
        self._view_model.not_found(combo.objectName(), typed)
        if self._view_model.paper_text == typed:  # a scan that went into the wrong field
            combo.set_choice(None)

    def _show_paper(self) -> None:
        if self.paper.text() != self._view_model.paper_text:
            self.paper.setText(self._view_model.paper_text)

    def _show_day_hint(self) -> None:
        self._day.tell(self.first_day.error, Tone.DANGER)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        while self._grid.takeAt(0) is not None:
            pass
        places: tuple[tuple[QWidget, int, int, int], ...]
        if wide:
            places = (
                (self.paper, 0, 0, 12),
                (self.specialty, 1, 0, 4),
                (self.insurer, 1, 4, 3),
                (self.first_day, 1, 7, 3),
                (self.search, 1, 10, 2),
            )
        else:
            places = (
                (self.paper, 0, 0, 12),
                (self.specialty, 1, 0, 6),
                (self.insurer, 1, 6, 6),
                (self.first_day, 2, 0, 8),
                (self.search, 2, 8, 4),
            )
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
        for widget, row, column, width in places:
            self._grid.addWidget(self._places[widget], row, column, 1, width, Qt.AlignmentFlag.AlignTop)


def _show_choice(combo: CodeCombo, choice: object) -> None:
    combo.set_choice(cast("Choice | None", choice))


def _choice(combo: CodeCombo) -> Choice | None:
    return combo.choice


def _show_day(edit: ShamsiDateEdit, day: object) -> None:
    edit.set_day(cast("ShamsiDate | None", day))


def _day(edit: ShamsiDateEdit) -> ShamsiDate | None:
    return edit.day
