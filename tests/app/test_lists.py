"""The lists of a profile at the start: in use behind everything else, trouble with them told. All codes are made up."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from hqs_desktop.adapters.lists import FileListStore
from hqs_desktop.adapters.profile import Profile
from hqs_desktop.adapters.settings import ListsSettings
from hqs_desktop.app.lists import open_lists
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.viewmodels.shared import Shared
from tests.fakes.languages import speaking
from tests.fakes.lists import SERVICES, edition_of
from tests.fakes.shared import make_shared

RVU3 = ListKind.RVU3
GOOD = "کد,شرح\n900001,یک\n"


def told(shared: Shared) -> list[str]:
    """All notices about lists, in English."""
    with speaking("en"):
        return [f"{notice.title}: {notice.advice}" for notice in shared.notices.shown]


@pytest.fixture
def shared(qapp: QCoreApplication) -> Shared:  # noqa: ARG001  # it is needed, not used
    return make_shared()


async def test_what_was_imported_is_in_use_again(tmp_path: Path, shared: Shared) -> None:
    FileListStore(tmp_path / "lists").keep(edition_of(RVU3, SERVICES))
    await open_lists(Profile(tmp_path), ListsSettings(), shared)
    assert shared.codes.named_code("RVU3", "900001") == "خدمت ساختگی یک"
    assert shared.lists.lists is not None
    assert told(shared) == []
    shared.lists.clear()
    assert shared.codes.named_code("RVU3", "900001") == "900001"


async def test_a_file_that_the_policy_names_is_imported_once_and_again_when_it_changes(
    tmp_path: Path, shared: Shared
) -> None:
    path = tmp_path / "rvu3.csv"
    settings = ListsSettings(rvu3=str(path))
    for text, rows in ((GOOD, 1), (GOOD, 1), (GOOD + "900002,دو\n", 2)):
        path.write_text(text, encoding="utf-8")
        await open_lists(Profile(tmp_path), settings, shared)
        shelved = shared.codes.lists.of(RVU3)
        assert shelved is not None
        assert len(shelved.edition.items) == rows
    assert told(shared) == []


async def test_a_file_that_the_policy_names_and_that_is_not_there_is_told_and_the_one_before_used(
    tmp_path: Path, shared: Shared, caplog: pytest.LogCaptureFixture
) -> None:
    FileListStore(tmp_path / "lists").keep(edition_of(RVU3, SERVICES))
    settings = ListsSettings(rvu3="/nowhere/rvu3.xlsx", country_divisions="/nowhere/divisions.xlsx")
    await open_lists(Profile(tmp_path), settings, shared)
    assert shared.codes.lists.of(RVU3) is not None
    first, second = told(shared)
    assert first.startswith(
        "The list was not imported: \u2068Services (RVU3)\u2069: \u2066/nowhere/rvu3.xlsx\u2069: There is no"
    )
    assert "Country divisions" in second
    caplog.clear()


async def test_a_damaged_list_is_told_unless_a_file_mends_it(
    tmp_path: Path, shared: Shared, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "rvu3.json").write_text("{")
    await open_lists(Profile(tmp_path), ListsSettings(), shared)
    assert told(shared) == [
        "The imported list is damaged: \u2068Services (RVU3)\u2069: Import it again from its file, under Codes (F8)."
    ]
    (tmp_path / "rvu3.csv").write_text(GOOD, encoding="utf-8")
    await open_lists(Profile(tmp_path), ListsSettings(rvu3=str(tmp_path / "rvu3.csv")), shared)
    assert shared.codes.named_code("RVU3", "900001") == "یک"
    caplog.clear()
