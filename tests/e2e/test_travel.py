"""Ways through time: to a date, to a band of the ruler, back and forth, and by the strip beneath."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.test_view import START_2018, YEAR, settings

DAY = 1440.0
DECEMBER_2018 = START_2018 + 334 * DAY


def view(program: Program, registry: Path) -> tuple[float, float]:
    """Return from which minute to which the program showed time when it was left."""
    kept = program.settings()["views"][str(registry)]
    return kept["start"], kept["start"] + kept["span"]


@pytest.mark.parametrize("words", ["tháng 12 năm 2018", "Dec 2018", "2018-12~", "12/2018"])
def test_a_date_is_gone_to_however_it_is_written(start: Start, desktop: Desktop, registry: Path, words: str) -> None:
    """After Ctrl+G the month that was typed stands in the middle of the view."""
    program = start(registry, settings=settings(registry))
    before = desktop.wait_for_rest(program.ruler())
    desktop.put_in_clipboard(words)
    desktop.press("ctrl+g", "ctrl+a", "ctrl+v", "Return")
    desktop.wait_for_change(before, "another time is in view")
    assert program.quit() == 0
    first, last = view(program, registry)
    assert first < DECEMBER_2018 < DECEMBER_2018 + 31 * DAY < last
    assert (first + last) / 2 == pytest.approx(DECEMBER_2018 + 15.5 * DAY, abs=(last - first) / 50)


def test_what_is_no_date_is_answered_with_a_sentence(start: Start, desktop: Desktop, registry: Path) -> None:
    """Rubbish stays in the field with a sentence beneath it, and nothing moves; Escape returns to the timeline."""
    program = start(registry, settings=settings(registry))
    bare = desktop.wait_for_rest(program.body())
    desktop.press("ctrl+g")
    desktop.wait_for_change(bare, "the field opens")
    desktop.type("no date at all")
    asked = desktop.wait_for_rest(program.body())
    desktop.press("Return")
    desktop.wait_for_change(asked, "the answer turns into a refusal")
    desktop.press("Escape", "End")
    assert program.copied_title() == "Ký thỏa thuận cứu hộ"
    assert program.quit() == 0
    assert view(program, registry)[0] == pytest.approx(START_2018)


def test_a_band_of_the_ruler_is_zoomed_to_and_left_again(start: Start, desktop: Desktop, registry: Path) -> None:
    """A drag along the ruler shows what it passed over; Alt+Left returns, Alt+Right goes there again."""
    program = start(registry, settings=settings(registry))
    ruler = program.ruler()
    whole = desktop.wait_for_rest(ruler)
    y = ruler.centre[1]
    desktop.drag((ruler.x + ruler.width // 4, y), (ruler.x + ruler.width * 3 // 4, y))
    band = desktop.wait_for_change(whole, "the band is in view")
    desktop.press("alt+Left")
    desktop.wait_for_change(band, "the former view is back")
    desktop.move(5, 5)
    assert desktop.wait_for_rest(ruler).share_unlike(whole) < 0.02
    desktop.press("alt+Right")
    desktop.wait_for_change(whole, "the band is in view again")
    assert program.quit() == 0
    first, last = view(program, registry)
    assert START_2018 < first < last < START_2018 + 8 * YEAR
    assert 0.15 < (last - first) / (8 * YEAR) < 0.5


def test_the_strip_beneath_moves_the_view(start: Start, desktop: Desktop, registry: Path) -> None:
    """Pressing in the strip and dragging shows another time at the same scale."""
    views = {str(registry): {"start": START_2018 + 2 * YEAR, "span": YEAR}}
    program = start(registry, settings={"language": "en", "reduced_motion": True, "views": views})
    box, ruler = program.box, program.ruler()
    before = desktop.wait_for_rest(ruler)
    y = box.y + box.height - 24 - 24  # above the status bar, in the strip's box
    desktop.drag((ruler.x + ruler.width * 2 // 3, y), (ruler.x + ruler.width * 3 // 4, y))
    desktop.wait_for_change(before, "another time is in view")
    assert program.quit() == 0
    first, last = view(program, registry)
    assert last - first == pytest.approx(YEAR, rel=0.01)
    assert abs(first - (START_2018 + 2 * YEAR)) > 30 * DAY


def test_matches_are_walked_in_both_directions(start: Start, desktop: Desktop, registry: Path) -> None:
    """F3 and Shift+F3 lead from match to match, whatever has the focus."""
    program = start(registry, settings=settings(registry, titles="en"))
    desktop.press("ctrl+k")
    desktop.type("person:ada")
    desktop.press("Return")
    first = program.copied_title()
    desktop.press("F3")
    second = program.copied_title()
    desktop.press("shift+F3")
    assert [first, second, program.copied_title()] == [
        "Second Freedonia–Sylvania dialogue",
        "A training ship visits Port Quince",
        "Second Freedonia–Sylvania dialogue",
    ]
    assert program.quit() == 0
