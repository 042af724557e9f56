"""What a pressed pointer and a turned wheel ask for."""

import pytest

from viewer.timeline import gestures
from viewer.timeline.gestures import (
    Band,
    CentreFrame,
    Click,
    Frame,
    NoBand,
    Pan,
    Scroll,
    Zoom,
    ZoomBand,
    handles,
    on_canvas,
    on_overview,
    on_ruler,
    part_of_frame,
    wheel,
)

FRAME = Frame(100, 200)


def test_a_short_press_is_a_click() -> None:
    """A press that travels less than four pixels pans nothing and is a click."""
    drag = on_canvas(50)
    assert drag.pressed() is None
    assert drag.moved(53) is None
    assert drag.released(53) == Click(50)


def test_a_drag_keeps_the_content_under_the_pointer() -> None:
    """The pans of a drag add up to the whole way of the pointer."""
    drag = on_canvas(50)
    pans = [drag.moved(x) for x in (52, 60, 60, 30)]
    assert pans == [None, Pan(10), None, Pan(-30)]
    assert drag.released(30) is None


def test_a_cancelled_drag_goes_back() -> None:
    """Escape returns the content to where the drag began."""
    drag = on_canvas(50)
    drag.moved(80)
    assert drag.cancelled() == Pan(-30)
    assert on_canvas(50).cancelled() is None


def test_a_band_on_the_ruler_is_zoomed_to() -> None:
    """A drag on the ruler shows a band, in whichever direction, and its release zooms to it."""
    band = on_ruler(300)
    assert band.moved(302) is None
    assert band.moved(250) == Band(250, 300)
    assert band.released(240) == ZoomBand(240, 300)


def test_a_band_that_is_taken_back_zooms_nowhere() -> None:
    """Escape, or drawing the band back to nothing, leaves the view alone; a mere press is a click."""
    band = on_ruler(300)
    band.moved(320)
    assert band.moved(301) == Band(300, 301)
    assert band.released(301) == NoBand()
    assert on_ruler(300).cancelled() == NoBand()
    assert on_ruler(300).released(300) == Click(300)


@pytest.mark.parametrize(("x", "part"), [(95, "left"), (104, "left"), (150, "body"), (203, "right"), (230, "")])
def test_the_frame_has_two_handles_and_a_body(x: float, part: str) -> None:
    """Six pixels on either side of an edge take hold of it."""
    assert part_of_frame(x, FRAME) == part


def test_the_handles_of_a_narrow_frame_stand_outside() -> None:
    """A frame of two pixels can still be moved by its body and resized by either handle."""
    narrow = Frame(100, 102)
    assert handles(narrow) == Frame(91, 111)
    assert [part_of_frame(x, narrow) for x in (91, 101, 111)] == ["left", "body", "right"]


def test_each_part_of_the_frame_drags_as_it_says() -> None:
    """Handles move one edge, the body both."""
    assert on_overview(100, FRAME).moved(90) == Frame(90, 200)
    assert on_overview(200, FRAME).moved(230) == Frame(100, 230)
    assert on_overview(150, FRAME).moved(160) == Frame(110, 210)
    assert on_overview(150, FRAME).pressed() is None


def test_a_frame_beyond_the_strip_keeps_its_far_edge() -> None:
    """Where the window reaches beyond the strip, its body moves whole and a handle moves only its own edge."""
    actual = Frame(-500, 200)
    shown = Frame(0, 200)
    assert on_overview(100, shown, actual).moved(110) == Frame(-490, 210)
    assert on_overview(200, shown, actual).moved(150) == Frame(-500, 150)
    assert on_overview(0, shown, actual).moved(20) == Frame(20, 200)


def test_an_edge_stops_before_the_other() -> None:
    """A handle dragged past the other one leaves a pixel."""
    assert on_overview(100, FRAME).moved(500) == Frame(199, 200)
    assert on_overview(200, FRAME).moved(5) == Frame(100, 101)


def test_a_press_elsewhere_centres_and_moves_on() -> None:
    """Outside the frame a press centres it there, and dragging goes on from there."""
    jump = on_overview(400, FRAME)
    assert jump.pressed() == CentreFrame(400)
    assert jump.moved(410) == Frame(360, 460)
    assert jump.cancelled() == FRAME


def test_a_cancelled_frame_goes_back() -> None:
    """Escape returns the frame to where it was."""
    drag = on_overview(100, FRAME)
    drag.moved(50)
    assert drag.cancelled() == FRAME


@pytest.mark.parametrize(
    ("held", "zooms", "intent"),
    [
        ({}, False, Scroll(-1)),
        ({"ctrl": True}, False, Zoom(7, gestures.NOTCH_ZOOM)),
        ({"shift": True}, False, Pan(gestures.NOTCH_PAN)),
        ({}, True, Zoom(7, gestures.NOTCH_ZOOM)),
        ({"ctrl": True}, True, Scroll(-1)),
    ],
)
def test_the_wheel_scrolls_zooms_and_pans(held: dict[str, bool], zooms: bool, intent: object) -> None:
    """A notch scrolls lanes, zooms with Ctrl and pans with Shift; the setting swaps the first two."""
    assert wheel(7, 0, 1, zooms=zooms, **held) == intent


def test_a_sideways_wheel_pans() -> None:
    """A tilt or a swipe to the side pans; no turn asks for nothing."""
    assert wheel(7, -1, 0.5) == Pan(-gestures.NOTCH_PAN)
    assert wheel(7, 0, 0) is None
