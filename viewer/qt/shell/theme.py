"""Light or dark: palette, style sheet, font and icons, set together for the whole application.

Fusion is the style everywhere. Asking Qt for a dark scheme does nothing on plain X11, so both palettes are our
own; the system is still told, so that title bars follow where it draws them. Under `system` the theme follows
the desktop's scheme, also while the program runs.

Parts that paint themselves read `current()` when they paint, and connect to `changed` to paint again.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from viewer.base.observe import Signal
from viewer.base.tokens import DARK, LIGHT, Tokens
from viewer.qt.shell import fonts, icons, qss

Choice = Literal["light", "dark", "system"]
CHOICES: tuple[Choice, ...] = ("light", "dark", "system")

changed: Signal[Tokens] = Signal()

_STYLE = "Fusion"

_current: Tokens = LIGHT
_choice: Choice = "light"
_follows = False
_styled = False  # whether the application was made with the style


def current() -> Tokens:
    """Return the colours in use."""
    return _current


def choice() -> Choice:
    """Return what was last chosen: light, dark or system."""
    return _choice


def arguments(program: str) -> list[str]:
    """Return what to make the application with: its style from the first moment.

    `setStyle` would hand back the style, and thereby load all of QStyle before the first frame.
    """
    global _styled
    _styled = True
    return [program, "-style", _STYLE]


def apply(app: QApplication, scheme: Choice = "system") -> Tokens:
    """Give `app` the look that `scheme` asks for and return its colours; announce them if they changed."""
    global _choice, _follows
    if not _follows:  # once: the style and the font stay, whatever the colours are
        fonts.load()
        if not _styled:
            app.setStyle(_STYLE)
        app.setFont(fonts.ui_font())
        # The selected tab is bold: bars measure with that, so that a tab is as wide before it is selected.
        app.setFont(fonts.heading_font(), "QTabBar")  # type: ignore[arg-type]  # the stub asks for bytes, Qt for str
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: _on_scheme_changed(app))
        _follows = True
    _choice = scheme
    _tell_system(scheme)
    _set(app, _tokens(scheme))
    return _current


def palette(theme: Tokens) -> QPalette:
    """Return the Fusion palette in the colours of `theme`."""
    made = QPalette()
    for role, colour in _roles(theme).items():
        made.setColor(role, QColor(colour))
    pale = QColor(qss.disabled(theme))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.PlaceholderText,
        QPalette.ColorRole.HighlightedText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, pale)
    return made


def _roles(theme: Tokens) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: theme.pane,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.chrome,
        role.Text: theme.text,
        role.PlaceholderText: theme.text3,
        role.Button: theme.field,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.selected,
        role.HighlightedText: theme.text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.hairline,
        role.Mid: theme.border,
        role.Dark: theme.control,
        role.Shadow: theme.control,
    }


def _set(app: QApplication, theme: Tokens) -> None:
    global _current
    if theme is _current and app.styleSheet():
        return
    _current = theme
    icons.use(theme)
    app.setPalette(palette(theme))
    app.setStyleSheet(qss.sheet(theme))
    changed.emit(theme)


def _tokens(scheme: Choice) -> Tokens:
    if scheme == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if scheme == "dark" else LIGHT


def _tell_system(scheme: Choice) -> None:
    """Ask the system for frames that go with the theme, where it draws them and can."""
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
    QGuiApplication.styleHints().setColorScheme(wanted[scheme])


def _on_scheme_changed(app: QApplication) -> None:
    if _choice == "system":
        _set(app, _tokens("system"))
