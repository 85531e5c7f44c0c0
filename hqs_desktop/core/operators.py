"""Who works at a desk, what each may do, and who stands behind the messages."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hqs_desktop.core.model import Identifier


class Right(StrEnum):
    """What not everyone may do. Booking, cancelling and calling are everybody's."""

    FIGURES = "figures"
    SETTINGS = "settings"  # of the desk
    OPERATORS = "operators"  # to add, change and retire them
    PINS = "pins"  # to reset another's
    AUDIT = "audit"
    CONNECTION = "connection"


class Role(StrEnum):
    """What an operator is."""

    RECEPTIONIST = "receptionist"
    SHIFT_HEAD = "shift_head"
    IT = "it"


RIGHTS: Final = {
    Role.RECEPTIONIST: frozenset[Right](),
    Role.SHIFT_HEAD: frozenset({Right.FIGURES, Right.SETTINGS, Right.OPERATORS, Right.PINS, Right.AUDIT}),
    Role.IT: frozenset({Right.CONNECTION, Right.PINS}),
}
"""What each may do beyond what everybody may."""


class CommitterKind(StrEnum):
    """Whose number the committer's is (guide, appendix 1, column of types)."""

    MEDICAL_COUNCIL = "Med_ID"
    NURSING = "Nursing_ID"
    MIDWIFERY = "Midwifery_ID"


_ISSUERS: Final = {
    CommitterKind.MEDICAL_COUNCIL: "Med_Council",
    CommitterKind.NURSING: "Nursing_Org",
    CommitterKind.MIDWIFERY: "Med_Council",
}
"""Issuer and assigner of each kind of number (guide, appendix 1)."""


@dataclass(frozen=True, slots=True)
class Committer:
    """Who stands for the messages (guide, class ProviderInfoVO)."""

    first_name: str
    last_name: str
    identifier: "Identifier"


def committer_of(first_name: str, last_name: str, kind: CommitterKind, number: str) -> Committer | None:
    """Who that is in a message; None without a number."""
    if not number:
        return None
    from hqs_desktop.core.model import Identifier  # noqa: PLC0415  # not for the first paint

    issuer = _ISSUERS[kind]
    return Committer(first_name, last_name, Identifier(number, issuer, issuer, kind.value))


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who works here. ``number`` is of ``kind``, and empty for whoever has none.

    ``id`` is made as ``core.ids.new_id`` does; the name is what the journal keeps with every write.
    """

    id: str
    first_name: str
    last_name: str
    role: Role
    kind: CommitterKind = CommitterKind.MEDICAL_COUNCIL
    number: str = ""

    @property
    def name(self) -> str:
        """As it is shown."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def committer(self) -> Committer | None:
        """Whom a message names; None where the centre's own stands behind it."""
        return committer_of(self.first_name, self.last_name, self.kind, self.number)

    def may(self, right: Right) -> bool:
        """Whether that is his right."""
        return right in RIGHTS[self.role]
