"""The lines about the list as a whole: how much of it is shown, and how its last check against the gateway went."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels import formats

if TYPE_CHECKING:
    from hqs_desktop.desk.watch import WatchReport

translate = QCoreApplication.translate


def count_words(listed: int, total: int) -> str:
    """How many bookings are listed, of ``total`` that were sought."""
    if total > listed:
        said = translate("DeskCheck", "Bookings: {n} of {total}; narrow the list to see the others")
        return said.format(n=formats.count(listed), total=formats.count(total))
    return translate("DeskCheck", "Bookings: {n}").format(n=formats.count(listed))


def check_words(report: "WatchReport | None", *, checking: bool) -> str:
    """``report`` is the last check's; None before the first."""
    if checking:
        return translate("DeskCheck", "Asking the gateway what has changed\u2026")
    if report is None:
        return translate("DeskCheck", "Not checked yet")
    time = formats.time_of(report.at)
    if report.failed:
        return translate("DeskCheck", "Checked at {time}; {n} could not be checked").format(
            time=time, n=formats.digits(len(report.failed))
        )
    if report.changed:
        return translate("DeskCheck", "Checked at {time}; {n} changed").format(
            time=time, n=formats.digits(len(report.changed))
        )
    return translate("DeskCheck", "Checked at {time}; nothing changed").format(time=time)
