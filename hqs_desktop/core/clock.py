"""The computer's own clock, and how wrong it may be."""

from datetime import UTC, datetime, timedelta
from typing import Final

CLOCK_TOLERANCE: Final = timedelta(minutes=1)
"""Clocks that are less apart agree."""


class SystemClock:
    """Fulfils ``desk.ports.Clock``."""

    def now(self) -> datetime:
        """The aware UTC instant."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        import asyncio  # noqa: PLC0415  # the first window needs only the time

        await asyncio.sleep(seconds)
