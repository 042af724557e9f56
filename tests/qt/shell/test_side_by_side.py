"""Two texts beside each other can be read line by line."""

from __future__ import annotations

from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from viewer.qt.shell.look import Look
from viewer.qt.shell.side_by_side import SideBySide

_LONG = " ".join(["a line that is far too long for its column"] * 6)
_WRAP = QStyleOptionViewItem.ViewItemFeature.WrapText


def _shown(qtbot: QtBot) -> SideBySide:
    table = SideBySide(Look())
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    table.compare(("Then", f"{_LONG}\none\n{_LONG} a\n"), ("Now", f"{_LONG}\ntwo\n{_LONG} b\n"))
    return table


def test_lines_that_differ_have_the_height_that_they_need(qtbot: QtBot) -> None:
    """One line is as high as the lines around it; a long one that differs is shown with all of its words."""
    table = _shown(qtbot)
    same, short, long = (table.rowHeight(number) for number in range(3))
    assert short == same
    assert long > 2 * same


def test_lines_around_are_not_wrapped(qtbot: QtBot) -> None:
    """A long line that is the same on both sides ends with dots and shows no upper half of a second line."""
    table = _shown(qtbot)
    delegate = table.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    wrapped = []
    for number in range(3):
        option = QStyleOptionViewItem()
        option.features |= _WRAP
        delegate.initStyleOption(option, table.model().index(number, 1))
        wrapped.append(bool(option.features & _WRAP))
    assert wrapped == [False, True, True]
