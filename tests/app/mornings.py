"""Mornings for ``test_morning.py``: ``python -m tests.app.mornings SCENARIO FOLDER ...`` prints what it saw.

``short`` is the morning of the command line with fewer patients. ``begin`` and ``go_on`` work on a gateway in another
process and on a journal that lasts: the first is killed in the middle, the second goes on.
"""

import asyncio
import json
import sys
from datetime import timedelta
from pathlib import Path

from hqs_desktop.adapters.vault import CLIENT_SECRET, DESK_IDENTITY, JOURNAL_KEY, PASSWORD
from hqs_desktop.app import live
from hqs_desktop.app.live import Live
from hqs_desktop.app.start import Options, run
from hqs_desktop.app.tour.gallery import WINDOW_SIZE
from hqs_desktop.app.tour.hands import Hands
from hqs_desktop.app.tour.lost_day import book_a_day
from hqs_desktop.app.tour.morning import Morning, call_all, few_keys, find_withdrawn, session_of
from hqs_desktop.app.tour.proof import prove
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.model import Slot
from hqs_desktop.desk.session import Session
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.people import cast
from hqs_desktop.viewmodels.shell.window import Line
from tests.app.troubled import KEY, Kept


def hands_of(desk: Live, folder: Path) -> Hands:
    desk.front.window.showNormal()
    desk.front.window.resize(*WINDOW_SIZE)
    return Hands(desk, folder)


async def begin(desk: Live, folder: Path, wanted: list[str]) -> int:
    """Book the slots of a day, wait until its doctor has withdrawn it, and call."""
    hands = hands_of(desk, folder)
    await hands.until(lambda: hands.front.shell.line is Line.GOOD, "the line")
    session = session_of(hands)
    await book_a_day(session, await slots_named(session, wanted), "")
    print("booked", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await find_withdrawn(hands, len(wanted))
    await call_all(hands)
    print("never killed")
    return 1


async def go_on(desk: Live, folder: Path) -> int:
    """Call whoever is left, once it is known what became of the booking under way; then ask the journal."""
    hands = hands_of(desk, folder)
    await hands.until(lambda: hands.front.shell.line is Line.GOOD, "the line")
    session = session_of(hands)
    before = await prove(session)
    print(f"found: {before.summary}", flush=True)
    while await session.journal.live_intents():
        await asyncio.sleep(0.1)
    await call_all(hands)
    proof = await prove(session)
    print(f"journal: {proof.summary}")
    print(f"pairs={json.dumps([*proof.lost, *proof.standing])}")
    print(f"faults={json.dumps(proof.faults)}")
    return 0 if few_keys(hands) else 1


async def slots_named(session: Session, wanted: list[str]) -> list[Slot]:
    """The slots with these TQIDs, as the gateway offers them."""
    now = session.clock.now()
    doctors = cast().doctors
    known = [DirectoryEntry(one.provider, centre.facility, "demo") for one in doctors for centre in one.centres]
    await session.journal.learn(known)
    found: dict[str, Slot] = {}
    for entry in known:
        slots = await session.gateway.provider_schedule(
            provider=entry.provider,
            facility=entry.facility,
            start=now,
            end=now + timedelta(days=7),
            service=default_service(),
        )
        found |= {slot.tqid.key: slot for slot in slots}
    return [found[key] for key in wanted]


def main(scenario: str, folder: Path, wanted: list[str]) -> int:
    if scenario == "short":
        options = Options(profile=None, demo=True, tour=None, seed=1405)
        return run(options, Morning(folder, patients=int(wanted[0])))
    vault = Kept()
    for name, secret in (
        (JOURNAL_KEY, KEY),
        (DESK_IDENTITY, "the desk"),
        (CLIENT_SECRET, credentials.CLIENT_SECRET),
        (PASSWORD, credentials.PASSWORD),
    ):
        vault.set(name, secret)
    live.open_vault = lambda _profile: vault  # type: ignore[assignment,attr-defined]
    options = Options(profile=folder, demo=False, tour=None, seed=0)
    return run(options, lambda desk: begin(desk, folder, wanted) if scenario == "begin" else go_on(desk, folder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
