"""Relations of the selected event: whom they lead to, where they are drawn, and that words cover nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.timeline.generated import measure
from tests.timeline.scenes import scale_about
from viewer.registry import dates
from viewer.registry.reader import read_bytes
from viewer.registry.registry import Registry
from viewer.timeline import relations, style
from viewer.timeline.draw import DrawList, Link
from viewer.timeline.scene import State
from viewer.timeline.stage import Stage

TEXT = """\
format: 1
language: en
home: FRD
parties:
  FRD: {name: "Freedonia"}
  SYL: {name: "Sylvania"}
  BOR: {name: "Borduria"}
events:
  - id: talk
    title: Talk
    date: 2020-05-05
    parties: [FRD, SYL]
    related: [{event: pact, as: discusses}, {event: other, as: possibly-same}, {event: old, as: discusses}]
  - {id: pact, title: Pact, date: 2020-04-01, parties: [FRD, BOR]}
  - {id: other, title: Other, date: 2020-07-07, parties: [FRD, BOR]}
  - {id: old, title: Old pact, date: 1990-07-07, parties: [FRD, BOR]}
  - {id: far, title: Far, date: 2020-06-06, parties: [FRD, BOR], related: [{event: talk, as: announced-at}]}
"""


@pytest.fixture
def registry() -> Registry:
    """Return five events; the first is related with all others."""
    return read_bytes(Path("events.yaml"), TEXT.encode())


def frame(registry: Registry, selected: int | None = 0, px_per_day: float = 2.0) -> DrawList:
    """Return a frame about the selected event."""
    stage = Stage(measure)
    stage.show(registry, range(len(registry.heads)), "partner", "en")
    day = dates.parse("2020-05-25").earliest
    assert day is not None
    return stage.frame(scale_about(day, px_per_day), 600.0, State(selected=selected))


def test_relations_are_read_from_both_ends(registry: Registry) -> None:
    """Own relations come first, then what others state, in the words of the selected event's end."""
    found = relations.ties(registry, 0, "en")
    assert [(tie.event, tie.outgoing) for tie in found] == [(1, True), (2, True), (3, True), (4, False)]
    assert [tie.words for tie in found] == ["discusses", "is possibly the same as", "discusses", "announces"]


def test_curves_lead_to_related_events_in_view(registry: Registry) -> None:
    """Each related event in view has a curve from the selected mark to its own."""
    drawn = frame(registry)
    hits = {hit.event: hit for hit in drawn.hits}
    curves = [link for link in drawn.links if link.backwards is not None]
    assert len(curves) == 3
    for link, event in zip(curves, (1, 2, 4), strict=True):
        assert hits[event].x1 <= link.x2 <= hits[event].x2
        assert hits[event].y1 <= link.y2 <= hits[event].y2
        assert hits[0].x1 <= link.x1 <= hits[0].x2


def test_possible_identity_is_dashed_and_arrows_follow_the_file(registry: Registry) -> None:
    """Only possibly-same is dashed; an arrow points from the event that states the relation."""
    curves = [link for link in frame(registry).links if link.backwards is not None]
    assert [link.dashed for link in curves] == [False, True, False]
    assert [link.backwards for link in curves] == [False, False, True]


def test_what_is_beyond_the_edge_has_a_sign_there(registry: Registry) -> None:
    """A related event out of view is told by a line to that edge, with a sign and words."""
    drawn = frame(registry)
    (edge,) = [link for link in drawn.links if link.backwards is None]
    assert edge.x2 < 20
    assert [sign.sign for sign in drawn.signs if sign.hue == style.ACCENT] == ["<"]
    assert "discusses" in [tag.text for tag in drawn.tags]


def test_nothing_is_drawn_without_a_selection(registry: Registry) -> None:
    """No selection, and no relation of the selected event, means no curve."""
    assert not frame(registry, None).links
    assert {link.backwards for link in frame(registry, 1).links} == {True}


@pytest.mark.parametrize("px_per_day", [0.4, 1.0, 2.0, 4.0])
def test_words_on_curves_cover_nothing(registry: Registry, px_per_day: float) -> None:
    """Words on a curve meet no mark and no label, and stay in the view."""
    drawn = frame(registry, px_per_day=px_per_day)
    for tag in drawn.tags:
        left, right = tag.x, tag.x + measure(tag.text, "small")
        assert 0 <= left <= right <= drawn.width
        for hit in drawn.hits:
            beside = right < min(hit.x1, hit.label1) or left > max(hit.x2, hit.label2)
            assert beside or tag.y + 6 <= hit.y1 + 2 or tag.y - 6 >= hit.y2 - 2


def test_a_curve_begins_and_ends_where_it_says() -> None:
    """The points of a curve at 0 and 1 are its ends; between, it bends."""
    link = Link(0.0, 0.0, 0.0, 30.0, 100.0, 70.0, 100.0, 100.0, dashed=False, backwards=False)
    assert relations.point(link, 0.0) == (0.0, 0.0)
    assert relations.point(link, 1.0) == (100.0, 100.0)
    assert relations.point(link, 0.5) == (50.0, 50.0)


@pytest.mark.parametrize(("top", "sign"), [(0.0, "v"), (1000.0, "^")])
def test_what_is_scrolled_away_has_an_arrow_at_that_edge(registry: Registry, top: float, sign: str) -> None:
    """A related event above or below the lanes in view is told by a curve to that edge, with a sign and words."""
    stage = Stage(measure)
    stage.show(registry, range(len(registry.heads)), "partner", "en")
    stage.top = top
    day = dates.parse("2020-05-25").earliest
    assert day is not None
    selected = 0 if sign == "v" else 1
    drawn = stage.frame(scale_about(day, 2.0), 40.0, State(selected=selected))
    curve = next(link for link in drawn.links if link.backwards is not None)
    assert (curve.y2 > 20) is (sign == "v")
    assert 0 <= curve.y2 <= drawn.height
    assert sign in [at.sign for at in drawn.signs if at.hue == style.ACCENT]
