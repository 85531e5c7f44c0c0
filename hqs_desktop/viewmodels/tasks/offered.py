"""What more can be done for whoever waits for a slot: one was found for him, which he takes or declines."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hqs_desktop.core.worklist import Offer, Task, TaskKind
from hqs_desktop.desk.worklist.waitlist import WAITING
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Fact
from hqs_desktop.viewmodels.navigation import BookWaiting
from hqs_desktop.viewmodels.tasks.details import moment_words
from hqs_desktop.viewmodels.tasks.on_task import OnTask, booking_of
from hqs_desktop.viewmodels.words.terms import doctor_name

if TYPE_CHECKING:
    from datetime import datetime

    from hqs_desktop.core.model import Slot
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.book.details import Details
    from hqs_desktop.viewmodels.shared import Shared


class OnOffered(OnTask):
    """Its page may know what is offered itself, by an ``offer`` of its own."""

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._offer: Offer | None = None
        self._looked_at: datetime | None = None

    @property
    def offer(self) -> Offer | None:
        """The slot that was found for the one who is chosen."""
        return self._offer if self.waits else None

    @property
    def waits(self) -> bool:
        """Whether the one who is chosen waits for a slot."""
        return self._task is not None and _waits(self._task)

    @property
    def details(self) -> "Details | None":
        """All about the task; of who waits what was found, and when it was last looked for."""
        details = super().details
        if details is None or not self.waits:
            return details
        looked = moment_words(self._looked_at, self.now()) if self._looked_at is not None else self.tr("not yet")
        found = [Fact(self.tr("Found"), offer_words(self.offer))] if self.offer is not None else []
        return replace(details, facts=[*found, *details.facts, Fact(self.tr("Last search"), looked)])

    def book(self) -> None:
        """Book the slot that was found, for the patient who is chosen; without one, search for what he wants."""
        task, offer = self.task, self.offer
        if task is None or not self.can_act:
            return
        slot = offer.slot if offer is not None else None
        has_one = task.kind in {TaskKind.WAITING, TaskKind.COME_BACK} and task.booking_id is not None
        if has_one and self._session is not None:
            self.run(self._move(self._session, task, slot), name="booking", quiet=True)
        else:
            self._shared.navigator.go(BookWaiting(task, slot))

    def decline(self) -> None:
        """The patient does not want that slot: the next one whom it suits is offered it."""
        if self._session is not None and self.offer is not None and self.can_act:
            self.run(self._decline(self._session, self.offer), name="act")

    def _choose(self, task: Task | None) -> None:
        if task is None or self._task is None or task.id != self._task.id:
            self._offer = self._looked_at = None
        super()._choose(task)

    async def _read_events(self, session: "Session", task: Task) -> None:
        if task.wish is not None and _waits(task):
            offers = await session.matcher.offers_of(task)
            looked_at = await session.matcher.looked_at(task.wish)
            if self._task is not None and self._task.id == task.id:
                self._offer, self._looked_at = next(iter(offers), None), looked_at
        await super()._read_events(session, task)

    def _look_again(self) -> None:
        """Read of the one who is chosen what the matcher knows by now."""
        if self._session is not None and self._task is not None and self.waits:
            self.run(self._read_events(self._session, self._task), name="history", quiet=True)

    async def _move(self, session: "Session", task: Task, slot: "Slot | None") -> None:
        self._shared.navigator.go(BookWaiting(task, slot, await booking_of(session, task)))

    async def _decline(self, session: "Session", offer: Offer) -> None:
        task = await session.matcher.decline(offer, operator=self._operator)
        await self._read_again()
        if task is not None:
            self.done.emit(task)


def offer_words(offer: Offer | None) -> str:
    """The slot that is offered, by its time and doctor; empty where none is."""
    if offer is None:
        return ""
    return formats.listed(formats.short_moment(offer.slot.start), doctor_name(offer.slot.provider), by=" \u00b7 ")


def _waits(task: Task) -> bool:
    return task.open and task.step in WAITING and task.wish is not None
