"""The ten operations of the gateway as typed calls (guide, version 3.1). Fulfils ``desk.ports.Gateway``."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, TypeVar

import httpx

from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import GatewayError
from hqs_desktop.core.model import (
    Appointment,
    Area,
    BookingRequest,
    Facility,
    Identifier,
    Listed,
    Provider,
    Quantity,
    ReferralPage,
    Slot,
    Tqid,
)
from hqs_desktop.core.operators import Committer
from hqs_desktop.gateway.call import Call, Caller, Outcome, Reading
from hqs_desktop.gateway.clock import ClockSkew, WallClock
from hqs_desktop.gateway.config import GatewayConfig
from hqs_desktop.gateway.token import Secrets, TokenStore
from hqs_desktop.gateway.transport import Transport
from hqs_desktop.gateway.wire.appointment import (
    RemoveAppointment,
    SetAppointment,
    TrackedReferral,
    TrackedSlot,
    read_appointment,
    read_appointments,
    read_status,
)
from hqs_desktop.gateway.wire.base import Request
from hqs_desktop.gateway.wire.message import write_message, write_referral_message
from hqs_desktop.gateway.wire.people import ProviderOut
from hqs_desktop.gateway.wire.places import AreaOut, FacilityOut
from hqs_desktop.gateway.wire.schedule import (
    AreaSchedule,
    NearSchedule,
    ProviderSchedule,
    ReferralSchedule,
    RemovedSchedule,
    convert_block,
    convert_removed,
    read_page,
    read_removed,
    read_slots,
)
from hqs_desktop.gateway.wire.values import (
    CodedTextCamel,
    CodedTextOut,
    DateTimeCamel,
    DateTimeOut,
    IdentifierOut,
    QuantityOut,
    ServiceOut,
)

T = TypeVar("T")


_SLOTS: Final = Reading(read_slots, convert_block)
_DONE: Final[Reading[None]] = Reading(lambda _: None)


class GatewayClient:
    """One session with the gateway; close it with ``aclose``.

    ``clock`` tells the time of day, ``on_end`` hears how each call ended (None: it was answered as hoped), ``on_skew``
    what ``clock_skew`` becomes: when it is first known, and whenever it changes by a minute or more. ``transport``
    replaces the network. Raises ``OSError`` for a CA file that can't be used.

    Every method raises ``core.errors.GatewayError``; ``VaultError`` where the secrets can't be read; ``ValueError``
    for a time without zone or outside of the Shamsi years 1300 to 1500. Reads are tried up to three times within 15
    seconds, writes sent once within 30.
    """

    def __init__(
        self,
        config: GatewayConfig,
        secrets: Secrets,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: WallClock | None = None,
        on_end: Callable[[GatewayError | None], None] | None = None,
        on_skew: Callable[[timedelta], None] | None = None,
    ) -> None:
        clock = clock or SystemClock()
        self._config = config
        self._on_end = on_end
        self._skew = ClockSkew(clock, on_skew)
        self._transport = Transport(config, transport, skew=self._skew)
        self._tokens = TokenStore(config, secrets, self._transport, clock)
        self._caller = Caller(config, self._transport, self._tokens)

    @property
    def clock_skew(self) -> timedelta | None:
        """How far the gateway's clock is ahead of this computer's, as of the last reply that could tell.

        Zero where they agree within a minute, None while no reply has told.
        """
        return self._skew.found

    async def sign_in(self) -> None:
        """Get a token now (password grant), to prove line, TLS, client and user."""
        await self._watched(self._tokens.sign_in())

    async def provider_schedule(
        self, *, provider: Provider, facility: Facility, start: datetime, end: datetime, service: CodedText
    ) -> Listed[Slot]:
        """Operation 1: the free slots of a provider (its specialty must be given) at a facility (guide, table 15)."""
        composition = ProviderSchedule(
            provider=ProviderOut.of(provider),
            facility=FacilityOut.of(facility),
            start=DateTimeOut.of(start),
            end=DateTimeOut.of(end),
            service=ServiceOut.of(service),
        )
        return await self._read("GetProviderScheduling", composition, _SLOTS)

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
        """Operation 2: the free slots near a point, in degrees; the guide never names the distance's unit (metres)."""
        composition = NearSchedule(
            specialty=CodedTextOut.of(specialty),
            start=DateTimeOut.of(start),
            end=DateTimeOut.of(end),
            service=ServiceOut.of(service),
            latitude=latitude,
            longitude=longitude,
            distance=QuantityOut.of(distance),
        )
        return await self._read("GetNearProviderScheduling", composition, _SLOTS)

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
        composition = AreaSchedule(
            provider=ProviderOut.of(provider),
            facility=FacilityOut.of(facility) if facility else None,
            start=DateTimeOut.of(start),
            end=DateTimeOut.of(end),
            service=ServiceOut.of(service),
            location=AreaOut.of(area),
        )
        return await self._read("GetProviderSchedulingByLocation", composition, _SLOTS)

    async def set_appointment(self, request: BookingRequest, committer: Committer | None = None) -> str | None:
        """Operation 4: book a slot (guide, table 26). A write: sent once. Returns the reply's request id."""
        return await self._write("SetAppointment", SetAppointment.of(request), committer)

    async def remove_appointment(
        self, *, person_id: Identifier, tqid: Tqid, reason: CodedText, committer: Committer | None = None
    ) -> str | None:
        """Operation 5: cancel a booking for a reason of appendix 6. A write: sent once. Returns the request id."""
        return await self._write("RemoveAppointment", RemoveAppointment.of(person_id, tqid, reason), committer)

    async def removed_schedule(self, *, start: datetime, end: datetime, facility_id: Identifier) -> Listed[Tqid]:
        """Operation 6: the slots that providers of a facility withdrew (guide, table 27)."""
        composition = RemovedSchedule(
            facility_id=IdentifierOut.of(facility_id), start=DateTimeOut.of(start), end=DateTimeOut.of(end)
        )
        return await self._read("GetRemovedProviderSchedulingList", composition, Reading(read_removed, convert_removed))

    async def appointment_status(self, tqid: Tqid) -> CodedText:
        """Operation 7: a slot's status (appendix 8), as it came where it is not in the appendix."""
        return await self._read("GetAppointmentStatus", TrackedSlot(tqid=tqid.text), Reading(read_status))

    async def appointment(self, tqid: Tqid) -> Appointment | None:
        """Operation 8: a slot's booking; None where the gateway returns none."""
        reading = Reading(lambda answer: read_appointment(answer, tqid))
        return await self._read("GetAppointmentByTQID", TrackedSlot(tqid=tqid.text), reading)

    async def referral_schedule(
        self, *, specialty: CodedText, insurer: CodedText | None, start: datetime, page: int, page_size: int
    ) -> ReferralPage:
        """Operation 9: one page of referral slots, counted from 1, for an insurer of appendix 19."""
        composition = ReferralSchedule(
            specialty=CodedTextCamel.of(specialty),
            start=DateTimeCamel.of(start),
            insurer=CodedTextCamel.of(insurer) if insurer else None,
            page=page,
            page_size=page_size,
        )
        reading = Reading(lambda answer: read_page(answer, page), convert_block)
        return await self._read_referral(
            "GetAppointmentsByReferralMap", self._config.referral_slots_path, composition, reading
        )

    async def referral_appointment(self, tqid: Tqid) -> Listed[Appointment]:
        """Operation 10: a slot's referral booking(s), for level-one centres (guide, table 31)."""
        return await self._read_referral(
            "GetAppointmentRefferalByTQID",
            self._config.referral_booking_path,
            TrackedReferral(tqid=tqid.text),
            Reading(lambda answer: read_appointments(answer, tqid)),
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._tokens.aclose()
        await self._transport.aclose()

    async def _read(self, operation: str, composition: Request, reading: Reading[T]) -> T:
        return (await self._call(operation, composition, reading, write=False)).result

    async def _write(self, operation: str, composition: Request, committer: Committer | None) -> str | None:
        return (await self._call(operation, composition, _DONE, write=True, committer=committer)).request_id

    async def _call(
        self,
        operation: str,
        composition: Request,
        reading: Reading[T],
        *,
        write: bool,
        committer: Committer | None = None,
    ) -> Outcome[T]:
        call = Call(
            operation=operation,
            path=self._config.operations_path,
            body=write_message(self._config, composition, committer),
            reading=reading,
            base=self._config.api_base,
            write=write,
        )
        return await self._watched(self._caller.make(call))

    async def _read_referral(self, operation: str, path: str, composition: Request, reading: Reading[T]) -> T:
        call = Call(
            operation=operation,
            path=path,
            body=write_referral_message(self._config, composition),
            reading=reading,
            base=self._config.referral_base,
            twin=False,
        )
        return (await self._watched(self._caller.make(call))).result

    async def _watched(self, work: Awaitable[T]) -> T:
        try:
            result = await work
        except GatewayError as error:
            if self._on_end is not None:
                self._on_end(error)
            raise
        if self._on_end is not None:
            self._on_end(None)
        return result
