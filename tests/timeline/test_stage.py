from tests.timeline import generated
from tests.timeline.generated import assembled, head, measure
from tests.timeline.scenes import scale_about
from viewer.base.value import replace
from viewer.registry.registry import Registry
from viewer.timeline import hits, style
from viewer.timeline.budget import Budget
from viewer.timeline.lane_order import LaneOrder
from viewer.timeline.layout import layout, total_height
from viewer.timeline.scale import Scale
from viewer.timeline.scene import State
from viewer.timeline.stage import Stage

NEAR = scale_about(737_550, 0.5)


def stage(registry: Registry | None = None, grouping: str = "partner") -> Stage:
    """Return a stage that shows all events of a registry."""
    made = Stage(measure)
    registry = registry or generated.registry(60, 3)
    made.show(registry, range(len(registry.heads)), grouping, "en")
    return made


def test_a_model_is_made_once_for_what_is_shown() -> None:
    """The model stays until something else is to be shown."""
    made = stage()
    model = made.model
    made.frame(NEAR, 500.0, State())
    assert made.model is model
    made.show(model.registry, [0, 1], "partner", "en")
    assert made.model is not model
    assert made.model.traits is model.traits


def test_lanes_stand_one_below_the_other() -> None:
    """Each lane begins where the one before ends."""
    model = stage().model
    places = layout(model, (), 500.0, dense=False)
    assert [place.y for place in places[1:]] == [place.y + place.height for place in places[:-1]]
    assert total_height(places) == sum(lane.height for lane in model.lanes)


def test_a_folded_lane_is_a_thin_strip() -> None:
    """Folding a lane leaves a strip that counts its events; unfolding brings its rows back."""
    made = stage()
    lane = made.model.lanes[0]
    made.toggle(lane)
    drawn = made.frame(NEAR, 2000.0, State())
    assert made.is_folded(lane)
    assert (drawn.bands[0].height, drawn.bands[0].folded) == (style.LANE_FOLDED, True)
    assert [strip.lane for strip in drawn.strips] == [lane]
    made.toggle(lane)
    assert made.frame(NEAR, 2000.0, State()).bands[0].height == lane.height


def test_each_grouping_keeps_its_arrangement() -> None:
    """Another grouping has lanes of its own; what was folded and moved is so again when one returns."""
    made = stage()
    first, *others = made.model.lanes
    made.arrange(made.order.with_fold(first.group.key).moved(first.group.key, 1, made.model.keys))
    made.show(made.model.registry, range(50), "kind", "en")
    assert not any(made.is_folded(lane) for lane in made.model.lanes)
    made.show(made.model.registry, range(50), "partner", "en")
    assert [lane.group.key for lane in made.model.lanes][:2] == [others[0].group.key, first.group.key]
    assert made.is_folded(made.model.lanes[1])


def test_moving_a_lane_keeps_its_rows() -> None:
    """Lanes stand in their new order at once, and are the same lanes with the same rows."""
    made = stage()
    before = made.frame(NEAR, 5000.0, State())
    last = before.bands[-1].lane
    made.arrange(made.order.with_pin(last.group.key))
    after = made.frame(NEAR, 5000.0, State())
    assert [band.lane for band in after.bands] == [last, *(band.lane for band in before.bands[:-1])]
    assert after.bands[0].height == before.bands[-1].height
    assert made.model.keys == tuple(band.lane.group.key for band in before.bands)


def test_another_registry_brings_its_own_arrangements() -> None:
    """Restoring replaces what was arranged for all groupings."""
    made = stage()
    made.toggle(made.model.lanes[0])
    keys = made.model.keys
    made.restore({"partner": LaneOrder(pinned=(keys[-1],))})
    assert made.model.lanes[0].group.key == keys[-1]
    assert not made.order.folded


def test_scrolling_stays_within_the_lanes() -> None:
    """One cannot scroll above the first lane nor below the last."""
    made = stage()
    made.top = 1e6
    made.frame(NEAR, 300.0, State())
    assert made.top == made.full_height(300.0) - 300.0
    made.top = -50.0
    made.frame(NEAR, 300.0, State())
    assert made.top == 0.0


def test_an_event_out_of_view_is_scrolled_to_and_one_in_view_is_not() -> None:
    """The least scrolling that shows the event's row is asked for."""
    made = stage()
    drawn = made.frame(NEAR, 250.0, State())
    near = next(hit for hit in drawn.hits if hit.y1 > 0 and hit.y2 < 240)
    assert made.top_for(near.event, NEAR, 250.0) == made.top
    full = made.frame(NEAR, made.full_height(9e9), State())
    far = max((hit for hit in full.hits if hits.hit_of(drawn, hit.event) is None), key=lambda hit: hit.y1)
    made.top = made.top_for(far.event, NEAR, 250.0)
    shown = hits.hit_of(made.frame(NEAR, 250.0, State()), far.event)
    assert shown is not None
    assert shown.y1 >= 0
    assert shown.y2 <= 250.0


def test_many_events_make_strips_that_share_the_room() -> None:
    """Above 400 events in view lanes are strips of equal height."""
    made = stage(generated.registry(900, 2))
    drawn = made.frame(scale_about(733_000, 0.05, 1600.0), 480.0, State())
    assert drawn.dense
    assert len({band.height for band in drawn.bands}) == 1
    assert drawn.bands[-1].y + drawn.bands[-1].height <= 480


def test_other_fonts_make_other_labels() -> None:
    """With wider letters the same events have wider labels."""
    made = stage(assembled([head(0)]))
    narrow = made.frame(scale_about(737_550, 0.5), 300.0, State()).texts[0].title_width
    made.measure_anew(lambda text, role: 2 * measure(text, role))
    assert made.frame(scale_about(737_550, 0.5), 300.0, State()).texts[0].title_width == 2 * narrow


def test_the_first_events_of_a_large_file_begin_as_strips() -> None:
    """What is known of a file that is still read is seen at once; a file that is there begins with single marks."""
    whole = generated.registry(style.DENSE_ABOVE, 2)
    part = replace(whole, document=replace(whole.document, missing=9_000))
    for registry, dense in ((part, True), (whole, False)):
        begun = Stage(measure)
        begun.show(registry, range(len(registry.heads)), "partner", "en")
        assert begun.model.extent is not None
        scale = Scale.between(*begun.model.extent, 1000)
        drawn = begun.frame(scale, 700, State(), Budget(lambda: 0.0, -1.0))
        assert (drawn.dense, drawn.unfinished) == (dense, not dense)
