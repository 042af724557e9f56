"""Light and dark set palette, style sheet and icons together."""

import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QListWidget,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from viewer.base import resources
from viewer.base.tokens import DARK, LIGHT, ROW_HEIGHT, Tokens
from viewer.qt.shell import icons, qss, theme

themes = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture(autouse=True)
def _afterwards_light(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")


def _colour(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name()


@themes
def test_every_name_in_the_sheet_is_known(tokens: Tokens) -> None:
    """No placeholder is left in the sheet, and no comment."""
    sheet = qss.sheet(tokens)
    assert "$" not in sheet
    assert "/*" not in sheet


@themes
def test_the_sheets_pictures_exist_and_have_the_themes_colours(tokens: Tokens) -> None:
    """Each picture that the sheet names is there, in a colour from the token table."""
    pictures = set(re.findall(r"url\(([^)]+)\)", qss.sheet(tokens)))
    assert len(pictures) >= 8
    ours = {tokens.text2, tokens.accent, tokens.on_accent}
    for path in pictures:
        name = path.rpartition("/")[2]
        drawing = resources.read_text(f"themes/{'dark' if tokens.dark else 'light'}/{name}")
        assert set(re.findall(r"#\w{6}", drawing)) <= ours, name


@themes
def test_the_sheets_colours_are_the_themes(tokens: Tokens) -> None:
    """The sheet itself writes no colour: each comes from the table or from a mixture of it."""
    template = resources.read_text("themes/widgets.qss")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", template) == []
    assert tokens.selected in qss.sheet(tokens)


def test_the_sheet_has_no_universal_selector() -> None:
    """Every rule begins with a class: one for all widgets would cost each of them."""
    template = re.sub(r"/\*.*?\*/", "", resources.read_text("themes/widgets.qss"), flags=re.DOTALL)
    selectors = [part.strip() for rule in re.findall(r"([^{}]+)\{", template) for part in rule.split(",")]
    assert [selector for selector in selectors if not re.match(r"Q[A-Z]\w+", selector)] == []


def test_qt_understands_the_sheet(qtbot: QtBot, qapp: QApplication) -> None:
    """Qt parses the whole sheet; its warning about one it cannot parse would fail this test."""
    for scheme in theme.CHOICES:
        theme.apply(qapp, scheme)
        widget = QPushButton("Open")
        qtbot.addWidget(widget)
        widget.ensurePolished()


@pytest.mark.parametrize(("scheme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_a_choice_sets_palette_icons_and_style(qapp: QApplication, scheme: theme.Choice, tokens: Tokens) -> None:
    """The palette is the theme's own, also where the desktop ignores the scheme."""
    assert theme.apply(qapp, scheme) is tokens
    assert theme.current() is tokens
    assert theme.choice() == scheme
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens.pane
    assert qapp.palette().color(QPalette.ColorRole.Accent).name() == tokens.accent
    assert qapp.font().pixelSize() == 13
    assert icons._theme is tokens


def test_only_a_change_is_announced(qapp: QApplication) -> None:
    """Choosing the theme that is shown says nothing; choosing the other says it once."""
    theme.apply(qapp, "light")
    heard: list[Tokens] = []
    stop = theme.changed.connect(heard.append)
    theme.apply(qapp, "light")
    theme.apply(qapp, "dark")
    theme.apply(qapp, "dark")
    stop()
    assert heard == [DARK]


def test_system_follows_the_desktop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under `system` a desktop that turns dark takes the program along; under `light` it does not."""
    hints = SimpleNamespace(
        colorScheme=lambda: Qt.ColorScheme.Dark, setColorScheme=lambda _: None
    )  # as a dark desktop on X11
    theme.apply(qapp, "system")
    monkeypatch.setattr(theme.QGuiApplication, "styleHints", lambda: hints)
    theme._on_scheme_changed(qapp)
    assert theme.current() is DARK
    theme.apply(qapp, "light")
    theme._on_scheme_changed(qapp)
    assert theme.current() is LIGHT


@pytest.mark.parametrize(("scheme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_widgets_look_like_the_theme(qtbot: QtBot, qapp: QApplication, scheme: theme.Choice, tokens: Tokens) -> None:
    """A checked box is filled with accent, a checked segment with the selection's colour, a badge with grey."""
    theme.apply(qapp, scheme)
    box, segment, badge = QCheckBox("EU"), QToolButton(), QLabel("    7    ")
    box.setChecked(True)
    segment.setText("Partner")
    segment.setCheckable(True)
    segment.setChecked(True)
    segment.setProperty("segment", "only")
    badge.setProperty("role", "count")
    for widget in (box, segment, badge):
        qtbot.addWidget(widget)
        widget.show()
    middle = box.height() // 2
    assert _colour(box, 2, middle - 4) == tokens.accent
    assert _colour(segment, 4, 4) == tokens.selected
    assert _colour(badge, badge.width() // 4, badge.height() // 2) == tokens.accent


def test_rows_have_the_designs_height(qtbot: QtBot, qapp: QApplication) -> None:
    """A row of a polished list is 22 px high."""
    theme.apply(qapp, "light")
    parent, rows = QWidget(), QListWidget()
    rows.ensurePolished()
    QVBoxLayout(parent).addWidget(rows)
    rows.addItem("Vịnh")
    qtbot.addWidget(parent)
    parent.show()
    assert rows.visualItemRect(rows.item(0)).height() == ROW_HEIGHT
