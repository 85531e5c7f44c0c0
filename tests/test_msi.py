"""The MSI's WiX source. What wixl and Windows Installer make of it is looked at by smoke_windows.sh."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "packaging" / "windows" / "msi.py"
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"
# As in a program's version resource: 6.11.3.0.
VERSION = bytes.fromhex("0000 bd04effe 00000100 0b00 0600 0000 0300")
VERSIONED = b"MZ" + "VS_VERSION_INFO\0".encode("utf-16-le") + VERSION


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "hqs-desktop"
    (folder / "_internal" / "deep" / "deeper").mkdir(parents=True)
    (folder / "hqs-desktop.exe").write_bytes(b"MZ")
    (folder / "_internal" / "Qt6Core.dll").write_bytes(VERSIONED)
    (folder / "_internal" / "deep" / "deeper" / "a long name.txt").write_text("text")
    (tmp_path / "guard.dll").write_bytes(b"MZ")
    (tmp_path / "app.ico").write_bytes(b"icon")
    return folder


def written(bundle: Path, version: str = "1.2.3") -> tuple[ET.Element, str]:
    """The source, and the package code."""
    base = bundle.parent
    done = subprocess.run(
        [sys.executable, SCRIPT, bundle, version, base / "guard.dll", base / "app.ico", base / "hqs.wxs"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return ET.parse(base / "hqs.wxs").getroot(), done.stdout.strip()


def guids(root: ET.Element) -> dict[str | None, str | None]:
    return {one.get("Id"): one.get("Guid") for one in root.iter(f"{WIX}Component")}


def product(root: ET.Element) -> ET.Element:
    return next(root.iter(f"{WIX}Product"))


def test_the_same_files_give_the_same_source(bundle: Path) -> None:
    first, code = written(bundle)
    again, code_again = written(bundle)
    assert ET.tostring(first) == ET.tostring(again)
    assert code == code_again
    assert re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", code)


def test_a_new_version_is_a_new_product_of_the_same_family(bundle: Path) -> None:
    old, old_code = written(bundle)
    new, new_code = written(bundle, "1.2.4")
    assert product(old).get("Id") != product(new).get("Id")
    assert product(old).get("UpgradeCode") == product(new).get("UpgradeCode") == "6F0D5E0C-7D0F-4A52-9B60-0D2F6A1F4C11"
    assert guids(old) == guids(new)
    assert old_code != new_code


def test_other_bytes_give_another_package_code_only(bundle: Path) -> None:
    before, code = written(bundle)
    (bundle / "hqs-desktop.exe").write_bytes(b"MZ2")
    after, code_after = written(bundle)
    assert ET.tostring(before) == ET.tostring(after)
    assert code != code_after


def test_a_folder_with_other_files_is_another_component(bundle: Path) -> None:
    before = guids(written(bundle)[0])
    (bundle / "_internal" / "more.txt").write_text("text")
    after = guids(written(bundle)[0])
    assert [key for key in after if after[key] != before[key]] == [key for key in before if before[key] != after[key]]
    assert len([key for key in after if after[key] != before[key]]) == 1


def test_every_folder_is_made_and_every_file_is_named(bundle: Path) -> None:
    root, _ = written(bundle)
    names = {one.get("Name") or "" for one in root.iter(f"{WIX}File")}
    assert {name.rpartition("|")[2] for name in names} == {"hqs-desktop.exe", "Qt6Core.dll", "a long name.txt"}
    assert all(re.fullmatch(r"[A-Z0-9]{1,8}(\.[A-Z0-9]{1,3})?", name.partition("|")[0]) for name in names)
    assert len(list(root.iter(f"{WIX}CreateFolder"))) == 4  # also the one that holds but another folder
    assert len(list(root.iter(f"{WIX}ComponentRef"))) == len(guids(root)) == 5


def test_the_version_of_a_library(bundle: Path) -> None:
    files = {(one.get("Name") or "").rpartition("|")[2]: one for one in written(bundle)[0].iter(f"{WIX}File")}
    assert files["Qt6Core.dll"].get("DefaultVersion") == "6.11.3.0"
    assert files["hqs-desktop.exe"].get("DefaultVersion") is None


def test_a_version_that_windows_installer_can_not_compare(bundle: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        written(bundle, "1.2.3rc1")
