from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.desktop import Desktop, wait_until
from viewer.base import i18n
from viewer.base.fold import fold

STILL = {"language": "en", "reduced_motion": True}


def test_an_event_is_copied_as_text_and_html(start: Start, desktop: Desktop, registry: Path) -> None:
    """Ctrl+Shift+C offers title, date, participants with rank and sources, as plain text and as HTML."""
    program = start(registry, settings=STILL)
    desktop.press("Home", "bracketright")
    text = program.copy_event()
    assert text.splitlines()[0] == "Đối thoại Freedonia – Sylvania lần thứ hai"
    parts = (
        "14",
        "2021",
        "Amber",
        "Đại tướng Ada Quill",
        "Phó Đô đốc Boris Tern",
        "The second dialogue",
        "The Harbour Post",
    )
    assert [part for part in parts if part not in text] == []
    html = program.copy_event("text/html")
    assert "<b>Đối thoại Freedonia – Sylvania lần thứ hai</b>" in html
    assert [part for part in parts if part not in html] == []
    assert program.quit() == 0


def test_the_query_finds_without_accents_and_f3_walks(start: Start, desktop: Desktop, registry: Path) -> None:
    """“doi thoai” finds both dialogues; F3 walks them in time order, round and round, and Shift+F3 back."""
    program = start(registry, settings=STILL)
    desktop.press("End", "ctrl+k")
    desktop.type("doi thoai")
    desktop.press("Return")
    titles = [program.copied_title()]
    for key in ("F3", "F3", "shift+F3"):
        desktop.press(key)
        titles.append(program.copied_title())
    first, second = "Đối thoại Freedonia – Sylvania lần thứ nhất", "Đối thoại Freedonia – Sylvania lần thứ hai"
    assert titles == [first, second, first, second]
    assert program.quit() == 0


def test_vietnamese_is_found_with_its_accents(start: Start, desktop: Desktop, registry: Path) -> None:
    """A Vietnamese word that is pasted into the search box finds what has it."""
    program = start(registry, settings=STILL)
    desktop.press("Home")
    desktop.put_in_clipboard("cứu hộ")
    before = program.picture()
    desktop.press("ctrl+k", "ctrl+v")
    desktop.wait_for_change(before, "the text is pasted and looked for")
    desktop.wait_for_rest()
    desktop.press("Return")
    assert program.copied_title() == "Ký thỏa thuận cứu hộ"
    desktop.press("ctrl+k", "ctrl+a", "BackSpace", "Escape")
    assert program.quit() == 0


def test_show_only_hides_what_is_not_found(start: Start, desktop: Desktop, registry: Path) -> None:
    """With *Show only*, the timeline's last event is the last one that is found; clearing brings the others back."""
    program = start(registry, settings=STILL)
    desktop.press("ctrl+k")
    desktop.type("doi thoai")
    desktop.press("Return")
    program.command("show only")
    program.focus_timeline()
    desktop.press("End")
    assert program.copied_title() == "Đối thoại Freedonia – Sylvania lần thứ hai"
    program.command("clear filter")
    program.focus_timeline()
    desktop.press("End")
    assert program.copied_title() == "Ký thỏa thuận cứu hộ"
    assert program.quit() == 0


def test_the_filter_is_ticked_with_keys(start: Start, desktop: Desktop, registry: Path) -> None:
    """Unticking the first partner leaves its events out of the timeline."""
    program = start(registry, settings=STILL)
    program.focus_timeline()
    desktop.press("Home")
    assert program.copied_title() == "Đối thoại Freedonia – Sylvania lần thứ nhất"
    before = desktop.wait_for_rest(program.body())
    desktop.press("shift+F6", "Home", "Down", "space")
    desktop.wait_for_change(before, "a lane is empty")
    desktop.press("F6", "Home")
    assert program.copied_title() == "Tàu huấn luyện thăm cảng Quince"
    assert program.quit() == 0


def test_titles_change_their_language(start: Start, desktop: Desktop, registry: Path) -> None:
    """Titles in English are shown and copied in English."""
    program = start(registry, settings=STILL)
    program.command("titles in english")
    program.focus_timeline()
    desktop.press("End")
    assert program.copied_title() == "A rescue pact is signed"
    assert program.quit() == 0
    assert program.settings()["titles"] == "en"


def test_the_program_speaks_vietnamese_and_english_again(start: Start, desktop: Desktop, registry: Path) -> None:
    """The language changes at once: commands are found by their Vietnamese names, then by their English ones."""
    program = start(registry, settings=STILL)
    desktop.press("Home")
    selected = program.copied_title()
    program.command("program in vietnamese", new_window=True)
    assert program.copied_title() == selected
    i18n.set_language("vi")
    by_kind, in_english = (fold(i18n._(words)).replace("&", "") for words in ("Group by &kind", "Program in En&glish"))
    i18n.set_language("en")
    before = desktop.wait_for_rest(program.body())
    program.command(by_kind)
    desktop.wait_for_change(before, "the lanes are others")
    program.command(in_english, new_window=True)
    program.command("group by series")
    assert program.quit() == 0
    assert program.settings()["language"] == "en"
    assert program.settings()["grouping"] == "series"


def test_the_theme_changes_at_once(start: Start, registry: Path) -> None:
    """The dark theme makes the window dark, the light one light again."""
    program = start(registry, settings={**STILL, "theme": "light"})
    assert program.picture().brightness > 200
    program.command("dark")
    wait_until(lambda: program.picture().brightness < 60, "the window is dark")
    program.command("light")
    wait_until(lambda: program.picture().brightness > 200, "the window is light")
    assert program.quit() == 0
    assert program.settings()["theme"] == "light"


def test_panes_are_hidden_and_restored(start: Start, desktop: Desktop, registry: Path) -> None:
    """The View menu hides the filter; *Restore panes* brings everything back to where it was."""
    program = start(registry, settings=STILL)
    desktop.move(5, 5)
    before = desktop.wait_for_rest(program.box)
    left = program.part(0.0, 0.2, 0.1, 0.6)
    filled = desktop.picture(left)
    program.open_panes_menu()
    desktop.press("Return")
    hidden = desktop.wait_for_change(filled, "the filter is hidden")
    assert hidden.share_unlike(filled) > 0.1
    program.command("restore panes")
    desktop.wait_for_change(hidden, "the filter is back")
    assert desktop.wait_for_rest(program.box).share_unlike(before) < 0.02
    assert program.quit() == 0
