"""What was last done with the directory, and how that is told."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.directory.commands import HIDE
from hqs_desktop.viewmodels.directory.words import Act, done_text
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name


class Done(NamedTuple):
    """An act on an entry; on a whole file's where there is none."""

    act: Act
    entry: DirectoryEntry | None


class Saved(NamedTuple):
    """Rows were written to a file."""

    file: str
    rows: int


class NotOwn(NamedTuple):
    """Who can't be removed, for a reply named it."""

    entry: DirectoryEntry


Said = Done | Saved | NotOwn


def said_text(said: Said | None) -> tuple[str, Tone]:
    """What was last done; empty where nothing was."""
    match said:
        case None:
            return "", Tone.NEUTRAL
        case Saved(file, rows):
            words = translate("DirectoryViewModel", "Saved {n} rows as {file}")
            return words.format(n=formats.count(rows), file=formats.quoted(file)), Tone.SUCCESS
        case NotOwn(_):
            words = translate("DirectoryViewModel", "Whom a reply named comes back with the next one: hide it ({key}).")
            return words.format(key=HIDE.key_in_words), Tone.WARN
        case Done(act, entry):
            if entry is not None:
                return done_text(act, entry), Tone.SUCCESS
            imported = translate("DirectoryViewModel", "The file was imported")
            taken_back = translate("DirectoryViewModel", "The import was undone")
            return (imported if act is Act.IMPORTED else taken_back), Tone.SUCCESS
