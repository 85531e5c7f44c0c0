"""The one queue of what the desk must know beside its screens, and what was told in this run."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from hqs_desktop.desk.ports import Clock
    from hqs_desktop.viewmodels.words.notices import Notice, NoticeCause

AT_ONCE: Final = 3
"""How many are in sight at a time; the others are counted."""
KEPT: Final = 50
"""How many are kept that stand no more; the oldest go first."""


class Stand(StrEnum):
    """What became of a notice."""

    STANDS = "stands"
    PUT_AWAY = "put_away"  # by a person: what it offers can still be done
    OVER = "over"  # true no more


@dataclass(frozen=True, slots=True)
class Told:
    """A notice of this run; ``number`` is its own, counted from 1."""

    number: int
    cause: "NoticeCause"
    at: "datetime"
    stand: Stand = Stand.STANDS
    seen: bool = False


class Notices(QObject):
    """What is told stands until it is put away or no longer true; nothing is overwritten by the next one."""

    changed = Signal()
    acted = Signal(object)  # the NoticeCause whose button was pressed

    def __init__(self, clock: "Clock", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._told: list[Told] = []
        self._number = 0

    @property
    def history(self) -> "Sequence[Told]":
        """All that was told in this run, the newest last."""
        return self._told

    @property
    def standing(self) -> "Sequence[Told]":
        """What stands now, the newest last."""
        return [one for one in self._told if one.stand is Stand.STANDS]

    @property
    def in_sight(self) -> "Sequence[Told]":
        """Those of them that have room below the screens: what is serious before what is not, else the newest."""
        from hqs_desktop.viewmodels.words.tone import Tone  # noqa: PLC0415  # the first paint has none

        standing = self.standing
        ranked = sorted(standing, key=lambda one: (self.words(one).tone is Tone.DANGER, one.number))
        return [one for one in standing if one in ranked[-AT_ONCE:]]

    @property
    def shown(self) -> "Sequence[Notice]":
        """The same in the words of the moment."""
        return [self.words(one) for one in self.standing]

    @property
    def unread(self) -> int:
        """How many of those that stand were told since somebody looked."""
        return sum(not one.seen for one in self.standing)

    @staticmethod
    def words(told: Told) -> "Notice":
        """A notice in the language of the moment."""
        from hqs_desktop.viewmodels.words.notices import notice_text  # noqa: PLC0415  # the first paint has none

        return notice_text(told.cause)

    def tell(self, cause: "NoticeCause") -> None:
        """Tell something; what stands already is not told again."""
        if all(one.cause != cause for one in self.standing):
            self._number += 1
            self._take([*self._told, Told(self._number, cause, self._clock.now())])

    def can_act(self, told: Told) -> bool:
        """Whether it offers a next step that can be taken still."""
        return told.stand is not Stand.OVER and bool(self.words(told).action)

    def act(self, number: int) -> None:
        """Take the next step that one offers, unless it is over."""
        told = self._numbered(number)
        if told is not None and self.can_act(told):
            self.acted.emit(told.cause)

    @property
    def newest_to_act_on(self) -> Told | None:
        """The newest of those in sight that offer a next step; None where none does."""
        return next((one for one in reversed(self.in_sight) if self.can_act(one)), None)

    def act_on_newest(self) -> None:
        """Take the next step that the newest offers."""
        if (newest := self.newest_to_act_on) is not None:
            self.act(newest.number)

    def dismiss(self, number: int) -> None:
        """Put one away; ``put_back`` takes that back."""
        self._move(number, Stand.STANDS, Stand.PUT_AWAY)

    def put_back(self, number: int) -> None:
        """One that was put away stands again."""
        self._move(number, Stand.PUT_AWAY, Stand.STANDS)

    def withdraw(self, void: "Callable[[NoticeCause], bool]") -> None:
        """What is no longer true stands no more."""
        told = [replace(one, stand=Stand.OVER) if void(one.cause) else one for one in self._told]
        self._take(told)

    def look(self) -> None:
        """Somebody looks at all that was told."""
        self._take([replace(one, seen=True) for one in self._told])

    def forget_patients(self) -> None:
        """Keep no patient's name of what was put away or is over; what stands stays, for whoever works on."""
        from hqs_desktop.viewmodels.words.notices import names_patient  # noqa: PLC0415  # the first paint has none

        self._take([one for one in self._told if one.stand is Stand.STANDS or not names_patient(one.cause)])

    def _numbered(self, number: int) -> Told | None:
        return next((one for one in self._told if one.number == number), None)

    def _move(self, number: int, before: Stand, after: Stand) -> None:
        self._take(
            [replace(one, stand=after) if one.number == number and one.stand is before else one for one in self._told]
        )

    def _take(self, told: list[Told]) -> None:
        for one in [one for one in told if one.stand is not Stand.STANDS][:-KEPT]:
            told.remove(one)
        if told != self._told:
            self._told = told
            self.changed.emit()
