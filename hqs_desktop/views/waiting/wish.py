"""What is waited for: of whom, where, on which days, at what time of the day."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.core.day_parts import PartOfDay
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.waiting.form import WaitForm
from hqs_desktop.viewmodels.waiting.words import part_words
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import has_large_text, px
from hqs_desktop.views.widgets.choice_box import ChoiceBox
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.notes import NoteLine
from hqs_desktop.views.widgets.range_edit import RangeEdit

_PARTS = ("", PartOfDay.MORNING.value, PartOfDay.AFTERNOON.value)
_NOTE_LENGTH = 500


class WishFields(QWidget):
    """Follows what the form wants both ways; ``confirmed`` comes with Enter in a field that keeps the key to itself."""

    confirmed = Signal()

    def __init__(self, form: WaitForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._pulling = False
        self._combos = {
            "specialty": self._combo("specialty", self.tr("Specialty"), form.search_specialties),
            "doctor": self._combo("doctor", self.tr("Doctor"), form.search_doctors, self.tr("Any of the specialty")),
            "place": self._combo("place", self.tr("Centre"), form.search_places, self.tr("Any")),
            "service": self._combo("service", self.tr("Service (RVU3)"), form.search_services),
        }
        self._rows = {name: Labelled(combo.accessibleName(), combo, roomy=True) for name, combo in self._combos.items()}
        self.range = RangeEdit(form.today)
        self.range.setObjectName("range")
        self._span_note = NoteLine()
        self._days = self._toggles("weekday", formats.weekday_names())
        self._parts = self._toggles("part", [part_words(part) for part in _PARTS], exclusive=True)
        self._month, self._quota = self._box("month", form.months()), self._box("quota", form.quotas())
        self.urgent = QCheckBox(self.tr("Urgent: before all others"))
        self.urgent.setObjectName("urgent")
        self.note = QLineEdit()
        self.note.setObjectName("note")
        self.note.setMaxLength(_NOTE_LENGTH)
        self._rows |= {
            "weekdays": Labelled(self.tr("Weekdays that suit"), _group(self._days), roomy=True),
            "part": Labelled(self.tr("Time of day"), _group(self._parts), roomy=True),
            "month": Labelled(self.tr("Look for it"), self._month, roomy=True),
            "quota": Labelled(self.tr("Quota"), self._quota, roomy=True),
            "note": Labelled(self.tr("Note"), self.note, roomy=True),
        }
        self._lay_out()
        self._connect()
        self.pull()

    def field(self, name: str) -> QWidget | None:
        """The widget of a field; None where it is none of these."""
        if name == "span":
            return self.range.last if self.range.first.day is not None else self.range.first
        if name == "weekdays":
            return self._days.button(0)
        return self._rows[name].field if name in self._rows else None

    def pull(self) -> None:
        """Show what is waited for."""
        self._pulling = True
        try:
            wanted = self._form.wanted
            for name, combo in self._combos.items():
                choice: Choice | None = getattr(wanted, name)
                if choice != combo.choice:
                    combo.set_choice(choice)
            if wanted.span is not None:
                self.range.set_span(*wanted.span)
            for day in range(len(formats.weekday_names())):
                self._days.button(day).setChecked(day in wanted.weekdays)
            self._parts.button(_PARTS.index(wanted.part) if wanted.part in _PARTS else 0).setChecked(True)
            for box, value in ((self._month, wanted.month), (self._quota, wanted.quota)):
                at = next((row for row in range(box.count()) if _value(box, row) == value), 0)
                box.setCurrentIndex(at)
            self.urgent.setChecked(wanted.urgent)
            if self.note.text() != wanted.note:
                self.note.setText(wanted.note)
        finally:
            self._pulling = False

    def tell_wrong(self) -> None:
        """Say beside each field why it could not be kept."""
        wrong = self._form.wrong
        for name, row in self._rows.items():
            row.tell(wrong.get(name, ""), Tone.DANGER)
        why = wrong.get("span", "") if self.range.span is not None else ""  # else it says so itself
        self._span_note.tell(why, Tone.DANGER)
        self._span_note.setVisible(bool(why))

    def _lay_out(self) -> None:
        gap = px(self, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 2))
        combos = [self._rows[name] for name in self._combos]
        for line in (combos[:2], combos[2:]) if has_large_text(self) else (combos,):
            column.addLayout(_beside(line, gap))
        column.addWidget(self.range)
        column.addWidget(self._span_note)
        days = Flow(px(self, 16))
        for row in (self._rows["weekdays"], self._rows["part"], Labelled("\u00a0", self.urgent, roomy=True)):
            days.addWidget(row)
        column.addLayout(days)
        last = [self._rows[name] for name in ("month", "quota", "note")]
        for line in (last[:2], last[2:]) if has_large_text(self) else (last,):
            column.addLayout(_beside(line, gap))

    def _connect(self) -> None:
        form = self._form
        acts: dict[str, Callable[[Choice | None], None]] = {
            "specialty": lambda choice: form.want(form.wanted.with_specialty(choice)),
            "doctor": form.want_doctor,
            "place": lambda choice: form.want(form.wanted.with_place(choice)),
            "service": lambda choice: form.want(replace(form.wanted, service=choice)),
        }
        for name, combo in self._combos.items():
            combo.choice_changed.connect(partial(self._chosen, combo, acts[name]))
            combo.textChanged.connect(partial(self._tell_unmatched, name, combo))
            combo.choice_changed.connect(partial(self._tell_unmatched, name, combo))
            combo.confirmed.connect(self.confirmed)
            combo.rejected.connect(self.confirmed)
        self.range.span_changed.connect(self._span_changed)
        self._days.buttonClicked.connect(self._days_changed)
        self._parts.idClicked.connect(lambda at: form.want(replace(form.wanted, part=_PARTS[at])))
        self._month.activated.connect(self._month_chosen)
        self._quota.activated.connect(
            lambda at: form.want(replace(form.wanted, quota=str(_value(self._quota, at) or "")))
        )
        self.urgent.toggled.connect(self._urgent_changed)
        self.note.textEdited.connect(lambda text: form.want(replace(form.wanted, note=text)))
        form.wanted_changed.connect(self.pull)

    def _combo(
        self, name: str, label: str, search: Callable[[str], Sequence[Choice]], placeholder: str = ""
    ) -> CodeCombo:
        combo = CodeCombo(label, search)
        combo.setObjectName(name)
        combo.setPlaceholderText(placeholder)
        return combo

    def _box(self, name: str, choices: Sequence[Choice]) -> ChoiceBox:
        box = ChoiceBox()
        box.setObjectName(name)
        for choice in choices:
            box.addItem(choice.text, choice)
        return box

    def _toggles(self, name: str, words: Sequence[str], *, exclusive: bool = False) -> QButtonGroup:
        group = QButtonGroup(self)
        group.setExclusive(exclusive)
        for number, text in enumerate(words):
            button = QPushButton(text)
            button.setObjectName(f"{name}_{number}")
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            group.addButton(button, number)
        return group

    def _chosen(self, combo: CodeCombo, take: Callable[[Choice | None], None]) -> None:
        if not self._pulling:
            take(combo.choice)

    def _tell_unmatched(self, name: str, combo: CodeCombo, *_: object) -> None:
        self._form.set_unmatched(name, combo.text().strip() if combo.unresolved else "")

    def _span_changed(self) -> None:
        if not self._pulling:
            self._form.want(replace(self._form.wanted, span=self.range.span))

    def _days_changed(self) -> None:
        chosen = frozenset(self._days.id(button) for button in self._days.buttons() if button.isChecked())
        self._form.want(replace(self._form.wanted, weekdays=chosen))

    def _month_chosen(self, at: int) -> None:
        self._form.want_month(cast("Choice", self._month.itemData(at)))

    def _urgent_changed(self, urgent: bool) -> None:  # noqa: FBT001  (Qt's signal)
        if not self._pulling:
            self._form.want(replace(self._form.wanted, urgent=urgent))


def _value(box: ChoiceBox, row: int) -> object:
    return cast("Choice", box.itemData(row)).value


def _group(buttons: QButtonGroup) -> QWidget:
    group = QWidget()
    line = Flow(4, group)
    for button in buttons.buttons():
        line.addWidget(button)
    group.setFocusProxy(buttons.button(0))
    return group


def _beside(rows: Sequence[QWidget], gap: int) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(gap)
    for row in rows:
        line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
    return line
