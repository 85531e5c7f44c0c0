"""What all screens share; each view-model gets it in its constructor, and looks nothing up elsewhere."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from hqs_desktop.codes.catalogue import CodeTables
    from hqs_desktop.desk.connection.on_call import DoctorOnCall
    from hqs_desktop.desk.export import Exporter
    from hqs_desktop.desk.operators import Operators
    from hqs_desktop.desk.ports import Clock
    from hqs_desktop.desk.sheets import SheetReader
    from hqs_desktop.desk.texts import CentresTexts
    from hqs_desktop.viewmodels.base import SessionSlot
    from hqs_desktop.viewmodels.lists import ListsSlot
    from hqs_desktop.viewmodels.navigation import Navigator
    from hqs_desktop.viewmodels.notices import Notices
    from hqs_desktop.viewmodels.panels import Panels
    from hqs_desktop.viewmodels.settings_slot import SettingsSlot
    from hqs_desktop.viewmodels.ticks import Ticks


class Shared(NamedTuple):
    """Code tables, clock, session, operators; what tells, leads elsewhere, ticks.

    ``exporter`` and ``sheets`` make, when it is needed, what writes and what reads tables. ``lists`` are those that the
    centre imports, ``texts`` what it has its patients told; ``panels`` agree on who tells how a booking ended.

    ``settings`` are those of the place where the desk works. ``uses`` is how often each act was chosen by its words, by
    its command's name; ``doctor`` examines the desk.
    """

    codes: "CodeTables"
    clock: "Clock"
    slot: "SessionSlot"
    operators: "Operators"
    notices: "Notices"
    navigator: "Navigator"
    ticks: "Ticks"
    exporter: "Callable[[], Exporter]"
    sheets: "Callable[[], SheetReader]"
    lists: "ListsSlot"
    texts: "CentresTexts"
    panels: "Panels"
    uses: "Counter[str]"
    settings: "SettingsSlot"
    doctor: "DoctorOnCall"
