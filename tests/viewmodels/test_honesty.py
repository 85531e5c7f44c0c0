"""No property of a view-model changes in silence, whatever the desk and the gateway do, in whatever order."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from hqs_desktop.codes.lists import ListKind
from hqs_desktop.core.bookings import BookingState, Day
from hqs_desktop.core.errors import ConnectError, HttpStatusError, JournalFullError, SignInError
from hqs_desktop.core.searches import SavedSpan
from hqs_desktop.desk.lists.importing import Lists
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.panel import BookPanel
from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
from hqs_desktop.viewmodels.codes.doings import Part
from hqs_desktop.viewmodels.codes.screen import CodesViewModel
from hqs_desktop.viewmodels.dayboard.page import DayBoardViewModel
from hqs_desktop.viewmodels.dialogs.cancel import CancelViewModel
from hqs_desktop.viewmodels.figures.page import FiguresViewModel
from hqs_desktop.viewmodels.find.reminding import Reminding
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.navigation import ShowPatient
from hqs_desktop.viewmodels.patient.card import PatientCard
from hqs_desktop.viewmodels.patient.correction import Name, PatientCorrection
from hqs_desktop.viewmodels.referral.screen import ReferralViewModel
from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel, Surroundings
from hqs_desktop.viewmodels.track.screen import TrackViewModel
from hqs_desktop.viewmodels.withdrawn.screen import WithdrawnViewModel
from tests.fakes.gateway import PATIENT_CANNOT_COME, Fault, line_dead, make_provider, make_slot, refused
from tests.fakes.lists import SERVICES, FakeReader, FakeStore, shelved
from tests.fakes.session import FakeDesk
from tests.fakes.shared import make_shared
from tests.viewmodels.honesty import Shown
from tests.views.book_world import NATIONAL_CODE, BookWorld
from tests.views.referral_world import PAPER, ReferralWorld

Step = Callable[[], object]

BASE = {"busy": ("busy_changed",), "problem": ("problem_changed",)}
SESSION = {**BASE, "ready": ("ready_changed",)}
DESK = {
    **SESSION,
    "filter": ("filter_changed",),
    "loaded": ("listed_changed",),
    "emptiness": ("listed_changed", "filter_changed", "problem_changed", "ready_changed"),
    "count_text": ("listed_changed",),
    "attention_text": ("attention_changed",),
    "count": ("count_changed",),
    "selected": ("selected_changed",),
    "details": ("selected_changed",),
    "can_cancel": ("selected_changed", "ready_changed"),
    "can_rebook": ("selected_changed",),
    "can_print": ("selected_changed",),
    "can_miss": ("selected_changed", "ready_changed"),
    "miss_text": ("selected_changed",),
    "can_tell": ("selected_changed", "ready_changed"),
    "can_undo": ("told_changed",),
    "undo_text": ("told_changed",),
    "settles": ("selected_changed", "attention_changed"),
}
CHECKING = {
    **SESSION,
    **dict.fromkeys(
        ("running", "awaited", "stopping", "share", "text", "report", "report_problem"), ("changed", "ready_changed")
    ),
}
OUTPUT = {
    **SESSION,
    **dict.fromkeys(("share", "can_stop", "text", "trouble"), ("changed", "busy_changed")),
}
REMINDERS = {**SESSION, "lines": ("changed",), "total": ("changed",), "count": ("count_changed",)}
TRACK = {
    **SESSION,
    "text": ("text_changed",),
    **dict.fromkeys(("complete", "found"), ("text_changed",)),
    "note": ("text_changed", "result_changed"),
    "listing": ("result_changed",),
    "details": ("result_changed",),
    "gap": ("result_changed",),
    "booking": ("result_changed",),
    "stale": ("result_changed", "text_changed"),
    "can_cancel": ("result_changed", "text_changed", "ready_changed"),
    "can_rebook": ("result_changed", "text_changed"),
    "can_show_patient": ("result_changed", "text_changed"),
    "can_move": ("result_changed", "text_changed", "ready_changed"),
}
SEVERAL = {
    **SESSION,
    **dict.fromkeys(("count", "asking", "progress"), ("progress_changed",)),
}
WITHDRAWN = {
    **SESSION,
    "span": ("span_changed",),
    "askable": ("span_changed",),
    "facility": ("facility_changed",),
    "looking": ("progress_changed",),
    "hits_text": ("found_changed", "progress_changed"),
    "others_text": ("found_changed",),
    "asked_text": ("found_changed", "progress_changed"),
    "emptiness": ("found_changed", "progress_changed", "problem_changed", "ready_changed"),
    "trouble": ("found_changed", "problem_changed", "ready_changed"),
    "selected": ("selected_changed",),
    "details": ("selected_changed",),
    "can_tell": ("selected_changed", "ready_changed"),
    "can_rebook": ("selected_changed",),
    "can_print": ("selected_changed",),
    "can_miss": ("selected_changed", "ready_changed"),
    "miss_text": ("selected_changed",),
    "can_undo": ("told_changed",),
    "undo_text": ("told_changed",),
}
DAY_BOARD = {
    **SESSION,
    "day": ("day_changed",),
    "board": ("board_changed",),
    "loaded": ("board_changed", "day_changed"),
    "fine": ("fine_changed",),
    **dict.fromkeys(("specialties", "facilities"), ("choices_changed",)),
    **dict.fromkeys(("specialty", "facility"), ("board_changed",)),
    **dict.fromkeys(("chosen_text", "act_text"), ("chosen_changed",)),
    "summary": ("board_changed",),
    **dict.fromkeys(("reading", "progress_text"), ("progress_changed",)),
    "emptiness": ("board_changed", "problem_changed", "ready_changed"),
}
FIGURES = {
    **SESSION,
    "span": ("span_changed",),
    **dict.fromkeys(("charts", "chart", "shown", "summary"), ("charts_changed",)),
    "emptiness": ("charts_changed", "problem_changed", "ready_changed"),
    "said": ("said_changed",),
    "trouble": ("said_changed", "problem_changed"),
}
ASKED: dict[type, frozenset[str]] = {
    BookViewModel: frozenset({"wish", "found_nothing"}),
    ReferralViewModel: frozenset({"wish", "found_nothing"}),
    BookPanel: frozenset({"request", "half_typed", "looking_up"}),
}
"""What is asked for when it is kept or parked, and shown by nobody."""
FIND = {**SESSION, "hint": ("hint_changed",), "hint_tone": ("hint_changed",)}
WAYS = {**SESSION, "ways": ("changed",)}
SAVED = {**SESSION, "searches": ("changed",), "removed": ("changed",)}
PANEL = {
    **SESSION,
    "step": ("step_changed",),
    "choosing": ("step_changed",),
    "gone": ("slot_changed",),
    "slot": ("slot_changed",),
    "draft": ("draft_changed",),
    "known": ("draft_changed", "step_changed"),
    "alternatives": ("alternatives_changed",),
    "booking": ("step_changed",),
    "why": ("step_changed",),
    "can_retry": ("step_changed",),
}
RESULTS = {
    "phase": ("phase_changed",),
    "any_shown": ("phase_changed",),
    "running": ("phase_changed",),
    "day": ("day_changed",),
    "found": ("phase_changed", "progress_changed"),
    "progress": ("progress_changed", "phase_changed"),
    "failures": ("failures_changed", "phase_changed"),
    "unreadable": ("failures_changed", "phase_changed"),
    "closed": ("phase_changed", "day_changed", "states_changed"),
    "problem": ("phase_changed",),
    "reason": ("phase_changed",),
    "failed": ("failures_changed", "phase_changed"),
    "held_back": ("phase_changed", "progress_changed", "sifted", "states_changed"),
    "hides_all": ("phase_changed", "progress_changed"),
    "sieve": ("sifted",),
    "order": ("sifted",),
    "quotas": ("sifted", "phase_changed", "progress_changed", "states_changed"),
}
LEVELS = ("province_changed", "city_changed", "town_changed")
PLACE = {
    "way": ("way_changed",),
    "fields": ("way_changed",),
    "point": ("point_changed",),
    "point_warning": ("point_changed",),
    "km": ("km_changed",),
    **{signal.removesuffix("_changed"): (signal,) for signal in LEVELS},
    "missing": ("way_changed", "point_changed", "km_changed", *LEVELS),
}
LOOKING = dict.fromkeys(("quota", "sifts_part", "part_words", "quota_words", "order_words"), ("changed",))
REFERRAL = {
    **SESSION,
    **dict.fromkeys(("hint", "hint_tone"), ("hint_changed",)),
    **dict.fromkeys(("paper_text", "reading", "paper_choices", "doubtful"), ("paper_changed",)),
}
REFERRAL_RESULTS = {
    **dict.fromkeys(("phase", "tail", "running", "unreadable", "progress"), ("phase_changed",)),
    **dict.fromkeys(("any_shown", "reason"), ("phase_changed", "quota_changed")),
    "quota": ("quota_changed",),
    "quotas": ("phase_changed",),
    "quota_text": ("quota_changed",),
}
REFERRAL_CRITERIA = {
    "specialty": ("specialty_changed",),
    "insurer": ("insurer_changed",),
    "first_day": ("first_day_changed",),
    **dict.fromkeys(("missing", "wanted"), ("specialty_changed", "insurer_changed", "first_day_changed")),
}
KNOWN = {**SESSION, **dict.fromkeys(("record", "line", "brief"), ("changed",))}
CARD = {
    **SESSION,
    **dict.fromkeys(("loaded", "known", "title", "summary", "facts"), ("changed", "selected_changed")),
    "selected": ("selected_changed",),
    "details": ("selected_changed",),
    "can_cancel": ("selected_changed", "ready_changed"),
    "can_rebook": ("selected_changed",),
    "can_print": ("selected_changed",),
    "can_miss": ("selected_changed", "ready_changed"),
    "miss_text": ("selected_changed",),
    "can_tell": ("selected_changed", "ready_changed"),
}
CORRECTION = {
    **SESSION,
    **dict.fromkeys(("stage", "outcome"), ("changed",)),
    "can_undo": ("changed", "ready_changed"),
}
CANCEL = {**SESSION, **dict.fromkeys(("step", "subject", "reason", "outcome"), ("changed",))}
SHELL = {
    **BASE,
    "surroundings": ("surroundings_changed",),
    "centre": ("surroundings_changed",),
    "operator": ("surroundings_changed",),
    "line": ("line_changed",),
    "clock_warning": ("clock_changed",),
    "appearance": ("appearance_changed",),
}
CODES = {
    **BASE,
    **dict.fromkeys(("text", "searching", "count_text", "can_export", "file_name"), ("listed_changed",)),
    **dict.fromkeys(("table", "title", "place", "system"), ("listed_changed", "selected_changed")),
    **dict.fromkeys(("selected", "selected_row", "details", "can_copy_json"), ("selected_changed", "listed_changed")),
    **dict.fromkeys(("emptiness", "list_kind", "can_import", "can_undo"), ("listed_changed", "selected_changed")),
    "said": ("said_changed",),
    "trouble": ("trouble_changed", "problem_changed"),
}

several = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
choices = st.lists(st.integers(0, 63), min_size=8, max_size=24)


async def walk(
    picks: list[int], steps: Mapping[str, Step], settle: Callable[[], Awaitable[None]], *shown: Shown
) -> None:
    """Take the steps that were picked; after each, what is shown must be what is held."""
    names = list(steps)
    taken: list[str] = []
    for pick in picks:
        name = names[pick % len(names)]
        taken.append(name)
        if isinstance(going := steps[name](), Awaitable):
            await going
        await settle()
        assert [wrong for one in shown for wrong in one.wrong()] == [], taken


@pytest.fixture(autouse=True)
def quiet_worklist(caplog: pytest.LogCaptureFixture) -> None:
    """The journal fails here on purpose, and the worklist says so in the log."""
    caplog.set_level(logging.ERROR, logger="hqs_desktop.desk.worklist")


def sessions(desk: FakeDesk) -> dict[str, Step]:
    """A session that goes and comes, and the outside's trouble."""
    return {
        "no session": desk.shared.slot.clear,
        "a session": lambda: desk.shared.slot.put(desk.session),
        "line dead": lambda: setattr(desk.gateway, "line_dead", True),
        "line good": lambda: setattr(desk.gateway, "line_dead", False),
        "journal failing": lambda: desk.journal.failing.update({"bookings", "mark_told"}),
        "journal good": desk.journal.failing.clear,
        "a minute": lambda: desk.clock.advance(60),
        "journal held": lambda: desk.shared.slot.set_trouble(Problem(ProblemKind.JOURNAL_LOCKED)),
        "journal freed": lambda: desk.shared.slot.set_trouble(None),
    }


async def next_day(desk: FakeDesk) -> None:
    await desk.clock.advance(24 * 3600)
    desk.shared.ticks.look()


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_the_list_of_bookings(picks: list[int]) -> None:
    async def scenario() -> None:
        desk = FakeDesk()
        made = [desk.booking(hours=1), desk.booking(hours=2, state=BookingState.WITHDRAWN, to_call=True)]
        desk.booking(hours=30, operator="Ali")
        model = DeskViewModel(desk.shared)
        desk.attach()
        await desk.clock.settle(60)
        model.select(2)
        shown = [Shown(model, DESK, frozenset({"today"})), Shown(model.checking, CHECKING)]
        shown.append(Shown(model.output, OUTPUT, frozenset({"can_export", "file_name"})))  # asked for at the key

        def cancel() -> None:
            desk.session.cancel.cancel(made[0], PATIENT_CANNOT_COME, "Sara")

        steps: dict[str, Step] = {
            **sessions(desk),
            "refresh": model.refresh,
            "check": model.checking.check,
            "stop the check": model.checking.stop,
            "print": model.output.printed,
            "stop the file": model.output.stop,
            "told": model.mark_told,
            "undo": model.undo,
            "clear filters": model.clear_filters,
            **{f"day {day}": partial(model.set_day, day) for day in Day},
            "text": lambda: model.set_text("No2"),
            "no text": lambda: model.set_text(""),
            "select 1": lambda: model.select(1),
            "select 2": lambda: model.select(2),
            "select none": lambda: model.select(None),
            "state": lambda: model.set_state("withdrawn"),
            "withdraw": lambda: desk.withdraw(made[0]),
            "lost": lambda: desk.gateway.writes.append(Fault(executed=True, error=line_dead)),
            "cancel": cancel,
            "show": lambda: model.show(made[1]),
            "a night": lambda: next_day(desk),
        }
        await walk(picks, steps, lambda: desk.clock.settle(60), *shown)
        await model.aclose()
        await desk.session.watcher.aclose()
        await desk.session.writer.aclose(0)

    asyncio.run(scenario())


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_tracking(picks: list[int]) -> None:
    async def scenario() -> None:
        desk = FakeDesk()
        made = [desk.booking(hours=1), desk.booking(hours=2)]
        model = TrackViewModel(desk.shared)
        shown = [Shown(model, TRACK), Shown(model.several, SEVERAL)]
        steps: dict[str, Step] = {
            **sessions(desk),
            "one": lambda: model.track(made[0].tqid.text),
            "other": lambda: model.track(made[1].tqid.text),
            "part": lambda: model.set_text(made[0].tqid.text[:20]),
            "none": lambda: model.track("1:00000000-0000-4000-8000-00000000ffff"),
            "two": lambda: model.track(f"{made[0].tqid.text} {made[1].tqid.text}"),
            "look up": model.look_up,
            "again": model.again,
            "row": lambda: model.open_row(1) if model.listing else None,
            "stop": model.stop,
            "clear": model.clear,
            "withdraw": lambda: desk.withdraw(made[0]),
            "check": desk.session.watcher.check,
            "a night": lambda: next_day(desk),
            "unnamed": lambda: setattr(desk.gateway, "names_holders", False),
        }
        await walk(picks, steps, lambda: desk.clock.settle(60), *shown)
        await model.aclose()
        await desk.session.watcher.aclose()
        await desk.session.writer.aclose(0)

    asyncio.run(scenario())


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_the_day_board(picks: list[int]) -> None:
    async def scenario() -> None:
        desk = FakeDesk()
        made = [desk.booking(hours=hours, provider=make_provider(number)) for number, hours in ((1, 1), (2, 2))]
        desk.booking(hours=26)
        model = DayBoardViewModel(desk.shared)
        desk.attach()
        model.look_on(looking=True)
        await desk.clock.settle(60)
        shown = Shown(model, DAY_BOARD)

        def choose() -> None:
            column = next(iter(model.board.columns), None)
            model.choose(column.blocks[0] if column is not None and column.blocks else None, column)

        troubled = sessions(desk)
        for name in ("journal held", "journal freed"):
            del troubled[name]
        steps: dict[str, Step] = {
            **troubled,
            "refresh": model.refresh,
            "read": model.read,
            "stop": model.stop,
            "hold": lambda: setattr(desk.gateway, "held", asyncio.Event()),
            "let go": lambda: setattr(desk.gateway, "held", None),
            "a day later": lambda: model.step(1),
            "a day earlier": lambda: model.step(-1),
            "fine": lambda: model.set_fine(fine=True),
            "coarse": lambda: model.set_fine(fine=False),
            "a specialty": lambda: model.set_specialty("none of these"),
            "all specialties": lambda: model.set_specialty(None),
            "a centre": lambda: model.set_facility("facility-1"),
            "all centres": lambda: model.set_facility(None),
            "choose": choose,
            "choose none": lambda: model.choose(None, None),
            "look away": lambda: model.look_on(looking=False),
            "look": lambda: model.look_on(looking=True),
            "withdraw": lambda: desk.withdraw(made[0]),
            "cancel": lambda: desk.session.cancel.cancel(made[1], PATIENT_CANNOT_COME, "Sara"),
            "check": desk.session.watcher.check,
            "a night": lambda: next_day(desk),
        }
        await walk(picks, steps, lambda: desk.clock.settle(60), shown)
        await model.aclose()
        await desk.session.readings.aclose()
        await desk.session.watcher.aclose()
        await desk.session.writer.aclose(0)

    asyncio.run(scenario())


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_the_figures(picks: list[int]) -> None:
    async def scenario() -> None:
        desk = FakeDesk()
        model = FiguresViewModel(desk.shared)
        desk.attach()
        await desk.clock.settle(60)
        today = model.today()
        shown = Shown(model, FIGURES, frozenset({"file_name"}))
        steps: dict[str, Step] = {
            **sessions(desk),
            "count": model.count,
            "a week": lambda: setattr(model, "span", (today.add_days(-6), today)),
            "no days": lambda: setattr(model, "span", None),
            "in disorder": lambda: setattr(model, "span", (today, today.add_days(-1))),
            "doctors": lambda: model.show(2),
            "the third next slot": lambda: model.show(7),
            "nowhere": lambda: model.show(99),
            "an impossible file": lambda: model.export(Path(__file__) / "figures.xlsx"),
            "a night": lambda: next_day(desk),
        }
        await walk(picks, steps, lambda: desk.clock.settle(60), shown)
        await model.aclose()
        await desk.session.watcher.aclose()
        await desk.session.writer.aclose(0)

    asyncio.run(scenario())


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_withdrawn_slots(picks: list[int]) -> None:
    async def scenario() -> None:
        desk = FakeDesk()
        made = [desk.booking(hours=1), desk.booking(hours=2)]
        desk.attach()
        model = WithdrawnViewModel(desk.shared)
        shown = Shown(model, WITHDRAWN)
        today = model.today()

        def cancel() -> None:
            desk.session.cancel.cancel(made[1], PATIENT_CANNOT_COME, "Sara")

        steps: dict[str, Step] = {
            **sessions(desk),
            "open": model.open,
            "look": model.look,
            "a month": lambda: model.look_ahead(30),
            "too long": lambda: setattr(model, "span", (today, today.add_days(200))),
            "no span": lambda: setattr(model, "span", None),
            "a centre": lambda: setattr(model, "facility", model.search_facilities("facility-9")[0]),
            "everywhere": model.look_everywhere,
            "hold": lambda: setattr(desk.gateway, "held", asyncio.Event()),
            "let go": lambda: setattr(desk.gateway, "held", None),
            "stop": model.stop,
            "first": lambda: model.select(1),
            "second": lambda: model.select(2),
            "told": model.mark_told,
            "undo": model.undo,
            "one": lambda: setattr(desk.gateway, "removed", [made[0].tqid]),
            "both": lambda: setattr(desk.gateway, "removed", [one.tqid for one in made]),
            "cancel": cancel,
            "check": desk.session.watcher.check,
        }
        await walk(picks, steps, lambda: desk.clock.settle(60), shown)
        await model.aclose()
        await desk.session.watcher.aclose()
        await desk.session.writer.aclose(0)

    asyncio.run(scenario())


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_finding_and_booking(picks: list[int]) -> None:
    async def scenario() -> None:
        world = BookWorld(doctors=2, days=2, step=60)
        world.attach()
        book, panel, results = world.view_model, world.view_model.panel, world.view_model.results
        criteria = book.criteria
        criteria.specialty = criteria.specialty_choice(world.specialty)
        models: list[tuple[QObject, Mapping[str, tuple[str, ...]]]] = [
            *((book, FIND), (panel, PANEL), (results, RESULTS), (book.ways, WAYS), (book.saved, SAVED)),
            (book.known, KNOWN),
        ]
        models.append((book.looking, LOOKING))
        shown = [Shown(model, told_by, ASKED.get(type(model), frozenset())) for model, told_by in models]
        place = criteria.place
        shown.append(Shown(place, PLACE, frozenset({"home"})))

        far = (criteria.today().add_days(40), criteria.today().add_days(41))

        def take() -> None:
            if (slot := results.first_free()) is not None:
                book.open_slot(slot)

        book.search()
        await world.settle()
        take()

        steps: dict[str, Step] = {
            "search": book.search,
            "ask again": book.ask_again,
            "a call fails": lambda: world.gateway.schedule_errors.update({"33700": line_dead("GetProviderScheduling")}),
            "no call fails": world.gateway.schedule_errors.clear,
            "another way": book.change_way,
            "a point": lambda: setattr(place, "point", place.search_points("35.7, 51.4")[0]),
            "no point": lambda: setattr(place, "point", None),
            "a distance": lambda: setattr(place, "km", place.read_km("50")),
            "a town": lambda: setattr(place, "town", place.search_towns("7")[0]),
            "a province": lambda: setattr(place, "province", place.search_provinces("24")[0]),
            "part of the day": book.looking.next_part,
            "a quota": lambda: book.looking.choose_quota("102"),
            "a quota of none": lambda: book.looking.choose_quota("999"),
            "all": book.looking.show_all,
            "order": book.looking.next_order,
            "first in the morning": book.first_in_the_morning,
            "far days": lambda: setattr(criteria, "span", far),
            "stop": book.stop,
            "the search before": lambda: book.go_back(1),
            "a way on": lambda: book.take_way(book.ways.ways[0]) if book.ways.ways else None,
            "save": lambda: book.saved.save(1, "one", SavedSpan(0, 7)),
            "save another": lambda: book.saved.save(2, "two", SavedSpan(0, 1)),
            "move": lambda: book.saved.move(1, 1),
            "remove": lambda: book.saved.remove(1),
            "put back": book.saved.put_back,
            "search saved": lambda: book.search_saved(1),
            "searches fail": lambda: world.journal.failing.add("change_searches"),
            "searches don't": lambda: world.journal.failing.discard("change_searches"),
            "nobody looks": book.ways.pause,
            "somebody looks": book.ways.resume,
            "take": take,
            "code": lambda: panel.edit(Field.NUMBER, NATIONAL_CODE),
            "other code": lambda: panel.edit(Field.NUMBER, "0499370899"),
            "bad code": lambda: panel.edit(Field.NUMBER, "1"),
            "name": lambda: panel.edit(Field.LAST_NAME, "X"),
            "read back": panel.read_back,
            "confirm": panel.confirm,
            "confirm again": panel.confirm,
            "back": book.back,
            "new": book.new_booking,
            "same": book.same_patient,
            "lost": lambda: world.gateway.writes.append(Fault(executed=True, error=line_dead)),
            "never": lambda: world.gateway.writes.append(Fault(executed=False, error=line_dead)),
            "refused": lambda: world.gateway.writes.append(Fault(executed=False, error=refused)),
            "half a minute": lambda: world.clock.advance(30),
            "line dead": lambda: setattr(world.gateway, "line_dead", True),
            "line good": lambda: setattr(world.gateway, "line_dead", False),
            "no session": world.shared.slot.clear,
            "a session": world.attach,
            "journal held": lambda: world.shared.slot.set_trouble(Problem(ProblemKind.JOURNAL_LOCKED)),
            "journal freed": lambda: world.shared.slot.set_trouble(None),
        }
        await walk(picks, steps, world.settle, *shown)
        await book.aclose()
        await world.session.writer.aclose(0)

    asyncio.run(scenario())


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_referring(picks: list[int]) -> None:
    async def scenario() -> None:
        world = ReferralWorld(130)
        world.attach()
        model, criteria, results = world.model, world.model.criteria, world.model.results
        models: list[tuple[QObject, Mapping[str, tuple[str, ...]]]] = [
            (model, REFERRAL),
            (criteria, REFERRAL_CRITERIA),
            (results, REFERRAL_RESULTS),
            (model.panel, PANEL),
        ]
        shown = [Shown(one, told_by, ASKED.get(type(one), frozenset())) for one, told_by in models]
        papers = world.gateway.papers[PAPER]
        await world.search()

        def take() -> None:
            if slot := results.table.slot_at(results.first_free()):
                model.open_slot(slot)

        steps: dict[str, Step] = {
            **sessions(world),
            "search": model.search,
            "more": model.more,
            "again": model.again,
            "fail": lambda: world.gateway.reads.append(line_dead("x")),
            "hold": lambda: setattr(world.gateway, "held", asyncio.Event()),
            "let go": lambda: setattr(world.gateway, "held", None),
            "back": model.back,
            "quota": results.next_quota,
            "odd quota": lambda: results.show_quota("999"),
            "insurer": lambda: setattr(criteria, "insurer", criteria.search_insurers("")[0]),
            "no day": lambda: setattr(criteria, "first_day", None),
            "today": lambda: setattr(criteria, "first_day", criteria.today()),
            "gone": world.gateway.referral_slots.clear,
            "paper": lambda: model.set_paper_text(PAPER.text),
            "no paper": lambda: model.set_paper_text("x"),
            "read": model.read_paper,
            "two": lambda: papers.append(world.referral(world.person(len(papers) + 20))),
            "choose": lambda: model.choose_referral(0) if model.paper_choices else None,
            "take patient": model.take_patient,
            "take": take,
            "read back": model.panel.read_back,
            "confirm": model.panel.confirm,
            "new": model.new_booking,
            "a night": lambda: next_day(world),
        }
        await walk(picks, steps, lambda: world.clock.settle(60), *shown)
        await world.close()

    asyncio.run(scenario())


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_a_patient(picks: list[int]) -> None:
    async def scenario() -> None:
        desk = FakeDesk()
        made = [desk.booking(hours=1), desk.booking(hours=30)]
        for one in made:
            desk.journal.listed[one.id] = replace(one, request=replace(one.request, person=made[0].person))
        person = made[0].person
        desk.shared.slot.put(desk.session)
        card = PatientCard(ShowPatient(person.identifier), desk.shared)
        correction = PatientCorrection(person, desk.shared)
        shown = [Shown(card, CARD), Shown(correction, CORRECTION, frozenset({"patient"}))]
        typed = {Name.FIRST_NAME: "A", Name.LAST_NAME: "B", Name.MOBILE: ""}
        reason = desk.shared.codes.by_appendix(6).coded_text("301")
        steps: dict[str, Step] = {
            **sessions(desk),
            "refresh": card.refresh,
            "first": lambda: card.select(0),
            "second": lambda: card.select(1),
            "correct": lambda: correction.correct(typed),
            "undo": correction.undo,
            "cancel": lambda: desk.session.cancel.cancel(made[0], reason, "op"),
            "withdraw": lambda: desk.withdraw(made[1]),
            "check": desk.session.watcher.check,
            "journal fails": lambda: desk.journal.failing.add("corrections"),
            "journal doesn't": desk.journal.failing.clear,
            "a night": lambda: next_day(desk),
        }
        await walk(picks, steps, lambda: desk.clock.settle(60), *shown)
        await card.aclose()
        await correction.aclose()
        await desk.session.watcher.aclose()
        await desk.session.writer.aclose(0)

    asyncio.run(scenario())


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_cancelling(picks: list[int]) -> None:
    async def scenario() -> None:
        desk = FakeDesk()
        made = desk.booking()
        desk.shared.slot.put(desk.session)
        model = CancelViewModel(made, desk.shared)
        shown = Shown(model, CANCEL, frozenset({"reasons", "likely"}))
        steps: dict[str, Step] = {
            **sessions(desk),
            "first": lambda: model.choose(0),
            "second": lambda: model.choose(1),
            "back": model.back,
            "confirm": model.confirm,
            "lost": lambda: desk.gateway.writes.append(Fault(executed=True, error=line_dead)),
            "refused": lambda: desk.gateway.writes.append(Fault(executed=False, error=refused)),
        }
        await walk(picks, steps, lambda: desk.clock.settle(60), shown)
        await model.aclose()
        await desk.session.writer.aclose(0)

    asyncio.run(scenario())


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_the_reminders(picks: list[int]) -> None:
    async def scenario() -> None:
        desk = FakeDesk()
        panel = BookPanel(desk.shared)
        model = Reminding(panel, desk.shared)
        desk.attach()
        shown = Shown(model, REMINDERS)

        def remind(number: int, hours: float) -> None:
            opens = desk.clock.now() + timedelta(hours=hours)
            slot = make_slot(number, opens + timedelta(hours=30), make_provider())
            model.remind(replace(slot, booking_opens=opens))

        def drop() -> None:
            for line in model.lines[:1]:
                model.drop(line.reminder)

        def take_up() -> None:
            for line in model.lines[:1]:
                model.take_up(line.reminder)

        steps: dict[str, Step] = {
            **sessions(desk),
            "soon": lambda: remind(1, 0.5),
            "later": lambda: remind(2, 20),
            "typed": lambda: panel.edit(Field.NUMBER, NATIONAL_CODE),
            "an hour": lambda: desk.clock.advance(3600),
            "a day": lambda: desk.clock.advance(86_400),
            "tick": desk.shared.ticks.look,
            "drop": drop,
            "take up": take_up,
            "back": panel.back,
            "journal full": lambda: desk.journal.failing.update({"keep_reminder", "drop_reminder"}),
            "journal well": desk.journal.failing.clear,
        }
        await walk(picks, steps, desk.clock.settle, shown)
        await model.aclose()
        await panel.aclose()
        await desk.session.reminders.aclose()

    log = logging.getLogger("hqs_desktop.desk.reminders")  # it may say that the full journal dropped none
    log.setLevel(logging.ERROR)
    try:
        asyncio.run(scenario())
    finally:
        log.setLevel(logging.NOTSET)


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_the_window(picks: list[int]) -> None:
    async def scenario() -> None:
        shared = make_shared()
        shell = ShellViewModel(Surroundings.TEST, "centre", Appearance(), shared)
        shown = Shown(shell, SHELL)

        def settled(name: str) -> None:
            shared.operators.named = name
            shell.settle(Surroundings.PRODUCTION, centre=name)

        steps: dict[str, Step] = {
            "good": lambda: shell.call_ended(None),
            "down": lambda: shell.call_ended(ConnectError("x", operation="o")),
            "refusing": lambda: shell.call_ended(SignInError("x", oauth_error="x")),
            "troubled": lambda: shell.call_ended(HttpStatusError("x", operation="o", http_status=503)),
            "unset": shell.tell_unset,
            "anew": shell.begin_anew,
            "one": lambda: settled("one"),
            "two": lambda: settled("two"),
            "a day off": lambda: shell.skew_measured(timedelta(days=1)),
            "right": lambda: shell.skew_measured(timedelta()),
            "dark": lambda: shell.change_appearance(Appearance(scheme="dark")),
            "large": lambda: shell.change_appearance(Appearance(text_scale=1.5)),
            "fail": lambda: shell.fail(RuntimeError()),
            "trouble": lambda: shell.set_problem(Problem(ProblemKind.LINE)),
            "journal full": lambda: shell.journal_ended(JournalFullError("x")),
            "journal written": lambda: shell.journal_ended(None),
            "not set up": lambda: shared.slot.set_trouble(Problem(ProblemKind.NOT_SET_UP)),
        }
        await walk(picks, steps, _at_once, shown)

    asyncio.run(scenario())


@pytest.mark.usefixtures("qapp")
@several
@given(choices)
def test_the_code_tables(picks: list[int]) -> None:
    async def scenario() -> None:
        shared = make_shared()
        model = CodesViewModel(shared.codes, shared.exporter(), shared.lists)
        model.open()
        shown = Shown(model, CODES)
        steps: dict[str, Step] = {
            "search": lambda: model.set_text("1"),
            "nothing": lambda: model.set_text("zzzz"),
            "all": lambda: model.set_text(""),
            "table 5": lambda: model.choose(5),
            "table 1": lambda: model.choose(1),
            "row 0": lambda: model.select(0),
            "row 3": lambda: model.select(3),
            "copy": lambda: model.copied(Part.CODE),
            "services": lambda: model.choose(20),
            "areas": lambda: model.choose(21),
            "profile": lambda: shared.lists.put(Lists(FakeReader(), FakeStore(), shared.codes.lists, shared.clock)),
            "no profile": shared.lists.clear,
            "imported": lambda: shared.codes.lists.put(ListKind.RVU3, shelved(ListKind.RVU3, SERVICES)),
            "shown": lambda: model.show_imported(ListKind.RVU3),
        }
        await walk(picks, steps, _at_once, shown)
        await model.aclose()

    asyncio.run(scenario())


def test_a_property_that_changes_in_silence_is_found() -> None:
    shared = make_shared()
    shell = ShellViewModel(Surroundings.TEST, "centre", Appearance(), shared)
    shown = Shown(shell, SHELL)
    shared.operators.named = "someone"
    assert shown.wrong() == ["operator"]
    shell.settle(Surroundings.TEST, centre="centre")
    assert shown.wrong() == []


async def _at_once() -> None:
    await asyncio.sleep(0)
