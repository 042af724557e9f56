"""What fades between two frames: what changed its form, never what stands where it stood."""

import pytest

from tests.timeline.generated import assembled, head, registry
from tests.timeline.scenes import model_of
from viewer.timeline.crossfade import FADE_MS, Crossfade, comparable
from viewer.timeline.draw import DrawList
from viewer.timeline.lanes import Model
from viewer.timeline.layout import layout, total_height
from viewer.timeline.pieces import LAYERS
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.scene import State, build

DAY = 737_549  # 2020-05-05


def frame(
    model: Model, px_per_day: float, about: float = DAY, *, dense: bool = False, hovered: int | None = None
) -> DrawList:
    """Return a traced frame of 1,000 px with a day in its middle."""
    per_pixel = MINUTES_PER_DAY / px_per_day
    scale = Scale(about * MINUTES_PER_DAY - 500 * per_pixel, per_pixel, 1000.0)
    places = layout(model, (), 600.0, dense=dense)
    state = State(traced=True, hovered=hovered)
    return build(scale, places, 0.0, float(total_height(places)), state, dense=dense)


@pytest.fixture
def crowd() -> Model:
    """Return the lanes of a few dozen events, which fold and unfold."""
    return model_of(registry(60, 3, (2018, 2022)))


def amounts(drawn: DrawList) -> list[int]:
    """Return how many entries each layer has."""
    return [len(getattr(drawn, name)) for name in LAYERS]


def test_pieces_hold_every_entry_once(crowd: Model) -> None:
    """Each entry of a frame's marks belongs to one piece at most, and all labels and chips to one."""
    drawn = frame(crowd, 0.8)
    for at, name in enumerate(LAYERS):
        held = [place for piece in drawn.pieces.values() for place in range(piece.first[at], piece.last[at])]
        assert len(held) == len(set(held))
        if name in ("texts", "chips", "rects", "outlines"):
            assert len(held) == len(getattr(drawn, name)), name


def test_the_same_frame_does_not_fade(crowd: Model) -> None:
    """Nothing fades between two frames of one view, nor when only what is hovered changes."""
    cross = Crossfade()
    cross.show(frame(crowd, 0.8), 0.0)
    cross.show(frame(crowd, 0.8, hovered=3), 10.0)
    assert not cross.busy(10.0)


def test_panning_fades_nothing_that_enters_or_leaves(crowd: Model) -> None:
    """What comes into view or goes out of it is there or not there at once, but for labels at the edges."""
    cross = Crossfade()
    cross.show(frame(crowd, 0.8), 0.0)
    later = frame(crowd, 0.8, DAY + 20)
    cross.show(later, 10.0)
    for part, _opacity in cross.layers(10.0).over:
        assert not part.rects
        assert len(part.texts) <= 6


def test_zooming_fades_what_changes_and_ends(crowd: Model) -> None:
    """After a zoom, parts are drawn over the frame, weaker and stronger; when the time is over none is."""
    cross = Crossfade()
    before, after = frame(crowd, 0.4), frame(crowd, 0.9)
    cross.show(before, 0.0)
    cross.show(after, 5.0)
    base, over = cross.layers(5.0 + FADE_MS / 4)
    assert {opacity for _part, opacity in over} == {0.25, 0.75}
    coming = next(part for part, opacity in over if opacity == 0.25)
    assert amounts(after) == [a + b for a, b in zip(amounts(base), amounts(coming), strict=True)]
    assert not cross.busy(5.0 + FADE_MS + 1)
    assert cross.layers(5.0 + FADE_MS + 1) == (after, ())


def test_what_goes_stands_at_its_date() -> None:
    """A label on its way out keeps its distance from the mark, wherever that is by now."""
    events = [head(0, "2020-05-05"), head(1, "2020-05-07")]
    model = model_of(assembled(events))
    cross = Crossfade()
    before, after = frame(model, 2.0), frame(model, 80.0, DAY + 2)
    cross.show(before, 0.0)
    cross.show(after, 0.0)
    assert before.scale is not None
    assert after.scale is not None
    marks = {hit.event: (hit.x1 + hit.x2) / 2 for hit in after.hits if hit.x1 < hit.x2}
    for part, opacity in cross.layers(0.0).over:
        if opacity == 1.0:
            for glyph in part.glyphs:
                assert min(abs(glyph.x - x) for x in marks.values()) < 1.0


def test_a_change_of_mind_goes_on_from_where_it_is(crowd: Model) -> None:
    """Zooming back in the middle of a fade neither jumps nor starts afresh."""
    cross = Crossfade()
    near, far = frame(crowd, 0.9), frame(crowd, 0.4)
    cross.show(far, 0.0)
    cross.show(near, 0.0)
    half = {round(opacity, 2) for _part, opacity in cross.layers(FADE_MS / 2).over}
    cross.show(far, FADE_MS / 2)
    assert {round(opacity, 2) for _part, opacity in cross.layers(FADE_MS / 2).over} == half == {0.5}


def test_other_lanes_are_not_compared(crowd: Model) -> None:
    """After a filter, a scroll or strips, the next frame is shown at once."""
    one = frame(crowd, 0.8)
    assert comparable(one, frame(crowd, 0.4))
    assert not comparable(one, frame(model_of(registry(60, 3, (2018, 2022))), 0.8))
    assert not comparable(one, frame(crowd, 0.8, dense=True))
    moved = frame(crowd, 0.8)
    moved.bands = [band._replace(y=band.y - 20) for band in moved.bands]
    assert not comparable(one, moved)


def test_pictures_are_not_traced(crowd: Model) -> None:
    """Without being asked for, no frame notes pieces, so pictures cost nothing more and are the same each time."""
    drawn = frame(crowd, 0.8)
    places = layout(crowd, (), 600.0, dense=False)
    assert drawn.scale is not None
    plain = build(drawn.scale, places, 0.0, float(total_height(places)), State(), dense=False)
    assert not plain.pieces
    assert amounts(plain) == amounts(drawn)
