"""Pages of the booking panel: before a slot is taken up, the read-back, and whatever is not as it should be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.core.model import Slot
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book import words
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.known import KnownPatient
from hqs_desktop.viewmodels.book.panel import BookPanel
from hqs_desktop.viewmodels.booking_host import BookingHost
from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.facts import FactsView
from hqs_desktop.views.widgets.key_button import ElidedButton
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import NoteLine


class Preview(QWidget):
    """The facts of the slot under the cursor, and the keys."""

    def __init__(self, host: BookingHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = host.panel
        self._rows = FactsView()
        self._invitation = PlainLabel(host.invitation(), wrap=True)
        self._invitation.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        column.addWidget(self._invitation)
        column.addWidget(self._rows)
        column.addStretch(1)
        column.addWidget(self._keys(host.at_slots))
        self.pull()

    def pull(self) -> None:
        """Show the slot."""
        self._invitation.setVisible(self._panel.slot is None)
        self._rows.show_facts(self._panel.slot_rows())

    def _keys(self, commands: Sequence[Command]) -> QWidget:
        keys = QWidget()
        grid = QGridLayout(keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(self, 4))
        grid.setHorizontalSpacing(px(self, 8))
        grid.setColumnStretch(1, 1)
        for row, command in enumerate(commands):
            cap = PlainLabel(command.key_text, role="key")
            cap.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(ElidedLabel(command.words(), role="muted"), row, 1)
        return keys


class ReadBack(QWidget):
    """What is read to the patient before the booking; ``warned`` is what was told to speak against it."""

    def __init__(self, panel: BookPanel, known: KnownPatient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._known = known
        self.warned: Sequence[str] = ()
        self._patient = PlainLabel(role="title", wrap=True)
        self._patient.setObjectName("read_back_patient")
        self._sentence = PlainLabel(wrap=True)
        self._sentence.setObjectName("read_back")
        self._instructions = PlainLabel(role="strong", wrap=True)
        self._instructions.setObjectName("read_back_instructions")
        self._move = PlainLabel(wrap=True)
        self._move.setObjectName("read_back_move")
        panel.move.changed.connect(self._show_move)
        self._rows = FactsView()
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(px(self, 4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        column.addWidget(PlainLabel(self.tr("Read back to the patient"), role="label"))
        column.addWidget(self._patient)
        column.addWidget(self._sentence)
        column.addWidget(self._move)
        column.addWidget(self._instructions)
        column.addWidget(self._rows)
        column.addLayout(self._warnings)
        column.addStretch(1)

    def pull(self) -> None:
        """Show what will be booked."""
        slot = self._panel.slot
        if slot is None:
            return
        self._patient.setText(self._panel.patient())
        self._sentence.setText(words.read_back(slot))
        self._show_move()
        told = [formats.digits(text) for text in self._panel.instructions()]
        self._instructions.setText("\n".join(told))
        self._instructions.setVisible(bool(told))
        self._rows.show_facts(self._panel.draft_rows())
        while (item := self._warnings.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.warned = self._known.warnings()
        for text in (*self.warned, *self._panel.warnings()):
            note = NoteLine()
            note.tell(text, Tone.WARN)
            self._warnings.addWidget(note)

    def _show_move(self) -> None:
        """From when, and the reasons by number; the chosen one is marked."""
        move = self._panel.move
        self._move.setVisible(move.booking is not None)
        if move.booking is None:
            return
        before = self.tr("In place of {moment}, which is cancelled after. Why (a number chooses):")
        lines = [before.format(moment=words.when(move.booking.request.slot))]
        for number, reason in enumerate(move.reasons):
            sign = "\u25cf" if number == move.reason else "\u25cb"
            lines.append(f"{sign} {formats.digits(number + 1)}. {formats.quoted(reason)}")
        self._move.setText("\n".join(lines))


class Trouble(QWidget):
    """Booking, refused, not sent, or not known: what it is, and what to do."""

    def __init__(self, panel: BookPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._ring = BusyRing(size=20)
        self._words = PlainLabel(role="strong", wrap=True)
        self._bar = MessageBar(dismissible=False)
        self._bar.setObjectName("outcome")
        self._patient = PlainLabel(role="muted", wrap=True)
        self._nearest = PlainLabel(self.tr("The nearest free slots for the same patient:"), role="label", wrap=True)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(px(self, 4))
        self.alternative_buttons: list[QPushButton] = []
        self._offered: list[Slot] = []
        busy = QHBoxLayout()
        busy.setSpacing(px(self, 8))
        busy.addWidget(self._ring)
        busy.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 10))
        column.addLayout(busy)
        column.addWidget(self._bar)
        column.addWidget(self._patient)
        column.addWidget(self._nearest)
        column.addLayout(self._buttons)
        column.addStretch(1)

    def pull(self) -> None:
        """Show where the booking stands."""
        step, why = self._panel.step, self._panel.why
        waiting = {
            Step.ASKING: self.tr("Asking whether the slot is still free\u2026"),
            Step.RUNNING: self.tr("Booking\u2026"),
            Step.UNKNOWN: self.tr("The gateway is being asked. This changes by itself; don't book again."),
        }
        self._ring.set_running(step in waiting)
        self._ring.setVisible(step in waiting)
        self._words.setText(waiting.get(step, ""))
        self._words.setVisible(step in waiting)
        self._patient.setText(self.tr("Patient: {patient}").format(patient=formats.quoted(self._panel.patient())))
        tones = {Step.REFUSED: Tone.DANGER, Step.NOT_SENT: Tone.WARN, Step.UNKNOWN: Tone.WARN}
        if why is not None and step in tones:
            self._bar.show_message(tones[step], why.title, why.advice, reference=why.reference)
        else:
            self._bar.hide()
        self._offer(self._panel.alternatives if step is Step.REFUSED else ())

    def _offer(self, slots: Sequence[Slot]) -> None:
        self._nearest.setVisible(bool(slots))
        if list(slots) == self._offered:
            return  # the focus may stand on one of them
        self._offered = list(slots)
        for button in self.alternative_buttons:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.alternative_buttons = []
        for slot in slots:
            when, beside = self._panel.alternative_words(slot)
            button = ElidedButton(f"{when}\n{beside}")
            button.setObjectName("alternative")
            button.setProperty("role", "choice")
            button.setAccessibleName(f"{when}, {beside}")
            button.clicked.connect(lambda _=False, slot=slot: self._panel.take_alternative(slot))
            self._buttons.addWidget(button)
            self.alternative_buttons.append(button)
