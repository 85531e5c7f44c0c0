"""What the screen of code tables says of where a table comes from."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.browse import GUIDE_VERSION
from hqs_desktop.codes.entries import Table
from hqs_desktop.codes.list_tables import KINDS
from hqs_desktop.codes.lists import Edition
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.codes.tables import appendix_numbers, table_title

translate = QCoreApplication.translate  # lupdate knows it by this name


def place_words(table: Table) -> str:
    """Where a table stands in the guide; of a list, from which file it was imported and when."""
    if table.edition is not None:
        return edition_words(table.edition)
    if table.appendix in KINDS:
        return translate("CodesViewModel", "Not imported yet")
    numbers = table.entries[0].appendices
    words = (
        translate("CodesViewModel", "Appendix {n} of the guide, version {version}")
        if len(numbers) == 1
        else translate("CodesViewModel", "Appendices {n} of the guide, version {version}")
    )
    return words.format(n=appendix_numbers(numbers), version=formats.digits(GUIDE_VERSION))


def edition_words(edition: Edition) -> str:
    """From which file an edition is, and of when both are."""
    return translate("CodesViewModel", "From {file} of {date}, imported on {day}").format(
        file=formats.quoted(edition.source),
        date=formats.short_date(shamsi_of(edition.changed)),
        day=formats.short_date(shamsi_of(edition.imported)),
    )


def emptiness_words(tables: Sequence[Table], *, searching: bool) -> tuple[str, str]:
    """Why a search found nothing, or why a list has no rows, and what to do."""
    if not searching:
        return (
            translate("CodesViewModel", "This list was not imported yet"),
            translate(
                "CodesViewModel",
                "The guide names it and does not print it. The ministry's system Maxa gives it to the centre as a file;"
                " import that file here.",
            ),
        )
    text = translate("CodesViewModel", "Check the spelling, or type less of it.")
    missing = [table_title(table) for table in tables if not table.entries]
    if missing:
        names = formats.listed(*missing, by=translate("CodesViewModel", ", "))
        text += " " + translate("CodesViewModel", "Not imported, and so not searched: {lists}.").format(lists=names)
    return translate("CodesViewModel", "In none of the tables"), text
