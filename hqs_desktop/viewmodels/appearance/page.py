"""How the windows look, a page of F9: language, colours, the size of the text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.setting_fields import Choice, Field, FieldsViewModel, Kind

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.shared import Shared

translate = QCoreApplication.translate  # lupdate knows it by this name

_SIZES: Final = (100, 110, 125, 150, 175, 200)  # percent


def _languages() -> Sequence[Choice]:
    # Each in itself, for whoever can't read the other.
    return (Choice("fa", "\u0641\u0627\u0631\u0633\u06cc"), Choice("en", "English"))


def _schemes() -> Sequence[Choice]:
    return (
        Choice("system", translate("AppearancePage", "As the system")),
        Choice("light", translate("AppearancePage", "Light")),
        Choice("dark", translate("AppearancePage", "Dark")),
    )


def _sizes() -> Sequence[Choice]:
    words = translate("AppearancePage", "{n} percent")
    return [Choice(size / 100, words.format(n=formats.digits(size))) for size in _SIZES]


FIELDS: Final = (
    Field("appearance.language", Kind.CHOICE, lambda: translate("AppearancePage", "Language"), choices=_languages),
    Field(
        "appearance.scheme",
        Kind.CHOICE,
        lambda: translate("AppearancePage", "Colours"),
        lambda: translate("AppearancePage", "High contrast is switched on in Windows; the program follows it."),
        _schemes,
    ),
    Field("appearance.text_scale", Kind.CHOICE, lambda: translate("AppearancePage", "Text size"), choices=_sizes),
)


def make(shared: "Shared", parent: QObject) -> FieldsViewModel:
    """For ``viewmodels.pages``."""
    return FieldsViewModel(FIELDS, shared, parent)
