"""What each key asks for; presenters' remotes send Page Up, Page Down, F5, Escape, B and the full stop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from viewer.base.i18n import N_

_Key = Qt.Key
_BY_KEY: dict[Qt.Key, str] = {
    _Key.Key_Right: "next",
    _Key.Key_Down: "next",
    _Key.Key_Space: "next",
    _Key.Key_PageDown: "next",
    _Key.Key_Return: "enter",
    _Key.Key_Enter: "enter",
    _Key.Key_Left: "previous",
    _Key.Key_Up: "previous",
    _Key.Key_PageUp: "previous",
    _Key.Key_Backspace: "erase",
    _Key.Key_Home: "first",
    _Key.Key_F5: "first",
    _Key.Key_End: "last",
    _Key.Key_F1: "help",
    _Key.Key_Escape: "leave",
}
_BY_TEXT: dict[str, str] = {
    "+": "larger",
    "=": "larger",
    "-": "smaller",
    "−": "smaller",
    "b": "black",
    ".": "black",
    "n": "notes",
    "l": "language",
    "t": "theme",
    "?": "help",
}

# Keys as they are shown, and what they do.
HELP: tuple[tuple[str, str], ...] = (
    ("→  Space  Page Down", N_("Next step")),
    ("←  Backspace  Page Up", N_("Previous step")),
    ("Home  End", N_("First and last step")),
    ("1 2 …  Enter", N_("Go to a step by its number")),
    ("+  −", N_("Larger or smaller type")),
    ("B  .", N_("Black screen")),
    ("N", N_("Show or hide notes")),
    ("L", N_("Other language, where there are two")),
    ("T", N_("Light or dark")),
    ("?  F1", N_("These keys")),
    ("Esc", N_("Leave")),
)


def wish(event: QKeyEvent) -> str:
    """Return what a key asks for: a word, a digit, or nothing."""
    text = event.text().lower()
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    if held:
        return ""
    if len(text) == 1 and text in "0123456789":
        return text
    known = _BY_KEY.get(Qt.Key(event.key()))
    return known if known is not None else _BY_TEXT.get(text, "")
