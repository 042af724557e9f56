"""Where the words of a step stand: within the screen, beside each other, and cut with a word about it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.briefing.invented import given, registry
from tests.qt.presenting import samples
from viewer.briefing.briefing import Briefing, Entry
from viewer.briefing.given import Given
from viewer.briefing.slides import Slides
from viewer.qt.presenting.plate import Plate, Plates
from viewer.qt.presenting.sizes import sizes
from viewer.qt.presenting.words import Span, Words
from viewer.qt.shell.look import Look
from viewer.registry.records import Text

SCREENS = [(1024, 768), (1280, 800), (1920, 1080), (3840, 2160)]
LONG = Briefing(entries=(Entry("long"),), language="en", title=Text(en=samples.LONG_TITLE))


def laid(slides: Slides, at: int, size: tuple[int, int], chosen: float = 1.0) -> Plate:
    """Return the layout of a step on a screen, of which the timeline takes two fifths."""
    plates = Plates(Look(), sizes(*size, chosen), slides.lang, notes=True)
    return plates.lay(slides.step(at), size[0], size[1] * 0.55)


def texts(plate: Plate) -> list[str]:
    """Return the words of a plate in the order of their columns."""
    return [put.words.text for block in plate.blocks for put in block.column.put]


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("chosen", [0.7, 1.0, 1.8])
def test_words_stay_on_the_screen_and_apart(qtbot: QtBot, size: tuple[int, int], chosen: float) -> None:  # noqa: ARG001 — fonts need the application
    """On every screen, in every size of type, no words reach beyond the card or into others."""
    read = registry()
    long, small = Slides(LONG, samples.hard(), Given(), "en"), Slides(samples.SMALL, read, given(read), "en")
    for slides in (long, small):
        for at in range(len(slides)):
            plate = laid(slides, at, size, chosen)
            for block in plate.blocks:
                assert block.x >= 0
                assert block.x + block.width <= size[0]
                bottom = 0.0
                for put in block.column.put:
                    assert put.y >= bottom - 0.5
                    bottom = put.y + put.words.height(block.width)
                if block.column.put:
                    assert block.y + bottom <= size[1] * 0.55


@pytest.mark.parametrize("size", SCREENS)
def test_as_many_participants_as_fit_and_how_many_more(qtbot: QtBot, size: tuple[int, int]) -> None:  # noqa: ARG001 — as above
    """Those who are shown and those who are counted are all of the 400."""
    plate = laid(Slides(LONG, samples.hard(), Given(), "en"), 1, size)
    shown = [text for text in texts(plate) if "Person " in text]
    assert len(shown) > 3
    assert plate.left_out == 400 - len(shown)
    assert f"and {plate.left_out} more" in texts(plate)


def test_a_title_of_two_thousand_letters_is_cut_at_a_word(qtbot: QtBot) -> None:  # noqa: ARG001 — as above
    """Three lines of it are shown, with … behind a whole word."""
    plate = laid(Slides(LONG, samples.hard(), Given(), "en"), 1, (1280, 800))
    title = plate.blocks[0].column.put[1].words
    assert title.lines(plate.blocks[0].width) <= 3
    assert title.text.endswith("…")
    assert title.text[:-1].split()[-1] in samples.LONG_TITLE.split()


def test_few_words_are_larger_than_many(qtbot: QtBot) -> None:  # noqa: ARG001 — as above
    """Where there is room, everything is larger."""
    read = registry()
    few = laid(Slides(samples.SMALL, read, given(read), "en"), 4, (1280, 800))
    many = laid(Slides(LONG, samples.hard(), Given(), "en"), 1, (1280, 800))
    dates = [plate.blocks[0].column.put[0].words.spans[0].font.pixelSize() for plate in (few, many)]
    assert dates[0] > dates[1]


def test_columns_stand_beside_each_other(qtbot: QtBot) -> None:  # noqa: ARG001 — as above
    """Note and outcomes stand at the left, people and passages at the right, quotations before what is retold."""
    read = registry()
    plate = laid(Slides(samples.SMALL, read, given(read), "en"), 2, (1920, 1080))
    _head, left, right = plate.blocks
    assert left.x + left.width < right.x
    assert [put.words.text for put in left.column.put][:2] == ["Say this.", "Outcomes"]
    said = [put.words.text for put in right.column.put]
    places = [next(at for at, text in enumerate(said) if part in text) for part in ("Ada", "“a channel", "Retold: ")]
    assert places == sorted(places)


def test_cut_words_keep_to_their_lines(qtbot: QtBot) -> None:  # noqa: ARG001 — as above
    """A paragraph cut to any number of lines has no more than those, and says the same from its beginning."""
    look = Look()
    words = Words(Span("one two three four five six seven " * 40, sizes(1280, 800).font("body"), look.color("text")))
    for lines in range(1, 8):
        cut = words.cut(300, lines)
        assert cut.lines(300) <= lines
        assert words.text.startswith(cut.text[:-1])


def test_even_lines_leave_no_word_alone(qtbot: QtBot) -> None:  # noqa: ARG001 — as above
    """Text that is evened takes as many lines, of which the last is not much shorter than the first."""
    look = Look()
    font = sizes(1280, 800).font("title")
    text = "A title whose last word would otherwise stand on a line of its"
    plain, even = (Words(Span(text, font, look.color("text")), even=one) for one in (False, True))
    width = round(plain.natural * 0.97)
    assert plain.lines(width) == even.lines(width) == 2
    last = even._layout(width).lineAt(1)
    assert last.naturalTextWidth() > plain._layout(width).lineAt(1).naturalTextWidth() * 3
