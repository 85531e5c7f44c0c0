import pytest

from hqs_desktop.core.model import Identifier
from hqs_desktop.desk.ports import Gateway
from hqs_desktop.gateway.client import GatewayClient
from tests.gateway import kit


@pytest.mark.parametrize(
    "address",
    [
        "https://apigateway.behdasht.gov.ir",
        "https://proxy.example:8443/prefix",
        "http://127.0.0.1:8000",
        "http://localhost:8000",
        "http://[::1]:8000",
    ],
)
def test_addresses(address: str) -> None:
    assert kit.config(api_base=address, referral_base=address).api_base == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "apigateway.behdasht.gov.ir",
        "http://apigateway.behdasht.gov.ir",
        "http://127.0.0.1.example.com",
        "http://192.168.1.10",
        "ftp://127.0.0.1",
        "https://",
        "https://user:secret@gateway.example",
        "https://gateway.example?x=1",
        "https://gateway.example#x",
        "https://gateway.example:99999",
    ],
)
@pytest.mark.parametrize("name", ["api_base", "referral_base"])
def test_addresses_that_are_refused(name: str, address: str) -> None:
    with pytest.raises(ValueError, match=r"base|[Pp]ort") as caught:
        kit.config(**{name: address})
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("changes", [{"pid": "a\r\nX: y"}, {"pid": "پ"}, {"pid_overrides": {"SetAppointment": "a\n"}}])
def test_pids_that_no_header_can_hold(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="header"):
        kit.config(**changes)


def test_proxies() -> None:
    assert kit.config(proxy="http://proxy.example:8080").proxy == "http://proxy.example:8080"
    with pytest.raises(ValueError, match="proxy"):
        kit.config(proxy="socks5://proxy.example:1080")


def test_identifiers() -> None:
    given = Identifier("x", "a", "b", "c")
    config = kit.config(system_id="s", facility_id=given)
    assert config.system_identifier == Identifier("s", "MOHME_IT", "MOHME_IT", "System_ID")
    assert config.facility_identifier is given
    assert kit.config(facility_id="f").facility_identifier.type == "Org_ID"


def test_the_client_fulfils_the_desks_port() -> None:
    gateway: Gateway = kit.client(kit.Gate())
    assert isinstance(gateway, GatewayClient)
