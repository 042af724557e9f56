"""Events leave for other programs and come back, as a user does it: from the File menu, with the keyboard."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until

STILL: dict[str, object] = {"language": "en", "titles": "en", "reduced_motion": True}


def test_a_workbook_goes_out_and_comes_back_changed(
    start: Start, desktop: Desktop, registry: Path, tmp_path: Path
) -> None:
    """File ▸ Export events writes a workbook; with a title changed in it, File ▸ Import a table and Save write that."""
    program = start(registry, settings=STILL)
    target = tmp_path / "out.xlsx"
    before = desktop.wait_for_rest(program.box)
    desktop.press("alt+f", "x")
    before = desktop.wait_for_change(before, "the dialog asks what is exported")
    before = desktop.wait_for_rest(program.box)
    desktop.press("Return")
    desktop.wait_for_change(before, "the file dialog opens")
    desktop.wait_for_rest(program.box)
    desktop.press("ctrl+a")
    desktop.type(str(target))
    desktop.press("Return")
    wait_until(target.exists, "the workbook is written")

    book = load_workbook(target)
    titles = [cell.value for cell in book.worksheets[0]["C"]]
    row = next(number for number, title in enumerate(titles, 1) if number > 1 and title)
    book.worksheets[0].cell(row, 3).value = "Written in a spreadsheet"
    book.save(target)

    before = desktop.wait_for_rest(program.box)
    desktop.press("alt+f", "i")
    desktop.wait_for_change(before, "the file dialog opens")
    desktop.wait_for_rest(program.box)
    desktop.type(str(target))
    before = desktop.wait_for_rest(program.box)
    desktop.press("Return")
    desktop.wait_for_change(before, "the preview is shown")
    before = desktop.wait_for_rest(program.box)
    desktop.press("Return")
    desktop.wait_for_change(before, "the preview is gone")
    desktop.wait_for_rest(program.box)
    desktop.press("ctrl+s")
    wait_until(lambda: "Written in a spreadsheet" in registry.read_text(encoding="utf-8"), "the file has the new title")
    assert program.quit() == 0
