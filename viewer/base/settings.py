"""The settings: one declared table, kept as JSON in the user's configuration folder.

Each setting has a key, a default whose type it keeps, and a sentence. What cannot be read, or has another type,
counts as the default. Saving is atomic. The folder is `$XDG_CONFIG_HOME/timeline-viewer` (XDG Base Directory
Specification 0.8), on Windows `%APPDATA%`.
"""

from __future__ import annotations

import json
import os
from copy import deepcopy
from pathlib import Path
from typing import Any

from viewer.base.i18n import N_
from viewer.base.value import frozen

APPLICATION = "timeline-viewer"


@frozen
class Setting:
    """One setting: its key, its default, and a sentence that says what it does."""

    key: str
    default: Any
    sentence: str


SETTINGS: tuple[Setting, ...] = (
    Setting("language", "", N_("Language of the program: vi, en, or empty for the system's")),
    Setting("theme", "system", N_("Colours: light, dark or system")),
    Setting("titles", "vi", N_("Language in which titles are shown")),
    Setting("grouping", "partner", N_("What lanes stand for")),
    Setting("editor", "", N_("Command that opens a file in your editor; {file} and {line} are filled in")),
    Setting("wheel_zooms", False, N_("The wheel zooms, and Ctrl with the wheel scrolls")),
    Setting("reduced_motion", False, N_("Nothing glides or fades")),
    Setting("reviewer", "", N_("Who reviews events: the name that a tick writes")),
    Setting("last_registry", "", N_("The registry that was open last")),
    Setting("recent", [], N_("Registries that were open before")),
    Setting("window", "", N_("Size and place of the window")),
    Setting("docks", "", N_("Which panes are shown, and where")),
    Setting("docks_edit", "", N_("Which panes the Edit workspace shows, and where")),
    Setting("docks_brief", "", N_("Which panes the Brief workspace shows, and where")),
    Setting("briefings", {}, N_("The briefing that was open last beside each registry")),
    Setting("selected", {}, N_("The event that was selected last in each registry")),
    Setting("lanes", {}, N_("How the lanes of each registry are arranged: moved, pinned, collapsed")),
    Setting("views", {}, N_("The stretch of time that each registry was left at")),
)
_BY_KEY = {setting.key: setting for setting in SETTINGS}


def config_folder(environ: dict[str, str]) -> Path:
    """Return the folder that holds the program's settings; it may not exist yet."""
    base = environ.get("XDG_CONFIG_HOME") or environ.get("APPDATA")
    return (Path(base) if base else Path.home() / ".config") / APPLICATION


class Settings:
    """Values by key, with defaults; `save` writes them when something changed.

    Args:
        path: the JSON file; a missing or unreadable one means defaults.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        self._changed = False
        try:
            loaded = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return
        if isinstance(loaded, dict):
            self._values = {key: value for key, value in loaded.items() if _fits(key, value)}

    def get(self, key: str) -> Any:
        """Return the value of a declared setting; a list or mapping is the caller's own copy.

        Raises:
            KeyError: the setting is not declared.
        """
        setting = _BY_KEY[key]
        return deepcopy(self._values.get(key, setting.default))

    def set(self, key: str, value: Any) -> None:
        """Change a declared setting.

        Raises:
            KeyError: the setting is not declared.
            TypeError: the value has not the type of its default.
        """
        if not _fits(key, value):
            raise TypeError(f"{key} takes {type(_BY_KEY[key].default).__name__}")
        if self.get(key) != value:
            self._values[key] = deepcopy(value)
            self._changed = True

    def save(self) -> None:
        """Write the settings if one changed; a folder that cannot be written keeps them for this run only."""
        if not self._changed:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._path.with_name(self._path.name + ".new")
            temporary.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(temporary, self._path)  # noqa: PTH105 — the atomic rename, by the name that promises it
        except OSError:
            return
        self._changed = False


def _fits(key: str, value: object) -> bool:
    return type(value) is type(_BY_KEY[key].default) if key in _BY_KEY else False
