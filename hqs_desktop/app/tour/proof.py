"""Whether anybody is lost: what the journal says of the worklist, and the gateway's ledger of the bookings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState
from hqs_desktop.core.worklist import Task, TaskFilter

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session
    from hqs_desktop.simulator.ledger import Execution

Pair = tuple[str, str]
"""A slot's TQID, and whose it is."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the journal says: who lost a slot, who has one, and the ``faults`` in that; none, if nobody is lost."""

    lost: Sequence[Pair]
    standing: Sequence[Pair]
    tasks: Sequence[Task]
    faults: Sequence[str]

    @property
    def summary(self) -> str:
        """How many are at what."""
        states = Counter(str(task.close_reason) if task.close_reason else f"open, {task.step}" for task in self.tasks)
        said = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
        return f"{len(self.lost)} lost a slot, {len(self.standing)} have one; tasks: {said}"


async def prove(session: "Session") -> Proof:
    """Ask the journal. Raises ``JournalError``."""
    tasks = session.journal.tasks
    open_tasks = (await tasks.tasks(TaskFilter())).tasks
    closed = (await tasks.tasks(TaskFilter(closed=True))).tasks
    lost = await session.journal.bookings(BookingFilter(states=frozenset({BookingState.WITHDRAWN})))
    standing = await session.journal.bookings(BookingFilter(states=frozenset({BookingState.BOOKED})))
    both = [*open_tasks, *closed]
    return Proof([*map(_pair, lost)], [*map(_pair, standing)], both, [*_faults(both, lost, standing)])


def compare_with_ledger(proof: Proof, executions: "Sequence[Execution]") -> Iterator[str]:
    """What the gateway executed otherwise than the journal has it."""
    done = Counter((one.tqid.key, one.person_id.id) for one in executions if one.operation == "SetAppointment")
    wanted = Counter([*proof.lost, *proof.standing])
    for pair in (done - wanted) + (wanted - done):
        yield f"the gateway executed {done[pair]} bookings of {pair[0]}, the journal has {wanted[pair]}"


def _faults(tasks: Sequence[Task], lost: Sequence[Booking], standing: Sequence[Booking]) -> Iterator[str]:
    for task in tasks:
        if task.open and not task.owned:
            yield f"task {task.id} is nobody's"
    by_booking = {task.booking_id: task for task in tasks}
    has = {booking.id for booking in standing}
    for booking in lost:
        found = by_booking.get(booking.id)
        if found is None:
            yield f"booking {booking.id} was lost, and nobody is told to call"
        elif found.rebooked_id is not None and found.rebooked_id not in has:
            yield f"booking {booking.id} is said to be rebooked, but is not"
    for person, count in Counter(booking.person.identifier.id for booking in standing).items():
        if count > 1:
            yield f"a patient ({person[-2:]}) has {count} bookings"


def _pair(booking: Booking) -> Pair:
    return booking.tqid.key, booking.person.identifier.id
