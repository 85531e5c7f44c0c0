"""The lines of a field over services (RVU3): of the imported list, else the one that the guide prints."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.text import clean_input, to_ascii_digits
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Choice

translate = QCoreApplication.translate  # lupdate knows it by this name

_OFFERED: Final = 200
_DIGITS: Final = 6


def service_choices(codes: CodeTables, text: str) -> Sequence[Choice]:
    """The services that a half-typed text means, by code or words; else a typed code. A value is the coded text."""
    typed = clean_input(text)
    code = to_ascii_digits(clean_input(typed.removeprefix(_coded("").strip())))
    default = default_service()
    known = service_choice(default)
    offered = [known] if not code or known.text.startswith(text) or default.code.startswith(code) else []
    if (imported := codes.lists.of(ListKind.RVU3)) is not None:
        items = (imported.edition.items[row] for row in imported.index.search(code, _OFFERED))
        services = (CodedText(item.code, default.system, item.name) for item in items if item.code != default.code)
        offered += [service_choice(service) for service in services]
    if offered or len(code) != _DIGITS or not (code.isascii() and code.isdigit()):
        return offered
    return [Choice(CodedText(code, default.system, ""), _coded(formats.identifier(code)))]


def service_choice(service: CodedText) -> Choice:
    """A service as its field shows it."""
    return Choice(service, service.value or formats.identifier(service.code), formats.identifier(service.code))


def _coded(code: str) -> str:
    return translate("Services", "Code {code}").format(code=code)
