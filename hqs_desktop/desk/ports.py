"""What the use cases need from outside; ``gateway``, ``journal`` and ``adapters`` fulfil it, tests may fake it.

Only plain values cross here, so that importing the use cases loads neither httpx nor SQLAlchemy.
Every gateway method raises ``core.errors.GatewayError``, every journal method ``core.errors.JournalError``. A journal
method that brings an intent to another state raises ``core.errors.IllegalMoveError`` where it has ended otherwise.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from hqs_desktop.core.audit import Act, AuditEntry, AuditFilter, AuditReport
from hqs_desktop.core.basket import BasketItem
from hqs_desktop.core.bookings import (
    Booking,
    BookingFilter,
    BookingState,
    Correction,
    DirectoryEntry,
    Intent,
    IntentKind,
)
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.directory import DirectoryChange
from hqs_desktop.core.figures import Figures
from hqs_desktop.core.model import (
    Appointment,
    Area,
    BookingRequest,
    Facility,
    Identifier,
    Listed,
    Person,
    Provider,
    Quantity,
    ReferralPage,
    Slot,
    Tqid,
)
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.core.operators import Committer
from hqs_desktop.core.readings import Reading
from hqs_desktop.core.reminders import Reminder
from hqs_desktop.core.searches import SavedSearch
from hqs_desktop.desk.operators import OperatorStore
from hqs_desktop.desk.worklist.ports import Offers, Tasks


class Gateway(Protocol):
    """The ten operations and the sign-in. Times are aware; a write returns the reply's request id."""

    @property
    def clock_skew(self) -> timedelta | None:
        """How far the gateway's clock is ahead of this computer's, as of the last reply that could tell.

        Zero where they agree within a minute, None while no reply has told.
        """
        ...

    async def sign_in(self) -> None:
        """Get a token now (password grant), to prove line, TLS, client and user."""
        ...

    async def provider_schedule(
        self, *, provider: Provider, facility: Facility, start: datetime, end: datetime, service: CodedText
    ) -> Listed[Slot]:
        """Operation 1: the free slots of a provider (its specialty must be given) at a facility."""
        ...

    async def near_schedule(
        self,
        *,
        specialty: CodedText,
        start: datetime,
        end: datetime,
        service: CodedText,
        latitude: float,
        longitude: float,
        distance: Quantity,
    ) -> Listed[Slot]:
        """Operation 2: the free slots near a point."""
        ...

    async def area_schedule(
        self,
        *,
        provider: Provider,
        facility: Facility | None,
        start: datetime,
        end: datetime,
        service: CodedText,
        area: Area,
    ) -> Listed[Slot]:
        """Operation 3: the free slots of a provider in an administrative area."""
        ...

    async def set_appointment(self, request: BookingRequest, committer: Committer | None = None) -> str | None:
        """Operation 4: book a slot. A write: sent once, never retried in here.

        ``committer`` stands behind it; where nobody is given, the centre's own.
        """
        ...

    async def remove_appointment(
        self, *, person_id: Identifier, tqid: Tqid, reason: CodedText, committer: Committer | None = None
    ) -> str | None:
        """Operation 5: cancel a booking for a reason of appendix 6. A write: sent once, never retried in here."""
        ...

    async def removed_schedule(self, *, start: datetime, end: datetime, facility_id: Identifier) -> Listed[Tqid]:
        """Operation 6: the slots that providers of a facility withdrew."""
        ...

    async def appointment_status(self, tqid: Tqid) -> CodedText:
        """Operation 7: a slot's status (appendix 8)."""
        ...

    async def appointment(self, tqid: Tqid) -> Appointment | None:
        """Operation 8: a slot's booking; None where the gateway returns none."""
        ...

    async def referral_schedule(
        self, *, specialty: CodedText, insurer: CodedText | None, start: datetime, page: int, page_size: int
    ) -> ReferralPage:
        """Operation 9: one page of referral slots; ``page`` counts from 1."""
        ...

    async def referral_appointment(self, tqid: Tqid) -> Listed[Appointment]:
        """Operation 10: a slot's referral booking(s), for level-one centres."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""
        ...


class Journal(Protocol):
    """What this desk did and means to do, perhaps beside other desks.

    A method returns once its transaction is committed to disk.
    """

    async def begin(
        self, kind: IntentKind, request: BookingRequest, *, operator: str, reason: CodedText | None = None
    ) -> Intent:
        """Commit an intent. Raises ``LiveIntentError`` while another one for the same TQID is live, on any desk."""
        ...

    async def mark_sent(self, intent_id: int) -> None:
        """Commit that bytes may leave from now on."""
        ...

    async def mark_unknown(self, intent_id: int, *, error: str) -> None:
        """Commit that the outcome is not known; ``error`` is the error's class name."""
        ...

    async def confirm(self, intent_id: int, *, request_id: str | None = None) -> Booking:
        """Commit that the gateway did it; a confirmed booking appears in, a cancelled one changes, the list."""
        ...

    async def refuse(self, intent_id: int, *, code: int | None, text: str, request_id: str | None = None) -> None:
        """Commit that the gateway said no, or that another person has the slot."""
        ...

    async def lapse(self, intent_id: int, *, error: str | None = None) -> None:
        """Commit that the write was not executed; ``error`` as for ``mark_unknown``, where it was unknown before."""
        ...

    async def intent(self, intent_id: int) -> Intent | None:
        """An intent as it stands now; None where there is none."""
        ...

    async def live_intents(self) -> Sequence[Intent]:
        """This desk's intents whose outcome is open, oldest first."""
        ...

    async def given_up(self, visits_from: datetime) -> Sequence[Intent]:
        """This desk's writes that were sent and came to nothing, of visits from then on, oldest first."""
        ...

    async def bookings(self, wanted: BookingFilter) -> Sequence[Booking]:
        """Bookings (and unresolved attempts) of all desks, by time of visit, earliest first, or as ``wanted`` says."""
        ...

    async def count(self, wanted: BookingFilter) -> int:
        """How many bookings there are of what is wanted, without regard to its ``limit``."""
        ...

    async def booking(self, tqid: Tqid) -> Booking | None:
        """The newest booking of a slot."""
        ...

    async def update_status(
        self, booking_id: int, *, status: CodedText, state: BookingState, checked_at: datetime, to_call: bool
    ) -> Booking:
        """Commit what the gateway says of a booking now; ``to_call`` True only ever raises the flag."""
        ...

    async def mark_told(self, booking_id: int, *, at: datetime | None) -> Booking:
        """Commit that the patient was told (None takes it back)."""
        ...

    async def mark_missed(self, booking_id: int, *, at: datetime | None) -> Booking:
        """Commit that the patient did not come (None takes it back)."""
        ...

    async def begin_move(self, old: Booking, new: BookingRequest, *, reason: CodedText, operator: str) -> Move:
        """Commit that a booking is to be moved: before anything of it leaves.

        Raises ``NotMovableError`` where it does not stand or is to stay in its slot, ``MoveOpenError`` where an earlier
        move of one of the slots is open.
        """
        ...

    async def change_move(self, before: Move, state: MoveState) -> Move:
        """Commit where a move stands. Raises ``IllegalMoveError`` where it is not as ``before`` any more."""
        ...

    async def doubt_move(self, move_id: int, *, of_old: bool) -> Move:
        """Commit that it is not known whether the cancellation of the old end, or of the new one, was executed."""
        ...

    async def open_moves(self) -> Sequence[Move]:
        """This desk's moves that are not finished, oldest first."""
        ...

    async def moves_of(self, tqid: Tqid) -> Sequence[Move]:
        """This desk's moves from or to a slot, oldest first."""
        ...

    async def find_person(self, identifier: Identifier) -> Person | None:
        """The patient as last booked from this desk, to fill the form in."""
        ...

    async def correct_person(self, person: Person, *, operator: str) -> Correction:
        """Commit a patient's corrected name and mobile for all bookings that are here; what was sent stays.

        Raises ``JournalError`` where none is here.
        """
        ...

    async def take_back_correction(self, correction_id: int) -> None:
        """Undo a patient's newest correction. Raises ``JournalError`` where it is not that any more."""
        ...

    async def corrections(self, identifier: Identifier) -> Sequence[Correction]:
        """A patient's corrections, the newest first; none that was taken back."""
        ...

    async def directory(self) -> Sequence[DirectoryEntry]:
        """Every provider at every facility that this desk knows."""
        ...

    async def learn(self, entries: Sequence[DirectoryEntry]) -> int:
        """Add or refresh directory entries (provider identifier + facility identifier is the key); gives how many.

        What the desk says of them, pinned and hidden among that, stays.
        """
        ...

    async def change_directory(self, change: DirectoryChange) -> DirectoryChange:
        """Commit a change of the directory, whole; gives what takes it back."""
        ...

    async def saved_searches(self) -> Sequence[SavedSearch]:
        """The searches that this desk keeps, by place."""
        ...

    async def change_searches(self, saved: Sequence[SavedSearch], emptied: Collection[int] = ()) -> None:
        """Put searches at their places, in the stead of what stands there, and empty others, all or nothing."""
        ...

    async def reminders(self) -> Sequence[Reminder]:
        """The slots that this desk wants to be reminded of, the first to open first."""
        ...

    async def keep_reminder(
        self, slot: Slot, opens_at: datetime, *, typed: Mapping[str, str], operator: str
    ) -> Reminder:
        """Keep one, in the stead of an earlier one for the same slot."""
        ...

    async def drop_reminder(self, reminder_id: int) -> None:
        """Forget one; nothing happens where there is none."""
        ...

    @property
    def tasks(self) -> Tasks:
        """Who is owed something."""
        ...

    @property
    def offers(self) -> Offers:
        """What was found for those who wait."""
        ...

    @property
    def basket(self) -> "BasketStore":
        """What this desk is to book in one go."""
        ...

    @property
    def readings(self) -> "ReadingStore":
        """What was last read of doctors' days."""
        ...

    @property
    def audit(self) -> "AuditTrail":
        """Who did what."""
        ...

    @property
    def operators(self) -> OperatorStore:
        """Who works here."""
        ...

    @property
    def figures(self) -> "FigureStore":
        """What was done, counted."""
        ...

    @property
    def forgetting(self) -> "ForgettingStore":
        """What deletes old patients' data."""
        ...

    async def close(self) -> None:
        """Finish pending work and close the file."""
        ...


class FigureStore(Protocol):
    """Counts over the journal, of all its desks. Every method raises ``JournalError``."""

    async def of(self, first: ShamsiDate, last: ShamsiDate) -> Figures:
        """The counts of these days, both included."""
        ...

    async def specialties(self, first_day: ShamsiDate) -> Sequence[str]:
        """The codes (appendix 3) of those of whom that day or later ones were read."""
        ...


class AuditTrail(Protocol):
    """Who did what. Bookings and cancellations tell of themselves; each method raises ``JournalError``."""

    async def record(self, act: Act, *, operator: str, at: datetime, tqid_key: str = "", detail: str = "") -> None:
        """Commit an entry; ``detail`` names nothing of a patient."""
        ...

    async def entries(self, wanted: AuditFilter) -> Sequence[AuditEntry]:
        """The entries that are wanted, the newest first."""
        ...

    async def verify(self) -> AuditReport:
        """Check every entry against those before it."""
        ...


class ForgettingStore(Protocol):
    """Deletes patients' data that need not be kept any more."""

    async def forget(self, before: datetime) -> int:
        """Blank what belongs to visits that began before then and on which nothing is open.

        Gives how many records that were. Raises ``JournalError``; what was done until then stays done.
        """
        ...


class ReadingStore(Protocol):
    """What was last read of providers' days, for all desks. Every method raises ``JournalError``."""

    async def keep(self, whole: Sequence[Reading], some: Sequence[Reading] = ()) -> None:
        """Commit readings, ``whole`` ones in the stead of what was read of those days before.

        The slots of ``some`` are added to what was read before, which stays as old as it is.
        """
        ...

    async def of_day(self, day: ShamsiDate) -> Sequence[Reading]:
        """All of a day."""
        ...

    async def of_specialty(self, code: str, first_day: ShamsiDate) -> Sequence[Reading]:
        """Those of a specialty (appendix 3) of that day and later ones."""
        ...

    async def forget(self, before: ShamsiDate) -> None:
        """Drop those of the days before one."""
        ...


class BasketStore(Protocol):
    """A desk's basket. A method returns once its transaction is committed to disk; each raises ``JournalError``."""

    async def items(self) -> Sequence[BasketItem]:
        """All, by place."""
        ...

    async def put(self, *items: BasketItem) -> None:
        """Commit items, each in the stead of what there is of its id."""
        ...

    async def take_out(self, ids: Collection[str]) -> None:
        """Commit that these are there no more."""
        ...


class Clock(Protocol):
    """The time, so that tests can move it."""

    def now(self) -> datetime:
        """The aware UTC instant."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class Vault(Protocol):
    """Where secrets live (Windows Credential Manager). Raises ``core.errors.VaultError``."""

    @property
    def persistent(self) -> bool:
        """Whether secrets outlive this run."""
        ...

    def get(self, name: str) -> str | None:
        """The secret, or None where there is none of that name."""
        ...

    def set(self, name: str, secret: str) -> None:
        """Store or replace a secret."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens where there is none."""
        ...
