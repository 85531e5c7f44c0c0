"""Who works at this desk, and what he may do."""

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from hqs_desktop.core.audit import Act
from hqs_desktop.core.errors import OperatorError, OperatorFault
from hqs_desktop.core.operators import Committer, Operator, Right, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class OperatorStore(Protocol):
    """Where operators are kept; each method commits, raises ``JournalError``, and says so in the audit trail.

    Those that are given an operator raise ``OperatorError`` where he is retired. A PIN is a hash in here.
    """

    async def all(self) -> "Sequence[Operator]":
        """Those who are not retired, by when they were added."""
        ...

    async def add(self, new: Operator, pin: str, *, by: str) -> None:
        """Add one. Raises ``OperatorError`` where somebody has that name."""
        ...

    async def change(self, after: Operator, *, by: str) -> None:
        """Keep what he is now. Raises ``OperatorError`` where somebody has that name."""
        ...

    async def retire(self, one: Operator, *, by: str) -> None:
        """He works here no more; what he did stays his."""
        ...

    async def set_pin(self, one: Operator, pin: str, act: Act, *, by: str) -> None:
        """Give him another PIN, and forget the wrong tries."""
        ...

    async def begin_try(self, one: Operator, act: Act) -> str:
        """Count a try as a wrong one until ``succeeded``; gives the hash. Raises ``OperatorError`` while blocked."""
        ...

    async def succeeded(self, one: Operator, act: Act) -> None:
        """The PIN was right."""
        ...

    async def failed(self, one: Operator, act: Act) -> None:
        """The PIN was wrong."""
        ...

    async def record(self, act: Act, *, by: str) -> None:
        """Keep in the trail what somebody did."""
        ...


class Operators:
    """Whoever makes a write asks at that moment; nobody keeps a copy, so that no call is ever another's.

    While nobody was ever added, ``named`` (from the settings, may be empty) works here, and may do everything. Every
    method that changes something raises ``OperatorError`` and ``JournalError``.
    """

    def __init__(self, named: str = "") -> None:
        self.named = named
        self._store: OperatorStore | None = None
        self._all: Sequence[Operator] = ()
        self._here: Operator | None = None
        self._listeners: list[Callable[[], None]] = []

    @property
    def all(self) -> "Sequence[Operator]":
        """Who may work here, by when they were added; nobody where operators are not told apart."""
        return self._all

    @property
    def here(self) -> Operator | None:
        """Who has signed in."""
        return self._here

    @property
    def present(self) -> str:
        """The name that the journal keeps with every write; empty where nobody gave one, or nobody signed in."""
        if self._all:
            return self._here.name if self._here is not None else ""
        return self.named

    @property
    def awaited(self) -> bool:
        """Whether somebody has to sign in before anything is done."""
        return bool(self._all) and self._here is None

    def may(self, right: Right) -> bool:
        """Whether who works here has that right."""
        return not self._all or (self._here is not None and self._here.may(right))

    def require(self, right: Right) -> None:
        """Raise ``OperatorError`` where who works here has not that right."""
        if self.awaited:
            raise OperatorError(OperatorFault.NOT_SIGNED_IN)
        if not self.may(right):
            raise OperatorError(OperatorFault.NO_RIGHT)

    def committer_of(self, name: str) -> Committer | None:
        """Who stands behind the messages of the operator of that name; None: the centre's own."""
        return next((one.committer for one in self._all if one.name == name), None)

    def subscribe(self, callback: "Callable[[], None]") -> "Callable[[], None]":
        """Have ``callback`` called whenever somebody else works here, or what may be done changed; gives its end."""
        self._listeners.append(callback)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._listeners.remove(callback)

        return unsubscribe

    async def open(self, store: OperatorStore) -> None:
        """Work with those of a journal; whoever had signed in and is among them goes on."""
        self._store = store
        await self._read()

    async def add(self, new: Operator, pin: str) -> None:
        """Add somebody. The first one has to be a shift head, and works here from now on."""
        self.require(Right.OPERATORS)
        store, first = self._stored(), not self._all
        if first and new.role is not Role.SHIFT_HEAD:
            raise OperatorError(OperatorFault.HEAD_NEEDED)
        _require_name(new)
        kept = await _hashed(pin)
        await store.add(new, kept, by=new.name if first else self.present)
        if first:
            self._here = new
        await self._read()

    async def change(self, after: Operator) -> None:
        """Keep what somebody is now, told by his id."""
        self.require(Right.OPERATORS)
        _require_name(after)
        if after.role is not Role.SHIFT_HEAD:
            self._require_another_head(after)
        await self._stored().change(after, by=self.present)
        await self._read()

    async def retire(self, one: Operator) -> None:
        """Somebody works here no more; what he did stays his. Nobody retires himself."""
        self.require(Right.OPERATORS)
        self._require_another_head(one)
        await self._stored().retire(one, by=self.present)
        await self._read()

    async def sign_in(self, one: Operator, pin: str) -> None:
        """Work as ``one`` from now on; what another began stays his."""
        await self._try(one, pin, Act.SIGN_IN)
        await self._stored().succeeded(one, Act.SIGN_IN)
        self._here = next((known for known in self._all if known.id == one.id), one)
        self._tell()

    async def unlock(self, pin: str) -> None:
        """Prove that whoever had signed in is here again."""
        if self._here is None:
            raise OperatorError(OperatorFault.NOT_SIGNED_IN)
        here = self._here
        await self._try(here, pin, Act.UNLOCK)
        await self._stored().succeeded(here, Act.UNLOCK)

    async def locked(self) -> None:
        """Keep in the trail that nothing is shown from now on."""
        if self._store is not None and self._all:
            await self._store.record(Act.LOCK, by=self.present)

    async def change_pin(self, old: str, new: str) -> None:
        """Take another PIN oneself."""
        if self._here is None:
            raise OperatorError(OperatorFault.NOT_SIGNED_IN)
        here, kept = self._here, await _hashed(new)
        await self._try(here, old, Act.PIN_CHANGED)
        await self._stored().set_pin(here, kept, Act.PIN_CHANGED, by=here.name)

    async def reset_pin(self, one: Operator, pin: str) -> None:
        """Give somebody who forgot his PIN another one."""
        self.require(Right.PINS)
        kept = await _hashed(pin)
        await self._stored().set_pin(one, kept, Act.PIN_RESET, by=self.present)

    async def _try(self, one: Operator, pin: str, act: Act) -> None:
        store = self._stored()
        kept = await store.begin_try(one, act)
        import asyncio  # noqa: PLC0415  # not for the first paint

        from hqs_desktop.core import pins  # noqa: PLC0415  # not for the first paint

        if not await asyncio.to_thread(pins.fits, pins.typed_pin(pin), kept):
            await store.failed(one, act)
            raise OperatorError(OperatorFault.WRONG_PIN)

    async def _read(self) -> None:
        self._all = await self._stored().all()
        here = self._here.id if self._here is not None else ""
        self._here = next((one for one in self._all if one.id == here), None)
        self._tell()

    def _stored(self) -> OperatorStore:
        if self._store is None:
            raise OperatorError(OperatorFault.NOT_SIGNED_IN)
        return self._store

    def _require_another_head(self, than: Operator) -> None:
        if not any(one.role is Role.SHIFT_HEAD for one in self._all if one.id != than.id):
            raise OperatorError(OperatorFault.HEAD_NEEDED)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()


def _require_name(one: Operator) -> None:
    if not one.name:
        raise OperatorError(OperatorFault.NO_NAME)


async def _hashed(pin: str) -> str:
    import asyncio  # noqa: PLC0415  # not for the first paint

    from hqs_desktop.core import pins  # noqa: PLC0415

    return await asyncio.to_thread(pins.hashed, pins.new_pin(pin))
