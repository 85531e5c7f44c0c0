"""The scene of the audit trail: see ``scenes``."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from hqs_desktop.core.audit import Act, AuditReport
from hqs_desktop.core.bookings import IntentState
from hqs_desktop.viewmodels.audit.page import AuditViewModel
from hqs_desktop.views.audit.page import AuditPage
from tests.fakes.session import FakeDesk
from tests.views.keyboard import Keyboard, destroy

Shown = tuple[str, QWidget, QSize | None]

OPERATORS = ("زهرا محمدی‌نژاد", "سید علی‌رضا حسینی‌پور اصل تبریزی", "Christopher Featherstonehaugh")
OUTCOMES = (IntentState.INTENT, IntentState.CONFIRMED, IntentState.REFUSED, IntentState.LAPSED, IntentState.UNKNOWN)


async def fill(desk: FakeDesk, entries: int = 60) -> None:
    """Have three operators do everything that there is to do, over the morning."""
    acts = list(Act)
    for number in range(entries):
        act = acts[number % len(acts)]
        write = act in {Act.BOOK, Act.CANCEL}
        await desk.journal.audit.record(
            act,
            operator=OPERATORS[number % len(OPERATORS)],
            at=desk.clock.now() - timedelta(minutes=entries - number),
            tqid_key=f"35b888a4-0543-41e5-92d7-{number:012d}" if write or act is Act.TOLD else "",
            detail=OUTCOMES[number // len(acts) % len(OUTCOMES)] if write else "audit" if act is Act.EXPORT else "",
        )


async def _broken() -> AuditReport:
    return AuditReport(20, "", broken_at=21)


async def audit(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """Nothing yet, a morning, a sound trail, one that was changed."""
    size = window - QSize(round(84 * scale), round(84 * scale))
    desk = FakeDesk()
    keys = Keyboard(desk.clock)
    model = AuditViewModel(desk.shared)
    page = AuditPage(model)
    page.resize(size)
    page.show()
    desk.attach()
    await keys.settle()
    yield "nothing", page, size
    await fill(desk)
    model.read()
    await keys.settle()
    page.focus_first()
    yield "morning", page, size
    model.verify()
    await keys.settle()
    yield "sound", page, size
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk.session.audit, "verify", _broken)
        model.verify()
        await keys.settle()
        yield "changed", page, size
    await model.aclose()
    destroy(page)
    await desk.session.close()
