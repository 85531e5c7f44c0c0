"""What was really executed, whatever the caller was told: the truth that fault tests compare against."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import RLock

from hqs_desktop.core.model import Identifier, Tqid


@dataclass(frozen=True, slots=True)
class Execution:
    """A write that changed the world. ``reply_lost`` when a fault kept its reply from the caller."""

    operation: str
    tqid: Tqid
    person_id: Identifier
    at: datetime
    request_id: str
    twin: bool = False
    reply_lost: bool = False


class Ledger:
    """Every executed write in order, and how often each operation was called. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._executions: list[Execution] = []
        self._calls: Counter[str] = Counter()

    @property
    def executions(self) -> Sequence[Execution]:
        """The executed writes, oldest first."""
        with self._lock:
            return tuple(self._executions)

    @property
    def calls(self) -> Mapping[str, int]:
        """How many requests came in by operation, executed or not (``token.password``, ``token.refresh``: sign-ins)."""
        with self._lock:
            return dict(self._calls)

    def of(self, operation: str, tqid: Tqid | None = None) -> Sequence[Execution]:
        """The executed writes of an operation, of one slot or all."""
        return [done for done in self.executions if done.operation == operation and tqid in {None, done.tqid}]

    def count(self, operation: str) -> None:
        """A request came in."""
        with self._lock:
            self._calls[operation] += 1

    def add(self, execution: Execution) -> None:
        """A write was executed."""
        with self._lock:
            self._executions.append(execution)

    def mark_lost(self, request_id: str) -> None:
        """The reply to that request did not get to its caller as it was."""
        with self._lock:
            self._executions = [
                replace(done, reply_lost=True) if done.request_id == request_id else done for done in self._executions
            ]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._executions.clear()
            self._calls.clear()
