"""What is done on this page of F9."""

from typing import Final

from hqs_desktop.viewmodels.setting_fields import UNDO_SETTING

COMMANDS: Final = (UNDO_SETTING,)
