"""The basket in the journal: a desk's own, whole, in order, whatever becomes of each."""

from dataclasses import replace
from pathlib import Path

from hqs_desktop.core.basket import BasketItem, BasketState
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START, FakeClock
from tests.journal.values import DESK, KEY, request

TYPED = {"number": "۰۰۱۲۳۴۵۶۷۹", "first_name": "زهرا"}


def item(place: int, **changed: object) -> BasketItem:
    made = BasketItem(f"id-{place}", place, request(f"1:AAAA-000{place}").slot, "مریم", START, TYPED)
    return replace(made, **changed)  # type: ignore[arg-type]


async def opened(path: Path, clock: FakeClock, desk: str = DESK) -> SqlJournal:
    return await SqlJournal.open(path, KEY, clock=clock, desk=desk)


async def test_it_comes_back_whole_and_in_order(path: Path, clock: FakeClock) -> None:
    journal = await opened(path, clock)
    asked = item(2, request=request("1:AAAA-0002"), state=BasketState.FAILED, why="taken")
    nobody = item(1, typed={})
    await journal.basket.put(asked, nobody)
    await journal.close()
    journal = await opened(path, clock)
    assert await journal.basket.items() == [nobody, asked]
    booked = replace(nobody, state=BasketState.BOOKED, place=3)
    await journal.basket.put(booked)
    assert await journal.basket.items() == [asked, booked]
    await journal.basket.take_out([asked.id, "nothing"])
    assert await journal.basket.items() == [booked]
    await journal.close()


async def test_each_desk_has_its_own(path: Path, clock: FakeClock) -> None:
    mine, theirs = await opened(path, clock), await opened(path, clock, "another desk")
    await mine.basket.put(item(1))
    assert await theirs.basket.items() == []
    await theirs.basket.take_out(["id-1"])
    assert len(await mine.basket.items()) == 1
    await mine.close()
    await theirs.close()
