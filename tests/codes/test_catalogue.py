import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes import known, systems
from hqs_desktop.codes.catalogue import APPENDICES, CodeTables
from hqs_desktop.codes.tables import Code, CodeTable
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.resources import resource_path


@pytest.fixture(scope="module")
def tables() -> CodeTables:
    return CodeTables()


@pytest.mark.parametrize("appendix", APPENDICES)
def test_every_table_stands_under_its_own_system(tables: CodeTables, appendix: int) -> None:
    table = tables.by_appendix(appendix)
    assert table.appendix == appendix
    if table.system is not None:
        assert table in tables.by_system(table.system)


@pytest.mark.parametrize(
    ("system", "appendices"),
    [
        ("HQS", [5, 6, 7, 8]),
        ("hqs", [5, 6, 7, 8]),
        ("thritaEHR.Insurer", [13, 19]),
        ("thritaEHR.insurer", [13, 19]),
        ("thritaehr.SPECIALTY", [3]),
        (" thritaEHR.organizationType ", [4]),
        ("ThritaEHR", [15, 16, 17, 18]),
        ("thritaEHR.gender", [10]),
        ("HL7", [10]),
        ("RVU3", []),
        ("CountryDivisions", []),
        ("", []),
    ],
)
def test_by_system(tables: CodeTables, system: str, appendices: list[int]) -> None:
    assert [table.appendix for table in tables.by_system(system)] == appendices


@pytest.mark.parametrize("number", [0, 20, -1])
def test_no_such_appendix(tables: CodeTables, number: int) -> None:
    with pytest.raises(KeyError):
        tables.by_appendix(number)


@pytest.mark.parametrize(
    ("system", "code", "term"),
    [
        ("HQS", "5", "لغو شده توسط پزشک"),
        ("HQS", "101", "نظام ارجاع"),
        ("hqs", "305", "عدم امکان ارائه خدمت توسط مرکز"),
        ("HQS", "206", "قطعی"),
        ("thritaEHR.insurer", "1", "تأمین اجتماعی"),
        ("thritaEHR.specialty", " 171108 ", "متخصص ارتوپدی"),
        ("ThritaEHR", "1.1.1.1", "Complete"),
        ("ThritaEHR", "1.4.2.1", "منزل"),
        ("thritaEHR.organizationType", "32", None),
        ("thritaEHR.Insurer", "58", None),
        ("RVU3", "970015", None),
        ("", "", None),
    ],
)
def test_term(tables: CodeTables, system: str, code: str, term: str | None) -> None:
    assert tables.term(system, code) == term
    row = tables.find(system, code)
    assert (None if row is None else row.term_fa) == term


@given(system=st.one_of(st.text(), st.sampled_from(["HQS", "ThritaEHR", "thritaEHR.Insurer"])), code=st.text())
def test_anything_may_be_asked(system: str, code: str) -> None:
    tables = CodeTables()
    row = tables.find(system, code)
    sent = tables.coded_text(system, code)
    assert sent.system == system
    if row is None:
        assert sent == CodedText(code=code, system=system, value="")
    else:
        assert row.code == code.strip()
        assert sent.value


def test_codes_of_one_system_are_disjoint(tables: CodeTables) -> None:
    for system in ("HQS", "ThritaEHR"):
        codes = [row.code for table in tables.by_system(system) for row in table.rows]
        assert len(codes) == len(set(codes))


def test_coded_text(tables: CodeTables) -> None:
    specialty = tables.by_appendix(3)
    ready = CodedText(code="171108", system="thritaEHR.specialty", value="متخصص ارتوپدی")
    assert tables.coded_text(specialty, "171108") == ready
    assert tables.coded_text("thritaEHR.specialty", "171108") == ready
    assert specialty.coded_text("171108") == ready


def test_coded_text_keeps_the_spelling_of_the_system(tables: CodeTables) -> None:
    assert tables.coded_text(tables.by_appendix(19), "12").system == "thritaEHR.Insurer"
    sent = tables.coded_text(systems.INSURER_IN_REFERRAL, "12")
    assert sent == CodedText(code="12", system="thritaEHR.insurer", value="بیمه ایران")


def test_coded_text_of_an_english_term_is_english(tables: CodeTables) -> None:
    sent = tables.coded_text(tables.by_appendix(17), "1.4.2.3")
    assert sent == CodedText(code="1.4.2.3", system="ThritaEHR", value="Mobile")


def test_unknown_code_passes_through(tables: CodeTables) -> None:
    types = tables.by_appendix(4)
    assert types.find("32") is None
    assert types.term("32") is None
    assert types.coded_text("32") == CodedText(code="32", system="thritaEHR.organizationType", value="")


def test_identifier_kinds(tables: CodeTables) -> None:
    kinds = tables.identifier_kinds()
    assert [(kind.issuer, kind.type) for kind in kinds] == [
        ("MOHME_IT", "Org_ID"),
        ("National_Org_Civil_Reg", "National_Code"),
        ("MOHME_IT", "System_ID"),
        ("Med_Council", "Med_ID"),
        ("Nursing_Org", "Nursing_ID"),
        ("Med_Council", "Midwifery_ID"),
        ("MOI_BAFIA", "BAFIA_ID"),
        ("MIA", "Passport_ID"),
        ("PostOffice", "ZipCode"),
        ("IHIO", "HID"),
        ("TAMIN", "HID"),
        ("BITSA", "HID"),
    ]
    assert all(kind.assigner == kind.issuer for kind in kinds)
    assert kinds[1].title_fa == "کد ملی"
    assert kinds[9].title_fa == "شناسه‌های بیمه‌ای (استحقاق درمان، شناسه ارجاع، شناسه نسخه الکترونیکی)"
    assert [kind.note_fa is not None for kind in kinds] == [False] * 9 + [True] * 3
    assert kinds[11].note_fa == (
        "در صورتی که فرد فاقد بیمه درمانی باشد، در ویژگی‌های Issuer و Assigner این مقدار قرار می‌گردد."
    )


def test_identifier_kinds_as_a_table(tables: CodeTables) -> None:
    table = tables.by_appendix(1)
    assert [row.code for row in table.rows] == [kind.type for kind in tables.identifier_kinds()]
    assert table.term("Passport_ID") == "شماره گذرنامه"
    hid = table.find("HID")
    assert hid is table.rows[9]


@pytest.mark.parametrize(
    ("appendix", "names"),
    [
        (5, known.Quota),
        (6, known.CancelReason),
        (7, known.AppointmentType),
        (8, known.AppointmentStatus),
        (10, known.Gender),
    ],
)
def test_codes_by_name_are_the_whole_appendix(
    tables: CodeTables,
    appendix: int,
    names: type[known.Quota | known.CancelReason | known.AppointmentType | known.AppointmentStatus | known.Gender],
) -> None:
    assert [member.value for member in names] == [row.code for row in tables.by_appendix(appendix).rows]


@pytest.mark.parametrize(
    ("appendix", "name", "term"),
    [
        (8, known.AppointmentStatus.FREE, "خالی"),
        (8, known.AppointmentStatus.BOOKED, "اخذ شده"),
        (8, known.AppointmentStatus.VISITED, "ویزیت شده"),
        (8, known.AppointmentStatus.CANCELLED_BY_PATIENT, "لغو شده توسط بیمار"),
        (8, known.AppointmentStatus.CANCELLED_BY_DOCTOR, "لغو شده توسط پزشک"),
        (8, known.AppointmentStatus.CANCELLED_FOR_LATENESS, "لغو شده به علت تاخیر بیمار"),
        (5, known.Quota.REFERRAL, "نظام ارجاع"),
        (5, known.Quota.SPECIAL, "ویژه"),
        (6, known.CancelReason.PATIENT_CANNOT_COME, "عدم امکان حضور بیمار"),
        (6, known.CancelReason.DEVICE_OUT_OF_ORDER, "خرابی دستگاه"),
        (7, known.AppointmentType.HALF_PRICE, "نیم‌بها"),
        (7, known.AppointmentType.DEPOSIT_PAID, "ودیعه داده شده"),
        (10, known.Gender.FEMALE, "زن"),
        (10, known.Gender.INTERSEX_OR_UNKNOWN, "دوجنسی/نامشخص"),
    ],
)
def test_a_name_means_its_term(tables: CodeTables, appendix: int, name: str, term: str) -> None:
    assert tables.by_appendix(appendix).term(name) == term


def test_names_of_identifiers(tables: CodeTables) -> None:
    kinds = tables.identifier_kinds()
    assert {kind.type for kind in kinds} == set(known.IdentifierType)
    assert {kind.issuer for kind in kinds if kind.type == known.IdentifierType.HID} == set(known.HidIssuer)


def test_cancelled_statuses(tables: CodeTables) -> None:
    cancelled = {row.code for row in tables.by_appendix(8).rows if row.term_fa.startswith("لغو")}
    assert cancelled == known.CANCELLED_STATUSES


def test_a_table_is_read_once_and_alone() -> None:
    asked: list[str] = []

    def locate(*parts: str) -> Path:
        asked.append(parts[-1])
        return resource_path(*parts)

    tables = CodeTables(locate)
    assert asked == []
    table = tables.by_appendix(3)
    assert tables.by_system("thritaEHR.specialty") == [table]
    assert tables.by_appendix(3) is table
    assert asked == ["appendix-03.json"]


def test_importing_loads_nothing_heavy() -> None:
    script = (
        "import sys; import hqs_desktop.codes.catalogue, hqs_desktop.codes.typeahead; "
        "heavy = {'json', 'PySide6', 'rapidfuzz', 'pydantic', 'httpx', 'importlib.resources'} & set(sys.modules); "
        "sys.exit(', '.join(sorted(heavy)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_imported_list_is_a_table_too() -> None:
    table = CodeTable(
        appendix=None,
        title_fa="خدمات",
        title_en="Services",
        system=systems.RVU3,
        rows=(Code("970015", "ویزیت پزشک متخصص"),),
    )
    assert table.coded_text("970015") == CodedText("970015", "RVU3", "ویزیت پزشک متخصص")
