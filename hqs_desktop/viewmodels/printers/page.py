"""Printer and paper, a page of F9, and a page to try them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.printing import PrintedColumn, PrintedTable, file_stem
from hqs_desktop.viewmodels.setting_fields import Choice, Field, FieldsViewModel, Kind

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.shared import Shared

translate = QCoreApplication.translate  # lupdate knows it by this name

_PRINTER: Final = "printing.printer"


def _papers() -> Sequence[Choice]:
    return (
        Choice("", translate("PrintersPage", "As the printer is set")),
        *(Choice(paper, paper) for paper in ("A4", "A5", "A6")),
    )


FIELDS: Final = (
    Field(
        _PRINTER,
        Kind.CHOICE,
        lambda: translate("PrintersPage", "Printer"),
        lambda: translate("PrintersPage", "It is printed on this one at once; another can be chosen each time."),
    ),
    Field("printing.paper", Kind.CHOICE, lambda: translate("PrintersPage", "Paper"), choices=_papers),
)


class PrintersViewModel(FieldsViewModel):
    """``names`` are the printers of this computer, as whoever sees them says."""

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(FIELDS, shared, parent)
        self._clock, self._texts = shared.clock, shared.texts
        self._names: Sequence[str] = ()

    def know(self, names: Sequence[str]) -> None:
        """Learn which printers there are."""
        self._names = names
        self.changed.emit()

    def choices(self, name: str) -> Sequence[Choice]:
        """The system's own printer before all others; one that is set and not there says so."""
        if name != _PRINTER:
            return super().choices(name)
        known = [Choice("", self.tr("The system's default printer")), *(Choice(one, one) for one in self._names)]
        value = self.value(name)
        if not any(choice.value == value for choice in known):
            words = self.tr("{printer}: not on this computer").format(printer=value)
            known.append(Choice(value, words))
        return known

    def test_page(self) -> PrintedTable:
        """What a sheet of this desk looks like, without any patient."""
        now = self._clock.now()
        return PrintedTable(
            title=self.tr("Test page"),
            stamps=[one for one in (self._texts.present.centre, formats.moment(now)) if one],
            columns=[PrintedColumn(self.tr("What"), 1), PrintedColumn(self.tr("As printed"), 2)],
            rows=[
                [self.tr("Letters"), self.tr("Every letter must be whole and joined.")],
                [self.tr("Digits"), formats.digits("0123456789")],
                [self.tr("Tracking number"), "1:00000000-0000-4000-8000-000000000000"],
            ],
            file_stem=file_stem("test", now),
        )


def make(shared: "Shared", parent: QObject) -> PrintersViewModel:
    """For ``viewmodels.pages``."""
    return PrintersViewModel(shared, parent)
