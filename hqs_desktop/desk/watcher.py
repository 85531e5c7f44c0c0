"""Checks the bookings that stand from time to time, whichever screen is open."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.events import CheckBegan, CheckEnded, CheckWent, Event
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.problems import problem_of
from hqs_desktop.desk.watching import Course, Progress, Watch, WatchReport

if TYPE_CHECKING:
    import asyncio

CHECK_EVERY = 1800.0
"""Seconds between two checks that nobody asked for."""

_TOLD_EVERY = timedelta(seconds=0.25)
"""How often it is told how far a check is."""

_log = logging.getLogger(__name__)


class Watcher:
    """Runs ``Watch`` at once, then every half an hour, and when it is asked to; one check at a time.

    ``publish`` is told when a check begins, how far it is, and how it ended.
    """

    def __init__(self, watch: Watch, clock: Clock, publish: Callable[[Event], None]) -> None:
        self._watch = watch
        self._clock = clock
        self._publish = publish
        self._scope = TaskScope(_report)
        self._check: asyncio.Task[None] | None = None
        self._report: WatchReport | None = None
        self._course: Course | None = None
        self._progress: Progress | None = None
        self._asked = False

    @property
    def checking(self) -> bool:
        """Whether the gateway is being asked now."""
        return self._check is not None

    @property
    def report(self) -> WatchReport | None:
        """What the last check found; None before the first."""
        return self._report

    @property
    def asked(self) -> bool:
        """Whether somebody waits for the check that runs; one that began by itself may be waited for later."""
        return self.checking and self._asked

    @property
    def progress(self) -> Progress | None:
        """How far the check is; None where none runs, or it has not begun to ask."""
        return self._progress

    @property
    def stopping(self) -> bool:
        """Whether the check that runs only waits for the calls under way."""
        return self._course is not None and self._course.stopped

    def start(self) -> None:
        """Begin. To be called once."""
        self._scope.start(self._now_and_then(), name="check now and then")

    def check(self) -> None:
        """Check now, for somebody who waits for it; where one runs already, that one."""
        self._asked = True
        if self._check is None:
            self._begin()
        else:
            self._publish(CheckWent())

    def stop(self) -> None:
        """End the check that runs early; what it has learnt stays."""
        if self._course is not None:
            self._course.stop()
            self._publish(CheckWent())

    async def aclose(self) -> None:
        """Stop."""
        await self._scope.aclose()

    def _begin(self) -> None:
        self._check = self._scope.start(self._run(), name="check the bookings")

    async def _now_and_then(self) -> None:
        while True:
            if self._check is None:
                self._begin()
            await self._clock.sleep(CHECK_EVERY)

    async def _run(self) -> None:
        self._course = Course(self._clock, self._went)
        self._publish(CheckBegan())
        ended = CheckEnded(None, None)
        try:
            self._report = await self._watch.check(self._course)
            ended = CheckEnded(self._report, self._report.problem)
        except HqsError as error:
            ended = CheckEnded(None, problem_of(error))
        finally:
            self._check = self._course = self._progress = None
            self._asked = False
            self._publish(ended)

    def _went(self, progress: Progress) -> None:
        told = self._progress
        if told is None or progress.done == progress.total or progress.at - told.at >= _TOLD_EVERY:
            self._progress = progress
            self._publish(CheckWent())


def _report(error: BaseException) -> None:
    # The class only: a text from below might hold a patient's data.
    _log.error("a check of the bookings met %s", type(error).__name__)
