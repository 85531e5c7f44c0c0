"""Certificates are always verified; the centre's own authority can be added."""

import asyncio
import ssl
from pathlib import Path

import pytest
import trustme

from hqs_desktop.core import errors
from hqs_desktop.gateway.client import GatewayClient
from tests.gateway import kit
from tests.gateway.server import http_reply, raw_server


async def _answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter, __: bytes) -> None:
    writer.write(http_reply(b'{"isError": false, "Result": {"Coded_string": "1"}}'))
    await writer.drain()


def _server_context(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def _ca_file(authority: trustme.CA, folder: Path) -> Path:
    path = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


async def test_an_added_authority_is_trusted(tmp_path: Path) -> None:
    authority = trustme.CA()
    async with raw_server(_answer, _server_context(authority, "127.0.0.1")) as server:
        config = kit.config(api_base=server.url, ca_file=_ca_file(authority, tmp_path))
        gateway = GatewayClient(config, kit.FixedSecrets())
        assert (await gateway.appointment_status(kit.TQID)).code == "1"
        await gateway.aclose()


@pytest.mark.parametrize("name", ["127.0.0.1", "other.example"])
async def test_an_unknown_authority_or_another_name_is_not(tmp_path: Path, name: str) -> None:
    authority = trustme.CA()
    ca_file = _ca_file(authority, tmp_path) if name != "127.0.0.1" else None
    async with raw_server(_answer, _server_context(authority, name)) as server:
        gateway = GatewayClient(kit.config(api_base=server.url, ca_file=ca_file), kit.FixedSecrets())
        for operation in ("SetAppointment", "GetAppointmentStatus"):
            with pytest.raises(errors.TlsError) as caught:
                await kit.OPERATIONS[operation](gateway)
            assert caught.value.never_sent
        assert server.operations == []
        await gateway.aclose()


async def test_a_server_that_speaks_no_tls() -> None:
    async with raw_server(_answer) as server:
        gateway = GatewayClient(kit.config(api_base=server.url.replace("http:", "https:")), kit.FixedSecrets())
        with pytest.raises(errors.ConnectError):
            await gateway.sign_in()
        await gateway.aclose()


def test_a_ca_file_that_is_none(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_text("no certificate")
    with pytest.raises(ssl.SSLError):
        GatewayClient(kit.config(ca_file=empty), kit.FixedSecrets())
    with pytest.raises(OSError, match="No such file"):
        GatewayClient(kit.config(ca_file=tmp_path / "none.pem"), kit.FixedSecrets())
