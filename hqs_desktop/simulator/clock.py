"""The simulated gateway's time: runs like this computer's, from any start, and can be moved."""

from datetime import UTC, datetime, timedelta


class WorldClock:
    """Aware UTC time that starts at ``now`` and runs on."""

    def __init__(self, now: datetime) -> None:
        self._ahead = now - datetime.now(UTC)

    def now(self) -> datetime:
        """The simulated instant."""
        return datetime.now(UTC) + self._ahead

    def advance(self, by: timedelta) -> None:
        """Move the time on, e.g. to let tokens expire."""
        self._ahead += by
