"""The form for a doctor that this desk does not know yet."""

from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.dialogs.provider import ProviderForm
from hqs_desktop.viewmodels.find.commands import ADD_DOCTOR
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.views.dialogs.provider import ProviderDialog


class NewProviderDialog(ProviderDialog):
    """Takes the specialty from the criteria, and gives it back to them."""

    def __init__(self, view_model: BookViewModel, parent: QWidget | None = None) -> None:
        criteria = view_model.criteria
        super().__init__(
            ADD_DOCTOR.words(),
            self.tr("The gateway has no list of doctors. What you type here is kept on this desk."),
            self.tr("Add and search"),
            criteria.search_specialties,
            parent,
        )
        self._view_model = view_model
        self.fill(ProviderForm("", "", **{"facility_id": "", **criteria.facility_texts()}), criteria.specialty)
        self.taken.connect(self._take)

    def _take(self, specialty: Choice, form: ProviderForm) -> None:
        self._view_model.criteria.specialty = specialty
        self._view_model.add_provider(form)
