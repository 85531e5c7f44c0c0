"""The ten operations of the guide, by name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hqs_desktop.simulator.operations import bookings, referrals, schedules
from hqs_desktop.simulator.operations.base import Operation

OPERATIONS: Final[Mapping[str, Operation]] = MappingProxyType(
    {operation.name: operation for operation in (*schedules.OPERATIONS, *bookings.OPERATIONS, *referrals.OPERATIONS)}
)
