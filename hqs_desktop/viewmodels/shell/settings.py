"""The looks and the connection as acts: for the search of anything."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import Act, ActKind, Command
from hqs_desktop.viewmodels.connection.commands import CONNECTION

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel

translate = QCoreApplication.translate  # lupdate knows it by this name


def setting_acts(shell: "ShellViewModel") -> Sequence[Act]:
    """What may be set in the menu, but what is set so already."""
    looks = shell.appearance
    changes: Sequence[tuple[str, Callable[[], str], Appearance]] = (
        # A language is named in itself too, for whoever can't read the other.
        (
            "language_fa",
            lambda: translate("Settings", "Language: Persian (\u0641\u0627\u0631\u0633\u06cc)"),
            looks._replace(language="fa"),
        ),
        ("language_en", lambda: translate("Settings", "Language: English (English)"), looks._replace(language="en")),
        ("scheme_system", lambda: translate("Settings", "Colours: as the system"), looks._replace(scheme="system")),
        ("scheme_light", lambda: translate("Settings", "Colours: light"), looks._replace(scheme="light")),
        ("scheme_dark", lambda: translate("Settings", "Colours: dark"), looks._replace(scheme="dark")),
        ("scheme_contrast", lambda: translate("Settings", "Colours: high contrast"), looks._replace(scheme="contrast")),
        ("text_normal", lambda: translate("Settings", "Text size: normal"), looks._replace(text_scale=1.0)),
        ("text_large", lambda: translate("Settings", "Text size: large"), looks._replace(text_scale=1.25)),
        ("text_very_large", lambda: translate("Settings", "Text size: very large"), looks._replace(text_scale=1.5)),
        ("text_largest", lambda: translate("Settings", "Text size: largest"), looks._replace(text_scale=2.0)),
    )
    return [
        Act(ActKind.SETTING, CONNECTION, shell.request_connection),
        *(
            Act(ActKind.SETTING, Command(name, "", words), partial(shell.change_appearance, wanted))
            for name, words, wanted in changes
            if wanted != looks
        ),
    ]
