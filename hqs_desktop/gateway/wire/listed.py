"""Lists in replies: an element that can't be read costs neither the others nor the knowledge that it was there."""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, TypeVar

from hqs_desktop.core.model import Listed
from hqs_desktop.gateway.wire.base import Unreadable

_log = logging.getLogger(__name__)

T = TypeVar("T")

_NUMBERS: Final = re.compile(r"\[\d+\]")


def listed(elements: Sequence[object], kind: type[T], name: str) -> Listed[T]:
    """The elements of a list that have been read as ``kind``, without the null ones.

    Of the others, which may be ``Unreadable``, the fields are logged. Raises ``Unreadable`` where none could be read
    of those that there are.
    """
    read = [element for element in elements if isinstance(element, kind)]
    bad = [element for element in elements if element is not None and not isinstance(element, kind)]
    if bad:
        troubles = [one if isinstance(one, Unreadable) else Unreadable("a field can't be read", name) for one in bad]
        if not read:
            raise troubles[0]
        fields = Counter(_NUMBERS.sub("", trouble.field or name) for trouble in troubles)
        told = ", ".join(f"{field} ({count})" for field, count in fields.most_common())
        _log.warning("%d of %d elements can't be read: %s", len(bad), len(bad) + len(read), told)
    return Listed(read, len(bad))
