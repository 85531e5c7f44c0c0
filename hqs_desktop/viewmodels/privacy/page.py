"""What keeps patients' data from others, a page of F9: the lock, the clipboard, how long the journal keeps them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.viewmodels.setting_fields import Choice, Field, FieldsViewModel, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqs_desktop.viewmodels.shared import Shared

translate = QCoreApplication.translate  # lupdate knows it by this name


def _yes_no() -> "Sequence[Choice]":
    return (Choice(True, translate("PrivacyPage", "Yes")), Choice(False, translate("PrivacyPage", "No")))  # values


FIELDS: Final = (
    Field(
        "privacy.lock_minutes",
        Kind.NUMBER,
        lambda: translate("PrivacyPage", "Lock after so many idle minutes"),
        lambda: translate("PrivacyPage", "A whole number from 0 to 240; 0 never locks by itself."),
    ),
    Field(
        "privacy.clear_clipboard",
        Kind.CHOICE,
        lambda: translate("PrivacyPage", "Empty the clipboard when locking"),
        lambda: translate("PrivacyPage", "Only of what was copied here."),
        _yes_no,
    ),
    Field(
        "privacy.keep_days",
        Kind.NUMBER,
        lambda: translate("PrivacyPage", "Keep patients' data so many days after the visit"),
        lambda: translate("PrivacyPage", "0 keeps it for ever; else a whole number from 30 to 3650."),
        later=lambda: translate("PrivacyPage", "Older data is deleted at the next daily look, within a day."),
    ),
)


def make(shared: "Shared", parent: QObject) -> FieldsViewModel:
    """For ``viewmodels.pages``."""
    return FieldsViewModel(FIELDS, shared, parent)
