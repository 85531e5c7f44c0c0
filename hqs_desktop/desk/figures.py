"""Figures for the shift head: what was done, counted, and how long patients wait for a slot."""

from collections.abc import Sequence
from statistics import median

from hqs_desktop.codes.systems import SPECIALTY
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.figures import Figures, Waiting
from hqs_desktop.core.operators import Right
from hqs_desktop.desk.operators import Operators
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.readings import Readings


class ShiftFigures:
    """Asks the journal, for whoever has the right to. Every method raises ``JournalError`` and ``OperatorError``."""

    def __init__(self, journal: Journal, clock: Clock, readings: Readings, operators: Operators) -> None:
        self._journal = journal
        self._clock = clock
        self._readings = readings
        self._operators = operators

    async def of(self, first: ShamsiDate, last: ShamsiDate) -> Figures:
        """The counts of these days, both included."""
        self._operators.require(Right.FIGURES)
        return await self._journal.figures.of(first, last)

    async def waiting(self) -> Sequence[Waiting]:
        """By specialty, as the gateway last said it; the longest first, then those that nobody knows."""
        self._operators.require(Right.FIGURES)
        found: list[Waiting] = []
        for code in await self._journal.figures.specialties(shamsi_of(self._clock.now())):
            read = await self._readings.third_next(CodedText(code, SPECIALTY, ""))
            if read:
                known = [one.days for one in read if one.days is not None]
                days = median(known) if known else None
                found.append(Waiting(code, days, len(read), min(one.read_at for one in read)))
        return sorted(found, key=lambda one: (one.days is None, -(one.days or 0), one.specialty))
