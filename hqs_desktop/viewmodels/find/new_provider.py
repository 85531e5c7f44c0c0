"""A doctor that this desk does not know yet."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.identifiers import FindingCode, Level, check_council_number, check_facility_id
from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels.words.findings import TypedField, finding_text

translate = QCoreApplication.translate  # lupdate knows it by this name


@dataclass(frozen=True, slots=True)
class NewProvider:
    """A doctor that is not known here, as typed in."""

    council_number: str
    name: str
    facility_id: str
    facility_name: str = ""

    def wrong(self) -> dict[str, str]:
        """Field by field, why it can't be added."""
        found = {}
        finding = check_council_number(self.council_number)
        if finding.level is Level.ERROR:
            found["council_number"] = finding_text(finding, TypedField.COUNCIL_NUMBER)
        if not clean_input(self.name):
            found["name"] = translate("book", "Type the doctor's name, to know it by.")
        finding = check_facility_id(self.facility_id)
        if finding.code is FindingCode.EMPTY:
            found["facility_id"] = translate("book", "Type the centre's id: the gateway wants one.")
        elif finding.level is Level.ERROR:
            found["facility_id"] = finding_text(finding)
        return found
