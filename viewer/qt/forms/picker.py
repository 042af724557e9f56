"""A line in which something of the registry is found by name, without accents if one likes, or made new in place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from viewer.base.fold import fold
from viewer.base.i18n import _
from viewer.qt.forms.context import FormContext
from viewer.qt.forms.field import FieldWidget
from viewer.qt.forms.lines import Line
from viewer.qt.forms.popup import PickPopup
from viewer.qt.forms.shelves import shelf_called
from viewer.registry import shape
from viewer.registry.country_names import country_name
from viewer.registry.forms.entries import Entry, path_of, title_of
from viewer.registry.forms.fields import Field
from viewer.registry.yamlread import Data

_KINDS = {
    "people": "person",
    "parties": "party",
    "countries": "party",
    "series": "series",
    "sources": "source",
    "events": "event",
    "parents": "event",
}
_MOST = 40


def kind_of(shelf_name: str) -> str:
    """Return what kind of entry a shelf holds; empty for texts."""
    return _KINDS.get(shelf_name, "")


def label_of(context: FormContext, shelf_name: str, value: str) -> str:
    """Return what an id is called where people read it; a text is called itself."""
    kind = kind_of(shelf_name)
    if not kind or not value:
        return value
    if shelf_name == "countries" and value not in context.registry.parties:
        return country_name(value, context.lang)
    return title_of(context.registry, Entry(kind, value), context.lang)


def new_words(kind: str, words: str) -> str:
    """Return what making a new entry is called."""
    return {
        "person": _("New person “{name}”"),
        "party": _("New party “{name}”"),
        "series": _("New series “{name}”"),
        "source": _("New source “{name}”"),
        "event": _("New event “{name}”"),
    }[kind].format(name=words)


def unknown_words(typed: str) -> str:
    """Return what is said where nothing is called so."""
    return _("Nothing here is called “{name}”. Choose from the list, or make it new there.").format(name=typed)


class PickLine(Line):
    """A line with a list beneath.

    Args:
        context: the registry.
        shelf_name: what is chosen from, a name that `shelf_called` knows.
        free: whether what is typed may stand as it is.
        offers: whether anything is listed.
        parent: owner.
    """

    picked = Signal(str)  # a value of the shelf, or a text where that is allowed; empty when all was taken away
    made = Signal(str, str)  # kind and name of what shall be made new
    unknown = Signal(str)  # what was typed is nothing here

    def __init__(
        self,
        context: FormContext,
        shelf_name: str,
        *,
        free: bool,
        offers: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._shelf, self._free, self._offers = context, shelf_name, free, offers
        self._popup: PickPopup | None = None
        self._entered = False  # left with Enter, which takes what is lit
        self.textEdited.connect(lambda _text: self._offer())
        self.left.connect(self._on_left)

    def _offer(self) -> None:
        """List what fits; the best is lit where only what is listed may stand."""
        if self._popup is None:
            self._popup = PickPopup(self._context.look, self)
            self._popup.taken.connect(self._take)
        typed = self.text().strip()
        rows = self._found(typed)
        found = bool(rows)
        kind = kind_of(self._shelf)
        if typed and kind and self._exact(typed) is None:
            rows.append((f"+ {new_words(kind, typed)}…", "", (kind, typed)))
        self._popup.open(rows, QRect(self.mapToGlobal(QPoint(0, 0)), self.size()))
        if found and typed and not self._free:  # what is made new is chosen on purpose
            self._popup.step(1)

    def _found(self, typed: str) -> list[tuple[str, str, object]]:
        found = shelf_called(self._context, self._shelf).find(typed, _MOST) if self._offers else []
        ids = bool(kind_of(self._shelf))
        return [
            (choice.told() or choice.value, choice.value, choice.value)
            if ids
            else (choice.value, choice.told(), choice.value)
            for choice in found
        ]

    def _exact(self, typed: str) -> str | None:
        """Return the value that is called exactly so, or None."""
        wanted = fold(typed)
        for choice in shelf_called(self._context, self._shelf).find(typed, _MOST):
            if wanted in (fold(name) for name in (choice.value, *choice.words, choice.told())):
                return choice.value
        return None

    def _take(self, value: object) -> None:
        self._close()
        self.setModified(False)
        if isinstance(value, tuple):
            self.made.emit(*value)
        else:
            self.picked.emit(str(value))

    def _on_left(self) -> None:
        if not self.isModified():
            self._close()
            return
        lit = self._popup.value() if self._popup is not None and self._entered else None
        typed = self.text().strip()
        exact = self._exact(typed) if typed and kind_of(self._shelf) else None
        if lit is not None:
            self._take(lit)
        elif not typed or exact is not None:
            self._take(exact or "")
        elif self._free:
            self._take(typed)
        else:
            self._close()
            self.unknown.emit(typed)

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list with the arrows; Alt+Down or Down opens it."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        by = steps.get(Qt.Key(event.key()))
        showing = self._popup is not None and self._popup.isVisible()
        if by and showing and self._popup is not None:
            self.setModified(True)
            self._popup.step(by)
        elif by == 1:
            self._offer() if self.isModified() else self._offer_all()
        elif event.key() == Qt.Key.Key_Escape and showing and not self.isModified():
            self._close()
        else:
            if event.key() == Qt.Key.Key_Escape:
                self._close()
            self._entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            super().keyPressEvent(event)
            self._entered = False

    def _offer_all(self) -> None:
        """List everything, whatever stands in the line."""
        text = self.text()
        self.setText("")
        self._offer()
        self.setText(text)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list with the focus."""
        super().focusOutEvent(event)
        self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list with the form."""
        self._close()
        super().hideEvent(event)


class PickField(FieldWidget):
    """One id, or a text with what the registry has already; a button opens the form of what an id names."""

    made = Signal(str, str)  # kind and name of what shall be made new and stand here

    def __init__(
        self, context: FormContext, field: Field, parent: QWidget | None = None, *, free: bool | None = None
    ) -> None:
        super().__init__(context, field, parent)
        self._value: Data = None
        self._kind = kind_of(field.shelf)
        self.line = PickLine(context, field.shelf, free=not self._kind if free is None else free, parent=self)
        self._name(self.line)
        if self._kind:
            self.line.setPlaceholderText(_("Type a name"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        self.open = QToolButton(self)
        self.open.setIconSize(QSize(14, 14))
        self.open.setToolTip(_("Open its form"))
        self.open.setAccessibleName(_("Open the form of {field}").format(field=field.title))
        self.open.hide()
        row.addWidget(self.open)
        self.setFocusProxy(self.line)
        self.open.clicked.connect(self._on_open)
        self.line.picked.connect(self._on_picked)
        self.line.made.connect(self.made)
        self.line.unknown.connect(self._on_unknown)
        self.line.escaped.connect(lambda: self.show_value(self._value))

    def show_value(self, value: Data) -> None:
        """Show what the id names."""
        self._value = value
        words = shape.plain(value)
        self.line.show_text(label_of(self.context, self.field.shelf, words))
        known = bool(self._kind and words) and path_of(self.context.registry, Entry(self._kind, words)) is not None
        if known and self.open.icon().isNull():
            self.open.setIcon(self.context.look.icon("arrow-right", "text3", 14))
        self.open.setVisible(known)

    def _on_picked(self, value: str) -> None:
        if value == shape.plain(self._value):
            self.show_value(self._value)
        else:
            self.committed.emit(value or None)

    def _on_unknown(self, typed: str) -> None:
        self.refused.emit(unknown_words(typed))

    def _on_open(self) -> None:
        self.context.settle()
        self.context.entry_requested.emit(Entry(self._kind, shape.plain(self._value)))
