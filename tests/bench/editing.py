"""Typing in the editor: from the key to the end of the paint, beside a plain text edit of Qt.

Both show the same lines in the same font and size; they take turns, and the best of some runs counts. What comes
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
    plain = _plain(editor.view.document().toPlainText())
    pairs = [(_keys(plain), _keys(editor.view)) for _run in range(RUNS)]
    ratio = min(ours / floor for floor, ours in pairs)
    how = f"median of {KEYS} keys, best of {RUNS} runs; plain {min(pairs)[0] * 1000:.2f} ms"
    return [
        Figure("key in the block editor / plain text edit", ratio, "ratio", 3.0, how),
        Figure("key in the block editor", min(ours for _floor, ours in pairs) * 1000, "ms", None, how),
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
        plain = _plain(editor.view.document().toPlainText())
        pairs = [(_keys(plain), _keys(editor.view)) for _run in range(RUNS)]
    ratio = min(ours / floor for floor, ours in pairs)
    how = f"{MANY:,} events, {size / 1e6:.1f} million characters; plain {min(pairs)[0] * 1000:.2f} ms"
    return [
        Figure("whole file opened in the editor", opened * 1000, "ms", None, how),
        Figure("key in the whole file / plain text edit", ratio, "ratio", None, how),
        Figure("key in the whole file", min(ours for _floor, ours in pairs) * 1000, "ms", None, how),
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


def _keys(view: QPlainTextEdit) -> float:
    """Return the median time of a key, in seconds; what was typed is taken away again."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent, QTextCursor
    from PySide6.QtWidgets import QApplication

    view.window().raise_()
    view.window().activateWindow()
    view.setFocus()
    _events()
    block = view.textCursor().block()
    while len(block.text()) > _SHORT or not block.text():
        block = block.next()
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    view.setTextCursor(cursor)
    _events()
    seconds = []
    for _key in range(KEYS):
        begin = time.perf_counter()
        QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
        QApplication.processEvents()
        seconds.append(time.perf_counter() - begin)
    for _key in range(KEYS):
        view.textCursor().deletePreviousChar()
    _events()
    return statistics.median(seconds)


def _show(widget: QWidget, size: tuple[int, int]) -> None:
    widget.resize(*size)
    widget.show()
    _events()


def _events() -> None:
    from PySide6.QtWidgets import QApplication

    for _turn in range(3):
        QApplication.processEvents()
