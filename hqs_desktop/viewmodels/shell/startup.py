"""Why the program could not start, in both languages: what was to say which one is in use may be what failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTranslator

from hqs_desktop.core.resources import translation_path
from hqs_desktop.core.text import isolate_ltr


class StartTrouble(StrEnum):
    """What kept the program from starting, or ended it; named as the exit codes are."""

    PROFILE_UNUSABLE = "profile_unusable"
    NOT_ANSWERING = "not_answering"
    BROKEN_INSTALLATION = "broken_installation"
    UNEXPECTED = "unexpected"


@dataclass(frozen=True, slots=True)
class TroubleText:
    """What is said, in each language that can be had; ``detail`` is for the IT person, ``close`` is on the button."""

    title: str
    advice: str
    english: str
    detail: str
    close: str

    @property
    def paragraphs(self) -> Sequence[str]:
        """All that stands under the title."""
        parts = (self.advice, isolate_ltr(self.english), isolate_ltr(self.detail))
        return [part for part in parts if part]

    @property
    def plain(self) -> str:
        """All of it for a console."""
        return "".join(f"{line}\n" for line in (self.title, self.advice, self.english, self.detail) if line)


_TITLES: Final = {
    StartTrouble.PROFILE_UNUSABLE: QT_TRANSLATE_NOOP("Startup", "HQS Desktop can't use its folder"),
    StartTrouble.NOT_ANSWERING: QT_TRANSLATE_NOOP("Startup", "HQS Desktop is open already, but does not answer"),
    StartTrouble.BROKEN_INSTALLATION: QT_TRANSLATE_NOOP("Startup", "HQS Desktop is not installed completely"),
    StartTrouble.UNEXPECTED: QT_TRANSLATE_NOOP("Startup", "HQS Desktop had to end"),
}
_ADVICE: Final = {
    StartTrouble.PROFILE_UNUSABLE: QT_TRANSLATE_NOOP(
        "Startup",
        "Settings and journal are kept there. Check that the disk is not full and that you may write to the folder, "
        "then start again; else give the line below to your IT person.",
    ),
    StartTrouble.NOT_ANSWERING: QT_TRANSLATE_NOOP(
        "Startup",
        "Wait a minute and start again. If that does not help, sign out of Windows and in again, or ask your IT "
        "person to end the program. What was being booked is checked at the next start.",
    ),
    StartTrouble.BROKEN_INSTALLATION: QT_TRANSLATE_NOOP(
        "Startup",
        "A part of the program is missing or damaged. Give the line below to your IT person and have the program "
        "installed again; settings and journal stay.",
    ),
    StartTrouble.UNEXPECTED: QT_TRANSLATE_NOOP(
        "Startup",
        "Start it again: what was being booked is checked at the start. If it happens again, give the line below and "
        "the folder of the logs to your IT person.",
    ),
}


_CLOSE: Final = QT_TRANSLATE_NOOP("Startup", "Close")


def trouble_text(kind: StartTrouble, detail: str) -> TroubleText:
    """The words for it."""
    # PySide6 types the mark for lupdate as giving an object.
    title, advice, close = str(_TITLES[kind]), str(_ADVICE[kind]), str(_CLOSE)
    translator = QTranslator()
    if not translator.load(str(translation_path("fa"))):
        return TroubleText(title, advice, "", detail, close)
    persian, persian_advice, persian_close = (
        translator.translate("Startup", text) or text for text in (title, advice, close)
    )
    return TroubleText(persian, persian_advice, f"{title}. {advice}", detail, f"{persian_close} / {close}")
