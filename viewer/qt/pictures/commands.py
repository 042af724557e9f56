"""The commands that give the timeline out: as a file, and on paper.

What they need is imported when they are used; the window's start knows only their names. Both are done in small
steps, between which the window answers and shows how far it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import Severity, UserError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from viewer.qt.pictures.render import Picture
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
            written = self.write(path, whole=whole)
        except UserError as error:
            self._parts.messages.say(str(error), Severity.ERROR, lasting=True)
        else:
            if written is not None:
                self._parts.messages.say(_said_of(path, written))

    def write(self, path: Path, *, whole: bool) -> Picture | None:
        """Write the view, or everything that passes the filter, to `path`; None where the user ended it before.

        Raises:
            UserError: nothing is there to be drawn, or the file cannot be written.
        """
        from viewer.qt.pictures.render import making
        from viewer.qt.pictures.stepwise import paced
        from viewer.qt.shell.progress import follow
        from viewer.rendering import save

        look, wish = self._parts.timeline.canvas.look, self.wish(whole=whole)
        steps = making(path, self._parts.session.registry, wish, dark=look.dark)
        made = follow(self._parts.window, _("Writing the picture…"), paced(steps))
        if made is not None:
            save(made.files)
        return made

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
        """Print the view; nothing is printed where the user ends it before its end.

        Raises:
            UserError: nothing is there to be drawn, or the printer takes nothing.
        """
        from viewer.qt.pictures.printing import printing
        from viewer.qt.pictures.stepwise import paced
        from viewer.qt.shell.progress import follow

        steps = printing(printer, self._parts.session.registry, self.wish(whole=False))
        follow(self._parts.window, _("Printing…"), paced(steps))

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


def _said_of(path: Path, written: Picture) -> str:
    """Return where a picture was written, and what of it is not there."""
    words = _("Picture written: {path}").format(path=path)
    more = len(written.files) - 1
    if more:
        files = ngettext("and {n} more file", "and {n} more files", more).format(n=thousands(more))
        words = f"{words} {files}"
    if written.unlisted:
        events = ngettext(
            "{n} event is not listed there; a PDF lists all of them",
            "{n} events are not listed there; a PDF lists all of them",
            written.unlisted,
        )
        words = f"{words}. {events.format(n=thousands(written.unlisted))}."
    return words
