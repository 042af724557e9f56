"""The Edit workspace in the real window: an event written from nothing, a broken moment, and all of it taken back."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until
from tests.e2e.program import Program

STILL: dict[str, object] = {"language": "en", "titles": "vi", "theme": "light", "reduced_motion": True}
EMPTY = "# my own remark\nformat: 1\nlanguage: vi\nevents:\n"
WRITTEN = '  - id: talks-1\n    title: "Đối thoại thứ nhất"\n    date: 2021-03-15\n    kind: meeting'


def put_line(desktop: Desktop, *parts: str, end: str = "Return") -> None:
    """Type a line and go to the next; what is not ASCII is pasted."""
    for part in parts:
        if part.isascii():
            desktop.type(part)
        else:
            desktop.put_in_clipboard(part)
            desktop.press("ctrl+v")
    desktop.press("Escape", *([end] if end else []))  # whatever is offered is not wanted


def is_modified(program: Program) -> bool:
    """Return whether the title has a star."""
    return "*" in program.title.split(" — ")[0]


def text_of(path: Path) -> str:
    """Return what a file holds."""
    return path.read_text(encoding="utf-8")


def write_event(desktop: Desktop, program: Program) -> None:
    """Open the Edit workspace on an empty registry and write one event at its end."""
    seen = desktop.wait_for_rest(program.box)
    desktop.press("ctrl+2")
    desktop.wait_for_change(seen, "the editor is there")
    desktop.press("ctrl+End")
    put_line(desktop, "  - id: talks-1")
    put_line(desktop, "title: ", '"Đối thoại thứ nhất"')
    put_line(desktop, "date: 2021-03-15")
    put_line(desktop, "kind: meeting", end="")


def wait_for_selection(desktop: Desktop, title: str) -> None:
    """Copy the selected event again and again until its title is the one that is waited for."""

    def is_selected() -> bool:
        desktop.press("ctrl+shift+c")
        return desktop.clipboard().partition("\n")[0].endswith(title)

    desktop.put_in_clipboard("nothing copied yet")
    wait_until(is_selected, f"“{title}” is selected")


def test_an_event_is_written_from_nothing(start: Start, desktop: Desktop, tmp_path: Path) -> None:
    """What is typed is an event on the timeline at once, and on the disk when it is saved, as it was typed."""
    path = tmp_path / "events.yaml"
    path.write_text(EMPTY, encoding="utf-8")
    program = start(path, settings=STILL)
    write_event(desktop, program)
    wait_for_selection(desktop, "Đối thoại thứ nhất")
    assert text_of(path) == EMPTY
    desktop.press("ctrl+s")
    wait_until(lambda: text_of(path) == EMPTY + WRITTEN, "it is written as it was typed")
    assert program.quit() == 0


def test_a_broken_moment_keeps_the_last_good_picture(start: Start, desktop: Desktop, tmp_path: Path) -> None:
    """While a bracket is open the event stays on the timeline; closed, it goes on as before."""
    path = tmp_path / "events.yaml"
    path.write_text(EMPTY, encoding="utf-8")
    program = start(path, settings=STILL)
    write_event(desktop, program)
    wait_for_selection(desktop, "Đối thoại thứ nhất")
    whole = desktop.wait_for_rest(program.box)
    desktop.press("Return")
    desktop.type("topics: [")
    desktop.press("Escape")
    desktop.wait_for_change(whole, "the line is told")
    desktop.wait_for_rest(program.box)
    wait_for_selection(desktop, "Đối thoại thứ nhất")
    desktop.type("]")
    desktop.wait_for_rest(program.box)
    wait_for_selection(desktop, "Đối thoại thứ nhất")


def test_undoing_all_restores_the_file_exactly(start: Start, desktop: Desktop, registry: Path) -> None:
    """Typing, pasting, comments, replacing everywhere: Ctrl+Z leads back to the very bytes."""
    before = registry.read_bytes()
    program = start(registry, settings=STILL)
    desktop.press("End", "e")
    desktop.wait_for_rest(program.box)
    desktop.press("ctrl+Home", "End", "Return")
    put_line(desktop, "note: ", '"Ghi chú thêm"', end="")
    desktop.press("ctrl+slash")
    desktop.press("ctrl+h")
    desktop.type("a")
    desktop.press("Tab", "Tab", "Tab", "Tab", "Tab")
    desktop.press("Escape", "Escape")
    wait_until(lambda: is_modified(program), "the title has a star")
    desktop.press("ctrl+s")
    wait_until(lambda: "# note:" in text_of(registry), "it is written")
    for _step in range(8):
        desktop.press("ctrl+z")
    desktop.press("ctrl+s")
    wait_until(lambda: registry.read_bytes() == before, "the file is as it was")
    assert program.quit() == 0


def test_the_cursor_takes_the_timeline_along(start: Start, desktop: Desktop, registry: Path) -> None:
    """Over the whole file the event that the cursor is in is the selected one."""
    program = start(registry, settings=STILL)
    desktop.press("Home", "e")
    desktop.wait_for_rest(program.box)
    first = program.copied_title()
    program.command("whole file")
    desktop.wait_for_rest(program.box)
    desktop.press("ctrl+End")
    wait_until(lambda: program.copied_title() != first, "another event is selected")
