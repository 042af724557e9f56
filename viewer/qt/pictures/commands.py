"""The commands that give the timeline out: as a file, and on paper.

What they need is imported when they are used; the window's start knows only their names.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.problems import Severity, UserError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from viewer.qt.shell.handlers.parts import Parts
    from viewer.rendering import Wish

_KINDS = (("svg", "SVG"), ("pdf", "PDF"), ("png", "PNG"))


class PictureCommands:
    """Pictures and prints of what passes the filter."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def export_picture(self) -> None:
        """Ask for a file, and write the view or everything to it."""
        from viewer.qt.shell.file_dialogs import save_file

        forms = self._forms()
        proposed = self._parts.session.registry.folder / "timeline.svg"
        path, form = save_file(self._parts.window, _("Export picture"), proposed, ";;".join(forms))
        if path is None:
            return
        suffix, whole = forms.get(form, ("svg", False))
        if path.suffix.lower().removeprefix(".") not in dict(_KINDS):
            path = path.with_name(f"{path.name}.{suffix}")
        try:
            self.write(path, whole=whole)
        except UserError as error:
            self._parts.messages.say(str(error), Severity.ERROR, lasting=True)
        else:
            self._parts.messages.say(_("Picture written: {path}").format(path=path))

    def write(self, path: Path, *, whole: bool) -> None:
        """Write the view, or everything that passes the filter, to `path`.

        Raises:
            UserError: nothing is there to be drawn, or the file cannot be written.
        """
        from viewer.qt.pictures.render import files
        from viewer.rendering import save

        look = self._parts.timeline.canvas.look
        save(files(path, self._parts.session.registry, self.wish(whole=whole), dark=look.dark))

    def print_picture(self) -> None:
        """Ask for a printer, and print the view in the light theme."""
        try:
            from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        except ImportError as error:
            self._parts.messages.say(
                _("Printing is not possible here: {reason}").format(reason=error), Severity.ERROR, lasting=True
            )
            return
        from PySide6.QtGui import QPageLayout

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDocName(self._parts.session.registry.title.pick(self._parts.session.titles))
        if QPrintDialog(printer, self._parts.window).exec():
            try:
                self.print_on(printer)
            except UserError as error:
                self._parts.messages.say(str(error), Severity.ERROR, lasting=True)

    def print_on(self, printer: QPrinter) -> None:
        """Print the view.

        Raises:
            UserError: nothing is there to be drawn.
        """
        from PySide6.QtPrintSupport import QPrinter

        from viewer.qt.pictures.pages import Pages
        from viewer.qt.pictures.render import A4_WIDTH
        from viewer.qt.shell.look import Look
        from viewer.qt.timeline.paint import painting

        paper = printer.pageRect(QPrinter.Unit.DevicePixel)
        landscape = paper.width() >= paper.height()
        width = A4_WIDTH if landscape else round(A4_WIDTH * 0.7)
        height = round(width * paper.height() / paper.width())
        pages = Pages(Look(), self._parts.session.registry, self.wish(whole=False), width, height)
        with painting(printer) as painter:
            painter.scale(paper.width() / width, paper.height() / height)
            for number in range(len(pages.pages)):
                if number:
                    printer.newPage()
                pages.paint(painter, number)

    def wish(self, *, whole: bool) -> Wish:
        """Return what is drawn: what passes the filter, across the time in view unless `whole`."""
        from viewer.rendering import Wish

        session, view = self._parts.session, self._parts.timeline.viewport.view
        return Wish(
            tuple(session.passing),
            session.grouping,
            session.titles,
            session.today,
            None if whole else (view.start, view.end),
            session.query if session.show_only else "",
        )

    def _forms(self) -> dict[str, tuple[str, bool]]:
        """Return the forms of the file dialog: their words with suffix and whether they hold everything."""
        forms = {_("What is in view, as {kind}").format(kind=kind): (suffix, False) for suffix, kind in _KINDS}
        forms |= {_("Everything, as {kind}").format(kind=kind): (suffix, True) for suffix, kind in _KINDS}
        return {f"{words} (*.{form[0]})": form for words, form in forms.items()}
