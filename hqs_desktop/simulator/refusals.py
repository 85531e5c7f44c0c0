"""Every reason for which the simulated gateway says no, with the code and the text that it gives."""

from enum import StrEnum
from typing import Final

from hqs_desktop.simulator.people import texts


class Reason(StrEnum):
    """Why; the value names the text in ``resources/simulator/seed.json``."""

    TAKEN = "taken"
    WINDOW = "window"
    PAST = "past"
    WITHDRAWN = "withdrawn"
    NOT_BOOKED = "not_booked"
    OTHER_PERSON = "other_person"
    VISITED = "visited"
    UNKNOWN_TQID = "unknown_tqid"
    MISSING = "missing"
    WRONG_VALUE = "wrong_value"
    WRONG_DATE = "wrong_date"
    WRONG_RANGE = "wrong_range"
    WRONG_PID = "wrong_pid"
    WRONG_JSON = "wrong_json"
    WRONG_CONTENT_TYPE = "wrong_content_type"
    TOO_BIG = "too_big"


# The guide prints no error codes; its two samples of an error carry 0. So what the slot's state forbids is refused with
# 0, as they do, and what the request itself lacks with a number of ours.
_CODES: Final = {
    Reason.UNKNOWN_TQID: 1001,
    Reason.MISSING: 1002,
    Reason.WRONG_VALUE: 1003,
    Reason.WRONG_DATE: 1004,
    Reason.WRONG_RANGE: 1005,
    Reason.WRONG_PID: 1006,
    Reason.WRONG_JSON: 1007,
    Reason.WRONG_CONTENT_TYPE: 1008,
    Reason.TOO_BIG: 1009,
}
_HTTP_STATUS: Final = {Reason.WRONG_JSON: 400, Reason.WRONG_CONTENT_TYPE: 415, Reason.TOO_BIG: 413}


class Refused(Exception):  # noqa: N818  (an answer, no error of the simulator)
    """The operation is refused. ``field`` is the guide's name of the field that is missing or wrong, if one is."""

    def __init__(self, reason: Reason, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field

    @property
    def code(self) -> int:
        """The reply's errorCode; 0 for what the samples print with 0."""
        return _CODES.get(self.reason, 0)

    @property
    def http_status(self) -> int:
        """The reply's HTTP status: a refusal by the service itself comes with 200, as the samples do."""
        return _HTTP_STATUS.get(self.reason, 200)

    @property
    def text(self) -> str:
        """The reply's errorMessage."""
        text = texts().refusals[self.reason].format(field=self.field)
        return text if self.code else texts().service_error.format(text=text)
