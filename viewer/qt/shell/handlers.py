"""What the commands do: one small class for each menu, one method for each command, named by its id."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from viewer.base.i18n import _
from viewer.base.problems import Severity, UserError
from viewer.base.value import record
from viewer.commands.table import COMMANDS
from viewer.qt.pictures.commands import PictureCommands
from viewer.qt.shell.lane_commands import LaneCommands

if TYPE_CHECKING:
    from viewer.base.messages import Messages
    from viewer.base.settings import Settings
    from viewer.qt.panes.article import ArticlePane
    from viewer.qt.shell.loader import Loader
    from viewer.qt.shell.opener import Opener
    from viewer.qt.shell.search_box import SearchBox
    from viewer.qt.shell.window import MainWindow
    from viewer.qt.timeline.view import TimelineView
    from viewer.session import Session


@record
class Parts:
    """What commands act upon."""

    window: MainWindow
    session: Session
    settings: Settings
    messages: Messages
    loader: Loader
    opener: Opener
    timeline: TimelineView
    article: ArticlePane
    search: SearchBox


class FileCommands:
    """The File menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def open_file(self) -> None:
        """Ask for a registry and open it."""
        from PySide6.QtWidgets import QFileDialog

        folder = str(self._parts.session.registry.folder)
        name, _filter = QFileDialog.getOpenFileName(
            self._parts.window, _("Open a registry"), folder, _("Registries (*.yaml *.yml);;All files (*)")
        )
        if name:
            self._parts.loader.open(Path(name))

    def new_registry(self) -> None:
        """Ask for a folder, write a commented example into it and open that."""
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(self._parts.window, _("Folder for the new registry"))
        if not folder:
            return
        from viewer.starter import make_registry

        try:
            self._parts.loader.open(make_registry(Path(folder)))
        except UserError as error:
            self._parts.messages.say(str(error), Severity.ERROR, lasting=True)

    def reload(self) -> None:
        """Read the file again."""
        self._parts.loader.reload()

    def edit_file(self) -> None:
        """Open the registry in the editor, at the selected event if there is one."""
        head = self._parts.session.selected_head
        self._parts.opener.open(self._parts.session.registry.path, head.line if head else 1)

    def choose_editor(self) -> None:
        """Ask for the command of the editor."""
        from PySide6.QtWidgets import QInputDialog

        current = str(self._parts.settings.get("editor"))
        words = _("Command of your editor, such as code, kate or gvim (empty: $VISUAL, else the system's).")
        more = _("{file} and {line} may be used.")
        command, agreed = QInputDialog.getText(
            self._parts.window, _("Choose the editor"), f"{words}\n{more}", text=current
        )
        if agreed:
            self._parts.settings.set("editor", command.strip())
            self._parts.settings.save()

    def quit(self) -> None:
        """Close the window."""
        self._parts.window.close()


class EditCommands:
    """The Edit menu: copying, finding, filtering, problems."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def copy_event(self) -> None:
        """Copy the selected event with participants and sources, as text and as HTML."""
        session = self._parts.session
        event = session.registry.event(session.selected) if session.selected else None
        if event is None:
            self._parts.messages.say(_("Select an event to copy it."))
            return

        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        from viewer.registry.citation import as_html, as_text

        data = QMimeData()
        data.setText(as_text(session.registry, event, session.titles))
        data.setHtml(as_html(session.registry, event, session.titles))
        QGuiApplication.clipboard().setMimeData(data)
        self._parts.messages.say(_("Copied: {title}").format(title=event.title.pick(session.titles)))

    def find(self) -> None:
        """Go to the search box."""
        self._parts.search.focus_field()

    def find_in_pane(self) -> None:
        """Find in the article while it has the focus, else among the events."""
        focus = QApplication.focusWidget()
        if focus is not None and self._parts.article.isAncestorOf(focus):
            self._parts.article.open_find()
        else:
            self._parts.search.focus_field()

    def find_next(self) -> None:
        """Select the next match."""
        self._parts.search.step(1)

    def find_previous(self) -> None:
        """Select the previous match."""
        self._parts.search.step(-1)

    def show_only_found(self, on: bool) -> None:
        """Hide what the query does not match."""
        self._parts.session.set_show_only(on)

    def clear_filter(self) -> None:
        """Let every event pass."""
        from viewer.search.facets import NO_FILTER

        self._parts.session.set_filter(NO_FILTER)
        self._parts.session.set_show_only(False)

    def next_problem(self) -> None:
        """Show the next problem."""
        self._parts.window.show_pane("problems")
        self._parts.window.problems.step()


class ViewCommands:
    """The View menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def titles_vi(self, _on: bool) -> None:
        """Show titles in Vietnamese."""
        self._parts.session.set_titles("vi")

    def titles_en(self, _on: bool) -> None:
        """Show titles in English."""
        self._parts.session.set_titles("en")

    def language_vi(self, _on: bool) -> None:
        """Speak Vietnamese."""
        self._parts.window.language_requested.emit("vi")

    def language_en(self, _on: bool) -> None:
        """Speak English."""
        self._parts.window.language_requested.emit("en")

    def theme_light(self, _on: bool) -> None:
        """Show the light theme."""
        self._parts.window.theme_requested.emit("light")

    def theme_dark(self, _on: bool) -> None:
        """Show the dark theme."""
        self._parts.window.theme_requested.emit("dark")

    def theme_system(self, _on: bool) -> None:
        """Follow the system's colours."""
        self._parts.window.theme_requested.emit("system")

    def next_pane(self) -> None:
        """Give the next pane the focus."""
        self._parts.window.focus_pane(1)

    def previous_pane(self) -> None:
        """Give the previous pane the focus."""
        self._parts.window.focus_pane(-1)

    def restore_panes(self) -> None:
        """Put all panes where they were at first."""
        self._parts.window.arrange()

    def full_screen(self, on: bool) -> None:
        """Fill the screen, or return."""
        self._parts.window.showFullScreen() if on else self._parts.window.showNormal()

    def reduced_motion(self, on: bool) -> None:
        """Leave out what glides and fades."""
        self._parts.settings.set("reduced_motion", on)
        self._parts.window.apply_settings()

    def wheel_zooms(self, on: bool) -> None:
        """Swap the wheel and Ctrl with the wheel."""
        self._parts.settings.set("wheel_zooms", on)
        self._parts.window.apply_settings()


class TimelineCommands:
    """The Timeline menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._timeline = parts.timeline

    def zoom_in(self) -> None:
        """Zoom in about the middle."""
        self._timeline.zoom(1.2)

    def zoom_out(self) -> None:
        """Zoom out about the middle."""
        self._timeline.zoom(1 / 1.2)

    def fit(self) -> None:
        """Show everything."""
        self._timeline.fit()

    def zoom_to_selection(self) -> None:
        """Zoom to the selected event."""
        self._timeline.zoom_to_selection()

    def go_today(self) -> None:
        """Centre on today."""
        self._timeline.go_today()

    def go_to_date(self) -> None:
        """Ask for a date, and go there."""
        self._timeline.go_to_date()

    def go_first(self) -> None:
        """Select the first event."""
        self._timeline.go_first()

    def go_last(self) -> None:
        """Select the last event."""
        self._timeline.go_last()

    def view_back(self) -> None:
        """Return to the previous view."""
        self._timeline.back()

    def view_forward(self) -> None:
        """Go to the next view again."""
        self._timeline.forward()

    def show_chronology(self) -> None:
        """Show the events as a table by date, and go there."""
        self._parts.window.show_pane("chronology")
        self._parts.window.dock("chronology").pane.setFocus()


class EventCommands:
    """The Event menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def next_event(self) -> None:
        """Select the next event in the lane."""
        self._parts.timeline.step("right")

    def previous_event(self) -> None:
        """Select the previous event in the lane."""
        self._parts.timeline.step("left")

    def next_in_series(self) -> None:
        """Select the next event of the series."""
        self._parts.timeline.step("series_next")

    def previous_in_series(self) -> None:
        """Select the previous event of the series."""
        self._parts.timeline.step("series_previous")

    def toggle_lens(self) -> None:
        """Open the selected visit or conference in place, or close it."""
        self._parts.timeline.toggle_lens()

    def next_source(self) -> None:
        """Show the next source of the selected event."""
        self._parts.window.show_pane("article")
        self._parts.article.next_source()

    def edit_event(self) -> None:
        """Open the file at the selected event."""
        head = self._parts.session.selected_head
        if head is not None:
            self._parts.opener.open(self._parts.session.registry.path, head.line)


class HelpCommands:
    """The Help menu."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def all_commands(self) -> None:
        """List every command."""
        self._parts.window.show_palette()

    def keyboard_help(self) -> None:
        """List the keys."""
        from viewer.qt.shell.about import show_keys

        show_keys(self._parts.window)

    def about(self) -> None:
        """Say what this is."""
        from viewer.qt.shell.about import show_about

        show_about(self._parts.window)


def handlers(parts: Parts) -> dict[str, Callable[..., object]]:
    """Return what each command runs, by its id.

    Raises:
        LookupError: a declared command has no method.
    """
    menus = (
        FileCommands(parts),
        PictureCommands(parts),
        EditCommands(parts),
        ViewCommands(parts),
        LaneCommands(parts),
        TimelineCommands(parts),
        EventCommands(parts),
        HelpCommands(parts),
    )
    found: dict[str, Callable[..., object]] = {}
    for command in COMMANDS:
        owner = next((menu for menu in menus if hasattr(menu, command.id)), None)
        if owner is None:
            raise LookupError(command.id)
        found[command.id] = getattr(owner, command.id)
    return found
