"""What a form or a file says of a provider at a facility, and what has to change for the directory to say the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.directory import (
    NO_FACILITY_EDIT,
    NO_PROVIDER_EDIT,
    DirectoryChange,
    FacilityEdit,
    ProviderEdit,
    entry_key,
    facility_key,
    provider_key,
)
from hqs_desktop.core.model import Facility, Identifier, Provider

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What is said of an entry; what is empty or None says nothing. The point is in degrees (WGS 84)."""

    provider: Identifier
    facility: Identifier
    name: str = ""
    specialty: CodedText | None = None
    facility_name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    pinned: bool | None = None
    hidden: bool | None = None

    @property
    def key(self) -> Key:
        """Of which entry it is said."""
        return provider_key(self.provider), facility_key(self.facility)


def facts_of(entry: DirectoryEntry) -> EntryFacts | None:
    """All that the directory says of an entry; None where its facility has no id, so that nothing can be said of it."""
    if entry.facility.identifier is None:
        return None
    return EntryFacts(
        provider=entry.provider.identifier,
        facility=entry.facility.identifier,
        name=entry.provider.display_name,
        specialty=entry.provider.specialty,
        facility_name=entry.facility.name,
        latitude=entry.facility.latitude,
        longitude=entry.facility.longitude,
        pinned=entry.pinned,
        hidden=entry.hidden,
    )


def change_to(
    entries: Iterable[DirectoryEntry], wanted: Iterable[EntryFacts], *, source: str, anew: bool = False
) -> DirectoryChange:
    """What makes the directory of ``entries`` say what is ``wanted``: who is new is added, who is known is edited.

    What is said of a provider holds at every facility, what is said of a facility for everyone there. ``anew``: where
    nothing is said, the gateway's word stands again instead of what the desk said before.
    """
    known = {entry_key(entry): entry for entry in entries}
    people: dict[str, _Person] = {}
    places: dict[str, _Place] = {}
    for key, entry in known.items():
        people.setdefault(key[0], _Person()).know(entry)
        places.setdefault(key[1], _Place()).know(entry)
    added: dict[Key, DirectoryEntry] = {}
    marked: dict[Key, DirectoryEntry] = {}
    touched_people: dict[str, None] = {}
    touched_places: dict[str, None] = {}
    for facts in wanted:
        key = facts.key
        if key in known:
            marks = _marked(marked.get(key, known[key]), facts)
            if (marks.pinned, marks.hidden) != (known[key].pinned, known[key].hidden):
                marked[key] = marks
        elif key not in added:
            person, place = people.setdefault(key[0], _Person()), places.setdefault(key[1], _Place())
            added[key] = _new(facts, person.heard, place.heard, source)
            person.know(added[key])
            place.know(added[key])
        people[key[0]].say(facts, anew=anew)
        places[key[1]].say(facts, anew=anew)
        touched_people[key[0]] = touched_places[key[1]] = None
    return DirectoryChange(
        added=list(added.values()),
        marked=list(marked.values()),
        providers={one: said for one in touched_people if (said := people[one].edit()) is not None},
        facilities={one: tells for one in touched_places if (tells := places[one].edit()) is not None},
    )


def one_of(entries: Iterable[DirectoryEntry], facts: EntryFacts) -> DirectoryEntry | None:
    """The entry of which something is said; None where there is none."""
    return next((entry for entry in entries if entry_key(entry) == facts.key), None)


def both(first: DirectoryChange, then: DirectoryChange) -> DirectoryChange:
    """Two changes as one; what the second says of somebody stands."""
    return DirectoryChange(
        added=[*first.added, *then.added],
        removed=[*first.removed, *then.removed],
        marked=[*first.marked, *then.marked],
        providers={**first.providers, **then.providers},
        facilities={**first.facilities, **then.facilities},
    )


@dataclass(slots=True)
class _Person:
    """A provider as the gateway has it, at each facility, and what the desk said and says of it."""

    heard: list[Provider] = field(default_factory=list)
    before: ProviderEdit = NO_PROVIDER_EDIT
    now: ProviderEdit | None = None

    def know(self, entry: DirectoryEntry) -> None:
        heard = entry.heard[0] if entry.heard is not None else entry.provider
        self.heard.append(heard)
        if entry.provider.full_name != heard.full_name:
            self.before = replace(self.before, name=entry.provider.full_name)
        if entry.provider.specialty != heard.specialty:
            self.before = replace(self.before, specialty=entry.provider.specialty)

    def say(self, facts: EntryFacts, *, anew: bool) -> None:
        now = self.now or self.before
        self.now = ProviderEdit(
            facts.name if facts.name or anew else now.name,
            facts.specialty if facts.specialty is not None or anew else now.specialty,
        )

    def edit(self) -> ProviderEdit | None:
        """What must be said; None where nothing changes."""
        now = self.now or self.before
        name, specialty = now.name, now.specialty
        if all(heard.display_name == name for heard in self.heard):
            name = ""
        if specialty is not None and all(_same(heard.specialty, specialty) for heard in self.heard):
            specialty = None
        return None if (edit := ProviderEdit(name, specialty)) == self.before else edit


@dataclass(slots=True)
class _Place:
    """The same of a facility."""

    heard: list[Facility] = field(default_factory=list)
    before: FacilityEdit = NO_FACILITY_EDIT
    now: FacilityEdit | None = None

    def know(self, entry: DirectoryEntry) -> None:
        heard, said = (entry.heard[1] if entry.heard is not None else entry.facility), entry.facility
        self.heard.append(heard)
        if said.name != heard.name:
            self.before = replace(self.before, name=said.name)
        if _point(said) != _point(heard):
            self.before = replace(self.before, latitude=said.latitude, longitude=said.longitude)

    def say(self, facts: EntryFacts, *, anew: bool) -> None:
        now = self.now or self.before
        placed = facts.latitude is not None or anew
        self.now = FacilityEdit(
            facts.facility_name if facts.facility_name or anew else now.name,
            facts.latitude if placed else now.latitude,
            facts.longitude if placed else now.longitude,
        )

    def edit(self) -> FacilityEdit | None:
        """The same."""
        now = self.now or self.before
        name, point = now.name, (now.latitude, now.longitude)
        if all(heard.name == name for heard in self.heard):
            name = ""
        if all(_point(heard) == point for heard in self.heard):
            point = (None, None)
        return None if (edit := FacilityEdit(name, *point)) == self.before else edit


def _same(known: CodedText | None, wanted: CodedText) -> bool:
    return known is not None and known.code.strip() == wanted.code.strip()


def _point(facility: Facility) -> tuple[float | None, float | None]:
    return facility.latitude, facility.longitude


def _marked(entry: DirectoryEntry, facts: EntryFacts) -> DirectoryEntry:
    return replace(
        entry,
        pinned=entry.pinned if facts.pinned is None else facts.pinned,
        hidden=entry.hidden if facts.hidden is None else facts.hidden,
    )


def _new(facts: EntryFacts, heard: Sequence[Provider], there: Sequence[Facility], source: str) -> DirectoryEntry:
    """Somebody new; what is not said is as it is known of the provider elsewhere, and of others' facility."""
    provider = heard[0] if heard else Provider(facts.provider)
    facility = there[0] if there else Facility(facts.facility)
    placed = facts.latitude is not None
    return DirectoryEntry(
        provider=replace(
            provider,
            full_name=facts.name or provider.full_name,
            specialty=facts.specialty or provider.specialty,
        ),
        facility=replace(
            facility,
            name=facts.facility_name or facility.name,
            latitude=facts.latitude if placed else facility.latitude,
            longitude=facts.longitude if placed else facility.longitude,
        ),
        source=source,
        pinned=bool(facts.pinned),
        hidden=bool(facts.hidden),
    )
