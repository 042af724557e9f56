import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, Picture
from tests.e2e.program import Program

DAY = 1440.0
YEAR = 365.0 * DAY
START_2018 = 736_695 * DAY  # minutes from 1 January of year 1 (day 1)


def settings(registry: Path, **more: object) -> dict[str, object]:
    """Return settings under which the window shows eight years from 2018 on, and nothing glides."""
    views = {str(registry): {"start": START_2018, "span": 8 * YEAR}}
    return {"language": "en", "reduced_motion": True, "views": views, **more}


def span(program: Program, registry: Path) -> float:
    """Return how many minutes are across, as the program left it."""
    return float(program.settings()["views"][str(registry)]["span"])


def test_ctrl_and_wheel_zoom_by_a_fifth_a_notch(start: Start, desktop: Desktop, registry: Path) -> None:
    """Five notches of the wheel with Ctrl magnify by 1.2 to the fifth, and keep the selection."""
    program = start(registry, settings=settings(registry))
    selected = program.copied_title()
    body = program.body()
    before = desktop.picture(program.ruler())
    desktop.turn_wheel(*body.centre, 5, held="ctrl")
    desktop.wait_for_change(before, "the ruler shows another scale")
    assert program.copied_title() == selected
    assert program.quit() == 0
    assert span(program, registry) == pytest.approx(8 * YEAR / 1.2**5, rel=1e-6)


def test_keys_zoom_in_and_out_again(start: Start, desktop: Desktop, registry: Path) -> None:
    """Plus and minus undo each other, Ctrl+0 shows everything, and Alt+Left returns."""
    program = start(registry, settings=settings(registry))
    before = desktop.wait_for_rest(program.ruler())
    desktop.press("plus", "plus", "plus")
    desktop.wait_for_change(before, "the ruler shows another scale")
    desktop.press("minus", "minus", "minus")
    desktop.press("ctrl+0")
    desktop.press("alt+Left")
    assert program.quit() == 0
    assert span(program, registry) == pytest.approx(8 * YEAR, rel=1e-6)


def test_dragging_moves_through_time(start: Start, desktop: Desktop, registry: Path) -> None:
    """A drag of the canvas to the right shows earlier dates, and keeps the scale."""
    program = start(registry, settings=settings(registry))
    body = program.body()
    x, y = body.centre[0], body.y + body.height - 12  # beneath all lanes
    desktop.drag((x - 50, y), (x + 50, y))
    assert program.quit() == 0
    view = program.settings()["views"][str(registry)]
    assert view["span"] == pytest.approx(8 * YEAR)
    assert view["start"] < START_2018


def test_a_click_selects_what_is_drawn_there(start: Start, desktop: Desktop, registry: Path) -> None:
    """Where an event was marked as selected, a click selects it again."""
    program = start(registry, settings=settings(registry))
    desktop.press("End")
    wanted = program.copied_title()
    marked = desktop.wait_for_rest(program.body())
    desktop.press("Escape")
    bare = desktop.wait_for_change(marked, "nothing is selected")
    desktop.click(*_middle_of_difference(marked, bare))
    assert program.copied_title() == wanted
    assert program.quit() == 0


def test_enter_goes_to_the_event_and_f6_returns(start: Start, desktop: Desktop, registry: Path) -> None:
    """Enter gives the event's pane the focus, where Home selects nothing; Shift+F6 gives it back to the timeline."""
    program = start(registry, settings=settings(registry))
    desktop.press("End")
    last = program.copied_title()
    desktop.press("Return", "Home")
    assert program.copied_title() == last
    desktop.press("shift+F6", "Home")
    assert program.copied_title() != last
    assert program.quit() == 0


def test_lanes_are_grouped_by_name(start: Start, desktop: Desktop, registry: Path) -> None:
    """The list of all commands groups the lanes anew each time; the last choice is kept."""
    program = start(registry, settings=settings(registry))
    for grouping in ("series", "kind", "person"):
        before = desktop.wait_for_rest(program.body())
        program.command(f"group by {grouping}")
        desktop.wait_for_change(before, "the lanes are others")
    assert program.quit() == 0
    assert program.settings()["grouping"] == "person"


def test_the_next_start_finds_everything_as_it_was(start: Start, desktop: Desktop, registry: Path) -> None:
    """Size, panes, stretch of time and selection return at the next start."""
    program = start(registry, settings=settings(registry))
    program.resize(1340, 780)
    program.command("group by kind")
    desktop.press("Home", "plus", "plus", "Escape", "Right")
    selected = program.copied_title()
    desktop.move(5, 5)
    before, seen = program.box, desktop.wait_for_rest(program.box)
    assert program.quit() == 0
    left = program.settings()
    again = start(registry)
    assert again.copied_title() == selected
    assert again.box == before
    assert desktop.wait_for_rest(before).share_unlike(seen) < 0.01
    assert again.quit() == 0
    kept = again.settings()
    for key in ("views", "selected", "docks", "grouping"):
        assert kept[key] == left[key], key


def test_settings_that_are_rubbish_count_as_none(start: Start, registry: Path, tmp_path: Path) -> None:
    """A settings file of another program's making does not keep the window from opening."""
    folder = tmp_path / "home" / "config" / "timeline-viewer"
    folder.mkdir(parents=True)
    rubbish = {"window": "AAAA", "docks": "no base64 ?", "views": {str(registry): {"start": "x"}}, "theme": 7}
    folder.joinpath("settings.json").write_text(json.dumps(rubbish), encoding="utf-8")
    program = start(registry)
    assert program.quit() == 0


def _middle_of_difference(one: Picture, other: Picture) -> tuple[int, int]:
    """Return the middle of the row in which two pictures of the same box differ most, as a place on the screen."""
    box, stride = one.box, one.box.width * 3
    differing: dict[int, list[int]] = {}
    for y in range(box.height):
        left, right = (picture.rgb[y * stride : (y + 1) * stride] for picture in (one, other))
        if left != right:
            differing[y] = [x for x in range(box.width) if left[x * 3 : x * 3 + 3] != right[x * 3 : x * 3 + 3]]
    row = max(differing, key=lambda y: len(differing[y]))
    return box.x + differing[row][len(differing[row]) // 2], box.y + row
