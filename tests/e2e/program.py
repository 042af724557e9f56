"""The real program on a test's desktop: started as a user starts it, asked as a user asks it.

What it thinks is read from the outside alone: the window's title, the clipboard after *Copy event*, the settings
that it leaves, its exit code, and whether something on the screen changes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.e2e.desktop import Box, Desktop, Picture, wait_until
from viewer.commands.table import COMMANDS

ROOT = Path(__file__).parents[2]
_NOTHING = "nothing copied yet"


class Program:
    """One running program and its homes.

    Args:
        desktop: where its window opens.
        home: an empty folder for everything that the program keeps.
        arguments: what stands behind its name.
        environment: what differs from a bare environment, such as `VISUAL`.
    """

    def __init__(self, desktop: Desktop, home: Path, *arguments: object, **environment: str) -> None:
        self.desktop = desktop
        self._home = home
        self._environment = environment
        self._process = self._start(arguments)
        self.window = ""
        self._corner = (0, 0)

    def _start(self, arguments: tuple[object, ...]) -> subprocess.Popen[str]:
        names = ("config", "data", "state", "cache")
        homes = {f"XDG_{name.upper()}_HOME": str(self._home / name) for name in names}
        runtime = self._home / "runtime"
        for folder in (*(self._home / name for name in names), runtime):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        environment = {
            **kept,
            **homes,
            "XDG_RUNTIME_DIR": str(runtime),
            "HOME": str(self._home),
            "DISPLAY": self.desktop.display,
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            **self._environment,
        }
        return subprocess.Popen(
            [sys.executable, "-m", "viewer", *(str(one) for one in arguments)],
            cwd=self._home,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    # The window

    def wait_for_window(self) -> None:
        """Wait until the window is there, has the focus and has painted something."""
        wait_until(lambda: self._find_window() or self._process.poll() is not None, "the window appears")
        assert self._process.poll() is None, f"ended instead of showing a window: {self._process.communicate()[1]}"
        wait_until(lambda: self.desktop.do("getactivewindow", fails=True) == self.window, "the window has the focus")
        self._corner = self._find_corner()
        wait_until(lambda: not self.desktop.picture(self.part(0.2, 0.3, 0.5, 0.4)).is_plain, "the window has painted")

    @property
    def title(self) -> str:
        """Return what the title bar says."""
        return self.desktop.do("getwindowname", self.window)

    @property
    def box(self) -> Box:
        """Return where the window stands, without its frame."""
        answer = self.desktop.do("getwindowgeometry", "--shell", self.window)
        values = dict(line.split("=", 1) for line in answer.splitlines())
        return Box(*self._corner, int(values["WIDTH"]), int(values["HEIGHT"]))

    def part(self, x: float, y: float, width: float, height: float) -> Box:
        """Return a part of the window, given as shares of its width and height."""
        box = self.box
        return Box(
            box.x + round(x * box.width),
            box.y + round(y * box.height),
            round(width * box.width),
            round(height * box.height),
        )

    def body(self) -> Box:
        """Return a part of the window in which only lanes are drawn."""
        box = self.box
        return Box(box.x + box.width * 3 // 10, box.y + 115, box.width * 35 // 100, box.height - 255)

    def ruler(self) -> Box:
        """Return a part of the window in which only the ruler's finer scale is drawn."""
        box = self.box
        return Box(box.x + box.width * 3 // 10, box.y + 75, box.width * 35 // 100, 32)

    def picture(self) -> Picture:
        """Return what the window shows."""
        return self.desktop.picture(self.box)

    def resize(self, width: int, height: int) -> None:
        """Ask the window manager for another size, and wait until the window has it."""
        self.desktop.do("windowsize", self.window, width, height)
        wait_until(lambda: self.box[2:] == (width, height), f"the window is {width} × {height}")

    # What it is told

    def command(self, words: str, *, new_window: bool = False) -> None:
        """Run the first command that the list of all commands finds for `words`, in ASCII."""
        before = self.picture()
        self.desktop.press("ctrl+shift+p")
        opened = self.desktop.wait_for_change(before, "the list of commands opens")
        self.desktop.type(words)
        self.desktop.wait_for_change(opened, "the list of commands is narrowed")
        self.desktop.press("Return")
        if new_window:
            old = self.window
            wait_until(lambda: self._find_window() not in ("", old), "another window takes the place of the first")
            self.wait_for_window()

    def open_panes_menu(self) -> None:
        """Open the View menu's list of panes, which stands before *Next pane*; its first line is chosen."""
        place = [command.id for command in COMMANDS if command.menu == "view"].index("next_pane")
        self.desktop.press("alt+v", *["Down"] * place, "Right")

    def focus_timeline(self) -> None:
        """Give the timeline the focus, wherever it is, by a click beside all events."""
        box = self.body()
        self.desktop.click(box.x + box.width - 5, box.y + box.height - 5)

    # What it thinks

    def copy_event(self, target: str = "UTF8_STRING") -> str:
        """Copy the selected event and return what the clipboard then offers as `target`."""
        self.desktop.put_in_clipboard(_NOTHING)
        self.desktop.press("ctrl+shift+c")
        wait_until(lambda: self.desktop.clipboard() != _NOTHING, "the event is in the clipboard")
        return self.desktop.clipboard(target)

    def copied_title(self) -> str:
        """Return the title of the selected event."""
        return self.copy_event().splitlines()[0]

    def settings(self) -> dict[str, Any]:
        """Return what the program has saved in its settings."""
        path = self._home / "config" / "timeline-viewer" / "settings.json"
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return found

    @property
    def faults(self) -> str:
        """Return what the program noted of its own faults."""
        path = self._home / "state" / "timeline-viewer" / "faults.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    # The end

    def quit(self) -> int:
        """Quit as a user does and return the exit code; what the program wrote meanwhile is a failure."""
        self.desktop.press("ctrl+q")
        out, said = self._process.communicate(timeout=15)
        assert (out, said) == ("", ""), out + said
        return self._process.returncode

    def end(self) -> None:
        """End the process, whatever state it is in."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()

    def _find_window(self) -> str:
        """Remember and return the id of the main window; "" while there is none."""
        found = self.desktop.do("search", "--all", "--onlyvisible", "--pid", self._process.pid, fails=True)
        self.window = found.splitlines()[-1] if found else ""
        return self.window

    def _find_corner(self) -> tuple[int, int]:
        """Return where the window stands; the pointer tells, because xdotool counts a frame twice."""
        self.desktop.do("mousemove", "--window", self.window, 1, 1)
        answer = self.desktop.do("getmouselocation", "--shell")
        values = dict(line.split("=", 1) for line in answer.splitlines())
        return int(values["X"]) - 1, int(values["Y"]) - 1
