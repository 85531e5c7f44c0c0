"""A desk's surroundings for the connection doctor: sound, until a probe is told to fail."""

import asyncio
from datetime import UTC, datetime

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.model import Appointment, Tqid
from hqs_desktop.desk.connection.steps import Certificate
from hqs_desktop.desk.ports import Gateway
from tests.fakes.gateway import FakeGateway


class Welcoming(FakeGateway):
    """Knows of nobody's slot, too."""

    async def appointment_status(self, tqid: Tqid) -> CodedText:  # noqa: ARG002
        return CodedText("1", "HQS", "")

    async def appointment(self, tqid: Tqid) -> Appointment | None:  # noqa: ARG002
        return None


class FakePlace:
    """Fulfils ``desk.connection.doctor.Place``. ``broken`` fails a probe, ``held`` keeps all but the first waiting."""

    host = "gateway.example"
    secure = True
    proxy_host = ""
    facility_id = "56"
    database = ""

    def __init__(self) -> None:
        self.broken: dict[str, HqsError] = {}
        self.held: asyncio.Event | None = None
        self.tried: list[str] = []

    async def _probe(self, name: str) -> None:
        self.tried.append(name)
        await asyncio.sleep(0)
        if self.held is not None and len(self.tried) > 1:
            await self.held.wait()
        if name in self.broken:
            raise self.broken[name]

    async def try_vault(self) -> None:
        await self._probe("try_vault")

    async def journal_in_use(self) -> bool:
        await self._probe("journal_in_use")
        return False

    async def try_database(self) -> None:
        await self._probe("try_database")

    async def printer(self) -> str:
        await self._probe("printer")
        return "Slips"

    async def look_up(self) -> str:
        await self._probe("look_up")
        return "192.0.2.1"

    async def connect(self) -> None:
        await self._probe("connect")

    async def pass_proxy(self) -> None:
        await self._probe("pass_proxy")

    async def certificate(self) -> Certificate:
        await self._probe("certificate")
        return Certificate(self.host, "Authority", datetime(2099, 1, 1, tzinfo=UTC))

    def gateway(self, pid: str | None = None) -> Gateway:
        del pid
        return Welcoming()
