"""The page of F9: its fields, and no more."""

from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.setting_fields import FieldsViewModel
from hqs_desktop.views.setting_fields import FieldsPage


def make(view_model: FieldsViewModel, parent: QWidget) -> FieldsPage:
    """For ``views.pages``."""
    page = FieldsPage(view_model, "appearance_page", parent)
    page.end()
    return page
