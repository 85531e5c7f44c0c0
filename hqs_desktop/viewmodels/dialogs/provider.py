"""A doctor at a centre as a form has it: one that this desk does not know yet, or one of its directory."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.geography import Oddity, oddity
from hqs_desktop.core.identifiers import FindingCode, Level, check_council_number, check_facility_id
from hqs_desktop.core.text import clean_input, strip_marks, to_ascii_digits
from hqs_desktop.desk.directory_file import degrees_text
from hqs_desktop.viewmodels.words.findings import TypedField, finding_text

translate = QCoreApplication.translate  # lupdate knows it by this name


@dataclass(frozen=True, slots=True)
class ProviderForm:
    """What was typed; the degrees (WGS 84) too are as they were typed."""

    council_number: str
    name: str
    facility_id: str
    facility_name: str = ""
    latitude: str = ""
    longitude: str = ""

    def wrong(self, *, heard_of: bool = False) -> dict[str, str]:
        """Field by field, why it can't be taken. Of one that the gateway names the name may be left to it."""
        found = {}
        finding = check_council_number(self.council_number)
        if finding.level is Level.ERROR:
            found["council_number"] = finding_text(finding, TypedField.COUNCIL_NUMBER)
        if not clean_input(self.name) and not heard_of:
            found["name"] = translate("book", "Type the doctor's name, to know it by.")
        finding = check_facility_id(self.facility_id)
        if finding.code is FindingCode.EMPTY:
            found["facility_id"] = translate("book", "Type the centre's id: the gateway wants one.")
        elif finding.level is Level.ERROR:
            found["facility_id"] = finding_text(finding)
        return found | self._wrong_point()

    @property
    def point(self) -> tuple[float | None, float | None]:
        """Where the centre lies; None where that is not said, or is no number."""
        return degrees_of(self.latitude), degrees_of(self.longitude)

    def _wrong_point(self) -> dict[str, str]:
        typed = {"latitude": clean_input(self.latitude), "longitude": clean_input(self.longitude)}
        if not any(typed.values()):
            return {}
        found = {name: why for name, text in typed.items() if (why := _why_no_degrees(text))}
        latitude, longitude = self.point
        if not found and latitude is not None and longitude is not None:
            match oddity(latitude, longitude):
                case Oddity.NO_POINT:
                    found["latitude"] = translate("book", "There is no such point. Iran lies at 25 to 40 degrees.")
                case Oddity.SWAPPED:
                    found["latitude"] = translate("book", "Swap the two: Iran's latitudes are 25 to 40.")
                case Oddity.ELSEWHERE:
                    found["latitude"] = translate("book", "This point is not in Iran. Check both numbers.")
        return found


def filled_form(entry: DirectoryEntry) -> ProviderForm:
    """The form of an entry of the directory."""
    facility = entry.facility
    return ProviderForm(
        council_number=entry.provider.identifier.id,
        name=entry.provider.display_name,
        facility_id=facility.identifier.id if facility.identifier is not None else "",
        facility_name=facility.name,
        latitude=degrees_text(facility.latitude),
        longitude=degrees_text(facility.longitude),
    )


def degrees_of(text: str) -> float | None:
    """Degrees as people type them, in any digits; None for no number."""
    plain = strip_marks(to_ascii_digits(clean_input(text))).translate(_POINTS)
    try:
        return float(plain) if plain and set(plain) <= _NUMBER else None
    except ValueError:
        return None


_NUMBER = set("0123456789.-")
_POINTS = {ord(sign): "." for sign in "\u066b/,"} | {ord("\u2212"): "-"}


def _why_no_degrees(text: str) -> str:
    if not text:
        return translate("book", "Type both numbers, or none.")
    return "" if degrees_of(text) is not None else translate("book", "Type degrees, such as 35.7.")
