"""A briefing in the real window: chosen with B, a note, its page, a file, a DOCX, and all of it taken back."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until
from tests.e2e.program import Program

STILL: dict[str, object] = {"language": "en", "titles": "en", "theme": "light", "reduced_motion": True}
PATIENCE = 60.0  # seconds; what makes pages is loaded on the way


def begin(start: Start, desktop: Desktop, registry: Path) -> Program:
    """Start, choose the last event of the timeline with B, and show the Brief workspace."""
    program = start(registry, settings=STILL)
    program.focus_timeline()
    desktop.press("End")
    wait_until(lambda: program.copied_title(), "an event is selected")
    seen = desktop.wait_for_rest(program.box)
    desktop.press("b")
    seen = desktop.wait_for_change(seen, "the status bar tells that it was added", PATIENCE)
    desktop.press("ctrl+3")
    desktop.wait_for_change(seen, "the workspace is there", PATIENCE)
    return program


def answer_dialog(desktop: Desktop, program: Program, keys: str, path: Path) -> None:
    """Press keys that open a file dialog, and give it a path."""
    seen = desktop.wait_for_rest(program.box)
    desktop.press(keys)
    desktop.wait_for_change(seen, "the dialog is there", PATIENCE)
    desktop.wait_for_rest()
    desktop.press("ctrl+a")
    desktop.type(str(path))
    desktop.press("Return")


def test_a_briefing_goes_from_b_to_docx(start: Start, desktop: Desktop, registry: Path) -> None:
    """An event is chosen, a note typed, the page shows it; it is saved beside the registry and exported; undo works."""
    program = begin(start, desktop, registry)
    before_text = registry.read_text(encoding="utf-8")
    page = program.part(0.3, 0.15, 0.65, 0.75)
    wait_until(lambda: not desktop.picture(page).is_plain, "the first page is there", PATIENCE)
    page_before = desktop.wait_for_rest(page)
    desktop.press("Home", "F2")
    desktop.type("A channel of its own")
    desktop.wait_for_change(page_before, "the page shows the note", PATIENCE)
    desktop.press("Escape")
    saved = registry.parent / "briefings" / "ours.yaml"
    answer_dialog(desktop, program, "ctrl+s", saved)
    wait_until(saved.exists, "the briefing is saved")
    text = saved.read_text(encoding="utf-8")
    assert "A channel of its own" in text
    out = registry.parent / "ours.docx"
    answer_dialog(desktop, program, "ctrl+shift+e", out)
    wait_until(out.exists, "the document is written", PATIENCE)
    assert "A channel of its own" in zipfile.ZipFile(out).read("word/document.xml").decode()
    desktop.press("ctrl+z", "ctrl+s")
    wait_until(lambda: "A channel of its own" not in saved.read_text(encoding="utf-8"), "the note is taken back")
    assert registry.read_text(encoding="utf-8") == before_text
    assert program.quit() == 0
