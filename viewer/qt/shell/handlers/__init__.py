"""What the commands do: one class for each menu, one method for each command, named by its id.

The table tells which class runs which command. A class is loaded and made when the first of its commands runs, so
that a window starts without any of them; what else leads to a command is connected in `doors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from viewer.qt.shell.handlers.parts import Parts

# The class, by module, and the commands that it runs.
OWNERS: dict[str, str] = {
    "viewer.qt.shell.handlers.file:FileCommands": (
        "open_file new_registry save save_as compare backups reload edit_file choose_editor quit"
    ),
    "viewer.qt.pictures.commands:PictureCommands": "export_picture print_picture",
    "viewer.qt.exchange.commands:ExchangeCommands": "export_events import_table",
    "viewer.qt.shell.handlers.history:HistoryCommands": "undo redo",
    "viewer.qt.shell.handlers.edit:EditCommands": (
        "copy_event find find_in_pane find_next find_previous show_only_found clear_filter"
    ),
    "viewer.qt.shell.handlers.editor:EditorCommands": (
        "workspace_explore workspace_edit replace_text toggle_comment fold_lines unfold_lines whole_file"
    ),
    "viewer.qt.shell.handlers.fixing:FixCommands": "next_problem previous_problem quick_fix rename_id",
    "viewer.qt.shell.handlers.view:ViewCommands": (
        "titles_vi titles_en language_vi language_en theme_light theme_dark theme_system "
        "next_pane previous_pane restore_panes full_screen reduced_motion wheel_zooms"
    ),
    "viewer.qt.shell.handlers.lanes:LaneCommands": (
        "group_partner group_series group_kind group_person group_place group_source group_status group_topic "
        "group_none collapse_lanes expand_lanes"
    ),
    "viewer.qt.shell.handlers.timeline:TimelineCommands": (
        "zoom_in zoom_out fit zoom_to_selection go_today go_to_date go_first go_last lane_header view_back "
        "view_forward show_chronology"
    ),
    "viewer.qt.shell.handlers.event:EventCommands": (
        "next_event previous_event next_in_series previous_in_series toggle_lens next_source edit_event "
        "edit_event_outside"
    ),
    "viewer.qt.shell.handlers.forms:FormCommands": (
        "edit_form new_event duplicate_event delete_event edit_series edit_source"
    ),
    "viewer.qt.shell.handlers.many:ManyCommands": (
        "move_earlier move_later choose_in_view add_topic remove_topic add_source make_part_of"
    ),
    "viewer.qt.briefing.commands:BriefingCommands": (
        "workspace_brief add_to_briefing add_found keep_search briefing_heading new_briefing open_briefing "
        "save_briefing save_briefing_as briefing_details what_changed export_briefing"
    ),
    "viewer.qt.presenting.commands:PresentCommands": "present present_here",
    "viewer.qt.shell.handlers.help:HelpCommands": "all_commands keyboard_help about",
}


class Handlers:
    """Runs the commands of one window.

    Args:
        parts: what they act upon.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._owner = {command: owner for owner, commands in OWNERS.items() for command in commands.split()}
        self._made: dict[str, Any] = {}

    def run(self, command: str, *given: object) -> None:
        """Run a command; `given` is whether it is on, where it can be.

        Raises:
            LookupError: nobody runs it.
        """
        getattr(self.owner(command), command)(*given)

    def owner(self, command: str) -> Any:
        """Return the object that runs a command, made at the first wish.

        Raises:
            LookupError: nobody runs it.
        """
        name = self._owner[command]
        if name not in self._made:
            from importlib import import_module

            module, _colon, owner = name.partition(":")
            self._made[name] = getattr(import_module(module), owner)(self._parts)
        return self._made[name]
