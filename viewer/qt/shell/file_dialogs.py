"""Asks for files and folders, with the system's dialog where it has one, else with Qt's.

Qt's own dialog cuts sizes, types and places to a few letters; here it opens wide enough to read them.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHeaderView, QListView, QSplitter, QTreeView, QWidget

_WIDTH, _HEIGHT = 860, 520
_PLACES = 170  # px for the list of places


def open_file(parent: QWidget, title: str, folder: Path, forms: str) -> Path | None:
    """Return an existing file that the user chooses; None when the user would rather not.

    Args:
        parent: the dialog stands over it.
        title: what is asked for.
        folder: where to begin.
        forms: the kinds of files, as `QFileDialog` wants them.
    """
    dialog = QFileDialog(parent, title, str(folder), forms)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog)[0]


def save_file(parent: QWidget, title: str, proposed: Path, forms: str) -> tuple[Path | None, str]:
    """Return where the user wants to write, and the kind of file that was chosen; (None, "") when not at all."""
    dialog = QFileDialog(parent, title, str(proposed.parent), forms)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(proposed.name)
    return _asked(dialog)


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Return a folder that the user chooses; None when the user would rather not."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _asked(dialog)[0]


def _asked(dialog: QFileDialog) -> tuple[Path | None, str]:
    make_legible(dialog)
    try:
        if not dialog.exec() or not dialog.selectedFiles():
            return None, ""
        return Path(dialog.selectedFiles()[0]), dialog.selectedNameFilter()
    finally:
        dialog.deleteLater()


def make_legible(dialog: QFileDialog) -> None:
    """Give columns and places the room that they need; the system's dialogs have no such parts."""
    files = dialog.findChild(QTreeView, "treeView")
    if not isinstance(files, QTreeView):
        return
    dialog.resize(max(dialog.width(), _WIDTH), max(dialog.height(), _HEIGHT))
    header = files.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setStretchLastSection(False)
    splitter, places = dialog.findChild(QSplitter), dialog.findChild(QListView, "sidebar")
    if isinstance(splitter, QSplitter) and places is not None:
        splitter.setSizes([_PLACES, dialog.width() - _PLACES])
