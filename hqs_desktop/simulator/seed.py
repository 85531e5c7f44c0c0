"""Makes the schedules of a simulated world: the same seed at the same time gives the same slots."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID

from hqs_desktop.codes.known import AppointmentStatus, Gender, Quota
from hqs_desktop.codes.systems import GENDER, HQS
from hqs_desktop.core.dates import TEHRAN
from hqs_desktop.core.model import Identifier, Person, Slot, Tqid
from hqs_desktop.simulator.blocks import Block, Booking
from hqs_desktop.simulator.people import CIVIL_REGISTRY, Cast, Centre, Doctor, coded, national_code

PAST_DAYS: Final = 4
COMING_DAYS: Final = 24

_MORNING: Final = (time(8), time(12))
_AFTERNOON: Final = (time(15), time(18, 30))
_SESSIONS_A_WEEK: Final = (4, 7)
_WEEKDAYS: Final = (5, 6, 0, 1, 2, 3)  # Saturday to Thursday
_QUOTA_WEIGHTS: Final = {Quota.IN_PERSON: 45, Quota.INTERNET: 30, Quota.REFERRAL: 15, Quota.SPECIAL: 10}
_PAST_WEIGHTS: Final = {
    AppointmentStatus.VISITED: 85,
    AppointmentStatus.CANCELLED_BY_PATIENT: 10,
    AppointmentStatus.CANCELLED_FOR_LATENESS: 5,
}


class Seeder:
    """Fills a world once."""

    def __init__(self, cast: Cast, seed: int, now: datetime) -> None:
        self._cast = cast
        self._random = Random(seed)  # noqa: S311  (a world to play in, nothing secret)
        self._now = now
        self._local_id = 7_000_000
        self._patients = 0
        self._genders = (coded(GENDER, Gender.FEMALE), coded(GENDER, Gender.MALE))
        self._quotas = {quota: coded(HQS, quota) for quota in Quota}

    def blocks(self) -> list[Block]:
        """Every slot, provider by provider, each by time."""
        blocks: list[Block] = []
        for doctor in self._cast.doctors:
            blocks += self._schedule(doctor)
        self._withdraw_one_day(blocks)
        return blocks

    def _schedule(self, doctor: Doctor) -> Iterator[Block]:
        sessions = self._sessions(doctor)
        today = self._now.astimezone(TEHRAN).date()
        for offset in range(-PAST_DAYS, COMING_DAYS + 1):
            day = today + timedelta(days=offset)
            for centre, (opens, closes) in sessions.get(day.weekday(), ()):
                yield from self._session(doctor, centre, day, opens, closes)

    def _sessions(self, doctor: Doctor) -> dict[int, list[tuple[Centre, tuple[time, time]]]]:
        """The half-days of a provider's week; it works at each of its centres in turn."""
        halves = [(weekday, part) for weekday in _WEEKDAYS for part in (_MORNING, _AFTERNOON)]
        chosen = sorted(self._random.sample(halves, self._random.randint(*_SESSIONS_A_WEEK)))
        week: dict[int, list[tuple[Centre, tuple[time, time]]]] = {}
        for number, (weekday, part) in enumerate(chosen):
            week.setdefault(weekday, []).append((doctor.centres[number % len(doctor.centres)], part))
        return week

    def _session(self, doctor: Doctor, centre: Centre, day: date, opens: time, closes: time) -> Iterator[Block]:
        start = datetime.combine(day, opens, TEHRAN).astimezone(UTC)
        end = datetime.combine(day, closes, TEHRAN).astimezone(UTC)
        duration = timedelta(minutes=doctor.minutes)
        quotas = self._random.choices(list(_QUOTA_WEIGHTS), list(_QUOTA_WEIGHTS.values()), k=(end - start) // duration)
        booking_opens = _opens(centre, day)
        for number, quota in enumerate(quotas, start=1):
            self._local_id += 1
            slot = Slot(
                tqid=Tqid(f"1:{UUID(int=self._random.getrandbits(128), version=4)}"),
                start=start,
                duration=duration,
                provider=doctor.provider,
                facility=centre.facility,
                queue_number=str(number),
                quota=self._quotas[quota],
                service=self._cast.service,
                local_id=str(self._local_id),
                booking_opens=booking_opens,
                booking_closes=_closes(centre, start),
            )
            yield self._block(slot, doctor.load)
            start += duration

    def _block(self, slot: Slot, load: float) -> Block:
        if self._random.random() >= load:
            return Block(slot)
        status = AppointmentStatus.BOOKED
        if slot.start <= self._now:
            status = self._random.choices(list(_PAST_WEIGHTS), list(_PAST_WEIGHTS.values()))[0]
        booked_at = slot.start - timedelta(hours=self._random.randint(26, 150))
        return Block(slot, status, Booking(self._patient(), booked_at))

    def _patient(self) -> Person:
        self._patients += 1
        return Person(
            identifier=Identifier(national_code(self._patients), CIVIL_REGISTRY, CIVIL_REGISTRY, "National_Code"),
            first_name=self._cast.patient_first_name,
            last_name=self._cast.patient_last_name.format(number=f"{self._patients:05}"),
            gender=self._genders[self._patients % 2],
            mobile=f"09{self._patients:09}",
        )

    def _withdraw_one_day(self, blocks: Sequence[Block]) -> None:
        """One provider is away on its last day, so that operation 6 has something to tell from the start."""
        number = self._random.choice(self._cast.doctors).provider.identifier.id
        own = [block for block in blocks if block.belongs_to(number)]
        last = own[-1].slot.start.astimezone(TEHRAN).date()
        for block in own:
            if block.slot.start.astimezone(TEHRAN).date() == last:
                block.status = AppointmentStatus.CANCELLED_BY_DOCTOR


def _opens(centre: Centre, day: date) -> datetime | None:
    if centre.opens_days is None:
        return None
    return datetime.combine(day - timedelta(days=centre.opens_days), time(), TEHRAN).astimezone(UTC)


def _closes(centre: Centre, start: datetime) -> datetime | None:
    return None if centre.closes_hours is None else start - timedelta(hours=centre.closes_hours)
