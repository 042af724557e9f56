"""Presenting a briefing on the whole screen, by keys, and coming back to the event that was shown."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop import Box, Desktop, wait_until
from tests.e2e.test_view import settings


def test_a_briefing_is_presented_by_keys(start: Start, desktop: Desktop, registry: Path) -> None:
    """B on two events, F9, and the arrow: slides fill the screen; Escape leads back to the event shown last."""
    program = start(registry, settings=settings(registry))
    program.focus_timeline()
    desktop.press("Home")
    first = program.copied_title()
    desktop.press("b", "Right")
    assert program.copied_title() != first
    desktop.press("b")
    whole = Box(0, 0, *desktop.size)
    before = desktop.wait_for_rest(whole)
    desktop.press("F9")
    desktop.wait_for_change(before, "the title is shown")
    assert desktop.do("getactivewindow", fails=True) != program.window
    cover = desktop.wait_for_rest(whole)
    desktop.press("Right")
    desktop.wait_for_change(cover, "the first event is shown")
    desktop.press("b")
    wait_until(lambda: desktop.picture(whole).is_plain, "the screen is black")
    desktop.press("b", "Escape")
    wait_until(lambda: desktop.do("getactivewindow", fails=True) == program.window, "the window is back")
    assert program.copied_title() == first
