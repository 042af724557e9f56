"""Gives a widget another part to play in the style sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_role(widget: QWidget, value: str, name: str = "role") -> None:
    """Set a property that the style sheet asks for, and apply the rules anew where it is another one."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
