"""A booking as a message: what it says by itself and by the centre's template, in both languages."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.model import Appointment, BookingRequest, Facility, Person, Tqid
from hqs_desktop.desk.texts import Instruction, Texts
from hqs_desktop.viewmodels.words.notices import SettingsIgnored, notice_text
from hqs_desktop.viewmodels.words.terms import message_text
from tests.fakes.clock import START
from tests.fakes.gateway import make_person, make_provider, make_slot
from tests.fakes.languages import speaking

TQID = "1:af8fad5b-d9cb-469f-a165-70867728950e"
PROVIDER = replace(make_provider(), full_name="دکتر نمونه")
SLOT = replace(
    make_slot(1, START, PROVIDER, Facility(None, "درمانگاه نمونه", "خیابان نمونه")),
    tqid=Tqid(TQID),
    queue_number="14",
)
WHO = replace(make_person("0012345679"), first_name="زهرا", last_name="کریمی")
BOOKING = Booking(1, BookingRequest(SLOT, WHO), BookingState.BOOKED, "", START, START)
FASTING = Instruction("ناشتا بیایید", provider=PROVIDER.identifier.id)


@pytest.fixture
def persian(qapp: QCoreApplication) -> Iterator[None]:
    assert qapp
    with speaking("fa"):
        yield


@pytest.mark.usefixtures("persian")
def test_by_itself_it_says_all_that_is_known() -> None:
    assert message_text(BOOKING, Texts(instructions=[FASTING])).splitlines() == [
        "نوبت زهرا کریمی",
        "پزشک: دکتر نمونه",
        "زمان: شنبه ۱۴ شهریور ۱۴۰۵، ساعت ۰۸:۰۰",
        "محل: درمانگاه نمونه، خیابان نمونه",
        "شمارهٔ نوبت: ۱۴",
        "شناسهٔ نوبت:",
        f"TQID {TQID}",
        "ناشتا بیایید",
    ]


@pytest.mark.usefixtures("persian")
def test_what_is_not_known_is_left_out() -> None:
    found = Appointment(Tqid(TQID), None, None, None, None, None)
    assert message_text(found, Texts()).splitlines() == ["شناسهٔ نوبت:", f"TQID {TQID}"]
    assert message_text(found, Texts(), WHO).splitlines()[0] == "نوبت زهرا کریمی"
    assert message_text(None, Texts()) == ""


@pytest.mark.usefixtures("persian")
def test_by_the_centres_template() -> None:
    texts = Texts("درمانگاه ما", "{centre}\n{patient}، {time}\nراهنما: {instructions}\nشناسهٔ نوبت: {tqid}")
    assert message_text(BOOKING, texts).splitlines() == [
        "درمانگاه ما",
        "زهرا کریمی، شنبه ۱۴ شهریور ۱۴۰۵، ساعت ۰۸:۰۰",
        f"شناسهٔ نوبت: TQID {TQID}",
    ]


@pytest.mark.usefixtures("persian")
def test_names_from_outside_fill_no_placeholder_and_bring_no_marks() -> None:
    odd = replace(BOOKING, request=BookingRequest(SLOT, Person(WHO.identifier, "{tqid}", "\u202eX\nY")))
    assert message_text(odd, Texts(template="{patient}")) == "{tqid} X Y"


@pytest.mark.usefixtures("persian")
def test_a_wrong_placeholder_is_told_with_those_that_there_are() -> None:
    told = notice_text(SettingsIgnored("desk.toml:4: message.template", "no_placeholder", named="{tiem}"))
    assert "{tiem}" in told.advice
    assert "{time}" in told.advice
