"""Settings as fields of a page of F9: each is kept as soon as it is given, says what it changed, and can be undone."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hqs_desktop.core.errors import SettingsKeptError, SettingsNotSavedError
from hqs_desktop.core.text import isolate_ltr, to_ascii_digits
from hqs_desktop.desk.settings import SettingChangedError, SettingLockedError, SettingRefusedError
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.book.commands import UNDO
from hqs_desktop.viewmodels.connection.words import fault_text, not_saved_text
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.core.errors import LocalError
    from hqs_desktop.desk.connection.form import Fault
    from hqs_desktop.viewmodels.shared import Shared

translate = QCoreApplication.translate  # lupdate knows it by this name

UNDO_SETTING: Final = UNDO.named(lambda: translate("Commands", "Undo the last change of a setting"))
_SHOWN: Final = 40  # characters of a text, where it is told what it was


class Kind(Enum):
    """How a field is filled in."""

    CHOICE = auto()
    NUMBER = auto()
    WORDS = auto()
    LINES = auto()
    OWN = auto()  # by what the page has for it


class Choice(NamedTuple):
    """A value, and what it is called."""

    value: object
    words: str


class Field(NamedTuple):
    """A setting, by its dotted name in the file.

    ``hint`` says what it is for and what may stand in it, also where something else was typed. ``choices`` are those
    of a choice. ``later`` is said of a change that does not hold at once; ``spoken`` puts a value into words where it
    has none of its own.
    """

    name: str
    kind: Kind
    label: Callable[[], str]
    hint: Callable[[], str] = str
    choices: Callable[[], Sequence[Choice]] = tuple
    later: Callable[[], str] = str
    spoken: Callable[[object], str] | None = None


class Said(NamedTuple):
    """What became of the last change."""

    tone: Tone
    title: str
    advice: str = ""
    undo: bool = False


class FieldsViewModel(ViewModel):
    """``fields`` are those of the page; what is typed in one stands there until it is kept."""

    changed = Signal()
    said_changed = Signal()

    def __init__(self, fields: Sequence[Field], shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields = fields
        self._by_name = {field.name: field for field in fields}
        self._slot = shared.settings
        self._typed: dict[str, str] = {}
        self._faults: dict[str, Callable[[], str]] = {}
        self._done: list[tuple[str, object]] = []
        self._say: Callable[[], Said] | None = None
        self._last = ""
        self._slot.changed.connect(self._settings_changed)
        self._store = self._slot.store

    @property
    def ready(self) -> bool:
        """Whether the settings were read."""
        return self._slot.store is not None

    @property
    def lasting(self) -> bool:
        """Whether a change outlives this run."""
        return self._slot.store is None or self._slot.store.lasting

    @property
    def last(self) -> str:
        """The field that was changed last; empty before the first change."""
        return self._last

    @property
    def said(self) -> Said | None:
        """What became of the last change, in the language of the moment; None before the first."""
        return self._say() if self._say is not None else None

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    def value(self, name: str) -> object:
        """What is set."""
        return self._slot.store.value(name) if self._slot.store is not None else None

    def text(self, name: str) -> str:
        """What stands in a field: as typed, else as it is set."""
        return self._typed[name] if name in self._typed else _text_of(self._by_name[name], self.value(name))

    def is_typed(self, name: str) -> bool:
        """Whether something else stands there than what is set."""
        return name in self._typed

    def choices(self, name: str) -> Sequence[Choice]:
        """Those of a choice; what is set is among them, also where a file says what nobody can choose here."""
        known, value = list(self._by_name[name].choices()), self.value(name)
        if not any(choice.value == value for choice in known):
            known.append(Choice(value, formats.digits(str(value))))
        return known

    def lock(self, name: str) -> str:
        """Why a field can't be changed, and where that comes from; empty where it can."""
        store = self._slot.store
        if store is None or not store.is_locked(name):
            return ""
        return self.tr("Set for this computer by your IT, in {file}").format(file=isolate_ltr(store.policy))

    def fault(self, name: str) -> str:
        """What is wrong with what was typed; empty where nothing is."""
        return self._faults[name]() if name in self._faults else ""

    def set_text(self, name: str, text: str) -> None:
        """Type something; it is not kept yet."""
        if self.lock(name):
            return
        self._faults.pop(name, None)
        if text == _text_of(self._by_name[name], self.value(name)):
            self._typed.pop(name, None)
        else:
            self._typed[name] = text
        self.changed.emit()

    def keep(self, name: str) -> None:
        """Keep what was typed, where it can be used."""
        if name not in self._typed:
            return
        field = self._by_name[name]
        try:
            value = _value_of(field, self._typed[name])
        except ValueError:
            self.refuse(name, field.hint)
        else:
            self.set_value(name, value)

    def keep_all(self) -> None:
        """Keep whatever was typed anywhere on the page."""
        for name in list(self._typed):
            self.keep(name)

    def drop(self, name: str) -> None:
        """Forget what was typed."""
        self._typed.pop(name, None)
        self._faults.pop(name, None)
        self.changed.emit()

    def set_value(self, name: str, value: object) -> None:
        """Set it, now."""
        if self.ready and (value != self.value(name) or name in self._typed):
            self.run(self._set(name, value, self.value(name)), name=f"set {name}")

    def undo(self) -> None:
        """Take the last change back."""
        if self._done:
            self.run(self._undo(*self._done[-1]), name="undo")

    async def _set(self, name: str, value: object, before: object) -> None:
        if await self._change(name, value) and self.value(name) != before:
            self._done.append((name, before))
            self._tell(self._changed(self._by_name[name], before, self.value(name)))

    async def _undo(self, name: str, before: object) -> None:
        field, now = self._by_name[name], self.value(name)
        self._typed.pop(name, None)
        if await self._change(name, before):
            self._done.remove((name, before))
            title, values = self.tr("Undone: {setting}"), (now, before)
            self._tell(lambda: Said(Tone.INFO, title_of(title, field), self._step(field, *values), undo=self.can_undo))

    async def _change(self, name: str, value: object) -> bool:
        """Whether it was set."""
        field = self._by_name[name]
        self._last = name
        try:
            await self._slot.change({name: value})
        except SettingRefusedError as error:
            self.refuse(name, self.words_of(name, error.fault, error.named))
        except SettingChangedError:
            self._let_go(name)
            self._tell(lambda: self._taken_over(field))
        except SettingLockedError:
            self._let_go(name)
        except (SettingsKeptError, SettingsNotSavedError) as error:
            failed = error
            self._tell(lambda: _not_kept(failed))
        else:
            self._let_go(name)
            return True
        return False

    def _let_go(self, name: str) -> None:
        self._typed.pop(name, None)
        self._faults.pop(name, None)
        self.changed.emit()

    def words_of(self, name: str, fault: "Fault | None" = None, named: str = "") -> Callable[[], str]:
        """What is wrong with a value: the broken rule, or what it stumbled over, or what it should be."""
        hint = self._by_name[name].hint

        def say() -> str:
            if fault is not None:
                return fault_text(fault)
            if named:
                return self.tr("{name} is no placeholder. {hint}").format(name=isolate_ltr(named), hint=hint())
            return hint()

        return say

    def refuse(self, name: str, why: Callable[[], str]) -> None:
        """Say what is wrong with what was typed in a field."""
        self._last = name
        self._faults[name] = why
        self.changed.emit()

    def _tell(self, say: Callable[[], Said]) -> None:
        self._say = say
        self.said_changed.emit()

    def _changed(self, field: Field, before: object, now: object) -> Callable[[], Said]:
        def say() -> Said:
            advice = "\n".join(filter(None, (self._step(field, before, now), field.later())))
            return Said(Tone.SUCCESS, title_of(self.tr("Changed: {setting}"), field), advice, undo=self.can_undo)

        return say

    def _step(self, field: Field, before: object, now: object) -> str:
        words = self.tr("It was {before}, it is {now}.")
        return words.format(before=_spoken(field, before), now=_spoken(field, now))

    def _taken_over(self, field: Field) -> Said:
        return Said(
            Tone.WARN,
            title_of(self.tr("Somebody else has changed this meanwhile: {setting}"), field),
            self.tr("It is now {now}. Nothing of yours was kept; change it again if you want to.").format(
                now=_spoken(field, self.value(field.name))
            ),
        )

    def _settings_changed(self) -> None:
        if self._slot.store is not self._store:  # another place: what was done there can't be undone here
            self._store = self._slot.store
            self._typed.clear()
            self._faults.clear()
            self._done.clear()
            self._say = None
            self.said_changed.emit()
        self.changed.emit()


def title_of(words: str, field: Field) -> str:
    """A title that names a setting."""
    return words.format(setting=formats.quoted(field.label()))


def _not_kept(error: "LocalError") -> Said:
    if isinstance(error, SettingsNotSavedError):
        text = not_saved_text(str(error))
        return Said(Tone.DANGER, text.title, f"{text.cause}\n{text.action}")
    return Said(
        Tone.DANGER,
        translate("SettingFields", "The settings file is kept as it is."),
        translate(
            "SettingFields", "It is of a newer version of this program, or it is damaged: {file}. Tell your IT person."
        ).format(file=isolate_ltr(str(error))),
    )


def _text_of(field: Field, value: object) -> str:
    if value is None:
        return ""
    return (
        formats.digits(f"{value:g}" if isinstance(value, float) else str(value))
        if field.kind is Kind.NUMBER
        else str(value)
    )


def _value_of(field: Field, text: str) -> object:
    """Raises ``ValueError`` for what is no number where one is wanted."""
    if field.kind is not Kind.NUMBER:
        return text
    written = to_ascii_digits(text).strip().replace("\u066b", ".")
    if not written:
        return None
    if not all(char in "0123456789." for char in written):  # neither signs nor words such as nan
        raise ValueError(written)
    return float(written) if "." in written else int(written)


def _spoken(field: Field, value: object) -> str:
    """A value within a sentence."""
    if field.spoken is not None:
        return field.spoken(value)
    for choice in field.choices():
        if choice.value == value:
            return formats.quoted(choice.words)
    text = " ".join(_text_of(field, value).split())
    if not text:
        return translate("SettingFields", "empty")
    return formats.quoted(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}\u2026")
