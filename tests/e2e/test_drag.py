"""Dragging in the real window: what stands in the file afterwards, and what Esc and undo bring back."""

from __future__ import annotations

import re
from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until
from tests.e2e.program import Program
from viewer.base.tokens import LIGHT

STILL: dict[str, object] = {"language": "en", "titles": "en", "theme": "light", "reduced_motion": True}
DATE = "2022-11-02"  # of the last event
_PILL = 60  # px of the accent that only a selected label has in one row
_RING = 10  # px from the left of the ring to its middle


def text_of(path: Path) -> str:
    """Return what a file holds."""
    return path.read_text(encoding="utf-8")


def edit_last(start: Start, desktop: Desktop, registry: Path) -> Program:
    """Return the program in its Edit workspace, with the last event selected and the focus in the timeline."""
    program = start(registry, settings=STILL)
    desktop.press("End", "ctrl+2")
    desktop.wait_for_rest(program.box)
    wait_until(lambda: mark(program) is not None, "the selected event is in view")
    return program


def mark(program: Program) -> tuple[int, int] | None:
    """Return the middle of the selected mark, which its accent ring and its label's ground tell; None without one."""
    picture = program.picture()
    box, size = picture.box, picture.box.width * 3
    accent = bytes.fromhex(LIGHT.accent[1:])
    rows = [
        y
        for y in range(150, box.height * 2 // 3)
        if (at := picture.rgb[y * size : (y + 1) * size].find(accent * _PILL)) >= 0 and at % 3 == 0
    ]
    if not rows:
        return None
    y = (rows[0] + rows[-1]) // 2
    row = picture.rgb[y * size : (y + 1) * size]
    x = next(x for x in range(130, box.width) if row[x * 3 : x * 3 + 3] == accent)
    return box.x + x + _RING, box.y + y


def hold(desktop: Desktop, program: Program, far: int) -> tuple[int, int]:
    """Press on the selected mark and move `far` px to the right, without letting go; return where it began."""
    found = mark(program)
    assert found is not None
    x, y = found
    moves = [word for step in range(1, 5) for word in ("mousemove", x + far * step // 4, y, "sleep", 0.05)]
    desktop.do("mousemove", x, y, "mousedown", 1, *moves)
    return found


def saved(desktop: Desktop, program: Program, registry: Path, before: str) -> str:
    """Save and return what the file then holds, once that differs from `before`."""
    wait_until(lambda: "events.yaml*" in program.title, "the title has a star")
    desktop.press("ctrl+s")
    wait_until(lambda: text_of(registry) != before, "the file is written")
    return text_of(registry)


def test_a_dragged_event_gets_another_date(start: Start, desktop: Desktop, registry: Path) -> None:
    """Only the date of the event changes in the file, to an earlier one; undo and saving make the file as it was."""
    before = text_of(registry)
    program = edit_last(start, desktop, registry)
    hold(desktop, program, -60)
    desktop.do("mouseup", 1)
    after = saved(desktop, program, registry, before)
    dates = re.findall(r"    date: (2[0-9-]+)\n", after)
    assert after == before.replace(DATE, dates[-1])
    assert dates[-1] < DATE
    desktop.press("ctrl+z")
    assert saved(desktop, program, registry, after) == before
    assert program.quit() == 0


def test_escape_takes_a_drag_back(start: Start, desktop: Desktop, registry: Path) -> None:
    """While the mark is held the window shows another place; after Esc it is as before, and nothing is unsaved."""
    program = edit_last(start, desktop, registry)
    seen = desktop.wait_for_rest(program.box)
    hold(desktop, program, -80)
    held = desktop.wait_for_change(seen, "the mark goes along")
    desktop.do("key", "Escape")  # without letting go of the button, which --clearmodifiers would
    desktop.wait_for_change(held, "the mark is back")
    desktop.do("mouseup", 1)
    desktop.wait_for_rest(program.box)
    assert "events.yaml*" not in program.title
    assert program.quit() == 0


def test_a_command_moves_by_one_day(start: Start, desktop: Desktop, registry: Path) -> None:
    """*Move to a later date* moves the selected event to the next day; window managers may want its keys."""
    before = text_of(registry)
    program = edit_last(start, desktop, registry)
    program.command("later date")
    assert saved(desktop, program, registry, before) == before.replace(DATE, "2022-11-03")
    assert program.quit() == 0


def test_chosen_events_get_a_topic_at_once(start: Start, desktop: Desktop, registry: Path) -> None:
    """All in view are chosen and get one topic, as one step that one undo takes back."""
    before = text_of(registry)
    program = edit_last(start, desktop, registry)
    found = mark(program)
    assert found is not None
    desktop.click(*found)
    desktop.press("ctrl+0", "ctrl+a")
    seen = desktop.wait_for_rest(program.box)
    program.command("add a topic")
    desktop.wait_for_change(seen, "a topic is asked for")
    desktop.type("harbours")
    desktop.press("Return")
    after = saved(desktop, program, registry, before)
    assert after.count("harbours") == before.count("  - id: ")
    desktop.press("ctrl+z")
    assert saved(desktop, program, registry, after) == before
    assert program.quit() == 0
