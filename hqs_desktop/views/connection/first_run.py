"""The first run's dialog: demo or connection, the form, the check. Open it with ``open()`` and await ``finished``."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.viewmodels.connection.first_run import Ending, FirstRunViewModel, Page, StepState
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.connection.form import FormPage
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.dialog import room_of
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import ToneIcon
from hqs_desktop.views.widgets.scrolled import Scrolled
from hqs_desktop.views.widgets.tab_order import focus_next


class ChoicePage(QWidget):
    """Demo now, or connect to the gateway."""

    def __init__(self, view_model: FirstRunViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("choice_page")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, 12))
        self.gateway = self._card(
            "choose_gateway",
            "plug_disconnected",
            self.tr("Connect to the gateway"),
            self.tr("You need the client id, user, pid and facility id that your centre was given."),
            self.tr("Connect\u2026"),
        )
        self.demo = self._card(
            "choose_demo",
            "hat_graduation",
            self.tr("Try it on the built-in gateway"),
            self.tr("Invented doctors and patients, nothing leaves this computer. For learning and trying."),
            self.tr("Start the demo"),
        )
        self._column.addStretch(1)
        self.gateway.clicked.connect(view_model.choose_gateway)
        self.demo.clicked.connect(view_model.choose_demo)

    def _card(self, name: str, icon_name: str, title: str, text: str, action: str) -> QPushButton:
        card = QFrame(self)
        card.setProperty("role", "card")
        picture = ToneIcon(32, card)
        picture.show_icon(icon_name, Tone.INFO)
        heading, words = PlainLabel(title, card, role="title"), PlainLabel(text, card, role="muted", wrap=True)
        button = QPushButton(action, card)
        button.setObjectName(name)
        button.setAccessibleDescription(text)
        column = QVBoxLayout()
        column.setSpacing(px(self, 4))
        column.addWidget(heading)
        column.addWidget(words)
        row = QHBoxLayout(card)
        row.setContentsMargins(px(self, 16), px(self, 16), px(self, 16), px(self, 16))
        row.setSpacing(px(self, 16))
        row.addWidget(picture)
        row.addLayout(column, 1)
        row.addWidget(button)
        self._column.addWidget(card)
        return button


class CheckPage(QWidget):
    """The steps of the check and, where one failed, why and what to do."""

    def __init__(self, view_model: FirstRunViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("check_page")
        self._view_model = view_model
        self._steps = QVBoxLayout()
        self._steps.setSpacing(px(self, 8))
        self._ring = BusyRing(self, size=20)
        self._ring.setAccessibleName(self.tr("The connection is being checked."))
        self._bar = MessageBar(self, dismissible=False)
        self._bar.setObjectName("failure")
        self._clock = MessageBar(self, dismissible=False)
        self._clock.setObjectName("clock")

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 16))
        column.addLayout(self._steps)
        column.addWidget(self._bar)
        column.addWidget(self._clock)
        column.addWidget(self._ring)
        column.addStretch(1)

    def show_state(self) -> None:
        """Show what the view-model says."""
        self._ring.set_running(self._view_model.busy)
        self._show_steps()
        failure = self._view_model.failure
        self._bar.hide()
        if failure is not None:
            words = "\n".join(line for line in (failure.cause, failure.action) if line)
            self._bar.show_message(Tone.DANGER, failure.title, words, reference=failure.reference)
        elif self._view_model.passed:
            self._bar.show_message(Tone.SUCCESS, self.tr("The connection works."))
        self._clock.hide()
        if (warning := self._view_model.clock_warning) is not None:
            self._clock.show_message(Tone.WARN, warning.title, f"{warning.cause}\n{warning.action}")

    def _show_steps(self) -> None:
        while (item := self._steps.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        looks = {
            StepState.PASSED: ("checkmark_circle", Tone.SUCCESS, self.tr("passed")),
            StepState.FAILED: ("error_circle", Tone.DANGER, self.tr("failed")),
            StepState.NOT_REACHED: ("clock", Tone.NEUTRAL, self.tr("not checked yet")),
        }
        for step in self._view_model.steps:
            icon_name, tone, word = looks[step.state]
            line = QWidget(self)
            picture, text, state = ToneIcon(20, line), PlainLabel(step.text, line), PlainLabel(word, line, role="muted")
            picture.show_icon(icon_name, tone)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(px(self, 8))
            row.addWidget(picture)
            row.addWidget(text, 1)
            row.addWidget(state)
            self._steps.addWidget(line)


class FirstRunDialog(QDialog):
    """Three pages over one view-model. Esc goes back a page; on the first one it ends without a change."""

    def __init__(self, view_model: FirstRunViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_run")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Connection to the gateway"))
        self.setModal(True)
        self._view_model = view_model

        self._title, self._subtitle = (
            PlainLabel(parent=self, role="big"),
            PlainLabel(parent=self, role="muted", wrap=True),
        )
        self._pages = QStackedWidget(self)
        self._choice = ChoicePage(view_model, self)
        self._form = FormPage(view_model, self)
        self._check = CheckPage(view_model, self)
        self._places: dict[Page, QWidget] = {
            Page.CHOICE: Scrolled(self._choice),
            Page.FORM: self._form,
            Page.CHECK: Scrolled(self._check),
        }
        for place in self._places.values():
            self._pages.addWidget(place)

        self._cancel = self._button("cancel", self.tr("Cancel"), view_model.cancel)
        self._back = self._button("back", self.tr("Back"), view_model.back)
        self._again = self._button("again", self.tr("Check again"), view_model.check)
        self._anyway = self._button("save_anyway", self.tr("Save without a check"), view_model.save)
        self._next = self._button("next", self.tr("Check the connection"), self._go_on, primary=True)
        self._save = self._button("save", self.tr("Save and start"), view_model.save, primary=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, 8))
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        for button in (self._back, self._anyway, self._again, self._next, self._save):
            buttons.addWidget(button)

        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 24), px(self, 20), px(self, 24), px(self, 16))
        column.setSpacing(px(self, 12))
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)
        room = room_of(self)
        self.resize(min(px(self, 680), room.width()), min(px(self, 640), room.height()))

        view_model.page_changed.connect(self._show_page)
        for signal in (view_model.busy_changed, view_model.report_changed, view_model.problem_changed):
            signal.connect(self._show_state)
        view_model.ended.connect(self._end)
        self._show_page()

    def reject(self) -> None:
        """Esc: back a page, where there is one."""
        at_start = self._view_model.page is (Page.CHOICE if self._view_model.first else Page.FORM)
        if at_start:
            self._view_model.cancel()
        else:
            self._view_model.back()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  (Qt's signature)
        """Tab goes as one reads."""
        return focus_next(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own close button ends it on any page."""
        self._view_model.cancel()
        event.accept()

    def _button(self, name: str, text: str, action: Callable[[], None], *, primary: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(action)
        return button

    def _go_on(self) -> None:
        self._view_model.go_on()
        if self._view_model.page is Page.FORM:
            self._form.focus_first()

    def _show_page(self) -> None:
        page = self._view_model.page
        kept = self.tr("Secret and password are kept in this computer's vault, never in a file.")
        title, subtitle = {
            Page.CHOICE: (
                self.tr("Welcome"),
                self.tr("How do you want to work? This can be changed later in the menu."),
            ),
            Page.FORM: (
                self.tr("Connection to the gateway"),
                kept if self._view_model.lasting else "",  # else the form itself says what becomes of them
            ),
            Page.CHECK: (
                self.tr("Check of the connection"),
                self.tr("Signs in and reads something harmless. Nothing is booked or changed."),
            ),
        }[page]
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._pages.setCurrentWidget(self._places[page])
        self._show_state()
        if page is Page.CHOICE:
            self._choice.gateway.setFocus()
        elif page is Page.FORM:
            self._form.show_state()
            self._form.focus_first()

    def _show_state(self) -> None:
        page, busy, passed = self._view_model.page, self._view_model.busy, self._view_model.passed
        on_check = page is Page.CHECK
        self._back.setVisible(on_check or (page is Page.FORM and self._view_model.first))
        self._next.setVisible(page is Page.FORM)
        self._again.setVisible(on_check and not passed)
        self._anyway.setVisible(on_check and not passed)
        self._save.setVisible(on_check and passed)
        for button in (self._again, self._anyway, self._save):
            button.setEnabled(not busy)
        self._check.show_state()
        default = self._next if page is Page.FORM else self._save if passed else self._again
        default.setDefault(page is not Page.CHOICE)
        if on_check and not busy:
            default.setFocus()

    def _end(self) -> None:
        cancelled = self._view_model.ending is Ending.CANCELLED
        self.done(QDialog.DialogCode.Rejected if cancelled else QDialog.DialogCode.Accepted)
