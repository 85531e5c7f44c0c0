"""A desk with nothing faked but the time: real client, sockets and journal, the simulator's faults and ledger."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from hqs_desktop.codes.known import CancelReason
from hqs_desktop.codes.systems import HQS
from hqs_desktop.core.bookings import BookingState, Intent
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest, Identifier, Person, Slot
from hqs_desktop.desk.holds import Centre
from hqs_desktop.desk.session import Session
from hqs_desktop.desk.writing.writer import Outcome, Unknown, WriteEvent
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import Environment, GatewayConfig
from hqs_desktop.journal.store import SqlJournal
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.ledger import Execution
from hqs_desktop.simulator.server import SimulatorServer
from tests.desk.bench_desk import first_outcome

KEY = "0" * 64
PATIENT_CANNOT_COME = CodedText(CancelReason.PATIENT_CANNOT_COME.value, HQS, "")


def patient(national_code: str = "0012345679") -> Person:
    issuer = "National_Org_Civil_Reg"
    return Person(Identifier(national_code, issuer, issuer, "National_Code"), first_name="Sample", last_name="Patient")


class QuickClock:
    """The computer's clock, on which waits last a hundredth of their time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / 100)


class DemoSecrets:
    def client_secret(self) -> str:
        return credentials.CLIENT_SECRET

    def password(self) -> str:
        return credentials.PASSWORD


@dataclass
class Room:
    """An app on a journal file, beside a running simulator. ``async with`` starts and closes the app."""

    server: SimulatorServer
    file: Path
    events: list[WriteEvent] = field(default_factory=list)
    others: Centre | None = None

    async def __aenter__(self) -> Self:
        self.slot: Slot = self.server.world.bookable()[-1]
        self.clock = QuickClock()
        self._app = AsyncExitStack()
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._app.aclose()

    async def start(self) -> None:
        """As after a start of the program."""
        journal = await SqlJournal.open(self.file, KEY, clock=self.clock, desk="desk")
        self.gateway = GatewayClient(
            GatewayConfig(
                environment=Environment.DEMO,
                client_id=credentials.CLIENT_ID,
                username=credentials.USERNAME,
                pid=credentials.PID,
                system_id=credentials.SYSTEM_ID,
                facility_id=credentials.FACILITY_ID,
                api_base=self.server.base_url,
                referral_base=self.server.base_url,
            ),
            DemoSecrets(),
        )
        self.session = Session.over(self.gateway, journal, self.clock, others=self.others)
        self._app.push_async_callback(self.session.close)
        self.session.writer.subscribe(self.events.append)
        self.session.holds.start()
        await self.session.writer.resolve_pending()
        await self.session.mover.begin()

    async def stop(self) -> None:
        """End at once what runs: nothing open is resolved."""
        await self.session.mover.aclose()
        await self.session.writer.aclose(timeout_seconds=0)
        await self._app.aclose()
        self._app = AsyncExitStack()

    async def book(self, person: Person | None = None, slot: Slot | None = None) -> Outcome:
        request = BookingRequest(slot or self.slot, person or patient())
        writer = self.session.writer
        return await first_outcome(writer, request, lambda: writer.book(request, operator="operator"))

    async def cancel(self) -> Outcome:
        booking = await self.session.journal.booking(self.slot.tqid)
        assert booking is not None
        return await first_outcome(
            self.session.writer,
            booking,
            lambda: self.session.cancel.cancel(booking, PATIENT_CANNOT_COME, "operator"),
        )

    async def end_of(self, outcome: Outcome) -> Outcome:
        """What an unknown outcome turns out to be."""
        if not isinstance(outcome, Unknown):
            return outcome
        async with asyncio.timeout(20):
            while isinstance(ended := self._last(outcome.intent), Unknown):  # noqa: ASYNC110  (threads, sockets)
                await asyncio.sleep(0.005)
        return ended

    def _last(self, intent: Intent) -> Outcome:
        wanted = intent.kind, intent.request
        return [event.outcome for event in self.events if (event.kind, event.request) == wanted][-1]

    def executed(self, operation: str) -> list[Execution]:
        return list(self.server.ledger.of(operation, self.slot.tqid))

    def posts(self, operation: str) -> int:
        return self.server.ledger.calls.get(operation, 0)

    async def listed(self) -> list[BookingState]:
        found = await self.session.desk.bookings()
        return [booking.state for booking in reversed(found) if booking.tqid == self.slot.tqid]

    async def open_intents(self) -> int:
        return len(await self.session.journal.live_intents())
