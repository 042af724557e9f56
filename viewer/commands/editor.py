"""How to open a file at a line in the user's own editor.

The editor is the setting, else `$VISUAL`, else `$EDITOR`, else whatever the system opens text with. Known editors
get file, line and column in their own notation; editors that live in a terminal get one. An editor that is not
known gets the file alone, and the caller shows the line.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from pathlib import PurePath

from viewer.base.value import frozen

Which = Callable[[str], str | None]
"""Returns the path of a program, or None: `shutil.which`."""

# What each editor wants behind its name.
_NOTATIONS: dict[str, tuple[str, ...]] = {
    "goto": ("--goto", "{file}:{line}:{column}"),
    "colon": ("{file}:{line}:{column}",),
    "plus": ("+{line}", "{file}"),
    "plus-colon": ("+{line}:{column}", "{file}"),
    "plus-comma": ("+{line},{column}", "{file}"),
    "long": ("--line", "{line}", "--column", "{column}", "{file}"),
    "line": ("--line", "{line}", "{file}"),
    "line-equals": ("--line={line}", "--column={column}", "{file}"),
    "notepad": ("-n{line}", "-c{column}", "{file}"),
    "l": ("-l", "{line}", "{file}"),
}

_EDITORS: dict[str, str] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"), "goto"),
    **dict.fromkeys(("subl", "sublime_text", "zed", "hx", "helix", "lapce", "atom", "pulsar"), "colon"),
    **dict.fromkeys(("vi", "vim", "nvim", "gvim", "mvim", "neovide", "gedit", "xed", "pluma", "bbedit", "joe"), "plus"),
    **dict.fromkeys(("emacs", "emacsclient", "micro", "kak"), "plus-colon"),
    **dict.fromkeys(("nano", "gnome-text-editor"), "plus-comma"),
    **dict.fromkeys(("kate", "kwrite", "pycharm", "idea", "webstorm"), "long"),
    **dict.fromkeys(("geany", "lite-xl"), "line"),
    **dict.fromkeys(("mousepad",), "line-equals"),
    **dict.fromkeys(("notepad++",), "notepad"),
    **dict.fromkeys(("mate",), "l"),
}

_IN_TERMINAL = frozenset(("vi", "vim", "nvim", "nano", "micro", "hx", "helix", "kak", "joe", "ne", "mcedit", "ed"))

# How each terminal takes the command that it is to run.
_TERMINALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("x-terminal-emulator", ("-e",)),
    ("gnome-terminal", ("--",)),
    ("konsole", ("-e",)),
    ("xfce4-terminal", ("-x",)),
    ("kitty", ()),
    ("alacritty", ("-e",)),
    ("foot", ()),
    ("wezterm", ("start", "--")),
    ("xterm", ("-e",)),
)


@frozen
class Launch:
    """What to start, and whether the editor will show the line by itself."""

    argv: tuple[str, ...]
    shows_line: bool


def chosen(setting: str, environ: Mapping[str, str]) -> str:
    """Return the command of the user's editor; empty means: whatever the system opens text with."""
    return (setting or environ.get("VISUAL") or environ.get("EDITOR") or "").strip()


def launch(
    command: str, file: str, line: int, column: int, which: Which, environ: Mapping[str, str] | None = None
) -> Launch | None:
    """Return what to start so that `command` shows `file` at the 1-based `line` and `column`.

    Args:
        command: a program with arguments; `{file}`, `{line}` and `{column}` are filled in where they stand.
        file: the file.
        line: 1-based line.
        column: 1-based column.
        which: finds programs.
        environ: asked for `TERMINAL`.

    Returns:
        None when the program (or a terminal that it needs) is not there.
    """
    words = _words(command)
    if not words or which(words[0]) is None:
        return None
    values = {"file": file, "line": str(line), "column": str(column)}
    if any("{file}" in word for word in words):
        shows = any("{line}" in word for word in words)
        return Launch(tuple(_fill(word, values) for word in words), shows)
    name = _name(words[0])
    notation = _EDITORS.get(name)
    tail = ["{file}"] if notation is None else list(_NOTATIONS[notation])
    argv = (*words, *(_fill(word, values) for word in tail))
    if name in _IN_TERMINAL or "-nw" in words or "-t" in words[1:]:
        terminal = _terminal(which, environ or {})
        if terminal is None:
            return None
        argv = (*terminal, *argv)
    return Launch(argv, notation is not None)


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:
        return command.split()


def _name(program: str) -> str:
    return PurePath(program).name.lower().removesuffix(".exe")


def _fill(word: str, values: Mapping[str, str]) -> str:
    for key, value in values.items():
        word = word.replace("{" + key + "}", value)
    return word


def _terminal(which: Which, environ: Mapping[str, str]) -> tuple[str, ...] | None:
    asked = environ.get("TERMINAL", "")
    if asked and which(asked) is not None:
        options = dict(_TERMINALS).get(_name(asked), ("-e",))
        return (asked, *options)
    for name, options in _TERMINALS:
        if which(name) is not None:
            return (name, *options)
    return None
