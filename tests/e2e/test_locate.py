"""A source's text that is not where the registry says: another file is read in its place, and nothing is written."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop


def test_a_missing_text_is_located(start: Start, desktop: Desktop, registry: Path, tmp_path: Path) -> None:
    """The article appears once the file has been chosen; registry and folder stay as they were."""
    missing = registry.parent / "texts" / "beacon.txt"
    elsewhere = missing.rename(tmp_path / "found.txt")
    before = {path: path.read_bytes() for path in registry.parent.rglob("*") if path.is_file()}
    program = start(registry, settings={"language": "en", "titles": "en", "reduced_motion": True})
    right = program.part(0.7, 0.4, 0.29, 0.3)
    lacking = desktop.wait_for_rest(right)
    shown = desktop.picture(program.box)
    desktop.press("alt+l")
    desktop.wait_for_change(shown, "the dialog opens")
    desktop.wait_for_rest(program.box)
    desktop.type(str(elsewhere))
    desktop.press("Return")
    desktop.wait_for_rest(program.box)
    desktop.wait_for_change(lacking, "the article is there")
    assert program.quit() == 0
    assert {path: path.read_bytes() for path in registry.parent.rglob("*") if path.is_file()} == before
