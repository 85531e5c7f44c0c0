"""What the fields of a search offer: in the order of the Persian alphabet, and in every spelling of a name."""

from dataclasses import replace

import pytest

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Facility, Identifier, Provider
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.known_providers import KnownProviders
from tests.fakes.clock import FakeClock
from tests.fakes.lists import SERVICES, shelved


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


def test_imported_services_are_offered_by_code_and_words_beside_the_one_that_the_guide_prints() -> None:
    codes = CodeTables()
    criteria = BookCriteria(codes, FakeClock())
    default = default_service()
    assert [choice.text for choice in criteria.search_services("")] == [default.value]
    assert criteria.search_services("نمونه") == []
    codes.lists.put(ListKind.RVU3, shelved(ListKind.RVU3, SERVICES))
    assert [choice.text for choice in criteria.search_services("")] == [
        default.value,
        *(item.name for item in SERVICES),
    ]
    (found,) = criteria.search_services("معاینه")
    assert found.value == CodedText("900002", default.system, "معاينه نمونه")
    assert [choice.value for choice in criteria.search_services("۹۰۰۰۰۳")] == [
        CodedText("900003", default.system, "تصویر برداری ساختگی")
    ]
    (typed,) = criteria.search_services("987654")
    assert typed.value == CodedText("987654", default.system, "")
