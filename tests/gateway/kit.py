"""A gateway of canned replies behind the public client, and the guide's samples."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import from_shamsi_parts
from hqs_desktop.core.model import Area, BookingRequest, Facility, Identifier, Person, Provider, Quantity, Slot, Tqid
from hqs_desktop.core.operators import Committer
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import Environment, GatewayConfig

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
CLIENT_SECRET = "s3cr3t-of-the-client"
PASSWORD = "p4ssw0rd-of-the-user"
ACCESS = "c8abceda-aa31-4a7e-95c0-213e5709e6b6"

# Any JSON: what a test picks apart is checked by the picking.
Json = Any

PHYSICIAN = Provider(
    identifier=Identifier("1234", "Med_Council", "Med_Council", "Med_ID"),
    first_name="پزشک",
    last_name="تست",
    full_name="پزشک تست",
    specialty=CodedText("171108", "thritaEHR.specialty", "متخصص ارتوپدی"),
)
CENTRE_ID = "859773E8-5D81-46C6-9DF1-5FB551B00495"
CENTRE = Facility(
    identifier=Identifier(CENTRE_ID, "MOHME_IT", "MOHME_IT", "Org_ID"),
    name="a name, which the samples don't send",
    address="کلینیک مرکز آموزشی درمانی آیت ا... موسوی",
    internal_id="735",
    internal_address="آدرس آزمایشی",
    type=CodedText("32", "thritaEHR.organizationType", "درمانگاه"),
    department_name="دپارتمان",
    latitude=0,
    longitude=0,
)
VISIT = CodedText("970015", "RVU3", "ویزیت پزشک متخصص در مراکز سرپایی غیر تمام وقت با نسخه الکترونیک")
REASON = CodedText("305", "HQS", "عدم امکان ارائه خدمت توسط مرکز")
TQID = Tqid("1:35B888A4-0543-41E5-92D7-715F4394E24A")
NATIVE = Identifier("0012345679", "National_Org_Civil_Reg", "National_Org_Civil_Reg", "National_Code")
START = from_shamsi_parts(1401, 11, 6, 10, 30, 15)
END = from_shamsi_parts(1402, 11, 6, 10, 30, 15)
PATIENT = Person(NATIVE, first_name="Zahra", last_name="Namuneh", mobile="09120000000", postal_code="1234567890")
COMMITTER = Committer("تستی", "تستی", Identifier("33721", "Med_Council", "Med_Council", "Med_ID"))


def sample(name: str) -> Json:
    """A sample's JSON."""
    return json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))


def slot(tqid: str = TQID.text) -> Slot:
    """A slot to book."""
    return Slot(Tqid(tqid), datetime(2026, 9, 6, 5, tzinfo=UTC), timedelta(minutes=5), PHYSICIAN, CENTRE)


def booking(tqid: str = TQID.text) -> BookingRequest:
    """A booking of the slot for the patient."""
    return BookingRequest(slot(tqid), PATIENT)


class FixedSecrets:
    """The two secrets, and how often the password was asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def client_secret(self) -> str:
        return CLIENT_SECRET

    def password(self) -> str:
        self.asked += 1
        return PASSWORD


def config(**changes: Any) -> GatewayConfig:  # noqa: ANN401  (any field)
    """A centre's connection, as in the samples."""
    fields: dict[str, Any] = {
        "environment": Environment.PRODUCTION,
        "client_id": "the-client",
        "username": "the-user",
        "pid": "the-pid",
        "system_id": CENTRE_ID,
        "facility_id": CENTRE_ID,
        "committer": COMMITTER,
    }
    return GatewayConfig(**(fields | changes))


Answer = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response | Awaitable[httpx.Response]]


def reply(body: Json, status: int = 200, **headers: str) -> httpx.Response:
    """A JSON reply."""
    content = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    return httpx.Response(status, content=content, headers=headers)


def token_reply(access: str = ACCESS, refresh: str | None = "the-refresh", expires_in: Json = 763) -> httpx.Response:
    """The token service's success."""
    return reply(
        {"access_token": access, "token_type": "bearer", "refresh_token": refresh, "expires_in": expires_in},
        requestId="token-request",
    )


class Gate(httpx.AsyncBaseTransport):
    """Answers with what was laid out, in that order, and refuses what was not expected."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self._answers: dict[str, list[Answer]] = {}
        self._always: dict[str, Answer] = {"token": lambda _: token_reply()}

    def answer(self, operation: str, *answers: Answer) -> None:
        """Lay out answers for an operation; exceptions are raised."""
        self._answers.setdefault(operation, []).extend(answers)

    def always(self, operation: str, answer: Answer) -> None:
        """Answer an operation so whenever nothing is laid out."""
        self._always[operation] = answer

    def of(self, operation: str) -> list[httpx.Request]:
        """The requests of an operation."""
        return [request for request in self.requests if request.url.path.endswith(f"/{operation}")]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self.requests.append(request)
        operation = request.url.path.rsplit("/", 1)[1]
        waiting = self._answers.get(operation, [])
        answer = waiting.pop(0) if waiting else self._always.get(operation)
        if answer is None:
            raise AssertionError(f"an unexpected request: {request.url}")
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return answer
        made = answer(request)
        return made if isinstance(made, httpx.Response) else await made


def client(gate: httpx.AsyncBaseTransport, **changes: Any) -> GatewayClient:  # noqa: ANN401
    """A client over a transport. ``clock``, ``secrets``, ``on_end``, ``on_skew`` are its own, the rest the config's."""
    own = {name: changes.pop(name) for name in ("clock", "on_end", "on_skew") if name in changes}
    secrets = changes.pop("secrets", None) or FixedSecrets()
    return GatewayClient(config(**changes), secrets, transport=gate, **own)


Op = Callable[[GatewayClient], Awaitable[object]]

OPERATIONS: dict[str, Op] = {
    "GetProviderScheduling": lambda c: c.provider_schedule(
        provider=PHYSICIAN, facility=CENTRE, start=START, end=END, service=VISIT
    ),
    "GetNearProviderScheduling": lambda c: c.near_schedule(
        specialty=PHYSICIAN.specialty or VISIT,
        start=from_shamsi_parts(1401, 11, 3, 10, 30, 15),
        end=from_shamsi_parts(1401, 11, 6, 10, 30, 15),
        service=VISIT,
        latitude=0.0,
        longitude=0.0,
        distance=Quantity(1000.0),
    ),
    "GetProviderSchedulingByLocation": lambda c: c.area_schedule(
        provider=PHYSICIAN, facility=CENTRE, start=START, end=END, service=VISIT, area=Area()
    ),
    "SetAppointment": lambda c: c.set_appointment(booking()),
    "RemoveAppointment": lambda c: c.remove_appointment(
        person_id=Identifier("33721", "National_Org_Civil_Reg", "National_Org_Civil_Reg", "National_Code"),
        tqid=Tqid("1:50c26060-648a-4ac0-9f14-1f37b72a8529"),
        reason=REASON,
    ),
    "GetRemovedProviderSchedulingList": lambda c: c.removed_schedule(
        start=START, end=END, facility_id=Identifier(CENTRE_ID, "MOHME_IT", "MOHME_IT", "Org_ID")
    ),
    "GetAppointmentStatus": lambda c: c.appointment_status(Tqid("1:0e416915-c998-400d-9ecf-dcfba875d453")),
    "GetAppointmentByTQID": lambda c: c.appointment(TQID),
    "GetAppointmentsByReferralMap": lambda c: c.referral_schedule(
        specialty=CodedText("171166", "thritaEHR.specialty", "متخصص بیماریهای داخلی"),
        insurer=CodedText("1", "thritaEHR.insurer", "تامین اجتماعی"),
        start=from_shamsi_parts(1404, 3, 4, 8),
        page=1,
        page_size=10,
    ),
    "GetAppointmentRefferalByTQID": lambda c: c.referral_appointment(Tqid("1:9183F9BE-968A-4320-8932-0869D856AC34")),
}
WRITES = ("SetAppointment", "RemoveAppointment")
READS = tuple(name for name in OPERATIONS if name not in WRITES)
REFERRAL = ("GetAppointmentsByReferralMap", "GetAppointmentRefferalByTQID")


async def largest_gap(work: Awaitable[object]) -> float:
    """The longest time in seconds that the loop did not come round while ``work`` ran."""
    loop = asyncio.get_running_loop()
    gaps = [0.0]

    async def tick() -> None:
        last = loop.time()
        while True:
            await asyncio.sleep(0)
            now = loop.time()
            gaps.append(now - last)
            last = now

    ticker = asyncio.ensure_future(tick())
    try:
        await work
    finally:
        ticker.cancel()
    return max(gaps)
