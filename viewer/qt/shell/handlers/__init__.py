"""What the commands do: one module and class for each menu, one method for each command, named by its id."""

from __future__ import annotations

from collections.abc import Callable

from viewer.commands.table import COMMANDS
from viewer.qt.pictures.commands import PictureCommands
from viewer.qt.shell.handlers.edit import EditCommands
from viewer.qt.shell.handlers.editor import EditorCommands
from viewer.qt.shell.handlers.event import EventCommands
from viewer.qt.shell.handlers.file import FileCommands
from viewer.qt.shell.handlers.fixing import FixCommands
from viewer.qt.shell.handlers.forms import FormCommands
from viewer.qt.shell.handlers.help import HelpCommands
from viewer.qt.shell.handlers.history import HistoryCommands
from viewer.qt.shell.handlers.lanes import LaneCommands
from viewer.qt.shell.handlers.many import ManyCommands
from viewer.qt.shell.handlers.parts import Parts
from viewer.qt.shell.handlers.timeline import TimelineCommands
from viewer.qt.shell.handlers.view import ViewCommands


def handlers(parts: Parts) -> dict[str, Callable[..., object]]:
    """Return what each command runs, by its id.

    Raises:
        LookupError: a declared command has no method.
    """
    menus = (
        FileCommands(parts),
        HistoryCommands(parts),
        PictureCommands(parts),
        EditCommands(parts),
        EditorCommands(parts),
        FixCommands(parts),
        ViewCommands(parts),
        LaneCommands(parts),
        TimelineCommands(parts),
        EventCommands(parts),
        FormCommands(parts),
        ManyCommands(parts),
        HelpCommands(parts),
    )
    found: dict[str, Callable[..., object]] = {}
    for command in COMMANDS:
        owner = next((menu for menu in menus if hasattr(menu, command.id)), None)
        if owner is None:
            raise LookupError(command.id)
        found[command.id] = getattr(owner, command.id)
    return found
