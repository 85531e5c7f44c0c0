"""What the list of bookings is narrowed to, and what there is to choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, Day
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.text import sort_key
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.words.looks import booking_look

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; None is everything."""

    day: Day = Day.TODAY
    text: str = ""
    provider_id: str | None = None
    state: BookingState | None = None
    operator: str | None = None
    _day_before: Day = field(default=Day.TODAY, compare=False)  # of the list, while a text is sought in all days

    @property
    def narrowed(self) -> bool:
        """Whether more than a day was chosen."""
        return self != Filter(day=self.day)

    @property
    def seeks_in_all_days(self) -> bool:
        """Whether a text is sought, and no day was chosen for that."""
        return bool(self.text) and self.day is Day.ALL

    @property
    def narrowing(self) -> BookingFilter:
        """What is wanted beside the day."""
        states = frozenset({self.state}) if self.state is not None else None
        return BookingFilter(text=self.text, provider_id=self.provider_id, states=states, operator=self.operator)

    def seeking(self, text: str) -> "Filter":
        """That of a text, which is sought in all days; without one, that of the day before the search."""
        if not text:
            return replace(self, text="", day=self._day_of_list)
        if not self.text:
            return replace(self, text=text, day=Day.ALL, _day_before=self.day)
        return replace(self, text=text)

    def cleared(self) -> "Filter":
        """That of the day only."""
        return Filter(day=self._day_of_list)

    @property
    def _day_of_list(self) -> Day:
        return self._day_before if self.seeks_in_all_days else self.day


def filters_that_show(booking: Booking, today: ShamsiDate) -> Iterator[Filter]:
    """The filters that list a booking, the narrowest first."""
    if shamsi_of(booking.booked_at) == today:
        yield Filter(day=Day.BOOKED_TODAY)
    yield Filter(day=Day.ALL)
    yield Filter().seeking(booking.tqid.text)  # of very many, not all are listed


class FilterChoices:
    """The doctors, states and operators that the list may be narrowed to, learnt from the bookings that were seen."""

    def __init__(self) -> None:
        self._doctors: dict[str, str] = {}
        self._operators: set[str] = set()

    @property
    def doctors(self) -> Sequence[Choice]:
        """By name."""
        return [
            Choice(None, translate("DeskFilter", "All doctors")),
            *(Choice(id_, name) for id_, name in sorted(self._doctors.items(), key=lambda entry: sort_key(entry[1]))),
        ]

    def doctor(self, provider_id: str | None) -> str:
        """The name of a doctor; empty for None."""
        return self._doctors.get(provider_id, "") if provider_id is not None else ""

    @property
    def states(self) -> Sequence[Choice]:
        """All that a booking may have."""
        looks = (Choice(state.value, booking_look(state).word) for state in BookingState)
        return [Choice(None, translate("DeskFilter", "All states")), *looks]

    @property
    def operators(self) -> Sequence[Choice]:
        """Who booked, by name."""
        return [
            Choice(None, translate("DeskFilter", "All operators")),
            *(Choice(name, name) for name in sorted(self._operators, key=sort_key)),
        ]

    def learn(self, bookings: Sequence[Booking]) -> bool:
        """Learn from bookings; whether there is more to choose from now."""
        before = len(self._doctors), len(self._operators)
        for booking in bookings:
            provider = booking.request.slot.provider
            self._doctors[provider.identifier.id] = provider.display_name
            if booking.operator:
                self._operators.add(booking.operator)
        return before != (len(self._doctors), len(self._operators))
