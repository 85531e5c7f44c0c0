"""The tour from its first key to the ledger."""

from pathlib import Path

from hqs_desktop.app.live import Live
from hqs_desktop.app.tour import booking, finding, interrupted, lists, referral, tasks
from hqs_desktop.app.tour.gallery import WINDOW_SIZE, look_round
from hqs_desktop.app.tour.hands import Hands, TourError
from hqs_desktop.core.bookings import Booking
from hqs_desktop.desk.connection.form import OPERATIONS
from hqs_desktop.viewmodels.shell.window import Line


class Tour:
    """Runs on a ``Live`` desk in the demo; pictures go to ``folder``. Gives the exit code."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def __call__(self, desk: Live) -> int:
        """Take the tour; 0 only if the ledger agrees with what was seen."""
        self._folder.mkdir(parents=True, exist_ok=True)
        desk.front.window.showNormal()
        desk.front.window.resize(*WINDOW_SIZE)
        hands = Hands(desk, self._folder)
        try:
            expected = await self._work(hands)
            pictures = await look_round(hands)
        except TourError as error:
            hands.fail()
            print(f"The tour stopped: {error}")
            return 1
        print(f"Pictures: {self._folder}, {pictures} more of all screens in other looks")
        kept = [self._agree(hands, expected), self._few_keys(hands), self._all_operations(hands)]
        return 0 if all(kept) else 1

    async def _work(self, hands: Hands) -> list[tuple[str, str]]:
        """All that is done, and the writes that the ledger must hold after it."""
        await hands.until(lambda: hands.front.shell.line is Line.GOOD, "the line")
        first = await booking.book(hands)
        await booking.track(hands, str(first.tqid))
        await booking.cancel(hands)
        withdrawn = await booking.withdraw(hands)
        second = await booking.book_known(hands)
        third = await tasks.follow_up(hands)
        moved = await tasks.move(hands, third)
        await booking.cancel_receipt(hands, moved)
        await tasks.find_patient(hands)
        parked = await interrupted.park_and_return(hands)
        together = await interrupted.basket(hands)
        await interrupted.read_notices(hands)
        referred = await referral.book_referred(hands)
        await referral.track_several(hands, withdrawn, second, referred)
        await finding.search_elsewhere(hands)
        await finding.keep_a_search(hands)
        await finding.directory(hands)
        await lists.codes(hands)
        return [
            *(_set(first), _removed(first), _set(withdrawn), _set(second), _set(third)),
            *(_set(moved), _removed(third), _removed(moved)),
            *(_set(parked), *map(_set, together), _set(referred)),
        ]

    def _agree(self, hands: Hands, expected: list[tuple[str, str]]) -> bool:
        done = [(one.operation, str(one.tqid)) for one in hands.simulator.ledger.executions]
        agreed = done == expected
        print(f"The gateway's ledger {'agrees' if agreed else 'DISAGREES'}: {done}")
        return agreed

    def _few_keys(self, hands: Hands) -> bool:
        for count in hands.counts:
            print(f"Keys for {count.task}: {count.keys} (at most {count.most}){'' if count.kept else ' TOO MANY'}")
        return all(count.kept for count in hands.counts)

    def _all_operations(self, hands: Hands) -> bool:
        calls = hands.simulator.ledger.calls
        print("The gateway's log of this tour:")
        for name in OPERATIONS:
            print(f"  {name}: {calls.get(name, 0)}")
        missing = [name for name in OPERATIONS if not calls.get(name)]
        if missing:
            print(f"NEVER CALLED: {', '.join(missing)}")
        return not missing


def _set(booked: Booking) -> tuple[str, str]:
    return "SetAppointment", str(booked.tqid)


def _removed(booked: Booking) -> tuple[str, str]:
    return "RemoveAppointment", str(booked.tqid)
