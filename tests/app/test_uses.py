"""How often acts were chosen: kept from run to run, whatever else stands in the file."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QSettings

from hqs_desktop.app.uses import keep_uses, read_uses


def settings(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def test_they_are_kept(tmp_path: Path) -> None:
    first = settings(tmp_path)
    assert read_uses(first) == Counter()
    keep_uses(first, Counter({"help": 3, "show_codes": 1}))
    first.sync()
    assert read_uses(settings(tmp_path)) == Counter({"help": 3, "show_codes": 1})


def test_what_is_no_number_counts_as_never(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[uses]\nhelp=many\nmenu=2\n", encoding="utf-8")
    assert read_uses(settings(tmp_path)) == Counter({"menu": 2})
