import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from tests.briefing.sample import sample
from tests.briefing.writers.html.opened import made
from tests.briefing.writers.questions import document_of
from viewer.base import resources, tokens
from viewer.briefing.document import Paragraph, Run, Title
from viewer.briefing.writers.html import fonts, styles


@pytest.mark.parametrize("theme", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(theme: tokens.Tokens) -> None:
    """Every ink has a contrast of 4.5 on the page and on a place that a link led to, and notes on theirs (WCAG AA)."""
    role = styles._ROLES
    for ink in ("ink", "ink-2", "ink-3", "accent"):
        for ground in ("paper", "target", "note"):
            assert tokens.contrast(getattr(theme, role[ink]), getattr(theme, role[ground])) >= 4.5


def test_dark_colours_are_for_screens_only() -> None:
    """Colours of the dark theme stand in a rule for screens that ask for them, so that paper stays white."""
    page = made(sample())
    light = page.replace("@media screen and (prefers-color-scheme:dark){:root{", "§")
    assert light.count(f"--paper:{tokens.DARK.canvas}") == 1
    assert f"§--paper:{tokens.DARK.canvas}" in light
    assert page.index(f"--paper:{tokens.LIGHT.canvas}") < page.index(f"--paper:{tokens.DARK.canvas}")


@pytest.mark.parametrize("name", ["IBMPlexSans-Regular", "IBMPlexSans-SemiBold", "IBMPlexSerif-Regular"])
def test_fonts_are_packed_without_a_change(name: str) -> None:
    """A packed font opens elsewhere and has the tables of the shipped one, byte by byte."""
    shipped = resources.path(f"fonts/{name}.ttf").read_bytes()
    packed = fonts.woff(shipped)
    assert len(packed) < 0.6 * len(shipped)
    one, other = TTFont(io.BytesIO(shipped)), TTFont(io.BytesIO(packed))
    assert one.reader is not None
    assert other.reader is not None
    assert list(one.reader.keys()) == list(other.reader.keys())
    for tag in one.reader.keys():  # noqa: SIM118 — it is no mapping
        assert one.reader[tag] == other.reader[tag]
    for entry in other.reader.tables.values():  # of the same length means that it is not packed (WOFF, section 5)
        assert entry.length < entry.origLength or packed[entry.offset :][: entry.length] == other.reader[entry.tag]


def test_only_fonts_that_are_used_are_in_the_page() -> None:
    """A page without a summary, quotations and slanted words has two faces, the sample five."""
    face = re.compile(
        r"font-family:'([\w ]+)';font-weight:(\d+);font-style:(\w+);src:url\(data:font/woff;base64,(.*?)\)"
    )
    found = face.findall(made(document_of(Paragraph((Run("plain"),), "en"))))
    assert [one[:3] for one in found] == [("IBM Plex Sans", "400", "normal"), ("IBM Plex Sans", "600", "normal")]
    assert base64.b64decode(found[0][3]).startswith(b"wOFF")
    assert {one[:3] for one in face.findall(made(sample()))} == {
        ("IBM Plex Sans", "400", "normal"),
        ("IBM Plex Sans", "600", "normal"),
        ("IBM Plex Sans", "400", "italic"),
        ("IBM Plex Serif", "400", "normal"),
        ("IBM Plex Serif", "600", "normal"),
    }


def test_every_page_on_paper_has_its_parts_title_and_handling_line() -> None:
    """Each part has pages of its own name, with its title below and its handling line above."""
    page = made(sample())
    first, second = (re.search(rf"@page part{number}\{{(.*)\}}", page) for number in (0, 1))
    assert first is not None
    assert second is not None
    assert "Họp \\3c kênh\\3e  \\26  \\201c riêng" in first[1]
    assert 'content:"Nội bộ"' in first[1]
    assert 'content:"Internal"' in second[1]
    assert "#part_1{page:part1}" in page
    assert "thead { display: table-header-group; }" in page


def test_a_long_title_is_cut_at_a_word_in_the_foot() -> None:
    """The foot has the title's first words, and the page all of it."""
    page = made(document_of(Title("word " * 60 + "end", "", "", "", "en", "en")))
    assert 'content:"' + ("word " * 18).strip() + ' \\2026 "' in page
    assert "word end</h1>" in page
