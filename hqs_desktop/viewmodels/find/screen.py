"""The book screen (F2): search by provider or specialty, and the booking of a slot found."""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes import systems
from hqs_desktop.core.bookings import Booking, DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.model import Slot
from hqs_desktop.core.reminders import Reminder
from hqs_desktop.core.tasks import aside
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.events import DirectoryChanged, Event
from hqs_desktop.desk.find import Call, Criteria
from hqs_desktop.desk.problems import Problem, problem_of
from hqs_desktop.desk.worklist.wished import criteria_of, wish_like, wish_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.basket.basket import BasketViewModel
from hqs_desktop.viewmodels.book.draft import Draft, draft_of_task
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState, opens_words
from hqs_desktop.viewmodels.commands import CHOICES
from hqs_desktop.viewmodels.dialogs.provider import ProviderForm
from hqs_desktop.viewmodels.find.again import SearchAgain
from hqs_desktop.viewmodels.find.aloud import Aloud
from hqs_desktop.viewmodels.find.commands import ADD_DOCTOR, AT_SLOTS, REMIND
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.find.follow_up import FollowUpWish, lacking, seek_provider, seek_same
from hqs_desktop.viewmodels.find.kept import KeptSearch
from hqs_desktop.viewmodels.find.known_places import KnownPlaces
from hqs_desktop.viewmodels.find.listed import offer_listed
from hqs_desktop.viewmodels.find.looking import Looking
from hqs_desktop.viewmodels.find.place import Way
from hqs_desktop.viewmodels.find.refill import facility_in, refill
from hqs_desktop.viewmodels.find.reminding import Reminding
from hqs_desktop.viewmodels.known_providers import KnownProviders, provider_choice
from hqs_desktop.viewmodels.navigation import BookWaiting, ShowDirectory
from hqs_desktop.viewmodels.pinboard.pinning import Pinning
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.core.wishes import Wish
    from hqs_desktop.core.worklist import Task
    from hqs_desktop.desk.session import Session

_OFFERED_DAYS = 7


class BookViewModel(SearchAgain):
    """``criteria`` says what to search for, ``results`` what came, ``looking`` what of it is shown, ``panel`` books."""

    at_slots = AT_SLOTS
    slot_wanted = Signal(object)  # the Slot to go to

    def __init__(self, criteria: BookCriteria, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(criteria, shared, parent)
        self._search_wanted = False
        self.looking = Looking(criteria, self.results, partial(shared.codes.named_code, systems.HQS), self)
        self._wish: FollowUpWish | None = None
        self._filled: Draft | None = None  # the patient who was brought here from the waitlist
        self.results.phase_changed.connect(self._choose_wished)
        self.reminding = Reminding(self.panel, shared, self)
        self.reminding.kept.connect(self._tell_kept)
        self.reminding.taken_up.connect(lambda: self._set_hint(None))
        self.pinning = Pinning(self, shared, self)
        self.basket = BasketViewModel(self, shared, self)
        self.panel.slot_settled.connect(self.results.mark)
        self.results.day_changed.connect(self._forget_preview)
        shared.ticks.minute.connect(self.results.follow_clock)
        shared.ticks.day.connect(self._follow_day)
        shared.lists.changed.connect(self._offer_listed)
        self._offer_listed()
        self._join()

    async def aclose(self) -> None:
        """Cancel what runs."""
        await self.reminding.aclose()
        await self.pinning.aclose()
        await self.basket.aclose()
        await super().aclose()

    def invitation(self) -> str:
        """What to do where no slot is chosen."""
        return self.tr("Choose a specialty, then a slot. Its details stand here.")

    def search(self) -> None:
        """Search; a newer search takes the older one's place. What is missing is told by ``hint``."""
        self._set_hint(None)
        self.set_problem(None)
        if (unmatched := self.criteria.unmatched) is not None:
            self.not_found(*unmatched)
            self.focus_requested.emit(unmatched[0])
            return
        criteria = self.criteria.criteria()
        if criteria is None:
            self._set_hint(ProblemText(self.criteria.missing, "", ""))
            self.focus_requested.emit(self.criteria.missing_field)
            return
        self._search_wanted = self._session is None
        if self._session is None:
            self._await(self._slot.trouble)
            self._slot.want_again()
        else:
            self.run(self._search(self._session, criteria), name="search")
        self.focus_requested.emit("results")

    @property
    def wish(self) -> "Wish | None":
        """What the criteria say, to be sought again."""
        criteria = self.criteria.criteria()
        return wish_of(criteria, facility_in(self.criteria.facility)) if criteria is not None else None

    def seek(self, wish: "Wish") -> None:
        """Search for what was wished, from today on; what it lacks is told."""
        if (wanted := criteria_of(wish, self.criteria.today())) is not None:
            refill(self.criteria, wanted, wish.at)
        self.search()

    def ask_again(self) -> None:
        """Ask once more what brought no answer, and that alone; what has come stays."""
        session, present, failed = self._session, self.kept.present, self.results.failed
        if session is None or present is None or not failed or self.results.found == 0:
            self.search()
        else:
            self._set_hint(None)
            self.run(self._hear_answers(session, present, failed), name="search")

    def change_way(self) -> None:
        """Search by the next of the three ways; what was chosen for the others stays."""
        self.criteria.place.next_way()
        first = {Way.PROVIDER: "provider", Way.NEAR: "point", Way.AREA: "province"}[self.criteria.place.way]
        self.focus_requested.emit("specialty" if self.criteria.specialty is None else first)

    def first_in_the_morning(self) -> Slot | None:
        """The earliest bookable slot before noon; where there is none that is told."""
        slot = self.looking.first_in_the_morning()
        if slot is None and self.results.found:
            self._set_hint(ProblemText(self.tr("No free slot before noon in these days"), "", ""))
        return slot

    def _offer_listed(self) -> None:
        offer_listed(self.criteria.place, self._shared.codes)

    def not_found(self, field: str, text: str) -> None:
        """Tell that what was typed in a field of the criteria is no choice."""
        title = self.tr("\u201c{text}\u201d matches nothing").format(text=formats.quoted(clean_input(text)))
        advice = self.tr("Type other letters, or choose from the list ({key}).").format(key=CHOICES.key_in_words)
        if field == "provider":
            advice = self.tr("This desk doesn't know the doctor, or not in this specialty. {key} adds one.").format(
                key=ADD_DOCTOR.key_in_words
            )
        elif field == "service":
            advice = self.tr("A service has a code of six digits (RVU3). Type it, or choose from the list ({key}).")
            advice = advice.format(key=CHOICES.key_in_words)
        elif field not in {"specialty", "facility"}:
            advice = self.criteria.place.not_found(field, text)
        self._set_hint(ProblemText(title, "", advice))

    def read_aloud(self) -> Aloud | None:
        """Slots to read aloud; None, and a hint, where none of those shown can be booked."""
        self._set_hint(None)
        aloud = Aloud(self.results, self._shared.clock, self.results.metres_to)
        if aloud.slots:
            return aloud
        title = self.tr("There is no slot to read aloud")
        self._set_hint(ProblemText(title, "", self.tr("None of those shown can be booked now. Search other days.")))
        return None

    def remind(self, slot: Slot | None) -> bool:
        """Remind of a slot when it opens; False where it needs none, or has one: whoever asks means all reminders."""
        if slot is None or self.results.state(slot) is not SlotState.NOT_YET or self.reminding.reminds_of(slot):
            return False
        self._set_hint(None)
        self.reminding.remind(slot)
        return True

    def take_up(self, reminder: Reminder) -> None:
        """Take up a slot that has opened, for the patient who was typed then, if one was."""
        self._taken_up(done=self.reminding.take_up(reminder))

    def book_slot(self, slot: Slot) -> None:
        """Take a slot up that was seen elsewhere."""
        self._taken_up(done=self.panel.open(slot))

    def _taken_up(self, *, done: bool) -> None:
        if done:
            self._set_hint(None)
            self.focus_requested.emit("panel")
        else:
            self._tell_worked_on()

    def _tell_worked_on(self) -> None:
        title = self.tr("Another booking is worked on here")
        self._set_hint(ProblemText(title, "", self.tr("Finish it, or leave it with Esc; then take the slot up.")))
        self.focus_requested.emit("panel")

    def book_waiting(self, wanted: BookWaiting) -> None:
        """Book the slot that was found for whoever waits, straight to the read-back; without one, search for it.

        What somebody typed here meanwhile is not put aside.
        """
        panel, draft = self.panel, draft_of_task(wanted.task)
        untouched = panel.choosing and panel.draft in {self._filled, draft}
        if panel.step is Step.RUNNING or (panel.half_typed and not untouched):
            self._tell_worked_on()
            return
        self._set_hint(None)
        panel.start_over(draft)
        self._filled = panel.draft
        if wanted.booking is not None:
            panel.move.begin(wanted.booking)
        if wanted.slot is not None and panel.open(wanted.slot):
            panel.read_back()
            self.focus_requested.emit("panel")
        elif wanted.task.wish is not None:
            self.seek(wanted.task.wish)

    def go_to(self, slot: Slot) -> None:
        """Show the day of a slot."""
        self.results.show_day(shamsi_of(slot.start))

    def stop(self) -> bool:
        """Cancel the running search; False where none runs."""
        if not self.results.running:
            return False
        self._search_wanted = False
        self._tasks.cancel("search")
        self.results.stop()
        return True

    def rebook(self, booking: Booking) -> None:
        """Search the same doctor again for the same patient."""
        seek_same(self.criteria, booking)
        today = self.criteria.today()
        self.criteria.span = (today, today.add_days(_OFFERED_DAYS - 1))
        self.panel.prefill(booking.to_repeat)
        self.search()

    def seek_for(self, task: "Task") -> None:
        """Search a slot for somebody on the worklist: what he waits for, else one like that which was lost."""
        self.panel.start_over(Draft.of_person(task.person) if task.person is not None else Draft.of_typed(task.typed))
        if task.wish is not None:
            self.seek(task.wish)
        elif task.slot is not None:
            self.seek(wish_like(task.slot, self.criteria.today()))

    def seek_provider(self, entry: DirectoryEntry) -> None:
        """Search the free slots of a doctor of the directory."""
        seek_provider(self.criteria, entry)
        self.search()

    def move(self, booking: Booking) -> None:
        """Search another slot for a booking that stands."""
        self.rebook(booking)
        self.panel.move.begin(booking)

    def follow_up(self, booking: Booking) -> None:
        """Search the same doctor for the same patient two weeks later; ``slot_wanted`` names the slot that is meant."""
        wish = FollowUpWish.after(booking, self._shared.clock.now())
        seek_same(self.criteria, booking)
        self.criteria.span = wish.span
        self.panel.prefill(booking.to_repeat)
        if (lacks := lacking(booking)) is not None:
            self._set_hint(lacks)
            self.focus_requested.emit("specialty" if booking.request.slot.provider.specialty is None else "provider")
            return
        self.search()
        self._wish = replace(wish, criteria=self.criteria.criteria())

    def add_provider(self, new: ProviderForm) -> None:
        """Remember a doctor of the chosen specialty, and search there."""
        session, specialty = self._session, self.criteria.specialty
        if session is None or specialty is None:
            self.set_problem(self._absence)
        else:
            self.run(self._add_provider(session, cast("CodedText", specialty.value), new), name="add provider")

    def show_directory(self) -> None:
        """Show all doctors and centres that this desk knows."""
        self._shared.navigator.go(ShowDirectory())

    def _begin(self, session: "Session") -> None:
        """Read the directory, and begin the search that could not begin before."""
        self.run(self._read_directory(session), name="directory", quiet=True)
        if self._search_wanted:
            self.search()

    def _hear(self, event: Event) -> None:
        """What the desk knows of providers is offered at once."""
        super()._hear(event)
        if isinstance(event, DirectoryChanged) and self._session is not None:
            self.run(self._read_directory(self._session), name="directory", quiet=True)

    def _forget(self) -> None:
        """A search under way begins anew with the next session; what it has brought may be another gateway's."""
        self._search_wanted = self._search_wanted or self.results.running
        super()._forget()

    def _await(self, trouble: Problem | None) -> None:
        """A search that is wanted says why it can't begin."""
        if not self._search_wanted:
            return
        self.results.wait()
        if trouble is not None:
            self.results.fail(trouble)

    async def _add_provider(self, session: "Session", specialty: CodedText, new: ProviderForm) -> None:
        entry = await session.directory.add_typed(
            council_number=new.council_number,
            name=new.name,
            specialty=specialty,
            facility_id=new.facility_id,
            facility_name=new.facility_name,
        )
        await self._read_directory(session)
        self.criteria.provider = provider_choice(entry)
        self.search()

    async def _read_directory(self, session: "Session") -> None:
        entries = await session.directory.entries()
        known, places = await aside(lambda: (KnownProviders(entries), KnownPlaces(entries)), of=len(entries))
        self.criteria.set_known(known)
        self.criteria.place.set_known(places, session.centre, session.point)

    async def _search(self, session: "Session", criteria: Criteria) -> None:
        kept = self.kept.begin(criteria, self._shared.clock.now())
        self._begin_results(session, criteria)
        await self._hear_answers(session, kept, None)

    async def _hear_answers(self, session: "Session", kept: KeptSearch, only: Sequence[Call] | None) -> None:
        try:
            async with aclosing(session.find.search(kept.criteria, only)) as events:
                async for event in events:
                    kept.add(event)
                    self.results.take(event)
                    await asyncio.sleep(0)  # many answers at once are many turns of the loop
        except HqsError as error:
            self.results.fail(problem_of(error))
            return
        self.kept.bound()

    def why_not(self, slot: Slot, state: SlotState) -> ProblemText:
        """Why a slot can't be booked, and what to do; that a key reminds of it."""
        words = super().why_not(slot, state)
        if state is not SlotState.NOT_YET or self.reminding.reminds_of(slot):
            return words
        reminds = self.tr("{key} reminds you when it opens.").format(key=REMIND.key_in_words)
        return replace(words, action=f"{words.action} {reminds}")

    def _tell_kept(self, reminder: Reminder) -> None:
        opens = opens_words(reminder.opens_at, self._shared.clock.now())
        title = self.tr("You are reminded when it opens: {when}").format(when=opens)
        advice = (
            self.tr("The patient who is typed is kept with it. {key} again shows all reminders.")
            if reminder.typed
            else self.tr("No patient is typed yet. {key} again shows all reminders.")
        )
        self._set_hint(ProblemText(title, "", advice.format(key=REMIND.key_in_words)), Tone.INFO)

    def _choose_wished(self) -> None:
        """Once all has come: the slot that is nearest to what a follow-up wants."""
        wish, kept = self._wish, self.kept.present
        if wish is None or self.results.running:
            return
        self._wish = None
        slot = wish.nearest(self.results.bookable())
        if slot is not None and self.panel.choosing and kept is not None and kept.criteria == wish.criteria:
            self._set_hint(wish.told(slot), Tone.INFO if shamsi_of(slot.start) == wish.day else Tone.WARN)
            self.go_to(slot)
            self.slot_wanted.emit(slot)

    def _forget_preview(self) -> None:
        """No slot is left to be taken up while nothing is shown."""
        if self.results.day is None:
            self.panel.preview(None)

    def _follow_day(self) -> None:
        self.criteria.follow_day()
        self.results.follow_clock()
