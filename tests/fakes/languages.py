"""The program's two languages, compiled from their sources, for a test to speak."""

import importlib.util
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

ROOT = Path(__file__).resolve().parents[2]


@cache
def compiled() -> Path:
    """The folder with fa.qm and en.qm, built once per run."""
    spec = importlib.util.spec_from_file_location("translations_tool", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    target = Path(tempfile.mkdtemp(prefix="hqs-translations-"))
    tool.build(target)
    return target


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Have the application speak ``fa`` (right to left) or ``en`` meanwhile."""
    app = QCoreApplication.instance()
    assert app is not None
    translator, locale = QTranslator(), QLocale()
    assert translator.load(str(compiled() / f"{language}.qm"))
    app.installTranslator(translator)
    QLocale.setDefault(QLocale("fa_IR" if language == "fa" else "en_GB"))
    if isinstance(app, QGuiApplication):
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if language == "fa" else Qt.LayoutDirection.LeftToRight)
    try:
        yield
    finally:
        app.removeTranslator(translator)
        QLocale.setDefault(locale)
        if isinstance(app, QGuiApplication):
            app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
