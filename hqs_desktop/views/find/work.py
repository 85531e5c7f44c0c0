"""The book screen beside its criteria: days and slots, what must be told, and the booking panel."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from hqs_desktop.core.model import Slot
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.find.commands import FIRST_FREE, REMIND, SAVED
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.basket.basket import BasketButton
from hqs_desktop.views.book.panel import BookPanelView
from hqs_desktop.views.find.aloud import AloudDialog
from hqs_desktop.views.find.criteria import CriteriaBar
from hqs_desktop.views.find.days import DayStrip
from hqs_desktop.views.find.filters import FilterColumn
from hqs_desktop.views.find.new_provider import NewProviderDialog
from hqs_desktop.views.find.reminders import RemindersDialog
from hqs_desktop.views.find.rows import KeyRows, Line
from hqs_desktop.views.find.saved import SavedDialog
from hqs_desktop.views.find.slots import SlotGrid
from hqs_desktop.views.found_card import FoundCard
from hqs_desktop.views.pinboard.board import ParkedButton
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.deliberate import Guard
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.keys import number_of
from hqs_desktop.views.widgets.labels import ElidedLabel
from hqs_desktop.views.widgets.message_bar import MessageBar


class BookWork(FoundCard):
    """The card with the results. It works with the ``panel``; the screen lays out ``bars`` and panel around it."""

    def __init__(self, view_model: BookViewModel, criteria: CriteriaBar, panel: BookPanelView, parent: QWidget) -> None:
        super().__init__(view_model, panel, parent)
        self._view_model = view_model
        self._criteria = criteria
        results = view_model.results
        self.days = DayStrip(results.days)
        self.grid = SlotGrid(results.slots)
        self.filters = FilterColumn(view_model.looking, self.grid)
        self.failures = MessageBar()
        self.failures.setObjectName("failures")
        self.unreadable = MessageBar()
        self.unreadable.setObjectName("unreadable")
        self.empty = EmptyState()
        self.ways = KeyRows(self._take_way, self.empty)
        self.ways.setObjectName("ways_on")
        self.empty.put_below(self.ways)
        self.saved = KeyRows(self._search_saved, self.empty)
        self.saved.setObjectName("saved_searches")
        self.empty.put_below(self.saved)
        self._ring = BusyRing()
        self._progress = ElidedLabel(role="muted")
        self._progress.setObjectName("progress")
        self._day = ElidedLabel(role="strong")
        self._day.setObjectName("day_summary")
        self.first_free = KeyButton(FIRST_FREE.label())
        self.first_free.setObjectName("first_free")
        self.first_free.setProperty("role", "quiet")
        self.reminders = KeyButton()
        self.reminders.setObjectName("reminders")
        self.reminders.setProperty("role", "quiet")
        self.stop = KeyButton(BACK.label(self.tr("Stop")))
        self.stop.setObjectName("stop_search")
        self.stop.setProperty("role", "quiet")
        self.parked = ParkedButton(view_model.pinning, self)
        self.basket = BasketButton(view_model.basket, self)
        for button in (self.parked, self.basket):
            panel.tray.addWidget(button)
        self._lay_out()
        self._connect()
        self._phase_changed()
        self._ways_changed()
        self._saved_changed()
        self._day_changed()
        self._reminders_changed()
        self.show_hint()

    def search(self) -> None:
        """Search for what the criteria say."""
        self._view_model.search()

    def go_back(self, number: int) -> None:
        """Back to a search before the present one, 1 to the newest."""
        self._view_model.go_back(number)

    def search_saved(self, place: int) -> None:
        """Search as a kept search says."""
        self._view_model.search_saved(place)

    def see_to_saved(self) -> None:
        """Keep the present search, or see to those that are kept."""
        SavedDialog(self._view_model.saved, self).open()

    def park(self) -> None:
        """Park what is half typed, or bring back what was parked last."""
        self._view_model.pinning.park_or_return()

    def put_in(self) -> None:
        """Put slot and patient into the basket."""
        self._view_model.basket.put_in()

    def tell_not_found(self, field: str, text: str) -> None:
        """Tell that what was typed in a field of the criteria is no choice."""
        self._view_model.not_found(field, text)

    def _lay_out(self) -> None:
        gap = px(self, 8)
        head = QHBoxLayout()
        head.setSpacing(gap)
        head.addWidget(self._day, 3)
        head.addWidget(self._ring)
        head.addWidget(self._progress, 2)
        head.addWidget(self.reminders)
        head.addWidget(self.stop)
        head.addWidget(self.first_free)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 4))
        line = QHBoxLayout()
        line.setSpacing(gap)
        line.addWidget(self.days, 1)
        line.addWidget(self.filters)
        column.addLayout(line)
        column.addWidget(self.grid, 1)
        self._found = found
        self._places = QStackedWidget()
        self._places.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._places.setAccessibleName(self.tr("Results"))
        self._places.addWidget(self.empty)
        self._places.addWidget(found)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(gap, px(self, 4), gap, gap)
        inside.setSpacing(px(self, 4))
        inside.addLayout(head)
        inside.addWidget(self._places, 1)
        # Below the slots, so that nothing jumps when one appears.
        self.bars = (self.failures, self.unreadable, self.hint)

    def _connect(self) -> None:
        view_model, results = self._view_model, self._view_model.results
        results.phase_changed.connect(self._phase_changed)
        results.progress_changed.connect(self._progress_changed)
        results.failures_changed.connect(self._failures_changed)
        results.day_changed.connect(self._day_changed)
        results.states_changed.connect(self._day_changed)
        view_model.ways.changed.connect(self._ways_changed)
        view_model.saved.changed.connect(self._saved_changed)
        view_model.provider_wanted.connect(self.add_provider)
        view_model.slot_wanted.connect(self._go_to)
        self.failures.acted.connect(view_model.ask_again)
        self.stop.clicked.connect(view_model.stop)
        self.first_free.clicked.connect(self.go_to_first_free)
        self.reminders.clicked.connect(self._show_reminders)
        view_model.reminding.changed.connect(self._reminders_changed)
        view_model.reminding.taken_up.connect(self._taken_up)
        self.grid.chosen.connect(view_model.open_slot)
        self.grid.current_slot_changed.connect(view_model.panel.preview)
        self.grid.day_step_wanted.connect(results.step_day)
        self.grid.left.connect(self.days.setFocus)
        self.days.left.connect(self.focus_results)
        self.days.selectionModel().currentChanged.connect(self._day_chosen)

    def _phase_changed(self) -> None:
        results = self._view_model.results
        shown = results.found > 0 and not results.hides_all
        focused = self.window().focusWidget() or self
        waiting = self._places.hasFocus() or self.empty.isAncestorOf(focused)
        waiting = waiting or (not shown and self._found.isAncestorOf(focused))
        self._places.setCurrentWidget(self._found if shown else self.empty)
        if waiting:
            (self.grid if shown else self._places).setFocus(Qt.FocusReason.OtherFocusReason)
        if not shown:
            self._show_empty(results.phase)
            self._saved_changed()
            if waiting:
                self.ways.focus_first()
        self.stop.setVisible(results.running)
        self.first_free.setVisible(shown and not results.running)
        self._progress_changed()
        self.show_hint()

    def _show_held_back(self) -> None:
        held = self._view_model.results.held_back
        self.empty.show_reason("eye", held.title, held.advice)
        words = GO_ON.label(self.tr("Show all"))
        button = self.empty.offer(words, self._view_model.looking.show_all, primary=True)
        if not isinstance(self.window().focusWidget(), QLineEdit):  # what is typed stays where it is typed
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_empty(self, phase: Phase) -> None:
        if self._view_model.results.hides_all:
            self._show_held_back()
            return
        match phase:
            case Phase.IDLE:
                self.empty.show_reason(
                    "calendar_search",
                    self.tr("Find a free slot"),
                    self.tr("Type two letters of a specialty and press Enter. Arrows go to a slot, Enter books it."),
                )
            case Phase.STARTING:
                self.empty.show_reason(
                    "hourglass_half",
                    self.tr("Connecting\u2026"),
                    self.tr("The search begins by itself as soon as the gateway can be asked."),
                )
            case Phase.SEARCHING:
                self.empty.show_reason("calendar_search", self.tr("Asking the doctors' schedules\u2026"), "")
            case _:
                self._show_reason()

    def _show_reason(self) -> None:
        reason = self._view_model.results.reason
        self.empty.show_reason("calendar_cancel", reason.title, reason.text)

    def _ways_changed(self) -> None:
        ways = self._view_model.ways
        lines = [
            Line(formats.digits(number), ways.words(way), ways.count_words(way), way.open)
            for number, way in enumerate(ways.ways, 1)
        ]
        self.ways.show_lines(lines)
        if self._places.hasFocus():
            self.ways.focus_first()

    def _saved_changed(self) -> None:
        """Before the first search the kept ones are offered."""
        saved = self._view_model.saved
        idle = self._view_model.results.phase is Phase.IDLE
        self.saved.show_lines(
            [
                Line(SAVED[one.place - 1].key_text, one.name, saved.span_words(one.wanted.span))
                for one in saved.searches
                if idle
            ]
        )

    def _search_saved(self, index: int) -> None:
        self._view_model.search_saved(self._view_model.saved.searches[index].place)

    def _take_way(self, index: int) -> None:
        self._view_model.take_way(self._view_model.ways.ways[index])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where nothing was found a number goes on, as soon as it is no reader's."""
        number = number_of(event)
        if number is None or not self.ways.isVisible():
            super().keyPressEvent(event)
        elif (way := self._view_model.ways.numbered(number)) is not None:
            Guard.of_application().once_quiet(self.ways, partial(self._view_model.take_way, way))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._view_model.ways.pause()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks again."""
        super().showEvent(event)
        self._view_model.ways.resume()

    def _progress_changed(self) -> None:
        results = self._view_model.results
        self._ring.set_running(results.running)
        self._progress.setText(results.progress)

    def _failures_changed(self) -> None:
        unreadable = self._view_model.results.unreadable
        if unreadable is None:
            self.unreadable.hide()
        else:
            self.unreadable.show_message(Tone.WARN, unreadable.title, unreadable.advice)
        words = self._view_model.results.failures
        if words is None:
            self.failures.hide()
        else:
            self.failures.show_message(
                Tone.WARN, words.title, words.advice, reference=words.reference, action=self.tr("Ask again")
            )

    def _day_changed(self) -> None:
        results = self._view_model.results
        day = results.day
        if day is None:
            self._day.setText("")
            return
        self._day.setText(
            self.tr("{day}: {slots}").format(
                day=formats.relative_date(day, self._view_model.criteria.today()), slots=results.summary()
            )
        )
        index = results.days.index_of(day)
        if index != self.days.currentIndex():
            self.days.setCurrentIndex(index)
        if not self.grid.currentIndex().isValid():
            self.grid.go_to(None)

    def _day_chosen(self) -> None:
        if (day := self._view_model.results.days.day_at(self.days.currentIndex())) is not None:
            self._view_model.results.show_day(day)

    def also(self) -> ProblemText | None:
        """That none of the slots can be booked now; where none is shown their place says why."""
        results = self._view_model.results
        return None if results.hides_all else results.closed

    def go_to_first_free(self) -> None:
        """Go to the first slot that can be booked."""
        slot = self._view_model.results.first_free()
        if slot is not None:
            self.grid.go_to(slot)
            self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_first_in_the_morning(self) -> None:
        """Go to the first slot before noon that can be booked."""
        if (slot := self._view_model.first_in_the_morning()) is not None:
            self._go_to(slot)

    def read_aloud(self) -> None:
        """Offer slots to be read on the telephone."""
        aloud = self._view_model.read_aloud()
        if aloud is not None:
            dialog = AloudDialog(aloud, self)
            dialog.taken.connect(self._take_up)
            dialog.open()

    def remind(self) -> None:
        """Remind of the current slot when it opens; where it needs none, show all reminders."""
        if not self._view_model.remind(self.grid.current_slot):
            self._show_reminders()

    def _show_reminders(self) -> None:
        dialog = RemindersDialog(self._view_model.reminding, self)
        dialog.taken.connect(self._view_model.take_up)
        dialog.open()

    def _reminders_changed(self) -> None:
        total = self._view_model.reminding.total
        self.reminders.setText(REMIND.label(self.tr("Reminders: {n}").format(n=formats.digits(total))))
        self.reminders.setVisible(total > 0)

    def _taken_up(self) -> None:
        """To the panel, where a slot that has opened stands ready, unless somebody types elsewhere."""
        focused = self.window().focusWidget()
        if self.isVisible() and focused is not None and self.isAncestorOf(focused):
            self.panel.focus_first()

    def _go_to(self, slot: Slot) -> None:
        self._view_model.go_to(slot)
        self.grid.go_to(slot)
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take_up(self, slot: Slot) -> None:
        self._go_to(slot)
        self._view_model.open_slot(slot)

    def focus_criteria(self, field: str) -> None:
        """Go to a field of the criteria; where there is none of that name, to the first."""
        self._criteria.focus(field)

    def focus_results(self) -> None:
        """Go to the slots, or to where they will be."""
        # While there are no slots their place holds the focus, and gives it to them or to the next step.
        found = self._places.currentWidget() is self._found
        (self.grid if found else self._places).setFocus(Qt.FocusReason.ShortcutFocusReason)
        if found and not self.grid.currentIndex().isValid():
            self.grid.go_to(None)

    def add_provider(self) -> None:
        """Ask for a doctor who is not known here."""
        NewProviderDialog(self._view_model, self).open()
