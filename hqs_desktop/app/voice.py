"""What the commands without a window say: each message in English, then in Persian."""

from collections.abc import Callable
from typing import TextIO

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from hqs_desktop.core.resources import translation_path

Message = Callable[[], str]
"""What is to be said, in the language of the moment."""


class Voice:
    """Says each message in English, then in Persian."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._app = QCoreApplication.instance() or QCoreApplication(["hqs-desktop"])
        self._persian = QTranslator()
        self._persian.load(str(translation_path("fa")))

    def say(self, message: Message) -> None:
        """Write what ``message`` gives in each language, with its digits; only once where they agree."""
        before = QLocale()
        QLocale.setDefault(QLocale("en_GB"))
        lines = [message()]
        self._app.installTranslator(self._persian)
        QLocale.setDefault(QLocale("fa_IR"))
        try:
            lines.append(message())
        finally:
            self._app.removeTranslator(self._persian)
            QLocale.setDefault(before)
        self._out.write("".join(f"{line}\n" for line in dict.fromkeys(lines)))
