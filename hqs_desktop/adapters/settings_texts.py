"""The settings of what patients are told: the template of messages, and instructions by service and doctor."""

from typing import Annotated, Final, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from hqs_desktop.adapters.settings_file import FAULT_TYPE, PLACEHOLDER_TYPE
from hqs_desktop.core.template import template_fault
from hqs_desktop.core.text import strip_marks
from hqs_desktop.desk.connection.form import Fault, code_fault, code_input, word_fault
from hqs_desktop.desk.texts import Instruction

_LONGEST: Final = 2000  # characters: some screens of a telephone
_NAMED: Final = 40  # characters of what stands in braces


def _plain(text: str) -> str:
    """Lines without marks and without blanks around them."""
    lines = strip_marks(text, keep_zwnj=True).replace("\t", " ").splitlines()
    return "\n".join(line.strip() for line in lines).strip("\n")


def _refuse(fault: Fault | None) -> None:
    if fault is not None:
        raise PydanticCustomError(FAULT_TYPE, "{fault}", {"fault": fault.value})


def _code(text: str) -> str:
    code = code_input(text)
    _refuse(code_fault(code))
    return code


def _told(text: str) -> str:
    plain = _plain(text)
    _refuse(None if plain else Fault.EMPTY)
    _refuse(_lines_fault(plain))
    return plain


def _template(text: str) -> str:
    plain = _plain(text)
    _refuse(_lines_fault(plain))
    if (broken := template_fault(plain)) is not None:
        name = " ".join(broken[:_NAMED].split())
        raise PydanticCustomError(PLACEHOLDER_TYPE, "{name} is no placeholder", {"name": name})
    return plain


def _lines_fault(text: str) -> Fault | None:
    if len(text) > _LONGEST:
        return Fault.TOO_LONG
    return next((fault for line in text.splitlines() if (fault := word_fault(line))), None)


class MessageSettings(BaseModel):
    """A booking as a message to the patient; an empty template stands for the usual one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    template: Annotated[str, AfterValidator(_template)] = ""


class InstructionSettings(BaseModel):
    """What patients must know, for a service's code, a provider's council number, or both together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    service: Annotated[str, AfterValidator(_code)] = ""
    provider: Annotated[str, AfterValidator(_code)] = ""
    text: Annotated[str, AfterValidator(_told)]

    @model_validator(mode="after")
    def _for_somebody(self) -> Self:
        if not (self.service or self.provider):
            raise PydanticCustomError("hqs_nobody", "neither service nor provider")
        return self

    @property
    def instruction(self) -> Instruction:
        """As the desk has it."""
        return Instruction(self.text, self.service, self.provider)
