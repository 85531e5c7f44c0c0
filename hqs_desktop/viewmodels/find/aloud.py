"""Three slots to read aloud, in words; they follow what was found and the clock while they are shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.model import Facility, Slot
from hqs_desktop.core.text import strip_marks
from hqs_desktop.desk.ports import Clock
from hqs_desktop.viewmodels.find.results import BookResults
from hqs_desktop.viewmodels.find.three import Merit, Proposal, three
from hqs_desktop.viewmodels.words.spoken import spoken


class Aloud(QObject):
    """The proposals of what ``results`` show. ``metres_to`` gives how far a facility is, None where nobody knows."""

    changed = Signal()

    def __init__(
        self,
        results: BookResults,
        clock: Clock,
        metres_to: Callable[[Facility], float | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._results = results
        self._clock = clock
        self._metres_to = metres_to
        self._proposals = self._made()
        results.states_changed.connect(self._follow)
        results.phase_changed.connect(self._follow)

    @property
    def slots(self) -> Sequence[Slot]:
        """What is proposed, in the order of ``lines``."""
        return [proposal.slot for proposal in self._proposals]

    @property
    def lines(self) -> Sequence[tuple[str, str]]:
        """Of each why it is proposed, and what one says."""
        now = self._clock.now()
        return [(self._why(proposal), spoken(proposal.slot, now, proposal.metres)) for proposal in self._proposals]

    @property
    def note(self) -> str:
        """What is to be known beside; empty where nothing."""
        if self._results.running:
            return self.tr("The search still runs: this may change.")
        if not self._proposals:
            return self.tr("None of the slots can be booked any more. Esc goes back to them.")
        if all(proposal.metres is None for proposal in self._proposals):
            return self.tr("How far they are is known only where one searches near a point, so none is the nearest.")
        return ""

    @property
    def text(self) -> str:
        """All lines, to be copied."""
        now = self._clock.now()
        said = (spoken(proposal.slot, now, proposal.metres) for proposal in self._proposals)
        return strip_marks("\n".join(said), keep_zwnj=True)

    def _made(self) -> Sequence[Proposal]:
        return three(self._results.bookable(), self._metres_to)

    def _follow(self) -> None:
        made = self._made()
        if made != self._proposals:
            self._proposals = made
        self.changed.emit()

    def _why(self, proposal: Proposal) -> str:
        merits = set(proposal.merits)
        if merits >= {Merit.SOONEST, Merit.NEAREST}:
            return self.tr("The soonest, and the nearest")
        return {
            Merit.SOONEST: self.tr("The soonest"),
            Merit.NEAREST: self.tr("The nearest"),
            Merit.BOTH: self.tr("The best of both"),
            Merit.OTHER_HALF: self.tr("The other half of the day"),
            Merit.OTHER_DAY: self.tr("Another day"),
        }[proposal.merits[0]]
