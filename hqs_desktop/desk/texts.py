"""What the centre has its patients told: its name, instructions by service and doctor, the template of messages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from hqs_desktop.core.text import fold_compact

if TYPE_CHECKING:
    from hqs_desktop.core.coded import CodedText
    from hqs_desktop.core.model import Appointment, Provider, Slot


class Instruction(NamedTuple):
    """What patients of a service (its code), of a provider (its council number), or of one at the other, must know."""

    text: str
    service: str = ""
    provider: str = ""

    def concerns(self, service: "CodedText | None", provider: "Provider | None") -> bool:
        """Whether it is for a visit for that service to that provider."""
        code = service.code if service is not None else ""
        number = provider.identifier.id if provider is not None else ""
        wanted = ((self.service, code), (self.provider, number))
        return any(mine for mine, _ in wanted) and all(
            not mine or fold_compact(mine) == fold_compact(its) for mine, its in wanted
        )


class Texts(NamedTuple):
    """``centre`` is its name, ``template`` a message's, without fault; empty where it was not set.

    ``instructions`` are in the order in which they are told.
    """

    centre: str = ""
    template: str = ""
    instructions: Sequence[Instruction] = ()

    def instructions_for(self, visit: "Slot | Appointment") -> Sequence[str]:
        """What a patient must know before that visit, each once."""
        from hqs_desktop.core.model import Slot  # noqa: PLC0415  # the first window has no visits

        service = visit.service if isinstance(visit, Slot) else None
        told = (one.text for one in self.instructions if one.concerns(service, visit.provider))
        return list(dict.fromkeys(told))


class CentresTexts:
    """Whoever makes a slip or a message asks at that moment; the settings may have been loaded meanwhile."""

    def __init__(self, present: Texts = Texts()) -> None:  # noqa: B008  # it does not change
        self.present = present
        """As set now."""
