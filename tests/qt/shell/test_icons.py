"""Icons are drawn in the theme's colours, crisp at every scale, and outlive what made them."""

import gc
import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from viewer.base import resources
from viewer.base.tokens import DARK, LIGHT, mix
from viewer.qt.shell import icons
from viewer.qt.shell.qss import disabled

pytestmark = pytest.mark.usefixtures("qapp")

NAMED_BY_THE_DESIGN = re.findall(
    r"\S+",
    """
    arrow-down-narrow-wide braces calendar-days chart-gantt check chevron-down chevron-left chevron-right chevron-up
    circle-check circle-x clipboard-list ellipsis external-link file-down file-pen-line file-text folder-open globe
    grip-vertical hash heading history info lightbulb link-2 list-filter move-horizontal newspaper panel-left-close
    panel-right pin plus redo-2 refresh-cw rotate-ccw save search triangle-alert type undo-2 users video
    wand-sparkles x zoom-in zoom-out
    """,
)


@pytest.fixture(autouse=True)
def _light() -> None:
    icons.use(LIGHT)


def _ink(image: QImage) -> str:
    """Return the colour of the pixel that is covered most."""
    pixels = (image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width()))
    return max(pixels, key=QColor.alpha).name()


def _image(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> QImage:
    return icon.pixmap(QSize(16, 16), 1.0, mode, state).toImage()


def _near(one: str, other: str) -> bool:
    a, b = QColor(one), QColor(other)
    return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) <= 3


@pytest.mark.parametrize("name", NAMED_BY_THE_DESIGN)
def test_every_icon_of_the_design_can_be_drawn(name: str) -> None:
    """Each name that the design uses has a drawing that leaves ink."""
    assert _near(_ink(_image(icons.icon(name))), LIGHT.text2)


def test_every_drawing_takes_its_colour_from_us() -> None:
    """All Lucide files are well-formed, have the grid of 24, and name no colour but the current one."""
    for path in resources.path("icons").glob("*.svg"):
        root = ElementTree.parse(path).getroot()
        if path.name != "app.svg":
            assert (root.get("viewBox"), root.get("stroke"), root.get("fill")) == (
                "0 0 24 24",
                "currentColor",
                "none",
            ), path


def test_an_unknown_name_is_an_error_at_once() -> None:
    """A name without a drawing is refused where it is asked for, not while painting."""
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_pictures_have_the_pixels_of_the_screen(scale: float) -> None:
    """At a device pixel ratio of 1.25 a 16 px icon has 20 pixels, not 16 stretched ones."""
    drawn = icons.icon("search").pixmap(QSize(16, 16), scale)
    assert (drawn.width(), drawn.height(), drawn.devicePixelRatio()) == (16 * scale, 16 * scale, scale)


def test_states_have_their_colours() -> None:
    """Checked is accent, disabled is pale, and a role or a colour is taken as given."""
    icon = icons.icon("save")
    assert _near(_ink(_image(icon, state=QIcon.State.On)), LIGHT.accent)
    assert _near(_ink(_image(icon, mode=QIcon.Mode.Disabled)), disabled(LIGHT))
    assert _near(_ink(_image(icons.icon("save", "error"))), LIGHT.error)
    assert _near(_ink(_image(icons.icon("save", "#102030"))), "#102030")


def test_icons_handed_out_before_follow_the_theme() -> None:
    """After a change of theme an icon from before is drawn in the new colours, unless it was given a theme."""
    follows, keeps = icons.icon("save"), icons.icon("save", theme=LIGHT)
    _image(follows), _image(keeps)
    icons.use(DARK)
    assert _near(_ink(_image(follows)), DARK.text2)
    assert _near(_ink(_image(keeps)), LIGHT.text2)


def test_an_icon_is_no_larger_than_asked_for() -> None:
    """A 14 px icon stays 14 px where a widget offers 32, and shrinks where it offers 10."""
    icon = icons.icon("x", size=14)
    assert icon.actualSize(QSize(32, 32)) == QSize(14, 14)
    assert icon.actualSize(QSize(10, 10)) == QSize(10, 10)


def test_beside_a_text_the_drawing_stands_left() -> None:
    """With the size for buttons with text, the space left over is behind the drawing."""
    image = icons.icon("square").pixmap(icons.BESIDE_TEXT, 1.0).toImage()
    assert (image.width(), image.height()) == (20, 16)
    assert {image.pixelColor(x, y).alpha() for x in (17, 18, 19) for y in range(16)} == {0}


def test_equal_wishes_get_one_icon() -> None:
    """The same name, role and size give the same object, so rows may ask at each paint."""
    assert icons.icon("pin") is icons.icon("pin")
    assert icons.icon("pin") is not icons.icon("pin", "error")


def test_icons_outlive_what_made_them(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A widget still paints its icon after every Python reference to it has been collected."""
    monkeypatch.setattr(icons, "_icons", {})
    buttons = [QPushButton(icons.icon("search", f"#0000{n:02x}"), "Find") for n in range(50)]
    icons._icons.clear()
    gc.collect()
    for button in buttons:
        qtbot.addWidget(button)
        assert not button.grab().isNull()
    copy = QIcon(buttons[0].icon())
    copy.addPixmap(icons.pixmap("x"))  # makes Qt clone the engine
    gc.collect()
    assert not copy.pixmap(QSize(16, 16)).isNull()


def test_the_program_has_an_icon_of_its_own() -> None:
    """The application's icon can be drawn at the sizes that desktops ask for."""
    for side in (16, 48, 256):
        image = icons.app_icon().pixmap(QSize(side, side), 1.0).toImage()
        assert image.width() == side
        assert image.pixelColor(side // 2, side // 8).alpha() == 255


def test_disabled_is_paler_than_any_text() -> None:
    """What cannot be used stands back behind the palest text."""
    assert disabled(LIGHT) == mix(LIGHT.chrome, LIGHT.text3, 0.45)
