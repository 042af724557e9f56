"""The two small help windows: the keys, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer import __version__
from viewer.base.i18n import _
from viewer.commands.table import COMMANDS
from viewer.qt.shell.menus import native


def show_about(parent: QWidget) -> None:
    """Say what the program is, and what it uses."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(_("About Timeline Viewer"))
    box.setText(f"<b>Timeline Viewer</b> {__version__}")
    words = _(
        "A timeline over a plain-text event registry. Every fact can be followed to the passage that supports it."
    )
    parts = _(
        "Made with Qt (PySide6), PyYAML, jsonschema-rs, RapidFuzz, IBM Plex and Lucide. Nothing here uses a network."
    )
    box.setInformativeText(f"{words}\n\n{parts}")
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()


def show_keys(parent: QWidget) -> None:
    """List the commands that have keys, in two columns."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_("Keyboard"))
    dialog.resize(520, 560)
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(16, 12, 16, 12)
    grid.setHorizontalSpacing(24)
    for row, (keys, words) in enumerate(key_rows()):
        label = QLabel(keys, page)
        label.setProperty("role", "key")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(QLabel(words, page), row, 1)
    grid.setColumnStretch(1, 1)
    scroll = QScrollArea(dialog)
    scroll.setWidgetResizable(True)
    scroll.setWidget(page)
    buttons = QDialogButtonBox(dialog)
    buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    column = QVBoxLayout(dialog)
    column.addWidget(scroll)
    column.addWidget(buttons)
    dialog.open()


def key_rows() -> list[tuple[str, str]]:
    """Return keys and what they do, in the order of the menus, then those of the pointer."""
    rows = [
        (" · ".join(native(shortcut) for shortcut in command.shortcuts), _(command.title).replace("&", ""))
        for command in COMMANDS
        if command.shortcuts
    ]
    rows += [
        ("↑ ↓", _("Nearest event in the next lane")),
        (native("Return"), _("To the event's pane")),
        (f"{native('Return')} · P · Ctrl+↑ ↓", _("On a lane's header: collapse, pin, move")),
        ("→", _("On a lane's header: to its columns; Enter lists one")),
        (f"{native('Menu')} · {native('Shift+F10')}", _("Menu of the event or of the lane")),
        (native("Esc"), _("Nothing selected")),
        (_("Ctrl + wheel"), _("Zoom about the pointer")),
        (_("Wheel"), _("Scroll the lanes")),
        (_("Shift + wheel, drag"), _("Move through time")),
        (_("Drag on the ruler"), _("Zoom to that stretch")),
    ]
    return rows
