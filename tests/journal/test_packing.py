"""Requests as they are kept: what many share once."""

import asyncio
from dataclasses import fields, replace
from json import dumps, loads
from pathlib import Path

import pytest
from hypothesis import given
from sqlalchemy import Connection, Engine, StaticPool, create_engine, func, select

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import BookingRequest, Person, Slot
from hqs_desktop.journal import schema
from hqs_desktop.journal.database import close_database, open_database
from hqs_desktop.journal.packing import pack, unpack
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.journal.test_codec import requests
from tests.journal.test_search import book
from tests.journal.values import DESK, KEY, REASON, request


@pytest.fixture(scope="module")
def memory() -> Engine:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    schema.metadata.create_all(engine, [schema.part])
    return engine


@given(original=requests)
def test_a_request_comes_back_as_it_was(memory: Engine, original: BookingRequest) -> None:
    with memory.begin() as connection:
        kept = loads(dumps(pack(original, connection)))
        connection.info.clear()  # as after the next start
        restored = unpack(BookingRequest, kept, connection)
    assert restored == original
    assert restored.slot.tqid.text == original.slot.tqid.text  # not only its key


def test_the_order_of_fields_is_the_format() -> None:
    """What is kept is known by its place only: a new field goes to the end."""
    known = {
        BookingRequest: "slot person hid appointment_type deposit",
        Person: "identifier first_name last_name full_name gender mobile postal_code",
        Slot: "tqid start duration provider facility queue_number quota service local_id booking_opens booking_closes",
    }
    for kind, names in known.items():
        assert [field.name for field in fields(kind)][: len(names.split())] == names.split()


@pytest.mark.parametrize(
    "spoilt",
    [None, {}, "text", [], [[]], [["1:a", "yesterday"]], [["1:a", True, 5, 1, 1], []], [["1:a", 5, 5, 999, 999], []]],
)
def test_what_is_no_request_is_refused_without_a_word_of_it(memory: Engine, spoilt: object) -> None:
    with memory.begin() as connection, pytest.raises(JournalError) as caught:
        unpack(BookingRequest, spoilt, connection)
    assert "yesterday" not in str(caught.value)


def test_a_part_of_another_kind_is_refused(memory: Engine) -> None:
    with memory.begin() as connection:
        number = pack(REASON, connection)
        assert unpack(CodedText, number, connection) == REASON
        with pytest.raises(JournalError):
            unpack(BookingRequest, [["1:a", 5, 5, number, number], [["1", number]]], connection)


def test_parts_that_were_rolled_back_are_forgotten(path: Path) -> None:
    """The number of the first is given to the second."""
    engine = open_database(path, KEY, DESK)
    first, second = (CodedText(code, "system", "words") for code in "12")

    def keep(connection: Connection, value: CodedText) -> object:
        number = pack(value, connection)
        assert unpack(CodedText, number, connection) == value
        return number

    with engine.connect() as connection:
        lost = keep(connection, first)
        connection.rollback()
    with engine.begin() as connection:
        assert keep(connection, second) == lost
        assert keep(connection, first) != lost
    close_database(engine)


async def test_what_many_share_is_kept_once(journal: SqlJournal) -> None:
    def parts(connection: Connection) -> int:
        return connection.execute(select(func.count()).select_from(schema.part)).scalar_one()

    counts = []
    for number in range(3):
        await book(journal, request(f"1:{number}", hours=number, patient=person_of(number)))
        counts.append(await journal._read(parts))
    assert counts == [3] * 3  # the doctor, the centre, the register of persons


def person_of(number: int) -> Person:
    wanted = request().person
    return replace(wanted, identifier=replace(wanted.identifier, id=f"{number}"))


async def test_two_ends_of_one_file_agree_on_what_is_shared(path: Path) -> None:
    one = await SqlJournal.open(path, KEY, clock=FakeClock(), desk=DESK)
    other = await SqlJournal.open(path, KEY, clock=FakeClock(), desk="other")
    await asyncio.gather(book(one, request("1:a")), book(other, request("1:b")))
    wanted = {"1:a": request("1:a"), "1:b": request("1:b")}
    for journal in (one, other):
        for tqid, booked in wanted.items():
            found = await journal.booking(booked.slot.tqid)
            assert found is not None
            assert (found.tqid.text, found.request) == (tqid, booked)
        await journal.close()
