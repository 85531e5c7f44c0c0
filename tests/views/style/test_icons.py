from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hqs_desktop.views.style.icons import put_icon


def test_the_icon_of_a_button_grows_with_its_text(qtbot: QtBot) -> None:
    sizes = []
    for scale in (1.0, 1.5):
        button = QPushButton("Print")
        qtbot.addWidget(button)
        font = button.font()
        font.setPixelSize(round(13 * scale))
        button.setFont(font)
        put_icon(button, "print")
        drawn = button.icon().availableSizes()
        assert [size.width() for size in drawn] == [button.iconSize().width()]
        sizes.append(button.iconSize().width())
    assert sizes == [16, 25]
