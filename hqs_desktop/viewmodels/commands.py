"""What people do by a key or a button: each act is a ``Command``, said once, in the room that it belongs to.

Buttons, tips, the menu and F1 read from here what an act is called and by which key it is done; ``views.commands``
binds the keys. A room's acts stand in its ``commands`` module, those of several rooms here.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.viewmodels import formats

translate = QCoreApplication.translate  # lupdate knows it by this name

_SIGNS = {"Left": "\u2190", "Right": "\u2192", "Up": "\u2191", "Down": "\u2193"}


class Command(NamedTuple):
    """An act.

    ``key`` is in Qt's portable form, "" where it has none; ``words`` gives what it does, in the language that is spoken
    when asked. ``bare_key`` does the same where nothing can be typed, as every table has it: on a row, at a receipt.
    It is done ``everywhere`` in the window, or where its key was bound: in a screen, a list, a dialog. One that
    ``repeats`` is done again and again while its key is held. One that comes ``before_fields`` is done though a text
    field that has the focus has a use of its own for the key.
    """

    name: str
    key: str
    words: Callable[[], str]
    bare_key: str = ""
    everywhere: bool = False
    repeats: bool = False
    before_fields: bool = False

    @property
    def key_text(self) -> str:
        """The key, or both, as people read it by itself."""
        return " / ".join(key_text(key) for key in (self.key, self.bare_key) if key)

    @property
    def key_in_words(self) -> str:
        """The key as people read it in a sentence, whatever its direction."""
        return _in_words(self.key)

    def label(self, words: str = "") -> str:
        """What a button says: the act's words, or others for this moment, and the key."""
        return with_key(words or self.words(), self.key)

    def named(self, words: Callable[[], str]) -> "Command":
        """The same act, in the words of a room."""
        return self._replace(words=words)


class Act(NamedTuple):
    """A command, and what does it now; ``kind`` says what sort of thing it is, for whoever lists acts."""

    kind: "ActKind"
    command: Command
    do: Callable[[], object]


class ActKind(StrEnum):
    """The sorts of acts."""

    SCREEN = "screen"
    COMMAND = "command"
    SETTING = "setting"


def key_text(key: str) -> str:
    """A key as people read it: an arrow as an arrow, a number in their digits, a named key as it is engraved."""
    return "+".join(formats.digits(part) if part.isdigit() else _SIGNS.get(part, part) for part in key.split("+"))


def with_key(words: str, key: str) -> str:
    """Words with the key behind them."""
    if not key:
        return words
    return translate("Commands", "{words} ({key})").format(words=words, key=_in_words(key))


def _in_words(key: str) -> str:
    shown = key_text(key)
    # An arrow or a Persian digit beside letters would follow the direction of the words.
    mixed = "+" in shown and not shown.isascii()
    return isolate_ltr(shown) if mixed else shown


GO_ON = Command("go_on", "Enter", lambda: translate("Commands", "Go on: search, open, confirm"))
BACK = Command("back", "Esc", lambda: translate("Commands", "Back, close, stop the search"))
NEXT_FIELD = Command("next_field", "Tab", lambda: translate("Commands", "Next field"))
CHOICES = Command("choices", "Down", lambda: translate("Commands", "Open the list of a field"))
CALENDAR = Command("calendar", "Alt+Down", lambda: translate("Commands", "Open the calendar of a date"))
REFRESH = Command("refresh", "F5", lambda: translate("Commands", "Try again"))
FIND = Command("find", "Ctrl+F", lambda: translate("Commands", "To the search"))
SAVE = Command("save", "Ctrl+S", lambda: translate("Commands", "Save as a file"))
DAY_LEFT = Command("day_left", "Ctrl+Left", lambda: translate("Commands", "The day on the left"), repeats=True)
DAY_RIGHT = Command("day_right", "Ctrl+Right", lambda: translate("Commands", "The day on the right"), repeats=True)
