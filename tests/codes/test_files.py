"""The files themselves: complete, undamaged, and each term as the guide prints it."""

import json
import re
import unicodedata
from collections import Counter
from typing import Any

import pytest

from hqs_desktop.core.resources import resource_path

ROWS = {
    1: 12, 2: 14, 3: 160, 4: 29, 5: 4, 6: 5, 7: 6, 8: 6, 9: 4, 10: 4,
    11: 27, 12: 21, 13: 70, 14: 37, 15: 4, 16: 3, 17: 3, 18: 6, 19: 70,
}  # fmt: skip

SYSTEMS = {
    1: None,
    2: "thritaEHR.healthcareProvider.role",
    3: "thritaEHR.specialty",
    4: "thritaEHR.organizationType",
    5: "HQS",
    6: "HQS",
    7: "HQS",
    8: "HQS",
    9: "thritaEHR.maritalStatus",
    10: "thritaEHR.gender",
    11: "thritaEHR.birthDateAccuracy",
    12: "thritaEHR.educationLevel",
    13: "thritaEHR.Insurer",
    14: "thritaEHR.insuranceBox",
    15: "ThritaEHR",
    16: "ThritaEHR",
    17: "ThritaEHR",
    18: "ThritaEHR",
    19: "thritaEHR.Insurer",
}

# Terms that the text layer of the guide reversed, broke or glued together, with what it shows of them.
RESTORED = {
    (2, "1.2"): "پزشک بستری‌کننده",
    (3, "141343"): "کارشناس ارشد علوم تغذیه",
    (3, "171108"): "متخصص ارتوپدی",
    (3, "171159"): "متخصص بهداشت مادر و کودک",
    (3, "171168"): "متخصص بیماری‌های دهان و فک و صورت",
    (3, "171172"): "متخصص بیماری‌های عفونی و گرمسیری",
    (3, "171189"): "متخصص پاتولوژی دهان و فک - آسیب‌شناسی دهان و دندان",
    (3, "171216"): "متخصص پزشکی هسته‌ای",
    (3, "171255"): "متخصص جراحی کلیه و مجاری ادراری تناسلی",
    (3, "171267"): "متخصص داروسازی بالینی - کلینیکال فارماسی",
    (3, "171331"): "متخصص طب فیزیکی و توانبخشی",
    (3, "171378"): "متخصص گوش و حلق و بینی و جراحی سر و گردن",
    (3, "201239"): "فوق تخصص جراحی پلاستیک، ترمیمی و سوختگی",
    (3, "201334"): "فوق تخصص طب نوزادی و پیرامون تولد",
    (3, "201351"): "فوق تخصص غدد درون‌ریز و متابولیسم کودکان",
    (3, "211101"): "فلوشیپ بالینی HIV/AIDS",
    (3, "211125"): "فلوشیپ اقدامات مداخله‌ای قلب و عروق کودکان",
    (3, "211140"): "فلوشیپ اینترونشنال کاردیولوژی در کودکان و نوجوانان",
    (3, "211171"): "فلوشیپ بیماری‌های عفونی در بیماران مبتلا به نقص ایمنی و پیوند",
    (3, "211175"): "فلوشیپ بیماری‌های مادرزادی قلب در بالغین",
    (3, "211190"): "فلوشیپ پاتولوژی مولکولار و سیتوژنتیک",
    (3, "211218"): "فلوشیپ پیس‌میکر و اینترونشنال - الکتروفیزیولوژی",
    (3, "211220"): "فلوشیپ پیشگیری و کنترل عفونت‌های بیمارستانی",
    (3, "211251"): "فلوشیپ جراحی عمومی درون‌بین - لاپاراسکوپی",
    (3, "211252"): "فلوشیپ جراحی فک و صورت کرانیوفاسیال و کودکان",
    (3, "211261"): "فلوشیپ چشم‌پزشکی کودکان و انحراف چشم",
    (3, "211273"): "فلوشیپ درمان بین‌رشته‌ای ترمیم‌های زیبایی مبتنی بر باندینگ",
    (3, "211316"): "فلوشیپ سم‌شناسی بالینی و مسمومیت‌ها",
    (3, "211392"): "فلوشیپ مراقبت‌های ویژه پزشکی - ICU",
    (3, "211415"): "فلوشیپ نازایی - IVF",
    (3, "211423"): "فلوشیپ ویتره و رتین - سگمان خلفی",
    (3, "211426"): "فلوشیپ بیماری MS",
    (4, "1"): "ستاد وزارت بهداشت، درمان و آموزش پزشکی",
    (4, "11"): "مرکز هسته‌ای",
    (4, "16"): "مرکز شهری",
    (5, "101"): "نظام ارجاع",
    (6, "305"): "عدم امکان ارائه خدمت توسط مرکز",
    (7, "202"): "ودیعه داده شده",
    (8, "5"): "لغو شده توسط پزشک",
    (8, "6"): "لغو شده به علت تاخیر بیمار",
    (12, "1"): "بی‌سواد",
    (12, "150"): "دانشجوی دکترای حرفه‌ای",
    (13, "9"): "بیمه آتیه‌سازان حافظ",
    (13, "42"): "هواپیمایی جمهوری اسلامی ایران",
    (13, "46"): "بانک توسعه صادرات",
    (13, "51"): "کمک‌رسان ایران SOS",
    (13, "52"): "بیمه آینده‌ساز",
    (13, "65"): "بیمه جهاد کشاورزی",
    (13, "67"): "بیمه سنگ آهن",
    (13, "68"): "شرکت ریخته‌گری تراکتورسازی ایران",
    (14, "26.8"): "سایر اقشار - اتباع بیگانه",
    (14, "27.7"): "مددجویان عادی شهری",
    (14, "48"): "پدیدآورندگان، نویسندگان کتاب و هنرمندان مشمول یارانه",
    (15, "1.12.6"): "هیات علمی غیر تمام وقت جغرافیایی",
    (17, "1.4.2.2"): "محل کار",
}

NOTES = {
    (12, "171"): "تخصص بالینی، تخصص داروسازی، تخصص دندان‌پزشکی",
    (12, "191"): "PhD، دکترای تخصصی پژوهشی، دکترای بهداشت عمومی",
    (13, "48"): "خدمات بیمه‌ای بانک ملت توسط «بیمه ما» ارائه می‌شود.",
}

FURNITURE = ("اصطلاح", "سند راهنما", "نوبت گیرنده", "صفحه", "وستیپ", "توضیحات", "شناسه سازمان", "‌ ", " ‌")


def _file(appendix: int) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource_path("codes", f"appendix-{appendix:02d}.json").read_text("utf-8"))
    return data


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return []


@pytest.mark.parametrize("appendix", ROWS)
def test_head(appendix: int) -> None:
    data = _file(appendix)
    assert list(data) == ["appendix", "title_fa", "title_en", "system", "rows"]
    assert data["appendix"] == appendix
    assert data["system"] == SYSTEMS[appendix]
    assert data["title_en"].isascii()
    assert len(data["rows"]) == ROWS[appendix]


def test_rows_in_all() -> None:
    assert sum(len(_file(appendix)["rows"]) for appendix in ROWS) == 485


@pytest.mark.parametrize("appendix", ROWS)
def test_written_plainly(appendix: int) -> None:
    raw = resource_path("codes", f"appendix-{appendix:02d}.json").read_text("utf-8")
    assert "\\u" not in raw
    assert raw == json.dumps(json.loads(raw), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("appendix", ROWS)
def test_texts_are_clean(appendix: int) -> None:
    for text in _texts(_file(appendix)):
        assert text
        assert text == text.strip()
        assert text == unicodedata.normalize("NFC", text)
        assert not re.search(r"[يىكةـ\u00a0]|\s\s|[\n\t]", text), text
        assert not re.search(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", text), text
        assert not re.search(r"[\ufb50-\ufdff\ufe70-\ufeff]", text), text
        # a half-space stands between two letters, and never after one that does not join to the next
        assert not re.search(r"\u200c(?![\u0621-\u06cc])|(?<![\u0621-\u06cc])\u200c|[اآأدذرزژوء]\u200c", text), text
        assert not re.search(r" [،.)؛]|\( |،(?! )", text), text


@pytest.mark.parametrize("appendix", ROWS)
def test_no_page_furniture(appendix: int) -> None:
    for row in _file(appendix)["rows"]:
        for text in _texts(row):
            assert not [word for word in FURNITURE if word in text], text
            # words that start or end with a piece that only stands alone where the text layer was torn
            assert not re.search(r"(^| )(ها|های|ای|گر|ی)( |$)", text), text


@pytest.mark.parametrize("appendix", [number for number in ROWS if number not in {1, 12, 13, 14, 19}])
def test_no_digits_in_terms(appendix: int) -> None:
    assert not [row for row in _file(appendix)["rows"] if re.search(r"\d", row["term_fa"])]


@pytest.mark.parametrize("appendix", [number for number in ROWS if number != 1])
def test_codes_are_unique_and_printed_so(appendix: int) -> None:
    codes = [row["code"] for row in _file(appendix)["rows"]]
    assert max(Counter(codes).values()) == 1
    assert all(re.fullmatch(r"\d+(\.\d+)*|[AEU]{3}", code, re.ASCII) for code in codes)


def test_what_the_guide_repeats() -> None:
    kinds = Counter(row["type"] for row in _file(1)["rows"])
    assert {kind: count for kind, count in kinds.items() if count > 1} == {"HID": 3}
    insurers = Counter(row["term_fa"] for row in _file(13)["rows"])
    assert {term: count for term, count in insurers.items() if count > 1} == {"بیمه ایران معین": 2}
    specialties = Counter(row["term_fa"] for row in _file(3)["rows"])
    assert max(specialties.values()) == 1


def test_insurers_stand_twice() -> None:
    assert _file(13)["rows"] == _file(19)["rows"]
    assert [row["code"] for row in _file(13)["rows"]] == [str(number) for number in range(1, 72) if number != 58]


def test_specialties_ascend_by_degree() -> None:
    degrees = ["کارشناس ", "متخصص ", "فوق تخصص ", "فلوشیپ "]
    by_prefix = {"111": 0, "141": 0, "171": 1, "201": 2, "211": 3}
    for row in _file(3)["rows"]:
        assert row["term_fa"].startswith(degrees[by_prefix[row["code"][:3]]]), row


def test_date_accuracy_says_what_its_letters_say() -> None:
    words = {"A": "دقیق", "E": "تخمینی", "U": "نامشخص"}
    rows = _file(11)["rows"]
    assert len({row["code"] for row in rows}) == 3**3
    for row in rows:
        pattern = {1: "روز، ماه و سال {0} است.", 0: "روز {0}، ماه {1} و سال {2} است."}
        day, month, year = (words[letter] for letter in row["code"])
        if day == month == year:
            expected = pattern[1].format(day)
        elif day == month:
            expected = f"روز و ماه {day} و سال {year} است."
        elif month == year:
            expected = f"روز {day}، ماه و سال {year} است."
        else:
            expected = pattern[0].format(day, month, year)
        assert row["term_fa"] == expected


@pytest.mark.parametrize(("place", "term"), RESTORED.items())
def test_restored_terms(place: tuple[int, str], term: str) -> None:
    appendix, code = place
    assert [row["term_fa"] for row in _file(appendix)["rows"] if row["code"] == code] == [term]


@pytest.mark.parametrize(("place", "note"), NOTES.items())
def test_notes(place: tuple[int, str], note: str) -> None:
    appendix, code = place
    assert [row["note_fa"] for row in _file(appendix)["rows"] if row["code"] == code] == [note]


def test_groups_of_funds() -> None:
    groups = Counter(row["group_fa"] for row in _file(14)["rows"])
    assert list(groups.items()) == [
        ("صندوق‌های بیمه تامین اجتماعی", 29),
        ("صندوق‌های بیمه خدمات درمانی", 6),
        ("صندوق‌های بیمه کمیته امداد امام خمینی", 1),
        ("صندوق‌های بیمه وزارت بهداشت (تصادفی)", 1),
    ]


def test_english_only_where_the_guide_has_it() -> None:
    for appendix in ROWS:
        for row in _file(appendix)["rows"]:
            assert ("term_en" in row) == (appendix in {16, 17, 18})
            assert set(row) <= (
                {"title_fa", "issuer", "assigner", "type", "note_fa"}
                if appendix == 1
                else {"code", "term_fa", "term_en", "note_fa", "group_fa"}
            )
