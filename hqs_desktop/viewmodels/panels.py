"""Who tells how a booking ended, where several panels hear it: the one that shows it, else the first alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from hqs_desktop.core.model import BookingRequest


class Panels:
    """The booking panels of the window, in the order in which they were made."""

    def __init__(self) -> None:
        self._shows: list[Callable[[BookingRequest], bool]] = []

    def join(self, shows: "Callable[[BookingRequest], bool]") -> "Callable[[BookingRequest], bool]":
        """Take a panel in, by whether it ``shows`` a booking; gives whether that panel must tell of one in a notice."""
        self._shows.append(shows)
        first = len(self._shows) == 1
        return lambda request: first and not any(one(request) for one in self._shows)
