from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until
from tests.e2e.program import Program

STILL = {"language": "en", "reduced_motion": True}
OLD, NEW = "Ký thỏa thuận cứu hộ", "Ký thỏa thuận cứu nạn"


def overwrite(path: Path, text: str) -> None:
    """Write a file in place."""
    path.write_text(text, encoding="utf-8")


def replace(path: Path, text: str) -> None:
    """Write a file beside it and rename that over it, as many editors do."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def called(editor: Path) -> list[str]:
    """Return what the editor was called with once it was."""
    note = editor.with_name(f"{editor.name}.called")
    wait_until(note.exists, "the editor is called")
    return note.read_text(encoding="utf-8").splitlines()


def shows(program: Program, title: str) -> bool:
    """Return whether the selected event has this title."""
    return program.copied_title() == title


@pytest.mark.parametrize("save", [overwrite, replace])
def test_another_programs_save_shows_at_once(
    start: Start, desktop: Desktop, registry: Path, save: Callable[[Path, str], None]
) -> None:
    """Two saves by another program are shown within two seconds each; selection and view stay."""
    program = start(registry, settings=STILL)
    desktop.press("End", "plus", "plus")
    assert program.copied_title() == OLD
    scale = desktop.wait_for_rest(program.ruler())
    for old, new in ((OLD, NEW), (NEW, OLD)):
        save(registry, registry.read_text(encoding="utf-8").replace(old, new))
        wait_until(partial(shows, program, new), "the new title is shown", 2)
    assert desktop.wait_for_rest(program.ruler()) == scale
    assert program.quit() == 0


def test_a_broken_save_keeps_the_last_good_picture(
    start: Start, desktop: Desktop, registry: Path, editor: Path
) -> None:
    """A text that cannot be read leaves the events, tells so, and lists the problem, which opens at its line."""
    program = start(registry, settings=STILL, VISUAL=str(editor))
    desktop.press("End")
    good = registry.read_text(encoding="utf-8")
    lines = good.splitlines(keepends=True)
    broken = next(number for number, line in enumerate(lines, 1) if "id: ship-2022" in line)
    lines[broken - 1] = lines[broken - 1].replace("id: ship-2022", 'id: "ship-2022')
    seen = desktop.wait_for_rest(program.box)
    overwrite(registry, "".join(lines))
    desktop.wait_for_change(seen, "the broken text is told of", 2)
    desktop.press("Home")
    assert program.copied_title() == "Đối thoại Freedonia – Sylvania lần thứ nhất"
    desktop.press("F8", "Return")
    line, file = called(editor)
    assert file == str(registry)
    assert broken <= int(line.removeprefix("+")) <= len(lines)
    overwrite(registry, good.replace(OLD, NEW))
    desktop.press("Escape", "End")
    wait_until(lambda: program.copied_title() == NEW, "the mended text is shown", 2)
    assert program.quit() == 0


def test_a_lost_file_keeps_the_last_good_picture(start: Start, desktop: Desktop, registry: Path) -> None:
    """While the file is away, its events stay; when it is back, they are read again."""
    program = start(registry, settings=STILL)
    desktop.press("End")
    seen = desktop.wait_for_rest(program.box)
    away = registry.rename(registry.with_name("away.txt"))
    desktop.wait_for_change(seen, "the loss is told of", 2)
    assert program.copied_title() == OLD
    away.write_text(away.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    away.rename(registry)
    wait_until(lambda: program.copied_title() == NEW, "the file is read again", 2)
    assert program.quit() == 0


def test_a_deleted_event_is_no_longer_selected(start: Start, desktop: Desktop, registry: Path) -> None:
    """When the selected event is deleted from the file, nothing is selected, and the timeline goes on."""
    program = start(registry, settings=STILL)
    desktop.press("End")
    assert program.copied_title() == OLD
    text = registry.read_text(encoding="utf-8")
    before = desktop.wait_for_rest(program.body())
    overwrite(registry, text[: text.index("  - id: pact-2022")])
    desktop.wait_for_change(before, "the event is gone", 2)
    desktop.press("End")
    assert program.copied_title() == "Tàu huấn luyện thăm cảng Quince"
    assert program.quit() == 0


def test_shift_e_opens_the_event_in_the_editor(start: Start, desktop: Desktop, registry: Path, editor: Path) -> None:
    """Shift+E starts $VISUAL with the file, at the line on which the selected event begins."""
    program = start(registry, settings=STILL, VISUAL=str(editor))
    desktop.press("End", "shift+e")
    lines = registry.read_text(encoding="utf-8").splitlines()
    wanted = next(number for number, line in enumerate(lines, 1) if "id: pact-2022" in line)
    assert called(editor) == [f"+{wanted}", str(registry)]
    assert program.quit() == 0
