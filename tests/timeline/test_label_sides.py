"""Labels at the edges of the view: every mark with room beside it shows as much of its name as there is room for."""

import pytest

from tests.timeline.generated import assembled, head
from tests.timeline.scenes import model_of, scene
from viewer.registry import dates
from viewer.registry.records import Text as Names
from viewer.timeline import style
from viewer.timeline.items import Side
from viewer.timeline.label_sides import side_in_view
from viewer.timeline.marks import interval_of
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.scene import State
from viewer.timeline.style import GLYPH_ROOM, LabelTone

FREE = (-1e9, 1e9)
PER_PIXEL = 300.0


def side(given: Side, left: float, free: tuple[float, float] = FREE, ghosts: float = 0.0) -> Side:
    """Return the side of a label of 100 px beside a mark of 10 px in a view of 1,000 px."""
    return side_in_view(given, (left, left + 10.0), 105.0, 100.0, ghosts, free, 1000.0)


@pytest.mark.parametrize(
    ("given", "left", "seen"),
    [
        (Side.LEFT, 500.0, Side.LEFT),
        (Side.LEFT, 60.0, Side.RIGHT),
        (Side.LEFT, -5.0, Side.RIGHT),
        (Side.RIGHT, 500.0, Side.RIGHT),
        (Side.RIGHT, 950.0, Side.LEFT),
        (Side.RIGHT, 995.0, Side.LEFT),
    ],
)
def test_a_label_that_an_edge_would_cut_stands_on_the_other_side(given: Side, left: float, seen: Side) -> None:
    """Within the view a label stands as its level has it; at an edge it stands where it is whole."""
    assert side(given, left) is seen


def test_a_label_without_room_stands_where_more_of_it_is_seen() -> None:
    """Where neither side has room for all of it, the side counts that shows more; ghosts take room at the left."""
    assert side(Side.LEFT, 60.0, (-1e9, 150.0)) is Side.RIGHT
    assert side(Side.LEFT, 60.0, (-1e9, 110.0)) is Side.LEFT
    assert side(Side.LEFT, 60.0, (-1e9, 90.0)) is Side.LEFT
    assert side(Side.RIGHT, 950.0, (800.0, 1e9), ghosts=130.0) is Side.RIGHT


def scale_at(date: str, x: float, width: float = 1200.0) -> Scale:
    """Return a scale with the beginning of `date` at pixel `x`."""
    return Scale(interval_of(dates.parse(date))[0] - x * PER_PIXEL, PER_PIXEL, width)


@pytest.mark.parametrize("x", [20.0, 60.0, 100.0, 600.0, 1100.0, 1180.0])
def test_every_mark_that_is_alone_shows_its_whole_label(x: float) -> None:
    """Wherever a mark with nothing beside it stands in the view, its label is whole and within the view."""
    (hit,) = scene(model_of(assembled([head(0, "2020-05-05")])), scale_at("2020-05-05", x)).hits
    assert not hit.cut
    assert 0 <= hit.label1 < hit.label2 <= 1200.0


def test_a_label_at_the_left_of_its_mark_is_cut_at_the_left_edge_at_worst() -> None:
    """A label left of its mark that has no room at the right either shows its beginning."""
    events = [head(0, "2020-05-04", title=Names("", "A long name of an event " * 2)), head(1, "2020-05-05")]
    model = model_of(assembled(events))
    for x in range(30, 400, 10):
        drawn = scene(model, scale_at("2020-05-04", float(x)))
        shown = {hit.event: hit for hit in drawn.hits if hit.x1 < hit.x2}
        assert len(drawn.texts) == len(shown)
        assert all(hit.label1 >= 0.0 for hit in shown.values())


def test_a_leading_glyph_counts_when_a_label_is_cut() -> None:
    """What is visible of a label includes the glyph before a numbered event's name."""
    events = [head(0, "2020-05-05", series="s1", number=1, kind="meeting", title=Names("", "Name " * 12))]
    (text,) = scene(model_of(assembled(events)), scale_at("2020-05-05", 300.0, 600.0)).texts
    assert text.lead is not None
    assert text.visible is not None
    assert text.x + text.visible <= 600.0
    assert text.visible < GLYPH_ROOM + text.title_width + text.date_width


@pytest.mark.parametrize("state", [State(selected=0), State(hovered=0)])
@pytest.mark.parametrize("date", ["2020-05-05", "2020-05-05/2020-05-20", "2020-05"])
@pytest.mark.parametrize("x", [100.0, 1000.0])
def test_a_raised_label_stays_off_its_chip(state: State, date: str, x: float) -> None:
    """Bold words that are wider than measured end before the chip of the event's parts, on either side."""
    events = [head(0, date, kind="visit"), head(1, "2020-05-05", part_of="e0"), head(2, "2020-05-05", part_of="e0")]
    drawn = scene(model_of(assembled(events)), scale_at(date, x), state)
    (text,), (chip,) = drawn.raised, drawn.chips
    assert text.tone in (LabelTone.SELECTED, LabelTone.HOVERED)
    assert text.visible is not None
    if text.from_right:
        right = text.x + text.title_width + (style.DATE_GAP + text.date_width if text.date else 0.0)
        assert right - text.visible >= chip.x + chip.w
    else:
        assert text.x + text.visible <= chip.x


def test_an_inferred_date_bears_a_small_sign() -> None:
    """The label of an event whose date has a note keeps room for the sign behind its date."""
    plain, noted = (
        scene(model_of(assembled([head(0, "2020-05-05", noted=flag)])), scale_at("2020-05-05", 500.0))
        for flag in (False, True)
    )
    assert noted.texts[0].noted
    assert not plain.texts[0].noted
    assert noted.hits[0].label2 > plain.hits[0].label2


def test_the_label_of_a_number_does_not_stand_after_another_number() -> None:
    """Near the right edge a numbered event keeps the beginning of its label at the right, lest it is mistaken."""
    fields = {"series": "s1", "kind": "dialogue", "title": Names("", "Rather long talks about this and that")}
    events = [head(0, "2018-05-05", number=1, **fields), head(1, "2020-05-05", number=2, **fields)]
    model = model_of(assembled(events))
    start = interval_of(dates.parse("2020-05-05"))[0]
    for x in (960.0, 1000.0, 1050.0):
        drawn = scene(model, Scale(start - x * 2000.0, 2000.0, 1200.0))
        hit = next(hit for hit in drawn.hits if hit.event == 1 and hit.x1 < hit.x2)
        assert hit.label1 >= hit.x2
    drawn = scene(model, Scale(start - 1160.0 * 2000.0, 2000.0, 1200.0))
    hit = next(hit for hit in drawn.hits if hit.event == 1 and hit.x1 < hit.x2)
    assert hit.label2 <= hit.x1


def test_a_lifted_label_goes_with_its_mark() -> None:
    """A label in the row above its mark is not drawn once the mark is out of view, nor begins before the view."""
    fields = {"series": "s1", "kind": "dialogue", "title": Names("", "Talks about this and that and more")}
    events = [
        head(0, "2020-05-05", number=1, **fields),
        head(1, "2020-07-05", number=2, **fields),
        head(2, "2010-01-01"),
    ]
    model = model_of(assembled(events))
    start = interval_of(dates.parse("2020-05-05"))[0]
    seen = set()
    for x in range(-60, 40, 4):
        drawn = scene(model, Scale(start - x * 1000.0, 1000.0, 1200.0))
        lifted = [hit for hit in drawn.hits if hit.x1 == hit.x2]
        marks = {hit.event for hit in drawn.hits if hit.x1 < hit.x2}
        assert {hit.event for hit in lifted} <= marks
        assert all(text.x >= 0 for text in drawn.texts)
        seen.add(bool(lifted))
    assert seen == {True, False}


def test_a_number_without_room_after_it_is_named_before_it() -> None:
    """The first of two numbers that stand close has its label at the left where nothing else stands there."""
    fields = {"series": "s1", "kind": "dialogue", "title": Names("", "Talks about this and that and more")}
    events = [head(0, "2020-05-05", number=1, **fields), head(1, "2020-07-05", number=2, **fields)]
    model = model_of(assembled(events))
    start = interval_of(dates.parse("2020-05-05"))[0]
    for x, labels in ((600.0, 2), (150.0, 1)):
        drawn = scene(model, Scale(start - x * 1000.0, 1000.0, 1200.0))
        assert len(drawn.texts) == labels
    one = scene(model, Scale(start - 600.0 * 1000.0, 1000.0, 1200.0)).hits[0]
    assert one.label2 <= one.x1


def test_a_label_that_an_edge_would_cut_may_stand_inside_its_mark() -> None:
    """Where a long body is in view that the label has room in, it stands there rather than being cut beside it."""
    events = [head(0, "2020", title=Names("", "A name " * 8), status="announced")]
    model = model_of(assembled(events))
    span = 366 * MINUTES_PER_DAY
    for px in (470, 500, 520, 600):
        scale = Scale(interval_of(dates.parse("2020"))[0] - 40 * span / px, span / px, 600.0)
        (hit,) = scene(model, scale).hits
        assert not hit.cut
        assert hit.x1 <= hit.label1 < hit.label2 <= hit.x2


def test_a_lifted_label_stays_in_view_at_the_right_edge() -> None:
    """A label in the row above its mark moves to the left where the right edge would cut it, and stays above it."""
    fields = {"series": "s1", "kind": "dialogue", "title": Names("", "Talks about this and that and more")}
    events = [
        head(0, "2020-05-05", number=1, **fields),
        head(1, "2020-07-05", number=2, **fields),
        head(2, "2010-01-01"),
    ]
    model = model_of(assembled(events))
    start = interval_of(dates.parse("2020-05-05"))[0]
    lifts = 0
    for x in range(900, 1190, 10):
        drawn = scene(model, Scale(start - x * 1000.0, 1000.0, 1200.0))
        for lifted in (hit for hit in drawn.hits if hit.x1 == hit.x2):
            mark = next(hit for hit in drawn.hits if hit.event == lifted.event and hit.x1 < hit.x2)
            lifts += 1
            assert not lifted.cut
            assert lifted.label1 <= mark.x1 + 1.0
            assert lifted.label2 >= mark.x1
    assert lifts
