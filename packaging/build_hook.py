"""Puts resources and compiled translations into the wheel; an editable install compiles them in place."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before hatchling collects the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the translations, and add both data folders to a real wheel."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "packaging"))
        from translations import build  # noqa: PLC0415  (it needs PySide6, which only the build's environment has)

        compiled = build()
        if version == "editable":
            return
        data = [*compiled, *(path for path in (root / "resources").rglob("*") if path.is_file())]
        for path in data:
            build_data["force_include"][str(path)] = f"hqs_desktop/{path.relative_to(root).as_posix()}"
