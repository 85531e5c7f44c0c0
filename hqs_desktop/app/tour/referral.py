"""F6: a referral paper is scanned, and its patient booked; then F4 asks for several at once."""

from PySide6.QtCore import Qt

from hqs_desktop.app.tour.hands import Hands, TourError
from hqs_desktop.core.bookings import Booking
from hqs_desktop.viewmodels.book.flow import Step


async def book_referred(hands: Hands) -> Booking:
    """Operation 10 fills the form in, operation 9 lists the slots, and Enter alone books one."""
    referral = hands.front.referral
    await hands.press(Qt.Key.Key_F6)
    await hands.done("referral: a paper is wanted")
    paper, _ = hands.simulator.world.referrals()[0]
    await hands.type(paper.tqid.text, counted=False)
    await hands.press(Qt.Key.Key_Return)
    await hands.until(lambda: bool(referral.panel.draft.number) and referral.results.any_shown, "the referral's slots")
    await hands.done("the paper read: patient and specialty filled in")
    await hands.press(Qt.Key.Key_Return)
    await hands.until(lambda: referral.panel.step is Step.FILLING, "the referral's panel")
    await hands.press(Qt.Key.Key_Return)
    await hands.until(lambda: referral.panel.step is Step.READING_BACK, "the referral's read-back")
    await hands.decide()
    await hands.until(lambda: referral.panel.step is Step.DONE, "the referral's receipt")
    await hands.done("the referred patient is booked")
    if referral.panel.booking is None:
        raise TourError("the referral's receipt shows no booking")
    return referral.panel.booking


async def track_several(hands: Hands, *bookings: Booking) -> None:
    """F4 takes a list, as it would be pasted from a message."""
    tracked = hands.front.track
    await hands.press(Qt.Key.Key_F4)
    await hands.type(" ".join(f"1:{one.tqid.key}" for one in bookings), counted=False)
    await hands.press(Qt.Key.Key_Return)
    await hands.until(
        lambda: tracked.listing and not tracked.several.asking and None not in tracked.several.table.answers,
        "all their answers",
    )
    await hands.done("several tracked at once")
