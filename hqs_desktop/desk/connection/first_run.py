"""The steps of the first run, as a state machine: choose, fill the form in, check, keep.

A ``Flow`` is a value: each step gives the next one. Nothing that was typed is lost by going back.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self

from hqs_desktop.desk.connection.check import ConnectionReport
from hqs_desktop.desk.connection.form import SECRETS, ConnectionForm, Fault, TypedSecrets, faults

PID_PREFIX: Final = "pid_overrides."


class Page(StrEnum):
    """What is asked now."""

    CHOICE = "choice"
    FORM = "form"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Flow:
    """Where the first run stands.

    ``stored`` are the secrets that the vault has already: they may stay empty. ``locked`` are the fields that the
    policy sets. ``tried`` is set once someone wanted to go on: from then on empty fields are faults too.
    """

    form: ConnectionForm
    page: Page = Page.CHOICE
    typed: TypedSecrets = field(default_factory=TypedSecrets)
    stored: frozenset[str] = frozenset()
    locked: frozenset[str] = frozenset()
    tried: bool = False
    outside_faults: tuple[tuple[str, Fault], ...] = ()
    report: ConnectionReport | None = None

    def connect(self) -> Self:
        """Go to the form."""
        return replace(self, page=Page.FORM)

    def edit(self, name: str, value: str) -> Self:
        """Type something into a field; a locked one stays as it is. What a check said before counts no more."""
        if self.is_locked(name):
            return self
        clean = replace(
            self, report=None, outside_faults=tuple(pair for pair in self.outside_faults if pair[0] != name)
        )
        if name in SECRETS:
            return replace(clean, typed=replace(self.typed, **{name: value}))
        if name.startswith(PID_PREFIX):
            pids = {**self.form.pid_overrides, name.removeprefix(PID_PREFIX): value}
            given = MappingProxyType({operation: pid for operation, pid in pids.items() if pid})
            return replace(clean, form=replace(self.form, pid_overrides=given))
        return replace(clean, form=self.form.with_text(name, value))

    def is_locked(self, name: str) -> bool:
        """Whether the policy sets a field."""
        return name.partition(".")[0] in self.locked

    @property
    def faults(self) -> dict[str, Fault]:
        """Everything that keeps the form from being used, by field."""
        found = faults(self.form) | dict(self.outside_faults)
        return found | self.typed.faults(self.stored)

    @property
    def shown_faults(self) -> dict[str, Fault]:
        """What to tell now: nobody is blamed for a field that he has not come to yet."""
        return {name: fault for name, fault in self.faults.items() if self.tried or fault is not Fault.EMPTY}

    def go_on(self) -> Self:
        """From the form to the check, where nothing is wrong with the form."""
        if self.faults:
            return replace(self, tried=True)
        return replace(self, page=Page.CHECK, tried=True, report=None)

    def refuse(self, found: dict[str, Fault]) -> Self:
        """Back to the form with faults that only the outside could know (a file that is not there)."""
        return replace(self, page=Page.FORM, outside_faults=tuple(found.items()), report=None)

    def with_stored(self, stored: frozenset[str]) -> Self:
        """Take what the vault has."""
        return replace(self, stored=stored)

    def checked(self, report: ConnectionReport | None) -> Self:
        """Take the check's report; None while it runs."""
        return replace(self, report=report)

    def back(self, *, first: bool) -> Self:
        """To the page before; where this is not the first run there is none before the form."""
        before = {Page.CHECK: Page.FORM, Page.FORM: Page.CHOICE if first else Page.FORM, Page.CHOICE: Page.CHOICE}
        return replace(self, page=before[self.page], report=None)
