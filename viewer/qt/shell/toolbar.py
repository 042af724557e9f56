"""The toolbar: open, search, group by, zoom, titles. It states wishes; the window fulfils them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from viewer.base.i18n import _
from viewer.qt.shell import icons
from viewer.qt.shell.look import Look
from viewer.qt.timeline.zoom_control import ZoomControl
from viewer.session import Session

_STEPS = 7  # all, without words, compact, one grouping, without titles, without zoom, search alone
_COMPACT = 2
_EDIT_ICONS = {"save": "save", "undo": "undo-2", "redo": "redo-2"}  # by command
_WITHOUT_TITLES, _WITHOUT_ZOOM, _SEARCH_ALONE = 4, 5, 6


class Segments(QWidget):
    """A row of joined buttons, one of which is chosen.

    Args:
        choices: key and words of each button.
        more: further choices, in the menu of a last button, which shows the one that is chosen.
        parent: owner.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        more: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (key, words) in enumerate(choices):
            button = QToolButton(self)
            button.setText(words)
            button.setCheckable(True)
            last = number == len(choices) - 1 and not more
            button.setProperty("segment", "first" if number == 0 else "last" if last else "middle")
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        self._compact = False
        self._chosen = ""
        self._more = MoreSegment(more, self) if more else None
        if self._more is not None:
            self._more.chosen.connect(self.chosen)
            self._group.addButton(self._more)
            row.addWidget(self._more)

    def choose(self, key: str) -> None:
        """Show `key` as chosen, without announcing it."""
        self._chosen = key
        button = self._buttons.get(key)
        if self._more is not None:
            self._more.show_choice(key)
        if button is not None:
            button.setChecked(True)
        for each in self._group.buttons():  # they are one stop of the Tab key: the one that is chosen
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus if each.isChecked() else Qt.FocusPolicy.NoFocus)
        self._show_buttons()

    def set_compact(self, compact: bool) -> None:
        """Show the chosen button alone, with the others in the menu behind it; or all of them again."""
        if self._more is None or compact == self._compact:
            return
        self._compact = compact
        self._more.set_choices({key: button.text() for key, button in self._buttons.items()} if compact else {})
        self._show_buttons()

    def _show_buttons(self) -> None:
        for key, button in self._buttons.items():
            button.setVisible(not self._compact or key == self._chosen)


class MoreSegment(QToolButton):
    """The last of joined buttons: a menu of further choices, named by the one that is chosen.

    Args:
        choices: key and words of each.
        parent: owner.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = dict(choices)
        self._before: dict[str, str] = {}
        self._chosen = ""
        self.setCheckable(True)
        self.setProperty("segment", "last")
        self.setAccessibleName(_("More ways to group"))
        self.setToolTip(_("More ways to group"))
        self.setText("…")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def set_choices(self, before: Mapping[str, str]) -> None:
        """Offer `before` too, in front of its own choices; these are not named on the button."""
        self._before = dict(before)

    def show_choice(self, key: str) -> None:
        """Show the choice `key` in words before the ellipsis, where it is one of these."""
        self._chosen = key
        self.setText(f"{self._words.get(key, '')} …".strip())
        if key in self._words:
            self.setChecked(True)  # which lets go of the other segments

    def nextCheckState(self) -> None:
        """Let go when another segment is chosen; a click alone chooses nothing: the menu decides."""
        if self.isChecked():  # the group asks so; for a click it then refuses
            super().nextCheckState()

    def _fill(self) -> None:
        """Tick the choice that is shown."""
        menu = self.menu()
        menu.clear()
        for key, words in {**self._before, **self._words}.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(key == self._chosen)
            action.triggered.connect(lambda _on=False, key=key: self.chosen.emit(key))


class _Row(QWidget):
    """What the toolbar holds: it may be made narrower than its parts need, and has them give way."""

    def __init__(self, toolbar: Toolbar) -> None:
        super().__init__(toolbar)
        self._toolbar = toolbar

    def minimumSizeHint(self) -> QSize:
        """Return no width, however many parts are shown just now."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the parts give way, or come back."""
        super().resizeEvent(event)
        self._toolbar.fit(event.size().width())


class Toolbar(QToolBar):
    """The row under the menus.

    Args:
        session: what the switches show.
        look: icons.
        search: the search box.
        zoom: the zoom controls.
        parent: the window.
    """

    open_requested = Signal()
    briefing_requested = Signal()

    def __init__(self, session: Session, look: Look, search: QWidget, zoom: ZoomControl, parent: QWidget) -> None:
        super().__init__(_("Toolbar"), parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._look = look
        self._zoom = zoom
        self._row = _Row(self)
        self.briefing_button: QToolButton | None = None  # made when something is first chosen
        self.open_button = QToolButton(self)
        self.open_button.setText(_("Open"))
        self.open_button.setIconSize(icons.BESIDE_TEXT)
        self.open_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.open_button.clicked.connect(self.open_requested)
        self._edit_buttons = {name: QToolButton(self) for name in _EDIT_ICONS}
        self.grouping = Segments(
            (("partner", _("Partner")), ("series", _("Series")), ("kind", _("Kind")), ("person", _("Person"))),
            (
                ("place", _("Place")),
                ("source", _("Source")),
                ("status", _("Status")),
                ("topic", _("Topic")),
                ("none", _("None")),
            ),
            self,
        )
        self.titles = Segments((("vi", "Việt"), ("en", "English")), parent=self)
        self._group_label = self._label(_("Group by"))
        self._titles_label = self._label(_("Titles"))
        self._place(search, zoom)
        self.grouping.choose(session.grouping)
        self.titles.choose(session.titles)
        self.grouping.chosen.connect(session.set_grouping)
        self.titles.chosen.connect(session.set_titles)
        session.grouping_changed.connect(self.grouping.choose)
        session.titles_changed.connect(self.titles.choose)
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Draw the icons in the current theme."""
        self.open_button.setIcon(self._look.icon("folder-open", "text2"))

    def show_briefing(self, words: str) -> None:
        """Show a button that leads to the briefing, with `words` on it."""
        if self.briefing_button is None:
            button = self.briefing_button = QToolButton(self)
            button.setProperty("look", "outlined")
            button.setIconSize(icons.BESIDE_TEXT)
            button.setIcon(self._look.icon("clipboard-list", "text2"))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(self.briefing_requested)
            layout = self._row.layout()
            assert layout is not None
            layout.addWidget(button)
        if words != self.briefing_button.text():
            self.briefing_button.setText(words)
            self.fit(self._row.width())

    def show_actions(self, actions: Mapping[str, QAction]) -> None:
        """Have the buttons behind *Open* run the commands that they stand for."""
        for name, button in self._edit_buttons.items():
            action = actions[name]
            action.setIcon(self._look.icon(_EDIT_ICONS[name], "text2"))
            action.setIconVisibleInMenu(False)
            button.setDefaultAction(action)

    def fit(self, width: int) -> None:
        """Give way in steps until the row fits into `width` px: first words go, last all but the search box.

        What is not shown here stands in the menus.
        """
        layout = self._row.layout()
        assert layout is not None
        for step in range(_STEPS):
            self._give_way(step)
            for part in (self.grouping, self._zoom):
                _measure_anew(part)
            layout.invalidate()
            if layout.minimumSize().width() <= width:
                return

    def _give_way(self, step: int) -> None:
        self._group_label.setVisible(step < 1)
        self._titles_label.setVisible(step < 1)
        self._zoom.set_compact(step >= _COMPACT)
        words = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if step < _COMPACT else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        self.open_button.setToolButtonStyle(words)
        self.grouping.set_compact(step > _COMPACT)
        self.titles.setVisible(step < _WITHOUT_TITLES)
        if self.briefing_button is not None:
            self.briefing_button.setVisible(step < _WITHOUT_TITLES)
        self._zoom.setVisible(step < _WITHOUT_ZOOM)
        self.grouping.setVisible(step < _SEARCH_ALONE)
        self.open_button.setVisible(step < _SEARCH_ALONE)
        for button in self._edit_buttons.values():
            button.setVisible(step < _SEARCH_ALONE)

    def _place(self, search: QWidget, zoom: QWidget) -> None:
        layout = QHBoxLayout(self._row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.open_button)
        close = QHBoxLayout()
        close.setSpacing(0)
        for button in self._edit_buttons.values():
            close.addWidget(button)
        layout.addLayout(close)
        layout.addWidget(search, 1000)
        layout.addSpacing(4)
        layout.addWidget(self._group_label)
        layout.addWidget(self.grouping)
        layout.addSpacing(4)
        layout.addWidget(zoom)
        layout.addStretch(1)  # what the search box leaves; no gap opens inside a group
        layout.addWidget(self._titles_label)
        layout.addWidget(self.titles)
        self.addWidget(self._row)
        self._follow(search, self.grouping)
        self._follow(zoom, self.titles)

    def _follow(self, part: QWidget, after: QWidget) -> None:
        """Let Tab lead from one part of the row to the one that stands behind it."""
        for before, stop in pairwise([*_stops(part)[-1:], *_stops(after)]):
            self.setTabOrder(before, stop)

    def _label(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "text2")
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        return label


def _measure_anew(part: QWidget) -> None:
    """Let a part know at once that fewer or more buttons are shown in it; Qt would tell it later."""
    layout = part.layout()
    if layout is not None:
        layout.invalidate()
    part.updateGeometry()


def _stops(part: QWidget) -> list[QWidget]:
    """Return what Tab stops at in a part of the row, in the order in which it was made."""
    inside = [part, *part.findChildren(QWidget)]
    return [widget for widget in inside if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()]
