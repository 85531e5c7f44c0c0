"""PINs: which are taken, how they are kept, how long one waits."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hqs_desktop.core.errors import OperatorError, OperatorFault
from hqs_desktop.core.pins import fits, hashed, new_pin, typed_pin, wait_after
from hqs_desktop.core.text import to_persian_digits


@pytest.mark.parametrize("text", ["", "123", "1" * 13, "12a4", "-123", "12 34", "12.4", "²²²²"])
def test_a_pin_is_4_to_12_digits(text: str) -> None:
    with pytest.raises(OperatorError) as caught:
        new_pin(text)
    assert caught.value.fault is OperatorFault.NO_PIN


@pytest.mark.parametrize("text", ["0000", "1234", "987654", "۱۱۱۱"])
def test_what_anybody_would_try_first_is_no_pin(text: str) -> None:
    with pytest.raises(OperatorError) as caught:
        new_pin(text)
    assert caught.value.fault is OperatorFault.PLAIN_PIN


@given(st.from_regex(r"[0-9]{4,12}", fullmatch=True).map(lambda digits: "13" + digits[2:]))
def test_any_digits_are_the_same_digits(digits: str) -> None:
    assert typed_pin(f" {to_persian_digits(digits)} ") == digits


@settings(max_examples=5, deadline=None)
@given(st.from_regex(r"[0-9]{4,12}", fullmatch=True), st.from_regex(r"[0-9]{4,12}", fullmatch=True))
def test_only_the_pin_fits_and_two_hashes_of_it_differ(pin: str, other: str) -> None:
    kept = hashed(pin)
    assert fits(pin, kept)
    assert fits(other, kept) is (other == pin)
    assert pin not in kept.split("$")
    assert hashed(pin) != kept


def test_the_wait_grows_and_then_stays() -> None:
    waits = [wait_after(failed) for failed in range(12)]
    assert waits[:4] == [timedelta(), timedelta(), timedelta(), timedelta(seconds=30)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=1)
