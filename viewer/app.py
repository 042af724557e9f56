"""The composition root: builds the parts, hands them to each other, and runs until the window closes."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QTimer, qVersion
from PySide6.QtWidgets import QApplication

from viewer.base import i18n, resources
from viewer.base.messages import Messages
from viewer.base.problems import Severity, UserError
from viewer.base.settings import Settings, config_folder
from viewer.base.tokens import DARK
from viewer.qt.shell import icons, theme
from viewer.qt.shell.crash import install_excepthook
from viewer.qt.shell.first_paint import FirstPaint
from viewer.qt.shell.loader import Loader
from viewer.qt.shell.look import Look
from viewer.qt.shell.window import MainWindow
from viewer.registry.reader import ReadError, is_large, read_bytes, read_file
from viewer.registry.registry import Registry
from viewer.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.qt.shell.loading import Loading
    from viewer.qt.shell.qt_words import QtWords
    from viewer.qt.shell.reading import Reading

REGISTRY_NAME = "events.yaml"
NO_REGISTRY = Registry(Path())

# Seconds for which a thread keeps the interpreter while the window waits for it. A paint lets go of it dozens of
# times; with Python's own 5 ms, painting one list beside a check took three seconds.
_TURN = 0.0005


def qt_folder() -> str:
    """Return the folder in which PySide6 lies."""
    return str(Path(PySide6.__file__).parent)


def describe() -> list[str]:
    """Return what a window would use here, a line each: versions, folders, display."""
    return [
        f"PySide6 {PySide6.__version__}, Qt {qVersion()}",
        f"resources {resources.path('')}",
        f"settings {config_folder(dict(os.environ))}",
        f"display {os.environ.get('WAYLAND_DISPLAY') or os.environ.get('DISPLAY') or '-'}",
    ]


def run(wanted: Path | None, shown: Callable[[Program], None] | None = None) -> int:
    """Open the window on `wanted` (see `choose`) and return the exit code when it is closed.

    Args:
        wanted: the registry, or None.
        shown: called with the program whenever a window has been shown; measurements pass it.
    """
    sys.setswitchinterval(_TURN)
    application = QApplication(theme.arguments(sys.argv[0]))
    application.setApplicationName("timeline-viewer")
    application.setApplicationDisplayName("Timeline Viewer")
    application.setDesktopFileName("timeline-viewer")
    settings = Settings(config_folder(dict(os.environ)) / "settings.json")
    i18n.set_language(str(settings.get("language")) or i18n.system_language(dict(os.environ)))
    program = Program(application, settings, shown)
    program.open(wanted)
    code = application.exec()
    program.close()
    return code


class Program:
    """Owns what lives longer than a window: settings, look, and the registry that is shown.

    A window computes its words when it is built. When the language changes, session, loader and window are built
    anew from the old session's state, so that nothing old goes on listening.
    """

    def __init__(
        self, application: QApplication, settings: Settings, shown: Callable[[Program], None] | None = None
    ) -> None:
        self._application = application
        self._shown = shown
        self._settings = settings
        theme.apply(application, settings.get("theme"))
        self.look = Look(dark=theme.current() is DARK)
        theme.changed.connect(lambda tokens: self.look.set_dark(tokens is DARK))
        self._qt_words: QtWords | None = None
        self.session: Session | None = None
        self.loader: Loader | None = None
        self.window: MainWindow | None = None

    def open(self, wanted: Path | None) -> None:
        """Read the registry and show the window on it; what cannot be opened leaves an empty window that says why."""
        refusal, registry, data = "", NO_REGISTRY, b""
        try:
            registry, data = _read(choose(wanted, self._settings))
        except UserError as error:
            refusal = str(error)
        session = Session(
            registry,
            today=date.today().toordinal(),
            titles=str(self._settings.get("titles")),
            grouping=str(self._settings.get("grouping")),
        )
        loader = Loader(session, Messages())
        loader.remember(None if session.is_partial else data)
        self._show(session, loader)
        if refusal:
            loader.messages.say(refusal, Severity.ERROR, lasting=True)

    def close(self) -> None:
        """Let go of the window before Qt does, and end what goes on beside it."""
        if self.loader is not None:
            self.loader.close()
        self.window = None

    def _show(self, session: Session, loader: Loader) -> None:
        """Build a window on `session`, kept in step with its file by `loader`, in place of the one that is shown."""
        before = self.window
        install_excepthook(loader.messages)
        window = MainWindow(session, self.look, self._settings, loader.messages, loader)
        window.language_requested.connect(self._on_language_requested)
        window.theme_requested.connect(self._on_theme_requested)
        loader.reading_began.connect(self._on_reading_began)
        self.session, self.loader, self.window = session, loader, window
        window.timeline.canvas.setFocus()
        if session.is_partial:
            window.return_to_view()  # to its event after the first paint: what the panes say of it can wait
            self._loading().expect()
        else:
            window.return_to()
        window.show()
        if before is not None:
            window.take_briefing(before)
            before.deleteLater()
        if self._shown is not None:
            self._shown(self)
        FirstPaint(window, lambda: QTimer.singleShot(0, window, self._begin_work))

    def _begin_work(self) -> None:
        """Do what waited for the first paint, and for whoever else did."""
        self._after_first_paint()

    def _translate_qt(self) -> None:
        """Have Qt's own words in the program's language; an English window does without."""
        if self._qt_words is None and i18n.language() != "en":
            from viewer.qt.shell.qt_words import QtWords

            self._qt_words = QtWords()
            self._application.installTranslator(self._qt_words)

    def _after_first_paint(self) -> None:
        self._translate_qt()
        gc.freeze()
        gc.enable()
        if self.window is not None and self.loader is not None:
            self.window.setWindowIcon(icons.app_icon())
            if self.session is not None and self.session.is_partial:
                self.window.return_to_event()
            self.loader.start_following()
            self.window.saving.begin()
        if os.environ.get("TIMELINE_VIEWER_QUIT_AFTER_PAINT"):
            QTimer.singleShot(0, self._application.quit)

    def _on_language_requested(self, code: str) -> None:
        if code == i18n.language() or self.window is None or self.session is None or self.loader is None:
            return
        self._settings.set("language", code)
        self.window.remember()
        i18n.set_language(code)
        session = self.session.successor()
        self.loader.release()
        self.window.hide()
        self._show(session, Loader(session, Messages(), self.loader))

    def _on_reading_began(self, reading: Reading) -> None:
        self._loading().follow(reading)

    def _loading(self) -> Loading:
        """Return what shows how far the reading of a large file is; made for the first one in a window."""
        from viewer.qt.shell.loading import Loading  # few files are large

        assert self.window is not None
        assert self.session is not None
        assert self.loader is not None
        return self.window.findChild(Loading) or Loading(self.window, self.session, self.loader)

    def _on_theme_requested(self, choice: theme.Choice) -> None:
        self._settings.set("theme", choice)
        self._settings.save()
        theme.apply(self._application, choice)


def _read(path: Path) -> tuple[Registry, bytes]:
    """Return a registry and its bytes; of a large one only the first events, which know that others are missing.

    Raises:
        ReadError: the file cannot be read.
    """
    if is_large(path):
        from viewer.registry.assembly import first_registry
        from viewer.registry.large import LargeFile

        with suppress(OSError), LargeFile(path) as file:  # what is wrong with it is said by `read_file`
            return first_registry(file, path), b""
    data = read_file(path)
    return read_bytes(path, data), data


def choose(wanted: Path | None, settings: Settings) -> Path:
    """Return the registry to open: the wanted one, else ./events.yaml, else the last one, else a copy of the sample.

    Raises:
        UserError: the copy of the sample cannot be written.
        ReadError: `wanted` is a folder without a registry.
    """
    if wanted is not None:
        inside = wanted / REGISTRY_NAME
        return inside if inside.is_file() else wanted
    here = Path.cwd() / REGISTRY_NAME
    if here.is_file():
        return here
    last = str(settings.get("last_registry"))
    if last and Path(last).is_file():
        return Path(last)
    return _copy_of_sample()


def _copy_of_sample() -> Path:
    from PySide6.QtCore import QStandardPaths

    from viewer.starter import copy_sample

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return copy_sample(Path(documents or Path.home()) / "Timeline Viewer")


__all__ = ["ReadError", "choose", "describe", "qt_folder", "run"]
