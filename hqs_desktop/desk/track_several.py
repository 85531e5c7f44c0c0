"""Track many slots, a few at a time, as background work: whoever waits for a single one goes first."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.model import Tqid
from hqs_desktop.core.urgency import background_work
from hqs_desktop.desk.problems import Problem, ProblemKind, problem_of
from hqs_desktop.desk.track import Track, TrackResult

MOST: Final = 500
_AT_ONCE: Final = 3
_GIVING_UP: Final = 3
"""After so many failures of the line in a row the others are not asked for: each would take its whole time."""
_OF_THE_LINE: Final = {
    ProblemKind.LINE,
    ProblemKind.DEADLINE,
    ProblemKind.TLS,
    ProblemKind.PROXY,
    ProblemKind.SIGN_IN,
    ProblemKind.TOKEN,
}

Answer = TrackResult | Problem


class TrackSeveral:
    """``track`` for each of many slots."""

    def __init__(self, track: Track) -> None:
        self._track = track

    async def look_up(self, tqids: Sequence[Tqid], on_answer: Callable[[Tqid, Answer], None]) -> None:
        """Tell of each slot what is known, or why nothing is, as it comes."""
        waiting = iter(tqids)
        in_a_row = 0
        dead: Problem | None = None

        async def work() -> None:
            nonlocal in_a_row, dead
            for tqid in waiting:
                if dead is not None:
                    on_answer(tqid, dead)
                    continue
                answer = await self._ask(tqid)
                failed = isinstance(answer, Problem) and answer.kind in _OF_THE_LINE
                in_a_row = in_a_row + 1 if failed else 0
                if isinstance(answer, Problem) and in_a_row >= _GIVING_UP:
                    dead = answer
                on_answer(tqid, answer)

        with background_work():
            await asyncio.gather(*(work() for _ in range(min(_AT_ONCE, len(tqids)))))

    async def _ask(self, tqid: Tqid) -> Answer:
        try:
            return await self._track.look_up_briefly(tqid)
        except HqsError as error:
            return problem_of(error)
