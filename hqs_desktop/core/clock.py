"""The computer's own clock."""

import asyncio
from datetime import UTC, datetime


class SystemClock:
    """Fulfils ``desk.ports.Clock``."""

    def now(self) -> datetime:
        """The aware UTC instant."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
