"""What the desks of a centre tell each other of slots: who has one taken up. Nothing of a patient is in here."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """Another desk has a slot taken up. ``tqid_key`` as ``Tqid.key``; ``until`` is by this computer's clock."""

    tqid_key: str
    desk: str
    operator: str
    until: datetime
