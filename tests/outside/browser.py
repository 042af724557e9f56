"""Drives a real browser for tests: Chromium without a window, through its DevTools protocol on two pipes."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 60  # seconds
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--remote-debugging-pipe", "--hide-scrollbars"),
)


def program() -> str | None:
    """Return the browser's path, or None where there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Browser:
    """One browser with one page.

    Args:
        home: an empty folder for its profile.

    Attributes:
        told: what the page's console said and which of its scripts failed.
        asked: addresses that the page asked for.
    """

    def __init__(self, home: Path) -> None:
        found = program()
        assert found is not None
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        self.told: list[str] = []
        self.asked: list[str] = []
        self._buffer = b""
        self._number = 0
        self._session = ""

        def connect() -> None:  # the browser reads from 3 and writes to 4, which may be taken here
            first, second = os.dup2(to_read, 100), os.dup2(to_write, 101)
            os.dup2(first, 3)
            os.dup2(second, 4)

        self._process = subprocess.Popen(
            [found, *_FLAGS, f"--user-data-dir={home}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=connect,
            env={**os.environ, "HOME": str(home)},
        )
        os.close(to_read)
        os.close(to_write)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Return what a DevTools method answers.

        Raises:
            RuntimeError: it answers that it failed.
        """
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                result: dict[str, Any] = answer["result"]
                return result
            self._hear(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready = select.select([self._read], [], [], _PATIENCE)[0]
            data = os.read(self._read, 1 << 16) if ready else b""
            if not data:
                raise RuntimeError("the browser has ended, or does not answer")
            self._buffer += data
        message, _end, self._buffer = self._buffer.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def _hear(self, event: dict[str, Any]) -> None:
        parameters = event.get("params", {})
        match event.get("method"):
            case "Runtime.consoleAPICalled":
                self.told.append(" ".join(str(one.get("value", "")) for one in parameters["args"]))
            case "Runtime.exceptionThrown":
                self.told.append(str(parameters["exceptionDetails"]))
            case "Log.entryAdded":
                self.told.append(parameters["entry"]["text"])
            case "Network.requestWillBeSent":
                self.asked.append(parameters["request"]["url"])

    def open(self, address: str, width: int = 1280, height: int = 800, *, touch: bool = False) -> None:
        """Open an address in a page of this size, and wait until it has been painted."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.call("Emulation.setTouchEmulationEnabled", enabled=touch)
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)
        self.run("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))")
        self.settle()

    def run(self, script: str) -> Any:
        """Return the value of an expression, once a promise is kept.

        Raises:
            RuntimeError: the script failed.
        """
        made = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in made:
            raise RuntimeError(made["exceptionDetails"])
        return made["result"].get("value")

    def settle(self) -> None:
        """Wait until what moves has come to rest: the page stays as it is for some frames."""
        self.run(
            """new Promise(done => {
                let last = '', same = 0;
                const look = () => {
                    const box = document.querySelector('.scroller');
                    const now = [box && box.scrollLeft, box && box.scrollTop,
                        document.documentElement.style.cssText, document.body.innerText.length].join();
                    same = now === last ? same + 1 : 0;
                    last = now;
                    same > 5 ? done() : requestAnimationFrame(look);
                };
                look();
            })"""
        )

    def click(self, x: float, y: float) -> None:
        """Click with the mouse."""
        self.drag((x, y), (x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse's button, move in some steps, and let go."""
        self._mouse("mouseMoved", *start)
        self._mouse("mousePressed", *start)
        for step in range(1, 6) if start != end else ():
            self._mouse("mouseMoved", *(a + (b - a) * step / 5 for a, b in zip(start, end, strict=True)))
        self._mouse("mouseReleased", *end)
        self.settle()

    def _mouse(self, kind: str, x: float, y: float) -> None:
        held = 0 if kind == "mouseReleased" else 1
        button = "none" if kind == "mouseMoved" else "left"
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button=button, buttons=held, clickCount=1)

    def wheel(self, x: float, y: float, delta: float, *, ctrl: bool = False) -> None:
        """Turn the wheel."""
        self.call(
            "Input.dispatchMouseEvent", type="mouseWheel", x=x, y=y, deltaX=0, deltaY=delta, modifiers=2 if ctrl else 0
        )
        self.settle()

    def touch(self, *moves: tuple[tuple[float, float], ...]) -> None:
        """Put fingers down, move them, and lift them; each move is where all fingers are."""
        for kind, fingers in (("touchStart", moves[0]), *(("touchMove", move) for move in moves[1:]), ("touchEnd", ())):
            points = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(fingers)]
            self.call("Input.dispatchTouchEvent", type=kind, touchPoints=points)
        self.settle()

    def press(self, key: str, code: int = 0) -> None:
        """Press a key by its name; `code` is the old number of keys that are no letters."""
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        known = {"key": key, "windowsVirtualKeyCode": code or ord(key[0].upper())}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **known)
        self.call("Input.dispatchKeyEvent", type="keyUp", **known)
        self.settle()

    def write(self, text: str) -> None:
        """Put a text where the caret is, as an input method does."""
        self.call("Input.insertText", text=text)
        self.settle()

    def close(self) -> None:
        """End the browser."""
        os.close(self._write)
        os.close(self._read)
        self._process.terminate()
        self._process.wait(20)
