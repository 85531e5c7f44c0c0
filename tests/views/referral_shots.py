"""Pictures of F6 in its states, in every look. By hand: ``python -m tests.views.referral_shots DIR``."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from tests.fakes.gateway import line_dead
from tests.views.referral_world import PAPER, ReferralWorld
from tests.views.shots import LOOKS, dressed

RAIL = 84
Key = Qt.Key


async def walk(folder: Path, look: str, size: QSize) -> None:
    world = ReferralWorld()

    async def shoot(name: str) -> None:
        await world.settle()
        assert world.screen is not None
        world.screen.grab().save(str(folder / f"referral-{name}-{look}.png"))

    screen = world.open()
    screen.resize(size)
    await shoot("1-start")
    world.attach()
    world.model.set_paper_text("1234")
    world.model.read_paper()
    await shoot("2-no-tqid")
    world.model.set_paper_text(PAPER.text)
    world.model.read_paper()
    await world.settle()
    screen.work.focus_results()
    await shoot("3-slots")
    world.gateway.reads.append(line_dead("x"))
    world.model.more()
    await world.settle()
    await world.keys.press(Key.Key_End)
    await shoot("4-failed-page")
    await world.keys.press(Key.Key_Home)
    await world.keys.press(Key.Key_Return)
    await shoot("5-form")
    await world.keys.press(Key.Key_Escape)
    second = replace(world.referral(world.person(9)), queue_number="4")
    world.gateway.papers[PAPER].append(second)
    world.model.set_paper_text(PAPER.text + " ")
    world.model.read_paper()
    await shoot("6-several")
    world.model.choose_referral(1)
    await shoot("7-another-patient")
    world.gateway.referral_slots = []
    world.model.criteria.insurer = world.model.criteria.search_insurers("")[0]
    world.model.search()
    await shoot("8-nothing")
    world.gateway.line_dead = True
    world.model.search()
    await shoot("9-offline")
    await world.close()


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        for width, height in ((1366, 768), (1024, 700)):
            if scale > 1 and scheme == "dark":
                continue
            with dressed(app, language, scheme, scale):
                size = QSize(width - round(RAIL * scale), height - round(84 * scale))
                asyncio.run(walk(folder, f"{language}-{scheme}-{round(scale * 100)}-{width}", size))


if __name__ == "__main__":
    main()
