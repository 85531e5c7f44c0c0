"""Writes what a bundle is made of: ``sbom.cdx.json`` (CycloneDX 1.6, checked by its schema) and ``licences/``."""

import argparse
import os
import re
import shutil
import tomllib
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parents[2]
LONGEST_NAME = 80
LICENCE_FILE = re.compile(r"(licen[sc]e|copying|notice|authors)", re.IGNORECASE)
PRODUCT_VERSION = re.compile(rb"P\0r\0o\0d\0u\0c\0t\0V\0e\0r\0s\0i\0o\0n\0(?:\0\0)+((?:[\d.]\0)+)")
FONT_VERSION = re.compile(rb"V\0e\0r\0s\0i\0o\0n\0 ((?:\0[\d.])+)")
SQLCIPHER = "sqlcipher3/_sqlite3.cp312-win_amd64.pyd"
# What is no distribution of its own: its licence, and the file of the bundle that tells its version.
PARTS = (
    ("CPython", "PSF-2.0", "python312.dll", PRODUCT_VERSION),
    ("OpenSSL", "Apache-2.0", "libcrypto-3.dll", PRODUCT_VERSION),
    ("Qt", "LGPL-3.0-only", "Qt6Core.dll", PRODUCT_VERSION),
    ("SQLCipher", "BSD-3-Clause", SQLCIPHER, re.compile(rb"\0(4\.\d+\.\d+)\0")),
    ("OpenSSL in SQLCipher", "Apache-2.0", SQLCIPHER, re.compile(rb"OpenSSL (3[\d.]+)")),
    ("Microsoft Visual C++ runtime", "LicenseRef-Microsoft", "VCRUNTIME140.dll", PRODUCT_VERSION),
    ("Vazirmatn UI", "OFL-1.1", "hqs_desktop/resources/fonts/Vazirmatn-UI-Regular.ttf", FONT_VERSION),
)  # fmt: skip
ICONS = ("Fluent UI System Icons", "MIT", None)  # no file tells their version


def name_of(distribution: Distribution) -> str:
    """The normalised name."""
    return re.sub(r"[-_.]+", "-", distribution.metadata["Name"]).lower()


def wheel_hashes(distribution: Distribution, lock: dict[str, list[dict[str, str]]]) -> list[HashType]:
    """The lock's hash of the wheel that was installed, found by the tags that the wheel names itself."""
    tags = re.findall(r"^Tag: (.+)$", distribution.read_text("WHEEL") or "", re.MULTILINE)
    for wheel in lock.get(name_of(distribution), []):
        stem = wheel["url"].rpartition("/")[2].removesuffix(".whl")
        python, abi, platform = stem.split("-")[-3:]
        if any(
            all(a in b.split(".") for a, b in zip(tag.split("-"), (python, abi, platform), strict=True)) for tag in tags
        ):
            return [HashType(alg=HashAlgorithm.SHA_256, content=wheel["hash"].removeprefix("sha256:"))]
    return []


def licence_of(distribution: Distribution) -> str:
    """What a library says of its licence, in a line."""
    metadata = distribution.metadata
    said = metadata.get("License-Expression") or metadata.get("License") or ""
    if not said or len(said) > LONGEST_NAME or "\n" in said:  # some put the whole text there
        return "see licences/"
    return said


def library(distribution: Distribution, lock: dict[str, list[dict[str, str]]]) -> Component:
    """A library of the lock."""
    name, version = name_of(distribution), distribution.version
    made = part(name, licence_of(distribution), version)
    made.purl = PackageURL("pypi", None, name, version)
    made.hashes.update(wheel_hashes(distribution, lock))
    return made


def part(name: str, licence: str, version: str | None) -> Component:
    """A component of the bundle."""
    licences = [LicenseFactory().make_from_string(licence)]
    return Component(name=name, version=version, type=ComponentType.LIBRARY, bom_ref=name, licenses=licences)


def version_in(path: Path, pattern: re.Pattern[bytes]) -> str:
    """The version that a file tells of itself."""
    found = pattern.search(path.read_bytes())
    if found is None:
        raise SystemExit(f"{path} does not tell its version")
    return found[1].replace(b"\0", b"").decode("ascii")


def licence_texts(distribution: Distribution) -> Iterator[Path]:
    """The licence files that a library brings."""
    for file in distribution.files or []:
        path = Path(str(distribution.locate_file(file)))
        if ".dist-info" in str(file) and LICENCE_FILE.search(path.name) and path.is_file():
            yield path


def write_licences(target: Path, found: list[Distribution], python: Path) -> None:
    """The licence texts, a folder for each library."""
    shutil.rmtree(target, ignore_errors=True)
    for distribution in found:
        folder = target / f"{name_of(distribution)}-{distribution.version}"
        folder.mkdir(parents=True)
        texts = list(licence_texts(distribution))
        for number, path in enumerate(texts):
            clash = any(path.name == other.name for other in texts[:number])
            shutil.copyfile(path, folder / (f"{number}-{path.name}" if clash else path.name))
        if not texts:
            said = distribution.metadata.get_all("Classifier") or []
            lines = [licence_of(distribution), *(line for line in said if line.startswith("License"))]
            (folder / "metadata.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, source in (
        ("CPython.txt", python / "LICENSE.txt"),
        ("Vazirmatn-OFL.txt", ROOT / "resources" / "fonts" / "OFL.txt"),
        ("Fluent-icons.txt", ROOT / "resources" / "icons" / "LICENSE"),
        ("HQS-Desktop.txt", ROOT / "LICENSE"),
    ):
        shutil.copyfile(source, target / name)


def bill_of_materials(version: str, components: list[Component]) -> str:
    """CycloneDX as JSON: made of the version and the commit's time, not of chance, so that two builds give the same."""
    bom = Bom(
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"hqs-desktop-{version}"),
        components=components,
    )
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    bom.metadata.component = Component(
        name="hqs-desktop", version=version, type=ComponentType.APPLICATION, bom_ref="hqs-desktop",
        licenses=[LicenseFactory().make_from_string("MIT")],
    )  # fmt: skip
    bom.register_dependency(bom.metadata.component, components)
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    if (fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)) is not None:
        raise SystemExit(f"the SBOM is not valid: {fault}")
    return text + "\n"


def main() -> None:
    """Read the command line and write both."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("--bundle", "--site", "--python"):
        parser.add_argument(option, type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--tool", nargs=3, action="append", default=[], metavar=("NAME", "VERSION", "LICENCE"),
                        help="what the build itself puts into the programs")  # fmt: skip
    options = parser.parse_args()

    found = sorted(distributions(path=[str(options.site)]), key=name_of)
    write_licences(options.bundle / "licences", found, options.python)
    with (ROOT / "uv.lock").open("rb") as file:
        lock = {package["name"]: package.get("wheels", []) for package in tomllib.load(file)["package"]}
    inside = options.bundle / "_internal"
    components = [
        *(library(one, lock) for one in found),
        *(part(name, licence, version_in(inside / file, pattern)) for name, licence, file, pattern in PARTS),
        part(*ICONS),
        *(part(name, licence, version) for name, version, licence in options.tool),
    ]
    (options.bundle / "sbom.cdx.json").write_text(bill_of_materials(options.version, components), encoding="utf-8")
    print(f"SBOM: {len(components)} components, valid by CycloneDX 1.6")


main()
