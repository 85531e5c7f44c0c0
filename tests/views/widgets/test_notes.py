"""What is said under a field stands directly under it, and moves nothing that is below."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.identifiers import PersonIdKind
from hqs_desktop.desk.connection.form import ConnectionForm
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.connection.first_run import FirstRunViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.connection.first_run import FirstRunDialog
from hqs_desktop.views.connection.form import FieldEdit
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.identifier_field import IdentifierField
from hqs_desktop.views.widgets.notes import NoteLine, NotesLine
from hqs_desktop.views.widgets.range_edit import RangeEdit
from tests.fakes.connector import FakeConnector
from tests.views.book_world import BookWorld
from tests.views.keyboard import destroy, find
from tests.views.shots import dressed, settle

TODAY = ShamsiDate(1405, 6, 14)
looks = pytest.mark.parametrize(("language", "scale"), [("fa", 1.0), ("en", 1.0), ("fa", 1.25)])


def top(widget: QWidget, window: QWidget) -> int:
    return widget.mapTo(window, QPoint(0, 0)).y()


def page_of(*widgets: QWidget, width: int = 360) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    page.resize(width, 500)
    page.show()
    page.activateWindow()
    settle()
    return page


@looks
def test_an_identifiers_note_and_its_suggestion(qapp: QApplication, language: str, scale: float) -> None:
    with dressed(qapp, language, Scheme.LIGHT, scale):
        field, below = IdentifierField(), QLineEdit()
        page = page_of(field, below, width=round(340 * scale))
        number = find(field, QLineEdit, "identifier_number")
        before = top(below, page)
        for text in ("12345679", "0012345678", "0012345679", "1", ""):
            field.set_identifier(PersonIdKind.NATIONAL_CODE, text)
            field.complain()
            settle()
            assert top(below, page) == before, text
            assert 0 <= top(field.note, page) - top(number, page) - number.height() <= 4
        field.remark.tell("known", Tone.INFO)
        field.remark.show()
        settle()
        assert top(below, page) == before
        destroy(page)


@looks
def test_what_a_date_means_and_why_it_means_none(qapp: QApplication, language: str, scale: float) -> None:
    with dressed(qapp, language, Scheme.LIGHT, scale):
        edit, below = RangeEdit(lambda: TODAY), QLineEdit()
        edit.choose(2)
        page = page_of(edit, below, width=round(640 * scale))
        below.setFocus()
        settle()
        note = edit.findChild(NoteLine)
        assert note is not None
        before, height = top(below, page), edit.height()
        for field, typed in ((edit.first, "31/7"), (edit.last, "31/7"), (edit.first, "15/6"), (edit.last, "1/1")):
            field.setFocus(Qt.FocusReason.TabFocusReason)
            field.setText(typed)
            field.textEdited.emit(typed)
            settle()
            assert note.text
            assert (top(below, page), edit.height()) == (before, height)
            assert 0 <= top(note, page) - top(field, page) - field.height() <= 4
            rtl = language == "fa"
            edges = (note.geometry().right(), field.geometry().right()) if rtl else (note.x(), field.x())
            assert edges[0] == edges[1] or edit.error, "it begins where its field does"
            field.setText("15/6")
            field.textEdited.emit("15/6")
        destroy(page)


@looks
def test_a_labelled_field_that_keeps_room(qapp: QApplication, language: str, scale: float) -> None:
    with dressed(qapp, language, Scheme.LIGHT, scale):
        labelled, below = Labelled("name", QLineEdit(), roomy=True), QLineEdit()
        page = page_of(labelled, below)
        before = top(below, page)
        for text in ("wrong", "", "again"):
            labelled.tell(text, Tone.DANGER)
            settle()
            assert top(below, page) == before
            assert labelled.note == text
        destroy(page)


def test_a_note_has_its_half_of_the_line_or_all_of_it(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        line = NotesLine()
        page = page_of(line)
        first, second = line.of(0), line.of(1)
        long = "A mobile number has 11 digits and begins with 09."
        second.tell("short", Tone.WARN)
        settle()
        assert second.x() > line.width() // 2
        height = line.height()
        second.tell(long, Tone.WARN)
        settle()
        assert (second.x(), second.width(), line.height()) == (0, line.width(), height)
        first.tell("short", Tone.WARN)
        settle()
        assert first.isVisible()
        assert second.x() > line.width() // 2
        first.clear()
        second.clear()
        settle()
        assert (first.isVisible(), second.isVisible(), line.height()) == (True, True, height)
        destroy(page)


@pytest.mark.parametrize("language", ["fa", "en"])
async def test_the_booking_form_stands_still(qapp: QApplication, language: str) -> None:
    with dressed(qapp, language, Scheme.LIGHT, 1.0):
        world = BookWorld()
        screen = world.screen()
        world.attach()
        await world.settle()
        await world.type("قل")
        await world.key(Qt.Key.Key_Return, Qt.Key.Key_Return)
        form = screen.work.panel.form
        names = [name for name in Field if name not in {Field.KIND, Field.NUMBER}]
        before = [top(form.field(name), screen) for name in names]
        await world.type("12345679")
        typed = {
            Field.MOBILE: "0811",
            Field.POSTAL_CODE: "12",
            Field.HID: "a!",
            Field.DEPOSIT: "x",
        }
        for name, text in typed.items():
            form.field(name).setFocus()
            await world.type(text)
        form.field(Field.FIRST_NAME).setFocus()
        form.go_on()
        await world.settle()
        told = [note for note in form.findChildren(NoteLine) if note.text]
        assert len(told) >= 5
        assert [top(form.field(name), screen) for name in names] == before
        await world.close(screen)


def test_the_connections_form_stands_still(qapp: QApplication) -> None:
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        view_model = FirstRunViewModel(FakeConnector(ConnectionForm()), first=True)
        dialog = FirstRunDialog(view_model)
        dialog.open()
        view_model.choose_gateway()
        settle()
        edits = dialog.findChildren(FieldEdit)
        before = [top(edit, dialog) for edit in edits if edit.isVisible()]
        view_model.go_on()
        settle()
        assert any(edit.line.property("tone") == "danger" for edit in edits)
        assert [top(edit, dialog) - top(edits[0], dialog) for edit in edits if edit.isVisible()] == [
            y - before[0] for y in before
        ]
        destroy(dialog)
