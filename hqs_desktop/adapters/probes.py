"""Tries what a desk needs, each thing by itself; of the way to the gateway what lies below HTTP."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeVar
from urllib.parse import SplitResult, urlsplit

from hqs_desktop.adapters.centre import centre_database
from hqs_desktop.adapters.connector import stored_secrets
from hqs_desktop.adapters.settings import DatabaseSettings
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.errors import CentreError, CentreRefusedError, JournalError, JournalLockedError, VaultError
from hqs_desktop.desk.connection.form import SECRETS
from hqs_desktop.desk.connection.steps import Cause, Certificate, StepFailedError
from hqs_desktop.desk.holds import Centre
from hqs_desktop.desk.ports import Gateway, Vault
from hqs_desktop.gateway.config import GatewayConfig
from hqs_desktop.gateway.transport import tls_context

T = TypeVar("T")

SECONDS: Final = 5.0
"""How long each probe may take."""
_PORTS: Final = {"http": 80, "https": 443}
_TRIES: Final = 10  # of the centre's database
_AGAIN_SECONDS: Final = 0.2
_LONGEST_HEAD: Final = 16 * 1024
# OpenSSL's and Windows' own numbers; 9 is of one that is not valid yet.
_EXPIRED: Final = {9, 10, 0x800B0101}
_OTHER_NAME: Final = {62, 64, 0x800B010F}

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True, slots=True)
class OwnThings:
    """What a desk has of its own; ``prove_journal`` raises ``JournalError``, ``ready_printer`` gives its name."""

    vault: Vault
    prove_journal: Callable[[], Awaitable[None]]
    database: DatabaseSettings
    ready_printer: Callable[[], str]


class ConfiguredPlace:
    """Fulfils ``desk.connection.doctor.Place`` for a connection that is set up."""

    def __init__(
        self, config: GatewayConfig, facility_id: str, own: OwnThings, gateway_of: Callable[[str | None], Gateway]
    ) -> None:
        self._config = config
        self.facility_id = facility_id
        self._own = own
        self._gateway_of = gateway_of
        self._base = urlsplit(config.api_base)
        self._proxy = urlsplit(config.proxy) if config.proxy else None

    @property
    def host(self) -> str:
        """The gateway's."""
        return self._base.hostname or ""

    @property
    def secure(self) -> bool:
        """Whether it is reached by https."""
        return self._base.scheme == "https"

    @property
    def proxy_host(self) -> str:
        """The proxy's; empty without one."""
        return (self._proxy.hostname or "") if self._proxy is not None else ""

    async def try_vault(self) -> None:
        """See that both secrets are there."""
        try:
            stored = await asyncio.to_thread(stored_secrets, self._own.vault)
        except VaultError as error:
            raise StepFailedError(Cause.NO_VAULT) from error
        if not stored.issuperset(SECRETS):
            raise StepFailedError(Cause.NO_SECRETS)

    async def journal_in_use(self) -> bool:
        """See that it can be written; True where another program has it now, and so writes it."""
        try:
            await self._own.prove_journal()
        except JournalLockedError:
            return True
        except (JournalError, VaultError) as error:
            raise StepFailedError(Cause.NO_JOURNAL) from error
        return False

    @property
    def database(self) -> str:
        """The host of the centre's database; empty where the centre has none."""
        return urlsplit(self._own.database.url).hostname or ""

    async def try_database(self) -> None:
        """Read which slots the other desks have taken up."""
        centre = centre_database(self._own.database, self._own.vault, SystemClock())
        if centre is None:
            raise StepFailedError(Cause.NOT_JOINED)
        try:
            await _in_time(_first_answer(centre))
        except CentreRefusedError as error:
            raise StepFailedError(Cause.DATABASE_REFUSES, str(error)) from error
        except (CentreError, VaultError, TimeoutError) as error:
            raise StepFailedError(Cause.NO_DATABASE) from error
        finally:
            await centre.aclose()

    async def printer(self) -> str:
        """The name of the printer that is asked first, which is ready."""
        return await _in_time(asyncio.to_thread(self._own.ready_printer))

    async def look_up(self) -> str:
        """The address of the first host on the way."""
        host, port = self._first
        loop = asyncio.get_running_loop()
        try:
            found = await _in_time(loop.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as error:
            raise StepFailedError(Cause.NO_NAME) from error
        return str(found[0][4][0])

    async def connect(self) -> None:
        """Open a connection to the first host on the way, and close it."""
        async with _closed_after(await self._open()):
            return

    async def pass_proxy(self) -> None:
        """Have the proxy open a tunnel to the gateway, and close it."""
        async with _closed_after(await self._tunnel()):
            return

    async def certificate(self) -> Certificate:
        """The gateway's certificate, verified as calls do it. Nothing is sent."""
        try:
            context = await asyncio.to_thread(tls_context, self._config)
        except OSError as error:
            raise StepFailedError(Cause.NO_CA_FILE) from error
        # In a thread with a loop of its own: to verify may ask the network, and the window must not wait for that.
        return await asyncio.to_thread(asyncio.run, self._verified(context))

    async def _verified(self, context: ssl.SSLContext) -> Certificate:
        streams = await (self._open() if self._proxy is None else self._tunnel())
        async with _closed_after(streams):
            writer = streams[1]
            try:
                await _in_time(writer.start_tls(context, server_hostname=self.host))
            except ssl.SSLCertVerificationError as error:
                raise StepFailedError(_cause_of(error.verify_code), error.verify_message) from error
            except (ssl.SSLError, OSError) as error:
                raise StepFailedError(Cause.NO_TLS) from error
            return _certificate(writer.get_extra_info("peercert"))

    def gateway(self, pid: str | None = None) -> Gateway:
        """A client, with another pid where one is given."""
        return self._gateway_of(pid)

    @property
    def _first(self) -> tuple[str, int]:
        parts = self._proxy or self._base
        return parts.hostname or "", _port(parts)

    async def _open(self) -> Streams:
        try:
            return await _in_time(asyncio.open_connection(*self._first))
        except TimeoutError as error:
            raise StepFailedError(Cause.NO_ANSWER) from error
        except ConnectionRefusedError as error:
            raise StepFailedError(Cause.PORT_REFUSED) from error
        except OSError as error:
            raise StepFailedError(Cause.NO_ANSWER) from error

    async def _tunnel(self) -> Streams:
        reader, writer = streams = await self._open()
        target = f"{self.host}:{_port(self._base)}"
        try:
            writer.write(f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n".encode("ascii"))
            head = (await _in_time(reader.readuntil(b"\r\n\r\n")))[:_LONGEST_HEAD]
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            await _end(writer)
            raise StepFailedError(Cause.PROXY_REFUSED) from error
        status = head.partition(b"\r\n")[0].decode("ascii", "replace")
        if status.split(" ")[1:2] != ["200"]:
            await _end(writer)
            cause = Cause.PROXY_WANTS_USER if status.split(" ")[1:2] == ["407"] else Cause.PROXY_REFUSED
            raise StepFailedError(cause, status.partition(" ")[2])
        return streams


async def _first_answer(centre: Centre) -> None:
    """Read the holds; a first connection may take longer than a desk would wait for an answer."""
    for _ in range(_TRIES - 1):
        try:
            await centre.holds()
        except CentreRefusedError:
            raise
        except CentreError:
            await asyncio.sleep(_AGAIN_SECONDS)
        else:
            return
    await centre.holds()


async def _in_time(work: Awaitable[T]) -> T:
    async with asyncio.timeout(SECONDS):
        return await work


@asynccontextmanager
async def _closed_after(streams: Streams) -> AsyncIterator[None]:
    try:
        yield
    finally:
        await _end(streams[1])


async def _end(writer: asyncio.StreamWriter) -> None:
    """Close a connection at once: the loop that it belongs to may end with the probe."""
    writer.transport.abort()
    await asyncio.sleep(0)


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]


def _cause_of(code: int) -> Cause:
    unsigned = code & 0xFFFFFFFF
    if unsigned in _EXPIRED:
        return Cause.EXPIRED
    return Cause.OTHER_NAME if unsigned in _OTHER_NAME else Cause.UNTRUSTED


def _certificate(found: dict[str, object]) -> Certificate:
    until = ssl.cert_time_to_seconds(str(found["notAfter"]))
    return Certificate(_name(found.get("subject")), _name(found.get("issuer")), datetime.fromtimestamp(until, UTC))


def _name(parts: object) -> str:
    """The common name of a subject or issuer, else its organisation."""
    names = {key: value for part in parts for key, value in part} if isinstance(parts, tuple) else {}
    return str(names.get("commonName") or names.get("organizationName") or "")
