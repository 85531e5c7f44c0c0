"""Looking through what was found, without a call: by quota and part of the day, in another order, at what is free."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hqs_desktop.core.day_parts import PartOfDay
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.find.board import Order, Sieve
from hqs_desktop.viewmodels.lines import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hqs_desktop.core.model import Slot
    from hqs_desktop.viewmodels.find.criteria import BookCriteria
    from hqs_desktop.viewmodels.find.results import BookResults

translate = QCoreApplication.translate  # lupdate knows it by this name


class Looking(QObject):
    """What the ``criteria`` hold back of the ``results``, and how these are sorted."""

    changed = Signal()

    def __init__(
        self,
        criteria: "BookCriteria",
        results: "BookResults",
        quota_word: "Callable[[str], str]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._criteria = criteria
        self._results = results
        self._quota_word = quota_word
        criteria.sieve_changed.connect(self._sift)
        results.sifted.connect(self.changed)
        self._sift()

    def next_part(self) -> None:
        """From all to the mornings, to the afternoons, to all."""
        parts = (None, PartOfDay.MORNING, PartOfDay.AFTERNOON)
        part = parts[(parts.index(self._criteria.part) + 1) % len(parts)]
        self._criteria.sift(self._criteria.quota, part)

    def choose_quota(self, code: str | None) -> None:
        """Only the slots of a quota; None: of all."""
        self._criteria.sift(code, self._criteria.part)

    def show_all(self) -> None:
        """Hold nothing back."""
        self._criteria.sift(None, None)

    def next_order(self) -> None:
        """Sort by the next of time, doctor and distance."""
        self._results.sort(self._results.next_order())

    def first_in_the_morning(self) -> "Slot | None":
        """The earliest bookable slot before noon, its day shown; where only afternoons were shown, all are then."""
        if self._criteria.part is PartOfDay.AFTERNOON:
            self._criteria.sift(self._criteria.quota, None)
        return self._results.first_free_in_the_morning()

    def quotas(self) -> "Sequence[Choice]":
        """All, then each quota that was found or is chosen, by code, with how many of its slots are free."""
        found = dict(self._results.quotas)
        if self._criteria.quota is not None:
            found.setdefault(self._criteria.quota, 0)
        free = Choice(None, self.tr("All quotas"), formats.count(sum(found.values())))
        return [free, *(Choice(code, self._quota(code), formats.count(n)) for code, n in found.items())]

    @property
    def quota(self) -> str | None:
        """The code of the quota that alone is shown; None for all."""
        return self._criteria.quota

    @property
    def sifts_part(self) -> bool:
        """Whether a part of the days is held back."""
        return self._criteria.part is not None

    @property
    def part_words(self) -> str:
        """Which part of the day is shown."""
        known: dict[PartOfDay | None, Callable[[], str]] = {
            None: lambda: self.tr("Whole day"),
            PartOfDay.MORNING: lambda: self.tr("Mornings"),
            PartOfDay.AFTERNOON: lambda: self.tr("Afternoons"),
        }
        return known[self._criteria.part]()

    @property
    def quota_words(self) -> str:
        """Which quota is shown."""
        return self.tr("All quotas") if self._criteria.quota is None else self._quota(self._criteria.quota)

    @property
    def order_words(self) -> str:
        """By what is sorted."""
        known: dict[Order, Callable[[], str]] = {
            Order.TIME: lambda: self.tr("By time"),
            Order.PROVIDER: lambda: self.tr("By doctor"),
            Order.DISTANCE: lambda: self.tr("By distance"),
        }
        return known[self._results.order]()

    def _quota(self, code: str) -> str:
        return self._quota_word(code) if code else self.tr("No quota")

    def _sift(self) -> None:
        self._results.sift(Sieve(self._criteria.quota, self._criteria.part))
        self.changed.emit()
