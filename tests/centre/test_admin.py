"""What the centre's IT does to the database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from hqs_desktop.centre.admin import add_desk, initialise, known_desks
from hqs_desktop.core.errors import CentreRefusedError
from tests.centre.conftest import Desks
from tests.postgres import Server


def test_setting_up_twice_changes_nothing(postgres: Server) -> None:
    role, _ = add_desk(postgres.url, "kept", "Kept")
    assert initialise(postgres.url) == initialise(postgres.url)
    assert role in [desk.role for desk in known_desks(postgres.url)]


def test_two_who_set_up_at_once_wait_for_each_other(postgres: Server) -> None:
    with psycopg.connect(postgres.url, autocommit=True) as admin:
        admin.execute("CREATE DATABASE at_once")
    url = postgres.url.removesuffix(postgres.database) + "at_once"
    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(initialise, [url] * 4))) == 1


@pytest.mark.parametrize("name", ["", "Desk 3", "3", "a;drop", "میز", "a" * 41, "x'--"])
def test_a_name_that_is_none_for_a_role(postgres: Server, name: str) -> None:
    with pytest.raises(CentreRefusedError, match="name"):
        add_desk(postgres.url, name, "Title")


def test_a_desk_that_is_there_is_not_made_again(postgres: Server) -> None:
    add_desk(postgres.url, "twice", "Once")
    with pytest.raises(CentreRefusedError, match="DuplicateObject"):
        add_desk(postgres.url, "twice", "Again")
    with pytest.raises(CentreRefusedError, match="UniqueViolation"):
        add_desk(postgres.url, "other", "Once")
    roles = [desk.role for desk in known_desks(postgres.url)]
    assert roles.count("hqs_desk_twice") == 1
    assert "hqs_desk_other" not in roles
    add_desk(postgres.url, "other", "Another")  # nothing was left of the failed one


async def test_a_sign_of_life_is_seen(desks: Desks, key: Callable[[], str]) -> None:
    role = desks.add("Seen")
    assert [desk.seen_at for desk in known_desks(desks.server.url) if desk.role == role] == [None]
    await desks.centre(role).beat([key()], 120)
    [seen] = [desk.seen_at for desk in known_desks(desks.server.url) if desk.role == role]
    assert seen is not None
