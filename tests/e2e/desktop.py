"""A desktop of its own for tests: an X server without a screen, a window manager, and hands to work with.

The server chooses a free display by itself, so that several test runs may stand beside each other, and ends with
the object that started it. Keys and pointer go through XTEST (xdotool), as if somebody sat there. What is on the
screen is read back as pixels, of which tests ask simple things only: does it change, is it of one colour.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

TOOLS = ("Xvfb", "openbox", "xdotool", "xclip", "import")
PATIENCE = 8.0  # s; a test that waits longer has failed
_PAUSE = 0.03  # s between two looks


class Box(NamedTuple):
    """A part of the screen in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        """Return the pixel in the middle."""
        return self.x + self.width // 2, self.y + self.height // 2


class Picture(NamedTuple):
    """What a part of the screen showed: three bytes a pixel, row by row."""

    box: Box
    rgb: bytes

    @property
    def is_plain(self) -> bool:
        """Return whether every pixel has the same colour."""
        return self.rgb == self.rgb[:3] * (len(self.rgb) // 3)

    @property
    def brightness(self) -> float:
        """Return the mean of all bytes: 0 is black, 255 white."""
        return sum(self.rgb) / len(self.rgb)

    def share_unlike(self, other: Picture) -> float:
        """Return the share of pixels that differ from those of a picture of the same size."""
        pairs = zip(_pixels(self.rgb), _pixels(other.rgb), strict=True)
        return sum(one != two for one, two in pairs) * 3 / len(self.rgb)


def missing_tools() -> list[str]:
    """Return the programs that a desktop needs and that are not installed."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def wait_until(is_so: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Look again and again until something is so.

    Raises:
        AssertionError: it is not so after `patience` seconds; the message says `what` was waited for.
    """
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience:g} s in vain: {what}")
        time.sleep(_PAUSE)


class Desktop:
    """An X server with a window manager.

    Args:
        folder: where the window manager may write.
        size: width and height of the screen.
    """

    def __init__(self, folder: Path, size: tuple[int, int] = (1600, 1000)) -> None:
        self.size = size
        reads, writes = os.pipe()
        screen = f"{size[0]}x{size[1]}x24"
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writes), "-screen", "0", screen, "-nolisten", "tcp", "-dpi", "96"],
            pass_fds=(writes,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writes)
        with os.fdopen(reads) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"
        self._environment = {**_bare_environment(), "DISPLAY": self.display, "HOME": str(folder)}
        self._manager = subprocess.Popen(
            ["openbox"], env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_until(lambda: self.do("get_num_desktops", fails=True), "openbox rules the desktop")
        except AssertionError:
            self.close()  # nobody else will
            raise

    def close(self) -> None:
        """End the window manager and the server that this object started."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(5)

    # Hands

    def do(self, *words: object, fails: bool = False) -> str:
        """Run one xdotool command and return what it prints; "" where it `fails` and may."""
        arguments = ["xdotool", *(str(word) for word in words)]
        done = subprocess.run(
            arguments, env=self._environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        if done.returncode and not fails:
            raise RuntimeError(f"{' '.join(arguments)}: {done.stderr}")
        return "" if done.returncode else done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as "ctrl+k" or "Home"."""
        self.do("key", "--clearmodifiers", "--delay", 15, *keys)

    def type(self, text: str) -> None:
        """Type plain ASCII text."""
        self.do("type", "--delay", 15, text)

    def move(self, x: int, y: int) -> None:
        """Move the pointer."""
        self.do("mousemove", x, y)

    def click(self, x: int, y: int, button: int = 1, times: int = 1) -> None:
        """Click at a place of the screen."""
        self.do("mousemove", x, y, "click", "--repeat", times, "--delay", 60, button)

    def turn_wheel(self, x: int, y: int, notches: int, held: str = "") -> None:
        """Turn the wheel at a place, away from the user where positive, with a modifier key `held`."""
        button = 4 if notches > 0 else 5
        turn = ("click", "--repeat", abs(notches), "--delay", 30, button)
        self.do("mousemove", x, y, *(("keydown", held, *turn, "keyup", held) if held else turn))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one place, move in a few steps, release at another."""
        steps = [(start[0] + (end[0] - start[0]) * i // 4, start[1] + (end[1] - start[1]) * i // 4) for i in range(5)]
        moves = [word for step in steps[1:] for word in ("mousemove", *step, "sleep", 0.03)]
        self.do("mousemove", *start, "mousedown", 1, *moves, "mouseup", 1)

    # Eyes

    def picture(self, box: Box | None = None) -> Picture:
        """Return what a part of the screen shows now; all of it when no box is given."""
        part = box or Box(0, 0, *self.size)
        crop = f"{part.width}x{part.height}+{part.x}+{part.y}"
        command = ["import", "-silent", "-window", "root", "-crop", crop, "-depth", "8", "rgb:-"]
        done = subprocess.run(command, env=self._environment, capture_output=True, timeout=PATIENCE, check=True)
        return Picture(part, done.stdout)

    def save_picture(self, path: Path) -> None:
        """Write what the screen shows to a file, for somebody who looks into a failure."""
        command = ["import", "-silent", "-window", "root", str(path)]
        subprocess.run(command, env=self._environment, timeout=PATIENCE, check=True)

    def wait_for_change(self, before: Picture, what: str, patience: float = PATIENCE) -> Picture:
        """Return what a part of the screen shows as soon as it differs from `before`."""
        wait_until(lambda: self.picture(before.box) != before, what, patience)
        return self.picture(before.box)

    def wait_for_rest(self, box: Box | None = None) -> Picture:
        """Return what a part of the screen shows once two looks have found the same."""
        seen = [self.picture(box)]

        def rests() -> bool:
            time.sleep(0.1)
            seen.append(self.picture(box))
            return seen[-1] == seen[-2]

        wait_until(rests, "the screen comes to rest")
        return seen[-1]

    # Clipboard

    def put_in_clipboard(self, text: str) -> None:
        """Offer a text to whoever pastes."""
        command = ["xclip", "-selection", "clipboard", "-in"]
        subprocess.run(
            command,
            env=self._environment,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=True,
        )
        wait_until(lambda: self.clipboard() == text, "the clipboard offers the text")

    def clipboard(self, target: str = "UTF8_STRING") -> str:
        """Return what the clipboard offers as a target such as `text/html`; "" where it offers none."""
        command = ["xclip", "-selection", "clipboard", "-out", "-target", target]
        done = subprocess.run(command, env=self._environment, capture_output=True, timeout=PATIENCE, check=False)
        return done.stdout.decode() if done.returncode == 0 else ""


def _bare_environment() -> dict[str, str]:
    return {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}


def _pixels(rgb: bytes) -> zip[tuple[int, int, int]]:
    return zip(rgb[::3], rgb[1::3], rgb[2::3], strict=True)
