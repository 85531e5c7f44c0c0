"""Ids that are made at the desk, and are unique wherever desks come together."""

import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

_MILLISECOND: Final = 1000
_RANDOM_BITS: Final = 80


def new_id(now: datetime) -> str:
    """A UUID of version 7 (RFC 9562): those made later sort behind, to the millisecond. ``now`` is aware."""
    moment = int(now.timestamp() * _MILLISECOND) << _RANDOM_BITS
    number = moment | secrets.randbits(_RANDOM_BITS)
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=number))
