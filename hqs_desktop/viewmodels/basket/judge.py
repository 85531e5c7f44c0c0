"""What can be said of a basket before it is booked: what forbids one of it, and what is doubtful."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.basket import BasketItem, BasketState
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.draft import Draft
from hqs_desktop.viewmodels.book.slot import SlotState, why_not
from hqs_desktop.viewmodels.book.words import note, warnings

if TYPE_CHECKING:
    from hqs_desktop.core.model import Slot

translate = QCoreApplication.translate  # lupdate knows it by this name


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with its patient. ``hindrance`` forbids booking it, where there is one; ``doubts`` forbid nothing."""

    item: BasketItem
    draft: Draft
    hindrance: str
    doubts: Sequence[str] = ()

    @property
    def can_book(self) -> bool:
        """Whether a run books it."""
        return self.item.can_change and not self.hindrance


def judge(items: Sequence[BasketItem], now: datetime) -> Sequence[Judged]:
    """Each of them beside the others, in their order."""
    judged: list[Judged] = []
    for item in items:
        draft = Draft.of_typed(item.typed)
        if not item.can_change:
            judged.append(Judged(item, draft, ""))
            continue
        hindrance = _hindrance(item, draft, now) or _same_slot(item, items)
        doubts = [] if hindrance else [*_overlaps(item, draft, items), *warnings(draft)]
        judged.append(Judged(item, draft, hindrance, doubts))
    return judged


def window_words(slot: "Slot", now: datetime) -> str:
    """Why a slot can't be booked at that time; empty where it can."""
    if slot.start <= now:
        return why_not(slot, SlotState.PAST, now)[0]
    if slot.bookable_at(now):
        return ""
    closed = slot.booking_closes is not None and slot.booking_closes <= now
    return why_not(slot, SlotState.CLOSED if closed else SlotState.NOT_YET, now)[0]


def _hindrance(item: BasketItem, draft: Draft, now: datetime) -> str:
    if words := window_words(item.slot, now):
        return words
    if not draft.number:
        return translate("Basket", "The patient is missing")
    errors = draft.errors()
    return note(draft, errors[0])[0] or translate("Basket", "The patient is not complete") if errors else ""


def _same_slot(item: BasketItem, items: Sequence[BasketItem]) -> str:
    """The first of several for a slot is booked, the others can't be."""
    same = [one for one in items if one.slot.tqid == item.slot.tqid]
    if same[0].id == item.id:
        return ""
    number = formats.digits(items.index(same[0]) + 1)
    return translate("Basket", "The same slot as number {n}").format(n=number)


def _overlaps(item: BasketItem, draft: Draft, items: Sequence[BasketItem]) -> list[str]:
    """The others of the same patient at the same time."""
    found: list[str] = []
    for number, one in enumerate(items, 1):
        if one.id == item.id or one.slot.tqid == item.slot.tqid or one.state is BasketState.FAILED:
            continue
        same = Draft.of_typed(one.typed).identifier == draft.identifier
        if same and one.slot.start < item.slot.end and item.slot.start < one.slot.end:
            words = translate("Basket", "The same patient at the same time as number {n}")
            found.append(words.format(n=formats.digits(number)))
    return found
