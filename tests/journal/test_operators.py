"""Operators in the journal: limits that a restart does not lift, and the trail."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from hqs_desktop.core.audit import Act, AuditFilter
from hqs_desktop.core.errors import OperatorError, OperatorFault
from hqs_desktop.core.operators import CommitterKind, Operator, Role
from hqs_desktop.desk.operators import Operators
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.journal.values import DESK, KEY

SARA = Operator("1", "Sara", "Karimi", Role.SHIFT_HEAD, CommitterKind.NURSING, "33721")
ALI = Operator("2", "Ali", "", Role.RECEPTIONIST)
PIN, OTHER = "2580", "7413"


async def at_work(journal: SqlJournal) -> Operators:
    operators = Operators("From the settings")
    await operators.open(journal.operators)
    return operators


async def wrong(operators: Operators, one: Operator, pin: str = "9999") -> OperatorError:
    with pytest.raises(OperatorError) as caught:
        await operators.sign_in(one, pin)
    return caught.value


async def test_what_is_kept_comes_back_and_no_pin_is_in_the_file(journal: SqlJournal) -> None:
    operators = await at_work(journal)
    await operators.add(SARA, PIN)
    await operators.add(ALI, OTHER)
    assert list(await journal.operators.all()) == [SARA, ALI]

    def read(connection: Connection) -> list[str]:
        return list(connection.execute(text("SELECT pin FROM operator")).scalars())

    assert all(kept.startswith("scrypt$14$8$1$") for kept in await journal._read(read))


async def test_wrong_pins_are_limited_across_restarts(path: Path, journal: SqlJournal, clock: FakeClock) -> None:
    operators = await at_work(journal)
    await operators.add(SARA, PIN)
    for _ in range(3):
        assert (await wrong(operators, SARA)).fault is OperatorFault.WRONG_PIN
    await journal.close()
    again = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    try:
        operators = await at_work(again)
        blocked = await wrong(operators, SARA, PIN)
        assert (blocked.fault, blocked.wait) == (OperatorFault.BLOCKED, timedelta(seconds=30))
        await clock.advance(30)
        assert (await wrong(operators, SARA)).fault is OperatorFault.WRONG_PIN
        await clock.advance(59)
        assert (await wrong(operators, SARA, PIN)).wait == timedelta(seconds=1)
        await clock.advance(1)
        await operators.sign_in(SARA, PIN)
        assert (await wrong(operators, SARA)).fault is OperatorFault.WRONG_PIN  # all is forgotten
    finally:
        await again.close()


async def test_a_program_that_ends_while_it_hashes_leaves_no_free_try(journal: SqlJournal) -> None:
    operators = await at_work(journal)
    await operators.add(SARA, PIN)
    for _ in range(3):
        await journal.operators.begin_try(SARA, Act.UNLOCK)
    assert (await wrong(operators, SARA, PIN)).fault is OperatorFault.BLOCKED


async def test_a_clock_set_back_keeps_nobody_out(journal: SqlJournal, clock: FakeClock) -> None:
    operators = await at_work(journal)
    await operators.add(SARA, PIN)
    for _ in range(3):
        await wrong(operators, SARA)
    clock.set_back(timedelta(days=400))
    await operators.sign_in(SARA, PIN)


async def test_the_trail_tells_of_all_of_it_and_of_no_pin(journal: SqlJournal) -> None:
    operators = await at_work(journal)
    await operators.add(SARA, PIN)
    await operators.add(ALI, OTHER)
    await wrong(operators, ALI)
    await operators.sign_in(ALI, OTHER)
    await operators.locked()
    await operators.unlock(OTHER)
    await operators.change_pin(OTHER, "9630")
    await operators.sign_in(SARA, PIN)
    await operators.reset_pin(ALI, OTHER)
    await operators.change(Operator("2", "Ali", "Rad", Role.IT))
    await operators.retire(ALI)
    told = [(entry.act, entry.operator, entry.detail) for entry in await journal.audit.entries(AuditFilter())]
    assert told[::-1] == [
        (Act.OPERATOR_ADDED, "Sara Karimi", "Sara Karimi"),
        (Act.OPERATOR_ADDED, "Sara Karimi", "Ali"),
        (Act.SIGN_IN, "Ali", "wrong_pin"),
        (Act.SIGN_IN, "Ali", ""),
        (Act.LOCK, "Ali", ""),
        (Act.UNLOCK, "Ali", ""),
        (Act.PIN_CHANGED, "Ali", "Ali"),
        (Act.SIGN_IN, "Sara Karimi", ""),
        (Act.PIN_RESET, "Sara Karimi", "Ali"),
        (Act.OPERATOR_CHANGED, "Sara Karimi", "Ali Rad"),
        (Act.OPERATOR_RETIRED, "Sara Karimi", "Ali"),
    ]
    assert (await journal.audit.verify()).sound


@pytest.mark.parametrize("name", ["sara karimi", "SARA  KARIMI", "Sara Karimi"])
async def test_no_two_have_one_name(journal: SqlJournal, name: str) -> None:
    operators = await at_work(journal)
    await operators.add(SARA, PIN)
    with pytest.raises(OperatorError) as caught:
        await operators.add(Operator("3", name, "", Role.IT), PIN)
    assert caught.value.fault is OperatorFault.NAME_TAKEN


async def test_a_name_is_free_again_once_its_bearer_is_retired(journal: SqlJournal) -> None:
    operators = await at_work(journal)
    await operators.add(SARA, PIN)
    await operators.add(ALI, OTHER)
    await operators.retire(ALI)
    assert (await wrong(operators, ALI, OTHER)).fault is OperatorFault.GONE
    await operators.add(Operator("3", "Ali", "", Role.IT), PIN)
    assert [one.id for one in operators.all] == ["1", "3"]
