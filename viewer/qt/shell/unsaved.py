"""The question that stands before anything unsaved would go."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from viewer.base.i18n import _

Answer = QMessageBox.StandardButton  # Save, Discard or Cancel


def ask(parent: QWidget, title: str, words: str, more: str = "") -> Answer:
    """Ask whether what is unsaved is saved or discarded, or nothing happens; `more` is said in smaller letters."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(title)
    box.setText(words)
    box.setInformativeText(more)
    role = QMessageBox.ButtonRole
    buttons = (
        (box.addButton(_("&Save"), role.AcceptRole), Answer.Save),
        (box.addButton(_("&Discard"), role.DestructiveRole), Answer.Discard),
        (box.addButton(_("&Cancel"), role.RejectRole), Answer.Cancel),
    )
    box.setDefaultButton(buttons[0][0])
    box.setEscapeButton(buttons[2][0])
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((answer for button, answer in buttons if button is clicked), Answer.Cancel)
