"""How the last check of the list against the gateway went, in one line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels import formats

if TYPE_CHECKING:
    from hqs_desktop.desk.watching import WatchReport

translate = QCoreApplication.translate


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
