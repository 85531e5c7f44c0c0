"""The centre, a page of F9: its name and place, the message to patients, and what they must know before a visit."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.core.model import Appointment, Facility, Identifier, Person, Provider, Tqid
from hqs_desktop.core.template import PLACEHOLDERS, template_fault
from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.desk.texts import Instruction, Texts
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.setting_fields import Field, FieldsViewModel, Kind
from hqs_desktop.viewmodels.words.terms import message_text, usual_template

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.shared import Shared

translate = QCoreApplication.translate  # lupdate knows it by this name

NAME: Final = "centre.name"
TEMPLATE: Final = "message.template"
INSTRUCTIONS: Final = "instructions"
_COUNCIL: Final = "12345"
_IN_TWO_DAYS: Final = timedelta(days=2)


def _placeholders() -> str:
    names = " ".join(isolate_ltr(f"{{{name}}}") for name in PLACEHOLDERS)
    words = translate(
        "CentrePage", "Empty for the usual one. Placeholders: {names}. A line whose placeholder is empty is left out."
    )
    return words.format(names=names)


def _how_many(value: object) -> str:
    return formats.digits(len(value)) if isinstance(value, Sequence) else ""


FIELDS: Final = (
    Field(NAME, Kind.WORDS, lambda: translate("CentrePage", "Centre's name")),
    Field(
        "centre.latitude",
        Kind.NUMBER,
        lambda: translate("CentrePage", "Latitude"),
        lambda: translate("CentrePage", "Degrees, from 24 to 41, like 35.7; empty where it is not known."),
        later=lambda: translate("CentrePage", "It holds from the next start on."),
    ),
    Field(
        "centre.longitude",
        Kind.NUMBER,
        lambda: translate("CentrePage", "Longitude"),
        lambda: translate("CentrePage", "Degrees, from 43 to 64, like 51.4; empty where it is not known."),
        later=lambda: translate("CentrePage", "It holds from the next start on."),
    ),
    Field(TEMPLATE, Kind.LINES, lambda: translate("CentrePage", "Message to the patient"), _placeholders),
    Field(
        INSTRUCTIONS,
        Kind.OWN,
        lambda: translate("CentrePage", "Instructions"),
        lambda: translate("CentrePage", "Give a service's code or a doctor's council number, and what is to be told."),
        spoken=_how_many,
    ),
)


class CentreViewModel(FieldsViewModel):
    """``preview`` is the message of an example, as it would be with what is typed."""

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(FIELDS, shared, parent)
        self._shared = shared

    @property
    def preview(self) -> str:
        """Empty while what is typed is no template."""
        template = self.text(TEMPLATE)
        if template_fault(template) is not None:
            return ""
        told = next((one.text for one in self.instructions), self.tr("Come fasting."))
        texts = Texts(self.text(NAME), template, [Instruction(told, provider=_COUNCIL)])
        return message_text(self._example(), texts)

    @property
    def instructions(self) -> Sequence[Instruction]:
        """As they are set, in the order in which they are told."""
        value = self.value(INSTRUCTIONS)
        return [one.instruction for one in value] if isinstance(value, tuple) else ()

    def set_text(self, name: str, text: str) -> None:
        """What is wrong with a template is told while it is typed."""
        super().set_text(name, text)
        if name == TEMPLATE and (broken := template_fault(text)) is not None:
            self.refuse(name, self.words_of(name, named=broken))

    def take_usual(self) -> None:
        """Begin with the usual message."""
        self.set_text(TEMPLATE, usual_template())

    def add(self, service: str, provider: str, text: str) -> None:
        """Keep one more instruction."""
        self.set_value(INSTRUCTIONS, [*map(_table, self.instructions), _table(Instruction(text, service, provider))])

    def remove(self, place: int) -> None:
        """Keep all but one."""
        left = [one for at, one in enumerate(self.instructions) if at != place]
        self.set_value(INSTRUCTIONS, list(map(_table, left)))

    def _example(self) -> Appointment:
        council, person = Identifier(_COUNCIL, "", "", ""), Identifier("", "", "", "")
        name = self.text(NAME) or self.tr("The centre")
        return Appointment(
            tqid=Tqid("1:00000000-0000-4000-8000-000000000000"),
            person=Person(person, full_name=self.tr("Maryam Ahmadi")),
            start=self._shared.clock.now() + _IN_TWO_DAYS,
            provider=Provider(council, full_name=self.tr("Dr Karimi")),
            facility=Facility(Identifier("", "", "", ""), name=name),
            queue_number="12",
            duration=None,
        )


def _table(one: Instruction) -> dict[str, str]:
    return {"service": one.service, "provider": one.provider, "text": one.text}


def make(shared: "Shared", parent: QObject) -> CentreViewModel:
    """For ``viewmodels.pages``."""
    return CentreViewModel(shared, parent)
