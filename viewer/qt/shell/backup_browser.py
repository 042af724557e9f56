"""The backups of a registry: when and why each was kept, how it differs from the present text, and the way back.

Restoring is one step that can be undone and writes nothing. The files that have backups are all listed, so that a
registry which does not open, or is gone, can be brought back as a copy.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from viewer.base.i18n import _, language, ngettext
from viewer.base.problems import UserError
from viewer.qt.shell.side_by_side import SideBySide
from viewer.registry.comparing import differing_events
from viewer.registry.encoding import decode

if TYPE_CHECKING:
    from viewer.qt.shell.loader import Loader
    from viewer.qt.shell.window import MainWindow
    from viewer.registry.backups import Backup

_WHEN, _WHY, _SIZE, _EVENTS = range(4)


class BackupBrowser(QDialog):
    """Lists backups and shows each beside the present text.

    Args:
        window: the window, which goes on working.
        loader: has the present text and its file.
    """

    def __init__(self, window: MainWindow, loader: Loader) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Backups"))
        self.resize(1180, 640)
        self._loader = loader
        self._texts: dict[Path, str] = {}
        self.files = QComboBox(self)
        self.files.setAccessibleName(_("File"))
        self.list = QTreeWidget(self)
        self.preview = SideBySide(window.saving.look, self)
        self.words = QLabel(self)
        self.words.setProperty("role", "text2")
        self.words.setWordWrap(True)
        self.restore_button = self._button(_("Restore"), self.restore)
        self.restore_button.setToolTip(_("Put this text in place of the present one; nothing is written"))
        self.copy_button = self._button(_("Save a copy…"), self._on_copy_clicked)
        self._counting = QTimer(self)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._count_next)
        self._lay_out()
        self._fill_files()
        self.list.currentItemChanged.connect(lambda _now, _before: self._show())
        self.files.currentIndexChanged.connect(lambda _index: self.fill())
        end = loader.manuscript.state_changed.connect(lambda _nothing: self._allow())
        self.destroyed.connect(lambda: end())
        self.fill()

    @staticmethod
    def open_on(window: MainWindow, loader: Loader) -> BackupBrowser:
        """Show the backups of the file that is open."""
        dialog = BackupBrowser(window, loader)
        dialog.show()
        return dialog

    @property
    def chosen(self) -> Backup | None:
        """Return the backup that is chosen."""
        item = self.list.currentItem()
        found: Backup | None = item.data(_WHEN, Qt.ItemDataRole.UserRole) if item is not None else None
        return found

    def fill(self) -> None:
        """List the backups of the chosen file, the newest first."""
        self._texts.clear()
        self.list.clear()
        path = self.files.currentData()
        for backup in self._loader.keeper.backups.list(path) if path is not None else []:
            when = backup.when.astimezone()
            words = f"{when.day}/{when.month}/{when.year} {when.strftime('%H:%M:%S')}"
            size = QLocale(language()).formattedDataSize(backup.size, 0)
            item = QTreeWidgetItem([words, why(backup.why), size, "…"])
            item.setData(_WHEN, Qt.ItemDataRole.UserRole, backup)
            item.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._show()
        self._counting.start()

    def restore(self) -> None:
        """Put the chosen backup in place of the present text, as one step."""
        if self.chosen is None:
            return
        try:
            self._loader.keeper.restore(self.chosen)
        except UserError as error:
            self.words.setText(str(error))
            return
        self._loader.messages.say(_("Restored; nothing is written until you save."))
        self.close()

    def save_copy(self, path: Path) -> None:
        """Write the chosen backup to `path`."""
        from viewer.registry.files import save

        if self.chosen is None:
            return
        keeper = self._loader.keeper
        try:
            before = path.read_bytes() if path.exists() else None
            save(path, keeper.backups.read(self.chosen), before, backups=keeper.backups)
        except OSError as error:
            self.words.setText(str(error))
        except UserError as error:
            self.words.setText(str(error))
        else:
            self.words.setText(_("Saved as {path}").format(path=path))

    def _on_copy_clicked(self) -> None:
        from viewer.qt.shell.file_dialogs import save_file

        original: Path = self.files.currentData()
        proposed = original.with_name(_("{name} (copy)").format(name=original.stem) + original.suffix)
        proposed = proposed if original.exists() else original
        path, _form = save_file(self, _("Save a copy"), proposed, _("Registries (*.yaml *.yml);;All files (*)"))
        if path is not None:
            self.save_copy(path)

    # What is shown

    def _show(self) -> None:
        """Show the chosen backup beside the present text."""
        backup = self.chosen
        self._allow()
        if backup is None:
            self.words.setText(_("No backups yet. Each save keeps what it replaces."))
            self.preview.compare(("", ""), ("", ""))
            return
        text = self._text(backup)
        if text is None:
            self.preview.compare(("", ""), ("", ""))
            return
        when = backup.when.astimezone().strftime("%H:%M:%S")
        name = _("Backup of {time}").format(time=when)
        now = self._loader.manuscript.text if self._is_open else ""
        different = self.preview.compare((name, text), (_("Now"), now))
        words = ngettext(
            "{n} line differs from the present text.", "{n} lines differ from the present text.", different
        )
        self.words.setText(words.format(n=different) if different else _("The same as the present text."))

    def _allow(self) -> None:
        self.restore_button.setEnabled(self.chosen is not None and self._is_open)
        self.copy_button.setEnabled(self.chosen is not None)

    @property
    def _is_open(self) -> bool:
        """Return whether the chosen file is the one that is open, and there as a whole."""
        keeper = self._loader.keeper
        return bool(keeper.path.name) and self.files.currentData() == keeper.path.resolve() and self._editable

    @property
    def _editable(self) -> bool:
        return not self._loader.manuscript.partial

    def _text(self, backup: Backup) -> str | None:
        known = self._texts.get(backup.path)
        if known is None:
            try:
                known = self._texts[backup.path] = decode(self._loader.keeper.backups.read(backup)).text
            except UserError as error:
                self.words.setText(str(error))
        return known

    def _count_next(self) -> None:
        """Count the events that differ, of one backup at a time."""
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is None or item.text(_EVENTS) != "…":
                continue
            backup: Backup = item.data(_WHEN, Qt.ItemDataRole.UserRole)
            text = self._text(backup)
            count = differing_events(text, self._loader.manuscript.text) if text is not None else None
            item.setText(_EVENTS, "–" if count is None or not self._is_open else str(count))
            return
        self._counting.stop()

    # How it is built

    def _fill_files(self) -> None:
        """List the open file first, then all others that have backups."""
        path = self._loader.keeper.path
        own = [path.resolve()] if path.name else []
        for file in [*own, *(one for one in self._loader.keeper.backups.files() if one not in own)]:
            self.files.addItem(str(file), file)

    def _lay_out(self) -> None:
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([_("When"), _("Why"), _("Size"), _("Events that differ")])
        self.list.setAccessibleName(_("Backups"))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        splitter = QSplitter(self)
        splitter.addWidget(self.list)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([470, 690])
        top = QHBoxLayout()
        top.addWidget(QLabel(_("File"), self))
        top.addWidget(self.files, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self._button(_("Show the folder"), self._show_folder))
        bottom.addStretch(1)
        for button in (self.restore_button, self.copy_button, self._button(_("Close"), self.close)):
            bottom.addWidget(button)
        self.restore_button.setProperty("look", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(splitter, 1)
        column.addWidget(self.words)
        column.addLayout(bottom)

    def _show_folder(self) -> None:
        backup = self.chosen
        if backup is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(backup.path.parent)))

    def _button(self, words: str, run: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button


def why(reason: str) -> str:
    """Return in words why a backup was kept."""
    words = {
        "saved": _("Replaced by a save"),
        "theirs": _("From outside, before a choice"),
        "mine": _("Yours, before a choice"),
        "stray": _("Left by a save that was cut short"),
        "journal": _("Not saved, given up"),
        "restored": _("Replaced by a backup"),
    }
    return words.get(reason, reason)
