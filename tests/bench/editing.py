"""Typing in the editor: from the key to the end of the paint, beside a plain text edit of Qt.

Both show the same lines in the same font and size; they take turns, key by key. What comes
behind a pause (reading, checking, completions) is not part of a key. The whole file of 10,000 events is opened, too.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import Figure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QWidget

    from viewer.qt.editor.pane import EditorPane

RUNS, KEYS = 5, 40  # so few that the line never needs scrolling
MANY = 10_000
_SIZE = (660, 620)
_SHORT = 24  # characters of the line in which is typed


def figures() -> list[Figure]:
    """Return all figures of typing."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    assert application is not None
    return [*_block(), *_whole()]


def _block() -> list[Figure]:
    from viewer.base import resources

    editor = _editor(resources.sample())
    plain, ours = _keys(editor)
    how = f"median of {KEYS * RUNS} keys by turns; plain {plain * 1000:.2f} ms"
    return [
        Figure("key in the block editor / plain text edit", ours / plain, "ratio", 3.0, how),
        Figure("key in the block editor", ours * 1000, "ms", None, how),
    ]


def _whole() -> list[Figure]:
    import tempfile

    from tests.bench.generate import registry_text

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.yaml")
        path.write_text(registry_text(MANY), encoding="utf-8")
        editor = _editor(path)
        size = len(editor.view.binding.text)
        begin = time.perf_counter()
        editor.show_whole(True)
        _events()
        opened = time.perf_counter() - begin
        plain, ours = _keys(editor)
    how = f"{MANY:,} events, {size / 1e6:.1f} million characters; plain {plain * 1000:.2f} ms"
    return [
        Figure("whole file opened in the editor", opened * 1000, "ms", None, how),
        Figure("key in the whole file / plain text edit", ours / plain, "ratio", None, how),
        Figure("key in the whole file", ours * 1000, "ms", None, how),
    ]


def _editor(path: Path) -> EditorPane:
    from viewer.manuscript import Manuscript
    from viewer.qt.editor.pane import EditorPane
    from viewer.qt.shell.look import Look
    from viewer.registry.reader import read_bytes
    from viewer.session import Session

    session = Session(read_bytes(path, path.read_bytes()), today=739_000)
    pane = EditorPane(session, Manuscript(session), Look())
    session.select(session.registry.heads[len(session.registry.heads) // 2].id)
    _show(pane, (_SIZE[0], _SIZE[1] + pane.line.height()))
    pane.begin()
    _events()
    return pane


def _plain(text: str) -> QPlainTextEdit:
    from PySide6.QtWidgets import QPlainTextEdit

    from viewer.qt.shell import fonts

    plain = QPlainTextEdit()
    plain.setFont(fonts.mono())
    plain.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    plain.setPlainText(text)
    _show(plain, _SIZE)
    return plain


def _keys(editor: EditorPane) -> tuple[float, float]:
    """Return the median time of a key in a plain text edit and in the editor, in seconds."""
    from PySide6.QtCore import QTimer

    plain = _plain(editor.view.document().toPlainText())
    for view in (plain, editor.view):
        view.setFocus()
        _put_cursor(view, editor.view.textCursor().blockNumber())
    seconds: tuple[list[float], list[float]] = ([], [])
    for _run in range(RUNS):
        for _key in range(KEYS):
            seconds[0].append(_key_in(plain))
            seconds[1].append(_key_in(editor.view))
            for timer in editor.findChildren(QTimer):
                timer.stop()  # what waits for a pause must not come into the next key
        for _key in range(KEYS):
            plain.textCursor().deletePreviousChar()
            editor.view.textCursor().deletePreviousChar()
        _events()
    return statistics.median(seconds[0]), statistics.median(seconds[1])


def _put_cursor(view: QPlainTextEdit, number: int) -> None:
    """Put the cursor at the end of a short line, from line `number` on."""
    from PySide6.QtGui import QTextCursor

    block = view.document().findBlockByNumber(number)
    while len(block.text()) > _SHORT or not block.text():
        block = block.next()
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    view.setTextCursor(cursor)
    _events()


def _key_in(view: QPlainTextEdit) -> float:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    begin = time.perf_counter()
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    QApplication.processEvents()
    return time.perf_counter() - begin


def _show(widget: QWidget, size: tuple[int, int]) -> None:
    widget.resize(*size)
    widget.show()
    _events()


def _events() -> None:
    from PySide6.QtWidgets import QApplication

    for _turn in range(3):
        QApplication.processEvents()
