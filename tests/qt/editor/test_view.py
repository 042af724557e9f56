"""What the editor paints and finds: colours, folds, problems, changed lines, matches."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QTextBlock
from pytestqt.qtbot import QtBot

from tests.qt.editor.conftest import TEXT, Bench, Make
from viewer.base.problems import Problem, Severity
from viewer.qt.editor import folding
from viewer.qt.shell.look import Look


def _colours(block: QTextBlock) -> dict[str, QColor]:
    """Return the colour of each coloured stretch of a line by its words."""
    text = block.text()
    return {
        text[one.start : one.start + one.length]: one.format.foreground().color() for one in block.layout().formats()
    }


def _block(bench: Bench, words: str) -> QTextBlock:
    return bench.view.document().find(words).block()


def test_the_lines_in_view_have_colours(bench: Bench) -> None:
    """Keys, texts and dates have each their own, as in the picture of the design."""
    bench.view.grab()
    look = Look()
    found = _colours(_block(bench, "date:"))
    assert found["date"] == look.lane_color(0)
    assert found["2019-04-12"] == look.lane_color(1)
    assert _colours(_block(bench, "topics"))['"hải quân"'] == look.lane_color(2)


def test_lines_out_of_view_are_not_coloured_before_they_are_looked_at(make: Make) -> None:
    """Of a long file only what is in view costs time; a line far below gets its colours when it comes into view."""
    more = "".join(f'  - id: event-{number}\n    title: "Event {number}"\n' for number in range(600))
    bench = make(TEXT + more).open("first-talks", whole=True)
    bench.view.grab()
    last = bench.view.document().lastBlock().previous()
    assert not last.layout().formats()
    bench.view.go_to(len(bench.text) - 3)
    bench.view.grab()
    assert next(iter(_colours(last))) == "title"


def test_what_is_typed_is_coloured_at_once_and_so_is_what_it_changes_below(bench: Bench) -> None:
    """A value that becomes a block of text turns the lines below it into text."""
    bench.view.grab()
    bench.put_cursor_behind("kind: dialogue")
    for _sign in "dialogue":
        bench.view.textCursor().deletePreviousChar()
    bench.type("|")
    bench.view.grab()
    assert list(_colours(_block(bench, "kind"))) == ["kind", ":", "|"]
    bench.put_cursor("participants")
    bench.type("  ")
    bench.view.grab()
    assert {one.name() for one in _colours(_block(bench, "participants")).values()} == {Look().lane_color(2).name()}


def test_a_fold_hides_what_is_in_it_and_shows_it_again(bench: Bench) -> None:
    """Folding the participants hides their lines; unfolding brings back just these."""
    bench.put_cursor("role: chair")
    bench.pane.fold(True)
    assert not _block(bench, "role: chair").isVisible()
    header = bench.view.textCursor().block()
    assert header.text() == "      - person: lan-anh"
    assert folding.is_folded(header)
    bench.pane.fold(False)
    assert _block(bench, "role: chair").isVisible()
    assert bench.same()


def test_a_click_on_the_sign_of_a_fold_folds(qtbot: QtBot, bench: Bench) -> None:
    """The column of numbers hears it, and the picture changes."""
    bench.view.gutter.grab()
    row = next(row for row in bench.view.rows(bench.view.viewport().rect()) if "participants" in row.block.text())
    place = QPoint(bench.view.gutter.width() - 8, int(row.top) + 6)
    qtbot.mouseClick(bench.view.gutter, Qt.MouseButton.LeftButton, pos=place)
    assert not _block(bench, "role: chair").isVisible()
    qtbot.mouseClick(bench.view.gutter, Qt.MouseButton.LeftButton, pos=place)
    assert _block(bench, "role: chair").isVisible()


def test_the_cursor_opens_a_fold_that_it_comes_into(bench: Bench) -> None:
    """Going to a hidden line, as finding does, shows it."""
    bench.put_cursor("participants")
    bench.pane.fold(True)
    bench.put_cursor("role: chair")
    assert _block(bench, "role: chair").isVisible()


def test_problems_stand_beside_their_lines(bench: Bench) -> None:
    """A problem is told in the row of its line, and moves with it when lines are put in above."""
    problem = Problem(Severity.ERROR, "bad-date", "No such day.", "events.yaml", 8, 11, "first-talks")
    bench.view.notes.set_problems([problem])
    row = next(row for row in bench.view.rows(bench.view.viewport().rect()) if row.line == 7)
    assert "date:" in row.block.text()
    chip = bench.view.notes.chip(row, bench.view.viewport().width())
    assert chip.left() > row.end
    html, part = bench.pane.hints.html(0, chip.center())
    assert "No such day." in html
    assert part == chip
    bench.put_cursor_behind("first-talks")
    bench.view.textCursor().insertText("\n    mode: online")
    assert bench.view.notes.lines() == [8]


def test_a_broken_text_keeps_the_last_good_registry_and_says_where(qtbot: QtBot, bench: Bench) -> None:
    """An open bracket leaves the events as they were; the problem stands at the line."""
    bench.put_cursor_behind("kind: dialogue")
    bench.type(" [")
    bench.view.textCursor().insertText("\n   }{")
    qtbot.waitUntil(lambda: bench.session.outdated)
    assert [head.id for head in bench.session.registry.heads] == ["first-talks", "second-talks", "third-talks"]
    qtbot.waitUntil(lambda: bool(bench.view.notes.lines()))
    bench.manuscript.undo()
    while bench.manuscript.history.done:
        bench.manuscript.undo()
    assert not bench.session.outdated


def test_changed_lines_have_bars(qtbot: QtBot, bench: Bench) -> None:
    """A line with other words and one that is new are told apart, and counted in the title."""
    bench.put_cursor_behind("kind: dialogue")
    bench.type("s")
    bench.view.textCursor().insertText("\n    mode: online")
    qtbot.waitUntil(lambda: bench.pane.note == "2 lines changed")
    changed = bench.view.gutter.changed
    assert (changed.altered, changed.added) == ({8}, {9})


def test_words_are_found_without_their_accents(bench: Bench) -> None:
    """Accents are optional until they are asked for; the first match behind the cursor is the current one."""
    bench.pane.open_find()
    bench.pane.find_bar.field.setText("doi thoai")
    bench.pane.find_bar.find_words()
    assert bench.view.textCursor().selectedText() == "Đối thoại"
    assert bench.pane.find_bar.count == "1 of 1"


def test_all_matches_are_replaced_as_one_step(bench: Bench) -> None:
    """Undo takes all of them back at once."""
    bench.pane.show_whole(True)
    bench.pane.open_find(replacing=True)
    bench.pane.find_bar.field.setText("talks")
    bench.pane.find_bar.replacement.setText("meeting")
    bench.pane.find_bar.replace_all()
    assert bench.text == TEXT.replace("talks", "meeting")
    assert bench.pane.find_bar.count == "4 places replaced"
    bench.manuscript.undo()
    assert bench.text == TEXT
    assert bench.same()


def test_matches_are_replaced_one_by_one(bench: Bench) -> None:
    """Enter in the second field replaces the current match and goes to the next."""
    bench.pane.show_whole(True)
    bench.put_cursor("events:")
    bench.pane.open_find(replacing=True)
    bench.pane.find_bar.field.setText("-talks")
    bench.pane.find_bar.replacement.setText("-meeting")
    bench.pane.find_bar.find_words()
    bench.pane.find_bar.replace()
    assert "first-meeting" in bench.text
    assert bench.view.textCursor().block().text() == "  - id: second-talks"


def test_help_is_told_of_a_key_and_an_id(bench: Bench) -> None:
    """Under the pointer a key tells what it is for and an id whom it names."""
    for words, told in (("kind", "Kind"), ("lan-anh", "Lan Anh")):
        cursor = bench.view.document().find(words)
        place = bench.view.cursorRect(cursor).center() - QPoint(3, 0)
        html, _part = bench.pane.hints.html(cursor.position() - 1, place)
        assert told in html


def test_ids_say_whom_they_name(bench: Bench) -> None:
    """Behind the person's id stands a grey chip with the name: the picture is another one with it."""
    row = next(row for row in bench.view.rows(bench.view.viewport().rect()) if "lan-anh" in row.block.text())
    beside = QRect(int(row.end) + 10, int(row.top), 60, 14)
    picture = bench.view.viewport().grab(beside).toImage()
    assert len({picture.pixel(x, 7) for x in range(picture.width())}) > 3


def test_the_light_bulb_asks_for_fixes(qtbot: QtBot, bench: Bench) -> None:
    """A click on it names the line in the file."""
    bench.pane.set_fixable(frozenset({8}))
    row = next(row for row in bench.view.rows(bench.view.viewport().rect()) if row.line == 7)
    with qtbot.waitSignal(bench.pane.fixes_requested) as asked:
        qtbot.mouseClick(bench.view.gutter, Qt.MouseButton.LeftButton, pos=QPoint(8, int(row.top) + 6))
    assert asked.args == [8]


def test_the_theme_changes_all_colours(bench: Bench) -> None:
    """In the dark theme the words have the dark theme's hues."""
    bench.view.grab()
    bench.pane._look.set_dark(True)
    bench.view.grab()
    assert _colours(_block(bench, "date:"))["date"] == Look(dark=True).lane_color(0)


def test_a_shorter_list_of_completions_is_a_smaller_window(bench: Bench) -> None:
    """What was listed before leaves no empty room behind."""
    from PySide6.QtCore import QRect

    from viewer.qt.editor.completion_list import CompletionList
    from viewer.registry.assist.complete import Completion

    shown = CompletionList(Look(), bench.view)
    many = [Completion(f"word{number}", f"word{number}", "", "word", "", 0) for number in range(8)]
    shown.open(many, QRect(20, 20, 10, 20), choose=True)
    tall = shown.height()
    shown.open(many[:1], QRect(20, 20, 10, 20), choose=True)
    assert shown.height() < tall / 3
    shown.close()
