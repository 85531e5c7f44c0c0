"""Points: how far apart they are, and which a receptionist can't have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.geography import Oddity, in_iran, metres_between, oddity, settled


@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        ((0, 0), (0, 1), 111_195),
        ((0, 0), (1, 0), 111_195),
        ((35.7, 51.4), (35.7, 51.4), 0),
        ((90, 0), (-90, 0), 20_015_087),
        ((60, 0), (60, 1), 55_597),
        ((0, 179.5), (0, -179.5), 111_195),
    ],
)
def test_distances(one: tuple[float, float], other: tuple[float, float], metres: float) -> None:
    assert metres_between(*one, *other) == pytest.approx(metres, rel=1e-3)
    assert metres_between(*other, *one) == pytest.approx(metres, rel=1e-3)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (35.70, 51.41),  # Tehran
        (38.08, 46.29),  # Tabriz
        (39.29, 44.50),  # Maku
        (38.42, 48.87),  # Astara
        (37.47, 49.46),  # Anzali
        (36.90, 50.67),  # Ramsar
        (36.54, 61.16),  # Sarakhs
        (29.50, 60.86),  # Zahedan
        (25.29, 60.64),  # Chabahar
        (26.56, 53.98),  # Kish
        (25.87, 55.03),  # Abu Musa
        (29.25, 50.31),  # Kharg
        (30.34, 48.30),  # Abadan
        (33.12, 46.16),  # Mehran
        (36.00, 45.88),  # Baneh
        (31.03, 61.49),  # Zabol
    ],
)
def test_cities_at_the_borders_and_islands_lie_in_iran(latitude: float, longitude: float) -> None:
    assert oddity(latitude, longitude) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "odd"),
    [
        (51.41, 35.70, Oddity.SWAPPED),
        (38.8, 51.0, Oddity.ELSEWHERE),  # the Caspian Sea
        (27.3, 51.0, Oddity.ELSEWHERE),  # the Persian Gulf
        (33.31, 44.36, Oddity.ELSEWHERE),  # Baghdad
        (25.20, 55.27, Oddity.ELSEWHERE),  # Dubai
        (40.18, 44.51, Oddity.ELSEWHERE),  # Yerevan
        (0, 0, Oddity.ELSEWHERE),
        (91, 10, Oddity.NO_POINT),
        (10, 181, Oddity.NO_POINT),
        (float("nan"), 51, Oddity.NO_POINT),
        (float("inf"), 51, Oddity.NO_POINT),
    ],
)
def test_what_can_not_be_meant_is_named(latitude: float, longitude: float, odd: Oddity) -> None:
    assert oddity(latitude, longitude) is odd


def test_a_place_whose_degrees_a_gateway_swapped_is_put_right_and_one_outside_is_none() -> None:
    assert settled(35.7, 51.4) == (35.7, 51.4)
    assert settled(51.4, 35.7) == (35.7, 51.4)
    assert settled(0, 0) is None
    assert settled(None, 51.4) is None
    assert settled(35.7, None) is None


@given(st.floats(), st.floats())
def test_any_two_numbers_are_judged(latitude: float, longitude: float) -> None:
    assert (oddity(latitude, longitude) is None) == in_iran(latitude, longitude)


@given(st.floats(25, 40), st.floats(44, 63))
def test_no_point_of_iran_is_one_when_swapped(latitude: float, longitude: float) -> None:
    assert not (in_iran(latitude, longitude) and in_iran(longitude, latitude))
