from datetime import UTC, datetime, timedelta

import pytest

from hqs_desktop.core.model import Facility, Identifier, Person, Provider, Slot, Tqid
from hqs_desktop.core.resources import resource_path, translation_path

NOW = datetime(2026, 9, 5, 4, 30, tzinfo=UTC)
SOMEONE = Identifier("1", "Med_Council", "Med_Council", "Med_ID")


@pytest.mark.parametrize("other", ["1:ABCD-ef", "abcd-EF", " 1:abcd-ef\n"])
def test_tqids_are_one_without_regard_to_case_and_prefix(other: str) -> None:
    tqid = Tqid("1:abcd-ef")
    assert Tqid(other) == tqid
    assert hash(Tqid(other)) == hash(tqid)
    assert str(Tqid(other)) == other  # sent as received


def test_different_tqids_differ() -> None:
    assert Tqid("1:abcd-ef") != Tqid("1:abcd-e0")


def test_names_to_show() -> None:
    assert Provider(SOMEONE, "Ann", "Lee").display_name == "Ann Lee"
    assert Provider(SOMEONE, "Ann", "Lee", "Dr Lee").display_name == "Dr Lee"
    assert Person(SOMEONE, "Ann", "Lee", "Lee, Ann").display_name == "Ann Lee"
    assert Person(SOMEONE, full_name="Lee, Ann").display_name == "Lee, Ann"


@pytest.mark.parametrize(
    ("opens", "closes", "bookable"),
    [
        (None, None, True),
        (0, None, True),
        (1, None, False),
        (None, 0, False),
        (None, 1, True),
        (-5, 5, True),
        (-5, -1, False),
    ],
)
def test_the_booking_window(opens: int | None, closes: int | None, bookable: bool) -> None:  # noqa: FBT001
    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else NOW + timedelta(minutes=minutes)

    slot = Slot(
        tqid=Tqid("1:a"),
        start=NOW + timedelta(days=1),
        duration=timedelta(minutes=15),
        provider=Provider(SOMEONE),
        facility=Facility(None),
        booking_opens=at(opens),
        booking_closes=at(closes),
    )
    assert slot.bookable_at(NOW) is bookable
    assert slot.end - slot.start == timedelta(minutes=15)


def test_files_that_come_with_the_program_are_found() -> None:
    assert resource_path("codes", "appendix-01.json").is_file()
    assert translation_path("fa").name == "fa.qm"


def test_a_bare_tqid_is_printed_as_all_others_and_sent_as_it_came() -> None:
    bare = Tqid("35B888A4-0543-41E5-92D7-CE9C9DDBE0DA")
    assert (bare.printed, bare.text) == (f"1:{bare.text}", "35B888A4-0543-41E5-92D7-CE9C9DDBE0DA")
    assert Tqid(bare.printed).printed == bare.printed
    assert Tqid("x").printed == "x"
