"""Quick fixes with the keyboard alone: from one problem to the next, the menu, the fix, Undo, saved."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until

STILL: dict[str, object] = {"language": "en", "titles": "en", "reduced_motion": True}


def test_a_typo_is_fixed_taken_back_and_fixed_again(start: Start, desktop: Desktop, registry: Path) -> None:
    """F8 finds the typo, Ctrl+. and Enter fix it, Ctrl+Z brings it back, and what is saved is the file of before."""
    right = registry.read_text(encoding="utf-8")
    wrong = right.replace("mode: in-person", "mode: in_person", 1)
    registry.write_text(wrong, encoding="utf-8")
    program = start(registry, settings=STILL)
    desktop.press("ctrl+2")
    desktop.wait_for_rest(program.box)

    def saved(text: str) -> bool:
        desktop.press("ctrl+s")
        return registry.read_text(encoding="utf-8") == text

    desktop.press("F8")
    desktop.wait_for_rest(program.box)
    assert "Second" in program.copied_title()
    before = program.picture()
    desktop.press("ctrl+period")
    desktop.wait_for_change(before, "the menu of fixes opens")
    desktop.press("Return")
    wait_until(lambda: saved(right), "the typo is fixed")
    desktop.press("ctrl+z")
    wait_until(lambda: saved(wrong), "the fix is taken back")
    desktop.press("ctrl+shift+z")
    wait_until(lambda: saved(right), "the fix is made again")
    assert program.quit() == 0


def test_an_id_is_changed_everywhere_from_the_list_of_commands(start: Start, desktop: Desktop, registry: Path) -> None:
    """The command asks for an id; typed and confirmed, it stands at the event and wherever that is named."""
    before = registry.read_text(encoding="utf-8")
    program = start(registry, settings=STILL)
    desktop.press("Home")
    wait_until(lambda: "First" in program.copied_title(), "the first event is selected")
    seen = program.picture()
    program.command("change an id")
    desktop.wait_for_change(seen, "the question opens")
    desktop.press("ctrl+a")
    desktop.type("opening-talks")
    desktop.press("Return")

    def saved() -> bool:
        desktop.press("ctrl+s")
        return "id: opening-talks" in registry.read_text(encoding="utf-8")

    wait_until(saved, "the id is changed")
    after = registry.read_text(encoding="utf-8")
    assert after.count("opening-talks") == before.count("dialogue-1") >= 1
    assert after == before.replace("dialogue-1", "opening-talks")
    assert program.quit() == 0
