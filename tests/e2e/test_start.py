from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop
from viewer.registry.reader import read_bytes
from viewer.session import newest_held


def test_opens_the_shipped_registry(start: Start, shipped: Path) -> None:
    """The window shows the shipped registry, names it in its title, selects its newest held event, and quits with 0."""
    registry = read_bytes(shipped, shipped.read_bytes())
    newest = newest_held(registry)
    head = registry.head(newest) if newest else None
    assert head is not None
    program = start(shipped)
    assert program.title.startswith(f"events.yaml — {registry.title.pick('vi')}")
    assert program.copied_title() == head.title.pick("vi")
    assert program.quit() == 0


def test_every_event_of_the_shipped_registry_can_be_shown(start: Start, desktop: Desktop, shipped: Path) -> None:
    """Walking with the arrow keys through lanes and groupings leaves no fault behind."""
    program = start(shipped, settings={"reduced_motion": True})
    desktop.press("Home", *["Right"] * 12, "Down", *["Right"] * 12, "Down", *["Right"] * 12, "Down", *["Right"] * 12)
    first = program.copied_title()
    desktop.press("End")
    assert program.copied_title() != first
    assert program.quit() == 0


def test_a_folder_opens_its_registry(start: Start, registry: Path) -> None:
    """A folder with an events.yaml stands for that file."""
    program = start(registry.parent)
    assert program.title.startswith("events.yaml — Đối thoại của Freedonia")
    assert program.quit() == 0


@pytest.mark.parametrize("case", ["empty file", "empty folder", "missing file", "no yaml", "picture"])
def test_what_cannot_be_shown_leaves_a_window_that_says_so(start: Start, tmp_path: Path, case: str) -> None:
    """An empty file, a folder, a missing file and rubbish open a window with a sentence, and quitting returns 0."""
    target = tmp_path / "given.yaml"
    match case:
        case "empty file":
            target.write_bytes(b"")
        case "empty folder":
            target.mkdir()
        case "no yaml":
            target.write_text("events: [\n  - {", encoding="utf-8")
        case "picture":
            target.write_bytes(bytes(range(256)) * 40)
    program = start(target)
    assert "Timeline Viewer" in program.title
    assert program.quit() == 0


def test_a_tiny_window_still_works(start: Start, desktop: Desktop, registry: Path) -> None:
    """A window that is shrunk as far as it lets itself goes on obeying keys."""
    program = start(registry)
    first = program.copied_title()
    desktop.do("windowsize", program.window, 200, 150)
    desktop.wait_for_rest()
    desktop.press("Home")
    assert program.copied_title() != first
    assert program.quit() == 0
