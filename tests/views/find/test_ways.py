"""By keys alone: another way to search, a point typed, filters and order of what was found."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from hqs_desktop.viewmodels.find.place import Way
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.code_combo import CodeCombo
from tests.fakes.gateway import line_dead
from tests.views.book_world import BookWorld
from tests.views.shots import dressed

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(params=["fa", "en"])
async def world(request: pytest.FixtureRequest, qapp: QApplication) -> AsyncIterator[BookWorld]:
    with dressed(qapp, request.param, Scheme.LIGHT, 1.0):
        made = BookWorld(doctors=3, days=14)
        made.attach()
        await made.settle()
        made.shown = made.screen()
        await made.type("قل")
        await made.key(Key.Key_Return)
        yield made
        await made.close(made.shown)


def way_of(world: BookWorld) -> Way:
    return world.view_model.criteria.place.way


def point_of(world: BookWorld) -> object:
    point = world.view_model.criteria.place.point
    return point.value if point is not None else None


def field(world: BookWorld, name: str) -> CodeCombo:
    combo = world.shown.criteria.findChild(CodeCombo, name)
    assert isinstance(combo, CodeCombo)
    return combo


def visible(world: BookWorld) -> set[str]:
    return {combo.objectName() for combo in world.shown.criteria.findChildren(CodeCombo) if combo.isVisible()}


async def test_a_key_changes_the_fields_and_the_bar_keeps_its_height(world: BookWorld) -> None:
    heights = []
    fields = []
    for _ in range(3):
        heights.append(world.shown.criteria.height())
        fields.append(visible(world))
        await world.key(Key.Key_G, modifiers=CTRL)
    assert fields == [
        {"specialty", "provider", "facility", "service"},
        {"specialty", "point", "km", "service"},
        {"specialty", "provider", "province", "city", "town", "service"},
    ]
    assert max(heights) - min(heights) <= 2
    assert way_of(world) is Way.PROVIDER
    assert field(world, "provider").hasFocus()


async def test_a_typed_point_is_searched_around_by_keys(world: BookWorld) -> None:
    await world.key(Key.Key_G, modifiers=CTRL)
    assert field(world, "point").hasFocus()
    await world.type("۳۵٫۷۵، ۵۱٫۴۱")
    await world.key(Key.Key_Return)
    await world.settle(60)
    assert world.view_model.results.phase is Phase.SHOWN
    assert len(world.gateway.near_calls) == 1
    assert world.shown.work.grid.hasFocus()
    slot = world.shown.work.grid.current_slot
    assert slot is not None
    metres = world.view_model.results.metres_to(slot.facility)
    assert metres is not None
    assert metres < 500


async def test_swapped_degrees_are_put_right_with_enter_and_taken_as_typed_from_the_list(world: BookWorld) -> None:
    await world.key(Key.Key_G, modifiers=CTRL)
    await world.type("51.4, 35.7")
    await world.key(Key.Key_Return)
    point = world.view_model.criteria.place.point
    assert point is not None
    assert point.value == (35.7, 51.4)
    world.shown.criteria.focus("point")
    await world.type("51.4, 35.7")
    await world.key(Key.Key_Down, Key.Key_Return)
    point = world.view_model.criteria.place.point
    assert point is not None
    assert point.value == (51.4, 35.7)
    oddity = world.shown.criteria.findChild(QLabel, "point_oddity")
    assert isinstance(oddity, QLabel)
    assert oddity.isVisible()
    assert oddity.text() == world.view_model.criteria.place.point_warning


async def test_leaving_the_field_takes_a_plain_point_and_keeps_what_is_odd(world: BookWorld) -> None:
    await world.key(Key.Key_G, modifiers=CTRL)
    await world.type("51.4, 35.7")
    await world.key(Key.Key_Tab)
    assert point_of(world) is None
    assert field(world, "point").text() == "51.4, 35.7"
    calls = len(world.gateway.near_calls)
    await world.key(Key.Key_F5)
    assert len(world.gateway.near_calls) == calls
    assert world.view_model.hint is not None
    assert world.shown.work.hint.isVisible()
    assert field(world, "point").hasFocus()
    assert field(world, "point").text() == "51.4, 35.7"
    await world.type("35.7 51.4")
    await world.key(Key.Key_Tab)
    assert point_of(world) == (35.7, 51.4)


async def test_a_distance_out_of_bounds_is_named_and_kept(world: BookWorld) -> None:
    await world.key(Key.Key_G, modifiers=CTRL)
    await world.type("35.7 51.4")
    await world.key(Key.Key_Tab)
    await world.type("900")
    await world.key(Key.Key_Return)
    assert world.view_model.hint is not None
    assert world.gateway.near_calls == []
    assert field(world, "km").text() == "900"
    field(world, "km").selectAll()
    await world.type("9")
    await world.key(Key.Key_Return)
    await world.settle()
    assert [call[5].magnitude for call in world.gateway.near_calls] == [9000]


async def test_tab_leads_through_the_fields_of_the_way(world: BookWorld) -> None:
    await world.key(Key.Key_G, Key.Key_G, modifiers=CTRL)
    world.shown.criteria.focus("specialty")
    names = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.objectName())
        await world.key(Key.Key_Tab)
    assert names == ["specialty", "provider", "add_provider", "province", "city", "town", "service", "first_day"]


async def test_an_area_is_searched_by_a_name_that_was_seen(world: BookWorld) -> None:
    await world.key(Key.Key_G, Key.Key_G, modifiers=CTRL)
    await world.type("ته")
    await world.key(Key.Key_Return)
    await world.settle()
    assert {call[0].identifier.id for call in world.gateway.area_calls} == {"33700", "33701", "33702"}
    assert world.view_model.results.phase is Phase.SHOWN


async def test_filters_and_order_are_seen_and_the_current_slot_stays(world: BookWorld) -> None:
    work = world.shown.work
    slot = work.grid.current_slot
    assert slot is not None
    assert not work.filters.part.isChecked()
    await world.key(Key.Key_H, modifiers=CTRL)
    assert work.filters.part.isChecked()
    assert work.filters.part.text() == world.view_model.looking.part_words
    assert work.grid.current_slot == slot
    await world.key(Key.Key_O, modifiers=BOTH)
    assert work.filters.order.accessibleName() == world.view_model.looking.order_words
    assert work.grid.current_slot == slot
    assert work.grid.hasFocus()


async def test_a_quota_is_chosen_from_a_list_by_keys(world: BookWorld) -> None:
    work = world.shown.work
    await world.key(Key.Key_U, modifiers=CTRL)
    menu = work.filters.findChild(QMenu, "quotas")
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    lines = world.view_model.looking.quotas()
    assert [action.text().split("\t")[1] for action in menu.actions()] == [line.beside for line in lines]
    menu.actions()[2].trigger()
    menu.close()
    await world.settle()
    assert world.view_model.criteria.quota == lines[2].value
    assert work.filters.quota.isChecked()


async def test_where_filters_hide_all_enter_shows_all_again(world: BookWorld) -> None:
    work = world.shown.work
    world.view_model.looking.choose_quota("999")
    await world.settle()
    assert work.empty.isVisible()
    assert work.empty.title == world.view_model.results.held_back.title
    assert not work.hint.isVisible()
    await world.key(Key.Key_Return)
    assert work.grid.isVisible()
    assert work.grid.hasFocus()
    assert world.view_model.criteria.quota is None


async def test_the_first_in_the_morning_is_reached_by_its_key(world: BookWorld) -> None:
    world.view_model.results.step_day(1)
    await world.key(Key.Key_Home, modifiers=BOTH)
    slot = world.shown.work.grid.current_slot
    assert slot == world.view_model.results.first_free_in_the_morning()


async def test_asking_again_asks_only_for_what_failed(world: BookWorld) -> None:
    world.gateway.schedule_errors["33701"] = line_dead("GetProviderScheduling")
    await world.key(Key.Key_F5)
    assert world.shown.work.failures.isVisible()
    world.gateway.schedule_errors.clear()
    world.gateway.schedule_calls.clear()
    world.shown.work.failures.acted.emit()
    await world.settle()
    assert [call[0].identifier.id for call in world.gateway.schedule_calls] == ["33701"]
    assert not world.shown.work.failures.isVisible()
