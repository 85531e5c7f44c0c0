"""The referral screen (F6): slots to refer to, page by page, and their booking; a referral paper fills the form in."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes import systems
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.model import Appointment, Slot
from hqs_desktop.core.text import clean_input
from hqs_desktop.core.tqid import tqids_in
from hqs_desktop.core.wishes import Wish
from hqs_desktop.desk.problems import NotATqidError, Problem, problem_of
from hqs_desktop.desk.referral import ReferralPages
from hqs_desktop.desk.track import find_tqid
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.basket.basket import BasketViewModel
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.booking_host import BookingHost
from hqs_desktop.viewmodels.commands import CHOICES
from hqs_desktop.viewmodels.pinboard.pinning import Pinning
from hqs_desktop.viewmodels.referral.commands import AT_SLOTS
from hqs_desktop.viewmodels.referral.criteria import ReferralCriteria
from hqs_desktop.viewmodels.referral.results import Phase, ReferralResults
from hqs_desktop.viewmodels.referral.words import (
    Offer,
    Tail,
    another_patient,
    no_referral,
    no_specialty,
    nobody_named,
    referral_words,
    still_booking,
)
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session


class ReferralViewModel(BookingHost):
    """``criteria`` says what to search for, ``results`` what came, ``panel`` books."""

    paper_changed = Signal()

    results: ReferralResults
    at_slots = AT_SLOTS

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.criteria = ReferralCriteria(shared.codes, shared.clock, self)
        self.results = ReferralResults(
            shared.clock, partial(shared.codes.named_code, systems.HQS), self._service_of, self
        )
        self.pinning = Pinning(self, shared, self)
        self.basket = BasketViewModel(self, shared, self)
        self.panel.slot_settled.connect(self.results.mark)
        self._pages: ReferralPages | None = None
        self._search_wanted = self._paper_wanted = False
        self._paper_text = ""
        self._reading: object = None  # which reading is under way
        self._choices: Sequence[Appointment] = ()
        self._doubtful: Appointment | None = None  # of another patient than the one that was typed
        shared.ticks.minute.connect(self.results.follow_clock)
        shared.ticks.day.connect(self.criteria.follow_day)
        self._join()

    @property
    def paper_text(self) -> str:
        """What is in the paper's field, as it was typed or scanned."""
        return self._paper_text

    @property
    def reading(self) -> bool:
        """Whether the gateway is asked for a paper."""
        return self._reading is not None

    @property
    def paper_choices(self) -> Sequence[str]:
        """The referrals of a paper that has several, in words; empty where there is nothing to choose."""
        return [referral_words(one) for one in self._choices]

    @property
    def doubtful(self) -> bool:
        """Whether the paper is of another patient than the form: a person says whether it takes that one's place."""
        return self._doubtful is not None

    async def aclose(self) -> None:
        """Cancel what runs."""
        await self.pinning.aclose()
        await self.basket.aclose()
        await super().aclose()

    @property
    def wish(self) -> Wish | None:
        """Specialty, insurer and the first day, to be sought again."""
        wanted = self.criteria.wanted
        if wanted is None:
            return None
        first = wanted.first_day
        return Wish(wanted.specialty, default_service(), first, first, insurer=wanted.insurer)

    def seek(self, wish: Wish) -> None:
        """Search for the specialty that was wished, for its insurer, from its first day or today on."""
        if wish.specialty is not None:
            self.criteria.specialty = self.criteria.specialty_choice(wish.specialty)
        self.criteria.insurer = self.criteria.insurer_choice(wish.insurer) if wish.insurer is not None else None
        self.criteria.first_day = max(wish.first_day, self.criteria.today())
        self.search()

    def new_call(self) -> None:
        """Begin at the next paper."""
        self.panel.restart()
        self.set_paper_text("")
        self.focus_requested.emit("paper")

    def invitation(self) -> str:
        """What to do where no slot is chosen."""
        return self.tr("Scan a referral paper or choose a specialty, then a slot. Its details stand here.")

    def set_paper_text(self, text: str) -> None:
        """Take what the paper's field holds."""
        if text != self._paper_text:
            self._paper_text = text
            self._doubtful = None
            self._choices = ()
            self.paper_changed.emit()

    def read_paper(self) -> None:
        """Ask for the paper whose number the field holds (operation 10), and fill the form in with what it says."""
        if not clean_input(self._paper_text):
            self.focus_requested.emit("specialty")
            return
        self._doubt(None)
        self._set_hint(None)
        self.set_problem(None)
        try:
            find_tqid(self._paper_text)
        except NotATqidError as error:
            self._set_hint(problem_text(problem_of(error)))
            return
        self._paper_wanted = self._session is None
        if self._session is None:
            self.set_problem(self._absence)
            self._slot.want_again()
        else:
            self.run(self._read_paper(self._session, self._paper_text), name="paper")

    def take_patient(self) -> None:
        """Take the patient of a ``doubtful`` paper; what was typed of another goes."""
        if self._doubtful is not None:
            self._fill(self._doubtful)

    def choose_referral(self, number: int) -> None:
        """Take one of ``paper_choices``, counted from 0."""
        self._take_paper(self._choices[number])

    def search(self) -> None:
        """Ask for the first page; a newer search takes the older one's place. What is missing is told by ``hint``."""
        self._set_hint(None)
        self.set_problem(None)
        wanted, missing = self.criteria.wanted, self.criteria.missing
        if wanted is None:
            field, words = missing if missing is not None else ("specialty", "")
            self._set_hint(ProblemText(words, "", ""))
            self.focus_requested.emit(field)
            return
        self._search_wanted = self._session is None
        self._tasks.cancel("page")
        if self._session is None:
            self._await(self._slot.trouble)
            self._slot.want_again()
        else:
            self._pages = self._session.referral.slots(wanted)
            self.results.begin(wanted)
            self.run(self._more(self._session, self._pages), name="page")
        self.focus_requested.emit("results")

    def not_found(self, field: str, text: str) -> None:
        """What was typed in a field of the criteria is no choice; it may be a paper's number that was scanned there."""
        if tqids_in(text):
            self.set_paper_text(text)
            self.focus_requested.emit("paper")
            self.read_paper()
            return
        title = self.tr("\u201c{text}\u201d matches nothing").format(text=formats.quoted(clean_input(text)))
        advice = self.tr("Type other letters, or choose from the list ({key}).").format(key=CHOICES.key_in_words)
        self._set_hint(ProblemText(title, "", advice))
        self.focus_requested.emit(field)

    def more(self) -> None:
        """The end of the list comes near: ask for the next page, if there is one and nothing is the matter."""
        if self.results.tail is Tail.MORE:
            self._ask_on()

    def again(self) -> None:
        """Ask for the page that failed or was stopped, else search anew."""
        if self.results.tail in {Tail.FAILED, Tail.STOPPED} and self._pages is not None:
            self._ask_on()
        else:
            self.search()

    def stop(self) -> bool:
        """Let the paper's reading and choice go, else the search; what came stays. False where neither runs."""
        if self.reading or self._paper_wanted or self._choices:
            self._paper_wanted = False
            self._choices = ()
            self._tasks.cancel("paper")
            self._set_reading(None)
            return True
        if not self.results.running:
            return False
        self._search_wanted = False
        self._tasks.cancel("page")
        self.results.stop()
        return True

    def take_offer(self, offer: Offer) -> None:
        """Go on from an empty list."""
        match offer:
            case Offer.ALL_QUOTAS:
                self.results.show_quota(None)
                self.focus_requested.emit("results")
                return
            case Offer.MORE:
                self.more()
                return
            case Offer.ALL_INSURERS:
                self.criteria.insurer = None
            case Offer.FROM_TODAY:
                self.criteria.first_day = self.criteria.today()
            case Offer.RETRY:
                pass
        self.search()

    def new_booking(self) -> None:
        """Begin with another patient: at the next paper, where the one before came with one."""
        scanned = bool(self._paper_text)
        super().new_booking()
        if scanned:
            self.set_paper_text("")
            self.focus_requested.emit("paper")

    def _ask_on(self) -> None:
        if self._session is not None and self._pages is not None:
            self.results.load()
            self.run(self._more(self._session, self._pages), name="page")

    async def _more(self, session: "Session", pages: ReferralPages) -> None:
        try:
            more = await pages.more()
        except HqsError as error:
            self.results.fail(problem_of(error))
            return
        self.results.take(more, finished=pages.finished)
        if more.slots:
            days = [shamsi_of(slot.start) for slot in more.slots]
            self.run(self._mark_own(session, min(days), max(days)), name=f"own slots {min(days)}", quiet=True)

    async def _read_paper(self, session: "Session", text: str) -> None:
        mine = object()
        self._set_reading(mine)
        try:
            paper = await session.referral.paper(text)
        finally:
            if self._reading is mine:
                self._set_reading(None)
        match paper.referrals:
            case []:
                self._set_hint(no_referral(paper))
            case [only]:
                self._take_paper(only)
            case several:
                self._choices = several
                self.paper_changed.emit()
                self.focus_requested.emit("choices")

    def _take_paper(self, referral: Appointment) -> None:
        typed, person = self.panel.draft.identifier.id, referral.person
        over = self.panel.step in {Step.DONE, Step.UNKNOWN}
        if typed and not over and person is not None and typed != person.identifier.id.strip():
            self._set_hint(another_patient(self.panel.patient(), person))
            self._doubt(referral)
            self.focus_requested.emit("take_patient")
        else:
            self._fill(referral)

    def _fill(self, referral: Appointment) -> None:
        """Fill criteria and form in, and search for what the paper refers to."""
        if self.panel.step is Step.RUNNING:
            self._set_hint(still_booking())
            return
        self._doubtful = None
        self._choices = ()
        self.paper_changed.emit()
        specialty = referral.provider.specialty if referral.provider is not None else None
        if referral.person is not None:
            self.panel.prefill_person(referral.person)
        if specialty is None or not specialty.code.strip():
            self._set_hint(no_specialty())
            self.focus_requested.emit("specialty")
            return
        self.criteria.specialty = self.criteria.specialty_choice(specialty)
        self.search()
        if referral.person is None or not referral.person.identifier.id.strip():
            self._set_hint(nobody_named())

    def _doubt(self, referral: Appointment | None) -> None:
        if referral != self._doubtful:
            self._doubtful = referral
            self.paper_changed.emit()

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (both find it)
        """Begin what could not begin before."""
        if self._paper_wanted:
            self.read_paper()
        elif self._search_wanted:
            self.search()

    def _forget(self) -> None:
        """What was under way begins anew with the next session; what came may be another gateway's."""
        self._paper_wanted = self._paper_wanted or self.reading
        self._search_wanted = self._search_wanted or self.results.phase in {Phase.STARTING, Phase.SEARCHING}
        self._pages = None
        self._choices, self._doubtful = (), None
        self._reading = None
        self.paper_changed.emit()
        self.results.forget()

    def _await(self, trouble: Problem | None) -> None:
        """A search or a paper that is wanted says why it can't begin."""
        if self._paper_wanted:
            self.set_problem(self._absence)
        if self._search_wanted:
            self.results.wait()
            if trouble is not None:
                self.results.fail(trouble)

    def _set_reading(self, reading: object) -> None:
        self._reading = reading
        self.paper_changed.emit()

    def _service_of(self, slot: Slot) -> str:
        return self._shared.codes.named(slot.service)


def make(shared: Shared, parent: QObject) -> ReferralViewModel:
    """For ``app.screens``."""
    return ReferralViewModel(shared, parent)
