from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from viewer.base import i18n, resources
from viewer.base.work import Cancelled
from viewer.bundle.drawn import Timelines
from viewer.qt.pictures.levels import RATIO, levels
from viewer.registry.reader import read, read_bytes
from viewer.registry.registry import Registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the registry that comes with the program."""
    return read(resources.sample())


@pytest.fixture(scope="module")
def drawn(
    qapp: QApplication,  # noqa: ARG001 — Qt draws only with an application
    registry: Registry,
) -> Timelines:
    """Return the timeline of all its events."""
    return levels(registry, range(len(registry.heads)))


def many(count: int) -> Registry:
    """Return a registry with so many events in ten years."""
    lines = ["parties: {AA: {name: A}, BB: {name: B}}", "home: AA", "events:"]
    for at in range(count):
        day = f"20{10 + at % 10}-{at % 12 + 1:02}-{at % 28 + 1:02}"
        lines.append(f'  - {{id: e{at}, title: "Event {at}", date: {day}, parties: [AA, BB]}}')
    return read_bytes(resources.sample(), "\n".join(lines).encode())


def test_there_are_three_levels_in_each_language(drawn: Timelines) -> None:
    """Each level shows three times as many px a day as the one before."""
    assert list(drawn) == ["vi", "en"]
    for one in drawn.values():
        scales = [level.per_pixel for level in one.levels]
        assert scales == pytest.approx([scales[0], scales[0] / RATIO, scales[0] / RATIO**2])


def test_every_event_within_the_picture_can_be_clicked_on_every_level(drawn: Timelines, registry: Registry) -> None:
    """Each dated event that is drawn has a mark or stands in a chip; the others are counted."""
    for one in drawn.values():
        within = set()
        for level in one.levels:
            spots = {event for spot in level.spots for event in spot.events}
            end = level.start + level.width * level.per_pixel
            within = {event for event, (first, last) in one.spans.items() if last >= level.start and first <= end}
            assert within <= spots
        assert len(one.spans) - len(within) == one.beyond
        assert len(one.spans) == sum(1 for head in registry.heads if head.date is not None)


def test_spots_stand_where_time_says(drawn: Timelines) -> None:
    """A mark of its own stands at its event's minutes, but for labels and the room that glyphs take."""
    level = drawn["vi"].levels[2]
    for spot in level.spots:
        if len(spot.events) == 1 and spot.events[0] == "vn-eu-security-2":
            first, last = drawn["vi"].spans[spot.events[0]]
            x = ((first + last) / 2 - level.start) / level.per_pixel
            assert spot.x - 12 <= x <= spot.x + spot.w + 12
            break
    else:
        pytest.fail("the event has no mark")


def test_titles_follow_the_language_and_stay_text(drawn: Timelines) -> None:
    """Letters are text, so that they can be found, in the language of their picture."""
    assert "Second EU–Viet Nam security" in drawn["en"].levels[0].svg
    assert "Tham vấn An ninh" in drawn["vi"].levels[0].svg
    assert [lane.title for lane in drawn["en"].levels[0].lanes][:2] == ["European Union", "Russia"]


def test_the_windows_language_is_left_as_it_was(
    qapp: QApplication,  # noqa: ARG001 — Qt draws only with an application
    registry: Registry,
) -> None:
    """Drawing in both languages does not change the window's words, nor does stopping."""

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    before = i18n.language()
    with pytest.raises(Cancelled):
        levels(registry, range(3), stop)
    assert i18n.language() == before


def test_ids_differ_between_the_pictures_of_a_page(drawn: Timelines) -> None:
    """Gradients of one picture are never those of another, and each that is used is there."""
    seen: set[str] = set()
    for one in drawn.values():
        for level in one.levels:
            ids = set(re.findall(r'\bid="([^"]+)"', level.svg))
            assert not ids & seen
            assert set(re.findall(r"url\(#([^)]+)\)", level.svg)) <= ids
            seen |= ids


def test_pictures_are_whole_elements(drawn: Timelines) -> None:
    """Each picture parses as XML after its strokes were joined."""
    from xml.etree import ElementTree

    for one in drawn.values():
        for level in one.levels:
            assert ElementTree.fromstring(level.svg).tag.endswith("svg")


def test_the_same_events_give_the_same_pictures(drawn: Timelines, registry: Registry) -> None:
    """Two drawings of the same are the same, letter by letter."""
    assert levels(registry, range(len(registry.heads))) == drawn


def test_crowded_levels_are_columns_whose_lanes_hold_their_events(
    qapp: QApplication,  # noqa: ARG001 — Qt draws only with an application
) -> None:
    """From afar many events are columns, one spot a lane; from near they are marks and chips."""
    made = levels(many(900), range(900))["en"]
    assert [level.dense for level in made.levels] == [True, False, False]
    assert {event for spot in made.levels[0].spots for event in spot.events} == set(made.spans)
    assert {event for spot in made.levels[2].spots for event in spot.events} == set(made.spans)


def test_undated_events_alone_give_no_picture(
    qapp: QApplication,  # noqa: ARG001 — Qt draws only with an application
) -> None:
    """Where no event has a date there are no levels, and nothing fails."""
    registry = read_bytes(resources.sample(), b'events: [{id: a, title: "A"}]')
    assert levels(registry, [0])["vi"].levels == ()


def test_a_first_view_that_leaves_out_many_is_widened(qapp: QApplication) -> None:  # noqa: ARG001 — Qt draws with it
    """Where the window would show one month of ten years first, the page begins with the years."""
    lines = ["parties: {AA: {name: A}, BB: {name: B}}", "home: AA", "events:"]
    for at in range(6):
        background = "true" if at < 4 else "false"
        lines.append(f'  - {{id: e{at}, title: "E", date: 20{12 + 2 * at}-05-01, background: {background}}}')
    made = levels(read_bytes(resources.sample(), "\n".join(lines).encode()), range(6))["en"]
    assert made.beyond == 0
    assert made.last - made.first > 9 * 365 * 1440
