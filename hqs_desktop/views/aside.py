"""What a screen that books puts aside, beside its panel: the pinboard and the basket, each with its keys."""

from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.basket.basket import BasketViewModel
from hqs_desktop.viewmodels.basket.commands import BASKET, PUT_IN
from hqs_desktop.viewmodels.pinboard.commands import PARK, PARKED
from hqs_desktop.viewmodels.pinboard.pinning import Pinning
from hqs_desktop.views.basket.basket import BasketButton
from hqs_desktop.views.book.panel import BookPanelView
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.pinboard.board import ParkedButton


def put_aside(pinning: Pinning, basket: BasketViewModel, panel: BookPanelView, screen: QWidget) -> None:
    """Show below the panel what is put aside, and have the keys heard in the screen."""
    parked, filled = ParkedButton(pinning, screen), BasketButton(basket, screen)
    for button in (parked, filled):
        panel.tray.addWidget(button)
    for command, act in (
        (PARK, pinning.park_or_return),
        (PARKED, parked.show_all),
        (PUT_IN, basket.put_in),
        (BASKET, filled.show_all),
    ):
        bind_key(command, screen, act)
