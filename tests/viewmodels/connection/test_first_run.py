import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.errors import SettingsKeptError, SettingsNotSavedError, VaultError
from hqs_desktop.desk.connection.check import CheckStep, FormRefusedError, StepResult, StepState
from hqs_desktop.desk.connection.first_run import Page
from hqs_desktop.desk.connection.form import ConnectionForm, Fault, TypedSecrets
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.connection.first_run import PID_FIELDS, Ending, FirstRunViewModel
from hqs_desktop.viewmodels.connection.words import failure_text, fault_text, step_text
from tests.fakes.connector import ALL_PASSED, FakeConnector, report_failing
from tests.fakes.languages import speaking

FILLED = ConnectionForm(client_id="c", username="u", pid="p", system_id="s", facility_id="f")


class Heard:
    """Counts the signals of a view-model."""

    def __init__(self, view_model: FirstRunViewModel) -> None:
        self.names: list[str] = []
        for name in ("page_changed", "form_changed", "report_changed", "problem_changed", "busy_changed", "ended"):
            getattr(view_model, name).connect(lambda name=name: self.names.append(name))


@pytest.fixture
def connector(qapp: QCoreApplication) -> FakeConnector:  # noqa: ARG001  # view-models are QObjects
    return FakeConnector(FILLED)


def busy(view_model: FirstRunViewModel) -> bool:
    """As the property; mypy takes a property for a constant once it is asserted."""
    return view_model.busy


def ending(view_model: FirstRunViewModel) -> Ending | None:
    """As the property, see ``busy``."""
    return view_model.ending


def failing(view_model: FirstRunViewModel) -> bool:
    """Whether a failure is told, see ``busy``."""
    return view_model.failure is not None


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def at_check(connector: FakeConnector) -> FirstRunViewModel:
    view_model = FirstRunViewModel(connector)
    view_model.choose_gateway()
    view_model.set_text("client_secret", "s")
    view_model.set_text("password", "p")
    view_model.go_on()
    await settle()
    return view_model


async def test_the_way_through(connector: FakeConnector) -> None:
    view_model = FirstRunViewModel(connector)
    heard = Heard(view_model)
    assert (view_model.page, view_model.first, view_model.lasting) == (Page.CHOICE, True, True)
    view_model.choose_gateway()
    view_model.set_text("client_secret", "s")
    view_model.set_text("password", "p")
    view_model.set_text("pid_overrides.SetAppointment", "7")
    view_model.go_on()
    assert view_model.page is Page.CHECK
    assert busy(view_model)
    assert {line.state for line in view_model.steps} == {StepState.NOT_REACHED}
    await settle()
    assert view_model.passed
    assert not busy(view_model)
    assert not failing(view_model)
    view_model.save()
    await settle()
    assert ending(view_model) is Ending.SAVED
    ((form, typed),) = connector.saved
    assert form.pid_overrides == {"SetAppointment": "7"}
    assert typed == TypedSecrets("s", "p")
    assert heard.names.count("ended") == 1
    assert heard.names.count("page_changed") == 2


async def test_a_signal_comes_only_with_a_change(connector: FakeConnector) -> None:
    view_model = FirstRunViewModel(connector)
    heard = Heard(view_model)
    view_model.set_text("pid", "p")
    view_model.back()
    assert heard.names == []


async def test_the_demo_is_a_choice(connector: FakeConnector) -> None:
    view_model = FirstRunViewModel(connector)
    view_model.choose_demo()
    assert ending(view_model) is Ending.DEMO
    view_model.cancel()
    assert ending(view_model) is Ending.DEMO
    assert connector.saved == []


async def test_later_the_form_is_the_first_page(connector: FakeConnector) -> None:
    view_model = FirstRunViewModel(connector, first=False)
    assert view_model.page is Page.FORM
    view_model.back()
    assert view_model.page is Page.FORM


async def test_fields_read_and_write(connector: FakeConnector) -> None:
    view_model = FirstRunViewModel(connector, first=False)
    for field in ("pid", "client_secret", "centre_name", *PID_FIELDS):
        view_model.set_text(field, "x")
        assert view_model.text(field) == "x"
    assert view_model.text("mode") == "production"
    view_model.set_text("mode", "test")
    assert view_model.text("mode") == "test"


async def test_what_is_wrong_is_told_in_words(connector: FakeConnector) -> None:
    view_model = FirstRunViewModel(connector, first=False)
    view_model.set_text("pid", "a b")
    assert view_model.fault("pid") == fault_text(Fault.NOT_A_CODE)
    assert view_model.fault("password") == ""
    view_model.go_on()
    assert view_model.page is Page.FORM
    assert view_model.fault("password") == fault_text(Fault.EMPTY)
    assert set(view_model.faulty_fields) == {"pid", "password", "client_secret"}
    assert connector.checked == []


async def test_the_vaults_secrets_need_not_be_typed_again(connector: FakeConnector) -> None:
    connector.stored = frozenset({"client_secret", "password"})
    view_model = FirstRunViewModel(connector, first=False)
    view_model.start()
    await settle()
    assert view_model.is_stored("password")
    view_model.go_on()
    assert view_model.page is Page.CHECK
    await settle()
    assert connector.checked[0][1] == TypedSecrets()


async def test_locked_fields(connector: FakeConnector) -> None:
    connector.locked_fields = frozenset({"pid"})
    view_model = FirstRunViewModel(connector, first=False)
    view_model.set_text("pid", "x")
    assert view_model.is_locked("pid")
    assert view_model.text("pid") == "p"


async def test_a_failed_check_says_why_and_nothing_typed_is_lost(connector: FakeConnector) -> None:
    problem = Problem(ProblemKind.SIGN_IN, detail="invalid_grant", request_id="r-1")
    connector.answer = report_failing(CheckStep.USER, problem)
    view_model = await at_check(connector)
    assert not view_model.passed
    assert view_model.failure is not None
    assert view_model.failure.reference == "r-1"
    assert [line.state for line in view_model.steps].count(StepState.FAILED) == 1
    view_model.back()
    assert view_model.page is Page.FORM
    assert not failing(view_model)
    assert view_model.text("password") == "p"


async def test_it_can_be_saved_without_a_line(connector: FakeConnector) -> None:
    """IT sets desks up before they are wired."""
    connector.answer = report_failing(CheckStep.LINE, Problem(ProblemKind.LINE))
    view_model = await at_check(connector)
    view_model.save()
    await settle()
    assert ending(view_model) is Ending.SAVED


async def test_going_back_ends_the_check(connector: FakeConnector) -> None:
    connector.hold = asyncio.Event()
    view_model = await at_check(connector)
    assert busy(view_model)
    view_model.check()
    view_model.save()
    view_model.back()
    await settle()
    assert not busy(view_model)
    connector.hold.set()
    await settle()
    assert view_model.page is Page.FORM
    assert len(connector.checked) == 1
    assert connector.saved == []


async def test_a_certificate_file_that_is_none_leads_back_to_its_field(connector: FakeConnector) -> None:
    connector.answer = FormRefusedError({"ca_file": Fault.NOT_A_CERTIFICATE})
    view_model = await at_check(connector)
    assert view_model.page is Page.FORM
    assert view_model.fault("ca_file") == fault_text(Fault.NOT_A_CERTIFICATE)
    assert not busy(view_model)


@pytest.mark.parametrize(
    ("skew", "told"),
    [
        (None, ""),
        (timedelta(), ""),
        (timedelta(seconds=59), ""),
        (timedelta(minutes=3), "This computer's clock is 3 min behind"),
        (timedelta(days=-31), "This computer's clock is 31 days ahead"),
    ],
)
@pytest.mark.parametrize("passed", [True, False])
async def test_a_clock_that_is_wrong_is_told_with_the_checks_end(
    connector: FakeConnector, skew: timedelta | None, told: str, *, passed: bool
) -> None:
    report = ALL_PASSED if passed else report_failing(CheckStep.USER, Problem(ProblemKind.SIGN_IN))
    connector.answer = replace(report, clock_skew=skew)
    view_model = await at_check(connector)
    warning = view_model.clock_warning
    assert (warning.title if warning else "") == told
    assert view_model.passed is passed
    view_model.back()
    assert view_model.clock_warning is None


async def test_a_vault_that_fails_is_told_and_can_be_tried_again(connector: FakeConnector) -> None:
    view_model = await at_check(connector)
    connector.save_error = VaultError("locked")
    view_model.save()
    await settle()
    assert ending(view_model) is None
    assert view_model.failure is not None
    connector.save_error = None
    view_model.save()
    await settle()
    assert ending(view_model) is Ending.SAVED


async def test_a_disk_that_is_full_is_told(connector: FakeConnector) -> None:
    view_model = await at_check(connector)
    connector.save_error = SettingsNotSavedError("/x: No space left on device")
    view_model.save()
    await settle()
    assert view_model.failure is not None
    assert "No space" in view_model.failure.cause
    view_model.back()
    assert not failing(view_model)


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_fault_and_step_has_words(qapp: QCoreApplication, language: str) -> None:  # noqa: ARG001  # translators need it
    with speaking(language):
        assert len({fault_text(fault) for fault in Fault}) == len(Fault)
        assert len({step_text(step) for step in CheckStep}) == len(CheckStep)
        failures = {
            failure_text(StepResult(step, StepState.FAILED, Problem(ProblemKind.REFUSED))).title for step in CheckStep
        }
        assert len(failures) == len(CheckStep)


def test_the_gateways_own_words_are_shown_with_the_centres_step() -> None:
    problem = Problem(ProblemKind.REFUSED, detail="no such centre", request_id="r-9")
    words = failure_text(StepResult(CheckStep.CENTRE, StepState.FAILED, problem))
    assert "no such centre" in words.cause
    assert words.reference == "r-9"


def test_a_line_that_breaks_in_the_last_step_is_no_fault_of_the_centre() -> None:
    words = failure_text(StepResult(CheckStep.CENTRE, StepState.FAILED, Problem(ProblemKind.LINE)))
    assert "refuses this centre" not in words.title


async def test_an_environment_that_could_not_be_read_is_not_guessed(connector: FakeConnector) -> None:
    connector.unread = {"mode": Fault.SETTING_UNUSABLE}
    connector.stored = frozenset({"client_secret", "password"})
    view_model = FirstRunViewModel(connector, first=False)
    view_model.start()
    await settle()
    assert view_model.text("mode") == ""
    assert view_model.fault("mode")
    view_model.go_on()
    view_model.save()
    await settle()
    assert (view_model.page, connector.checked, connector.saved) == (Page.FORM, [], [])
    view_model.set_text("mode", "production")
    assert (view_model.text("mode"), view_model.fault("mode")) == ("production", "")
    view_model.go_on()
    await settle()
    assert view_model.page is Page.CHECK


async def test_what_the_policy_leaves_open_no_user_can_say(connector: FakeConnector) -> None:
    connector.unread = {"mode": Fault.POLICY_UNUSABLE}
    connector.locked_fields = frozenset({"mode"})
    connector.stored = frozenset({"client_secret", "password"})
    view_model = FirstRunViewModel(connector, first=False)
    view_model.start()
    await settle()
    view_model.set_text("mode", "test")
    view_model.go_on()
    view_model.save()
    await settle()
    assert "policy file" in view_model.fault("mode")
    assert (view_model.page, connector.checked, connector.saved) == (Page.FORM, [], [])


async def test_a_file_that_must_stay_is_told_in_words(connector: FakeConnector) -> None:
    connector.save_error = SettingsKeptError("/x: the file is of a newer version")
    view_model = await at_check(connector)
    view_model.save()
    await settle()
    assert ending(view_model) is None
    assert view_model.failure is not None
    assert "left as it is" in view_model.failure.title
