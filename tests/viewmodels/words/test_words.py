import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.identifiers import Finding, FindingCode, Level, PersonIdKind, check_person_id
from hqs_desktop.core.resources import resource_path
from hqs_desktop.core.shorthand import DateInputError, DateInputKind
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.formats import quoted
from hqs_desktop.viewmodels.words import findings, looks, problems
from hqs_desktop.viewmodels.words.findings import TypedField
from hqs_desktop.viewmodels.words.looks import Look
from tests.fakes.languages import ROOT, speaking

PERSIAN = re.compile("[\u0600-\u06ff]")
PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.fixture(params=["fa", "en"], autouse=True)
def language(request: pytest.FixtureRequest, qapp: QCoreApplication) -> Iterator[str]:
    assert qapp
    with speaking(request.param):
        yield request.param


def check(text: str, language: str) -> None:
    assert text.strip() == text
    assert text
    assert "{" not in text
    assert bool(PERSIAN.search(text)) == (language == "fa"), text


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_says_what_happened_and_what_to_do(kind: ProblemKind, language: str) -> None:
    text = problems.problem_text(Problem(kind, request_id="r-1"))
    check(text.title, language)
    check(text.action, language)
    if text.cause:
        check(text.cause, language)
    assert text.reference == "r-1"
    assert text.title in text.as_plain()
    assert not text.title.endswith(".")
    assert text.action.endswith(".")


def test_every_problem_has_words_of_its_own() -> None:
    titles = {problems.problem_text(Problem(kind)).title for kind in ProblemKind}
    assert len(titles) == len(ProblemKind)


def test_the_gateways_own_words_are_shown_with_its_refusal() -> None:
    text = problems.problem_text(Problem(ProblemKind.REFUSED, detail=" <b>full</b> ", code=0))
    assert text.cause.endswith(quoted("<b>full</b>"))
    assert text.cause in text.advice


@pytest.mark.parametrize("code", FindingCode)
@pytest.mark.parametrize("field", [None, *TypedField])
def test_every_finding_is_explained(code: FindingCode, field: TypedField | None, language: str) -> None:
    text = findings.finding_text(Finding("12", Level.WARN, code), field)
    if code is FindingCode.OK:
        assert not text
    else:
        check(text, language)


def test_the_completed_code_is_shown_in_the_languages_digits(language: str) -> None:
    finding = check_person_id(PersonIdKind.NATIONAL_CODE, "12345679")
    assert finding.code is FindingCode.PADDED
    shown = "\u2066۰۰۱۲۳۴۵۶۷۹\u2069" if language == "fa" else "\u20660012345679\u2069"
    assert shown in findings.finding_text(finding, TypedField.NATIONAL_CODE)


@pytest.mark.parametrize("kind", DateInputKind)
def test_every_wrong_date_is_explained(kind: DateInputKind, language: str) -> None:
    check(findings.date_error_text(DateInputError(kind)), language)


def states() -> Iterable[tuple[str, Callable[[], Look]]]:
    for booking in BookingState:
        yield f"booking {booking}", partial(looks.booking_look, booking)
    for status in AppointmentStatus:
        yield f"status {status}", partial(looks.status_look, CodedText(f" {status} ", "HQS", ""))


@pytest.mark.parametrize("look", [pytest.param(look, id=name) for name, look in states()])
def test_every_state_has_a_word_and_an_icon_that_exists(look: Callable[[], Look], language: str) -> None:
    check(look().word, language)
    assert resource_path("icons", f"{look().icon}.svg").is_file()


def test_an_unknown_status_is_shown_as_it_came() -> None:
    assert looks.status_look(CodedText("9", "HQS", " held ")).word == "held"
    assert looks.status_look(CodedText(" 9 ", "HQS", "")).word == "9"


@pytest.mark.parametrize("area", ["texts", "desk"])
def test_no_string_of_ours_is_without_persian(area: str) -> None:
    for message in ET.parse(ROOT / "translations" / "fa" / f"{area}.ts").iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, source
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        for form in forms:
            assert PERSIAN.search(form) or not re.search("[A-Za-z]", PLACEHOLDER.sub("", source)), source
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(source)), source
