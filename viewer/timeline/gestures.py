"""One small object for each gesture of the pointer: told where the pointer goes, it says what is wanted.

A press begins a gesture, chosen by where it happened (`on_ruler`, `on_canvas`, `on_overview`). From then on
the gesture gets every move until it is released or cancelled, and answers with an intent, or with None.
Intents are wishes in pixels; whoever owns the viewport fulfils them. A press that never travelled is a
click.
"""

from __future__ import annotations

from typing import Protocol

from viewer.base.tuples import NamedTuple

TRAVEL = 4.0  # px; a shorter way is a click
NOTCH_ZOOM = 1.2
NOTCH_PAN = 60.0  # px
GRIP = 6.0  # px on either side of a handle that take hold of it
_BODY = 20.0  # px between the handles, at least


class Pan(NamedTuple):
    """Move the content `dx` px to the right."""

    dx: float


class Zoom(NamedTuple):
    """Magnify by `factor` about pixel `x`."""

    x: float
    factor: float


class Scroll(NamedTuple):
    """Scroll the lanes by `notches`, downwards where positive."""

    notches: float


class Band(NamedTuple):
    """Show which pixels would be zoomed to."""

    left: float
    right: float


class NoBand(NamedTuple):
    """Show no band any more."""


class ZoomBand(NamedTuple):
    """Zoom to these pixels."""

    left: float
    right: float


class Click(NamedTuple):
    """The press at `x` was a click."""

    x: float


class Frame(NamedTuple):
    """Make the overview's window reach from one pixel to another."""

    left: float
    right: float


class CentreFrame(NamedTuple):
    """Move the overview's window so that `x` is its middle."""

    x: float


Intent = Pan | Zoom | Scroll | Band | NoBand | ZoomBand | Click | Frame | CentreFrame


class Gesture(Protocol):
    """What a pressed pointer does until it is released or cancelled."""

    def pressed(self) -> Intent | None:
        """Return what the press itself asks for."""

    def moved(self, x: float) -> Intent | None:
        """Return what a move to `x` asks for."""

    def released(self, x: float) -> Intent | None:
        """Return what the release at `x` asks for."""

    def cancelled(self) -> Intent | None:
        """Return what takes the gesture back."""


class _Still:
    """A gesture that asks for nothing until it is moved."""

    def pressed(self) -> Intent | None:
        return None

    def released(self, x: float) -> Intent | None:  # noqa: ARG002 — the protocol's signature
        return None

    def cancelled(self) -> Intent | None:
        return None


class Drag(_Still):
    """Pans with the pointer; the content stays under it from the first pixel on."""

    def __init__(self, x: float) -> None:
        self._pressed = self._last = x
        self._travelled = False

    def moved(self, x: float) -> Intent | None:
        """Pan, once the pointer has travelled."""
        self._travelled = self._travelled or abs(x - self._pressed) >= TRAVEL
        if not self._travelled or x == self._last:
            return None
        dx, self._last = x - self._last, x
        return Pan(dx)

    def released(self, x: float) -> Intent | None:  # noqa: ARG002 — the protocol's signature
        """Return a click where the pointer never travelled."""
        return None if self._travelled else Click(self._pressed)

    def cancelled(self) -> Intent | None:
        """Go back to where the drag began."""
        return Pan(self._pressed - self._last) if self._travelled else None


class BandZoom(_Still):
    """Draws a band on the ruler and zooms to it."""

    def __init__(self, x: float) -> None:
        self._pressed = x
        self._shown = False

    def moved(self, x: float) -> Intent | None:
        """Show the band, once it is wide enough to be meant."""
        if abs(x - self._pressed) < TRAVEL and not self._shown:
            return None
        self._shown = True
        return Band(*self._ends(x))

    def released(self, x: float) -> Intent | None:
        """Zoom to the band; nothing where it was drawn back to nothing, a click where there was none."""
        if abs(x - self._pressed) < TRAVEL:
            return NoBand() if self._shown else Click(self._pressed)
        return ZoomBand(*self._ends(x))

    def cancelled(self) -> Intent | None:
        """Forget the band."""
        return NoBand()

    def _ends(self, x: float) -> tuple[float, float]:
        return min(self._pressed, x), max(self._pressed, x)


class FrameDrag(_Still):
    """Moves the overview's window, or one edge of it."""

    def __init__(self, x: float, frame: Frame, *, left: bool, right: bool) -> None:
        self._pressed = x
        self._frame = frame
        self._left, self._right = left, right

    def moved(self, x: float) -> Intent | None:
        """Ask for the window that the pointer has drawn; an edge stops a pixel before the other."""
        dx = x - self._pressed
        left, right = self._frame
        if self._left and self._right:
            return Frame(left + dx, right + dx)
        if self._left:
            return Frame(min(left + dx, right - 1), right)
        return Frame(left, max(right + dx, left + 1))

    def cancelled(self) -> Intent | None:
        """Ask for the window as it was."""
        return self._frame


class Jump(FrameDrag):
    """Centres the overview's window where the pointer was pressed, then moves it."""

    def __init__(self, x: float, frame: Frame) -> None:
        half = (frame.right - frame.left) / 2
        super().__init__(x, Frame(x - half, x + half), left=True, right=True)
        self._before = frame

    def pressed(self) -> Intent | None:
        """Centre at once."""
        return CentreFrame(self._pressed)

    def cancelled(self) -> Intent | None:
        """Ask for the window as it was before the press."""
        return self._before


def on_ruler(x: float) -> Gesture:
    """Return the gesture that a press on the ruler begins."""
    return BandZoom(x)


def on_canvas(x: float) -> Gesture:
    """Return the gesture that a press on the timeline's free ground begins."""
    return Drag(x)


def handles(frame: Frame) -> Frame:
    """Return where the handles of the overview's window stand: its edges, or outside where it is narrow."""
    middle, half = (frame.left + frame.right) / 2, max(frame.right - frame.left, _BODY) / 2
    return Frame(middle - half, middle + half)


def part_of_frame(x: float, frame: Frame) -> str:
    """Return what of the overview's window is at `x`: left, right, body, or nothing (the empty text)."""
    left, right = handles(frame)
    near_left, near_right = abs(x - left), abs(x - right)
    if min(near_left, near_right) <= GRIP:
        return "left" if near_left <= near_right else "right"
    return "body" if left < x < right else ""


def on_overview(x: float, shown: Frame, actual: Frame | None = None) -> Gesture:
    """Return the gesture that a press on the overview begins.

    Args:
        x: where it was pressed.
        shown: the window as drawn, which ends where the strip does.
        actual: the window's true edges, where they lie beyond the strip.
    """
    left, right = actual or shown
    match part_of_frame(x, shown):
        case "left":
            return FrameDrag(x, Frame(shown.left, right), left=True, right=False)
        case "right":
            return FrameDrag(x, Frame(left, shown.right), left=False, right=True)
        case "body":
            return FrameDrag(x, Frame(left, right), left=True, right=True)
        case _:
            return Jump(x, Frame(left, right))


def wheel(
    x: float, across: float, down: float, *, ctrl: bool = False, shift: bool = False, zooms: bool = False
) -> Intent | None:
    """Return what a turn of the wheel asks for.

    Args:
        x: pixel of the pointer.
        across: notches to the side; positive moves the content to the right.
        down: notches; positive moves the content down, or zooms in.
        ctrl: whether Ctrl is held.
        shift: whether Shift is held.
        zooms: whether the user chose that the wheel alone zooms, and scrolls with Ctrl.
    """
    if shift:
        return Pan((down or across) * NOTCH_PAN)
    if abs(across) > abs(down):
        return Pan(across * NOTCH_PAN)
    if not down:
        return None
    return Zoom(x, NOTCH_ZOOM**down) if ctrl != zooms else Scroll(-down)
