"""Lanes: every grouping, what is arranged by hand and kept, and following one series or one person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop import Box, Desktop
from tests.e2e.program import Program
from tests.e2e.test_view import _middle_of_difference, settings

GROUPINGS = ("series", "kind", "person", "place", "source", "status", "topic")


def first_header(program: Program) -> tuple[int, int]:
    """Return a pixel of the first lane's header: right of the filter, under the ruler."""
    box = program.box
    return box.x + 224 + 70, box.y + 130


def in_header(program: Program) -> Box:
    """Return the part of the window in which the first lanes' headers are."""
    x, y = first_header(program)
    return Box(x - 60, y - 20, 110, 200)


def arranged(program: Program, registry: Path) -> dict[str, Any]:
    """Return how the lanes of the grouping by partner were arranged when the program was left."""
    found: dict[str, Any] = program.settings()["lanes"].get(str(registry), {}).get("partner", {})
    return found


@pytest.mark.parametrize("groupings", [GROUPINGS[:3], GROUPINGS[3:5], GROUPINGS[5:]])
def test_lanes_are_made_of_whatever_is_asked(
    start: Start, desktop: Desktop, registry: Path, groupings: tuple[str, ...]
) -> None:
    """Each grouping draws other lanes than the one before, and the last one is kept."""
    program = start(registry, settings=settings(registry))
    for grouping in groupings:
        before = desktop.wait_for_rest(in_header(program))
        program.command(f"group by {grouping}")
        desktop.wait_for_change(before, "the lanes are others")
    assert program.quit() == 0
    assert program.settings()["grouping"] == groupings[-1]


def test_all_events_stand_in_one_lane(start: Start, desktop: Desktop, registry: Path) -> None:
    """Without a grouping there is one lane; by partner there are several again."""
    program = start(registry, settings=settings(registry))
    before = desktop.wait_for_rest(in_header(program))
    program.command("one lane for all")
    alone = desktop.wait_for_change(before, "there is one lane")
    program.command("group by partner")
    desktop.wait_for_change(alone, "there are several")
    assert program.quit() == 0


@pytest.mark.parametrize(("key", "kept"), [("d", "order"), ("p", "pinned"), ("c", "folded")])
def test_a_lane_is_arranged_by_its_menu_and_stays_so(
    start: Start, desktop: Desktop, registry: Path, key: str, kept: str
) -> None:
    """Moved down, pinned or collapsed, the first lane is found so at the next start; the file is untouched."""
    text = registry.read_bytes()
    program = start(registry, settings=settings(registry))
    before = desktop.wait_for_rest(in_header(program))
    desktop.click(*first_header(program), button=3)
    desktop.wait_for_change(before, "the lane's menu opens")
    desktop.press(key)
    desktop.move(5, 5)
    desktop.wait_for_rest(program.box)
    assert program.quit() == 0
    assert kept in arranged(program, registry), program.settings()["lanes"]
    left = arranged(program, registry)
    again = start(registry)
    desktop.press("ctrl+0")
    assert again.quit() == 0
    assert arranged(again, registry) == left
    assert registry.read_bytes() == text


@pytest.mark.parametrize(("ups", "titles"), [(8, ("First", "Second")), (7, ("Second", "A training ship"))])
def test_a_series_or_a_person_is_followed(
    start: Start, desktop: Desktop, registry: Path, ups: int, titles: tuple[str, str]
) -> None:
    """The menu of an event shows only its series, or only one of its people: from end to end there is no other."""
    program = start(registry, settings=settings(registry, titles="en"))
    desktop.press("Home", "bracketright")  # the second dialogue
    marked = desktop.wait_for_rest(program.body())
    desktop.press("Escape")
    bare = desktop.wait_for_change(marked, "nothing is selected")
    desktop.click(*_middle_of_difference(marked, bare), button=3)
    desktop.wait_for_rest(program.body())
    desktop.press(*["Up"] * ups, "Return", *([] if ups == 8 else ["Return"]))
    desktop.wait_for_rest(program.body())
    desktop.press("Home")
    first = program.copied_title()
    desktop.press("End")
    assert first.startswith(titles[0])
    assert program.copied_title().startswith(titles[1])
    assert program.quit() == 0
