"""A TQID in whatever form it is copied, and as a barcode reader types it on a Persian layout."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.model import Tqid
from hqs_desktop.core.tqid import tqids_in
from tests.fakes.keyboards import OLDER, STANDARD, scanned

ID = "3f2b8c1e-9d4a-4e6f-8a7b-0c1d2e3f4a5b"
OTHER = "35b888a4-0543-41e5-92d7-715f4394e24a"
ids = st.uuids().map(str)


def texts(text: str) -> list[str]:
    return [tqid.text for tqid in tqids_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"https://hqs.example/track?tqid=1%3A{ID}&lang=fa",
        f"https://hqs.example/t/1:{ID}#top",
        f"https://mail.example/go?to=https%3A%2F%2Fhqs.example%2F%3Fid%3D1%253A{ID}",
        f"{{{ID}}}",
        f"urn:uuid:{ID}",
        f"«{ID}».",
        f'"1:{ID}",',
        f"<1:{ID}>;",
        f"کد رهگیری: 1:{ID}، لطفاً به‌موقع بیایید",
        f"نوبت شما ۱۴۰۵/۹/۷ ساعت ۱۰:۳۰\nکد: {ID}\n02188881234",
        f"1 : {ID}",
        f"1：{ID}",
        f"\u202b1:\u202a{ID}\u202c\u202c",
        ID.replace("-", "\u00ad"),
        ID.replace("-", "\u2011"),
        ID.replace("-", "\uff0d"),
        ID.replace("-", "_"),
        ID.replace("-", " "),
        ID.replace("-", " - "),
        ID.replace("-", "-\n"),
        ID.replace("-", "-\r\n> "),
        ID[:30] + "\n" + ID[30:],
        ID[:30] + "-\n" + ID[30:],
        ID[:5] + " " + ID[5:30] + "\u00ad\n" + ID[30:],
        ID.replace("-", "")[:20] + "\n" + ID.replace("-", "")[20:],
        f"1:{ID}\nثبت: 1405/09/07",
        "".join(chr(ord(char) + 0xFEE0) for char in ID),
        f"2f1e0d9c-0000-4000-8000-000000000000 is the message, 1:{ID} the slot",
        f"1:{ID} {ID}",
        f"1:{ID}\r\n1:{ID.upper()}",
    ],
)
def test_forms_that_people_copy(text: str) -> None:
    assert texts(text) == [f"1:{ID}"]


@pytest.mark.parametrize(
    "text",
    [
        f"1:{ID}1:{OTHER}",
        f"1:{ID} 1:{OTHER}",
        f"{ID}\n{OTHER}",
        f"{ID}، {OTHER}",
        scanned(f"1:{ID}1:{OTHER}", STANDARD),
        scanned(f"1:{ID.upper()}\n1:{OTHER.upper()}", STANDARD),
    ],
)
def test_several_are_all_found_in_their_order(text: str) -> None:
    assert list(tqids_in(text)) == [Tqid(ID), Tqid(OTHER)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "محمد رضا کریمی",
        "مؤذن\u200cزاده",
        "0084575948 09121234567 1405/09/07 10:30",
        ID[1:],
        f"{ID}0",
        f"0{ID}",
        ID[:20] + "g" + ID[21:],
        "1:" + ID.replace("-", "")[:-1],
        "%",
        "1%3A",
        scanned(ID[1:], STANDARD),
    ],
)
def test_what_holds_none(text: str) -> None:
    assert texts(text) == []


@given(ids, st.sampled_from([STANDARD, OLDER]), st.sampled_from(["", "1:", "9:"]))
def test_small_letters_are_read_on_any_persian_layout(text: str, layout: dict[str, str], prefix: str) -> None:
    assert texts(scanned(prefix + text, layout)) == [f"{prefix or '1:'}{text}"]


@given(ids, st.sampled_from([STANDARD, OLDER]))
def test_capitals_are_read_or_told_to_be_ambiguous(text: str, layout: dict[str, str]) -> None:
    """The layouts share a sign for two capitals, which only rarely leaves two readings."""
    found = tqids_in(scanned(f"1:{text.upper()}", layout))
    assert Tqid(text) in found
    assert len(found) == 1 or not set(text) & set("ad")


@given(ids)
def test_older_layouts_with_the_arabic_ye(text: str) -> None:
    assert texts(scanned(text, OLDER | {"d": "ي"})) == [f"1:{text}"]


@given(ids, st.text(" \n،.«»()کدرهگیری:", max_size=20), st.text(" \n،.«»()نوبت", max_size=20))
def test_it_is_found_whatever_words_stand_around(text: str, before: str, after: str) -> None:
    assert tqids_in(f"{before} {text} {after}") == [Tqid(text)]
    assert tqids_in(f"{before} {UUID(text).hex} {after}") == [Tqid(text)]


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    tqids_in(text)
