"""The computer's own clock."""

from datetime import UTC, datetime


class SystemClock:
    """Fulfils ``desk.ports.Clock``."""

    def now(self) -> datetime:
        """The aware UTC instant."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        import asyncio  # noqa: PLC0415  # the first window needs only the time

        await asyncio.sleep(seconds)
