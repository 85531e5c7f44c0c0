"""Patients' data of visits long past is deleted, once a day; the record of what was done stays."""

import logging
from datetime import timedelta
from typing import Final

from hqs_desktop.core.audit import Act
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.ports import Clock, Journal

LOOK_EVERY: Final = timedelta(days=1)

_log = logging.getLogger(__name__)


class Forgetting:
    """``keep_days`` is how many days after the visit the journal keeps whose it was; 0 stands for ever."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._scope = TaskScope(_report)
        self.keep_days = 0
        """As it is set when it is looked."""

    def start(self) -> None:
        """Look now and every day. To be called once."""
        self._scope.start(self._daily(), name="forget")

    async def aclose(self) -> None:
        """Stop."""
        await self._scope.aclose()

    async def look(self) -> int:
        """Delete what is older than it may be; gives how many records lost their patient. Raises ``JournalError``."""
        if not self.keep_days:
            return 0
        today = shamsi_of(self._clock.now())
        count = await self._journal.forgetting.forget(day_start(today.add_days(-self.keep_days)))
        if count:
            await self._journal.audit.record(Act.BLANKED, operator="", at=self._clock.now(), detail=str(count))
        return count

    async def _daily(self) -> None:
        while True:
            try:
                await self.look()
            except JournalError as error:  # the journal tells by itself; tomorrow is another day
                _log.warning("could not delete old data: %s", type(error).__name__)
            await self._clock.sleep(LOOK_EVERY.total_seconds())


def _report(error: BaseException) -> None:
    _log.error("while forgetting", exc_info=error)
