from __future__ import annotations

import pytest

from viewer.commands.table import COMMANDS, MENUS


@pytest.mark.parametrize("menu", [name for name, _title in MENUS])
def test_mnemonics_of_a_menu_differ_in_english(menu: str) -> None:
    """No two entries of a menu answer to the same letter."""
    titles = [command.title for command in COMMANDS if command.menu == menu]
    letters = [title[title.index("&") + 1].lower() for title in titles if "&" in title]
    assert len(letters) == len(set(letters))
