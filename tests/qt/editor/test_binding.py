"""The editor and the text of the registry are always the same, whoever changes one of them."""

from __future__ import annotations

import random

import pytest
from pytestqt.qtbot import QtBot

from tests.qt.editor.conftest import TEXT, Bench, Make
from viewer.registry.history import Change, Step


def test_the_selected_event_is_shown_alone_with_the_lines_of_the_file(bench: Bench) -> None:
    """The block is the event's lines; its first line has the number that it has in the file."""
    assert bench.shown.startswith("  - id: first-talks\n")
    assert bench.shown.endswith('"an ninh mạng"]')
    assert bench.view.binding.first_line == 5
    assert bench.same()


def test_what_is_typed_is_a_step_of_the_text(bench: Bench) -> None:
    """Letters typed in one go are one step, named so that Undo can say it, and nothing else changes."""
    bench.put_cursor_behind("first-talks")
    bench.type("-again")
    assert bench.text == TEXT.replace("first-talks", "first-talks-again")
    assert [step.name for step in bench.manuscript.history.done] == ["Typing"]
    assert bench.same()


def test_the_registry_is_read_when_typing_pauses(qtbot: QtBot, bench: Bench) -> None:
    """The timeline gets the new title a moment after the last key, and not at each key."""
    bench.put_cursor_behind('"Đối thoại thứ nhất')
    bench.type(" 7")
    assert bench.session.registry.heads[0].title.vi == "Đối thoại thứ nhất"
    qtbot.waitUntil(lambda: bench.session.registry.heads[0].title.vi == "Đối thoại thứ nhất 7")
    assert bench.session.selected == "first-talks"


def test_undoing_all_restores_the_text_exactly(qtbot: QtBot, bench: Bench) -> None:
    """After any typing, with Enter, Backspace and pasted lines, Undo leads back to the very text."""
    bench.put_cursor_behind("kind: dialogue")
    qtbot.keyClick(bench.view, "\r")
    bench.type("status: held")
    bench.view.keys.put("\n    mode: online", "Paste")
    while bench.manuscript.history.done:
        bench.manuscript.undo()
    assert bench.text == TEXT
    assert bench.same()


def test_what_others_change_within_the_block_is_changed_here(bench: Bench) -> None:
    """A form that sets the kind changes the line; the cursor stays with its words."""
    bench.put_cursor("topics")
    place = bench.text.index("dialogue")
    bench.manuscript.rewrite(Step("Form", (Change(place, "dialogue", "conference"),)))
    assert "kind: conference" in bench.shown
    assert bench.text[bench.view.offset :].startswith("topics")
    assert bench.same()


def test_undoing_leads_to_what_is_taken_back(bench: Bench) -> None:
    """The cursor goes where the text changes, so that one sees what Undo did."""
    bench.put_cursor_behind("kind: dialogue")
    bench.type("s")
    bench.put_cursor("title")
    bench.manuscript.undo()
    assert bench.view.textCursor().block().text() == "    kind: dialogue"


def test_what_others_change_before_the_block_moves_it(bench: Bench) -> None:
    """Lines put in above give the block higher numbers and leave its words alone."""
    before = bench.shown
    bench.manuscript.rewrite(Step("Form", (Change(bench.text.index("events:"), "", "home: VN\nlanguage: vi\n"),)))
    assert bench.shown == before
    assert bench.view.binding.first_line == 7
    assert bench.same()


def test_what_others_change_behind_the_block_leaves_it_alone(bench: Bench) -> None:
    """The third event's title is no matter of the first event's block."""
    place = bench.text.index("Third")
    before = bench.shown
    bench.manuscript.rewrite(Step("Form", (Change(place, "Third", "3rd"),)))
    assert bench.shown == before
    assert bench.same()


def test_a_text_taken_from_disk_is_shown(bench: Bench) -> None:
    """Another program's version of the event takes the place of what is shown."""
    bench.manuscript.took_from_disk(
        TEXT.replace("2019-04-12", "2019-04-13").replace("format: 1", "format: 1\nhome: VN")
    )
    assert "2019-04-13" in bench.shown
    assert bench.same()


def test_another_file_is_shown_from_the_start(bench: Bench, make: Make) -> None:
    """When the manuscript begins anew with another registry, the editor shows that."""
    other = make("events:\n  - id: alone\n    title: Alone\n").session.registry
    bench.session.select(None)
    bench.session.set_registry(other)
    bench.manuscript.start(other)
    assert "Alone" in bench.shown
    assert bench.same()


def test_signs_that_qt_counts_twice_keep_their_places(make: Make) -> None:
    """Beyond an emoji, what is typed stands where the cursor is, in the text as in the editor."""
    bench = make(TEXT.replace("Third talks", "Third 🚢🚢 talks")).open("third-talks")
    bench.put_cursor_behind("🚢🚢 ta")
    bench.compose("🎉")
    bench.type("x")
    assert "Third 🚢🚢 ta🎉xlks" in bench.text
    assert bench.same()


def test_letters_with_loose_accents_are_composed(qtbot: QtBot, bench: Bench) -> None:
    """An accent that comes after its letter makes one letter with it, in the text as in the editor."""
    bench.put_cursor_behind("Đối thoại")
    bench.compose("e\u0302\u0301")
    bench.compose("e")
    assert "Đối thoạiếe thứ nhất" in bench.text
    qtbot.waitUntil(bench.same)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("whole", [False, True])
def test_any_mixture_of_edits_keeps_both_the_same(make: Make, seed: int, whole: bool) -> None:
    """Typing, deleting, steps of others, undo and redo in any order leave editor and text the same."""
    chance = random.Random(seed)
    bench = make().open("second-talks", whole=whole)
    for _edit in range(60):
        cursor = bench.view.textCursor()
        binding = bench.view.binding
        place = chance.randint(binding.start, binding.end)
        cursor.setPosition(binding.position(place))
        if chance.random() < 0.4:
            cursor.setPosition(binding.position(place + chance.randrange(30)), cursor.MoveMode.KeepAnchor)
        bench.view.setTextCursor(cursor)
        kind = chance.randrange(12)
        if kind < 3:
            cursor.insertText(chance.choice(["a", "\n", "đậm", "", "🚢", "x\n  y"]))
        elif kind == 3:
            start = chance.randrange(len(bench.text))
            old = bench.text[start : start + chance.randrange(12)]
            bench.manuscript.rewrite(Step("Other", (Change(start, old, chance.choice(["", "é", "\n\n", "🚢"])),)))
        elif kind == 4:
            bench.manuscript.undo()
        else:
            bench.manuscript.redo()
        assert bench.same(), (seed, _edit, kind)


def test_the_last_place_of_several_changes_is_one_of_the_text_after_all(qtbot: QtBot, make: Make) -> None:
    """What is taken out before the last place moves it, so that nobody is sent behind the end."""
    bench = make().open(whole=True)
    removed, end = "  # between two events\n", "Third talks"
    at = TEXT.index(end)
    changes = (Change(TEXT.index(removed), removed, ""), Change(at, end, "Talks"))
    with qtbot.waitSignal(bench.view.binding.moved) as moved:
        bench.manuscript.rewrite(Step("Two places", changes))
    assert moved.args == [bench.text.index("Talks") + len("Talks")]
    assert bench.same()
