"""Lists what a file does not carry, with the titles of the events that are concerned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.exchange.remarks import Remark


class LeftOutDialog(QDialog):
    """One line for each remark, its events below.

    Args:
        name: of the file.
        remarks: what is not in it.
        parent: the window, which goes on working.
    """

    def __init__(self, name: str, remarks: Sequence[Remark], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What is not in the file"))
        self.resize(620, 420)
        label = QLabel(_("Not in {name}:").format(name=name), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QTreeWidget(self)
        self.list.setHeaderHidden(True)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setRootIsDecorated(any(remark.names for remark in remarks))
        for remark in remarks:
            item = QTreeWidgetItem([remark.words])
            item.setToolTip(0, remark.words)
            for title in remark.names:
                below = QTreeWidgetItem([title])
                below.setToolTip(0, title)
                item.addChild(below)
            self.list.addTopLevelItem(item)
            item.setExpanded(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
