from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.desk.connection.first_run import Flow, Page
from hqs_desktop.desk.connection.form import ConnectionForm, Fault, TypedSecrets
from tests.fakes.connector import ALL_PASSED

FILLED = ConnectionForm(client_id="c", username="u", pid="p", system_id="s", facility_id="f")
READY = Flow(form=FILLED, page=Page.FORM, typed=TypedSecrets("s", "p"))


def test_the_way_through() -> None:
    flow = Flow(form=ConnectionForm()).connect()
    assert flow.page is Page.FORM
    for name in ("client_id", "username", "pid", "system_id", "facility_id", "client_secret", "password"):
        flow = flow.edit(name, "x")
    flow = flow.go_on()
    assert flow.page is Page.CHECK
    assert flow.checked(ALL_PASSED).report is ALL_PASSED


def test_nobody_is_blamed_for_a_field_he_has_not_come_to() -> None:
    flow = Flow(form=ConnectionForm(), page=Page.FORM)
    assert flow.shown_faults == {}
    assert flow.edit("pid", "a b").shown_faults == {"pid": Fault.NOT_A_CODE}
    tried = flow.go_on()
    assert tried.page is Page.FORM
    assert tried.shown_faults["client_secret"] is Fault.EMPTY


def test_stored_secrets_may_stay_empty() -> None:
    flow = replace(READY, typed=TypedSecrets()).with_stored(frozenset({"client_secret", "password"}))
    assert flow.go_on().page is Page.CHECK


def test_a_change_makes_the_check_void() -> None:
    flow = READY.go_on().checked(ALL_PASSED).back(first=True)
    assert flow.report is None
    assert flow.edit("pid", "q").report is None


def test_what_only_the_outside_knows_comes_back_to_the_form_until_it_is_changed() -> None:
    flow = READY.edit("ca_file", "/x").go_on().refuse({"ca_file": Fault.NOT_A_CERTIFICATE})
    assert flow.page is Page.FORM
    assert flow.shown_faults == {"ca_file": Fault.NOT_A_CERTIFICATE}
    assert flow.go_on().page is Page.FORM
    assert flow.edit("pid", "q").shown_faults == {"ca_file": Fault.NOT_A_CERTIFICATE}
    assert flow.edit("ca_file", "").go_on().page is Page.CHECK


def test_locked_fields_stay_as_they_are() -> None:
    flow = replace(READY, locked=frozenset({"pid", "pid_overrides"}))
    assert flow.edit("pid", "x") == flow
    assert flow.edit("pid_overrides.SetAppointment", "x") == flow
    assert flow.edit("username", "x").form.username == "x"


def test_an_emptied_pid_of_an_operation_is_gone() -> None:
    flow = READY.edit("pid_overrides.SetAppointment", "7")
    assert flow.form.pid_overrides == {"SetAppointment": "7"}
    assert flow.edit("pid_overrides.SetAppointment", "").form.pid_overrides == {}


def test_back() -> None:
    check = READY.go_on()
    assert check.back(first=True).page is Page.FORM
    assert check.back(first=True).back(first=True).page is Page.CHOICE
    assert check.back(first=False).back(first=False).page is Page.FORM


steps = st.lists(
    st.one_of(
        st.sampled_from(["connect", "go_on", "back", "back_later", "check", "refuse"]),
        st.tuples(
            st.sampled_from(["pid", "username", "password", "pid_overrides.SetAppointment"]),
            st.sampled_from(["", "x", "a b"]),
        ),
    ),
    max_size=12,
)


@given(steps)
def test_no_way_loses_what_was_typed_or_checks_what_is_faulty(way: list[str | tuple[str, str]]) -> None:
    flow = Flow(form=FILLED)
    typed: dict[str, str] = {}
    for step in way:
        match step:
            case (name, text):
                flow = flow.edit(name, text)
                typed[name] = text
            case "connect":
                flow = flow.connect()
            case "go_on":
                flow = flow.go_on()
            case "back":
                flow = flow.back(first=True)
            case "back_later":
                flow = flow.back(first=False)
            case "check":
                flow = flow.checked(ALL_PASSED)
            case _:
                flow = flow.refuse({"ca_file": Fault.NOT_A_CERTIFICATE})
        shown = {
            "pid": flow.form.pid,
            "username": flow.form.username,
            "password": flow.typed.password,
            "pid_overrides.SetAppointment": flow.form.pid_overrides.get("SetAppointment", ""),
        }
        assert {name: shown[name] for name in typed} == typed
