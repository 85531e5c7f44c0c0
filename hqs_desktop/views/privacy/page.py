"""What keeps patients' data from others, a page of F9."""

from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.setting_fields import FieldsViewModel
from hqs_desktop.views.setting_fields import FieldsPage
from hqs_desktop.views.widgets.labels import PlainLabel


class PrivacyPage(FieldsPage):
    """The fields, and what is deleted then."""

    def __init__(self, view_model: FieldsViewModel, parent: QWidget) -> None:
        super().__init__(view_model, "privacy_page", parent)
        self.column.addWidget(PlainLabel(self.tr("What is deleted"), self.inside, role="section"))
        self.column.addWidget(
            PlainLabel(
                self.tr(
                    "Names, identifiers, numbers, notes and what was typed, of bookings, writes, moves, corrections "
                    "and closed tasks. What was done, when, by whom and on which slot stays, and so do the figures. "
                    "What is still open is never touched: a booking of unknown outcome, a move, a task, a patient to "
                    "be called. Deleted data can't be brought back."
                ),
                self.inside,
                wrap=True,
            )
        )
        self.end()


def make(view_model: FieldsViewModel, parent: QWidget) -> PrivacyPage:
    """For ``views.pages``."""
    return PrivacyPage(view_model, parent)
