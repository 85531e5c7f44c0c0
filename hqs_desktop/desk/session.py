"""Everything that the screens work with once the gateway client and the journal stand."""

from dataclasses import dataclass

from hqs_desktop.core.model import Identifier
from hqs_desktop.desk.audit import Audit
from hqs_desktop.desk.basket import Basket
from hqs_desktop.desk.bookings import DeskList
from hqs_desktop.desk.cancel import Cancel
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.events import Events, PatientTold
from hqs_desktop.desk.figures import ShiftFigures
from hqs_desktop.desk.find import FindSlots
from hqs_desktop.desk.forgetting import Forgetting
from hqs_desktop.desk.holds import Centre, Holds
from hqs_desktop.desk.moving.mover import Mover
from hqs_desktop.desk.operators import Operators
from hqs_desktop.desk.patients import Patients
from hqs_desktop.desk.pinboard import Pinboard
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.readings import Readings
from hqs_desktop.desk.referral import Referral
from hqs_desktop.desk.reminders import Reminders
from hqs_desktop.desk.saved import SavedSearches
from hqs_desktop.desk.still_free import StillFree
from hqs_desktop.desk.track import Track
from hqs_desktop.desk.track_several import TrackSeveral
from hqs_desktop.desk.watcher import Watcher
from hqs_desktop.desk.watching import Watch
from hqs_desktop.desk.withdrawn import Withdrawn
from hqs_desktop.desk.worklist.confirming import Confirming
from hqs_desktop.desk.worklist.days import LostDays
from hqs_desktop.desk.worklist.matcher import Matcher
from hqs_desktop.desk.worklist.waitlist import Waitlist
from hqs_desktop.desk.worklist.worklist import Worklist
from hqs_desktop.desk.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class Session:
    """The ready use cases over one gateway client and one journal, which it closes; ``events`` tells what happens.

    ``centre`` is this desk's own facility, ``point`` where the settings say that it stands (degrees, latitude first).
    """

    gateway: Gateway
    journal: Journal
    clock: Clock
    events: Events
    holds: Holds
    writer: Writer
    find: FindSlots
    still_free: StillFree
    cancel: Cancel
    mover: Mover
    track: Track
    track_several: TrackSeveral
    watcher: Watcher
    withdrawn: Withdrawn
    referral: Referral
    desk: DeskList
    worklist: Worklist
    lost_days: LostDays
    confirming: Confirming
    matcher: Matcher
    waitlist: Waitlist
    pinboard: Pinboard
    basket: Basket
    patients: Patients
    directory: Directory
    reminders: Reminders
    saved: SavedSearches
    readings: Readings
    figures: ShiftFigures
    audit: Audit
    forgetting: Forgetting
    centre: Identifier | None = None
    point: tuple[float, float] | None = None

    @classmethod
    def over(
        cls,
        gateway: Gateway,
        journal: Journal,
        clock: Clock,
        centre: Identifier | None = None,
        point: tuple[float, float] | None = None,
        *,
        others: Centre | None = None,
        operators: Operators | None = None,
    ) -> "Session":
        """Build the use cases of a desk at ``centre`` (at ``point``), ``begin`` before the first booking.

        ``others`` is the database by which it knows of the centre's other desks; None where it works by itself.
        ``operators`` are those who work here; None where nobody is told apart.
        """
        events, operators = Events(), operators or Operators()
        holds = Holds(others, clock, events.publish)
        writer = Writer(gateway, journal, clock, claims=holds, committer_of=operators.committer_of)
        writer.subscribe(events.publish)
        events.subscribe(holds.hear)
        mover = Mover(gateway, journal, clock, writer, events.publish)
        events.subscribe(mover.hear)
        audit = Audit(journal.audit, clock, operators)
        events.subscribe(audit.hear)
        directory = Directory(journal, events.publish)
        reminders = Reminders(journal, clock, events.publish)
        events.subscribe(reminders.hear)
        desk = DeskList(journal, clock, lambda booking: events.publish(PatientTold(booking)))
        worklist = Worklist(journal, clock, desk, mover, events.publish)
        events.subscribe(worklist.hear)
        confirming = Confirming(journal, clock, worklist)
        events.subscribe(confirming.hear)
        readings = Readings(journal, clock, events.publish)
        find = FindSlots(gateway, journal, clock, directory, readings)
        basket = Basket(journal, writer, clock, events.publish)
        events.subscribe(basket.hear)
        still_free = StillFree(gateway, journal, clock)
        matcher = Matcher(journal, clock, find, still_free, events.publish)
        events.subscribe(matcher.hear)
        track = Track(gateway, journal, directory)
        return cls(
            gateway=gateway,
            journal=journal,
            clock=clock,
            events=events,
            holds=holds,
            writer=writer,
            find=find,
            still_free=still_free,
            cancel=Cancel(writer, clock),
            mover=mover,
            track=track,
            track_several=TrackSeveral(track),
            watcher=Watcher(Watch(gateway, journal, clock), clock, events.publish),
            withdrawn=Withdrawn(gateway, journal, clock, events.publish, centre),
            referral=Referral(gateway, clock, directory, readings),
            desk=desk,
            worklist=worklist,
            confirming=confirming,
            lost_days=LostDays(journal, clock, find),
            matcher=matcher,
            waitlist=Waitlist(journal, clock, desk, worklist, events.publish),
            pinboard=Pinboard(journal, worklist, clock),
            basket=basket,
            patients=Patients(journal, clock, events.publish),
            directory=directory,
            reminders=reminders,
            saved=SavedSearches(journal, directory),
            readings=readings,
            figures=ShiftFigures(journal, clock, readings, operators),
            audit=audit,
            forgetting=Forgetting(journal, clock),
            centre=centre,
            point=point,
        )

    async def begin(self) -> None:
        """Take up what the last run left open, and begin to watch. Raises ``JournalError``."""
        self.holds.start()
        await self.writer.resolve_pending()
        await self.reminders.start()
        await self.mover.begin()
        await self.worklist.begin()
        await self.confirming.settle()
        await self.readings.begin()
        await self.basket.start()
        self.watcher.start()
        self.matcher.start()
        self.forgetting.start()

    async def close(self) -> None:
        """End watch and writes first (what they still learn must be recorded), then the connections and the journal."""
        try:
            self.basket.stop()
            await self.forgetting.aclose()
            await self.watcher.aclose()
            await self.matcher.aclose()
            await self.mover.aclose()
            await self.writer.aclose()
            await self.reminders.aclose()
            await self.confirming.aclose()
            await self.worklist.aclose()
            await self.readings.aclose()
            await self.basket.aclose()
            await self.holds.aclose()
            await self.audit.aclose()
        finally:
            try:
                await self.gateway.aclose()
            finally:
                await self.journal.close()
