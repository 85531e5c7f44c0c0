"""Makes resources/icons/app.ico, and the installer's side.bmp, from app.svg.

Run it when the picture changes (needs QT_QPA_PLATFORM=offscreen).
"""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
SIDE = (164, 314)  # of the installer's last page
SIDE_ICON = QRectF(34, 60, 96, 96)
GROUND = "#0b6b82"  # of app.svg
ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"


def png(renderer: QSvgRenderer, size: int) -> bytes:
    """The picture in one size."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only the form with bytes
    return bytes(data.data())


def side_picture(renderer: QSvgRenderer) -> QImage:
    """The icon on its own ground."""
    image = QImage(*SIDE, QImage.Format.Format_RGB888)
    image.fill(GROUND)
    painter = QPainter(image)
    renderer.render(painter, SIDE_ICON)
    painter.end()
    return image


def main() -> None:
    """Write both. An icon is a header, a table of pictures, the pictures as PNG (Windows takes that since Vista)."""
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(ICONS / "app.svg"))
    pictures = [png(renderer, size) for size in SIZES]
    offset = 6 + 16 * len(SIZES)
    table = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    (ICONS / "app.ico").write_bytes(struct.pack("<HHH", 0, 1, len(SIZES)) + table + b"".join(pictures))
    side_picture(renderer).save(str(Path(__file__).with_name("side.bmp")))
    application.quit()


main()
