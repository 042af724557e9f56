from tests.timeline import generated
from tests.timeline.generated import assembled, head, measure
from tests.timeline.scenes import model_of, scale_about, scene
from viewer.timeline import hits
from viewer.timeline.lanes import Model
from viewer.timeline.traits import Traits


def test_every_mark_and_label_is_hit_where_it_was_drawn() -> None:
    """The middle of each mark and each label belongs to its event."""
    model = model_of(generated.registry(60, 3))
    drawn = scene(model, scale_about(733_000, 0.4))
    assert len(drawn.hits) > 10
    for hit in drawn.hits:
        y = (hit.y1 + hit.y2) / 2
        spots = [(hit.label1 + hit.label2) / 2] if hit.label2 > hit.label1 else []
        spots += [(hit.x1 + hit.x2) / 2] if hit.x1 < hit.x2 else []
        for x in spots:
            found = hits.event_at(drawn, x, y)
            assert found is not None
            assert found.event == hit.event


def test_free_ground_hits_nothing() -> None:
    """Beside marks there is no event."""
    drawn = scene(model_of(assembled([head(0)])), scale_about(737_550, 5.0))
    assert hits.event_at(drawn, 1100.0, 15.0) is None
    assert hits.chip_at(drawn, 1100.0, 15.0) is None


def test_lanes_are_found_by_height() -> None:
    """Each lane owns its strip, and there is none below the last."""
    drawn = scene(model_of(generated.registry(60, 3)), scale_about(733_000, 0.4))
    for band in drawn.bands:
        found = hits.band_at(drawn, band.y + band.height - 1)
        assert found is not None
        assert found.lane is band.lane
    assert hits.band_at(drawn, drawn.height + 5) is None


def test_a_column_tells_its_dates_and_counts() -> None:
    """In a strip, a place belongs to the column of its lane, whose counts and minutes are exact."""
    registry = generated.registry(900, 2)
    model = Model(Traits(registry), range(900), "partner", "en", measure)
    drawn = scene(model, scale_about(733_000, 0.05, 1600.0), dense=True)
    strip = drawn.strips[1]
    at = max(range(len(strip.columns.all)), key=strip.columns.all.__getitem__)
    column = hits.column_at(drawn, strip.x + at * 3 + 1.5, strip.y + 5)
    assert column is not None
    assert column.lane is strip.lane
    inside = [known for known in strip.lane.dated if column.start <= (known[0] + known[1]) // 2 < column.end]
    assert column.all == len(inside)
    assert column.held == sum(model.traits.held(known[2]) for known in inside)


def test_a_mark_is_found_by_its_event() -> None:
    """What is in view is found by its index, what is not is not."""
    drawn = scene(model_of(assembled([head(0), head(1, "1950-01-01")])), scale_about(737_550, 5.0))
    found = hits.hit_of(drawn, 0)
    assert found is not None
    assert found.event == 0
    assert hits.hit_of(drawn, 1) is None
