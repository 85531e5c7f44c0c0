"""What an operation is made of, and the fields that several have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hqs_desktop.codes.systems import RVU3, SPECIALTY
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Identifier, Provider, Tqid
from hqs_desktop.simulator.reading import Fields
from hqs_desktop.simulator.refusals import Reason, Refused
from hqs_desktop.simulator.wire import Json
from hqs_desktop.simulator.world import World

GATEWAY_PATH: Final = "/api/client/apim/v1/sepas/gwHQS"


@dataclass(frozen=True, slots=True)
class Change:
    """What a write has really done: for the ledger."""

    tqid: Tqid
    person_id: Identifier


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole body of a successful reply; ``change`` only where the operation is a write."""

    body: Json
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One of the ten. ``run`` gets the Composition and raises ``Refused``; ``refuse`` builds the body of a refusal."""

    name: str
    path: str
    run: Callable[[World, Fields], Answer]
    refuse: Callable[[Refused], Json]
    has_twin: bool = True


def composition(body: Fields) -> Fields:
    """The Composition of a request whose message id is complete (guide, class MessageIdentifierVO)."""
    data = body.part("Data")
    message = data.part("MsgId")
    message.identifier("SystemID")
    message.identifier("HealthCareFacilityID")
    return data.part("Composition")


def period(fields: Fields) -> tuple[datetime, datetime]:
    """StartDateTime and EndDateTime, in order."""
    start, end = fields.moment("StartDateTime"), fields.moment("EndDateTime")
    if end < start:
        raise Refused(Reason.WRONG_RANGE, "EndDateTime")
    return start, end


def provider(fields: Fields) -> Provider:
    """A Provider with identifier and, as operations 1 and 3 demand, specialty."""
    part = fields.part("Provider")
    return Provider(identifier=part.identifier("Identifier"), specialty=part.coded("Specialty", SPECIALTY))


def service(fields: Fields) -> CodedText:
    """The Service (RVU3)."""
    return fields.coded("Service", RVU3)


def tqid(fields: Fields) -> Tqid:
    """The slot's id: the tables name the field otherwise than the samples of 7, 8 and 10."""
    return Tqid(fields.text("TrackingQueueID", "TrackingQID"))
