"""Lists and tables keep the application's typeface, whatever would be handed down to them."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QListView, QWidget

from hqs_desktop.views.style.fonts import FAMILY, use_application_font
from hqs_desktop.views.style.theme import Scheme, apply_theme


def test_a_list_has_the_application_s_typeface(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)
    parent = QWidget()
    parent.setFont(QFont("Courier"))
    view = QListView(parent)
    assert view.font().family() == "Courier"
    use_application_font(view)
    assert view.font().family() == FAMILY
