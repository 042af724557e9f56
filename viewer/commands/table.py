"""The commands, declared once: menus, shortcuts, the list of all commands and the help are made from this table.

A command's `id` names the method that runs it (`qt/shell/handlers`). Shortcuts of the scope *timeline* are
single keys that act only while the timeline has the focus; the canvas hears them itself, and they stand here so
that menus and help can show them.
"""

from __future__ import annotations

from enum import StrEnum

from viewer.base.i18n import N_
from viewer.base.value import frozen


class Scope(StrEnum):
    """Where a shortcut acts."""

    WINDOW = "window"
    TIMELINE = "timeline"


@frozen
class Command:
    """One thing that a user can ask for.

    Attributes:
        id: its name, which is the name of the method that runs it.
        title: what menus call it, in English; shown through gettext.
        menu: id of the menu it stands in; empty for the list of all commands alone.
        shortcuts: key sequences in Qt's portable text; the first one is shown.
        scope: where the shortcuts act.
        checkable: whether it is on or off.
        group: commands of one group exclude each other.
        separator: whether a line stands above it in the menu.
    """

    id: str
    title: str
    menu: str = ""
    shortcuts: tuple[str, ...] = ()
    scope: Scope = Scope.WINDOW
    checkable: bool = False
    group: str = ""
    separator: bool = False


MENUS: tuple[tuple[str, str], ...] = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("view", N_("&View")),
    ("timeline", N_("&Timeline")),
    ("event", N_("Eve&nt")),
    ("briefing", N_("&Briefing")),
    ("help", N_("&Help")),
)

_T = Scope.TIMELINE

COMMANDS: tuple[Command, ...] = (
    Command("open_file", N_("&Open…"), "file", ("Ctrl+O",)),
    Command("new_registry", N_("&New registry…"), "file"),
    Command("save", N_("&Save"), "file", ("Ctrl+S",), separator=True),
    Command("save_as", N_("Save &as…"), "file", ("Ctrl+Shift+S",)),
    Command("compare", N_("Co&mpare with disk…"), "file"),
    Command("backups", N_("&Backups…"), "file"),
    Command("reload", N_("&Read again"), "file", ("Ctrl+R", "F5")),
    Command("edit_file", N_("Open in &editor"), "file", ("Ctrl+E",)),
    Command("choose_editor", N_("Choose the e&ditor…"), "file"),
    Command("export_picture", N_("Export pi&cture…"), "file", separator=True),
    Command("print_picture", N_("&Print…"), "file", ("Ctrl+P",)),
    Command("export_events", N_("E&xport events…"), "file", separator=True),
    Command("import_table", N_("&Import a table…"), "file"),
    Command("quit", N_("&Quit"), "file", ("Ctrl+Q",), separator=True),
    Command("undo", N_("&Undo"), "edit", ("Ctrl+Z",)),
    Command("redo", N_("R&edo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("copy_event", N_("&Copy event"), "edit", ("Ctrl+C", "Ctrl+Shift+C"), separator=True),
    Command("find", N_("&Find"), "edit", ("Ctrl+K",), separator=True),
    Command("find_in_pane", N_("Find in this &pane"), "edit", ("Ctrl+F",)),
    Command("find_next", N_("Next &match"), "edit", ("F3",)),
    Command("find_previous", N_("Pre&vious match"), "edit", ("Shift+F3",)),
    Command("show_only_found", N_("Show &only what is found"), "edit", checkable=True),
    Command("clear_filter", N_("Clear fi&lter"), "edit"),
    Command("replace_text", N_("&Replace in the editor…"), "edit", ("Ctrl+H",), separator=True),
    Command("toggle_comment", N_("Comme&nt or uncomment lines"), "edit", ("Ctrl+/",)),
    Command("fold_lines", N_("Fol&d"), "edit", ("Ctrl+Shift+[", "Ctrl+Shift+{")),
    Command("unfold_lines", N_("Unfold"), "edit", ("Ctrl+Shift+]", "Ctrl+Shift+}")),
    Command("whole_file", N_("&Whole file in the editor"), "edit", checkable=True),
    # problems and their fixes
    Command("next_problem", N_("Next pro&blem"), "edit", ("F8",), separator=True),
    Command("previous_problem", N_("Previou&s problem"), "edit", ("Shift+F8",)),
    Command("quick_fix", N_("&Quick fix…"), "edit", ("Ctrl+.",)),
    Command("rename_id", N_("Chan&ge an id everywhere…"), "edit"),
    Command("titles_vi", N_("Titles in &Vietnamese"), "view", checkable=True, group="titles"),
    Command("titles_en", N_("Titles in &English"), "view", checkable=True, group="titles"),
    Command("language_vi", N_("Program in Vietnamese (&Tiếng Việt)"), "view", (), Scope.WINDOW, True, "language", True),
    Command("language_en", N_("Program in En&glish"), "view", checkable=True, group="language"),
    Command("theme_light", N_("&Light"), "view", (), Scope.WINDOW, True, "theme", True),
    Command("theme_dark", N_("&Dark"), "view", checkable=True, group="theme"),
    Command("theme_system", N_("Like the &system"), "view", checkable=True, group="theme"),
    Command("next_pane", N_("&Next pane"), "view", ("F6",), separator=True),
    Command("previous_pane", N_("Previous pane"), "view", ("Shift+F6",)),
    Command("restore_panes", N_("&Restore panes"), "view"),
    Command("full_screen", N_("&Full screen"), "view", ("F11",), checkable=True),
    Command("reduced_motion", N_("Less &motion"), "view", checkable=True),
    Command("wheel_zooms", N_("&Wheel zooms"), "view", checkable=True),
    Command("workspace_explore", N_("E&xplore"), "view", ("Ctrl+1",), Scope.WINDOW, True, "workspace", True),
    Command("workspace_edit", N_("Ed&it"), "view", ("Ctrl+2",), checkable=True, group="workspace"),
    Command("workspace_brief", N_("&Brief"), "view", ("Ctrl+3",), checkable=True, group="workspace"),
    Command("group_partner", N_("Group by &partner"), "timeline", checkable=True, group="grouping"),
    Command("group_series", N_("Group by &series"), "timeline", checkable=True, group="grouping"),
    Command("group_kind", N_("Group by &kind"), "timeline", checkable=True, group="grouping"),
    Command("group_person", N_("Group by p&erson"), "timeline", checkable=True, group="grouping"),
    Command("group_place", N_("Group by p&lace"), "timeline", checkable=True, group="grouping"),
    Command("group_source", N_("Group by so&urce"), "timeline", checkable=True, group="grouping"),
    Command("group_status", N_("Group by st&atus"), "timeline", checkable=True, group="grouping"),
    Command("group_topic", N_("Group &by topic"), "timeline", checkable=True, group="grouping"),
    Command("group_none", N_("O&ne lane for all"), "timeline", checkable=True, group="grouping"),
    Command("collapse_lanes", N_("Collapse all lanes"), "timeline", separator=True),
    Command("expand_lanes", N_("Expand all lanes"), "timeline"),
    Command("zoom_in", N_("Zoom &in"), "timeline", ("+",), _T, separator=True),
    Command("zoom_out", N_("Zoom &out"), "timeline", ("-",), _T),
    Command("fit", N_("&Fit"), "timeline", ("Ctrl+0",)),
    Command("zoom_to_selection", N_("&Zoom to selection"), "timeline", ("Z",), _T),
    Command("go_today", N_("&Today"), "timeline", ("T",), _T),
    Command("go_to_date", N_("&Go to date…"), "timeline", ("Ctrl+G",)),
    Command("go_first", N_("First event"), "timeline", ("Home",), _T, separator=True),
    Command("go_last", N_("Last event"), "timeline", ("End",), _T),
    Command("lane_header", N_("Header of the lane"), "timeline", ("L",), _T),
    Command("view_back", N_("Previous view"), "timeline", ("Alt+Left",)),
    Command("view_forward", N_("Next view"), "timeline", ("Alt+Right",)),
    Command("show_chronology", N_("&Chronology"), "timeline", ("Ctrl+L",), separator=True),
    Command("next_event", N_("Next event in lane"), "event", ("Right",), _T),
    Command("previous_event", N_("Previous event in lane"), "event", ("Left",), _T),
    Command("next_in_series", N_("Next in series"), "event", ("]",), _T),
    Command("previous_in_series", N_("Previous in series"), "event", ("[",), _T),
    Command("toggle_lens", N_("Open or close its &parts"), "event", ("Space",), _T),
    Command("next_source", N_("Next source"), "event", ("S",), _T, separator=True),
    Command("edit_event", N_("&Edit"), "event", ("E",), _T),
    Command("edit_event_outside", N_("Edit in your own e&ditor"), "event", ("Shift+E",), _T),
    # editing: forms
    Command("edit_form", N_("Edit in a &form…"), "event", ("F2",)),
    Command("new_event", N_("&New event"), "event", ("Ctrl+N",), separator=True),
    Command("duplicate_event", N_("D&uplicate as the next"), "event", ("Ctrl+D",)),
    Command("delete_event", N_("De&lete event…"), "event", ("Del",), _T),
    Command("edit_series", N_("Edit its se&ries…"), "event", separator=True),
    Command("edit_source", N_("Edit the sour&ce shown…"), "event"),
    # editing: dates, and many events at once
    Command("move_earlier", N_("Move to an earlier date"), "event", ("Alt+Shift+Left",), _T, separator=True),
    Command("move_later", N_("Move to a later date"), "event", ("Alt+Shift+Right",), _T),
    Command("choose_in_view", N_("Choose &all in view"), "event", ("Ctrl+A",), _T),
    Command("add_topic", N_("Add a &topic…"), "event"),
    Command("remove_topic", N_("Rem&ove a topic…"), "event"),
    Command("add_source", N_("Add a &source…"), "event"),
    Command("make_part_of", N_("&Make part of…"), "event"),
    # briefing
    Command("add_to_briefing", N_("&Add to the briefing"), "briefing", ("B",), _T),
    Command("add_found", N_("Add what is &found"), "briefing"),
    Command("keep_search", N_("Keep the search &live"), "briefing"),
    Command("briefing_heading", N_("Add a &heading"), "briefing"),
    Command("new_briefing", N_("&New briefing"), "briefing", separator=True),
    Command("open_briefing", N_("&Open a briefing…"), "briefing"),
    Command("save_briefing", N_("&Save the briefing"), "briefing"),
    Command("save_briefing_as", N_("Save the b&riefing as…"), "briefing"),
    Command("briefing_details", N_("&Details of the document…"), "briefing", separator=True),
    Command("what_changed", N_("&What changed…"), "briefing"),
    Command("export_briefing", N_("&Export as…"), "briefing", ("Ctrl+Shift+E",)),
    Command("present", N_("&Present"), "briefing", ("F9",), separator=True),
    Command("present_here", N_("Present from the selected e&vent"), "briefing", ("Shift+F9",)),
    Command("all_commands", N_("&All commands…"), "help", ("Ctrl+Shift+P",)),
    Command("keyboard_help", N_("&Keyboard"), "help", ("F1",)),
    Command("about", N_("A&bout Timeline Viewer"), "help", separator=True),
)

BY_ID = {command.id: command for command in COMMANDS}
