"""Which colour stands on which, and that each can be told from it, in every scheme.

4.5:1 for words, 3:1 for what is no word but tells something: icons, edges of controls, the focus. A colour that is
used on a new ground is declared here.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from hqs_desktop.core.resources import resource_path
from hqs_desktop.viewmodels.shell.window import Surroundings
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import Colours, Scheme, colours_in, mark
from tests.views.keyboard import destroy
from tests.views.shots import dressed, settle

VIEWS = Path(__file__).resolve().parents[3] / "hqs_desktop" / "views"

PLAIN: Final = ("window", "surface", "raised")
ROWS: Final = ("surface", "raised", "accent_soft")
TONES: Final = tuple(tone.value for tone in Tone)
SOFT: Final = tuple(f"{tone}_soft" for tone in TONES)

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "text": (*PLAIN, "hover", "line", "accent_soft", *SOFT),  # line: a button that is pressed
    "muted": (*PLAIN, "hover", "line", "accent_soft", *SOFT),
    "faint": (*PLAIN, "hover", "accent_soft", "warn_soft", "danger_soft"),
    "accent": (*PLAIN, "hover", "accent_soft", *SOFT),  # a quiet button in a bar of any tone
    "on_accent": ("accent", "accent_hover"),
    "surface": ("text", "danger"),  # a tool tip, a button that ends something
    "on_production": ("production",),
    "on_test": ("test",),
    "on_demo": ("demo",),
    **{tone: (*PLAIN, "accent_soft", f"{tone}_soft") for tone in TONES},
}
SHAPES: Final[dict[str, tuple[str, ...]]] = {
    "edge": (*PLAIN, "hover", "accent_soft", *SOFT),
    "accent": (*PLAIN, "hover", "line", "accent_soft", *SOFT),  # line: the frame of a list before it has the focus
    "on_accent": ("accent", "accent_hover"),
    "surface": ("danger",),
    "danger": (*PLAIN, "danger_soft"),
    "warn": (*PLAIN, "warn_soft"),
    "accent_hover": PLAIN,
    "production": ("raised",),
    "demo": ("raised",),
    "muted": (*PLAIN, "line"),
}
EITHER: Final = {("test", "on_test"): "raised"}
"""A solid shape with an edge: one of both is enough."""
SILENT: Final = {"line", "window", "raised", "hover", "accent_soft", *SOFT}
"""Grounds, and what parts things without telling anything."""


def colour(colours: Colours, name: str) -> QColor:
    """A colour by the name that the style sheet knows it by."""
    if name in TONES:
        return QColor(colours.tint(Tone(name)).strong)
    if name in SOFT:
        return QColor(colours.tint(Tone(name.removesuffix("_soft"))).soft)
    return QColor(getattr(colours, name))


def over(ink: QColor, ground: QColor) -> QColor:
    """What is seen of an ink that may be transparent."""
    share = ink.alphaF()
    mixed = [
        one * share + other * (1 - share)
        for one, other in zip(ink.getRgbF()[:3], ground.getRgbF()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor.fromRgbF(*mixed)


def luminance(of: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (of.redF(), of.greenF(), of.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(ink: QColor, ground: QColor) -> float:
    light, dark = sorted((luminance(over(ink, ground)), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(table: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    return ((ink, ground) for ink, grounds in table.items() for ground in grounds)


every = pytest.mark.parametrize("colours", [colours_in(scheme) for scheme in Scheme], ids=list(Scheme))


def test_the_measure() -> None:
    white, black = QColor("#ffffff"), QColor("#000000")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(QColor("#777777"), white) == pytest.approx(4.48, abs=0.01)
    half = QColor(0, 0, 0, 128)
    assert contrast(half, white) == pytest.approx(4.0, abs=0.01)


@every
def test_words_can_be_read_on_all_that_they_stand_on(colours: Colours) -> None:
    found = {pair: contrast(*(colour(colours, name) for name in pair)) for pair in pairs(WORDS)}
    assert {pair: round(value, 2) for pair, value in found.items() if value < 4.5} == {}


@every
def test_shapes_can_be_told_from_all_that_they_stand_on(colours: Colours) -> None:
    found = {pair: contrast(*(colour(colours, name) for name in pair)) for pair in pairs(SHAPES)}
    assert {pair: round(value, 2) for pair, value in found.items() if value < 3} == {}
    for names, ground in EITHER.items():
        assert max(contrast(colour(colours, name), colour(colours, ground)) for name in names) >= 3


def test_high_contrast_is_high() -> None:
    colours = colours_in(Scheme.CONTRAST)
    least = {pair: contrast(*(colour(colours, name) for name in pair)) for pair in pairs(WORDS)}
    plain = {pair: value for pair, value in least.items() if pair[1] in PLAIN}
    assert min(plain.values()) >= 10
    # What parts things, and the row that is chosen, is told there from the ground too.
    for name in ("line", "accent_soft"):
        assert contrast(colour(colours, name), colour(colours, "surface")) >= 2.7


@every
def test_every_tone_of_the_view_models_has_its_pair(colours: Colours) -> None:
    assert all(contrast(*map(QColor, colours.tint(tone))) >= 4.5 for tone in Tone)


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """The style sheet's rules: a selector, and what each property is."""
    sheet = re.sub(r"/\*.*?\*/", "", resource_path("styles", "app.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", sheet):
        properties = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", body))
        yield from ((selector.strip(), properties) for selector in selectors.split(","))


def names_in(text: str) -> list[str]:
    found = set(WORDS) | set(SHAPES) | SILENT | {"test"}
    return [name for name in re.findall(r"\$(\w+)", text) if name in found]


def test_what_the_style_sheet_says_is_declared() -> None:
    told = list(rules())
    assert len(told) > 60
    for selector, properties in told:
        grounds = names_in(properties.get("background", ""))
        for name in names_in(" ".join(properties.get(key, "") for key in ("color", "placeholder-text-color"))):
            assert name in WORDS, (selector, name)
            assert set(grounds) <= set(WORDS[name]), (selector, name, grounds)
        edges = (value for key, value in properties.items() if key.startswith(("border", "outline")))
        for name in chain.from_iterable(names_in(edge) for edge in edges):
            assert name in set(SHAPES) | SILENT | {"text", "on_test"}, (selector, name)
            if name in SILENT:
                assert is_silent(selector), (selector, name)


def is_silent(selector: str) -> bool:
    """Whether what a line goes round or under needs no edge to be known: cards, bars, lists, heads, what is off."""
    return ":disabled" in selector or selector.startswith(("QFrame", "QHeaderView", "QAbstractItemView", "QLabel"))


def test_what_is_painted_by_hand_is_declared() -> None:
    sources = [path.read_text(encoding="utf-8") for path in VIEWS.rglob("*.py") if path.name != "theme.py"]
    painted = {name for source in sources for name in re.findall(r"\bcolours\.(\w+)", source)} - {"tint"}
    assert {"faint", "edge", "accent"} <= painted
    assert painted <= set(WORDS) | set(SHAPES) | SILENT
    pens = [
        name
        for source in sources
        for name in re.findall(r"QPen\(QColor\(colours\.\w+ if \w+ else colours\.(\w+)", source)
    ]
    assert pens
    assert not set(pens) & SILENT


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_combo_boxes_arrow_is_of_the_theme(scheme: Scheme) -> None:
    colours = colours_in(scheme)
    drawing = resource_path("styles", f"chevron_{scheme}.svg").read_text(encoding="utf-8")
    assert f'fill="{colours.muted}"' in drawing


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_palette_is_of_the_theme(qapp: QApplication, scheme: Scheme) -> None:
    colours = colours_in(scheme)
    with dressed(qapp, "fa", scheme, 1.0):
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        palette, field = qapp.palette(), QLineEdit()
        field.ensurePolished()
        for of in (palette, field.palette()):
            # A style sheet gives a field's hint half the ink of its text, unless it is told.
            assert of.color(role.PlaceholderText) == QColor(colours.faint)
        for disabled in (role.WindowText, role.Text, role.ButtonText):
            assert palette.color(group.Disabled, disabled) == QColor(colours.faint)
        destroy(field)


def seen(image: QImage, wanted: QColor) -> int:
    """How many pixels are of a colour."""
    return sum(
        image.pixelColor(x, y).rgb() == wanted.rgb() for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("tone", [Tone.WARN, Tone.DANGER, None])
def test_a_field_shows_its_tone_and_the_focus_at_once(qapp: QApplication, scheme: Scheme, tone: Tone | None) -> None:
    colours = colours_in(scheme)
    with dressed(qapp, "fa", scheme, 1.0):
        page = QWidget()
        page.resize(320, 80)
        field, other = QLineEdit(page), QLineEdit(page)
        field.setGeometry(10, 5, 300, 32)
        other.setGeometry(10, 42, 300, 32)
        mark(field, tone)
        page.show()
        page.activateWindow()
        other.setFocus()
        settle()
        accent = QColor(colours.accent)
        assert seen(field.grab().toImage(), accent) == 0
        field.setFocus()
        settle()
        image = field.grab().toImage()
        assert seen(image, accent) > 500
        if tone is not None:
            assert seen(image, QColor(colours.tint(tone).strong)) > 250
            assert seen(image, QColor(colours.tint(tone).soft)) > 2000
        destroy(page)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("role", ["primary", "danger", "quiet", "chip", ""])
def test_a_button_with_the_focus_has_a_ring_and_keeps_its_size(qapp: QApplication, scheme: Scheme, role: str) -> None:
    colours = colours_in(scheme)
    ring = {"primary": colours.on_accent, "danger": colours.surface}.get(role, colours.accent)
    with dressed(qapp, "fa", scheme, 1.0):
        page = QWidget()
        page.resize(300, 80)
        button, other = QPushButton(page), QPushButton(page)
        button.setProperty("role", role)
        other.setProperty("role", role)
        button.move(10, 10)
        other.move(150, 10)
        page.show()
        page.activateWindow()
        other.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        button.resize(120, button.sizeHint().height())
        size = button.sizeHint()
        before = seen(button.grab().toImage(), QColor(ring))
        button.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert seen(button.grab().toImage(), QColor(ring)) > before + 200
        button.setText(button.text())  # has Qt measure it anew
        button.updateGeometry()
        assert button.sizeHint() == size
        destroy(page)


def test_no_surroundings_look_like_success_or_failure() -> None:
    for colours in map(colours_in, Scheme):
        for name in Surroundings:
            hue = QColor(getattr(colours, name.value))
            assert hue.hsvSaturationF() < 0.4 or not 90 <= hue.hsvHue() <= 170, name
            assert hue.hsvSaturationF() < 0.4 or not (hue.hsvHue() >= 340 or hue.hsvHue() <= 15), name
