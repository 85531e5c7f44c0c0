"""The lists that the guide names and does not print, as the centre gets them from Maxa: services and areas."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from hqs_desktop.codes import systems

if TYPE_CHECKING:
    from hqs_desktop.codes.divisions import Divisions
    from hqs_desktop.codes.list_index import ListIndex


class ListKind(StrEnum):
    """The lists; the values name files and settings."""

    RVU3 = "rvu3"
    COUNTRY_DIVISIONS = "country_divisions"

    @property
    def system(self) -> str:
        """The id of its coding system."""
        return systems.RVU3 if self is ListKind.RVU3 else systems.COUNTRY_DIVISIONS


class Level(StrEnum):
    """What a place is (guide, HighLevelAreaVO); the values are the attributes of ``core.model.Area``."""

    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    TOWN = "town"
    RURAL_AREA = "rural_area"
    VILLAGE = "village"


class Item(NamedTuple):
    """A row of a list. Only services have a ``group``, only places a ``level`` and, but for provinces, a ``parent``.

    ``parent`` is the number of another item of the list, -1 for none.
    """

    code: str
    name: str
    group: str = ""
    level: Level | None = None
    parent: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """A list as it was imported: from which file, when that was written, when it was read."""

    kind: ListKind
    source: str
    """The file's name, without its folder."""
    changed: datetime
    imported: datetime
    fingerprint: str
    """SHA-256 of the file, in hexadecimal digits."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Shelved:
    """An edition, ready to be searched. Only areas have ``divisions``."""

    edition: Edition
    index: "ListIndex"
    divisions: "Divisions | None" = None


class ImportedLists:
    """The editions in use. None of a list that was not imported, or not read yet."""

    def __init__(self) -> None:
        self._shelved: dict[ListKind, Shelved] = {}
        self._heard: list[Callable[[], None]] = []

    def of(self, kind: ListKind) -> Shelved | None:
        """The edition of a list."""
        return self._shelved.get(kind)

    def of_system(self, system: str) -> Shelved | None:
        """The edition of a coding system's list, letter case and blanks around it ignored."""
        name = system.strip().casefold()
        return next((one for kind, one in self._shelved.items() if kind.system.casefold() == name), None)

    def put(self, kind: ListKind, shelved: Shelved | None) -> None:
        """Use another edition, or none; whoever looks at the lists hears of it, in this thread."""
        if shelved is self._shelved.get(kind):
            return
        if shelved is None:
            del self._shelved[kind]
        else:
            self._shelved[kind] = shelved
        for hear in (*self._heard,):
            hear()

    def subscribe(self, hear: Callable[[], None]) -> Callable[[], None]:
        """Have ``hear`` called after each change; what is given back ends that."""
        self._heard.append(hear)
        return lambda: self._heard.remove(hear)

    def find(self, system: str, code: str) -> Item | None:
        """The item of a code; None where no list has it, or has it for several."""
        shelved = self.of_system(system)
        return shelved.index.find(code) if shelved is not None else None
