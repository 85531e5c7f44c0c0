"""The local directory of providers and facilities: the gateway has no list of either."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.directory import DirectoryChange, entry_key, facility_key, provider_key
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.identifiers import check_facility_id, council_id_of
from hqs_desktop.core.model import Appointment, Facility, Identifier, Slot, centre_identifier
from hqs_desktop.core.tasks import aside
from hqs_desktop.core.text import clean_input, sort_key
from hqs_desktop.desk.directory_facts import EntryFacts, both, change_to, one_of
from hqs_desktop.desk.events import DirectoryChanged, Event
from hqs_desktop.desk.ports import Journal

_log = logging.getLogger(__name__)

OWN = ("typed", "imported")
"""Where an entry is from that this desk made, and may remove; others can only be hidden."""


class Directory:
    """Gives the providers that this desk knows, learns of them, and takes what the desk says of them.

    Every change gives what takes it back, and is published. Raises ``JournalError``, except where it learns.
    """

    def __init__(self, journal: Journal, publish: Callable[[Event], None] = lambda _: None) -> None:
        self._journal = journal
        self._publish = publish

    async def entries(self) -> Sequence[DirectoryEntry]:
        """Every known provider at every facility, hidden ones too: pinned ones first, then by name."""
        known = await self._journal.directory()
        return await aside(lambda: sorted(known, key=lambda entry: entry.by_name), of=len(known))

    async def facilities(self) -> Sequence[Facility]:
        """Every known facility that has an id, once, by name."""
        known = {entry.facility.identifier: entry.facility for entry in await self._journal.directory()}
        return sorted((facility for id_, facility in known.items() if id_), key=lambda one: sort_key(one.name))

    async def known(self, provider: Identifier, facility: Identifier | None) -> DirectoryEntry | None:
        """A provider at a facility as the desk knows it now; None where it does not, or not any more."""
        wanted = provider_key(provider), facility_key(facility)
        return next((entry for entry in await self._journal.directory() if entry_key(entry) == wanted), None)

    async def known_facility(self, facility: Identifier) -> Facility | None:
        """A facility as the desk knows it now; None where it does not, or not any more."""
        wanted = facility_key(facility)
        known = (entry.facility for entry in await self._journal.directory())
        return next((one for one in known if wanted and facility_key(one.identifier) == wanted), None)

    async def learn_from(self, found: Iterable[Slot | Appointment], specialty: CodedText | None = None) -> None:
        """Remember whom a reply names, where provider and facility have an id (operations 1, 2, 3, 8, 9, 10).

        ``specialty`` is the one that was asked for: a provider of whom the reply says none is of it.
        """
        seen: dict[tuple[str, str], Slot | Appointment] = {}  # by plain text: ten thousand whole entries would stall
        for one in found:
            provider, facility = one.provider, one.facility
            if provider is not None and facility is not None and facility.identifier is not None:
                seen.setdefault((provider.identifier.id, facility.identifier.id), one)
        entries = []
        for one in seen.values():
            if one.provider is not None and one.facility is not None:
                provider = replace(one.provider, specialty=one.provider.specialty or specialty)
                entries.append(DirectoryEntry(provider, one.facility, "seen"))
        await self.learn(entries)

    async def learn(self, entries: Sequence[DirectoryEntry]) -> None:
        """Remember entries as the gateway has them. What was asked for must not fail because that could not be kept."""
        if not entries:
            return
        try:
            news = await self._journal.learn(entries)
        except JournalError as error:
            _log.warning("what a reply named was not remembered: %s", type(error).__name__)
        else:
            if news:
                self._publish(DirectoryChanged())

    async def add_typed(
        self,
        *,
        council_number: str,
        name: str,
        specialty: CodedText,
        facility_id: str,
        facility_name: str = "",
        latitude: float | None = None,
        longitude: float | None = None,
    ) -> DirectoryEntry:
        """Remember a provider that the desk typed in: a council number (appendix 1, Med_ID) at an Org_ID.

        One that is known already is called so from now on, and hidden no more.
        """
        facts = EntryFacts(
            provider=council_id_of(council_number),
            facility=centre_identifier(check_facility_id(facility_id).value),
            name=clean_input(name),
            specialty=specialty,
            facility_name=clean_input(facility_name),
            latitude=latitude,
            longitude=longitude,
            hidden=False,
        )
        await self.say([facts], source="typed")
        entry = one_of(await self._journal.directory(), facts)
        if entry is None:
            raise JournalError("an entry that was added is not there")
        return entry

    async def say(self, wanted: Sequence[EntryFacts], *, source: str) -> DirectoryChange:
        """Have the directory say what a form or a file does; who is not known comes from ``source``."""
        known = await self._journal.directory()
        change = await aside(partial(change_to, known, wanted, source=source), of=len(known) + len(wanted))
        return await self._change(change)

    async def edit(self, entry: DirectoryEntry, facts: EntryFacts) -> DirectoryChange:
        """Have an entry be what a form says; where that says nothing the gateway's word stands.

        One of this desk's own may become another provider's or facility's.
        """
        known = await self._journal.directory()
        facts = replace(facts, pinned=entry.pinned, hidden=entry.hidden)
        if facts.key == entry_key(entry):
            change = partial(change_to, known, [facts], source=entry.source, anew=True)
            return await self._change(await aside(change, of=len(known)))
        others = [one for one in known if entry_key(one) != entry_key(entry)]
        moved = await aside(partial(change_to, others, [facts], source=entry.source), of=len(known))
        return await self._change(both(DirectoryChange(removed=[entry]), moved))

    async def pin(self, entry: DirectoryEntry, *, pinned: bool) -> DirectoryChange:
        """Have an entry come first, or where its name stands."""
        return await self._change(DirectoryChange(marked=[replace(entry, pinned=pinned)]))

    async def hide(self, entry: DirectoryEntry, *, hidden: bool) -> DirectoryChange:
        """Have an entry neither offered nor asked of itself, or have it so again."""
        return await self._change(DirectoryChange(marked=[replace(entry, hidden=hidden)]))

    async def remove(self, entry: DirectoryEntry) -> DirectoryChange:
        """Forget an entry of this desk's own, and what was said of it."""
        return await self._change(DirectoryChange(removed=[entry]))

    async def take_back(self, undo: DirectoryChange) -> DirectoryChange:
        """Undo a change; gives what does it again."""
        return await self._change(undo)

    async def _change(self, change: DirectoryChange) -> DirectoryChange:
        if change.empty:
            return change
        undo = await self._journal.change_directory(change)
        self._publish(DirectoryChanged())
        return undo
