"""Editing and saving in the real window: what stands on the disk, and what survives a killed program."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until
from tests.e2e.program import Program
from viewer.base.tokens import LIGHT

STILL: dict[str, object] = {"language": "en", "titles": "en", "theme": "light", "reduced_motion": True}
LAST = "  - id: pact-2022\n"


def type_remark(desktop: Desktop, program: Program, words: str) -> None:
    """Write a remark behind the first line of the last event, in the editor, and wait until the title shows it."""
    desktop.press("End", "e")
    desktop.wait_for_rest(program.box)
    desktop.press("ctrl+Home", "End")
    desktop.type(f" # {words}")
    wait_until(lambda: "events.yaml*" in program.title, "the title has a star")


def text_of(path: Path) -> str:
    """Return what a file holds."""
    return path.read_text(encoding="utf-8")


def banner_buttons(program: Program) -> list[tuple[int, int]]:
    """Return where the buttons of the banner are, from left to right; none while it is hidden."""
    picture = program.picture()
    box, row_size = picture.box, picture.box.width * 3
    fill, field = bytes.fromhex(LIGHT.warning_fill[1:]), bytes.fromhex(LIGHT.field[1:])
    rows = [picture.rgb[y * row_size : (y + 1) * row_size] for y in range(60, 200)]
    tinted = [60 + y for y, row in enumerate(rows) if row.count(fill * 100)]
    if len(tinted) < 20:
        return []
    above_words = (tinted[0] + tinted[-1]) // 2 - 7
    row = picture.rgb[above_words * row_size : (above_words + 1) * row_size]
    found: list[tuple[int, int]] = []
    start = row.find(fill * 100) // 3
    while (start := row.find(field * 20, start * 3)) >= 0:
        begin = end = start // 3
        while row[end * 3 : end * 3 + 3] == field:
            end += 1
        if fill not in row[end * 3 :]:
            break  # beyond the banner
        found.append((box.x + (begin + end) // 2, box.y + above_words + 7))
        start = end
    return found


def test_nothing_is_written_until_ctrl_s(start: Start, desktop: Desktop, registry: Path) -> None:
    """Typing marks the title and leaves the file; Ctrl+S writes exactly what was typed; Ctrl+Z takes it back."""
    before = text_of(registry)
    program = start(registry, settings=STILL)
    type_remark(desktop, program, "seen")
    assert text_of(registry) == before
    desktop.press("ctrl+s")
    wait_until(lambda: text_of(registry) == before.replace(LAST, LAST[:-1] + " # seen\n"), "it is written")
    wait_until(lambda: "events.yaml*" not in program.title, "the star is gone")
    desktop.press("ctrl+z")
    wait_until(lambda: "events.yaml*" in program.title, "the title has a star again")
    desktop.press("ctrl+s")
    wait_until(lambda: text_of(registry) == before, "the file is as it was")
    assert program.quit() == 0


def test_quitting_asks_and_cancel_stays(start: Start, desktop: Desktop, registry: Path) -> None:
    """Ctrl+Q with unsaved text asks; Esc stays; the second time Save writes and quits."""
    program = start(registry, settings=STILL)
    type_remark(desktop, program, "seen")
    seen = desktop.wait_for_rest(program.box)
    desktop.press("ctrl+q")
    asked = desktop.wait_for_change(seen, "the question is there")
    desktop.press("Escape")
    desktop.wait_for_change(asked, "the question is gone")
    assert "# seen" not in text_of(registry)
    seen = desktop.wait_for_rest(program.box)
    desktop.press("ctrl+q")
    desktop.wait_for_change(seen, "the question is there again")
    desktop.press("Return")
    wait_until(lambda: "# seen" in text_of(registry), "it is written")
    wait_until(lambda: program._process.poll() is not None, "the program has ended")
    assert program._process.returncode == 0


def test_a_killed_program_loses_nothing(start: Start, desktop: Desktop, registry: Path) -> None:
    """Killed a second after typing, the program offers the text at its next start, which brings it back unsaved."""
    before = text_of(registry)
    program = start(registry, settings=STILL)
    type_remark(desktop, program, "seen")
    desktop.do("sleep", 1.3)
    program._process.kill()
    program._process.wait(5)
    again = start(registry)
    wait_until(lambda: len(banner_buttons(again)) == 3, "Recover, Compare and Leave it are offered")
    assert "events.yaml*" not in again.title
    desktop.click(*banner_buttons(again)[0])
    wait_until(lambda: "events.yaml*" in again.title, "the text is there, unsaved")
    assert text_of(registry) == before
    desktop.press("ctrl+s")
    wait_until(lambda: "# seen" in text_of(registry), "it is written")
    assert again.quit() == 0


def test_two_programs_edit_one_file(start: Start, desktop: Desktop, registry: Path) -> None:
    """The second window says that there is another; what both change in different events ends up in the file."""
    first = start(registry, settings=STILL)
    second = start(registry)
    wait_until(lambda: desktop.picture(second.box).rgb.count(bytes.fromhex(LIGHT.warning_fill[1:]) * 100), "it is told")
    type_remark(desktop, second, "from-two")
    desktop.do("windowactivate", "--sync", first.window)
    desktop.press("Home", "e")
    desktop.wait_for_rest(first.box)
    desktop.press("ctrl+Home", "End")
    desktop.type(" # from-one")
    wait_until(lambda: "events.yaml*" in first.title, "the first has something unsaved too")
    desktop.press("ctrl+s")
    wait_until(lambda: "# from-one" in text_of(registry), "the first has saved")
    desktop.do("windowactivate", "--sync", second.window)
    desktop.press("ctrl+s")
    wait_until(lambda: "# from-two" in text_of(registry), "the second has saved")
    assert "# from-one" in text_of(registry)
    assert second.quit() == 0
    desktop.do("windowactivate", "--sync", first.window)
    assert first.quit() == 0
