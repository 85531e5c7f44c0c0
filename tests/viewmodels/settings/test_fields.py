"""The fields of F9: kept as soon as they are given, explained where they can't be, undone, never over another's."""

from pathlib import Path

import pytest

from hqs_desktop.adapters.settings import load_settings
from hqs_desktop.adapters.settings_store import FileSettings
from hqs_desktop.viewmodels.centre.page import TEMPLATE, CentreViewModel
from hqs_desktop.viewmodels.privacy.page import FIELDS
from hqs_desktop.viewmodels.setting_fields import FieldsViewModel
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.clock import FakeClock
from tests.fakes.shared import make_shared

LOCK, KEEP = "privacy.lock_minutes", "privacy.keep_days"


class World:
    """A file in a folder, and the privacy's fields over it."""

    def __init__(self, folder: Path) -> None:
        self.file, self.policy = folder / "settings.toml", folder / "policy.toml"
        self.shared: Shared = make_shared(FakeClock())

    def open(self) -> FieldsViewModel:
        store = FileSettings(load_settings(self.file, self.policy), self.file, policy_file=self.policy)
        self.shared.settings.put(store)
        return FieldsViewModel(FIELDS, self.shared)


@pytest.fixture
def world(tmp_path: Path, qapp: object) -> World:  # noqa: ARG001  # words need an application
    return World(tmp_path)


async def give(model: FieldsViewModel, name: str, text: str) -> None:
    model.set_text(name, text)
    model.keep(name)
    await settle(model)


async def settle(model: FieldsViewModel) -> None:
    while model._running:  # its commands
        await next(iter(model._running))


async def test_what_is_given_is_kept_told_and_undone(world: World) -> None:
    model = world.open()
    await give(model, LOCK, "\u06f1\u06f0")
    assert load_settings(world.file, world.policy).settings.privacy.lock_minutes == 10
    said = model.said
    assert said is not None
    assert (said.tone, said.undo) == (Tone.SUCCESS, True)
    assert [number in said.advice for number in ("5", "10")] == [True, True]
    model.undo()
    await settle(model)
    assert load_settings(world.file, world.policy).settings.privacy.lock_minutes == 5
    assert not model.can_undo


@pytest.mark.parametrize("text", ["-1", "241", "1.5", "soon", "nan", "1_0", "0x5", "9" * 400])
async def test_a_wrong_value_is_explained_beside_its_field_and_stays_typed(world: World, text: str) -> None:
    model = world.open()
    await give(model, LOCK, text)
    assert "240" in model.fault(LOCK)
    assert model.text(LOCK) == text
    assert not world.file.exists()
    model.drop(LOCK)
    assert (model.text(LOCK), model.fault(LOCK)) == ("5", "")


async def test_what_the_policy_sets_is_locked_and_says_where_from(world: World) -> None:
    world.policy.write_text("[privacy]\nlock_minutes = 2\n")
    model = world.open()
    assert str(world.policy) in model.lock(LOCK)
    await give(model, LOCK, "9")
    assert (model.text(LOCK), model.lock(KEEP)) == ("2", "")


async def test_what_somebody_else_has_set_is_shown_and_not_overwritten(world: World) -> None:
    model = world.open()
    world.file.write_text("[privacy]\nlock_minutes = 7\n")
    await give(model, LOCK, "9")
    said = model.said
    assert said is not None
    assert (said.tone, said.undo, model.text(LOCK)) == (Tone.WARN, False, "7")
    assert load_settings(world.file, world.policy).settings.privacy.lock_minutes == 7


async def test_a_file_of_a_newer_version_is_kept_and_told(world: World) -> None:
    world.file.write_text("schema_version = 2\n")
    model = world.open()
    await give(model, LOCK, "9")
    said = model.said
    assert said is not None
    assert said.tone is Tone.DANGER
    assert world.file.read_text() == "schema_version = 2\n"


async def test_the_message_is_shown_as_it_is_typed_and_its_fault_is_named(world: World) -> None:
    world.open()
    model = CentreViewModel(world.shared)
    model.set_text(TEMPLATE, "For {patient}")
    assert model.preview == "For Maryam Ahmadi"
    model.set_text(TEMPLATE, "For {pateint}")
    assert (model.preview, "{pateint}" in model.fault(TEMPLATE)) == ("", True)


async def test_instructions_are_added_taken_away_and_brought_back(world: World) -> None:
    world.open()
    model = CentreViewModel(world.shared)
    model.add("901610", "", "Come fasting.")
    await settle(model)
    model.add("", "", "For nobody.")
    await settle(model)
    assert model.fault("instructions")
    assert [one.text for one in model.instructions] == ["Come fasting."]
    model.remove(0)
    await settle(model)
    assert model.instructions == []
    model.undo()
    await settle(model)
    assert [one.service for one in model.instructions] == ["901610"]
