"""What is read to the patient before the booking."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hqs_desktop.desk.texts import Instruction, Texts
from tests.views.book_world import NATIONAL_CODE, BookWorld
from tests.views.keyboard import find

Enter = Qt.Key.Key_Return


@pytest.fixture
async def world(qapp: object) -> AsyncIterator[BookWorld]:
    assert qapp
    world = BookWorld(doctors=1)
    world.shown = world.screen()
    world.attach()
    await world.settle()
    yield world
    await world.close(world.shown)


async def read_back(world: BookWorld) -> QLabel:
    await world.type("قل")
    await world.key(Enter, Enter)
    await world.type(NATIONAL_CODE)
    await world.key(Enter)
    return find(world.shown, QLabel, "read_back_instructions")


async def test_instructions_are_read_too(world: BookWorld) -> None:
    number = world.entries[0].provider.identifier.id
    told = (Instruction("<b>Fasting</b>", provider=number), Instruction("Papers", provider=number))
    world.shared.texts.present = Texts(instructions=(*told, Instruction("x", provider="other")))
    label = await read_back(world)
    assert label.isVisible()
    assert label.text() == "<b>Fasting</b>\nPapers"
    assert label.textFormat() is Qt.TextFormat.PlainText


async def test_where_there_are_none_nothing_takes_their_place(world: BookWorld) -> None:
    assert not (await read_back(world)).isVisible()
