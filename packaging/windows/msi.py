"""Writes the WiX source of the MSI for Group Policy, and prints its package code: see NOTES.md for why it is so.

``msi.py BUNDLE VERSION GUARD ICON SOURCE``: the paths in SOURCE are relative to its own folder.
"""

import argparse
import hashlib
import os
import re
import struct
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path

UPGRADE_CODE = uuid.UUID("6f0d5e0c-7d0f-4a52-9b60-0d2f6a1f4c11")  # for ever: by it an MSI finds the older ones
NAME = "HQS Desktop"
PUBLISHER = "The HQS Desktop authors"
NEWER = "A newer version of HQS Desktop is installed. Nothing was changed."
MARK = r"Software\HQSDesktop"  # installer.nsi looks there for an MSI
SETUP_EXE = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\HQSDesktop"
SHORT_NAME = re.compile(r"[A-Z0-9_]{1,8}(\.[A-Z0-9_]{1,3})?")
# Behind this key of the version resource: signature, structure's version, and the file's version in four halves.
FILE_VERSION = re.compile("VS_VERSION_INFO\0".encode("utf-16-le") + rb"\0*\xbd\x04\xef\xfe.{4}(.{8})", re.DOTALL)


def guid(name: str) -> str:
    """The same one for the same name, in every build."""
    return str(uuid.uuid5(UPGRADE_CODE, name)).upper()


def identifier(prefix: str, path: Path) -> str:
    """A row's key."""
    return prefix + uuid.uuid5(UPGRADE_CODE, path.as_posix()).hex


def both_names(name: str) -> str:
    """``SHORT|long``: the MSI wants an 8.3 name with each long one."""
    if SHORT_NAME.fullmatch(name):
        return name
    suffix = re.sub(r"[^A-Z0-9]", "", Path(name).suffix.upper())[:3]
    short = "H" + hashlib.sha256(name.encode()).hexdigest()[:7].upper()
    return f"{short}.{suffix}|{name}" if suffix else f"{short}|{name}"


def file_version(data: bytes) -> str | None:
    """What the program's or library's version resource says."""
    found = FILE_VERSION.search(data) if data.startswith(b"MZ") else None
    if not found:
        return None
    second, first, fourth, third = struct.unpack("<4H", found[1])
    return f"{first}.{second}.{third}.{fourth}"


class Package:
    """The WiX source while it grows, and a digest of all that goes in."""

    def __init__(self, version: str, base: Path) -> None:
        self.base = base
        self.digest = hashlib.sha256()
        self.wix = ET.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
        self.product = ET.SubElement(
            self.wix, "Product", Id=guid(f"product {version}"), UpgradeCode=str(UPGRADE_CODE).upper(), Name=NAME,
            Version=version, Manufacturer=PUBLISHER, Language="0",
        )  # fmt: skip
        self.add(self.product, "Package", InstallerVersion="500", InstallScope="perMachine", Compressed="yes")
        self.add(self.product, "MediaTemplate", EmbedCab="yes")
        self.add(self.product, "MajorUpgrade", DowngradeErrorMessage=NEWER)
        self.feature = self.add(self.product, "Feature", Id="App", Level="1", Absent="disallow", AllowAdvertise="no")

    def add(self, parent: ET.Element, tag: str, /, text: str | None = None, **attributes: str) -> ET.Element:
        """A child element."""
        child = ET.SubElement(parent, tag, attributes)
        child.text = text
        return child

    def relative(self, path: Path) -> str:
        """How wixl finds the file, which is part of the package from now on."""
        self.digest.update(path.read_bytes())
        return Path(os.path.relpath(path, self.base)).as_posix()

    def component(self, parent: ET.Element, key: str, name: str) -> ET.Element:
        """A component of the one feature."""
        self.add(self.feature, "ComponentRef", Id=key)
        return self.add(parent, "Component", Id=key, Guid=guid(name))

    def folder(self, bundle: Path, folder: Path, parent: ET.Element) -> None:
        """One component a folder; its GUID changes with the names in it, as Windows Installer's rules want."""
        files = sorted(path for path in folder.iterdir() if path.is_file())
        inside = folder.relative_to(bundle)
        name = "\n".join(["component", inside.as_posix(), *(path.name for path in files)])
        component = self.component(parent, identifier("c", inside), name)
        self.add(component, "CreateFolder")
        for path in files:
            version = file_version(path.read_bytes())
            self.add(
                component, "File", Id=identifier("f", path.relative_to(bundle)), Name=both_names(path.name),
                Source=self.relative(path), **({"DefaultVersion": version} if version else {}),
            )  # fmt: skip
        for path in sorted(path for path in folder.iterdir() if path.is_dir()):
            below = identifier("d", path.relative_to(bundle))
            self.folder(bundle, path, self.add(parent, "Directory", Id=below, Name=both_names(path.name)))

    def search(self, name: str, key: str, value: str) -> None:
        """A property that is set where the machine's registry holds the value."""
        prop = self.add(self.product, "Property", Id=name)
        self.add(prop, "RegistrySearch", Id=name, Root="HKLM", Key=key, Name=value, Type="raw", Win64="yes")

    def refuse_unless(self, condition: str, message: str) -> None:
        """A launch condition; what is installed can always be taken away."""
        self.add(self.product, "Condition", f"Installed OR {condition}", Message=message)


def write(bundle: Path, version: str, guard: Path, icon: Path, source: Path) -> str:
    """Write SOURCE; the package code comes back: another one for every other content."""
    package = Package(version, source.parent)
    product, add = package.product, package.add

    package.search("WINDOWS10", r"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "CurrentMajorVersionNumber")
    package.search("SETUPEXE", SETUP_EXE, "DisplayVersion")
    package.refuse_unless("WINDOWS10", "64-bit Windows 10 or later is needed. Nothing was changed.")
    package.refuse_unless(
        "NOT SETUPEXE",
        "HQS Desktop was installed by setup.exe. Uninstall that first; settings and journal stay. Nothing was changed.",
    )

    add(product, "Icon", Id="app.ico", SourceFile=package.relative(icon))
    for name, value in (
        ("ARPPRODUCTICON", "app.ico"),
        ("ARPNOMODIFY", "1"),
        ("ARPNOREPAIR", "1"),
        ("REBOOT", "ReallySuppress"),  # msiexec /qn would else restart the desk by itself
        ("REINSTALLMODE", "amus"),  # the folder is ours alone: whatever lies there is replaced, its version no matter
    ):
        add(product, "Property", Id=name, Value=value)

    target = add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    add(target, "Directory", Id="ProgramMenuFolder")
    programs = add(target, "Directory", Id="ProgramFiles64Folder")
    home = add(programs, "Directory", Id="INSTALLFOLDER", Name=f"HQSDESKT|{NAME}")
    package.folder(bundle, bundle, home)
    menu = package.component(home, "Menu", "start menu")
    add(
        menu, "RegistryValue", Id="Mark", Root="HKLM", Key=MARK, Name="Msi", Type="string", Value=version,
        KeyPath="yes",
    )  # fmt: skip
    add(
        menu, "Shortcut", Id="Shortcut", Directory="ProgramMenuFolder", Name=f"HQSDESKT|{NAME}",
        Target="[INSTALLFOLDER]hqs-desktop.exe", WorkingDirectory="INSTALLFOLDER",
    )  # fmt: skip

    add(product, "Binary", Id="Guard", SourceFile=package.relative(guard))
    add(product, "CustomAction", Id="SetLocation", Property="ARPINSTALLLOCATION", Value="[INSTALLFOLDER]")
    add(product, "CustomAction", Id="RefuseWhileRunning", BinaryKey="Guard", DllEntry="RefuseWhileRunning")
    order = add(product, "InstallExecuteSequence")
    add(order, "Custom", "NOT Installed", Action="SetLocation", After="CostFinalize")
    add(order, "Custom", "NOT UPGRADINGPRODUCTCODE", Action="RefuseWhileRunning", After="LaunchConditions")
    add(order, "RemoveExistingProducts", After="InstallInitialize")  # within the transaction: a failure brings it back

    ET.indent(package.wix)
    text = ET.tostring(package.wix, encoding="unicode")
    source.write_text(text + "\n", encoding="utf-8")
    package.digest.update(re.sub(r' Source(File)?="[^"]*"', "", text).encode())  # wherever the bundle lies
    return "{" + guid(package.digest.hexdigest()) + "}"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("version")
    for name in ("guard", "icon", "source"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    if not re.fullmatch(r"\d{1,3}\.\d{1,3}\.\d{1,5}", options.version):
        parser.error("an MSI's version has three numbers")
    print(write(options.bundle, options.version, options.guard, options.icon, options.source))


main()
