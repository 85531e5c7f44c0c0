"""The imported lists on the disk. All codes are made up."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hqs_desktop.adapters.lists import FileListStore
from hqs_desktop.codes.lists import Edition, Item, ListKind
from hqs_desktop.desk.lists.store import ListDamagedError, ListNotKeptError, Taken
from tests.fakes.lists import PLACES, SERVICES, WHEN, edition_of

RVU3, DIVISIONS = ListKind.RVU3, ListKind.COUNTRY_DIVISIONS


def later(items: tuple[Item, ...], days: int = 1) -> Edition:
    return Edition(RVU3, "later.csv", WHEN, WHEN + timedelta(days=days), f"{days:064x}", items)


def parts(edition: Edition | None) -> object:
    """All that an edition says, to be compared."""
    assert edition is not None
    return edition.kind, edition.source, edition.changed, edition.imported, edition.fingerprint, edition.items


@pytest.mark.parametrize(("kind", "items"), [(RVU3, SERVICES), (DIVISIONS, PLACES), (RVU3, ())])
def test_what_is_kept_comes_back(tmp_path: Path, kind: ListKind, items: tuple[Item, ...]) -> None:
    edition = edition_of(kind, items)
    FileListStore(tmp_path / "lists").keep(edition)
    assert parts(FileListStore(tmp_path / "lists").load(kind)) == parts(edition)


def test_nothing_imported_is_nothing(tmp_path: Path) -> None:
    store = FileListStore(tmp_path)
    assert store.load(RVU3) is None
    assert not store.has_former(RVU3)
    assert store.taken(RVU3) is None


def test_an_import_is_taken_back_and_brought_back(tmp_path: Path) -> None:
    store = FileListStore(tmp_path)
    first, second = edition_of(RVU3, SERVICES), later(SERVICES[:1])
    store.keep(first)
    store.keep(second)
    assert parts(store.swap(RVU3)) == parts(first) == parts(store.load(RVU3))
    assert parts(store.swap(RVU3)) == parts(second) == parts(store.load(RVU3))


def test_the_first_import_is_taken_back_to_none(tmp_path: Path) -> None:
    store = FileListStore(tmp_path)
    store.keep(edition_of(RVU3, SERVICES))
    assert store.swap(RVU3) is None
    assert store.load(RVU3) is None
    assert store.has_former(RVU3)
    assert store.swap(RVU3) is not None


def test_only_the_last_two_editions_stay_on_the_disk(tmp_path: Path) -> None:
    store = FileListStore(tmp_path)
    for days in range(4):
        store.keep(later(SERVICES, days))
    assert len([*tmp_path.glob("rvu3-*.tsv")]) == 2


def test_what_was_taken_by_itself_is_remembered_beyond_other_imports(tmp_path: Path) -> None:
    store = FileListStore(tmp_path)
    taken = Taken(r"\\server\share\rvu3.xlsx", "b" * 64, 1_700_000_000.25)
    store.keep(edition_of(RVU3, SERVICES), taken)
    store.keep(later(SERVICES))
    store.swap(RVU3)
    assert FileListStore(tmp_path).taken(RVU3) == taken


@pytest.mark.parametrize("name", ["rvu3.json", "edition"])
def test_what_is_damaged_is_named_and_mended_by_the_next_import(tmp_path: Path, name: str) -> None:
    store = FileListStore(tmp_path)
    store.keep(edition_of(RVU3, SERVICES))
    path = next(tmp_path.glob("rvu3-*.tsv")) if name == "edition" else tmp_path / name
    path.write_bytes(path.read_bytes()[:-3] + b"#")
    with pytest.raises(ListDamagedError, match=path.name):
        store.load(RVU3)
    store.keep(later(SERVICES))
    assert store.load(RVU3) is not None


def test_a_newer_versions_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "rvu3.json").write_text('{"format": 2, "current": "x"}')
    with pytest.raises(ListDamagedError):
        FileListStore(tmp_path).load(RVU3)


def test_no_path_is_taken_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret.tsv").write_text("{}")
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "rvu3.json").write_text('{"format": 1, "current": "../secret.tsv"}')
    with pytest.raises(ListDamagedError, match="lists"):
        FileListStore(folder).load(RVU3)


def test_what_can_not_be_written_is_named_and_the_one_before_stays(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.write_text("a file where the folder should be")
    with pytest.raises(ListNotKeptError, match="lists"):
        FileListStore(folder).keep(edition_of(RVU3, SERVICES))


@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_an_edition_or_damage(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "rvu3.json").write_text('{"format": 1, "current": "rvu3-x.tsv"}')
    (folder / "rvu3-x.tsv").write_bytes(content)
    with pytest.raises(ListDamagedError):
        FileListStore(folder).load(RVU3)
