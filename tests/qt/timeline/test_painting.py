"""Pictures of single signs: glyphs, labels, chips, fades, the card and the key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.timeline.generated import assembled, head
from tests.timeline.scenes import model_of, scale_about, scene
from viewer.qt.shell.look import Look
from viewer.qt.timeline import headers
from viewer.qt.timeline.glyphs import SIDE, GlyphCache, shape_path
from viewer.qt.timeline.headers import HeaderPainter
from viewer.qt.timeline.hover_card import HoverCard, wrapped
from viewer.qt.timeline.label_cache import HEIGHT, LabelCache
from viewer.qt.timeline.legend import Legend
from viewer.qt.timeline.paint import painting
from viewer.qt.timeline.painter import ScenePainter
from viewer.qt.timeline.strokes import Strokes
from viewer.timeline import style
from viewer.timeline.card import Card
from viewer.timeline.draw import ChipBox, DrawList, Line, Ring, Text
from viewer.timeline.scene import State
from viewer.timeline.style import Fill, LabelTone, Shape, Stroke


@pytest.fixture
def look(qtbot: QtBot) -> Look:
    """Return the light look; the fixture makes the application that fonts need."""
    del qtbot
    return Look()


def picture(drawn: DrawList, look: Look, ratio: float = 1.0) -> QImage:
    """Return a draw list as painted."""
    image = QImage(round(drawn.width * ratio), round(drawn.height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    with painting(image) as painter:
        ScenePainter(look, ratio).paint(painter, drawn)
    return image


def near(one: QColor, other: QColor, tolerance: int = 40) -> bool:
    """Return whether two colours differ little in every channel."""
    channels = zip(one.getRgb(), other.getRgb(), strict=True)  # type: ignore[call-overload]  # getRgb gives a tuple
    return all(abs(a - b) <= tolerance for a, b in channels)


@pytest.mark.parametrize("shape", list(Shape))
def test_each_shape_is_its_own(look: Look, shape: Shape) -> None:
    """Every shape fits its box, and no two are alike."""
    box = shape_path(shape).boundingRect()
    assert box.width() <= style.GLYPH * 1.06
    assert box.height() <= style.GLYPH * 1.06
    glyphs = GlyphCache(look, 1.0)
    mine = glyphs.pixmap(shape, Fill.SOLID, 0, None).toImage()
    others = [glyphs.pixmap(other, Fill.SOLID, 0, None).toImage() for other in Shape if other is not shape]
    assert all(mine != other for other in others)


def test_fill_shows_the_status(look: Look) -> None:
    """A solid glyph has the hue in its middle, an outlined one the canvas."""
    glyphs = GlyphCache(look, 1.0)
    middle = SIDE // 2
    solid = glyphs.pixmap(Shape.SQUARE, Fill.SOLID, 1, None).toImage().pixelColor(middle, middle)
    outline = glyphs.pixmap(Shape.SQUARE, Fill.OUTLINE, 1, None).toImage().pixelColor(middle, middle)
    assert near(solid, look.lane_color(1), 3)
    assert near(outline, look.color("canvas"), 3)


def test_glyphs_are_drawn_once(look: Look) -> None:
    """The same glyph is the same pixmap, at the density of the screen."""
    glyphs = GlyphCache(look, 2.0)
    one = glyphs.pixmap(Shape.CIRCLE, Fill.SOLID, 0, 4)
    assert glyphs.pixmap(Shape.CIRCLE, Fill.SOLID, 0, 4).cacheKey() == one.cacheKey()
    assert (one.width(), one.deviceIndependentSize().width()) == (2 * SIDE, SIDE)


def text(title: str, tone: LabelTone = LabelTone.PLAIN, *, struck: bool = False) -> Text:
    """Return a label's record."""
    return Text(0, 0, title, "2020", 0, 0, tone, 0, found=False, struck=struck, lead=None)


def test_a_label_is_as_wide_as_measured(look: Look) -> None:
    """The pixmap of a label has the width that the layout reserved."""
    labels = LabelCache(look, 1.0)
    pixmap = labels.label(text("Đối thoại lần 4"))
    wanted = labels.measure("Đối thoại lần 4", "label") + style.DATE_GAP + labels.measure("2020", "label")
    assert pixmap.width() == pytest.approx(wanted + 2, abs=1)
    assert pixmap.height() == HEIGHT


def test_labels_differ_by_tone_and_strike(look: Look) -> None:
    """What changes the picture of a label makes another pixmap."""
    labels = LabelCache(look, 1.0)
    made = [labels.label(text("Talks", tone)).toImage() for tone in LabelTone]
    made.append(labels.label(text("Talks", struck=True)).toImage())
    assert all(a != b for at, a in enumerate(made) for b in made[:at])


def test_a_label_that_is_cut_ends_with_a_word(look: Look) -> None:
    """Where room ends amid the second word, the first one stands alone, as wide as the room at most."""
    labels = LabelCache(look, 1.0)
    room = labels.measure("Talks in", "label")
    assert labels.cut(text("Talks instead"), room).title == "Talks…"
    assert labels.label_width(labels.cut(text("Talks instead"), room)) <= room + 2


def test_where_nothing_of_a_label_fits_nothing_is_painted(look: Look) -> None:
    """Not even the box of a selected label is painted where no word has room."""
    drawn = DrawList(200.0, 40.0, dense=False)
    drawn.raised.append(text("Conferences", LabelTone.SELECTED)._replace(x=20, y=20, visible=12.0))
    assert picture(drawn, look) == picture(DrawList(200.0, 40.0, dense=False), look)


def test_a_fleeting_word_looks_like_one_that_is_kept(look: Look) -> None:
    """What is written anew in each frame has the very pixels of what is pasted, and no pixmap stays of it."""
    labels = LabelCache(look, 1.0)
    pictures = []
    for put in (labels.put_word, labels.put_fleeting):
        image = QImage(120, 30, QImage.Format.Format_RGB32)
        image.fill(look.color("pane"))
        labels._words.clear()
        with painting(image) as painter:
            put(painter, 10.4, 5.0, "4,123 earlier", "small", "text2")
        pictures.append(image)
    assert pictures[0] == pictures[1]
    assert not labels._words


def test_words_with_other_figures_are_measured_once(look: Look) -> None:
    """Of words that count, one is measured for all with as many figures; what has no room is cut all the same."""
    labels = LabelCache(look, 1.0)
    for at in range(1000, 1100):
        assert labels.counted(f"{at} earlier", "small", 150.0) == f"{at} earlier"
    assert len(labels._texts["small"]._widths) == 1
    assert labels.counted("1100 earlier", "small", 40.0).endswith("…")


def test_old_labels_make_room_for_new_ones(look: Look) -> None:
    """However many labels are shown, only so many pixmaps are kept."""
    labels = LabelCache(look, 1.0)
    for at in range(1200):
        labels.word(str(at), "small", "text")
    assert len(labels._words) <= 900


def test_a_month_is_tinted_between_its_caps(look: Look) -> None:
    """The picture of a month shows a pale hue inside, the full hue at its caps, and the canvas beside."""
    drawn = scene(model_of(assembled([head(0, "2020-05")])), scale_about(737_560, 4.0, 400.0))
    image = picture(drawn, look)
    rect, y = drawn.rects[0], 17
    inside = image.pixelColor(round(rect.x + rect.w / 2), y)
    assert near(image.pixelColor(round(rect.x) - 1, y), look.lane_color(0), 60)
    assert not near(inside, look.color("canvas"), 10)
    assert not near(inside, look.lane_color(0), 60)
    assert near(image.pixelColor(round(rect.x) - 8, y), look.color("canvas"), 2)


def test_about_fades_at_both_ends(look: Look) -> None:
    """The tint of an approximate date is strongest in its middle and gone beyond its ends."""
    drawn = scene(model_of(assembled([head(0, "2020-05~")])), scale_about(737_560, 4.0, 400.0))
    image = picture(drawn, look)
    first, last = drawn.fades
    y = 17

    def ink(x: float) -> int:
        return 255 - image.pixelColor(round(x), y).red()

    assert ink(first.x) < ink(first.x + first.w / 2) < ink(first.x + first.w - 1)
    assert ink(last.x + 1) > ink(last.x + last.w / 2) > ink(last.x + last.w - 1)


def test_selection_is_a_ring_and_a_box_in_accent(look: Look) -> None:
    """The selected mark has an accent ring, its label stands on accent."""
    model = model_of(assembled([head(0)]))
    scale = scale_about(737_550, 5.0, 600.0)
    drawn = scene(model, scale, State(selected=0))
    image = picture(drawn, look)
    ring = drawn.rings[0]
    assert near(image.pixelColor(round(ring.x), round(ring.y - ring.h / 2)), look.color("accent"), 90)
    (label,) = drawn.raised
    assert near(image.pixelColor(round(label.x) - 2, round(label.y)), look.color("accent"), 3)


def test_a_ring_leaves_the_words_beside_it_whole(look: Look) -> None:
    """Where the ring of the selected mark reaches into its label, the label's words are painted over it."""
    drawn = scene(model_of(assembled([head(0)])), scale_about(737_550, 5.0, 600.0), State(selected=0))
    (label,) = drawn.raised
    words = round(label.x), round(label.y - HEIGHT / 2), round(label.title_width), HEIGHT
    before = picture(drawn, look).copy(*words)
    drawn.rings.append(Ring(label.x + 20, label.y, 12.0, 8.0, selected=False))
    assert picture(drawn, look).copy(*words) == before


def test_the_box_of_a_hovered_label_leaves_the_ring_whole(look: Look) -> None:
    """The ring of the hovered mark is closed on the side of its label, whose box erases what is beneath the words."""
    drawn = scene(model_of(assembled([head(0)])), scale_about(737_550, 5.0, 600.0), State(hovered=0))
    (ring,) = drawn.rings
    (label,) = drawn.raised
    assert label.x > ring.x
    image = picture(drawn, look)
    for side in (-1, 1):
        edge = image.pixelColor(round(round(ring.x) + side * ring.w / 2 - 0.5), round(ring.y))
        assert not near(edge, look.color("canvas"), 60)


def test_a_dotted_line_leads_from_the_ruler_to_the_selected_mark(look: Look) -> None:
    """Above the selected mark a guide is dotted in accent up to the top."""
    heads = [head(at, f"2020-05-0{at + 1}", sources=("a",) * at) for at in range(4)]
    drawn = scene(model_of(assembled(heads)), scale_about(737_550, 10.0, 600.0), State(selected=1))
    (x, bottom, selected) = drawn.guides[0]
    assert selected
    assert bottom > style.ROW
    image = picture(drawn, look)
    column = [image.pixelColor(round(x), y) for y in range(round(bottom))]
    dots = [near(ink, look.color("accent"), 5) for ink in column]
    assert 0.3 < sum(dots) / len(dots) < 0.7


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.usefixtures("look")
def test_every_sign_can_be_painted(ratio: float) -> None:
    """Every body, end, fill and remark is painted in both themes and at any density of the screen."""
    dates = [
        "2020-05",
        "2020-05~",
        "2020-05?",
        "[..2020-05-05]",
        "[2020-05-05..]",
        "2020-05-05/..",
        "{2020-05-01,2020-06-01}",
    ]
    heads = [head(at, date, status=status) for at, date in enumerate(dates) for status in ("held",)]
    heads += [head(20 + at, status=at_status) for at, at_status in enumerate(("proposed", "postponed", "cancelled"))]
    heads += [head(30, "2020-03-03", series="s1", number=7), head(31, "[2020-05-01..2020-05-09]", background=True)]
    heads = [made._replace(index=at, id=f"e{at}") for at, made in enumerate(heads)]
    for dark in (False, True):
        theme = Look(dark=dark)
        for zoom in (0.3, 20.0, 2000.0):
            drawn = scene(model_of(assembled(heads)), scale_about(737_550.3, zoom, 900.0), State(selected=1, hovered=2))
            drawn.grid, drawn.rests = [40.0, 80.0], [(100.0, 30.0)]
            assert not picture(drawn, theme, ratio).isNull()


def test_columns_taller_than_shown_carry_a_triangle(look: Look) -> None:
    """Above a column that is cut there is a triangle in the lane's hue, above the others there is not."""
    heads = [head(at, f"20{10 + at % 10}-{1 + at // 10 % 12:02}-05") for at in range(400)]
    heads += [head(400 + at, "2015-07-07") for at in range(60)]
    drawn = scene(model_of(assembled(heads)), scale_about(735_700, 0.25, 1200.0), dense=True)
    (strip,) = drawn.strips
    image = picture(drawn, look)
    tall = [at for at, count in enumerate(strip.columns.all) if count > strip.top]
    assert len(tall) == 1
    assert "taller" in drawn.seen
    y = round(strip.y) - 4
    assert near(image.pixelColor(round(strip.x) + tall[0] * 3 + 1, y), look.lane_color(strip.hue), 60)
    assert not near(image.pixelColor(round(strip.x) + tall[0] * 3 + 40, y), look.lane_color(strip.hue), 60)


def test_chips_and_peaks_are_drawn_once_for_each_form(look: Look) -> None:
    """Chips of one width and hue share a pixmap wherever they stand; another hue or a match has its own."""
    strokes = Strokes(look, 1.0)
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(look.color("canvas"))
    pictures = []
    with painting(image) as painter:
        for x, hue, found in ((10, 0, False), (90, 0, False), (10, 1, False), (10, 0, True)):
            strokes.chip(painter, ChipBox(x, 20, 26.5, 3, hue, found))
            pictures.append(image.copy(x, 12, 30, 16))
            strokes.peak(painter, x, 40, hue)
            assert near(image.pixelColor(x + 3, 43), look.lane_color(hue), 12)
            assert image.pixelColor(x, 40) == look.color("canvas")
    assert pictures[0] == pictures[1]
    assert pictures[2] not in pictures[:2]
    assert pictures[3] not in pictures[:3]
    assert (len(strokes._chips), len(strokes._peaks)) == (3, 2)


def test_a_cap_is_pasted_as_it_would_be_drawn(look: Look) -> None:
    """Solid and dashed, a cap that is kept has the pixels of one that is drawn, give or take the last bit."""
    strokes = Strokes(look, 1.0)
    for stroke in (Stroke.CAP, Stroke.DASHED_CAP):
        line = Line(11.3, 5.2, 11.3, 19.0, 0, stroke)
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(look.color("canvas"))
        with painting(image) as painter:
            strokes.lines(painter, [line])
            strokes.write_cap(painter, line, 30, 5)
        assert not near(image.pixelColor(10, 6), look.color("canvas"))
        for y in range(30):
            for x in (-1, 0, 1, 2):
                assert near(image.pixelColor(10 + x, y), image.pixelColor(30 + x, y), 1)


def test_headers_show_the_hue_and_stay_in_view(look: Look) -> None:
    """A header has its lane's hue at the left edge; its name stays while the lane scrolls out."""
    drawn = scene(model_of(assembled([head(at) for at in range(12)])), scale_about(737_550, 5.0, 400.0))
    image = QImage(style.HEADER_WIDTH, round(drawn.height), QImage.Format.Format_ARGB32_Premultiplied)
    header_painter = HeaderPainter(look, LabelCache(look, 1.0))
    pictures = []
    for scrolled in (0.0, 60.0):
        drawn.bands[0] = drawn.bands[0]._replace(y=-scrolled)
        with painting(image) as painter:
            header_painter.paint(painter, drawn, None)
        pictures.append(image.copy(0, 0, style.HEADER_WIDTH, 40))
    assert near(image.pixelColor(1, 50), look.lane_color(0), 3)
    dark = [sum(p.pixelColor(x, 17).lightness() < 110 for x in range(24, 100)) for p in pictures]
    assert min(dark) > 5


def test_the_one_word_of_a_lane_stands_above_its_count(look: Look) -> None:
    """Where name and count have no room side by side, a name of one word stays whole and the count goes beneath."""
    labels = LabelCache(look, 1.0)
    room = labels.measure("Klopstokia", "semibold") + 10
    assert headers._wrapped("Klopstokia", labels, room, 40.0, 2) == ["Klopstokia", ""]
    assert headers._wrapped("Klopstokia", labels, room, 5.0, 2) == ["Klopstokia"]
    assert headers._wrapped("Klopstokia", labels, room, 40.0, 1)[0].endswith("…")
    assert headers._wrapped("New Klopstokia", labels, room, 0.0, 2) == ["New", "Klopstokia"]


def test_the_card_has_the_size_of_its_words(qtbot: QtBot, look: Look) -> None:
    """A longer card is larger; words wrap within the card's width."""
    parent = Legend(look)
    qtbot.addWidget(parent)
    parent.resize(800, 600)
    parent.show()
    card = HoverCard(look, parent)
    sizes = []
    for lines in (1, 4):
        content = Card("Talks " * 12, tuple(("users", "Someone " * 9) for _ in range(lines)), (), (("Enter", "open"),))
        card.schedule(content, [(10, 10, 60, 30)], (30.0, 20.0))
        card._on_timeout()
        assert not card.grab().toImage().isNull()
        sizes.append(card.size())
        card.dismiss()
        assert card.isHidden()
    assert sizes[1].height() > sizes[0].height()
    assert sizes[0].width() <= 330


def test_a_number_is_never_parted_from_its_word(look: Look) -> None:
    """Where a title wraps, "lần 4" stays on one line."""
    for width in range(60, 200, 7):
        lines = wrapped("Đối thoại quốc phòng lần 4 tại thủ đô", look.font("ui"), width, 9)
        assert not any(line.endswith("lần") for line in lines)


def test_long_titles_end_in_an_ellipsis(look: Look) -> None:
    """What does not fit on the allowed lines is cut, and shows it."""
    lines = wrapped("word " * 60, look.font("ui"), 120, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_the_key_explains_what_is_on_the_screen(qtbot: QtBot, look: Look) -> None:
    """Only signs in view are explained; from afar the strips are."""
    legend = Legend(look)
    qtbot.addWidget(legend)
    legend.resize(900, 26)
    legend.set_seen({"day", "missing", "uncertain"})
    assert [meaning for _sign, meaning in legend.entries()] == ["day", "uncertain", "missing"]
    assert legend.accessibleDescription() == "day, uncertain, missing"
    one = legend.grab().toImage()
    legend.set_seen(
        {"day", "days", "span", "one of", "about", "by", "open", "uncertain", "announced", "mentioned", "missing"}
    )
    assert legend.grab().toImage() != one
    legend.set_seen(set(), dense=True, remark="remark")
    assert [meaning for _sign, meaning in legend.entries()] == ["held", "held and mentioned"]
    assert legend.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_key_counts_what_it_has_no_room_for(qtbot: QtBot, look: Look) -> None:
    """In a narrow window the tool tip still names every sign, and each sign can be painted."""
    legend = Legend(look)
    qtbot.addWidget(legend)
    every = {
        "day", "days", "span", "one of", "about", "by", "open", "uncertain", "announced", "proposed", "postponed",
        "cancelled", "mentioned", "missing", "thread", "whole day", "part of day", "inferred",
    }  # fmt: skip
    legend.set_seen(every)
    assert len(list(legend.entries())) == len(every)
    assert legend.toolTip().count(",") >= len(every) - 1
    pictures = []
    for width in (300, 500, 2400):
        legend.resize(width, 26)
        pictures.append(legend.grab().toImage())
    assert pictures[0] != pictures[1]


def test_a_cut_label_loses_its_date_before_its_title(look: Look) -> None:
    """Where there is too little room, the date goes first; then the title ends in an ellipsis at a letter."""
    labels = LabelCache(look, 1.0)
    whole = Text(0, 10, "Talks in the capital", "5 May 2020", 120, 70, LabelTone.PLAIN, 0, False, False, None)
    title = labels.measure(whole.title, "label")
    assert labels.cut(whole, title + 20)[2:4] == ("Talks in the capital", "")
    cut = labels.cut(whole, title - 20)
    assert cut.title.endswith("…")
    assert not cut.date
    assert labels.label_width(cut) <= title - 20 + 2.5


def test_an_inferred_date_has_a_small_sign_behind_it(look: Look) -> None:
    """The label of an inferred date is wider by the sign, and another picture."""
    labels = LabelCache(look, 1.0)
    plain = text("Talks")._replace(date="2020", date_width=30)
    noted = plain._replace(noted=True)
    assert labels.label_width(noted) == labels.label_width(plain) + style.NOTE_ROOM
    assert labels.label(noted).toImage() != labels.label(plain).toImage()


def test_a_cut_label_at_the_left_stays_beside_its_mark(look: Look) -> None:
    """What is left of a label at the left of its mark, its date being dropped, ends where the whole would have."""
    labels = LabelCache(look, 1.0)
    plain = text("Talks in the capital")._replace(x=10, y=10, date="5 May 2020", date_width=70.0, from_right=True)
    plain = plain._replace(title_width=labels.measure(plain.title, "label"))
    room = plain.title_width + 40.0
    drawn = DrawList(400, 20, dense=False)
    drawn.texts.append(plain._replace(visible=room))
    image, canvas = picture(drawn, look), look.color("canvas")
    inked = [x for x in range(400) if any(not near(image.pixelColor(x, y), canvas, 8) for y in range(20))]
    assert 10 + room - 6 <= max(inked) <= 10 + room + 1
    assert min(inked) > 10 + 30
