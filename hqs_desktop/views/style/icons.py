"""Icons: Fluent system icons, recoloured for the palette in use (QtSvg would paint them black), kept once made."""

from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from hqs_desktop.core.resources import resource_path
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import px

TONE_ICONS: Final = {
    Tone.NEUTRAL: "info",
    Tone.INFO: "info",
    Tone.SUCCESS: "checkmark_circle",
    Tone.WARN: "warning",
    Tone.DANGER: "error_circle",
}
"""The icon that goes with each tone."""

# Only what points somewhere is turned round in a right-to-left layout; a clock or a magnifying glass is not.
_DIRECTIONAL: Final = frozenset(
    {"arrow_left", "arrow_undo", "chevron_left", "chevron_right", "person_arrow_right", "sign_out"}
)
_SIZE: Final = 20


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


class _Seen(NamedTuple):
    """The pixels of the screen for one of ours, and whether the icon is turned round."""

    ratio: float
    mirrored: bool


def _seen(name: str) -> _Seen:
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    return _Seen(ratio, name in _DIRECTIONAL and QApplication.isRightToLeft())


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, seen: _Seen) -> QPixmap:
    image = QImage(round(size * seen.ratio), round(size * seen.ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(seen.ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    coloured = _source(name).replace("<svg ", f'<svg fill="{colour}" ', 1)
    QSvgRenderer(QByteArray(coloured.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return QPixmap.fromImage(image.flipped(Qt.Orientation.Horizontal) if seen.mirrored else image)


@lru_cache(maxsize=128)
def _composed(name: str, colour: str, faint: str, sizes: tuple[int, ...], seen: _Seen) -> QIcon:
    made = QIcon()
    for size in sizes:
        made.addPixmap(_drawn(name, colour, size, seen), QIcon.Mode.Normal)
        made.addPixmap(_drawn(name, faint, size, seen), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str | QColor, size: int = _SIZE) -> QPixmap:
    """An icon in a colour, ``size`` logical pixels wide, for painting and labels."""
    return _drawn(name, QColor(colour).name(), size, _seen(name))


def icon(name: str, palette: QPalette, *, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """An icon for an action, in the palette's colour of ``role``, greyed when it is disabled."""
    return _in_sizes((_SIZE, _SIZE * 2), name, palette, role)


def put_icon(
    button: QAbstractButton, name: str, units: int = 16, *, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText
) -> None:
    """Give a button an icon ``units`` wide, which grows with its text.

    It is drawn for this size only: the sharpest, and the least work.
    """
    size = px(button, units)
    button.setIcon(_in_sizes((size,), name, button.palette(), role))
    button.setIconSize(QSize(size, size))


def _in_sizes(sizes: tuple[int, ...], name: str, palette: QPalette, role: QPalette.ColorRole) -> QIcon:
    faint = palette.color(QPalette.ColorGroup.Disabled, role)
    return _composed(name, palette.color(role).name(), faint.name(), sizes, _seen(name))
