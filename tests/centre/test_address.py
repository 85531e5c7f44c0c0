"""An address says where the database is and nothing else; how safely it is reached is not left to it."""

from pathlib import Path

import pytest

from hqs_desktop.centre.address import CentreAddress


@pytest.mark.parametrize(
    ("url", "host", "port", "name"),
    [
        ("postgresql://db.centre/hqs", "db.centre", 5432, "hqs"),
        ("postgres://10.0.0.7:6000/hqs", "10.0.0.7", 6000, "hqs"),
        ("postgresql://[::1]:5433/hqs%20desk", "::1", 5433, "hqs desk"),
    ],
)
def test_reads_a_place(url: str, host: str, port: int, name: str) -> None:
    address = CentreAddress.of(url, "hqs_desk_1")
    assert (address.host, address.port, address.database) == (host, port, name)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "db.centre",
        "http://db.centre/hqs",
        "postgresql:///hqs",
        "postgresql://db.centre",
        "postgresql://db.centre/a/b",
        "postgresql://user@db.centre/hqs",
        "postgresql://user:secret@db.centre/hqs",
        "postgresql://db.centre/hqs?sslmode=disable",
        "postgresql://db.centre/hqs#x",
        "postgresql://db.centre:x/hqs",
        "postgresql://db.centre:99999/hqs",
    ],
)
def test_refuses_what_is_more_or_less_than_a_place(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        CentreAddress.of(url, "hqs_desk_1")


@pytest.mark.parametrize("host", ["db.centre", "10.0.0.7", "localhost.evil.example", "127.0.0.1.example"])
def test_off_loopback_the_server_must_prove_who_it_is(host: str) -> None:
    parameters = CentreAddress(host, 5432, "hqs", "hqs_desk_1").parameters("secret")
    assert (parameters["sslmode"], parameters["sslrootcert"]) == ("verify-full", "system")
    own = CentreAddress(host, 5432, "hqs", "hqs_desk_1", Path("ca.pem")).parameters("secret")
    assert (own["sslmode"], own["sslrootcert"]) == ("verify-full", "ca.pem")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1"])
def test_on_this_computer_it_need_not(host: str) -> None:
    assert CentreAddress(host, 5432, "hqs", "hqs_desk_1").parameters("secret")["sslmode"] == "prefer"
