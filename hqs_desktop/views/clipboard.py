"""Copying what concerns a patient: into the clipboard, but neither into its history nor to other devices."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from hqs_desktop.core.text import strip_marks

# Windows' own formats; a DWORD of 0 says no. Other systems carry them along unread.
_FORMATS: Final = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)
_NO: Final = bytes(4)


@dataclass(slots=True)
class _Copied:
    text: str = ""


_copied: Final = _Copied()
"""What was put there last: not every window system says whose the clipboard is."""


def copy_private(text: str) -> None:
    """Put ``text`` on the clipboard, for this paste only."""
    data = QMimeData()
    data.setText(text)
    for name in _FORMATS:
        data.setData(f'application/x-qt-windows-mime;value="{name}"', _NO)
    QGuiApplication.clipboard().setMimeData(data)
    _copied.text = text


def clear_private() -> None:
    """Take from the clipboard what this program put there; another program's stays."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or (_copied.text and clipboard.text() == _copied.text):
        clipboard.clear()
    _copied.text = ""


def copy_selected() -> bool:
    """Copy what is selected in the label that has the focus; False where nothing is."""
    label = QApplication.focusWidget()
    if not (isinstance(label, QLabel) and label.hasSelectedText()):
        return False
    copy_private(strip_marks(label.selectedText(), keep_zwnj=True))
    return True
