"""Points and distances as people type and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.viewmodels.find.points import (
    odd_words,
    offered_km,
    point_text,
    read_km,
    read_point,
    typed_points,
)

TEHRAN = (35.7, 51.4)


@pytest.mark.parametrize(
    "text",
    [
        "35.7, 51.4",
        "35.7,51.4",
        "35.7 51.4",
        "35.7; 51.4",
        "(35.7, 51.4)",
        "35.7/51.4",
        "35/7 51/4",
        "35.7\u00b0 N, 51.4\u00b0 E",
        "\u06f3\u06f5.\u06f7\u060c \u06f5\u06f1.\u06f4",
        "\u06f3\u06f5\u066b\u06f7\u060c \u06f5\u06f1\u066b\u06f4",
        "\u0663\u0665.\u0667, \u0665\u0661.\u0664",
        "\u2066\u06f3\u06f5.\u06f7, \u06f5\u06f1.\u06f4\u2069",
        " +35.70 , 51.40 ",
    ],
)
def test_a_point_is_read_in_any_digits_and_with_any_sign_between(text: str) -> None:
    assert read_point(text) == TEHRAN


@pytest.mark.parametrize("text", ["", "35.7", "35.7,", "Tehran", "1, 2, 3", "35..7, 51", "35.7 x 51.4", "0021234567"])
def test_what_is_no_point_is_none(text: str) -> None:
    assert read_point(text) is None
    assert typed_points(text) == []


def test_of_swapped_degrees_the_likely_ones_are_offered_first() -> None:
    meant, typed = typed_points("51.4, 35.7")
    assert (meant.value, typed.value) == (TEHRAN, (51.4, 35.7))
    assert "swapped" in meant.beside
    assert typed.beside == odd_words((51.4, 35.7)) == "not in Iran: swapped?"


def test_a_point_at_sea_is_offered_and_named() -> None:
    (sea,) = typed_points("27.3, 51.0")
    assert "sea" in sea.beside
    assert odd_words(TEHRAN) == ""
    assert typed_points("95, 51") == []


@given(st.floats(25, 40), st.floats(44, 64))
def test_a_point_that_is_shown_is_read_again(latitude: float, longitude: float) -> None:
    read = read_point(point_text((latitude, longitude)))
    assert read == pytest.approx((latitude, longitude), abs=1e-4)


@given(st.text())
def test_any_text_is_a_point_or_none(text: str) -> None:
    for choice in typed_points(text):
        assert choice.text


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("5", 5),
        ("\u06f7\u066b\u06f5", 7.5),
        ("7.5", 7.5),
        ("7/5", 7.5),
        ("0.1", 0.1),
        ("100", 100),
        ("0", None),
        ("0.05", None),
        ("101", None),
        ("-3", None),
        ("", None),
        ("five", None),
        ("9" * 400, None),
    ],
)
def test_a_distance_is_a_number_in_bounds(text: str, km: float | None) -> None:
    assert read_km(text) == km
    assert [choice.value for choice in offered_km(text)] == ([km] if km is not None else []) or not text


def test_the_usual_distances_are_offered() -> None:
    assert [choice.text for choice in offered_km("")] == ["1", "2", "5", "10", "20", "50", "100"]
