"""Outside text that looks like markup, and a look for every place of a screen that would take it for that."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QUrl
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextEdit, QWidget

PAYLOADS: Final = (
    "<b>bold</b>",
    "<B>BOLD</B>",
    "<i>i</i>",
    "<u>u</u>",
    "<h1>head</h1>",
    "<br>",
    "<br/>",
    "<hr>",
    "<p>p",
    "<qt>rich</qt>",
    "<html><body>page</body></html>",
    "<!DOCTYPE html><p>page</p>",
    '<?xml version="1.0"?><p>page</p>',
    '<a href="https://example.com">here</a>',
    '<a href="file:///etc/passwd">here</a>',
    '<img src="file:///tmp/x.png">',
    '<img src="//server/share/x.png">',
    "<img src='\\\\server\\share\\x.png'/>",
    '<img src="http://127.0.0.1:9/x.png">',
    '<img src="data:image/png;base64,iVBORw0KGgo=">',
    '<img src=":/icons/app.svg">',
    '<table background="file:///tmp/x.png"><tr><td>cell</td></tr></table>',
    '<body background="file:///tmp/x.png">',
    '<link rel="stylesheet" href="file:///tmp/x.css">',
    "<style>* { font-size: 90px }</style>",
    "<script>alert(1)</script>",
    '<p style="font-size:90px; color:transparent">unseen</p>',
    '<ul style="list-style-image: url(file:///tmp/x.png)"><li>one</li></ul>',
    "&lt;b&gt;escaped&lt;/b&gt; &amp; more",
    'دکتر <img src="file:///tmp/x.png"> نمونه',
    "a < b > c & d",
)


class _Reader(QTextDocument):
    """What Qt would make of a text, and what it would fetch for it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.setHtml(html)
        self.size()  # lays it out, for which pictures are needed

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802  (Qt's name)
        self.fetched.append(f"{kind} {name}")
        return None


def read(tip: str) -> str:
    """A tool tip as it is seen."""
    if not GuiQt.mightBeRichText(tip):
        return tip
    document = _Reader(tip)
    assert not document.fetched, document.fetched
    return document.toPlainText()


def guessing(root: QWidget) -> list[str]:
    """The texts that are left to Qt's guess, of a window and all in it, hidden or not."""
    return [f"{type(of).__name__} {of.objectName()}: {text}" for of, text in _guessed(root)]


def seen(root: QWidget) -> set[str]:
    """The payloads that stand in labels or tool tips, or are listed."""
    texts = [text for widget in _all(root) for text in (_label(widget), *(read(tip) for _, tip in _tips(widget)))]
    texts += [str(index.data()) for widget in _all(root) for index in _indexes(widget)]
    return {payload for payload in PAYLOADS if any(payload in text for text in texts)}


def _all(root: QWidget) -> list[QWidget]:
    return [root, *root.findChildren(QWidget)]


def _label(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel) else ""


def _tips(widget: QWidget) -> Iterator[tuple[QWidget | QAction, str]]:
    yield widget, widget.toolTip()
    for action in widget.actions():
        yield action, action.toolTip()
    for index in _indexes(widget):
        yield widget, str(index.data(Qt.ItemDataRole.ToolTipRole) or "")


def _indexes(widget: QWidget) -> Iterator[QModelIndex]:
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is not None:
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for row in range(model.rowCount()):
            for column in range(columns):
                yield model.index(row, column)


def _guessed(root: QWidget) -> Iterator[tuple[QWidget | QAction, str]]:
    for widget in _all(root):
        if isinstance(widget, QTextEdit):
            yield widget, widget.toPlainText()
        if _label(widget) and isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            yield widget, widget.text()
        if GuiQt.mightBeRichText(widget.whatsThis()):
            yield widget, widget.whatsThis()
        for of, tip in _tips(widget):
            if GuiQt.mightBeRichText(tip) and "&lt;" not in tip and "&amp;" not in tip:
                yield of, tip
