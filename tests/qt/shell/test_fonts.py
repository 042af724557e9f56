"""The bundled fonts are there, are used, and can write Vietnamese."""

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF

from viewer.base import resources
from viewer.base.tokens import MEDIUM, MONO, SANS, SEMIBOLD, SERIF
from viewer.qt.shell import fonts

pytestmark = pytest.mark.usefixtures("qapp")

# The precomposed letters of Vietnamese: Latin Extended Additional, and those of the older blocks.
VIETNAMESE = {chr(code) for code in range(0x1EA0, 0x1EFA)} | set("ĂăÂâĐđÊêÔôƠơƯưÀÁÃÈÉÌÍĨÒÓÕÙÚŨÝàáãèéìíĩòóõùúũý")
TYPOGRAPHY = set("–—…“”‘’·→←≤≥")

FILES = sorted(path.name for path in resources.path("fonts").glob("*.ttf"))


def test_nine_files_and_their_licence_are_bundled() -> None:
    """Four files of Sans, three of Serif, two of Mono, and the licence that reserves their name."""
    assert [name.split("-")[0].removeprefix("IBMPlex") for name in FILES] == ["Mono"] * 2 + ["Sans"] * 4 + ["Serif"] * 3
    assert "SIL Open Font License" in resources.read_text("fonts/OFL.txt")


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_all_of_vietnamese(name: str) -> None:
    """Each file holds every precomposed Vietnamese letter, so no word mixes two fonts."""
    with TTFont(resources.path(f"fonts/{name}"), lazy=True) as font:
        assert {character for character in VIETNAMESE | TYPOGRAPHY if ord(character) not in font.getBestCmap()} == set()


@pytest.mark.parametrize("name", FILES)
def test_figures_are_of_one_width(name: str) -> None:
    """The ten figures of each file are equally wide, so columns of numbers stand."""
    with TTFont(resources.path(f"fonts/{name}"), lazy=True) as font:
        glyphs = [font.getBestCmap()[ord(figure)] for figure in "0123456789"]
        assert len({font["hmtx"][glyph][0] for glyph in glyphs}) == 1


@pytest.mark.parametrize(("face", "family"), [("sans", SANS), ("italic", SANS), ("serif", SERIF), ("mono", MONO)])
def test_each_face_comes_from_the_bundled_family(face: str, family: str) -> None:
    """Asking for a face registers it, and Qt uses that family for it."""
    font = fonts.font(face, 14)
    assert QFontInfo(font).family() == family
    assert font.italic() == (face == "italic")


def test_weights_are_real_files() -> None:
    """Medium and semibold are styles of the family, not the regular made bolder."""
    fonts.load()
    assert {"Regular", "Medium", "SemiBold"} <= set(QFontDatabase.styles(SANS))
    widths = [
        QFontMetricsF(fonts.ui_font(13, weight)).horizontalAdvance("Đối thoại") for weight in (400, MEDIUM, SEMIBOLD)
    ]
    assert widths == sorted(set(widths))


def test_sizes_are_pixels_with_halves_rounded_up() -> None:
    """13 is 13 px, whatever the screen's resolution; 12.5 becomes 13."""
    assert (fonts.ui_font(13).pixelSize(), fonts.mono(12.5).pixelSize(), fonts.label_font().pixelSize()) == (13, 13, 12)
    assert QFontInfo(fonts.ui_font(13)).pixelSize() == 13


def test_a_missing_file_is_reported_and_not_fatal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a font file is gone, `ensure` says so, and a font is returned all the same."""
    monkeypatch.setattr(fonts, "_registered", set())
    monkeypatch.setitem(fonts._FILES, "serif", ("no-such-file",))
    assert fonts.ensure("serif") is False
    assert fonts.serif().pixelSize() == 14
