"""Copying what concerns a patient: into the clipboard, but neither into its history nor to other devices."""

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

# Windows' own formats; a DWORD of 0 says no. Other systems carry them along unread.
_FORMATS: Final = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)
_NO: Final = bytes(4)


def copy_private(text: str) -> None:
    """Put ``text`` on the clipboard, for this paste only."""
    data = QMimeData()
    data.setText(text)
    for name in _FORMATS:
        data.setData(f'application/x-qt-windows-mime;value="{name}"', _NO)
    QGuiApplication.clipboard().setMimeData(data)
