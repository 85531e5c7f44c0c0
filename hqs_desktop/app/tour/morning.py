"""A morning by keys alone: a doctor withdraws a day with many patients, and all of them are called.

``proof`` asks the journal and the gateway's ledger afterwards whether anybody is lost.
"""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt

from hqs_desktop.app.tour.gallery import WINDOW_SIZE
from hqs_desktop.app.tour.hands import CTRL, CTRL_SHIFT, Hands, TourError
from hqs_desktop.app.tour.lost_day import book_a_day, slots_of_a_day
from hqs_desktop.app.tour.proof import compare_with_ledger, prove
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.worklist import CloseReason
from hqs_desktop.core.worklist import Step as TaskStep
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.shell.window import Line

if TYPE_CHECKING:
    from hqs_desktop.app.live import Live
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.calling.page import CallingViewModel
    from hqs_desktop.viewmodels.worklist.screen import WorklistViewModel

PATIENTS: Final = 40
MOST_KEYS: Final = 4
_PICTURED: Final = 10
"""Of how many calls, from the first on, pictures are taken."""

End = Callable[[Hands, "CallingViewModel"], Awaitable[None]]


class Morning:
    """Runs on a ``Live`` desk in the demo; pictures go to ``folder``. Gives the exit code."""

    def __init__(self, folder: Path, patients: int = PATIENTS) -> None:
        self._folder = folder
        self._patients = patients

    async def __call__(self, desk: "Live") -> int:
        """Work through the morning; 0 only if nobody is lost, and each rebooking took few keys."""
        self._folder.mkdir(parents=True, exist_ok=True)
        desk.front.window.showNormal()
        desk.front.window.resize(*WINDOW_SIZE)
        hands = Hands(desk, self._folder)
        try:
            await hands.until(lambda: hands.front.shell.line is Line.GOOD, "the line")
            slots = slots_of_a_day(hands.simulator.world, self._patients)
            await book_a_day(session_of(hands), slots, "")
            hands.front.shared.notices.withdraw(lambda _: True)  # of bookings that no screen made
            hands.simulator.withdraw_day(slots[0].provider.identifier.id, shamsi_of(slots[0].start))
            await find_withdrawn(hands, self._patients)
            await call_all(hands)
        except TourError as error:
            hands.fail()
            print(f"The morning stopped: {error}")
            return 1
        proof = await prove(session_of(hands))
        faults = [*proof.faults, *compare_with_ledger(proof, hands.simulator.ledger.executions)]
        print(f"The journal: {proof.summary}")
        print("\n".join(faults) or "Nobody is lost, and the gateway's ledger agrees")
        return 0 if few_keys(hands) and not faults else 1


def session_of(hands: Hands) -> "Session":
    """The desk's. Raises ``TourError`` where there is none."""
    session = hands.front.shared.slot.session
    if session is None:
        raise TourError("the desk is not connected")
    return session


def calling_of(hands: Hands) -> "CallingViewModel":
    """The page of withdrawn days."""
    pages = cast("WorklistViewModel", hands.front.view_model("worklist")).pages
    return cast("CallingViewModel", pages.view_model("calling"))


async def find_withdrawn(hands: Hands, patients: int) -> None:
    """F7 asks the gateway what was withdrawn; whoever is hit stands on the worklist then."""
    shown = hands.front.withdrawn
    await hands.press(Qt.Key.Key_F7)
    await hands.until(lambda: len(shown.hits.bookings) == patients, f"{patients} patients whom the doctor left")
    await hands.done(f"{patients} patients lost their slots")


async def call_all(hands: Hands) -> None:
    """F12, its second page, and one call after the other until nobody is to be called now."""
    model = calling_of(hands)
    await hands.press(Qt.Key.Key_F12)
    await hands.press(Qt.Key.Key_2, CTRL)
    await hands.until(lambda: model.loaded and model.day is not None, "the withdrawn days")
    await hands.done("the withdrawn days")
    number = 0
    while await next_call(hands, model):
        number += 1
        await ENDS[number % len(ENDS)](hands, model)
        if number <= _PICTURED:
            await hands.done(f"call {number}: {model.counts_text}")
        print(f"called {number}: {model.counts_text}", flush=True)
    await hands.done("all were called")


async def next_call(hands: Hands, model: "CallingViewModel") -> bool:
    """Ctrl+Y; False where nobody is to be called now."""
    before = model.current
    await hands.press(Qt.Key.Key_Y, CTRL)
    await hands.until(
        lambda: not model.busy and (model.current is not before or model.hint is not None), "the next call"
    )
    if model.hint is not None:
        return False
    await hands.until(lambda: model.results.any_shown and not model.looking, "free slots to offer")
    return True


async def rebook(hands: Hands, model: "CallingViewModel") -> None:
    """A number takes a slot up, Enter books it; with the key for the call that are three."""
    with hands.counting("rebooking a patient who is called, that key among them", most=MOST_KEYS, begun=1):
        await hands.type("1")
        await hands.until(lambda: model.panel.step is Step.READING_BACK, "the read-back")
        await hands.decide()
        await hands.until(lambda: model.panel.step is Step.DONE, "the receipt")
    await hands.until(lambda: _closed_as(model) is CloseReason.REBOOKED, "the patient off the list")


async def not_reached(hands: Hands, model: "CallingViewModel") -> None:
    """Nobody answers: due again later."""
    await hands.press(Qt.Key.Key_R, CTRL_SHIFT)
    await hands.until(lambda: model.current is not None and model.current.tried == 1, "the call in vain")


async def close(hands: Hands, model: "CallingViewModel") -> None:
    """The patient wants no slot any more."""
    await hands.press(Qt.Key.Key_X, CTRL_SHIFT)
    await hands.dialog("why it is over")
    await hands.type("1")
    await hands.decide()
    await hands.until(lambda: _closed_as(model) is CloseReason.NOT_WANTED, "the closed task")
    await hands.no_dialog()


async def wait(hands: Hands, model: "CallingViewModel") -> None:
    """The patient waits for another slot of the doctor: Enter keeps what the form begins with, and closes it."""
    await hands.press(Qt.Key.Key_W, CTRL)
    await hands.dialog("what the patient waits for")
    await hands.read()
    await hands.press(Qt.Key.Key_Return)
    await hands.until(lambda: model.current is not None and model.current.step is TaskStep.WAIT, "the patient waiting")
    await hands.decide()
    await hands.no_dialog()


ENDS: Final[Sequence[End]] = (rebook, rebook, rebook, not_reached, rebook, wait, close, rebook)
"""What becomes of the calls, again and again."""


def few_keys(hands: Hands) -> bool:
    """Tell how many keys the rebookings took, and whether that was few."""
    keys = [count.keys for count in hands.counts]
    kept = all(count.kept for count in hands.counts)
    print(f"Keys for each of {len(keys)} rebookings: {max(keys, default=0)} (at most {MOST_KEYS})")
    return kept


def _closed_as(model: "CallingViewModel") -> CloseReason | None:
    return model.current.close_reason if model.current is not None else None
