"""Writes the briefing to files: beside the window, with progress and a button that ends it; all files or none.

    document (thread) ─ figures (window) ─ writer (thread) ─ files beside their places, then renamed

What is drawn in the window, and which files come of it, depends on the format and is handed in: see `Wishes.ready`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.base.work import Cancelled, Report
from viewer.qt.shell.beside import Beside

if TYPE_CHECKING:
    from viewer.briefcase import Briefcase
    from viewer.briefing.document import Document

_PATIENCE_MS = 500
_STEPS = 1000
_WIDTH = 380  # px
_FIRST = 0.4  # share of the work that making the document is

BUNDLE = "zip"

Make = Callable[[Report], "Document"]
Write = Callable[[str, Report], "tuple[Mapping[str, bytes], tuple[str, ...]]"]  # files by name, and remarks
Ready = Callable[["Document"], Write]  # called in the window's thread; what it returns, in another


class Exporter(QObject):
    """Writes one briefing to one file at a time.

    Args:
        case: the briefing.
        window: where dialogs appear.
    """

    exported = Signal(object)  # the path
    failed = Signal(str)

    _reported = Signal(float)

    def __init__(self, case: Briefcase, window: QWidget) -> None:
        super().__init__(window)
        self._case, self._window = case, window
        self._running: Beside | None = None
        self._dialog: QProgressDialog | None = None
        self._cancelled = False
        self._folder: Path | None = None  # where the last one went
        self.remarks: tuple[str, ...] = ()  # what is to be said of the last export
        self.last: tuple[str, str] | None = None  # format and time of day of the last export
        self._reported.connect(self._on_reported)

    @property
    def busy(self) -> bool:
        """Return whether something is being written."""
        return self._running is not None

    def ask(self, suffix: str, make: Make, ready: Callable[[str], Ready], about: str = "") -> None:
        """Ask for a file, and write the document that `make` returns to it.

        Args:
            suffix: the format that is proposed, without its dot; empty for the first one.
            make: makes the document.
            ready: gets a format's suffix with its dot.
            about: added to the proposed name, of a document that is no briefing.
        """
        from viewer.qt.shell.file_dialogs import save_file

        every = [kind for kind in suffixes() if kind != BUNDLE or not about]
        kinds = [suffix, *(kind for kind in every if kind != suffix)] if suffix else every
        forms = {f"{_kind(kind)} (*.{kind})": kind for kind in kinds}
        title = _("Export the briefing")
        proposed = self.proposed(kinds[0])
        if about:
            proposed = proposed.with_name(f"{proposed.stem}-{about}{proposed.suffix}")
        path, form = save_file(self._window, title, proposed, ";;".join(forms))
        if path is None:
            return
        if path.suffix.lower().removeprefix(".") not in kinds:
            path = path.with_name(f"{path.name}.{forms.get(form, kinds[0])}")
        self.write(path, make, ready(path.suffix.lower()))

    def proposed(self, suffix: str) -> Path:
        """Return where an export of this format would go."""
        from viewer.briefing import shelf

        case = self._case
        title = case.briefing.title.pick("vi") or case.registry.title.pick("vi")
        name = case.path.stem if case.path is not None else shelf.proposed(case.registry.path, title).stem
        return (self._folder or case.registry.folder) / f"{name}.{suffix}"

    def write(self, path: Path, make: Make, ready: Ready) -> None:
        """Begin to write the briefing to `path`; `exported` or `failed` tells the end."""
        if self._running is not None:
            self.failed.emit(_("Wait for the export that is under way."))
            return
        self._cancelled = False
        self._show_dialog(path)
        report = self._report(0.0, _FIRST)
        self._running = Beside(lambda: make(report), lambda answer: self._on_document(path, ready, answer), self)

    def finish(self) -> None:
        """End what is under way at its next report; nothing is written then."""
        self._cancelled = True
        self.blockSignals(True)

    def _on_document(self, path: Path, ready: Ready, answer: object) -> None:
        self._running = None
        if isinstance(answer, Exception) or self._cancelled:
            self._end(answer)
            return
        made: Document = answer  # type: ignore[assignment]  # what `make` returns
        try:
            files_of = ready(made)
        except Exception as error:  # the dialog has to go, whatever it is
            self._end(error)
            return
        report = self._report(_FIRST, 1.0)
        registry, briefing = self._case.registry, self._case.path

        def write() -> Path:
            from viewer.rendering import save

            files, self.remarks = files_of(path.name, report)
            report(1, 1)
            save({path.parent / name: data for name, data in files.items()})
            if briefing is not None:
                from viewer.since import exports

                exports().keep(briefing, path.suffix, registry.document.text.encode())
            return path

        self._running = Beside(write, self._end, self)

    def _end(self, answer: object) -> None:
        self._running = None
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        if isinstance(answer, Path):
            self._folder = answer.parent
            self.last = (_name(answer.suffix), datetime.now().strftime("%H:%M"))
            self.exported.emit(answer)
        elif isinstance(answer, UserError):
            self.failed.emit(str(answer))
        elif isinstance(answer, Exception) and not isinstance(answer, Cancelled):
            self.failed.emit(_("Not exported: {reason}").format(reason=answer))
            raise answer

    def _show_dialog(self, path: Path) -> None:
        words = _("Writing {name}…").format(name=path.name)
        dialog = self._dialog = QProgressDialog(words, _("Cancel"), 0, _STEPS, self._window)
        dialog.setWindowTitle(_("Export the briefing"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumWidth(_WIDTH)
        bar = QProgressBar(dialog)
        bar.setTextVisible(False)
        dialog.setBar(bar)
        dialog.setRange(0, _STEPS)
        dialog.setMinimumDuration(_PATIENCE_MS)
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.setValue(0)
        dialog.canceled.connect(self._on_cancelled)

    def _on_cancelled(self) -> None:
        self._cancelled = True

    def _report(self, first: float, last: float) -> Report:
        def told(done: int, total: int) -> None:
            if self._cancelled:
                raise Cancelled
            if total > 0:
                self._reported.emit(first + (last - first) * min(done / total, 1.0))

        return told

    def _on_reported(self, share: float) -> None:
        if self._dialog is not None:
            self._dialog.setValue(round(share * _STEPS))


def suffixes() -> list[str]:
    """Return the suffixes of the formats that can be written, without their dots."""
    from viewer.briefing.writers.table import WRITERS

    return [*(suffix.removeprefix(".") for suffix in WRITERS), BUNDLE]


def _name(suffix: str) -> str:
    kind = suffix.lower().removeprefix(".")
    return {"docx": "DOCX", "pdf": "PDF", "html": "HTML", "md": "Markdown"}.get(kind, kind.upper())


def _kind(suffix: str) -> str:
    """Return what a file dialog calls a format."""
    if suffix == BUNDLE:
        return _("Bundle to hand over")
    known = {"docx": _("Word document"), "pdf": _("PDF document"), "html": _("Web page"), "md": _("Markdown text")}
    return known.get(suffix, suffix.upper())
