"""Decides whether a window can open here and which registry it opens, before Qt is loaded.

Qt ends the process without a word when the X server refuses it or a system library is missing. So the display and
the libraries are tried first, and what is missing is said in one sentence, with what to type instead.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.problems import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.app import Program

NO_WINDOW = 2

# Which Debian package brings a library that Qt asks for.
_PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}


class CannotOpenWindow(UserError):  # noqa: N818 — it is a refusal that is said, not a fault
    """No window can be shown here; the text says what is missing and what to do."""


def open_window(
    registry: Path | None, *, diagnose: bool = False, shown: Callable[[Program], None] | None = None
) -> int:
    """Open the window on `registry` and return the exit code when it is closed; 2 when there can be no window.

    Args:
        registry: what to open; None means ./events.yaml, else the last one, else a copy of the sample.
        diagnose: say what a window would need, and open none.
        shown: called with the program whenever a window has been shown; measurements pass it.
    """
    gc.disable()  # until the first paint: nothing that is made on the way to it is garbage
    _import_without_qt()
    refusal = _refusal(dict(os.environ))
    if diagnose:
        return _diagnose(refusal)
    if refusal:
        sys.stderr.write(f"{refusal}\n")
        return NO_WINDOW
    from viewer.app import run

    return run(registry, shown)


def _import_without_qt() -> None:
    """Import what needs no Qt before Qt: afterwards, PySide reads the source of each module that is imported."""
    import viewer.session
    import viewer.sources.mentions
    import viewer.timeline.stage  # noqa: F401 — see above


def _refusal(environ: dict[str, str]) -> str:
    """Return why no window can open here; empty when one can."""
    try:
        _check_libraries(environ)
        _check_display(environ)
    except CannotOpenWindow as refusal:
        return str(refusal)
    return ""


def _diagnose(refusal: str) -> int:
    """Print what a window would use here, and what it lacks."""
    lines = [f"Python {sys.version.split()[0]} ({sys.executable})"]
    try:
        from viewer.app import describe
    except ImportError:
        lines.append("PySide6 –")
    else:
        lines += describe()
    lines.append(refusal or _("A window can open here."))
    sys.stdout.write("\n".join(lines) + "\n")
    return NO_WINDOW if refusal else 0


def _platform(environ: dict[str, str]) -> str:
    """Return the Qt platform that will be used: what is asked for, else wayland or xcb on Linux."""
    asked = environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if asked or not sys.platform.startswith("linux"):
        return asked
    if environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb"


def _check_display(environ: dict[str, str]) -> None:
    if _platform(environ) != "xcb":
        return
    display = environ.get("DISPLAY", "")
    instead = _("Without one, “timeline-viewer list events.yaml” and “check events.yaml” work in the terminal.")
    if not display:
        raise CannotOpenWindow(
            _("There is no display here (DISPLAY is not set), so no window can open.") + " " + instead
        )
    if not _answers(display):
        raise CannotOpenWindow(
            _("The display {display} does not answer, so no window can open.").format(display=display) + " " + instead
        )


def _answers(display: str) -> bool:
    """Return whether the X server of `display` accepts a connection; True when that cannot be found out."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the missing library is said next
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _check_libraries(environ: dict[str, str]) -> None:
    try:
        import viewer.app
    except ImportError as error:
        raise CannotOpenWindow(_missing(str(error))) from None
    if _platform(environ) == "xcb" and sys.platform.startswith("linux"):
        _check_plugin(Path(viewer.app.qt_folder()) / "Qt" / "plugins" / "platforms" / "libqxcb.so")


def _check_plugin(plugin: Path) -> None:
    """Load Qt's X11 plugin as Qt will, so that a library that it lacks is named here."""
    import ctypes

    if not plugin.exists():
        return
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        raise CannotOpenWindow(_missing(str(error))) from None


def explained(error: ImportError) -> CannotOpenWindow:
    """Return what is missing where Qt cannot be loaded, in a sentence."""
    return CannotOpenWindow(_missing(str(error)))


def _missing(said: str) -> str:
    """Return a sentence for the loader's complaint, with the package that helps."""
    library = next((word.rstrip(":").rpartition("/")[2] for word in said.split() if ".so" in word), "")
    if "PySide6" in said and not library:
        return _("PySide6 is not installed for this Python; type: pip install timeline-viewer")
    packages = dict.fromkeys(_PACKAGES[name] for name in _PACKAGES if name == library or not _loads(name))
    if library in _PACKAGES:
        return _(
            "A system library that the window needs is missing: {library}. On Debian or Ubuntu type: "
            "sudo apt install {packages}"
        ).format(library=library, packages=" ".join(packages))
    return _("The window cannot open: {reason}").format(reason=said)


def _loads(library: str) -> bool:
    """Return whether the system has `library`."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
