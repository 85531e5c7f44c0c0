"""Book a slot for a patient."""

import asyncio
import logging
from dataclasses import replace

from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.desk.find import FindSlots
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.writer import NotSent, Outcome, Refused, Writer

_log = logging.getLogger(__name__)

ALTERNATIVES_SECONDS = 8.0
"""How long a refusal waits for the nearest free slots."""


class Book:
    """Operation 4, through the writer."""

    def __init__(self, writer: Writer, find: FindSlots, clock: Clock) -> None:
        self._writer = writer
        self._find = find
        self._clock = clock

    async def book(self, request: BookingRequest, operator: str) -> Outcome:
        """Book. ``NotSent`` with WINDOW_CLOSED outside the slot's booking window: nothing is written down then.

        A slot taken or withdrawn meanwhile comes back as ``Refused`` with the nearest free ones. Never raises.
        """
        if not request.slot.bookable_at(self._clock.now()):
            return NotSent(Problem(ProblemKind.WINDOW_CLOSED))
        outcome = await self._writer.book(request, operator=operator)
        if not isinstance(outcome, Refused) or not outcome.needs_another_slot:
            return outcome
        try:
            async with asyncio.timeout(ALTERNATIVES_SECONDS):
                return replace(outcome, alternatives=await self._find.nearest_free(request.slot))
        except (HqsError, TimeoutError):
            return outcome
        except Exception as error:  # noqa: BLE001  (a defect here must not cost the outcome)
            # The class only: a text from below might hold a patient's data.
            _log.error("seeking other slots met %s", type(error).__name__)
            return outcome
