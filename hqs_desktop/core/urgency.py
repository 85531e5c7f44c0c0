"""How urgent the work at hand is: what a person waits for, unless it is marked as background work."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_background: ContextVar[bool] = ContextVar("background", default=False)


@contextmanager
def background_work() -> Iterator[None]:
    """Mark what is called within, and the tasks that it starts, as work that nobody waits for."""
    token = _background.set(True)
    try:
        yield
    finally:
        _background.reset(token)


def in_background() -> bool:
    """Whether nobody waits for the work at hand."""
    return _background.get()
