"""A message's template: what is no placeholder, which lines are left out, and that a TQID stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from hqs_desktop.core.template import PLACEHOLDERS, fill_template, template_fault
from hqs_desktop.core.tqid import tqids_in

TQID = "1:af8fad5b-d9cb-469f-a165-70867728950e"
DIRECTIONS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LayoutDirectionAuto)
hexes = st.text("0123456789abcdefABCDEF", min_size=1, max_size=12)
tqids = st.lists(hexes, min_size=1, max_size=5).map(lambda groups: "1:" + "-".join(groups))
around = st.text("شناسهٔ نوبت ۱۲:/()،.-12ab", max_size=12)


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("", None),
        ("{patient} {doctor} {time} {place} {queue} {tqid} {instructions} {centre}", None),
        ("{{patient}} costs nothing", None),
        ("{patiant}", "{patiant}"),
        ("{ patient }", "{ patient }"),
        ("{patient!r}", "{patient!r}"),
        ("{patient.name}", "{patient.name}"),
        ("{}", "{}"),
        ("{0}", "{0}"),
        ("time: {time", "{"),
        ("time: time}", "}"),
        ("{{time}", "}"),
    ],
)
def test_what_is_no_placeholder_is_named(template: str, fault: str | None) -> None:
    assert template_fault(template) == fault


def test_lines_whose_placeholder_is_empty_are_left_out() -> None:
    template = "Dear {patient}\n\n{doctor}, {time}\n{queue}\n\n{instructions}\n{{x}}"
    assert fill_template(template, {"doctor": "Dr. A", "time": "10:30"}) == "Dr. A, 10:30\n\n{x}"
    assert fill_template(template, {"patient": "P", "doctor": "Dr. A"}) == "Dear P\n\n{x}"


def test_braces_in_a_value_are_nobodys_placeholder() -> None:
    assert fill_template("{patient}", {"patient": "{tqid}"}) == "{tqid}"


@given(st.text(max_size=60), st.dictionaries(st.sampled_from(PLACEHOLDERS), st.text(max_size=5)))
def test_whatever_has_no_fault_can_be_filled(template: str, values: dict[str, str]) -> None:
    if template_fault(template) is None:
        assert isinstance(fill_template(template, values), str)


@pytest.mark.usefixtures("qapp")
@given(tqids, around, around)
def test_a_tqid_is_whole_whatever_stands_around_it_and_whatever_the_program_takes_for_the_lines_direction(
    tqid: str, before: str, after: str
) -> None:
    said = fill_template(f"{before}{{tqid}} {after}", {"tqid": tqid})
    at = said.index(tqid, said.find("TQID") if "TQID" in said else len(before))
    for direction in DIRECTIONS:
        edges = _edges(said, at, len(tqid), direction)
        assert edges == sorted(edges), (said, direction)
        assert len(set(edges)) == len(edges), (said, direction)


def test_without_the_word_before_it_it_would_not_be() -> None:
    bare = f"شناسهٔ نوبت: {TQID}"
    edges = _edges(bare, bare.index(TQID), len(TQID), Qt.LayoutDirection.RightToLeft)
    assert edges != sorted(edges)


def test_the_word_stands_before_it_only_where_it_is_needed() -> None:
    assert fill_template("Number: {tqid}", {"tqid": TQID}) == f"Number: {TQID}"
    assert fill_template("{tqid}", {"tqid": TQID}) == f"TQID {TQID}"
    assert fill_template("TQID: {tqid}", {"tqid": TQID}) == f"TQID: {TQID}"
    assert fill_template("شناسه TQID: {tqid}", {"tqid": TQID}) == f"شناسه TQID: {TQID}"
    assert fill_template("شناسه: {tqid}", {"tqid": TQID}) == f"شناسه: TQID {TQID}"


def test_a_message_that_is_pasted_back_is_understood() -> None:
    said = fill_template("شناسهٔ نوبت:\n{tqid}", {"tqid": TQID})
    assert [found.text for found in tqids_in(said)] == [TQID]


def _edges(text: str, at: int, length: int, direction: Qt.LayoutDirection) -> list[float]:
    """Where each character of a piece begins on screen, and where the last one ends."""
    layout = QTextLayout(text, QFont("Vazirmatn", 20))
    option = QTextOption()
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    wanted = QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
    wanted |= QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
    found = line.glyphRuns(at, length, wanted)
    placed = [
        (index, position.x())
        for run in found
        for index, position in zip(run.stringIndexes(), run.positions(), strict=True)
    ]
    return [x for _, x in sorted(placed)]
