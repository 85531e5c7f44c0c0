"""Holds in a real database: one desk has a slot at a time, by the server's decision and clock."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing, suppress

import psycopg
import pytest
from psycopg import errors

from hqs_desktop.core.errors import CentreError, CentreRefusedError
from tests.centre.conftest import Desks

Key = Callable[[], str]

TAKE = "SELECT mine FROM hqs.take(%s, 'somebody', 120)"


async def test_the_first_desk_has_the_slot_and_the_second_reads_who(desks: Desks, key: Key) -> None:
    slot, first, second = key(), desks.centre(desks.add("Reception")), desks.centre()
    assert await first.take(slot, "Zahra", 120) is None
    other = await second.take(slot, "Ali", 120)
    assert other is not None
    assert (other.tqid_key, other.desk, other.operator) == (slot, "Reception", "Zahra")
    assert [(hold.tqid_key, hold.desk) for hold in await second.holds()] == [(slot, "Reception")]
    assert await first.holds() == []


async def test_a_hold_never_blocks_its_own_desk(desks: Desks, key: Key) -> None:
    slot, role = key(), desks.add()
    assert await desks.centre(role).take(slot, "Zahra", 120) is None
    assert await desks.centre(role).take(slot, "Ali", 120) is None, "another process of the same desk"


@pytest.mark.parametrize("freed", ["dropped", "run out"])
async def test_a_hold_that_ended_is_free_for_others(desks: Desks, key: Key, freed: str) -> None:
    slot, first, second = key(), desks.centre(), desks.centre()
    await first.take(slot, "Zahra", 120 if freed == "dropped" else 0)
    if freed == "dropped":
        await first.drop(slot)
    assert await second.holds() == []
    assert await second.take(slot, "Ali", 120) is None


async def test_nobody_drops_or_prolongs_anothers_hold(desks: Desks, key: Key) -> None:
    slot, first, second = key(), desks.centre(), desks.centre()
    await first.take(slot, "Zahra", 60)
    await second.drop(slot)
    await second.beat([slot], 500)
    other = await second.take(slot, "Ali", 120)
    assert other is not None
    [held] = await second.holds()
    await first.beat([slot], 500)
    [longer] = await second.holds()
    assert longer.until > held.until


async def test_one_of_many_at_once_has_the_slot(desks: Desks, key: Key) -> None:
    connections = [desks.connect(desks.add()) for _ in range(8)]
    try:
        with ThreadPoolExecutor(len(connections)) as threads:
            for _ in range(20):
                slot = key()
                asked = [threads.submit(_take, connection, slot) for connection in connections]
                assert sorted(future.result() for future in asked) == [False] * 7 + [True]
    finally:
        for connection in connections:
            connection.close()


def _take(connection: psycopg.Connection, slot: str) -> bool:
    row = connection.execute(TAKE, (slot,)).fetchone()
    assert row is not None
    return bool(row[0])


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM hqs.hold",
        "SELECT * FROM hqs.desk",
        "DELETE FROM hqs.hold",
        "UPDATE hqs.hold SET until = now() + interval '1 year'",
        "INSERT INTO hqs.desk (role, title) VALUES ('hqs_desk_x', 'x')",
        "UPDATE hqs.centre SET min_client = 99",
        "CREATE TABLE hqs.mine (x int)",
        "SET ROLE hqs_owner",
    ],
)
async def test_a_desk_touches_no_table(desks: Desks, statement: str) -> None:
    with desks.connect(desks.add()) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(statement)


async def test_a_desk_hears_of_the_others_at_once(desks: Desks, key: Key) -> None:
    slot, first, second, heard = key(), desks.centre(), desks.centre(), asyncio.Event()
    second.listen(heard.set)
    await _wait(heard)  # it has begun to listen
    await first.take(slot, "Zahra", 120)
    await _wait(heard)
    await first.beat([slot], 120)
    await first.drop(slot)
    await _wait(heard)


async def test_after_a_restart_of_the_server_it_works_and_hears_again(desks: Desks, key: Key) -> None:
    if desks.server.restart is None:
        pytest.skip("a server from outside is not restarted")
    slot, first, second, heard = key(), desks.centre(), desks.centre(), asyncio.Event()
    second.listen(heard.set)
    await _wait(heard)
    await first.take(slot, "Zahra", 120)
    await _wait(heard)
    await asyncio.to_thread(desks.server.restart)
    await _wait(heard)
    with pytest.raises(CentreError):
        await first.take(slot, "Zahra", 120)
    assert [hold.tqid_key for hold in await second.holds()] == [slot]
    assert await first.take(slot, "Zahra", 120) is None
    await first.drop(slot)


async def _wait(heard: asyncio.Event) -> None:
    async with asyncio.timeout(20):
        await heard.wait()
    heard.clear()


async def test_a_dead_server_fails_and_blocks_nothing(desks: Desks, key: Key, unused_tcp_port: int) -> None:
    centre = desks.centre(port=unused_tcp_port)
    with pytest.raises(CentreError) as caught:
        await centre.take(key(), "Zahra", 120)
    assert not isinstance(caught.value, CentreRefusedError)


async def test_a_silent_server_is_given_up(desks: Desks, key: Key) -> None:
    async def swallow(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.read()

    async with _listening(swallow) as port:
        centre = desks.centre(port=port)
        for _ in range(3):
            with pytest.raises(CentreError, match="in time"):
                await centre.take(key(), "Zahra", 120)


async def test_a_wrong_password_is_refused_not_retried_as_a_dead_line(desks: Desks, key: Key) -> None:
    role = desks.add()
    desks.passwords[role] = "wrong"
    with pytest.raises(CentreRefusedError):
        await desks.centre(role).take(key(), "Zahra", 120)


async def test_an_older_program_is_told_so(desks: Desks, key: Key) -> None:
    centre = desks.centre()
    with psycopg.connect(desks.server.url) as admin:
        admin.execute("UPDATE hqs.centre SET min_client = 99")
    try:
        with pytest.raises(CentreRefusedError, match="newer program"):
            await centre.take(key(), "Zahra", 120)
    finally:
        with psycopg.connect(desks.server.url) as admin:
            admin.execute("UPDATE hqs.centre SET min_client = 1")


async def test_a_pooler_is_found_out(desks: Desks, key: Key) -> None:
    """Poolers hand out process ids of their own: that tells them from a server."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind_reader, behind_writer = await asyncio.open_connection(desks.server.host, desks.server.port)
        with closing(behind_writer):
            await asyncio.gather(_pump(reader, behind_writer), _pump(behind_reader, writer, own_pid=True))

    async with _listening(serve) as port:
        with pytest.raises(CentreRefusedError, match="pooler"):
            await desks.centre(port=port).take(key(), "Zahra", 120)


@asynccontextmanager
async def _listening(
    serve: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[int]:
    """A server of our own; gives its port. Who is connected is cut off at the end."""
    writers: list[asyncio.StreamWriter] = []
    tasks: list[asyncio.Task[object] | None] = []

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        tasks.append(asyncio.current_task())
        with suppress(ConnectionError):
            await serve(reader, writer)

    async with await asyncio.start_server(connected, "127.0.0.1", 0) as listening:
        yield listening.sockets[0].getsockname()[1]
        for writer in writers:
            writer.close()
        await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, own_pid: bool = False) -> None:
    head = b"K\x00\x00\x00\x0c"  # BackendKeyData
    while data := await reader.read(65536):
        if own_pid and (at := data.find(head)) >= 0:
            at += len(head)
            data = data[:at] + b"\x00\x00\x00\x07" + data[at + 4 :]
        writer.write(data)
        await writer.drain()
    writer.close()
