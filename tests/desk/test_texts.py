"""Whom an instruction concerns."""

from dataclasses import replace

import pytest

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Appointment
from hqs_desktop.desk.texts import Instruction, Texts
from tests.fakes.clock import START
from tests.fakes.gateway import make_provider, make_slot

ECHO = CodedText("901825", "RVU3", "")
SLOT = replace(make_slot(1, START, make_provider()), service=ECHO)
NUMBER = SLOT.provider.identifier.id


@pytest.mark.parametrize(
    ("instruction", "told"),
    [
        (Instruction("x", service="901825"), True),
        (Instruction("x", service="۹۰۱۸۲۵"), True),
        (Instruction("x", service="901826"), False),
        (Instruction("x", provider=NUMBER), True),
        (Instruction("x", provider=f" {NUMBER}".upper()), True),
        (Instruction("x", service="901825", provider=NUMBER), True),
        (Instruction("x", service="901825", provider="other"), False),
        (Instruction("x", service="1", provider=NUMBER), False),
        (Instruction("x"), False),
    ],
)
def test_an_instruction_is_for_a_service_a_provider_or_both(instruction: Instruction, told: bool) -> None:  # noqa: FBT001
    assert Texts(instructions=[instruction]).instructions_for(SLOT) == (["x"] if told else [])


def test_each_is_told_once_in_the_files_order() -> None:
    texts = Texts(
        instructions=[
            Instruction("b", provider=NUMBER),
            Instruction("a", service="901825"),
            Instruction("b", service="901825"),
        ]
    )
    assert texts.instructions_for(SLOT) == ["b", "a"]


def test_of_a_booking_that_only_the_gateway_knows_the_providers_hold() -> None:
    texts = Texts(instructions=[Instruction("a", service="901825"), Instruction("b", provider=NUMBER)])
    found = Appointment(SLOT.tqid, None, SLOT.provider, None, START, None)
    assert texts.instructions_for(found) == ["b"]
    assert texts.instructions_for(replace(found, provider=None)) == []
