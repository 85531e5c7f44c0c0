"""Everything that the screens work with once the gateway client and the journal stand."""

from dataclasses import dataclass

from hqs_desktop.desk.bookings import DeskList
from hqs_desktop.desk.cancel import Cancel
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.find import FindSlots
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.track import Track
from hqs_desktop.desk.watching import Watch
from hqs_desktop.desk.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class Session:
    """The ready use cases over one gateway client and one journal, which it closes."""

    gateway: Gateway
    journal: Journal
    clock: Clock
    writer: Writer
    find: FindSlots
    cancel: Cancel
    track: Track
    watch: Watch
    desk: DeskList
    directory: Directory

    @classmethod
    def over(cls, gateway: Gateway, journal: Journal, clock: Clock) -> "Session":
        """Build the use cases. Call ``writer.resolve_pending()`` before the first booking."""
        writer = Writer(gateway, journal, clock)
        return cls(
            gateway=gateway,
            journal=journal,
            clock=clock,
            writer=writer,
            find=FindSlots(gateway, journal, clock),
            cancel=Cancel(writer, clock),
            track=Track(gateway, journal),
            watch=Watch(gateway, journal, clock),
            desk=DeskList(journal, clock),
            directory=Directory(journal),
        )

    async def close(self) -> None:
        """End the writes first (what they still learn must be recorded), then the connections, then the journal."""
        try:
            await self.writer.aclose()
        finally:
            try:
                await self.gateway.aclose()
            finally:
                await self.journal.close()
