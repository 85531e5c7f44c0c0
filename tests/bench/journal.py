"""The journal at size: ``python -m tests.bench.journal [BOOKINGS [FILE]]`` (100,000, or for instance 1,000,000).

What a booking takes on the disk, and how long opening, searching and paging take. A FILE is kept for the next time.
All names and numbers are made up.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import Connection, insert

from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, IntentKind, IntentState, Order
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest, Facility, Identifier, Person, Provider, Slot, Tqid
from hqs_desktop.desk.bookings import PAGE
from hqs_desktop.journal.database import close_database, open_database
from hqs_desktop.journal.packing import pack
from hqs_desktop.journal.rows import request_columns
from hqs_desktop.journal.schema import booking, intent
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START, FakeClock

T = TypeVar("T")
KEY: Final = "0123456789abcdef" * 4
DESK: Final = str(uuid.UUID(int=7))
OPERATOR: Final = "زهرا احمدی"
RUNS: Final = 9
_AT_ONCE: Final = 5000
_ODD: Final = 0.5  # of the surnames there are many
_FIRST: Final = ["محمد", "علی", "فاطمه", "زهرا", "حسین", "مریم", "رضا", "امیرحسین", "سارا", "علی‌رضا", "ژاله", "نگین"]
_LAST: Final = [
    *("محمدی", "حسینی", "احمدی", "رضایی", "کریمی", "مرادی", "قاسمی", "جعفری", "رئوفی", "پورابراهیم", "ژیان", "واعظی"),
    *("نوروزی", "سلطان‌پور", "یوسف‌زاده", "طباطبایی", "میرزاخانی", "چراغی", "گودرزی", "ظریف", "هاشمی", "عبداللهی"),
]
_STATUS: Final = CodedText("2", "HQS.appointmentStatus", "رزرو شده")


class World:
    """Requests without end, the same ones every time."""

    def __init__(self) -> None:
        self._random = random.Random(7)
        council, native = ("Med_Council", "Med_Council", "Med_ID"), ("National_Org_Civil_Reg",) * 2
        self._native = (*native, "National_Code")
        specialty = CodedText("1042", "specialty", "متخصص قلب و عروق")
        self._doctors = [
            Provider(Identifier(str(10_000 + n), *council), self._one(_FIRST), self._one(_LAST), "", specialty)
            for n in range(60)
        ]
        centre = Identifier("1a2b3c4d-0000-4000-8000-123456789abc", "MOHME_IT", "MOHME_IT", "Org_ID")
        self._centre = Facility(centre, "بیمارستان آموزشی و درمانی نمونه", "تهران، خیابان نمونه، پلاک ۱۲")
        self._quota, self._service = CodedText("1", "quota", "عمومی"), CodedText("900", "service", "ویزیت متخصص")
        self._gender = CodedText("1", "gender", "مرد")

    def request(self, number: int) -> BookingRequest:
        """The next one; visits go on, some 400 a day."""
        draw = self._random
        day = number // 400 + draw.randrange(30)
        start = START + timedelta(days=day, minutes=15 * draw.randrange(40))
        slot = Slot(
            Tqid(f"1:{uuid.UUID(int=draw.getrandbits(128), version=4)}"),
            start,
            timedelta(minutes=15),
            self._one(self._doctors),
            self._centre,
            str(draw.randrange(60)),
            self._quota,
            self._service,
            booking_opens=start - timedelta(days=30),
            booking_closes=start - timedelta(hours=2),
        )
        last = (
            self._one(_LAST)
            if draw.random() < 0.5
            else f"{self._one(_LAST)}{self._one('ابپتجدرسشکلمن')}{self._one('ابپتجدرسشکلمن')}ی"
        )
        return BookingRequest(
            slot,
            Person(
                Identifier(f"{draw.randrange(10**10):010}", *self._native),
                self._one(_FIRST),
                last,
                gender=self._gender,
                mobile=f"09{draw.randrange(10**9):09}",
            ),
        )

    def _one(self, of: Sequence[T]) -> T:
        return of[min(int(self._random.paretovariate(0.8)) - 1, len(of) - 1)]


def fill(path: Path, count: int) -> None:
    """Make a journal with so many bookings, each with its write, as they are after a check of the gateway."""
    engine, world = open_database(path, KEY, DESK), World()
    with engine.begin() as connection:
        for first in range(0, count, _AT_ONCE):
            rows = list(_rows(connection, world, range(first, min(first + _AT_ONCE, count))))
            connection.execute(insert(booking), [row for row, _ in rows])
            connection.execute(insert(intent), [row for _, row in rows])
    close_database(engine)


def _rows(
    connection: Connection, world: World, numbers: range
) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    for number in numbers:
        request = world.request(number)
        at = START + timedelta(minutes=number * 3)
        common = {"operator": OPERATOR, "desk": DESK, "changed_at": at}
        columns = request_columns(request, connection)
        yield (
            {
                "id": number + 1,
                **columns,
                **common,
                "booked_at": at,
                "state": BookingState.BOOKED.value,
                "to_call": False,
                "status": pack(_STATUS, connection),
                "status_checked_at": at,
            },
            {
                "booking_id": number + 1,
                "kind": IntentKind.BOOK.value,
                "state": IntentState.CONFIRMED.value,
                **common,
                "tqid_key": columns["tqid_key"],
                "created_at": at,
                "starts_at": columns["starts_at"],
                "request": None,
                "request_id": str(uuid.UUID(int=number)),
            },
        )


async def measure(path: Path) -> None:
    """Print how long the journal takes for what people wait for."""
    began = time.perf_counter()
    journal = await SqlJournal.open(path, KEY, clock=FakeClock(), desk=DESK)
    print(f"opened in {(time.perf_counter() - began) * 1000:.0f} ms")
    (newest,) = await journal.bookings(BookingFilter(order=Order.LAST_ENTERED, limit=1))
    person, tqid = newest.person, newest.tqid.text
    parts = ["رضا", "محمد", "کریمی", "رئوفی", "محمد ژیان", "زاده", "مح", "ژی", "ظ", "x", "0912", "nobody"]
    parts += [person.mobile, person.mobile[-4:], person.identifier.id, person.identifier.id[:6], tqid, tqid[4:13]]
    times: list[float] = []
    for text in parts:
        wanted = BookingFilter(text=text, order=Order.LAST_ENTERED, limit=PAGE)
        took = [await timed(lambda wanted=wanted: journal.bookings(wanted)) for _ in range(RUNS)]  # type: ignore[misc]
        times += took
        print(f"  {text}: median {statistics.median(took):.1f} ms, longest {max(took):.1f}")
    print(f"searches, {len(times)}: p99 {statistics.quantiles(times, n=100)[-1]:.1f} ms")
    for order in Order:
        last: Booking | None = None
        took = []
        for _ in range(RUNS):
            began = time.perf_counter()
            *_, last = await journal.bookings(BookingFilter(order=order, limit=PAGE, after=last))
            took.append((time.perf_counter() - began) * 1000)
        print(f"a page of {PAGE} by {order}: median {statistics.median(took):.1f} ms, longest {max(took):.1f}")
    await journal.close()


async def timed(job: Callable[[], Awaitable[object]]) -> float:
    """How long a job takes, in milliseconds."""
    began = time.perf_counter()
    await job()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Fill a journal and measure it; a file named after the number is filled once and kept."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="hqs-bench-") as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder, "journal.db")
        if not path.exists():
            fill(path, count)
        print(f"{count:,} bookings: {path.stat().st_size / count:.0f} bytes each")
        asyncio.run(measure(path))


if __name__ == "__main__":
    main()
