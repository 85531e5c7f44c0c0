"""The directory's dialog over the fakes, and a keyboard."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QLineEdit

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.directory import FacilityEdit, ProviderEdit, facility_key, provider_key
from hqs_desktop.core.identifiers import council_id_of
from hqs_desktop.core.model import Facility, Provider, centre_identifier
from hqs_desktop.viewmodels.directory.screen import DirectoryViewModel
from hqs_desktop.views.directory.list import DirectoryView
from hqs_desktop.views.directory.screen import DirectoryDialog
from tests.fakes.session import FakeDesk
from tests.views.keyboard import Keyboard, find

NAMES = ("سارا احمدی", "علی‌رضا کریمی", "مریم میرزایی", "حسین رضایی", "نرگس حسینی", "کاوه یگانه")
PLACES = ("درمانگاه شهید بهشتی", "بیمارستان امام رضا", "مرکز آموزشی درمانی قلب و عروق شهید رجایی تهران")


def known(number: int, specialty: CodedText, source: str = "seen") -> DirectoryEntry:
    place = number % len(PLACES)
    return DirectoryEntry(
        Provider(
            council_id_of(str(33700 + number)), full_name=f"دکتر {NAMES[number % len(NAMES)]}", specialty=specialty
        ),
        Facility(
            centre_identifier(f"6a7f0000-0000-4000-8000-{place:012}"),
            name=PLACES[place],
            address="تهران، خیابان ولی‌عصر",
            latitude=35.7 + place / 100,
            longitude=51.4,
        ),
        source,
    )


class DirectoryWorld(FakeDesk):
    """``count`` doctors of every source; the second is pinned, the third hidden, the fourth edited."""

    def __init__(self, count: int = 12) -> None:
        super().__init__()
        table = self.shared.codes.by_appendix(3)
        specialties = [table.coded_text(row.code) for row in table.rows[:40:7]]
        sources = ("seen", "typed", "imported", "demo")
        self.journal.entries = [
            known(number, specialties[number % len(specialties)], sources[number % len(sources)])
            for number in range(count)
        ]
        if count > 3:
            self.journal.entries[1] = replace(self.journal.entries[1], pinned=True)
            self.journal.entries[2] = replace(self.journal.entries[2], hidden=True)
            edited = self.journal.entries[3]
            self.journal.providers[provider_key(edited.provider.identifier)] = ProviderEdit("دکتر رضایی (قلب)")
            place = self.journal.entries[0].facility
            self.journal.facilities[facility_key(place.identifier)] = FacilityEdit("درمانگاه بهشتی", 35.75, 51.41)
        self.model = DirectoryViewModel(self.shared)
        self.keys = Keyboard(self.clock)

    def dialog(self) -> DirectoryDialog:
        """Make the dialog and show it."""
        made = DirectoryDialog(self.model)
        made.open()
        self.shown = made
        self.table = find(made, DirectoryView, "directory_rows")
        self.search = find(made, QLineEdit, "directory_search")
        return made

    def form(self) -> QDialog:
        """The form over it."""
        return find(self.shown, QDialog, "provider_dialog")

    def names(self) -> list[str]:
        return [entry.provider.display_name for entry in self.model.rows.entries]
