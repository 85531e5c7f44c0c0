"""Compiles the translations (.ts to .qm) whenever the project is built or installed from source."""

import subprocess
from pathlib import Path
from typing import Any

import PySide6
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def lrelease() -> Path:
    """The translation compiler that comes with PySide6."""
    folder = Path(PySide6.__path__[0])
    return next(path for name in ("lrelease", "lrelease.exe") if (path := folder / name).exists())


class TranslationsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts resources and translations into the wheel as package data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile next to the sources; a wheel also carries both folders inside the package."""
        root = Path(self.root)
        for source in sorted((root / "translations").glob("*.ts")):
            subprocess.run([lrelease(), "-silent", source, "-qm", source.with_suffix(".qm")], check=True)  # noqa: S603
        if version != "editable" and self.target_name == "wheel":
            for path in sorted((root / "resources").rglob("*")):
                if path.is_file():
                    build_data["force_include"][str(path)] = f"hqs_desktop/{path.relative_to(root).as_posix()}"
            for path in sorted((root / "translations").glob("*.qm")):
                build_data["force_include"][str(path)] = f"hqs_desktop/translations/{path.name}"
