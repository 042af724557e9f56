"""Each command has one class that runs it, and the class is loaded when it first does."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

from viewer.commands.table import COMMANDS
from viewer.qt.shell.handlers import OWNERS, Handlers


def _declared() -> list[tuple[str, str]]:
    return [(command, owner) for owner, commands in OWNERS.items() for command in commands.split()]


def test_every_command_has_one_owner_and_no_owner_a_command_more() -> None:
    """The table of owners and the table of commands name the same commands, each once."""
    assert sorted(command for command, _owner in _declared()) == sorted(command.id for command in COMMANDS)


@pytest.mark.parametrize(("command", "owner"), _declared())
def test_an_owner_has_a_method_of_the_command_s_name(command: str, owner: str) -> None:
    """The class is in the module that the table names, and has the method."""
    module, _colon, name = owner.partition(":")
    assert callable(getattr(getattr(import_module(module), name), command))


def test_an_owner_is_made_once_and_runs_its_commands() -> None:
    """Two commands of one menu meet the same object, and what is given reaches them."""
    told: list[object] = []
    parts: Any = SimpleNamespace(session=SimpleNamespace(set_titles=told.append))
    handlers = Handlers(parts)
    handlers.run("titles_vi", True)
    handlers.run("titles_en", True)
    assert told == ["vi", "en"]
    assert handlers.owner("titles_vi") is handlers.owner("theme_dark")


def test_a_command_that_nobody_runs_is_a_fault() -> None:
    """It is told by its name."""
    parts: Any = None
    with pytest.raises(LookupError, match="no_such_command"):
        Handlers(parts).run("no_such_command")
