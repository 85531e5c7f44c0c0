"""What all screens share, over a fake clock; no session is there yet."""

from collections import Counter

from hqs_desktop.adapters.export import FileExporter
from hqs_desktop.adapters.sheets import FileSheetReader
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.desk.connection.on_call import DoctorOnCall
from hqs_desktop.desk.operators import Operators
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.texts import CentresTexts
from hqs_desktop.viewmodels.base import SessionSlot
from hqs_desktop.viewmodels.lists import ListsSlot
from hqs_desktop.viewmodels.navigation import Destination, Navigator
from hqs_desktop.viewmodels.notices import Notices
from hqs_desktop.viewmodels.panels import Panels
from hqs_desktop.viewmodels.settings_slot import SettingsSlot
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.ticks import Ticks


def make_shared(clock: Clock | None = None, *, operator: str = "") -> Shared:
    clock, codes = clock or SystemClock(), CodeTables()
    return Shared(
        codes=codes,
        clock=clock,
        slot=SessionSlot(),
        operators=Operators(operator),
        notices=Notices(clock),
        navigator=Navigator(),
        ticks=Ticks(clock),
        exporter=FileExporter,
        sheets=FileSheetReader,
        lists=ListsSlot(codes),
        texts=CentresTexts(),
        panels=Panels(),
        uses=Counter(),
        settings=SettingsSlot(),
        doctor=DoctorOnCall(),
    )


def journeys(shared: Shared) -> list[Destination]:
    """Where screens wish to go from now on."""
    taken: list[Destination] = []
    shared.navigator.requested.connect(taken.append)
    return taken
