"""The fields that say where a search looks, other than at whom one knows; and the choice between the ways."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from hqs_desktop.viewmodels.find.commands import WAY
from hqs_desktop.viewmodels.find.place import SearchPlace, Way
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.labels import ElidedLabel, set_tip
from hqs_desktop.views.widgets.tab_button import TabButton


class WayTabs(QWidget):
    """The three ways beside each other, as low as a label; the present one is marked."""

    def __init__(self, place: SearchPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ways")
        self._place = place
        self._tabs = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        words = {Way.PROVIDER: self.tr("Doctor"), Way.NEAR: self.tr("Near"), Way.AREA: self.tr("Area")}
        for number, way in enumerate(Way):
            tab = TabButton(f"way_{way}", self)
            tab.setText(words[way])
            tab.setAccessibleName(words[way])
            tab.setAccessibleDescription(WAY.label())
            set_tip(tab, WAY.label())
            tab.clicked.connect(lambda _=False, way=way: setattr(place, "way", way))
            self._tabs.addButton(tab, number)
            row.addWidget(tab)
        place.way_changed.connect(self._show_way)
        self._show_way()

    def _show_way(self) -> None:
        self._tabs.button(list(Way).index(self._place.way)).setChecked(True)


class PlaceFields(QObject):
    """Point and distance, or province, county and town: each made when its way is first chosen.

    ``made`` comes with each new field, to be bound.
    """

    made = Signal(CodeCombo)

    def __init__(self, place: SearchPlace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._bar = parent
        self._combos: dict[str, CodeCombo] = {}
        self._labelled: dict[str, Labelled] = {}
        self._oddity = ElidedLabel(role="warning")
        self._oddity.setObjectName("point_oddity")
        self._oddity.hide()

    def of_way(self, way: Way) -> dict[str, Labelled]:
        """The fields of a way with their labels, by name, in order."""
        names = {Way.PROVIDER: (), Way.NEAR: ("point", "km"), Way.AREA: ("province", "city", "town")}[way]
        for name in names:
            if name not in self._labelled:
                self._make(name)
        return {name: self._labelled[name] for name in names}

    def combo(self, name: str) -> CodeCombo | None:
        """A field by its name; None while it was not made."""
        return self._combos.get(name)

    def hide(self) -> None:
        """Show none of them."""
        for labelled in self._labelled.values():
            labelled.hide()

    def _make(self, name: str) -> None:
        place = self._place
        combo = {
            "point": lambda: CodeCombo(self.tr("Around"), place.search_points, self._bar, read=place.read_point),
            "km": lambda: CodeCombo(self.tr("Within (km)"), place.search_km, self._bar, read=place.read_km),
            "province": lambda: CodeCombo(self.tr("Province"), place.search_provinces, self._bar),
            "city": lambda: CodeCombo(self.tr("County"), place.search_cities, self._bar),
            "town": lambda: CodeCombo(self.tr("Town"), place.search_towns, self._bar),
        }[name]()
        combo.setObjectName(name)
        words = {
            "point": self.tr("A centre, or latitude, longitude"),
            "km": "",
        }.get(name, self.tr("Name or code"))
        combo.setPlaceholderText(words)
        beside = self._oddity if name == "point" else None
        self._combos[name] = combo
        self._labelled[name] = Labelled(combo.accessibleName(), combo, self._bar, beside=beside)
        if name == "point":
            place.point_changed.connect(self._tell_oddity)
            self._tell_oddity()
        self.made.emit(combo)

    def _tell_oddity(self) -> None:
        words = self._place.point_warning
        self._oddity.setText(words)
        self._oddity.setVisible(bool(words))
        self._combos["point"].setAccessibleDescription(words)
