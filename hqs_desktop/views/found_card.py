"""What screens show alike that find slots and have them booked in a panel beside them."""

from PySide6.QtWidgets import QFrame, QWidget

from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.booking_host import BookingHost
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.book.panel import BookPanelView
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.widgets.message_bar import MessageBar


class FoundCard(QFrame):
    """The card with what was found. It works with the ``panel``; ``hint`` says why the last key did nothing.

    A screen's own class shows slots and says where its criteria are; its constructor ends with ``show_hint``.
    """

    def __init__(self, host: BookingHost, panel: BookPanelView, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = host
        self.panel = panel
        self.setProperty("role", "card")
        self.hint = MessageBar()
        self.hint.setObjectName("hint")
        for changed in (host.hint_changed, host.problem_changed, host.panel.problem_changed):
            changed.connect(self.show_hint)
        host.results.states_changed.connect(self.show_hint)
        host.focus_requested.connect(self._focus)
        panel.cancel_wanted.connect(self._ask_cancel)

    def focus_first(self) -> None:
        """Where the next key belongs: in the panel while it works, at the results where there are, else on top."""
        self._host.come()
        if self._host.panel.step is not Step.CHOOSING:
            self.panel.focus_first()
        elif self._host.results.any_shown:
            self.focus_results()
        else:
            self.focus_criteria("")

    def back(self) -> None:
        """What Esc does: a step back; at the results it leads to the criteria."""
        if not self._host.back():
            self.hint.hide()
            self.focus_criteria("")

    def focus_results(self) -> None:
        """Go to the slots, or to where they will be."""
        raise NotImplementedError

    def focus_criteria(self, field: str) -> None:
        """Go to a field of the criteria; where there is none of that name, to the first."""
        raise NotImplementedError

    def also(self) -> ProblemText | None:
        """What else is to be told, where neither a key nor a call failed."""
        return None

    def show_hint(self) -> None:
        """Show why the last key did nothing, else what failed, else what must be known."""
        failed = self._host.problem or self._host.panel.problem
        words = self._host.hint or failed or self.also()
        if words is None:
            self.hint.hide()
        else:
            tone = self._host.hint_tone if self._host.hint else Tone.DANGER if failed else Tone.WARN
            self.hint.show_message(tone, words.title, words.advice, reference=words.reference)

    def _ask_cancel(self) -> None:
        cancellation = self._host.cancellation()
        if cancellation is not None:
            dialog = CancelDialog(cancellation, self)
            dialog.finished.connect(self.focus_first)
            dialog.open()

    def _focus(self, place: str) -> None:
        match place:
            case "results":
                self.focus_results()
            case "panel":
                self.panel.focus_first()
            case _:
                self.focus_criteria(place)
