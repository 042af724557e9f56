"""Dialogs for files: legible where they are Qt's own, and answered with paths."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from viewer.qt.shell import file_dialogs


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Return a widget to ask over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_columns_show_sizes_and_dates_whole(qtbot: QtBot, tmp_path: Path) -> None:
    """In Qt's own dialog no column is narrower than its words."""
    (tmp_path / "events.yaml").write_text("x" * 170_000, encoding="utf-8")
    dialog = QFileDialog(None, "Open", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    file_dialogs.make_legible(dialog)
    dialog.show()
    files = dialog.findChild(QTreeView, "treeView")
    assert isinstance(files, QTreeView)
    qtbot.waitUntil(lambda: files.model().rowCount(files.rootIndex()) == 1)
    metrics = QFontMetrics(files.font())
    for column in range(1, 4):
        words = str(files.model().index(0, column, files.rootIndex()).data())
        qtbot.waitUntil(lambda c=column, w=words: files.columnWidth(c) >= metrics.horizontalAdvance(w))


def test_a_chosen_file_is_answered(parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers are paths; the kind that was chosen comes with a file to write."""
    (tmp_path / "a.yaml").write_text("", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "a.yaml")])
    assert file_dialogs.open_file(parent, "Open", tmp_path, "All (*)") == tmp_path / "a.yaml"
    chosen = file_dialogs.save_file(parent, "Save", tmp_path / "b.csv", "Tables (*.csv)")
    assert chosen == (tmp_path / "a.yaml", "Tables (*.csv)")
    assert file_dialogs.choose_folder(parent, "Folder") == tmp_path / "a.yaml"


def test_a_dialog_that_is_left_answers_nothing(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancelling is no path and no kind."""
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    assert file_dialogs.open_file(parent, "Open", tmp_path, "All (*)") is None
    assert file_dialogs.save_file(parent, "Save", tmp_path / "b.csv", "Tables (*.csv)") == (None, "")
