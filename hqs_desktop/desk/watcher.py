"""Checks the bookings that stand from time to time, whichever screen is open."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.events import CheckBegan, CheckEnded, Event
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.problems import problem_of
from hqs_desktop.desk.watching import Watch, WatchReport

if TYPE_CHECKING:
    import asyncio

CHECK_EVERY = 1800.0
"""Seconds between two checks that nobody asked for."""

_log = logging.getLogger(__name__)


class Watcher:
    """Runs ``Watch`` at once, then every half an hour, and when it is asked to; one check at a time.

    ``publish`` is told when a check begins and how it ended.
    """

    def __init__(self, watch: Watch, clock: Clock, publish: Callable[[Event], None]) -> None:
        self._watch = watch
        self._clock = clock
        self._publish = publish
        self._scope = TaskScope(_report)
        self._check: asyncio.Task[None] | None = None
        self._report: WatchReport | None = None

    @property
    def checking(self) -> bool:
        """Whether the gateway is being asked now."""
        return self._check is not None

    @property
    def report(self) -> WatchReport | None:
        """What the last check found; None before the first."""
        return self._report

    def start(self) -> None:
        """Begin. To be called once."""
        self._scope.start(self._now_and_then(), name="check now and then")

    def check(self) -> None:
        """Check now, unless one runs."""
        if self._check is None:
            self._check = self._scope.start(self._run(), name="check the bookings")

    async def aclose(self) -> None:
        """Stop."""
        await self._scope.aclose()

    async def _now_and_then(self) -> None:
        while True:
            self.check()
            await self._clock.sleep(CHECK_EVERY)

    async def _run(self) -> None:
        self._publish(CheckBegan())
        ended = CheckEnded(None, None)
        try:
            self._report = await self._watch.check()
            ended = CheckEnded(self._report, self._report.problem)
        except HqsError as error:
            ended = CheckEnded(None, problem_of(error))
        finally:
            self._check = None
            self._publish(ended)


def _report(error: BaseException) -> None:
    # The class only: a text from below might hold a patient's data.
    _log.error("a check of the bookings met %s", type(error).__name__)
