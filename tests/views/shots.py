"""Pictures of a widget in both languages, both schemes and two text sizes, to be looked at.

By hand: ``python -m tests.views.shots kit DIR``. Tests use ``dressed`` to open things in every look.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from hqs_desktop.core.resources import translation_path
from hqs_desktop.views.style.theme import Scheme, apply_theme

SCREEN = QSize(1366, 728)
LOOKS = tuple(product(("fa", "en"), Scheme, (1.0, 1.5)))


@contextmanager
def dressed(app: QApplication, language: str, scheme: Scheme, scale: float) -> Iterator[None]:
    """The application in a language, a scheme and a text size; as it was afterwards, but for the theme."""
    locale, direction = QLocale(), app.layoutDirection()
    translator = QTranslator()
    if translator.load(str(translation_path(language))):
        app.installTranslator(translator)
    persian = language == "fa"
    QLocale.setDefault(QLocale("fa_IR" if persian else "en_GB"))
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if persian else Qt.LayoutDirection.LeftToRight)
    apply_theme(app, scheme, scale)
    try:
        yield
    finally:
        app.removeTranslator(translator)
        QLocale.setDefault(locale)
        app.setLayoutDirection(direction)


def settle() -> None:
    """Let Qt lay out and paint."""
    for _ in range(5):
        QApplication.processEvents()


def shoot(name: str, make: Callable[[], QWidget], folder: Path, size: QSize = SCREEN) -> list[Path]:
    """Save ``<name>-<language>-<scheme>-<scale>.png`` for every look and return the files."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for language, scheme, scale in LOOKS:
        with dressed(app, language, scheme, scale):
            widget = make()
            widget.resize(size)
            widget.show()
            settle()
            path = folder / f"{name}-{language}-{scheme}-{round(scale * 100)}.png"
            assert widget.grab().save(str(path))
            made.append(path)
            widget.close()
            widget.deleteLater()
            settle()
    return made


def main() -> None:
    """Make the pictures of a page."""
    from tests.views import pages  # noqa: PLC0415  (it needs this module)

    page, folder = sys.argv[1:]
    QApplication.instance() or QApplication(["shots"])
    for path in shoot(page, getattr(pages, page), Path(folder)):
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
