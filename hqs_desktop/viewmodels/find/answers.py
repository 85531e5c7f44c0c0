"""Who has answered a search so far, who could not be asked, and what could not be read, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from hqs_desktop.desk.find import Call, ProviderFailed, SearchStarted, SlotsFound
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text

_NAMED = 3  # fit a line


class Answers(QObject):
    """``near`` says that whoever is near a point was asked for, so that nobody has a call of his own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._started = SearchStarted(0)
        self._answered = 0
        self._doctors: set[str] = set()
        self._failures: list[ProviderFailed] = []
        self._unreadable = 0
        self._near = False
        self._by_weeks = False

    @property
    def to_one(self) -> bool:
        """Whether one provider alone was asked."""
        return self._started.total == 1 and not self._near

    @property
    def failed(self) -> Sequence[Call]:
        """What brought no answer."""
        return [failure.call for failure in self._failures]

    @property
    def doctors(self) -> int:
        """How many providers have answered."""
        return len(self._doctors)

    def clear(self, *, near: bool) -> None:
        """A new search begins."""
        self._doctors.clear()
        self._unreadable = 0
        self._near = near
        self._by_weeks = False
        self.start(SearchStarted(0))

    def start(self, event: SearchStarted) -> None:
        """These calls are made from now on, whatever was asked before."""
        self._started = event
        self._by_weeks = self._by_weeks or event.weeks > 1
        self._answered = 0
        self._failures.clear()

    def take(self, event: SlotsFound | ProviderFailed) -> None:
        """Count an answer."""
        if isinstance(event, ProviderFailed):
            self._answered += 1
            self._failures.append(event)
            return
        self._answered += event.whole
        self._unreadable += event.unreadable
        if event.entry is not None:
            self._doctors.add(event.entry.provider.identifier.id)

    def so_far(self) -> str:
        """``3 of 8 doctors answered``."""
        words = (
            self.tr("{answered} of {total} doctors answered")
            if self._one_call_a_doctor
            else self.tr("{answered} of {total} answers have come")
        )
        return words.format(answered=formats.digits(self._answered), total=formats.digits(self._started.calls))

    def stopped(self) -> str:
        """That not all was asked; empty where it was."""
        if self._answered >= self._started.calls:
            return ""
        return self.tr("Stopped: {so_far}").format(so_far=self.so_far())

    def failures(self) -> ProblemText | None:
        """Who could not be asked, and why, in words; None where all answered."""
        if not self._failures:
            return None
        words = problem_text(self._failures[0].problem)
        whom = list(dict.fromkeys(map(self._whom, self._failures)))
        shown = self.tr(", ").join(whom[:_NAMED]) + ("\u2026" if len(whom) > _NAMED else "")
        title = (
            self.tr("{n} of {total} doctors did not answer: {names}")
            if self._one_call_a_doctor
            else self.tr("{n} of {total} answers did not come: {names}")
        ).format(n=formats.digits(len(self._failures)), total=formats.digits(self._started.calls), names=shown)
        return ProblemText(title, self.tr("{reason}.").format(reason=words.title), words.action, words.reference)

    def unreadable(self) -> ProblemText | None:
        """How many slots came that could not be read, in words; None where all could."""
        if self._unreadable == 0:
            return None
        return ProblemText(
            self.tr("{n} slots could not be read").format(n=formats.digits(self._unreadable)),
            self.tr("The gateway sent them damaged, so they are not shown."),
            self.tr("If they are missed, tell support: the log names the damaged fields."),
        )

    @property
    def _one_call_a_doctor(self) -> bool:
        return not self._by_weeks and not self._near

    def _whom(self, failed: ProviderFailed) -> str:
        name = formats.quoted(failed.entry.provider.display_name) if failed.entry is not None else ""
        if self._one_call_a_doctor:
            return name
        first, last = (formats.day_and_month(day) for day in (failed.call.first_day, failed.call.last_day))
        days = self.tr("{first} to {last}").format(first=first, last=last)
        return self.tr("{name} ({days})").format(name=name, days=days) if name else days
