"""The commands of all rooms: what they are called, and that no key means two things."""

import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from hqs_desktop import viewmodels
from hqs_desktop.app.screens import SCREENS
from hqs_desktop.viewmodels.codes.commands import COPY_CODE
from hqs_desktop.viewmodels.commands import CALENDAR, CHOICES, DAY_LEFT, Command, with_key
from hqs_desktop.viewmodels.connection.commands import CONNECTION
from hqs_desktop.viewmodels.dialogs import commands as dialogs
from hqs_desktop.viewmodels.directory import commands as directory
from hqs_desktop.viewmodels.find.commands import FIRST_FREE
from hqs_desktop.viewmodels.shell import commands as shell
from hqs_desktop.views.style.theme import Scheme
from tests.fakes.languages import speaking
from tests.views.shots import dressed

EVERYWHERE: list[Command] = [*(screen.command for screen in SCREENS), *shell.COMMANDS]
PLACES: dict[str, Sequence[Command]] = {
    **{screen.room: screen.commands() for screen in SCREENS},
    "dialogs": dialogs.COMMANDS,
    "directory": directory.COMMANDS,
}


def defined() -> Iterator[tuple[str, Command]]:
    """Every command that stands by itself in a module of commands, with the module's name."""
    for found in pkgutil.walk_packages(viewmodels.__path__, f"{viewmodels.__name__}."):
        if found.name.endswith(".commands"):
            for value in vars(importlib.import_module(found.name)).values():
                if isinstance(value, Command):
                    yield found.name, value


def keys_of(commands: Sequence[Command]) -> dict[str, set[str]]:
    """By the key, in one spelling: the names of the acts that it does."""
    found: dict[str, set[str]] = defaultdict(set)
    for command in commands:
        for key in filter(None, (command.key, command.bare_key)):
            found[QKeySequence(key).toString() or key].add(command.name)
    return found


@pytest.mark.parametrize("place", PLACES)
def test_a_key_does_one_act_wherever_one_is(place: str) -> None:
    assert {key: names for key, names in keys_of([*PLACES[place], *EVERYWHERE]).items() if len(names) > 1} == {}


def test_an_act_has_one_key_in_all_places() -> None:
    keys: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for command in [*EVERYWHERE, *(command for commands in PLACES.values() for command in commands)]:
        keys[command.name].add((command.key, command.bare_key))
    several = {name for name, known in keys.items() if len({key for key, _ in known}) > 1}
    assert several == set()
    # Lists and the receipt have the keys that lists have everywhere; no other act has a second key.
    assert {name: bare for name, known in keys.items() for _, bare in known if bare} == {
        "copy_text": "Ctrl+C",
        "cancel": "Del",
        "go_on": "Ctrl+C",
    }
    assert COPY_CODE.name == "go_on"


def test_every_command_is_listed_where_it_is_done() -> None:
    listed = {command.name for commands in (EVERYWHERE, *PLACES.values()) for command in commands}
    assert {(module, command.name) for module, command in defined() if command.key and command.name not in listed} == (
        set()
    )


def test_what_is_done_from_anywhere_is_listed_for_everywhere() -> None:
    reaching = {command.name for _, command in defined() if command.everywhere}
    assert reaching <= {command.name for command in EVERYWHERE}
    assert all(screen.command.everywhere for screen in SCREENS)


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_command_has_words_in_both_languages(qapp: QApplication, language: str) -> None:
    with dressed(qapp, language, Scheme.LIGHT, 1.0):
        words = {(module, command.name): command.words() for module, command in defined()}
        words |= {("screens", screen.room): screen.command.words() for screen in SCREENS}
        persian = {place for place, text in words.items() if re.search("[\u0600-\u06ff]", text)}
    assert all(words.values())
    assert persian == (set(words) if language == "fa" else set())


def test_keys_are_spelt_as_qt_spells_them() -> None:
    by_hand = {dialogs.NUMBER.key}
    for command in [*EVERYWHERE, *(command for commands in PLACES.values() for command in commands)]:
        for key in filter(None, (command.key, command.bare_key)):
            assert key in by_hand or QKeySequence(key).toString() in {key, key.replace("Enter", "Return")}


@pytest.mark.parametrize(
    ("label", "text"),
    [
        (FIRST_FREE.label(), "First free slot (Ctrl+Home)"),
        (FIRST_FREE.label("Go there"), "Go there (Ctrl+Home)"),
        (CONNECTION.label(), "Connection\u2026"),
        (with_key("Open", "Down"), "Open (\u2193)"),
        (DAY_LEFT.label(), "The day on the left (\u2066Ctrl+\u2190\u2069)"),
        (CHOICES.key_text, "\u2193"),
        (CALENDAR.key_text, "Alt+\u2193"),
        (CALENDAR.key_in_words, "\u2066Alt+\u2193\u2069"),
        (FIRST_FREE.key_in_words, "Ctrl+Home"),
        (COPY_CODE.key_text, "Enter / Ctrl+C"),
    ],
)
def test_a_key_is_shown_as_people_read_it(label: str, text: str) -> None:
    assert label == text


def test_a_number_key_is_shown_in_the_digits_of_the_language_a_named_key_as_engraved(
    qapp: QApplication,  # noqa: ARG001  # it speaks
) -> None:
    keys = Command("keys", "Ctrl+1", str, "F5")
    with speaking("en"):
        assert (keys.key_text, keys.key_in_words) == ("Ctrl+1 / F5", "Ctrl+1")
    with speaking("fa"):
        assert (keys.key_text, keys.key_in_words) == ("Ctrl+۱ / F5", "\u2066Ctrl+۱\u2069")
