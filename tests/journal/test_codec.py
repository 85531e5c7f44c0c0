from datetime import UTC, datetime, timedelta, timezone
from json import dumps, loads

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import Area, BookingRequest, Facility, Identifier, Person, Provider, Quantity, Slot, Tqid
from hqs_desktop.journal.codec import decode, encode
from tests.journal.values import request

anything = st.characters()  # also halves of surrogate pairs: JSON from outside may hold them
texts = st.text(anything, max_size=12)
coded = st.builds(CodedText, texts, texts, texts)
identifiers = st.builds(Identifier, texts, texts, texts, texts)
numbers = st.floats(allow_nan=False, allow_infinity=False)
instants = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001  (made aware)
    datetime(2200, 1, 1),  # noqa: DTZ001  (made aware)
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=3, minutes=30))]),
)
areas = st.builds(Area, city=st.none() | coded, national_area_code=st.none() | coded)
providers = st.builds(Provider, identifiers, texts, texts, texts, st.none() | coded)
facilities = st.builds(
    Facility,
    st.none() | identifiers,
    texts,
    latitude=st.none() | numbers,
    longitude=st.none() | numbers,
    type=st.none() | coded,
    area=st.none() | areas,
)
slots = st.builds(
    Slot,
    tqid=st.builds(Tqid, texts),
    start=instants,
    duration=st.timedeltas(timedelta(0), timedelta(days=30)),
    provider=providers,
    facility=facilities,
    queue_number=texts,
    quota=st.none() | coded,
    service=st.none() | coded,
    local_id=texts,
    booking_opens=st.none() | instants,
    booking_closes=st.none() | instants,
)
people = st.builds(Person, identifiers, texts, texts, texts, st.none() | coded, texts, texts)
requests = st.builds(
    BookingRequest,
    slots,
    people,
    st.none() | identifiers,
    st.none() | coded,
    st.none() | st.builds(Quantity, numbers, texts),
)


@given(requests)
def test_a_request_comes_back_as_it_was(original: BookingRequest) -> None:
    restored = decode(BookingRequest, loads(dumps(encode(original))))
    assert restored == original
    assert restored.slot.tqid.text == original.slot.tqid.text  # not only its key
    assert restored.slot.start.tzinfo is not None


def test_fields_that_are_newer_or_unknown_do_no_harm() -> None:
    data = encode(request())
    assert isinstance(data, dict)
    assert isinstance(data["slot"], dict)
    assert isinstance(data["person"], dict)
    del data["deposit"], data["slot"]["quota"], data["person"]["mobile"]
    data["later"] = {"more": 1}
    data["slot"]["later"] = "x"
    restored = decode(BookingRequest, data)
    assert restored.person.mobile == ""
    assert restored.slot == request().slot


@pytest.mark.parametrize(
    "data",
    [
        None,
        "text",
        {},
        {"identifier": None},
        {"identifier": {"id": "1"}},
        {"identifier": {"id": 1, "issuer": "", "assigner": "", "type": ""}},
        {"identifier": {"id": "1", "issuer": "", "assigner": "", "type": ""}, "gender": "x"},
    ],
)
def test_what_does_not_fit_is_a_journal_error_without_the_data(data: object) -> None:
    with pytest.raises(JournalError) as caught:
        decode(Person, data)
    assert "Person" in str(caught.value) or "Identifier" in str(caught.value) or "CodedText" in str(caught.value)


@pytest.mark.parametrize(("field", "wrong"), [("start", "soon"), ("start", 5), ("duration", "x"), ("duration", 10**30)])
def test_times_that_are_none(field: str, wrong: object) -> None:
    data = encode(request().slot)
    assert isinstance(data, dict)
    with pytest.raises(JournalError, match="Slot"):
        decode(Slot, {**data, field: wrong})


def test_only_known_types_are_kept() -> None:
    with pytest.raises(TypeError, match="bytes"):
        encode(b"x")
