"""Asks what the changes are told against: the last export, a backup, another file, a revision; or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewer.base.i18n import _
from viewer.base.problems import UserError

if TYPE_CHECKING:
    from viewer.briefcase import Briefcase
    from viewer.registry.registry import Registry

_NONE, _LAST, _BACKUP, _OTHER = range(4)


class SinceDialog(QDialog):
    """The choices; what is chosen is looked for before the dialog closes, and what is wrong is said in it.

    Args:
        case: the briefing, which may have a file and exports.
        registry: the newer one.
        parent: the window.
    """

    def __init__(self, case: Briefcase, registry: Registry, parent: QWidget) -> None:
        super().__init__(parent)
        self._case, self._registry = case, registry
        self.setWindowTitle(_("What changed"))
        self.setMinimumWidth(520)
        self.choices = QButtonGroup(self)
        self.other = QLineEdit(self)
        self.other.setPlaceholderText(_("old/events.yaml, 2026-11-20, git HEAD~3"))
        self.other.setAccessibleName(_("Older registry"))
        self.apart = False  # whether the changes are to be a document of their own
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.verdict.setProperty("role", "error")
        self._place()
        self._show(case.briefing.since)
        self.other.textEdited.connect(lambda _text: self.choices.button(_OTHER).setChecked(True))

    @property
    def words(self) -> str:
        """Return what was chosen, as `since` names it; empty for nothing."""
        match self.choices.checkedId():
            case 1:
                return "last"
            case 2:
                return "backup"
            case 3:
                return self.other.text().strip()
            case _:
                return ""

    def accept(self) -> None:
        """Close when the older registry is there."""
        from viewer.since import older, where

        try:
            older(self.words, where(self._registry, self._case.path))
        except UserError as error:
            self.verdict.setText(str(error))
            self.apart = False
            return
        super().accept()

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        named = (
            (_NONE, _("Tell no changes")),
            (_LAST, _("Since this briefing was last exported")),
            (_BACKUP, _("Since the newest backup that differs")),
            (_OTHER, _("Since another file, a day of a backup, or a revision:")),
        )
        for number, words in named:
            button = QRadioButton(words, self)
            self.choices.addButton(button, number)
            grid.addWidget(button, number, 0, 1, 2)
        browse = QPushButton(_("Choose…"), self)
        browse.clicked.connect(self._on_browse)
        grid.addWidget(self.other, _OTHER + 1, 0)
        grid.addWidget(browse, _OTHER + 1, 1)
        label = QLabel(_("The briefing gets a section that tells new, changed and removed events."), self)
        label.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Apply"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.own = buttons.addButton(_("Document of its own…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.own.clicked.connect(self._on_own)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.choices.idToggled.connect(lambda _number, _on: self.verdict.clear())
        self.other.textChanged.connect(lambda _words: self.verdict.clear())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(label)
        column.addLayout(grid)
        column.addWidget(self.verdict)
        column.addWidget(buttons)

    def _on_own(self) -> None:
        if not self.words:
            self.verdict.setText(_("Choose since when first."))
            return
        self.apart = True
        self.accept()

    def _show(self, since: str) -> None:
        known = {"": _NONE, "last": _LAST, "backup": _BACKUP}
        self.choices.button(known.get(since, _OTHER)).setChecked(True)
        if since not in known:
            self.other.setText(since)
        self.choices.button(self.choices.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_browse(self) -> None:
        from viewer.qt.shell.file_dialogs import open_file

        forms = _("Registries (*.yaml *.yml);;All files (*)")
        path = open_file(self, _("Older registry"), self._registry.folder, forms)
        if path is not None:
            self.other.setText(str(path))
            self.choices.button(_OTHER).setChecked(True)
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
