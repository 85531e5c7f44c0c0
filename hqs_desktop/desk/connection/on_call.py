"""The connection doctor of the place where this desk works now, for who wants it examined."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from hqs_desktop.desk.connection.doctor import Doctor


class DoctorOnCall:
    """``of`` gives who examines the desk; None while it is not set up."""

    def __init__(self) -> None:
        self.of: Callable[[], Doctor | None] = lambda: None
