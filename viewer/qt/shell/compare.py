"""The comparison of the text that is edited with the one on disk, and the choice where both changed the same.

It stands beside the window, which goes on working. Whatever is chosen, the other text is kept as a backup, and the
choice is one step that can be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.base.i18n import _, ngettext, thousands
from viewer.qt.shell.side_by_side import SideBySide
from viewer.qt.shell.toolbar import Segments

if TYPE_CHECKING:
    from viewer.keeper import Keeper
    from viewer.manuscript import Manuscript
    from viewer.qt.shell.window import MainWindow
    from viewer.registry.merge import Choice, Conflict

_AGAIN_MS = 300  # after the last change, the texts are compared again
_FEW = 4  # conflicts that are shown without scrolling

Named = tuple[str, str]  # what a text is called, and the text


class CompareDialog(QDialog):
    """Two texts side by side."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Compare"))
        self.setModal(False)
        self.resize(1080, 640)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.table = SideBySide(window.saving.look, self)
        self.below = QVBoxLayout()
        self.close_button = QPushButton(_("Close"), self)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addLayout(self.below)
        column.addLayout(self.buttons)

    @staticmethod
    def open_two(window: MainWindow, left: Named, right: Named) -> CompareDialog:
        """Show two texts."""
        dialog = CompareDialog(window)
        dialog.say(dialog.table.compare(left, right))
        dialog.show()
        return dialog

    @staticmethod
    def open_on(window: MainWindow, manuscript: Manuscript, keeper: Keeper) -> CompareDialog:
        """Show the present text beside that on disk; the dialog that shows it already comes to the front."""
        for known in window.findChildren(DiskComparison):
            known.raise_()
            known.activateWindow()
            return known
        dialog = DiskComparison(window, manuscript, keeper)
        dialog.show()
        return dialog

    def say(self, different: int) -> None:
        """Say how much differs."""
        words = ngettext("{n} line differs.", "{n} lines differ.", different).format(n=thousands(different))
        self.summary.setText(words if different else _("Both say the same."))


class DiskComparison(CompareDialog):
    """The text that is edited beside that on disk, kept up to date, with the choices that are open.

    Args:
        window: the window.
        manuscript: has the one text.
        keeper: knows the other.
    """

    def __init__(self, window: MainWindow, manuscript: Manuscript, keeper: Keeper) -> None:
        super().__init__(window)
        self._manuscript, self._keeper = manuscript, keeper
        self._choices: Choices | None = None
        self._decide = QPushButton(_("Use what is chosen"), self)
        self._decide.setProperty("look", "primary")
        self._decide.clicked.connect(self._on_decide_clicked)
        self.buttons.insertWidget(1, self._decide)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        silence = (
            manuscript.state_changed.connect(lambda _nothing: self._again.start()),
            keeper.pending_changed.connect(lambda _nothing: self._again.start()),
        )
        self.destroyed.connect(lambda: [end() for end in silence])
        self.refresh()

    @property
    def choices(self) -> Choices | None:
        """Return what is to be chosen; None where nothing is."""
        return self._choices

    def refresh(self) -> None:
        """Compare anew."""
        conflicts = self._keeper.conflicts
        before = self._choices.chosen if self._choices else {}
        if self._choices is not None:
            self._choices.deleteLater()
            self._choices = None
        self._decide.setVisible(bool(conflicts))
        self.summary.setVisible(True)
        if conflicts:
            self._choices = Choices(conflicts, before, self)
            self._choices.show_requested.connect(self._show)
            self.below.addWidget(self._choices)
            self._show(conflicts[0])
            words = ngettext(
                "{n} place was changed here and on disk. Choose; what is not chosen is kept as a backup.",
                "{n} places were changed here and on disk. Choose; what is not chosen is kept as a backup.",
                len(conflicts),
            )
            self.summary.setText(words.format(n=len(conflicts)))
        else:
            mine, theirs = (_("Yours"), self._manuscript.text), (_("On disk"), self._keeper.text_on_disk)
            self.say(self.table.compare(mine, theirs))

    def _show(self, conflict: Conflict) -> None:
        self.table.compare((_("Yours"), conflict.mine), (_("On disk"), conflict.theirs))

    def _on_decide_clicked(self) -> None:
        if self._choices is not None:
            names = [conflict.what for conflict in self._keeper.conflicts]
            chosen = self._choices.chosen
            self._keeper.decide({index: chosen.get((index, name), "mine") for index, name in enumerate(names)})
        self.close()


class Choices(QWidget):
    """One row for each conflict: what it is about, and mine, theirs or both.

    Args:
        conflicts: what is to be chosen.
        before: what has been chosen so far, by place and name.
        parent: owner.
    """

    show_requested = Signal(object)  # the conflict whose two texts are to be shown

    def __init__(self, conflicts: tuple[Conflict, ...], before: dict[tuple[int, str], Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self.chosen: dict[tuple[int, str], Choice] = {}
        self._names = [conflict.what for conflict in conflicts]
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setColumnStretch(2, 1)
        for row, conflict in enumerate(conflicts):
            self._add(grid, row, conflict, before.get((row, conflict.what), "mine"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if len(conflicts) <= _FEW:
            column.addWidget(page)
            return
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setFixedHeight(160)
        column.addWidget(scroll)

    def choose(self, row: int, choice: Choice) -> None:
        """Choose as a click does."""
        self.findChildren(Segments)[row].choose(choice)
        self._on_chosen(row, choice)

    def _add(self, grid: QGridLayout, row: int, conflict: Conflict, choice: Choice) -> None:
        name = QPushButton(conflict.what or conflict.mine.strip().split("\n", 1)[0][:60] or _("Some lines"), self)
        name.setProperty("look", "link")
        name.setToolTip(_("Show both versions"))
        name.clicked.connect(lambda _checked=False: self.show_requested.emit(conflict))
        segments = Segments((("mine", _("Mine")), ("theirs", _("Theirs")), ("both", _("Both"))), parent=self)
        segments.setAccessibleName(conflict.what)
        segments.choose(choice)
        self.chosen[row, conflict.what] = choice
        segments.chosen.connect(lambda key, row=row: self._on_chosen(row, key))
        grid.addWidget(name, row, 0)
        grid.addWidget(segments, row, 1)

    def _on_chosen(self, row: int, choice: Choice) -> None:
        self.chosen[row, self._names[row]] = choice
