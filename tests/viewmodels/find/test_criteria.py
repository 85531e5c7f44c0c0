"""What the fields of a search offer: in the order of the Persian alphabet, and in every spelling of a name."""

from dataclasses import replace

import pytest

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.model import Facility, Identifier, Provider
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.find.known import KnownProviders
from tests.fakes.clock import FakeClock


def criteria_of(*names: str) -> BookCriteria:
    entries = [
        DirectoryEntry(
            Provider(Identifier(str(number), "Med_Council", "Med_Council", "Med_ID"), full_name=name),
            Facility(Identifier(str(number), "MOHME_IT", "MOHME_IT", "Org_ID"), name=name),
            "seen",
        )
        for number, name in enumerate(names)
    ]
    criteria = BookCriteria(CodeTables(), FakeClock())
    criteria.set_known(KnownProviders(entries))
    return criteria


def test_doctors_and_centres_stand_in_the_order_of_the_alphabet() -> None:
    right = ["آتشی", "ابدالی", "پارسا", "چمران", "ژاله", "کاوه", "گلستان", "وفا", "همدانی", "یگانه", "Razi"]
    criteria = criteria_of(*sorted(right))
    assert [choice.text for choice in criteria.search_providers("")] == right
    assert [choice.text for choice in criteria.search_facilities("")] == right


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("محمد رضا کریمی", "محمدرضا"),
        ("محمد رضا کریمی", "کریمی محمدرضا"),
        ("محمدرضا کریمی", "محمد\u200cرضا"),
        ("سید علی رئوفی", "روفی"),
        ("دکتر اسمعیل موسوي", "اسماعیل موسوی"),
    ],
)
def test_a_name_is_found_in_any_spelling(stored: str, typed: str) -> None:
    criteria = criteria_of("دکتر مینا آزمایشی", stored)
    assert [choice.text for choice in criteria.search_providers(typed)] == [stored]
    assert [choice.text for choice in criteria.search_facilities(typed)] == [stored]


def test_pinned_doctors_come_first_and_hidden_ones_by_their_whole_number() -> None:
    known = DirectoryEntry(
        Provider(Identifier("1234", "Med_Council", "Med_Council", "Med_ID"), full_name="A"), Facility(None, ""), "seen"
    )
    pinned = replace(known, provider=replace(known.provider, full_name="Z"), pinned=True)
    hidden = replace(known, provider=replace(known.provider, full_name="H"), hidden=True)
    criteria = BookCriteria(CodeTables(), FakeClock())
    criteria.set_known(KnownProviders([hidden, known, pinned]))
    assert [choice.text for choice in criteria.search_providers("")] == ["Z", "A"]
    assert [choice.text for choice in criteria.search_providers("123")] == ["Z", "A"]
    assert [choice.text for choice in criteria.search_providers("1234")] == ["Z", "A", "H"]
