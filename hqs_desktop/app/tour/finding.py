"""The other ways to find a slot: near a point, in an area, read aloud, sieved, and a search that is kept."""

from PySide6.QtCore import Qt

from hqs_desktop.app.tour.booking import found
from hqs_desktop.app.tour.hands import ALT, CTRL, CTRL_SHIFT, Hands
from hqs_desktop.viewmodels.find.place import Way

# The embedded gateway's first centre stands there; its province is Tehran, two letters of which are typed.
POINT = "\u06f3\u06f5\u066b\u06f7\u06f0\u060c \u06f5\u06f1\u066b\u06f4\u06f0"
PROVINCE = "\u062a\u0647"


async def search_elsewhere(hands: Hands) -> None:
    """Ctrl+G to each of the other two ways; what was chosen as specialty stays."""
    place = hands.front.find.criteria.place
    await _to_criteria(hands)
    await hands.press(Qt.Key.Key_G, CTRL)
    await hands.until(lambda: place.way is Way.NEAR, "the way near a point")
    await hands.type(POINT)
    await hands.press(Qt.Key.Key_Return)
    await found(hands)
    await hands.done("free slots near a point")
    await hands.press(Qt.Key.Key_L, CTRL_SHIFT)
    await hands.dialog("three to read aloud")
    await hands.done("three to read aloud")
    await hands.press(Qt.Key.Key_Escape)
    await hands.no_dialog()
    await hands.press(Qt.Key.Key_H, CTRL)
    await hands.press(Qt.Key.Key_O, CTRL_SHIFT)
    await hands.done("only the mornings, in another order")
    await hands.press(Qt.Key.Key_H, CTRL)
    await hands.press(Qt.Key.Key_H, CTRL)
    await hands.press(Qt.Key.Key_G, CTRL)
    await hands.until(lambda: place.way is Way.AREA, "the way by area")
    await hands.type(PROVINCE)
    await hands.press(Qt.Key.Key_Return)
    await found(hands)
    await hands.done("free slots in an area")


async def keep_a_search(hands: Hands) -> None:
    """Save the search, leave it for another way, and come back by its key."""
    find = hands.front.find
    await hands.press(Qt.Key.Key_S, CTRL_SHIFT)
    await hands.dialog("saving the search")
    await hands.done("the search gets a name and a key")
    await hands.press(Qt.Key.Key_Return)
    await hands.no_dialog()
    await hands.press(Qt.Key.Key_G, CTRL)
    await hands.until(lambda: find.criteria.place.way is Way.PROVIDER, "the way by doctor")
    await hands.press(Qt.Key.Key_1, ALT)
    await hands.until(lambda: find.criteria.place.way is Way.AREA, "the saved search")
    await found(hands)
    await hands.done("a saved search by its key")
    await hands.press(Qt.Key.Key_G, CTRL)


async def directory(hands: Hands) -> None:
    """Whom this desk knows."""
    await hands.press(Qt.Key.Key_D, CTRL_SHIFT)
    await hands.dialog("the directory")
    await hands.done("the directory of doctors and centres")
    await hands.press(Qt.Key.Key_O, CTRL)
    await hands.done("a file for the directory")
    await hands.press(Qt.Key.Key_Escape)
    await hands.dialog_below("directory_dialog")
    await hands.press(Qt.Key.Key_Escape)
    await hands.no_dialog()


async def _to_criteria(hands: Hands) -> None:
    await hands.press(Qt.Key.Key_F2)
    await hands.press(Qt.Key.Key_F2)
