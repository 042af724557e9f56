"""Forms in the real window: an event from nothing to the timeline, people from a spreadsheet, deleting, undoing."""

from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until
from tests.e2e.program import Program
from viewer.registry.reader import read

STILL = {"language": "en", "titles": "en", "reduced_motion": True}


def form_opens(desktop: Desktop, program: Program) -> None:
    """Wait until a form has the focus."""
    wait_until(lambda: desktop.do("getactivewindow", fails=True) != program.window, "the form has the focus")


def form_closes(desktop: Desktop, program: Program) -> None:
    """Close the form that has the focus, and wait until the window has it."""
    desktop.press("Escape")
    wait_until(lambda: desktop.do("getactivewindow", fails=True) == program.window, "the window has the focus")


def save(desktop: Desktop, registry: Path, before: str) -> str:
    """Save, wait until the file says something else, and return what it says."""
    desktop.press("ctrl+s")
    wait_until(lambda: registry.read_text(encoding="utf-8") != before, "the file is saved")
    return registry.read_text(encoding="utf-8")


def test_an_event_is_made_filled_in_and_undone(start: Start, desktop: Desktop, registry: Path) -> None:
    """Ctrl+N and typing make an event; people are pasted; undoing all leaves the file as it was, to the letter."""
    before = registry.read_text(encoding="utf-8")
    program = start(registry, settings=STILL)
    desktop.press("ctrl+n")
    form_opens(desktop, program)
    desktop.type("Third dialogue")
    desktop.press("Return", "Tab", "Tab", "Tab")
    desktop.press("ctrl+a")
    desktop.type("[2022-05-01..2022-05-04]")
    desktop.press("Return")
    form_closes(desktop, program)
    assert program.copied_title() == "Third dialogue"
    written = save(desktop, registry, before)
    assert "Third dialogue" in written
    head = next(head for head in read(registry).heads if head.title.pick("en") == "Third dialogue")
    assert head.date is not None
    assert head.date.text == "[2022-05-01..2022-05-04]"
    program.focus_timeline()
    desktop.press("ctrl+z", "ctrl+z", "ctrl+z")
    assert save(desktop, registry, written) == before
    assert program.quit() == 0


def test_rows_of_a_spreadsheet_become_participants(start: Start, desktop: Desktop, registry: Path) -> None:
    """Rows in the clipboard are shown, added with Enter, and come out as people of the registry where it knows them."""
    before = registry.read_text(encoding="utf-8")
    program = start(registry, settings=STILL)
    desktop.press("Home", "F2")
    form_opens(desktop, program)
    wait_until(lambda: desktop.do("getactivewindow", fails=True) not in ("", program.window), "the form has the focus")
    form = desktop.do("getactivewindow")
    desktop.put_in_clipboard("Name\tRole\nAda Quill\tspeaker\nCleo Vane\tguest\n")
    desktop.press("alt+p")
    wait_until(lambda: desktop.do("getactivewindow", fails=True) not in (form, program.window), "the rows are shown")
    desktop.press("alt+a")
    wait_until(lambda: desktop.do("getactivewindow", fails=True) == form, "the rows are added")
    form_closes(desktop, program)
    written = save(desktop, registry, before)
    assert "Cleo Vane" in written
    desktop.press("ctrl+z")
    assert save(desktop, registry, written) == before
    assert program.quit() == 0


def test_deleting_takes_what_refers_to_it_and_undo_brings_both_back(
    start: Start, desktop: Desktop, registry: Path
) -> None:
    """Del asks first; what named the event goes in the same step, and one undo restores the file."""
    text = registry.read_text(encoding="utf-8")
    before = f"{text}    related: [{{event: dialogue-1, as: after}}]  # why not\n"
    registry.write_text(before, encoding="utf-8")
    program = start(registry, settings=STILL)
    desktop.press("Home")
    title = program.copied_title()
    desktop.press("Delete")
    form_opens(desktop, program)
    desktop.press("Return")
    wait_until(lambda: desktop.do("getactivewindow", fails=True) == program.window, "the window has the focus")
    written = save(desktop, registry, before)
    assert title not in written
    assert "related:" not in written
    assert len(read(registry).heads) == 4
    desktop.press("ctrl+z")
    assert save(desktop, registry, written) == before
    assert program.quit() == 0


def test_the_next_of_a_series_is_a_duplicate_with_the_next_number(
    start: Start, desktop: Desktop, registry: Path
) -> None:
    """Ctrl+D puts the third behind the second, undated, and its form asks for the date first."""
    before = registry.read_text(encoding="utf-8")
    program = start(registry, settings=STILL)
    desktop.press("Home", "bracketright", "ctrl+d")
    form_opens(desktop, program)
    desktop.type("14/3/2022")
    desktop.press("Return")
    form_closes(desktop, program)
    save(desktop, registry, before)
    third = read(registry).head("dialogue-3")
    assert third is not None
    assert (third.series, third.number) == ("dialogue", 3)
    assert third.date is not None
    assert third.date.text == "2022-03-14"
    assert program.quit() == 0


def test_saving_and_quitting_take_what_is_being_typed(start: Start, desktop: Desktop, registry: Path) -> None:
    """Ctrl+S in a line that was not left yet saves its words; Ctrl+Q ends the program from the form."""
    before = registry.read_text(encoding="utf-8")
    program = start(registry, settings=STILL)
    desktop.press("Home", "F2")
    form_opens(desktop, program)
    desktop.type("Renamed talks")
    assert "Renamed talks" in save(desktop, registry, before)
    assert program.quit() == 0


def test_the_keys_of_the_timeline_work_again_behind_a_form(start: Start, desktop: Desktop, registry: Path) -> None:
    """Opening the form twice and closing it leaves the focus where it was."""
    program = start(registry, settings=STILL)
    desktop.press("Home")
    first = program.copied_title()
    for _again in range(2):
        desktop.press("F2")
        form_opens(desktop, program)
        form_closes(desktop, program)
    desktop.press("bracketright")
    assert program.copied_title() != first
    assert program.quit() == 0
