"""The version resource of the Windows programs: what Explorer and IT's inventory show."""

import re
from pathlib import Path

from PyInstaller.utils.win32.versioninfo import (  # only importable on Windows
    FixedFileInfo,
    StringFileInfo,
    StringStruct,
    StringTable,
    VarFileInfo,
    VarStruct,
    VSVersionInfo,
)

_ENGLISH_UNICODE = "040904B0"


def version_resource(root: Path, title: str) -> VSVersionInfo:
    """The resource for a program of the version in the package, e.g. 0.1.0 -> 0.1.0.0."""
    source = (root / "hqs_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', source)
    if found is None:
        raise ValueError("hqs_desktop/__init__.py has no __version__")
    version = found[1]
    numbers = tuple(int(part) for part in [*re.findall(r"\d+", version), "0", "0", "0", "0"][:4])
    texts = {
        "CompanyName": "The HQS Desktop authors",
        "FileDescription": title,
        "FileVersion": version,
        "InternalName": title,
        "LegalCopyright": "MIT License",
        "ProductName": "HQS Desktop",
        "ProductVersion": version,
    }
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            StringFileInfo([StringTable(_ENGLISH_UNICODE, [StringStruct(*pair) for pair in texts.items()])]),
            VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
        ],
    )
