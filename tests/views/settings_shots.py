"""Pictures of F9's pages, in every look. By hand: ``python -m tests.views.settings_shots DIR``."""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from hqs_desktop.viewmodels.centre.page import TEMPLATE, CentreViewModel
from hqs_desktop.viewmodels.setting_fields import FieldsViewModel
from tests.views.settings_world import SettingsWorld
from tests.views.shots import LOOKS, dressed

RAIL: Final = 84
FILE: Final = """
[centre]
name = "درمانگاه شهید نمونه"
[message]
template = "نوبت {patient}\\n{doctor}، {time}\\n{tqid}\\n{instructions}"
[[instructions]]
service = "901610"
text = "ناشتا بیایید و نسخهٔ پزشک را همراه داشته باشید."
[[instructions]]
provider = "12345"
text = "نیم ساعت زودتر بیایید."
"""
POLICY: Final = "[privacy]\nlock_minutes = 3\n[appearance]\nscheme = 'light'\n"


async def walk(folder: Path, look: str, size: QSize) -> None:
    """Each page once, with something said on some."""
    for page in ("connection", "centre", "printers", "appearance", "privacy", "waitlist"):
        with tempfile.TemporaryDirectory() as place:
            world = SettingsWorld(Path(place), size)
            world.file.write_text(FILE, encoding="utf-8")
            world.policy.write_text(POLICY, encoding="utf-8")
            world.open(page)
            model = world.model.pages.view_model(page)
            if page == "privacy":
                cast("FieldsViewModel", model).set_value("privacy.keep_days", 365)
            if page == "waitlist":
                cast("FieldsViewModel", model).set_text("waitlist.every_minutes", "3")
                cast("FieldsViewModel", model).keep("waitlist.every_minutes")
            if page == "centre" and size.width() < 1000:
                cast("CentreViewModel", model).set_text(TEMPLATE, "نوبت {pateint}")
            await asyncio.sleep(0.05)
            await world.keys.settle()
            world.screen.grab().save(str(folder / f"settings-{page}-{look}.png"))
            await world.close()


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        for width, height in ((1366, 768), (1024, 700)):
            if scale > 1 and scheme != "light":
                continue
            with dressed(app, language, scheme, scale):
                size = QSize(width - round(RAIL * scale), height - round(84 * scale))
                asyncio.run(walk(folder, f"{language}-{scheme}-{round(scale * 100)}-{width}", size))


if __name__ == "__main__":
    main()
