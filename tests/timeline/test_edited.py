"""The layer of what was edited: old places with words and arrows, rings, codes of faults, each where there is room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.timeline.generated import measure
from tests.timeline.scenes import model_of, scale_about, scene
from viewer.registry.calendar import day_number
from viewer.registry.changed import changes
from viewer.registry.reader import read_bytes
from viewer.registry.registry import Registry
from viewer.timeline import hits
from viewer.timeline.edit_layer import EditLayer
from viewer.timeline.edited import Scene, draw
from viewer.timeline.scale import MINUTES_PER_DAY

TEXT = """\
format: 1
language: en
home: FRD
parties:
  FRD: {name: "Freedonia"}
  SYL: {name: "Sylvania"}
  BOR: {name: "Borduria"}
events:
  - {id: trip, title: "Trip", date: 2019-11-19/2019-11-24, kind: visit, parties: [FRD, SYL]}
  - {id: talk, title: "Talk", date: 2019-11-20, kind: meeting, parties: [FRD, SYL]}
  - {id: other, title: "Other", date: 2019-11-22, kind: meeting, parties: [FRD, BOR]}
"""
SCALE = scale_about(day_number(2019, 11, 22), 30.0)


def registry(text: str = TEXT) -> Registry:
    """Return the registry that a text holds."""
    return read_bytes(Path("events.yaml"), text.encode())


def layer_after(
    *edits: tuple[str, str],
    faults: dict[int, tuple[str, bool]] | None = None,
    chosen: frozenset[int] = frozenset(),
) -> tuple[EditLayer, Scene]:
    """Return the layer over the frame of the text with parts replaced, and what it was made of."""
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    before, now = registry(), registry(text)
    drawn = scene(model_of(now), SCALE)
    made = Scene(drawn, SCALE, now, before, "partner", "en", measure, faults or {})
    return draw(made, changes(before, now), chosen), made


def test_nothing_is_drawn_where_nothing_was_edited() -> None:
    """The text as it is on disk has an empty layer."""
    assert layer_after()[0].empty


def test_a_moved_event_is_ringed_and_its_old_place_is_outlined() -> None:
    """The outline stands at the old date and says it; an arrow leads from it to the mark; the mark has a ring."""
    layer, made = layer_after(("2019-11-20", "2019-12-02"))
    (place,) = layer.places
    x = SCALE.x((day_number(2019, 11, 20) + 0.5) * MINUTES_PER_DAY)
    assert place.x1 < x < place.x2
    assert place.words == "on disk: 20 Nov 2019"
    hit = hits.hit_of(made.drawn, 1)
    assert hit is not None
    (arrow,) = layer.arrows
    assert place.x2 < arrow.x1 < arrow.x2 < hit.x1
    assert arrow.y2 == (hit.y1 + hit.y2) / 2
    assert not arrow.faulty
    (halo,) = layer.halos
    assert hit.x1 <= halo.x <= hit.x2
    assert not halo.chosen


def test_an_arrow_to_the_left_ends_behind_the_mark() -> None:
    """Where the event came to stand before its old place, the arrow points backwards."""
    layer, made = layer_after(("2019-11-20", "2019-11-08"))
    hit = hits.hit_of(made.drawn, 1)
    assert hit is not None
    assert hit.x2 < layer.arrows[0].x2 < layer.arrows[0].x1


def test_old_places_and_codes_cover_nothing() -> None:
    """No outline, no words and no code of a fault lies over a mark or a label."""
    faults = {0: ("some-rule", True), 1: ("other-rule", True), 2: ("third-rule", False)}
    layer, made = layer_after(("2019-11-20", "2019-11-23"), ("date: 2019-11-22", "date: 2019-11-27"), faults=faults)
    boxes = [(place.x1, place.x2, place.y) for place in layer.places]
    boxes += [(place.words_x, place.words_x + measure(place.words, "small"), place.y) for place in layer.places]
    boxes += [(badge.x, badge.x + badge.w, badge.y) for badge in layer.badges]
    assert len(layer.badges) == 3
    for left, right, y in boxes:
        for hit in made.drawn.hits:
            if hit.y1 + 2 < y + 7 and y - 7 < hit.y2 - 2:
                assert right <= hit.x1 or hit.x2 <= left or hit.x1 == hit.x2
                assert right <= hit.label1 or hit.label2 <= left


def test_an_event_in_another_lane_is_outlined_in_its_old_one() -> None:
    """The outline stands in the lane that the file has the event in, the ring in the new one."""
    layer, made = layer_after(("kind: meeting, parties: [FRD, SYL]", "kind: meeting, parties: [FRD, BOR]"))
    lanes = {band.lane.group.key: band for band in made.drawn.bands}
    (place,) = layer.places
    old, new = lanes["SYL"], lanes["BOR"]
    assert old.y <= place.y < old.y + old.height
    assert new.y <= layer.halos[0].y < new.y + new.height
    assert layer.arrows


def test_a_lane_that_is_gone_is_told_in_words() -> None:
    """An event that was alone in its lane has its old place beside the new one."""
    layer, _made = layer_after(("parties: [FRD, BOR]", "parties: [FRD, SYL]"))
    assert [place.words for place in layer.places] == ["on disk: 22 Nov 2019, in another lane"]


def test_what_was_deleted_is_outlined_and_what_is_new_is_ringed() -> None:
    """A deleted event leaves its outline and its title, without arrow; a new one has a ring alone."""
    gone = TEXT[TEXT.index("  - {id: talk") : TEXT.index("  - {id: other")]
    layer, _made = layer_after((gone, ""))
    assert [place.words for place in layer.places] == ["deleted: Talk"]
    assert not layer.arrows
    assert not layer.halos
    layer, _made = layer_after(("id: talk", "id: fresh"), ('"Talk", date: 2019-11-20', '"Fresh", date: 2019-11-30'))
    assert len(layer.halos) == 1
    assert len(layer.places) == 1  # that of the old one


def test_an_edited_title_is_ringed_where_it_stands() -> None:
    """What neither moved nor changed its lane has a ring, and no old place."""
    layer, _made = layer_after(('"Talk"', '"Long talk"'))
    assert len(layer.halos) == 1
    assert not layer.places


def test_an_event_out_of_view_has_its_arrow_to_the_edge() -> None:
    """Where the new place is beyond the view, the arrow ends at that edge."""
    layer, _made = layer_after(("2019-11-20", "2021-01-01"))
    assert layer.arrows[0].x2 == SCALE.width - 4
    layer, _made = layer_after(("2019-11-20", "2011-01-01"))
    assert layer.arrows[0].x2 == 4


@pytest.mark.parametrize(("error", "color"), [(True, "error"), (False, "warning")])
def test_a_faulty_event_has_the_code_beneath_it(error: bool, color: str) -> None:
    """The code stands below the mark, and the arrow has its colour."""
    layer, made = layer_after(("2019-11-20", "2019-12-02"), faults={1: ("some-rule", error)})
    hit = hits.hit_of(made.drawn, 1)
    assert hit is not None
    (badge,) = layer.badges
    assert badge.text == "some-rule"
    assert badge.y > hit.y2
    assert layer.arrows[0].faulty == color


def test_a_warning_is_shown_of_what_was_edited_only() -> None:
    """An error always has its code in view; a warning of an event as it is on disk has not."""
    assert not layer_after(faults={0: ("some-rule", False)})[0].badges
    assert layer_after(faults={0: ("some-rule", True)})[0].badges


def test_chosen_events_have_a_halo() -> None:
    """Every chosen event in view has one, edited or not."""
    layer, _made = layer_after(chosen=frozenset({0, 2}))
    assert [halo.chosen for halo in layer.halos] == [True, True]


def test_an_arrow_leads_to_the_chip_that_an_event_is_folded_into() -> None:
    """A part that its whole has folded away is pointed to where its chip stands."""
    part = '  - {id: part, title: "Part", part_of: trip, date: %s, parties: [FRD, SYL]}\n'
    before, now = (registry(TEXT + part % date) for date in ("2019-11-03", "2019-11-23"))
    scale = scale_about(day_number(2019, 11, 22), 8.0)
    drawn = scene(model_of(now), scale)
    assert hits.hit_of(drawn, 3) is None
    layer = draw(Scene(drawn, scale, now, before, "partner", "en", measure), changes(before, now))
    (chip,) = drawn.family_chips
    assert layer.arrows[0].x2 < chip.x1
    assert chip.y1 < layer.arrows[0].y2 < chip.y2
    assert not layer.halos


def test_a_stretch_that_grew_has_its_old_one_beside_it() -> None:
    """Its outline stands in another row where there is one, and no arrow is squeezed between the two."""
    layer, made = layer_after(("2019-11-19/2019-11-24", "2019-11-19/2019-11-26"))
    (place,) = layer.places
    hit = hits.hit_of(made.drawn, 0)
    assert hit is not None
    assert place.words == "on disk: 19–24 Nov 2019"
    assert not layer.arrows


def test_strips_have_no_layer() -> None:
    """Where lanes are strips no single mark is told."""
    before, now = registry(), registry(TEXT.replace("2019-11-20", "2019-12-02"))
    drawn = scene(model_of(now), SCALE, dense=True)
    assert draw(Scene(drawn, SCALE, now, before, "partner", "en", measure), changes(before, now)).empty
