"""What can be done with a booking just made is always seen."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.views.style.theme import Scheme
from tests.views.book_world import NATIONAL_CODE, BookWorld
from tests.views.fits import seen, settle
from tests.views.keyboard import find
from tests.views.scenes import content
from tests.views.shots import dressed

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
ACTS = ("print_receipt", "copy_receipt", "show_receipt", "cancel_receipt", "panel_primary", "panel_secondary")


async def book(world: BookWorld) -> None:
    world.attach()
    await world.settle()
    await world.type("قل")
    await world.key(Key.Key_Return, Key.Key_Return)
    await world.type(NATIONAL_CODE)
    await world.key(Key.Key_Return, Key.Key_Return)
    assert world.view_model.panel.step is Step.DONE


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_its_acts_are_seen_without_scrolling_with_large_text(qapp: QApplication, language: str) -> None:
    with dressed(qapp, language, Scheme.LIGHT, 1.5):
        world = BookWorld(doctors=2)
        size = content(QSize(1366, 728), 1.5)
        world.shown = world.screen(size.width())
        world.shown.resize(size)
        await book(world)
        settle()
        assert world.shown.size() == size
        assert [name for name in ACTS if not seen(find(world.shown, QPushButton, name))] == []
        await world.close(world.shown)
