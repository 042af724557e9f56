from __future__ import annotations

from collections.abc import Callable

import pytest

from viewer.commands.editor import Launch, chosen, launch


def everything(name: str) -> str | None:
    """Find every program."""
    return f"/usr/bin/{name}"


def only(*names: str) -> Callable[[str], str | None]:
    """Return what finds these programs and no other."""
    return lambda name: f"/usr/bin/{name}" if name in names else None


@pytest.mark.parametrize(
    ("command", "argv"),
    [
        ("code", ("code", "--goto", "e.yaml:12:3")),
        ("code --wait", ("code", "--wait", "--goto", "e.yaml:12:3")),
        ("/opt/bin/subl", ("/opt/bin/subl", "e.yaml:12:3")),
        ("gedit", ("gedit", "+12", "e.yaml")),
        ("kate", ("kate", "--line", "12", "--column", "3", "e.yaml")),
        ("emacsclient", ("emacsclient", "+12:3", "e.yaml")),
    ],
)
def test_known_editors_get_the_line(command: str, argv: tuple[str, ...]) -> None:
    """A known editor is told the file and the line in its own notation."""
    assert launch(command, "e.yaml", 12, 3, everything) == Launch(argv, shows_line=True)


def test_editors_of_the_terminal_get_a_terminal() -> None:
    """An editor that lives in a terminal is started in one."""
    found = launch("nvim", "e.yaml", 12, 3, only("nvim", "xterm"))
    assert found == Launch(("xterm", "-e", "nvim", "+12", "e.yaml"), shows_line=True)


def test_the_users_own_terminal_comes_first() -> None:
    """`$TERMINAL` is preferred to the terminals that are known."""
    found = launch("nano", "e.yaml", 1, 1, everything, {"TERMINAL": "kitty"})
    assert found is not None
    assert found.argv == ("kitty", "nano", "+1,1", "e.yaml")


def test_without_a_terminal_there_is_nothing_to_start() -> None:
    """A terminal editor without any terminal cannot be started."""
    assert launch("vim", "e.yaml", 1, 1, only("vim")) is None


def test_an_unknown_editor_gets_the_file_alone() -> None:
    """An editor that is not known gets the file, and the caller shows the line."""
    assert launch("scribble", "e.yaml", 9, 1, everything) == Launch(("scribble", "e.yaml"), shows_line=False)


def test_a_command_may_say_where_file_and_line_go() -> None:
    """Placeholders in the setting are filled in, and nothing is added."""
    found = launch("myed --at {line} {file}", "a b.yaml", 7, 2, everything)
    assert found == Launch(("myed", "--at", "7", "a b.yaml"), shows_line=True)


def test_a_missing_program_is_not_started() -> None:
    """A program that is not installed gives None."""
    assert launch("code", "e.yaml", 1, 1, only()) is None


def test_the_setting_wins_over_the_environment() -> None:
    """The setting comes before VISUAL, and VISUAL before EDITOR."""
    environ = {"VISUAL": "gedit", "EDITOR": "vi"}
    assert chosen("kate", environ) == "kate"
    assert chosen("", environ) == "gedit"
    assert chosen("", {"EDITOR": "vi"}) == "vi"
    assert chosen("", {}) == ""
