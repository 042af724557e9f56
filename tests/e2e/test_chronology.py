"""The events as a table: reached by a key, sorted, shared with the timeline, copied and printed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until
from tests.e2e.program import Program

STILL: dict[str, object] = {"language": "en", "titles": "en", "reduced_motion": True}
TITLES = [
    "First Freedonia–Sylvania dialogue",
    "A delegation of Sylvania visits Freedonia",
    "Second Freedonia–Sylvania dialogue",
    "A training ship visits Port Quince",
    "A rescue pact is signed",
]
_NOTHING = "nothing copied yet"


def opened(start: Start, desktop: Desktop, registry: Path, **environment: str) -> Program:
    """Return the program with the chronology open and its table in focus."""
    program = start(registry, settings=STILL, **environment)
    below = desktop.wait_for_rest(program.part(0.3, 0.6, 0.3, 0.3))
    desktop.press("ctrl+l")
    desktop.wait_for_change(below, "the chronology opens")
    desktop.wait_for_rest(program.box)
    return program


def copied(desktop: Desktop, *keys: str) -> str:
    """Return what stands in the clipboard after some keys."""
    desktop.put_in_clipboard(_NOTHING)
    desktop.press(*keys)
    wait_until(lambda: desktop.clipboard() != _NOTHING, "something is copied")
    return desktop.clipboard()


def test_it_is_in_order_of_time_and_shares_the_selection(start: Start, desktop: Desktop, registry: Path) -> None:
    """Walking down its rows selects the events one after the other; what the timeline selects is its row."""
    program = opened(start, desktop, registry)
    desktop.press("ctrl+Home")
    seen = []
    for _title in TITLES:  # rows of years are passed over
        seen.append(program.copied_title())
        desktop.press("Down")
    assert seen == TITLES
    program.command("first event")
    desktop.press("ctrl+l")
    assert copied(desktop, "ctrl+c").strip().endswith("S1")
    assert TITLES[0] in desktop.clipboard()
    assert program.quit() == 0


def test_all_of_it_is_copied_as_text_html_and_csv(start: Start, desktop: Desktop, registry: Path) -> None:
    """Text has a line for each year; HTML is a table; CSV has every event once, in order."""
    program = opened(start, desktop, registry)
    text = copied(desktop, "Menu", "t")
    assert [year for year in ("2019", "2020", "2021", "2022") if f"{year}\n" not in text] == []
    assert [title for title in TITLES if text.count(title) != 1] == []
    html = copied(desktop, "Menu", "h")
    assert html.startswith("<table")
    assert desktop.clipboard("text/html") != ""
    rows = list(csv.DictReader(io.StringIO(copied(desktop, "Menu", "v"))))
    assert [row["Event"] for row in rows] == TITLES
    assert program.quit() == 0


def test_a_click_on_a_heading_sorts(start: Start, desktop: Desktop, registry: Path) -> None:
    """Sorted by event the titles stand in the order of their letters, and years no longer part them."""
    program = opened(start, desktop, registry)
    before = desktop.picture(program.part(0.2, 0.6, 0.4, 0.3))
    for y in range(64, 78, 2):  # the row of headings lies where the table begins; its place depends on the panes
        x, height = program.box.x + program.box.width * 3 // 10, program.box.height
        desktop.click(x, program.box.y + height * y // 100)
        rows = list(csv.DictReader(io.StringIO(copied(desktop, "Menu", "v"))))
        if [row["Event"] for row in rows] != TITLES:
            break
    assert [row["Event"] for row in rows] in (sorted(TITLES), sorted(TITLES, reverse=True))
    desktop.wait_for_change(before, "the rows stand in another order")
    text = copied(desktop, "Menu", "t")
    assert not text.startswith("2019")
    assert program.quit() == 0


def test_it_is_printed_into_a_pdf(start: Start, desktop: Desktop, registry: Path, tmp_path: Path) -> None:
    """The system's dialog takes a file; the file is a PDF with at least a page."""
    program = opened(start, desktop, registry, CUPS_SERVER="127.0.0.1:9")  # no printer of this machine is asked
    target = tmp_path / "chronology.pdf"
    before = desktop.picture(program.box)
    desktop.press("Menu", "p")
    desktop.wait_for_change(before, "the dialog opens")
    desktop.wait_for_rest(program.box)
    desktop.press("alt+f", "ctrl+a")
    desktop.type(str(target))
    desktop.press("Return")
    wait_until(lambda: target.exists() and target.read_bytes().rstrip().endswith(b"%%EOF"), "the file is written")
    assert target.read_bytes().startswith(b"%PDF")
    assert program.quit() == 0
