"""A raw server on loopback that does to the connection what a test wants."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter, bytes], Awaitable[None]]
"""Gets the connection after a request was read, and the request."""

TOKEN_BODY = b'{"access_token": "the-token", "expires_in": 900}'


def http_reply(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A whole reply."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


async def _read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
    )
    return head + await reader.readexactly(length)


class RawServer:
    """Signs everybody in, and treats operations by ``behaviour``. Counts connections and operations."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.connections = 0
        self.operations: list[bytes] = []
        self.url = ""
        self._open: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            while not writer.is_closing():
                request = await _read_request(reader)
                if b"/oauth/token " in request:
                    writer.write(http_reply(TOKEN_BODY))
                    await writer.drain()
                    continue
                self.operations.append(request)
                await self.behaviour(reader, writer, request)
        except (asyncio.IncompleteReadError, OSError, asyncio.CancelledError):
            pass  # Python 3.11 logs a cancelled one as an error
        finally:
            writer.close()
            self._open.discard(task)

    async def stop(self) -> None:
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)


@asynccontextmanager
async def raw_server(behaviour: Behaviour, tls: ssl.SSLContext | None = None) -> AsyncIterator[RawServer]:
    """Run it; ``url`` says where."""
    made = RawServer(behaviour)
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    made.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    try:
        yield made
    finally:
        server.close()
        await made.stop()
        await server.wait_closed()
