"""A gateway whose reads tell how a slot stood some seconds ago, as one does that reads from a copy of its data."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Appointment, Identifier, Person, Tqid
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway, line_dead

Standing = tuple[datetime, str, Person | None]


@dataclass
class LaggingGateway(FakeGateway):
    """Reads are ``lag`` late; writes are judged by the truth. ``note`` takes note of what was changed from outside."""

    clock: FakeClock = field(default_factory=FakeClock)
    lag: timedelta = timedelta(seconds=10)
    _past: dict[Tqid, list[Standing]] = field(default_factory=dict)

    def note(self) -> None:
        for tqid, world in self.slots.items():
            past = self._past.setdefault(tqid, [])
            if not past or past[-1][1:] != (world.status, world.holder):
                past.append((self.clock.now(), world.status, world.holder))

    def _seen(self, tqid: Tqid) -> tuple[str, Person | None]:
        self.note()
        past = self._past[tqid]
        _, status, holder = next((one for one in reversed(past) if one[0] <= self.clock.now() - self.lag), past[0])
        return status, holder

    async def appointment_status(self, tqid: Tqid) -> CodedText:
        async with self._call():
            self._next_read("GetAppointmentStatus")
            return CodedText(self._seen(tqid)[0], "HQS", "")

    async def appointment(self, tqid: Tqid) -> Appointment | None:
        async with self._call():
            if self.line_dead:
                raise line_dead("GetAppointmentByTQID")
            holder, slot = self._seen(tqid)[1], self.slots[tqid].slot
            if holder is None:
                return None
            return Appointment(tqid, holder, slot.provider, slot.facility, slot.start, slot.duration)

    def _book(self, tqid: Tqid, person: Person) -> bool:
        self.note()
        return super()._book(tqid, person)

    def _free(self, tqid: Tqid, person_id: Identifier) -> bool:
        self.note()
        return super()._free(tqid, person_id)
