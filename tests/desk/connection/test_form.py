from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.operators import CommitterKind
from hqs_desktop.desk.connection.form import (
    OPERATIONS,
    REQUIRED,
    ConnectionForm,
    Fault,
    Mode,
    TypedSecrets,
    address_fault,
    client_id_fault,
    code_fault,
    faults,
    proxy_fault,
    secret_fault,
    word_fault,
)

FILLED = ConnectionForm(client_id="c", username="u", pid="p", system_id="s", facility_id="f")


def test_the_guides_ten_operations() -> None:
    assert len(set(OPERATIONS)) == 10


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", None),
        ("https://apigateway.behdasht.gov.ir", None),
        ("https://10.1.2.3:8443/prefix/", None),
        ("http://127.0.0.1:8000", None),
        ("http://localhost", None),
        ("http://[::1]:9", None),
        ("http://gw.example", Fault.NOT_HTTPS),
        ("http://127.0.0.1.evil.example", Fault.NOT_HTTPS),
        ("https://user:pw@gw.example", Fault.HAS_USER),
        ("https://127.0.0.1@gw.example", Fault.HAS_USER),
        ("https://gw.example?x=1", Fault.HAS_QUERY),
        ("https://gw.example/?", Fault.HAS_QUERY),
        ("https://gw.example#x", Fault.HAS_QUERY),
        ("gw.example", Fault.NOT_AN_ADDRESS),
        ("ftp://gw.example", Fault.NOT_AN_ADDRESS),
        ("https://", Fault.NOT_AN_ADDRESS),
        ("https://gw example", Fault.NOT_AN_ADDRESS),
        ("https://gw.example:99999", Fault.NOT_AN_ADDRESS),
        ("https://[::1", Fault.NOT_AN_ADDRESS),
        ("https://gw.example/a\\b", Fault.NOT_AN_ADDRESS),
        ("https://gw.example\r\nX: y", Fault.NOT_AN_ADDRESS),
        ("https://" + "x" * 600, Fault.NOT_AN_ADDRESS),
    ],
)
def test_base_addresses(text: str, fault: Fault | None) -> None:
    assert address_fault(text) is fault


@given(st.text())
def test_no_address_breaks_the_rule(text: str) -> None:
    address_fault(text)
    proxy_fault(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", None),
        ("http://proxy:8080", None),
        ("https://10.0.0.1:3128/", None),
        ("http://u:p@proxy:8080", Fault.HAS_USER),
        ("http://proxy/path", Fault.HAS_PATH),
        ("http://proxy?x", Fault.HAS_PATH),
        ("socks5://proxy", Fault.NOT_AN_ADDRESS),
        ("proxy:8080", Fault.NOT_AN_ADDRESS),
    ],
)
def test_proxies(text: str, fault: Fault | None) -> None:
    assert proxy_fault(text) is fault


@given(st.text(max_size=20))
def test_a_code_can_stand_in_a_header(text: str) -> None:
    allowed = code_fault(text) is None
    assert allowed == (text.isascii() and text.isprintable() and " " not in text)


def test_other_texts() -> None:
    assert client_id_fault("a:b") is Fault.HAS_COLON
    assert client_id_fault("a b") is Fault.NOT_A_CODE
    assert word_fault("\u0645\u0631\u06a9\u0632 a") is None
    assert word_fault("a\nb") is Fault.HAS_CONTROLS
    assert word_fault("x" * 501) is code_fault("x" * 501) is Fault.TOO_LONG


def test_secrets_may_be_anything_but_too_long_or_on_two_lines() -> None:
    assert secret_fault(" p:\u06a9 ", stored=False) is None
    assert secret_fault("", stored=True) is None
    assert secret_fault("", stored=False) is Fault.EMPTY
    assert secret_fault("x" * 501, stored=True) is Fault.TOO_LONG
    assert secret_fault("a\nb", stored=True) is Fault.HAS_CONTROLS
    assert TypedSecrets("a", "").faults(frozenset()) == {"password": Fault.EMPTY}
    assert "hunter2" not in repr(TypedSecrets("hunter2", "hunter2"))


def test_a_filled_form_is_faultless_and_every_mandatory_field_counts() -> None:
    assert faults(FILLED) == {}
    for name in REQUIRED:
        assert faults(replace(FILLED, **{name: ""})) == {name: Fault.EMPTY}  # type: ignore[arg-type]  # texts, all of them


def test_a_committer_is_given_whole_or_not_at_all() -> None:
    half = replace(FILLED, committer_last_name="N")
    assert faults(half) == {"committer_first_name": Fault.EMPTY, "committer_number": Fault.EMPTY}


def test_a_pid_of_an_operation_is_judged_under_its_name() -> None:
    form = replace(FILLED, pid_overrides={"SetAppointment": "a b"})
    assert faults(form) == {"pid_overrides.SetAppointment": Fault.NOT_A_CODE}


def test_what_a_persian_keyboard_types_is_understood() -> None:
    form = ConnectionForm().with_text("pid", " \u06f1\u06f2\u0663\u200f ")
    assert form.pid == "123"
    named = form.with_text("centre_name", " \u0645\u0631\u06a9\u0632  \u06f1 ")
    assert named.centre_name == "\u0645\u0631\u06a9\u0632 \u06f1"


def test_choices_are_taken_by_their_value() -> None:
    form = ConnectionForm().with_text("mode", "test").with_text("committer_kind", "Nursing_ID")
    assert (form.mode, form.committer_kind) == (Mode.TEST, CommitterKind.NURSING)
    with pytest.raises(ValueError, match="real"):
        form.with_text("mode", "real")


UNSEEN = ["\ufeff", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u2066", "\u2060", "\u00ad", "\ufe0f"]
AROUND = [" ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u3000"]


@pytest.mark.parametrize("mark", UNSEEN)
def test_unseen_marks_are_no_part_of_any_field(mark: str) -> None:
    dirty = f"{mark}s3{mark}cret{mark}"
    assert TypedSecrets(dirty, dirty) == TypedSecrets("s3cret", "s3cret")
    for name in ("username", *REQUIRED[2:3], "pid", "system_id", "facility_id", "committer_number"):
        assert getattr(ConnectionForm().with_text(name, dirty), name) == "s3cret"
    assert ConnectionForm().with_text("api_base", f"{mark}https://gw{mark}.example").api_base == "https://gw.example"


@pytest.mark.parametrize("blank", AROUND)
def test_blanks_around_are_no_part_and_one_inside_is(blank: str) -> None:
    assert TypedSecrets(f"{blank}s3  cret{blank}").client_secret == "s3  cret"
    assert TypedSecrets(blank).faults(frozenset())["client_secret"] is Fault.EMPTY
    for name in ("username", "client_id", "pid", "proxy"):
        assert getattr(ConnectionForm().with_text(name, f"{blank}ab{blank}"), name) == "ab"
    assert ConnectionForm().with_text("username", "a  b").username == "a  b"


@pytest.mark.parametrize("inside", ["\t", "\u00a0", "\u2003", "\x00", "\x85", "\u2028"])
def test_what_no_key_types_inside_a_secret_is_told(inside: str) -> None:
    assert TypedSecrets(f"s3{inside}cret", "p").faults(frozenset()) == {"client_secret": Fault.HAS_CONTROLS}


@given(st.text(max_size=30))
def test_cleaning_a_secret_twice_changes_nothing(text: str) -> None:
    once = TypedSecrets(text).client_secret
    assert TypedSecrets(once).client_secret == once
    assert once == once.strip()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('"C:\\certs\\a  b.pem"', "C:\\certs\\a  b.pem"),
        ("\u202aC:\\a.pem", "C:\\a.pem"),
        ("/home/\u0645\u06cc\u200c\u0632/a.pem\r\n", "/home/\u0645\u06cc\u200c\u0632/a.pem"),
        (" \ufeff ", ""),
    ],
)
def test_a_path_is_taken_as_windows_gives_it(text: str, path: str) -> None:
    assert ConnectionForm().with_text("ca_file", text).ca_file == path
