"""A Persian name inside an English sentence must not turn the sentence round."""

from hqs_desktop.viewmodels.book import words as book_words
from tests.fakes.clock import START
from tests.fakes.gateway import make_slot


def test_names_stand_apart_in_what_is_read_back() -> None:
    slot = make_slot(1, START)
    said = book_words.read_back(slot)
    for name in (slot.provider.display_name, slot.facility.name):
        assert name
        assert f"\u2068{name}\u2069" in said
