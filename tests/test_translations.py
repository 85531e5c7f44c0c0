"""Both languages are complete, and say the same with the same placeholders."""

import importlib
import re
import string
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[1]
PERSIAN = sorted((ROOT / "translations" / "fa").glob("*.ts"))
ENGLISH = ROOT / "translations" / "en.ts"


def messages(path: Path) -> list[tuple[str, list[str], bool]]:
    """Source, translations (several for plurals) and whether each is finished."""
    found = []
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        found.append((message.findtext("source", ""), forms, translation.get("type") is None))
    return found


def placeholders(text: str) -> set[str]:
    """The names in braces, and Qt's %n."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return names | set(re.findall(r"%n|%L?\d", text))


@pytest.mark.parametrize("path", [*PERSIAN, ENGLISH], ids=lambda path: path.stem)
def test_every_string_is_translated(path: Path) -> None:
    unfinished = [source for source, forms, finished in messages(path) if not finished or not all(forms)]
    assert not unfinished


@pytest.mark.parametrize("path", PERSIAN, ids=lambda path: path.stem)
def test_placeholders_are_kept(path: Path) -> None:
    different = [
        (source, form)
        for source, forms, _ in messages(path)
        for form in forms
        if placeholders(source) != placeholders(form)
    ]
    assert not different


def test_no_source_string_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    translations = importlib.import_module("translations")  # the project's own tool, which is no part of the package

    try:
        (tmp_path / "fa").mkdir()
        for path in PERSIAN:
            (tmp_path / "fa" / path.name).write_bytes(path.read_bytes())
        monkeypatch.setattr(translations, "TRANSLATIONS", tmp_path)
        for area in translations.AREAS:
            translations.update(area)
        for path in PERSIAN:
            fresh = {source for source, _, _ in messages(tmp_path / "fa" / path.name)}
            assert fresh == {source for source, _, _ in messages(path)}, (
                f"run packaging/translations.py update {path.stem}"
            )
    finally:
        sys.modules.pop("translations", None)
