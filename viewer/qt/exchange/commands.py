"""The commands that exchange events with other programs: Export events, and Import table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import Severity, UserError

if TYPE_CHECKING:
    from viewer.base.work import Report
    from viewer.exchange.remarks import Exported
    from viewer.qt.exchange.export_dialog import Scope
    from viewer.qt.exchange.import_dialog import ImportDialog
    from viewer.qt.exchange.work import Work
    from viewer.qt.shell.handlers.parts import Parts


class ExchangeCommands:
    """What leaves for other programs, and what comes from them."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._work: Work | None = None
        self._suffix = ".xlsx"
        self._folder: Path | None = None  # where the last file was

    def export_events(self) -> None:
        """Ask which events leave, in which format and to which file; then write it beside the window."""
        from viewer.qt.exchange.export_dialog import ExportDialog

        if self._hindered():
            return
        dialog = ExportDialog(self.scopes(), self._suffix, self._parts.session.titles, self._parts.window)
        accepted = dialog.exec()
        suffix, indexes, language = dialog.suffix, dialog.indexes, dialog.language
        dialog.deleteLater()
        if not accepted:
            return
        self._suffix = suffix
        path = self._asked(suffix)
        if path is not None:
            self.export_to(path, indexes, language)

    def export_to(self, path: Path, indexes: tuple[int, ...], language: str) -> None:
        """Begin to write events to `path`; what was written, and what was not, is told at the end."""
        from viewer.exporting import export, refuse, suffix_of
        from viewer.rendering import save

        registry = self._parts.session.registry
        try:
            suffix = suffix_of(path)
            refuse(path, registry)
        except UserError as error:
            self._fail(str(error))
            return

        def write(report: Report) -> Exported:
            made = export(suffix, registry, indexes, language, report)
            report(1, 1)
            save({path: made.data})
            return made

        self._folder = path.parent
        words = _("Writing {name}…").format(name=path.name)
        self._at_work.begin(words, write, lambda made: self._written(path, made), writes=True)

    def import_table(self) -> None:
        """Ask for a table, and show what importing it would do."""
        from viewer.qt.shell.file_dialogs import open_file

        if self._hindered():
            return
        forms = _("Tables (*.xlsx *.xlsm *.csv *.tsv *.txt);;All files (*)")
        folder = self._folder or self._parts.session.registry.folder
        path = open_file(self._parts.window, _("Import a table"), folder, forms)
        if path is not None:
            self._folder = path.parent
            self.import_from(path)

    def import_from(self, path: Path) -> ImportDialog | None:
        """Show what importing the table at `path` would do; None where nothing can be imported now."""
        from viewer.qt.exchange.import_dialog import ImportDialog

        manuscript = self._parts.loader.manuscript
        if manuscript.broken or manuscript.document.broken:
            self._fail(_("The registry cannot be read as a whole now; put that right before importing."))
            return None
        dialog = ImportDialog(path, self._parts)
        dialog.open()
        dialog.read()
        return dialog

    def scopes(self) -> list[Scope]:
        """Return which events may be meant, the likeliest first; such that are all events stand there once."""
        from viewer.qt.exchange.export_dialog import Scope

        session, desk = self._parts.session, self._parts.window.desk_in_front
        registry = session.registry
        found = []
        if desk is not None:
            chosen = desk.case.choice.chosen
            found.append(Scope(_("Events of the briefing"), tuple(one.head.index for one in chosen)))
        if session.chosen:
            chosen_ids = (registry.by_id[event] for event in session.chosen if event in registry.by_id)
            found.append(Scope(_("The chosen events"), tuple(sorted(chosen_ids))))
        if session.query and not session.show_only:
            found.append(Scope(_("What the search finds"), tuple(sorted(session.found))))
        found.append(Scope(_("What passes the filter"), tuple(session.passing)))
        every = len(registry.heads)
        found = [scope for scope in found if scope.indexes and len(scope.indexes) < every]
        return [*found, Scope(_("Everything"), tuple(range(every)))]

    @property
    def _at_work(self) -> Work:
        if self._work is None:
            from viewer.qt.exchange.work import Work

            self._work = Work(self._parts.window)
        return self._work

    def _hindered(self) -> bool:
        """Return whether nothing can be exchanged now, after saying why."""
        if self._work is not None and self._work.busy:
            self._fail(_("Wait for the file that is being written."))
        elif self._parts.session.is_partial:
            self._fail(_("This registry has not been read as a whole; read the rest first."))
        else:
            return False
        return True

    def _asked(self, suffix: str) -> Path | None:
        """Ask for a file, whose name gets the format's suffix unless it has that of another."""
        from viewer.exporting import SUFFIXES
        from viewer.qt.exchange.export_dialog import formats
        from viewer.qt.shell.file_dialogs import save_file

        registry = self._parts.session.registry
        folder = self._folder or registry.folder
        form = f"{formats()[suffix][0]} (*{suffix})"
        proposed = folder / f"{registry.path.stem}{suffix}"
        path, _form = save_file(self._parts.window, _("Export events"), proposed, form)
        if path is not None and path.suffix.lower() not in SUFFIXES:
            path = path.with_name(f"{path.name}{suffix}")
        return path

    def _written(self, path: Path, made: object) -> None:
        """Tell what was written, and offer the list of what was not."""
        if isinstance(made, UserError):
            self._fail(str(made))
            return
        if isinstance(made, Exception):
            self._fail(_("Not exported: {reason}").format(reason=made))
            raise made
        exported: Exported = made  # type: ignore[assignment]  # what `export` returns
        count = ngettext("{n} event written: {path}", "{n} events written: {path}", exported.events)
        words = count.format(n=thousands(exported.events), path=path)
        left = exported.left_out
        if not left:
            self._parts.messages.say(words)
            return
        told = " ".join(remark.words for remark in left[:2])
        actions = [(_("What is not there…"), lambda: self._show_left_out(path, exported))]
        self._parts.window.banner.tell(f"{words}. {told}", actions, about="export", icon="info")

    def _show_left_out(self, path: Path, exported: Exported) -> None:
        from viewer.qt.exchange.left_out import LeftOutDialog

        self._parts.window.banner.clear("export")
        LeftOutDialog(path.name, exported.left_out, self._parts.window).show()

    def _fail(self, words: str) -> None:
        self._parts.messages.say(words, Severity.ERROR, lasting=True)
