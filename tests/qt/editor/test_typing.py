"""Keys and input methods do in the editor what somebody who writes YAML expects."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.qt.editor.conftest import TEXT, Bench, Make

_Key = Qt.Key
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_an_input_method_puts_in_vietnamese(bench: Bench) -> None:
    """What is composed is shown meanwhile without being text, and is text once it is committed."""
    bench.put_cursor_behind("Đối thoại thứ nhất")
    bench.compose("", preedit=" tieeng")
    assert bench.text == TEXT
    assert bench.view.textCursor().block().layout().preeditAreaText() == " tieeng"
    bench.compose(" tiếng Việt")
    assert "Đối thoại thứ nhất tiếng Việt" in bench.text
    assert bench.same()


def test_a_line_keeps_its_colours_while_something_is_composed(bench: Bench) -> None:
    """Around what an input method shows, the words stay coloured."""
    bench.put_cursor_behind("kind: ")
    bench.view.grab()
    before = len(bench.view.textCursor().block().layout().formats())
    bench.compose("", preedit="ddoi")
    ranges = bench.view.textCursor().block().layout().formats()
    assert len(ranges) >= before > 0


def test_enter_keeps_the_indentation(qtbot: QtBot, bench: Bench) -> None:
    """Below a key without a value the line is one step deeper, below a value as deep."""
    bench.put_cursor_behind("kind: dialogue")
    qtbot.keyClick(bench.view, _Key.Key_Return)
    bench.type("place:")
    qtbot.keyClick(bench.view, _Key.Key_Escape)
    qtbot.keyClick(bench.view, _Key.Key_Return)
    bench.type("x")
    assert "    kind: dialogue\n    place:\n      x\n" in bench.text


def test_tab_and_backspace_go_by_steps(qtbot: QtBot, bench: Bench) -> None:
    """Tab goes to the next step, Backspace in the indentation one step back."""
    bench.put_cursor_behind("kind: dialogue")
    qtbot.keyClick(bench.view, _Key.Key_Return)
    qtbot.keyClick(bench.view, _Key.Key_Tab)
    assert bench.view.textCursor().positionInBlock() == 6
    qtbot.keyClick(bench.view, _Key.Key_Backspace)
    assert bench.view.textCursor().positionInBlock() == 4


def test_selected_lines_are_indented_together(qtbot: QtBot, bench: Bench) -> None:
    """Tab moves the lines right and Shift+Tab back, each as one step."""
    start = bench.view.binding.position(bench.text.index("- person"))
    bench.view.select(start, bench.view.binding.position(bench.text.index("topics") - 1))
    qtbot.keyClick(bench.view, _Key.Key_Tab)
    assert "\n        - person: lan-anh\n          role: chair\n" in bench.text
    assert len(bench.manuscript.history.done) == 1
    qtbot.keyClick(bench.view, _Key.Key_Backtab, _SHIFT)
    assert bench.text == TEXT


def test_comments_are_made_and_unmade(bench: Bench) -> None:
    """Toggling twice restores the lines."""
    bench.put_cursor("kind: dialogue")
    bench.pane.toggle_comment()
    assert "\n    # kind: dialogue\n" in bench.text
    bench.pane.toggle_comment()
    assert bench.text == TEXT


def test_what_is_pasted_is_a_step_with_plain_line_breaks(bench: Bench) -> None:
    """Windows line breaks and loose accents do not get into the text."""
    data = QMimeData()
    data.setText("a\r\nb e\u0301")
    bench.put_cursor_behind("kind: dialogue")
    bench.view.insertFromMimeData(data)
    assert "kind: dialoguea\nb é\n" in bench.text
    assert bench.manuscript.history.done[-1].name == "Paste"
    assert bench.view.textCursor().block().text() == "b é"


def test_undo_is_asked_of_the_window(qtbot: QtBot, bench: Bench) -> None:
    """Ctrl+Z and Ctrl+Shift+Z are wishes; the editor has no history of its own."""
    assert not bench.view.isUndoRedoEnabled()
    wishes: list[bool] = []
    bench.pane.undo_requested.connect(wishes.append)
    qtbot.keyClick(bench.view, _Key.Key_Z, _CTRL)
    qtbot.keyClick(bench.view, _Key.Key_Z, _CTRL | _SHIFT)
    assert wishes == [False, True]


def test_home_goes_to_the_first_word_and_then_to_the_edge(qtbot: QtBot, bench: Bench) -> None:
    """The indentation is passed over first."""
    bench.put_cursor_behind("kind: dialogue")
    qtbot.keyClick(bench.view, _Key.Key_Home)
    assert bench.view.textCursor().positionInBlock() == 4
    qtbot.keyClick(bench.view, _Key.Key_Home)
    assert bench.view.textCursor().positionInBlock() == 0


def test_completion_offers_what_fits_and_puts_it_in(qtbot: QtBot, bench: Bench) -> None:
    """After a letter the list is there with people by name; Enter takes the one that goes on from what was typed."""
    bench.put_cursor_behind("role: chair")
    qtbot.keyClick(bench.view, _Key.Key_Return)
    qtbot.keyClick(bench.view, _Key.Key_Backspace)
    bench.type("- person: ma")
    qtbot.waitUntil(lambda: bench.pane.completer.is_open)
    assert [one.label for one in bench.pane.completer.list.completions()] == ["mai-hoa"]
    qtbot.keyClick(bench.view, _Key.Key_Return)
    assert "      - person: mai-hoa\n" in bench.text
    assert not bench.pane.completer.is_open
    assert bench.same()


def test_completion_can_be_asked_for_and_refused(qtbot: QtBot, bench: Bench) -> None:
    """Ctrl+Space lists the keys that are not there yet, Down and Up move, Escape closes without a change."""
    bench.put_cursor_behind("kind: dialogue")
    qtbot.keyClick(bench.view, _Key.Key_Return)
    before = bench.text
    qtbot.keyClick(bench.view, _Key.Key_Space, _CTRL)
    assert bench.pane.completer.is_open
    labels = [one.label for one in bench.pane.completer.list.completions()]
    assert "status" in labels
    assert "kind" not in labels
    qtbot.keyClick(bench.view, _Key.Key_Down)
    assert bench.pane.completer.list.current() is bench.pane.completer.list.completions()[1]
    qtbot.keyClick(bench.view, _Key.Key_Escape)
    assert not bench.pane.completer.is_open
    assert bench.text == before


def test_enter_takes_nothing_that_was_not_meant(qtbot: QtBot, bench: Bench) -> None:
    """A suggestion that only contains what was typed is not taken by Enter before one has moved to it."""
    bench.put_cursor_behind("topics: [")
    bench.type('"mạng')
    qtbot.wait(150)
    qtbot.keyClick(bench.view, _Key.Key_Return)
    assert '["mạng\n' in bench.text


def test_a_chosen_key_offers_its_values_at_once(qtbot: QtBot, make: Make) -> None:
    """After the key `status` its words are listed."""
    bench = make().open("third-talks")
    bench.put_cursor_behind("2023-06-01")
    qtbot.keyClick(bench.view, _Key.Key_Return)
    bench.type("statu")
    qtbot.waitUntil(lambda: bench.pane.completer.is_open)
    qtbot.keyClick(bench.view, _Key.Key_Tab)
    qtbot.waitUntil(lambda: bench.pane.completer.is_open)
    assert "postponed" in [one.label for one in bench.pane.completer.list.completions()]
    qtbot.keyClick(bench.view, _Key.Key_Escape)


def test_a_registry_that_was_not_read_as_a_whole_cannot_be_typed_into(make: Make) -> None:
    """The editor only shows it."""
    bench = make()
    bench.session.registry.document.missing = 5
    bench.open()
    assert bench.view.isReadOnly()
    bench.type("x")
    assert bench.text == TEXT


def test_moving_words_by_selection_and_keys_is_typing(bench: Bench) -> None:
    """Cutting a selection leaves text and editor the same."""
    cursor = bench.view.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    bench.view.setTextCursor(cursor)
    bench.view.cut()
    assert bench.shown == ""
    assert bench.same()
