"""F8: the guide's code tables searched, and a list from Maxa imported beside them and taken back."""

from PySide6.QtCore import Qt

from hqs_desktop.app.tour.hands import CTRL, Hands

WORD = "\u0642\u0644\u0628"  # heart
# The only service that the guide prints; headings and name as a Persian spreadsheet would have them.
SERVICES = "\u06a9\u062f,\u0634\u0631\u062d\r\n970015,\u0648\u06cc\u0632\u06cc\u062a\r\n"


async def codes(hands: Hands) -> None:
    """Search all tables, import a list, and go back to what was before."""
    model = hands.front.codes
    await hands.press(Qt.Key.Key_F8)
    await hands.type(WORD)
    await hands.done("a word in all code tables")
    await hands.press(Qt.Key.Key_Escape)
    await hands.press(Qt.Key.Key_O, CTRL)
    await hands.dialog("the import")
    file = hands.folder / "services.csv"
    file.write_text(SERVICES, encoding="utf-8-sig", newline="")
    await hands.type(str(file), counted=False)
    await hands.press(Qt.Key.Key_Return)
    await hands.done("a list read: columns and report")
    await hands.press(Qt.Key.Key_Return)
    await hands.no_dialog()
    await hands.until(lambda: not model.busy, "the imported list")
    await hands.done("the list stands beside the guide's tables")
    await hands.press(Qt.Key.Key_Z, CTRL)
    await hands.until(lambda: not model.busy, "the list taken back")
    await hands.done("the import taken back")
