"""A list of mappings, such as participants or evidence: one line each, which opens into a form of its own.

A line says what the item is and, for evidence, whether its passage is found. It is moved with Alt+Up and Alt+Down and
taken away with Delete. A new item begins in the line below all others, by what says what it is.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.qt.forms.card import Card
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.field import FieldWidget
from viewer.qt.forms.lines import Line
from viewer.qt.forms.picker import PickField
from viewer.registry import shape
from viewer.registry.forms.changes import change, expanded, value_at, written
from viewer.registry.forms.fields import Field, Kind, primary
from viewer.registry.patch import Delete, Edit, InsertItem, MoveItem, Path
from viewer.registry.yamlread import Data

Make = Callable[[FormContext, Field, QWidget], FieldWidget]


class ItemsField(FieldWidget):
    """A list of items.

    Args:
        context: the registry.
        field: what the schema says about the list.
        make: makes the widget of a field.
        grid: makes the form of an item, from its place and its owner.
        parent: owner.
    """

    edits_requested = Signal(object)  # list[Edit]
    made = Signal(str, str)  # kind and name of what shall be made new and become an item

    def __init__(
        self,
        context: FormContext,
        field: Field,
        make: Make,
        grid: Callable[..., QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, field, parent)
        self._make, self._grid = make, grid
        self.path: Path = ()
        self._value: Data = None
        self.cards: list[Card] = []
        self._adder: FieldWidget | None = None
        self._column_of_cards = QVBoxLayout()
        self._column_of_cards.setContentsMargins(0, 0, 0, 0)
        self._column_of_cards.setSpacing(4)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(8)
        column = self._column()
        column.addLayout(self._column_of_cards)
        column.addLayout(self._below)

    def place(self, path: Path) -> None:
        """Say where the list stands; called before `show_value`."""
        self.path = path
        if self._adder is None:
            self._make_adder()

    def show_value(self, value: Data) -> None:
        """Show a list; what is open stays open."""
        self._value = value
        count = len(value) if isinstance(value, list) else 0
        if count != len(self.cards):
            self._make_cards(count)
        for number, card in enumerate(self.cards):
            card.show_item((*self.path, number), expanded(self.context.data, (*self.path, number)))
        if self._adder is not None:
            self._adder.show_value(None)

    def add(self, items: list[Data]) -> None:
        """Put items behind the last one."""
        count = len(self.cards)
        self.edits_requested.emit(
            [InsertItem(self.path, count + number, written(item)) for number, item in enumerate(items)]
        )

    def adding(self, value: str) -> list[Edit]:
        """Return the edits that add an item for the id of something made new."""
        return [InsertItem(self.path, len(self.cards), {primary(self.path).key: value})]

    def _make_adder(self) -> None:
        first = primary(self.path)
        if first.key == "person":
            self._adder = PickField(self.context, first, self, free=True)
        elif first.key == "text":
            self._adder = self._make(self.context, Field("text", Kind.PLAIN, first.title, first.description), self)
        else:
            self._adder = self._make(self.context, first, self)
        self._adder.committed.connect(self._on_added)
        line = getattr(self._adder, "line", None)
        if self.field.name == "participant" and isinstance(line, Line):
            line.rows_pasted.connect(self._on_paste)
        if line is not None:
            line.setPlaceholderText(adding_words(self.field.name))
            line.setAccessibleName(adding_words(self.field.name))
        if isinstance(self._adder, PickField):
            self._adder.made.connect(self.made)
        self._below.addWidget(self._adder, 1)
        self.setFocusProxy(self._adder)
        if self.field.name == "participant":
            self.paste = QPushButton(_("&Paste rows…"), self)
            self.paste.setToolTip(_("Paste rows that were copied from a spreadsheet"))
            self.paste.setAutoDefault(False)
            self.paste.clicked.connect(self._on_paste)
            self._below.addWidget(self.paste)

    def _on_added(self, value: Data) -> None:
        if value is None:
            return
        key = primary(self.path).key
        words = shape.plain(value)
        if key == "person" and words not in self.context.registry.people:
            key = "name"
        self.add([words if key == "text" else {key: words}])
        if self.cards and key not in ("person", "name", "text"):
            self.cards[-1].open_form(True)

    def _on_paste(self) -> None:
        from viewer.qt.forms.paste_dialog import PasteDialog

        self.context.settle()
        dialog = PasteDialog(self.context, self)
        dialog.chosen.connect(self.add)
        dialog.finished.connect(lambda _result: self._return_to_form())
        dialog.open()

    def _return_to_form(self) -> None:
        """Take the focus back: some window managers give it to the main window when a dialog closes."""
        self.window().activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_cards(self, count: int) -> None:
        while len(self.cards) > count:
            card = self.cards.pop()
            self._column_of_cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < count:
            card = Card(self.context, self.field, self._grid, self)
            card.removed.connect(lambda card=card: self._remove(card))
            card.move_requested.connect(lambda by, card=card: self._move(card, by))
            self._column_of_cards.addWidget(card)
            self.cards.append(card)

    def _remove(self, card: Card) -> None:
        self.context.settle()
        number = self.cards.index(card)
        if card.is_open:
            card.open_form(False)
        alone = sum(item is not None for item in shape.items(value_at(self.context.data, self.path))) == 1
        gone: list[Edit] = change(self.context.data, self.path, None) if alone else [Delete((*self.path, number))]
        opened = [one.is_open for one in self.cards]
        self.edits_requested.emit(gone)
        if len(self.cards) == len(opened) - 1:
            del opened[number]
            for one, was in zip(self.cards, opened, strict=True):
                one.open_form(was)
            if self.cards:
                self.cards[min(number, len(self.cards) - 1)].focus_head()

    def _move(self, card: Card, by: int) -> None:
        self.context.settle()
        number = self.cards.index(card)
        other = number + by
        if 0 <= other < len(self.cards):
            opened, there = card.is_open, self.cards[other].is_open
            self.edits_requested.emit([MoveItem((*self.path, number), other)])
            card.open_form(there)
            self.cards[other].open_form(opened)
            self.cards[other].focus_head()


def adding_words(name: str) -> str:
    """Return what stands in the line that adds an item of a kind."""
    return {
        "participant": _("Add a person or a name"),
        "outcome": _("Add an outcome"),
        "relation": _("Add a related event"),
        "evidence": _("Add a passage: its source"),
        "post": _("Add a post: its date"),
        "sourceText": _("Add a text: its file"),
        "accept": _("Accept a problem: its code"),
    }.get(name, _("Add…"))
