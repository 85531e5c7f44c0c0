"""How often it is looked for those who wait for a slot, a page of F9."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.viewmodels.setting_fields import Field, FieldsViewModel, Kind

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.shared import Shared

translate = QCoreApplication.translate  # lupdate knows it by this name

FIELDS: Final = (
    Field(
        "waitlist.every_minutes",
        Kind.NUMBER,
        lambda: translate("WaitlistPage", "Minutes between two looks for free slots"),
        lambda: translate(
            "WaitlistPage", "A whole number from 5 to 240. More often finds slots sooner and asks the gateway more."
        ),
        later=lambda: translate("WaitlistPage", "It holds from the next look on."),
    ),
)


def make(shared: "Shared", parent: QObject) -> FieldsViewModel:
    """For ``viewmodels.pages``."""
    return FieldsViewModel(FIELDS, shared, parent)
