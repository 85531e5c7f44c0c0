"""What importing a list says: its columns, what is wrong by line, what a new edition brings, why it was not done."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.list_tables import titles
from hqs_desktop.codes.lists import Level, ListKind
from hqs_desktop.core.errors import LocalError
from hqs_desktop.desk.lists.changes import ChangeKind, Changes
from hqs_desktop.desk.lists.columns import LEVEL_FIELDS, Field, Layout
from hqs_desktop.desk.lists.importing import ColumnsMissingError, LinesWrongError
from hqs_desktop.desk.lists.judge import Fault, Finding, Judged
from hqs_desktop.desk.sheets import SheetNotReadError
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.sheets import sheet_fault_text

translate = QCoreApplication.translate  # lupdate knows it by this name


def list_title(kind: ListKind) -> str:
    """What a list is called."""
    names = titles(kind)
    return names.fa if formats.is_persian() else names.en


def level_words(level: Level | None) -> str:
    """What a place is; empty for what is none."""
    if level is None:
        return ""
    return {
        Level.PROVINCE: translate("ImportList", "Province"),
        Level.CITY: translate("ImportList", "County"),
        Level.DISTRICT: translate("ImportList", "District"),
        Level.TOWN: translate("ImportList", "Town"),
        Level.RURAL_AREA: translate("ImportList", "Rural district"),
        Level.VILLAGE: translate("ImportList", "Village"),
    }[level]


def field_words(field: Field) -> str:
    """What a column is called."""
    for level, (code, name) in LEVEL_FIELDS.items():
        if field is code:
            return translate("ImportList", "Code: {level}").format(level=level_words(level))
        if field is name:
            return translate("ImportList", "Name: {level}").format(level=level_words(level))
    return {
        Field.CODE: translate("ImportList", "Code"),
        Field.NAME: translate("ImportList", "Term"),
        Field.GROUP: translate("ImportList", "Group"),
        Field.LEVEL: translate("ImportList", "Level"),
        Field.PARENT: translate("ImportList", "Code of where it lies"),
    }[field]


def layout_words(layout: Layout) -> str:
    """How a table lays places out."""
    if layout is Layout.LEVELS:
        return translate("ImportList", "Columns for each level: province, county, town")
    return translate("ImportList", "A place a line, with its level and where it lies")


def fault_words(fault: Fault) -> str:
    """What is wrong with a line, and what to do."""
    return {
        Fault.NO_CODE: translate("ImportList", "No code"),
        Fault.NO_NAME: translate("ImportList", "No term"),
        Fault.DATE: translate("ImportList", "Excel made a date of the code: make the column a text, and type it anew"),
        Fault.NUMBER: translate(
            "ImportList", "Excel made a number of the code: make the column a text, and type it anew"
        ),
        Fault.LONG_NUMBER: translate("ImportList", "The code is too long for a number: Excel has lost its last digits"),
        Fault.LOST_ZEROS: translate("ImportList", "The code is a number in Excel: zeros before it are lost"),
        Fault.FORMULA: translate("ImportList", "A formula: copy the column, and paste its values only"),
        Fault.BAD_CODE: translate("ImportList", "This is no code"),
        Fault.TWICE: translate("ImportList", "The code stands in line {other} too, with another term"),
        Fault.NO_LEVEL: translate("ImportList", "The level is none of province, county, district, town, village"),
        Fault.NO_PARENT: translate("ImportList", "No wider place of the file has this code"),
        Fault.PARENT_UNCLEAR: translate("ImportList", "Several places of the file have this code"),
        Fault.GAP: translate("ImportList", "The wider place in which it lies is missing"),
    }[fault]


def finding_words(finding: Finding) -> str:
    """The same of a line."""
    return fault_words(finding.fault).format(other=formats.count(finding.other))


def judged_words(judged: Judged) -> str:
    """How many lines were read, and what is the matter with them."""
    if judged.wrong:
        return translate(
            "ImportList", "Wrong lines: {wrong} of {rows}. Nothing is imported until they are mended in the file."
        ).format(wrong=formats.count(judged.wrong), rows=formats.count(judged.rows))
    if not judged.items:
        return translate("ImportList", "No line of this file can be imported.")
    parts = [translate("ImportList", "All {rows} lines are good").format(rows=formats.count(judged.rows))]
    if judged.repeated:
        parts.append(
            translate("ImportList", "{n} say what others say, and are left out (first: line {line})").format(
                n=formats.count(judged.repeated), line=formats.count(judged.first_repeated)
            )
        )
    if judged.short:
        parts.append(
            translate(
                "ImportList",
                "{n} codes are numbers and shorter than the others (first: line {line}): are zeros lost?",
            ).format(n=formats.count(judged.short), line=formats.count(judged.first_short))
        )
    return formats.listed(*parts, by=" \u00b7 ")


def changes_words(changes: Changes) -> str:
    """What a new edition brings."""
    if changes.none:
        return translate("ImportList", "Nothing is otherwise than in the edition in use.")
    counts = changes.counts
    return translate("ImportList", "New: {came} \u00b7 gone: {went} \u00b7 changed: {changed}").format(
        came=formats.count(counts[ChangeKind.CAME]),
        went=formats.count(counts[ChangeKind.WENT]),
        changed=formats.count(counts[ChangeKind.CHANGED]),
    )


def change_word(kind: ChangeKind) -> str:
    """What happened to a code."""
    return {
        ChangeKind.CAME: translate("ImportList", "New"),
        ChangeKind.WENT: translate("ImportList", "Gone"),
        ChangeKind.CHANGED: translate("ImportList", "Changed"),
    }[kind]


def missing_words(fields: Sequence[Field]) -> str:
    """Which columns must be named before anything can be imported."""
    names = translate("ImportList", ", ").join(field_words(field) for field in fields)
    return translate("ImportList", "Say which column is: {columns}").format(columns=names)


def not_imported_words(error: LocalError) -> str:
    """Why a list that settings name was not imported, in a line for the centre's IT."""
    match error:
        case SheetNotReadError():
            return sheet_fault_text(error)
        case ColumnsMissingError(fields=fields):
            names = translate("ImportList", ", ").join(field_words(field) for field in fields)
            return translate("ImportList", "The file has no heading for: {columns}").format(columns=names)
        case LinesWrongError(judged=judged) if judged.findings:
            first = judged.findings[0]
            where = translate("ImportList", "The first is line {line}: {what}").format(
                line=formats.count(first.line), what=finding_words(first)
            )
            return f"{judged_words(judged)} {where}"
        case LinesWrongError(judged=judged):
            return judged_words(judged)
        case _:
            return formats.quoted(str(error))
