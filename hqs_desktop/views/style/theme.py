"""Looks: colours in light, dark and high contrast, sizes on a 4-px grid that grow with the text; put on an application.

Fusion, a palette and little QSS (the ``windows11`` style has open bugs: QTBUG-124150). The style itself is named where
the application is made.
"""

from enum import StrEnum
from string import Template
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from hqs_desktop.core.resources import resource_path
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.fonts import BASE_SIZE, base_font, load_fonts


class Scheme(StrEnum):
    """The sets of colours."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tint(NamedTuple):
    """A status colour: its strong form for words and icons, its soft form to stand behind them."""

    strong: str
    soft: str


class Colours(NamedTuple):
    """The colours of a scheme, as ``#rrggbb``.

    Words have a contrast of at least 4.5:1 on whatever they stand on, icons, edges of controls and the focus 3:1;
    what stands on what is declared, and computed, in ``tests/views/style/test_contrast.py``.
    """

    window: str  # behind everything
    surface: str  # fields, lists, cards
    raised: str  # headers and bars on a surface
    hover: str
    line: str  # between things; tells nothing
    edge: str  # around controls
    text: str
    muted: str  # second-rank text
    faint: str  # hints in empty fields, empty rows, what can't be used now
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    neutral: Tint
    info: Tint
    success: Tint
    warn: Tint
    danger: Tint
    # The three environment badges: solid, unmistakable; none in a colour of success or failure.
    production: str
    on_production: str
    test: str
    on_test: str
    demo: str
    on_demo: str

    def tint(self, tone: Tone) -> Tint:
        """The status colour of a tone."""
        return {
            Tone.NEUTRAL: self.neutral,
            Tone.INFO: self.info,
            Tone.SUCCESS: self.success,
            Tone.WARN: self.warn,
            Tone.DANGER: self.danger,
        }[tone]


LIGHT: Final = Colours(
    window="#f2f5f6",
    surface="#ffffff",
    raised="#f7f9fa",
    hover="#e9f0f2",
    line="#d9e0e3",
    edge="#7a8890",
    text="#1a2226",
    muted="#52616a",
    faint="#5c6b74",
    accent="#0b6b82",
    accent_hover="#08586b",
    accent_soft="#dceff4",
    on_accent="#ffffff",
    neutral=Tint("#52616a", "#eaeff1"),
    info=Tint("#1d5ba6", "#e2edfa"),
    success=Tint("#176b3c", "#dff2e6"),
    warn=Tint("#7d5200", "#fbefd3"),
    danger=Tint("#ad231b", "#fbe4e2"),
    production="#26343b",
    on_production="#ffffff",
    test="#f0b429",
    on_test="#33240a",
    demo="#6a3fb5",
    on_demo="#ffffff",
)

DARK: Final = Colours(
    window="#13181a",
    surface="#1b2124",
    raised="#222a2d",
    hover="#2a3438",
    line="#333f44",
    edge="#7e8f97",
    text="#e6ecee",
    muted="#a7b5bb",
    faint="#9aa9b0",
    accent="#56bdd3",
    accent_hover="#7ccfe0",
    accent_soft="#12414c",
    on_accent="#05242b",
    neutral=Tint("#a7b5bb", "#2a3438"),
    info=Tint("#8fbcf5", "#1a2f48"),
    success=Tint("#72d096", "#153626"),
    warn=Tint("#eabb5c", "#3a2e10"),
    danger=Tint("#f49a92", "#45201d"),
    production="#d3dee2",
    on_production="#13181a",
    test="#f0b429",
    on_test="#33240a",
    demo="#865dd3",
    on_demo="#ffffff",
)


CONTRAST: Final = Colours(
    window="#000000",
    surface="#000000",
    raised="#000000",
    hover="#2b2b2b",
    line="#666666",
    edge="#ffffff",
    text="#ffffff",
    muted="#ebebeb",
    faint="#c8c8c8",
    accent="#ffe94a",
    accent_hover="#fff3a0",
    accent_soft="#5e5400",
    on_accent="#000000",
    neutral=Tint("#ebebeb", "#2b2b2b"),
    info=Tint("#b3d9ff", "#00264d"),
    success=Tint("#7dffa8", "#00331a"),
    warn=Tint("#ffd166", "#3d2e00"),
    danger=Tint("#ffc4bf", "#4d0f0b"),
    production="#ffffff",
    on_production="#000000",
    test="#ffd500",
    on_test="#000000",
    demo="#d9bfff",
    on_demo="#000000",
)

_COLOURS: Final = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}
_BY_EDGE: Final = {colours.edge: colours for colours in _COLOURS.values()}


def colours_in(scheme: Scheme) -> Colours:
    """The colours of a scheme."""
    return _COLOURS[scheme]


def colours_of(palette: QPalette) -> Colours:
    """The scheme that a palette belongs to, so that painting code need not be told of a change."""
    # By a role that the style sheet never touches: it gives words other colours, and makes grounds transparent.
    edge = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Shadow)
    return _BY_EDGE.get(edge.name(), LIGHT)


_ONE_LINE_UP_TO = 110  # per cent of the usual text size
_BESIDE_UP_TO = 160


def px(widget: QWidget, units: float) -> int:
    """``units`` of a pixel at text scale 1, grown with the widget's text."""
    return round(units * QFontInfo(widget.font()).pixelSize() / BASE_SIZE)


def grown(widget: QWidget, units: float) -> int:
    """Like ``px`` with half the growth: for what stands beside other things and must leave them their room."""
    return round((px(widget, units) + units) / 2)


def has_large_text(widget: QWidget) -> bool:
    """Whether what stands in one line at the usual text size needs two, on the smallest screen that is served."""
    return px(widget, 100) > _ONE_LINE_UP_TO


def has_largest_text(widget: QWidget) -> bool:
    """Whether what stands beside each other up to 150 % has to stand one above the other on the smallest screen."""
    return px(widget, 100) > _BESIDE_UP_TO


def mark(field: QWidget, tone: Tone | None) -> None:
    """Have a field framed in a tone's colour, or as always. The explanation stands beside it, never colour alone."""
    wanted = tone.value if tone is not None else ""
    if (field.property("tone") or "") != wanted:
        field.setProperty("tone", wanted)
        dress_anew(field)


def dress_anew(widget: QWidget) -> None:
    """Have the style sheet look again, after a change of a property that it asks for; no need before its first look."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def apply_theme(app: QApplication, scheme: Scheme, text_scale: float = 1.0) -> None:
    """Give the application its typeface, palette and style sheet; may be called again at any time."""
    load_fonts()
    colours = colours_in(scheme)
    app.setFont(base_font(text_scale))
    app.setPalette(_palette(colours))
    app.setStyleSheet(_style_sheet(colours, text_scale, scheme))


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.PlaceholderText: colours.faint,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger.strong,
        role.ToolTipBase: colours.text,
        role.ToolTipText: colours.surface,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.hover,
        role.Mid: colours.line,
        role.Dark: colours.edge,
        role.Shadow: colours.edge,
    }.items():
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.faint))
    return palette


def _style_sheet(colours: Colours, scale: float, scheme: Scheme) -> str:
    # The arrow of a combo box is a file: QSS can't recolour an icon.
    tokens = {"chevron": resource_path("styles", f"chevron_{scheme}.svg").as_posix()}
    for name, value in colours._asdict().items():
        if isinstance(value, Tint):
            tokens |= {name: value.strong, f"{name}_soft": value.soft}
        else:
            tokens[name] = value
    tokens |= {f"px{units}": f"{round(units * scale)}px" for units in (2, 4, 6, 8, 10, 12, 16, 20, 24, 28, 32)}
    # What is left of a control's height inside edges that are so much thicker: it must not grow with the focus.
    tokens |= {f"less{thicker}": f"{round(28 * scale) - thicker}px" for thicker in (1, 2, 4)}
    tokens |= {"small": f"{round(12 * scale)}px", "title": f"{round(17 * scale)}px", "big": f"{round(20 * scale)}px"}
    return Template(resource_path("styles", "app.qss").read_text(encoding="utf-8")).substitute(tokens)
