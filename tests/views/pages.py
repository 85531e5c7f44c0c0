"""What ``tests.views.shots`` takes pictures of."""

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.typeahead import search
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.identifiers import PersonIdKind
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.calendar import ShamsiCalendar
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.date_edit import ShamsiDateEdit
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.identifier_field import IdentifierField
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.range_edit import RangeEdit

TODAY = ShamsiDate(1405, 6, 14)


def specialties() -> CodeCombo:
    """A combo over appendix 3."""
    table = CodeTables().by_appendix(3)
    return CodeCombo(
        "specialty", lambda text: [Choice(row, row.term_fa, row.code) for row in search(table, text, limit=200)]
    )


def kit() -> QWidget:
    """All the small widgets on one page."""
    page = QWidget()
    grid = QGridLayout(page)
    left, right = QVBoxLayout(), QVBoxLayout()
    grid.addLayout(left, 0, 0)
    grid.addLayout(right, 0, 1)
    combo = specialties()
    combo.setText("قلب")
    combo.textEdited.emit("قلب")
    range_edit = RangeEdit(lambda: TODAY)
    range_edit.choose(2)
    wrong = RangeEdit(lambda: TODAY)
    wrong.set_span(TODAY, TODAY.add_days(-2))
    date = ShamsiDateEdit("date", lambda: TODAY)
    date.setText("31/7")
    date.textEdited.emit("31/7")
    for text in ("0012345679", "12345679", "0012345678", ""):
        field = IdentifierField()
        field.set_identifier(PersonIdKind.NATIONAL_CODE, text)
        right.addWidget(field)
    calendar = ShamsiCalendar(TODAY)
    calendar.set_span(TODAY, TODAY.add_days(6))
    calendar.set_cursor_day(TODAY.add_days(3))
    right.addWidget(calendar)
    bar = MessageBar()
    bar.show_message(Tone.DANGER, "No answer", "Check the line and try again.", reference="abc", action="Try again")
    badges = QHBoxLayout()
    for tone in Tone:
        badges.addWidget(StateBadge(tone.value, tone))
    ring = BusyRing()
    ring.set_running(True)
    badges.addWidget(ring)
    badges.addStretch()
    buttons = QHBoxLayout()
    for role in ("", "primary", "danger", "quiet", "chip"):
        button = QPushButton(role or "plain")
        button.setProperty("role", role)
        buttons.addWidget(button)
    box = QComboBox()
    box.addItems(["one", "two"])
    buttons.addWidget(box)
    empty = EmptyState()
    empty.show_reason("calendar_search", "No free slots", "The doctors have none in these days.")
    empty.offer("Next 7 days", lambda: None, primary=True)
    empty.offer("Add a doctor", lambda: None)
    for thing in (PlainLabel("Title", role="title"), combo, range_edit, wrong, date, bar):
        left.addWidget(thing)
    left.addLayout(badges)
    left.addLayout(buttons)
    left.addWidget(empty, 1)
    return page
