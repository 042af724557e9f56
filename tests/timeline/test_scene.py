import itertools
import math
import random

import pytest

from tests.timeline import generated
from tests.timeline.generated import assembled, head
from tests.timeline.scenes import model_of, scale_about, scene
from viewer.registry import dates
from viewer.timeline import style
from viewer.timeline.draw import DrawList, Hit
from viewer.timeline.grouping import GROUPINGS
from viewer.timeline.lanes import Model
from viewer.timeline.marks import interval_of
from viewer.timeline.scale import MINUTES_PER_DAY, Scale
from viewer.timeline.scene import State
from viewer.timeline.style import ROW, Fill, LabelTone, Stroke, Tone

ZOOMS = [0.004 * 2.2**step for step in range(20)]  # px per day, from centuries to minutes across


def box(hit: Hit) -> tuple[float, float]:
    """Return the left and right edge of mark and label."""
    if hit.label2 > hit.label1:
        return min(hit.x1, hit.label1), max(hit.x2, hit.label2)
    return hit.x1, hit.x2


def collisions(drawn: DrawList) -> list[tuple[Hit, Hit]]:
    """Return the pairs of hits that stand over each other in one row."""
    rows: dict[float, list[Hit]] = {}
    for hit in drawn.hits:
        rows.setdefault(hit.y1, []).append(hit)
    found = []
    for row in rows.values():
        row.sort(key=lambda hit: box(hit)[0])
        found += [(a, b) for a, b in itertools.pairwise(row) if box(b)[0] < box(a)[1] - 0.01]
    return found


@pytest.mark.parametrize("grouping", GROUPINGS)
@pytest.mark.parametrize("seed", range(4))
def test_boxes_of_marks_and_labels_never_meet(seed: int, grouping: str) -> None:
    """At twenty zooms, three widths and four groupings, no mark or label stands over another."""
    registry = generated.registry(70, seed)
    model = model_of(registry, grouping)
    chance = random.Random(seed)
    for zoom in ZOOMS:
        about = chance.choice([known[0] for known in model.intervals if known]) / MINUTES_PER_DAY
        for width in (320.0, 900.0, 1900.0):
            drawn = scene(model, scale_about(about + chance.uniform(-2, 2), zoom * chance.uniform(1, 2), width))
            assert not collisions(drawn), (zoom, width)


def test_boxes_of_a_paged_lane_never_meet() -> None:
    """Lanes with hundreds of events keep their boxes apart, across the bounds of pages too."""
    registry = generated.registry(1500, 5, (1990, 2020))
    model = model_of(registry)
    chance = random.Random(5)
    for zoom in (0.05, 0.3, 0.9, 2.0, 7.0, 40.0, 300.0):
        drawn = scene(model, scale_about(chance.uniform(727_000, 737_000), zoom, 1500.0))
        assert drawn.hits
        assert not collisions(drawn), zoom


@pytest.mark.parametrize("zoom", [0.6, 0.9, 1.3, 2.2])
def test_labels_that_change_sides_stay_within_their_page(zoom: float) -> None:
    """Wherever the edges of the view are, no label that stands on its other side meets one of the next page."""
    model = model_of(generated.registry(2000, 5, (1990, 2020)), "none")
    for day in range(729_000, 736_000, 211):
        drawn = scene(model, scale_about(day, zoom, 880.0))
        assert not collisions(drawn), day


def test_every_event_in_view_is_drawn_or_counted() -> None:
    """Each event whose mark is in view has a mark, or is counted in a chip: none is lost."""
    registry = generated.registry(70, 9)
    model = model_of(registry)
    for zoom in ZOOMS[2:14]:
        scale = scale_about(735_000, zoom)
        drawn = scene(model, scale)
        for lane in model.lanes:
            shown = {hit.event for hit in drawn.hits}
            chipped = {event for at in drawn.chip_hits for event in at.chip.events}
            for start, end, event in lane.dated:
                if scale.x(start) < 20 or scale.x(end) > scale.width - 20 or event in shown | chipped:
                    continue
                assert _counted_by_its_parent(registry, event, shown | chipped, zoom), (zoom, event)


def _counted_by_its_parent(registry: object, event: int, shown: set[int], zoom: float) -> bool:
    heads, by_id = registry.heads, registry.by_id  # type: ignore[attr-defined]  # a registry
    at = heads[event]
    while at.part_of:
        at = heads[by_id[at.part_of]]
        if at.index in shown:
            return True
    return zoom < 0.02  # coarser than the coarsest packed level, items are folded into what stays


def rows_of(drawn: DrawList) -> dict[int, set[float]]:
    """Return the heights at which each event's mark stands."""
    rows: dict[int, set[float]] = {}
    for hit in drawn.hits:
        if hit.x1 < hit.x2:
            rows.setdefault(hit.event, set()).add(hit.y1)
    return rows


@pytest.mark.parametrize("seed", range(3))
def test_rows_do_not_move_when_one_zooms_in(seed: int) -> None:
    """What has a row keeps it at every finer zoom, wherever one looks."""
    model = model_of(generated.registry(60, seed))
    seen: dict[int, set[float]] = {}
    chance = random.Random(seed)
    for zoom in ZOOMS:
        for _ in range(3):
            for event, rows in rows_of(scene(model, scale_about(chance.uniform(729_000, 739_000), zoom))).items():
                assert seen.get(event, set()) <= rows or seen[event] & rows, (zoom, event)
                seen.setdefault(event, set()).update(rows)
    marks = [len(rows) for rows in seen.values()]
    assert max(marks) <= 2  # two where an event stands in its thread and in its parent's frame


def test_rows_do_not_depend_on_the_order_of_looking() -> None:
    """A model that was looked at from near first shows the same as one that was not."""
    one, other = (model_of(generated.registry(60, 3)) for _ in range(2))
    near, far = scale_about(733_000, 30.0), scale_about(733_000, 0.1)
    scene(other, near)
    assert scene(one, far).hits == scene(other, far).hits
    assert scene(one, near).hits == scene(other, near).hits


def test_selection_hover_and_matches_move_nothing() -> None:
    """A frame with a selection, a hovered event and matches has its marks where the plain frame has them."""
    model = model_of(generated.registry(60, 3))
    scale = scale_about(733_000, 0.3)
    plain = scene(model, scale)
    marked = scene(model, scale, State(selected=plain.hits[0].event, hovered=plain.hits[1].event, found={2, 3}))
    assert marked.hits == plain.hits
    assert {ring.selected for ring in marked.rings} == {True, False}
    assert {text.tone for text in marked.raised} == {LabelTone.SELECTED, LabelTone.HOVERED}


def test_a_day_is_a_glyph_at_noon() -> None:
    """An event of one day has its glyph in the middle of that day."""
    model = model_of(assembled([head(0, "2020-05-05")]))
    day = dates.parse("2020-05-05").earliest
    assert day is not None
    scale = scale_about(day + 0.5, 30.0)
    (glyph,) = scene(model, scale).glyphs
    assert glyph.x == pytest.approx(600.0)


def test_a_month_is_a_tint_between_caps_with_its_glyph_outside() -> None:
    """A month without a day is drawn over the whole month, its glyph right of it."""
    model = model_of(assembled([head(0, "2020-05")]))
    start, end = interval_of(dates.parse("2020-05"))
    scale = scale_about(start / MINUTES_PER_DAY, 3.0)
    drawn = scene(model, scale)
    (rect,) = drawn.rects
    assert (rect.x, rect.x + rect.w) == (pytest.approx(scale.x(start)), pytest.approx(scale.x(end)))
    assert rect.tone is Tone.TINT
    assert [line.stroke for line in drawn.lines] == [Stroke.CAP, Stroke.CAP]
    assert drawn.glyphs[0].x > rect.x + rect.w


def test_several_days_are_a_solid_bar_of_six_pixels_at_least() -> None:
    """A bar reaches to the exact days, and never gets narrower than six pixels."""
    model = model_of(assembled([head(0, "2020-05-05/2020-05-08", kind="visit")]))
    start, end = interval_of(dates.parse("2020-05-05/2020-05-08"))
    near, far = (scene(model, scale_about(start / MINUTES_PER_DAY, zoom)).rects[0] for zoom in (30.0, 0.1))
    assert near.w == pytest.approx(30.0 * 4)
    assert near.tone is Tone.SOLID
    assert far.w == pytest.approx(6.0)
    assert end - start == 4 * MINUTES_PER_DAY


def test_one_day_of_several_is_dotted_and_shows_each_day_from_near() -> None:
    """Candidates stand in brackets: a dotted line from afar, one dot for each day from 18 px a day on."""
    model = model_of(assembled([head(0, "[2020-05-05..2020-05-08]")]))
    day = dates.parse("2020-05-06").earliest
    assert day is not None
    far, near = scene(model, scale_about(day, 9.0)), scene(model, scale_about(day, 18.0))
    assert Stroke.DOTS in {line.stroke for line in far.lines}
    assert not far.dots
    assert len(near.dots) == 4
    assert near.dots[1][0] - near.dots[0][0] == pytest.approx(18.0)


@pytest.mark.parametrize(
    ("date", "caps", "fades"),
    [
        ("2020-05~", 0, 2),
        ("[..2020-05-05]", 1, 1),
        ("[2020-05-05..]", 1, 1),
        ("2020-05-05/..", 0, 1),
        ("2020-05", 2, 0),
    ],
)
def test_ends_show_how_they_are_known(date: str, caps: int, fades: int) -> None:
    """About fades at both ends, by and from at the open one, an open end fades; a month has two caps."""
    model = model_of(assembled([head(0, date)]))
    start = interval_of(dates.parse(date))[0]
    drawn = scene(model, scale_about(start / MINUTES_PER_DAY, 5.0))
    assert sum(line.stroke is Stroke.CAP for line in drawn.lines) == caps
    assert len(drawn.fades) == fades


def test_an_uncertain_date_has_dashed_caps() -> None:
    """A question mark behind a date makes its caps dashed."""
    model = model_of(assembled([head(0, "2020-05?")]))
    drawn = scene(model, scale_about(737_550, 5.0))
    assert [line.stroke for line in drawn.lines] == [Stroke.DASHED_CAP] * 2
    assert drawn.texts[0].date.endswith("?")


@pytest.mark.parametrize(
    ("status", "fill"), [("held", Fill.SOLID), ("announced", Fill.OUTLINE), ("proposed", Fill.DASHED)]
)
def test_fill_is_status(status: str, fill: Fill) -> None:
    """What was held is solid, what is announced an outline, what is proposed a dashed one."""
    model = model_of(assembled([head(0, status=status)]))
    assert scene(model, scale_about(737_550, 5.0)).glyphs[0].fill is fill


def test_cancelled_is_struck_through_and_postponed_has_an_arrow() -> None:
    """A cancelled event's label is struck through; a postponed one has an arrow beside its mark."""
    model = model_of(assembled([head(0, status="cancelled"), head(1, "2020-09-05", status="postponed")]))
    drawn = scene(model, scale_about(737_610, 4.0))
    assert [text.struck for text in drawn.texts] == [True, False]
    assert [sign.sign for sign in drawn.signs] == ["→"]


def test_numbers_of_a_series_share_a_row_and_a_thread() -> None:
    """Numbered events of a series stand in one row, joined; a missing number between breaks the line."""
    numbered = [
        head(at, f"20{10 + at * 3}-05-05", series="s1", number=number, kind="dialogue")
        for at, number in enumerate((1, 2, 4))
    ]
    drawn = scene(model_of(assembled(numbered)), scale_about(734_800, 0.4))
    assert len({hit.y1 for hit in drawn.hits if hit.x1 < hit.x2}) == 1
    assert [glyph.number for glyph in drawn.glyphs] == [1, 2, 4]
    strokes = [line.stroke for line in drawn.lines]
    assert strokes == [Stroke.THREAD, Stroke.BROKEN_THREAD]


def test_missing_numbers_are_ghosts_left_of_the_first_known_one() -> None:
    """The fourth of a series without the others is preceded by three ghosts, at no date."""
    model = model_of(assembled([head(0, series="s1", number=4, kind="dialogue")]))
    drawn = scene(model, scale_about(737_550, 0.4))
    ghosts = [glyph for glyph in drawn.glyphs if glyph.ghost]
    (known,) = [glyph for glyph in drawn.glyphs if not glyph.ghost]
    assert [glyph.number for glyph in ghosts] == [1, 2, 3]
    assert max(glyph.x for glyph in ghosts) < known.x


def family() -> Model:
    """Return a model with a visit of three parts."""
    visit = head(0, "2019-11-19/2019-11-24", kind="visit")
    parts = [head(at, f"2019-11-{19 + at}", part_of="e0") for at in (1, 2, 3)]
    return model_of(assembled([visit, *parts]))


def test_parts_of_a_visit_are_counted_on_it_from_afar() -> None:
    """Under 18 px a day a visit's parts are folded into a chip behind its label."""
    drawn = scene(family(), scale_about(737_390, 17.0))
    assert {hit.event for hit in drawn.hits} == {0}
    assert [chip.size for chip in drawn.chips] == [3]


def test_parts_of_a_visit_stand_in_its_frame_from_near() -> None:
    """From 18 px a day on, parts stand at their own dates in rows right beneath, within a frame."""
    drawn = scene(family(), scale_about(737_390, 18.0))
    assert {hit.event for hit in drawn.hits} == {0, 1, 2, 3}
    (frame,) = drawn.frames
    rows = sorted({hit.y1 for hit in drawn.hits})
    assert rows == [rows[0] + ROW * at for at in range(len(rows))]
    assert frame.y < rows[1]
    assert frame.y + frame.h >= rows[-1] + ROW
    assert not drawn.chips


def test_the_bar_over_a_frame_bears_title_and_date() -> None:
    """A bar over its parts has its title inside, on its hue, with the date as soon as that fits."""
    model = family()
    for px, date in ((20.0, ""), (30.0, "19–24 Nov 2019")):
        drawn = scene(model, scale_about(737_384, px))
        text = next(text for text in drawn.texts if text.title == "Event 0")
        bar = next(hit for hit in drawn.hits if hit.event == 0)
        assert (text.tone, text.date) == (LabelTone.ON_HUE, date)
        assert bar.x1 < text.x
        assert text.x + text.title_width + text.date_width < bar.x2


def test_the_chip_of_a_frame_stands_beside_its_bar() -> None:
    """What a frame cannot hold is counted behind a bar that has room for title and date alone."""
    visit = head(0, "2019-11-19/2019-11-24", kind="visit")
    parts = [head(at, "[2019-11-19..2019-11-24]", part_of="e0") for at in range(1, 9)]
    drawn = scene(model_of(assembled([visit, *parts])), scale_about(737_384, 28.0))
    (chip,) = drawn.chips
    bar = next(hit for hit in drawn.hits if hit.event == 0)
    assert chip.size == 4
    assert chip.x >= bar.x2


def _words_end(drawn: DrawList) -> float:
    """Return where the words of the one visit end, in bold where they are raised."""
    (text,) = drawn.raised or drawn.texts
    bolder = style.BOLDER if text.tone in (LabelTone.SELECTED, LabelTone.HOVERED) else 1.0
    date = style.DATE_GAP + text.date_width if text.date else 0.0
    return text.x + text.title_width * bolder + date


@pytest.mark.parametrize("state", [State(), State(selected=0), State(hovered=0)], ids=["plain", "selected", "hovered"])
def test_a_label_has_its_date_and_its_chip_beside_it(state: State) -> None:
    """Title and date stand beside a visit, also in bold, and the chip of its parts right behind them."""
    drawn = scene(family(), scale_about(737_390, 17.0), state)
    assert (drawn.raised or drawn.texts)[0].date
    assert drawn.chips[0].x == pytest.approx(_words_end(drawn) + style.LABEL_GAP, abs=2)


@pytest.mark.parametrize(
    ("state", "dated"),
    [(State(), True), (State(selected=0), False), (State(hovered=0), True)],
    ids=["plain", "selected", "hovered"],
)
def test_where_bold_words_have_no_room_nothing_flees_the_pointer(state: State, dated: bool) -> None:
    """A selected label gives up its date where the view ends; a hovered one is not bold. The chip is beside both."""
    model = family()
    whole = scene(model, scale_about(737_390, 17.0))
    end = whole.chips[0].x + whole.chips[0].w + 13.0
    drawn = scene(model, scale_about(737_390 - (1200.0 - end) / 2 / 17.0, 17.0, end), state)
    assert bool((drawn.raised or drawn.texts)[0].date) is dated
    assert drawn.chips[0].x == pytest.approx(_words_end(drawn) + style.LABEL_GAP, abs=2)


def test_a_chip_closes_up_where_the_date_is_cut_off() -> None:
    """Where the view's edge leaves no room for the date, the chip stands right behind the title."""
    model = family()
    whole = scene(model, scale_about(737_390, 17.0))
    first, end = whole.hits[0].x1 - 30.0, whole.chips[0].x + whole.chips[0].w - 20.0
    drawn = scene(model, scale_about(737_390 - (1200.0 - end - first) / 2 / 17.0, 17.0, end - first))
    assert (drawn.texts[0].date, drawn.texts[0].visible) == ("", None)
    assert drawn.chips[0].x == pytest.approx(_words_end(drawn) + style.LABEL_GAP, abs=2)


def test_a_span_across_the_left_edge_keeps_its_label_in_view() -> None:
    """The label of a year that began before the view stands inside it, behind a chevron."""
    model = model_of(assembled([head(0, "2020")]))
    drawn = scene(model, scale_about(737_600, 20.0))
    assert [sign.sign for sign in drawn.signs] == ["<", ">"]
    assert 0 < drawn.texts[0].x < 60


def test_the_label_of_a_leaving_span_goes_outside_or_is_cut() -> None:
    """When too little of a span is left in view, its label stands behind it; where that is taken, it is cut."""
    one = model_of(assembled([head(0, "2020")]))
    end = interval_of(dates.parse("2020"))[1]
    scale = Scale(end - 60 * 1440, 1440.0, 1200.0)  # a pixel a day, sixty days of the year in view
    hit = scene(one, scale).hits[0]
    assert hit.label1 > hit.x2
    rows = [head(0, "2020"), head(1, "2021-01-04", background=True)]
    taken = model_of(assembled(rows))
    taken.row_limit = 1
    drawn = scene(taken, Scale(end - 9 * 1440, 144.0, 1200.0))
    year = next(hit for hit in drawn.hits if hit.event == 0)
    assert 0 < year.label1 < year.label2 <= year.x2
    assert next(text for text in drawn.texts if text.title == "Event 0").visible is not None


def test_a_label_that_the_edge_would_cut_moves_to_the_left() -> None:
    """Where there is room, a label stands left of a mark that is near the right edge."""
    model = model_of(assembled([head(0, "2020-05-05")]))
    start = interval_of(dates.parse("2020-05-05"))[0]
    drawn = scene(model, Scale(start - 1150 * 300, 300.0, 1200.0))
    assert drawn.hits[0].label2 < drawn.hits[0].x1


def test_a_lane_without_events_in_view_says_where_they_are() -> None:
    """A lane whose events are elsewhere in time tells how many are earlier and later."""
    model = model_of(assembled([head(0, "2010"), head(1, "2024-01-01"), head(2, "2025-01-01")]))
    (note,) = scene(model, scale_about(737_000, 2.0)).notes
    assert note.text == "No events in view. 1 earlier, 2 later."


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        (["2010", "2011"], "No events in view. 2 earlier."),
        (["2024"], "No events in view. 1 later."),
        ([None, None], "2 events without a date"),
        (["0737"], "No events in view. 1 earlier."),
    ],
)
def test_a_lane_says_only_what_there_is(dates: list[str | None], text: str | None) -> None:
    """Nothing earlier or later is not counted as nought; a lane that has undated events alone counts these."""
    notes = scene(
        model_of(assembled([head(at, date) for at, date in enumerate(dates)])), scale_about(737_000, 2.0)
    ).notes
    assert [note.text for note in notes] == ([text] if text else [])


def test_no_dot_stands_behind_the_label() -> None:
    """Where the label stands among candidate days, their dots are left out."""
    model = model_of(assembled([head(0, "[2020-05-05..2020-05-20]")]))
    day = dates.parse("2020-05-12").earliest
    assert day is not None
    drawn = scene(model, scale_about(day, 80.0, 1600.0))
    hit = drawn.hits[0]
    assert hit.x1 < hit.label1 < hit.label2 < hit.x2
    assert 4 < len(drawn.dots) < 16
    assert not any(hit.label1 <= x <= hit.label2 for x, _y, _hue in drawn.dots)


def test_dense_lanes_count_every_event_once() -> None:
    """From afar each lane is a strip whose columns add up to its events in view."""
    model = model_of(generated.registry(900, 2))
    drawn = scene(model, scale_about(733_000, 0.05, 1600.0), dense=True)
    assert not drawn.hits
    counted = sum(sum(strip.columns.all) for strip in drawn.strips)
    assert counted == sum(len(lane.dated) for lane in model.lanes)
    assert all(h <= a for strip in drawn.strips for h, a in zip(strip.columns.held, strip.columns.all, strict=True))


def test_today_is_a_line_at_the_middle_of_the_day() -> None:
    """The today line stands at noon, and only where today is in view."""
    model = model_of(assembled([head(0)]))
    scale = scale_about(737_550.5, 10.0)
    assert scene(model, scale, State(today=737_550)).today == pytest.approx(600.0)
    assert scene(model, scale, State(today=700_000)).today is None


def test_a_frame_costs_what_is_in_view() -> None:
    """A view of a month holds as many marks with ten times the events beyond it."""
    few = [head(at, f"2020-05-{at + 1:02}") for at in range(9)]
    many = few + [head(9 + at, f"{1900 + at % 100}-03-0{1 + at % 9}") for at in range(300)]
    scale = scale_about(737_555, 40.0)
    small, large = (scene(model_of(assembled(heads)), scale) for heads in (few, many))
    assert {hit.event for hit in small.hits} == {hit.event for hit in large.hits}
    assert math.isclose(len(small.texts), len(large.texts), abs_tol=1)


def test_a_set_of_days_has_its_label_beside_it_or_on_one_of_the_days() -> None:
    """Words stand on no gap between separate days; where one day fills the view, they stand on that."""
    model = model_of(assembled([head(0, "{2020-05-05,2020-05-09}", kind="meeting")]))
    day = interval_of(dates.parse("2020-05-05"))[0] / MINUTES_PER_DAY
    (beside,) = scene(model, scale_about(day + 2, 60.0)).texts
    assert beside.tone is LabelTone.PLAIN
    (inside,) = scene(model, scale_about(day + 0.5, 1150.0, 1000.0)).texts
    assert inside.tone is LabelTone.ON_HUE


def test_a_day_is_a_tint_where_hours_are_told_apart() -> None:
    """A day without a time is tinted between caps at the scale of hours; a part of a day has brackets."""
    model = model_of(assembled([head(0, "2020-05-05"), head(1, "2020-05-05", time="morning")]))
    day = interval_of(dates.parse("2020-05-05"))[0] / MINUTES_PER_DAY
    drawn = scene(model, scale_about(day + 0.5, 900.0))
    assert {"whole day", "part of day"} <= drawn.seen
    assert [rect.tone for rect in drawn.rects] == [Tone.TINT]
    far = scene(model, scale_about(day + 0.5, 100.0))
    assert not far.rects
    assert not {"whole day", "part of day"} & far.seen


def test_no_bracket_strikes_through_a_label() -> None:
    """Where the end of a part of the day falls behind its label, only the bracket's ends are drawn."""
    model = model_of(assembled([head(0, "2020-05-05", time="morning")]))
    day = interval_of(dates.parse("2020-05-05"))[0] / MINUTES_PER_DAY
    for zoom in (300.0, 500.0, 900.0, 1300.0):
        drawn = scene(model, scale_about(day + 0.4, zoom))
        (hit,) = drawn.hits
        tall = [line.x1 for line in drawn.lines if line.stroke is Stroke.CAP and line.y2 - line.y1 > 8]
        assert tall
        assert not any(hit.label1 < x < hit.label2 for x in tall)


def test_the_legend_tells_mentions_from_what_is_grey_for_want_of_a_partner() -> None:
    """Only what sources mention is explained as mentioned, though events without a partner are grey as well."""
    for told, event in ((False, head(0, parties=("HOME",))), (True, head(0, background=True))):
        drawn = scene(model_of(assembled([event])), scale_about(737_549, 2.0))
        assert {glyph.hue for glyph in drawn.glyphs} == {style.GREY}
        assert ("mentioned" in drawn.seen) is told


@pytest.mark.parametrize(
    ("status", "entry"),
    [("announced", "announced"), ("proposed", "proposed"), ("postponed", "postponed"), ("cancelled", "cancelled")],
)
def test_the_legend_explains_the_status_that_is_in_view(status: str, entry: str) -> None:
    """Each status that is drawn in its own way is named to the legend, and no other."""
    statuses = {"announced", "proposed", "postponed", "cancelled"}
    drawn = scene(model_of(assembled([head(0, status=status)])), scale_about(737_549, 2.0))
    assert drawn.seen & statuses == {entry}
