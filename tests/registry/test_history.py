from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.registry.history import LONGEST, Change, History, Step, difference

texts = st.text(alphabet="ab\nđ ", max_size=12)


def typed(start: int, new: str, old: str = "") -> Step:
    """Return one keystroke."""
    return Step("Type", (Change(start, old, new),), "typing")


@given(texts, texts)
def test_difference_leads_from_one_text_to_the_other(before: str, after: str) -> None:
    """The difference of two texts turns the first into the second, and its inverse turns it back."""
    step = Step("Change", difference(before, after))
    assert step.applied(before) == after
    assert step.inverted().applied(after) == before


def test_difference_is_as_small_as_one_stretch_can_be() -> None:
    """What both texts begin and end with is no part of their difference."""
    assert difference("one two three", "one 2 three") == (Change(4, "two", "2"),)


def test_step_of_several_changes_is_undone() -> None:
    """A step that changes several places is taken back in all of them."""
    step = Step("Rename", (Change(0, "a", "long"), Change(2, "b", ""), Change(4, "c", "cc")))
    assert step.applied("a b c") == "long  cc"
    assert step.inverted().applied("long  cc") == "a b c"


def test_step_refuses_another_text() -> None:
    """A step is never applied to a text that it was not made for."""
    with pytest.raises(ValueError, match="does not fit"):
        typed(0, "x", "y").applied("abc")


def test_what_is_typed_in_one_go_is_one_step() -> None:
    """Keystrokes that follow each other are undone together."""
    history = History()
    text = "ab"
    for step in (typed(1, "x"), typed(2, "y"), typed(2, "", "y"), typed(0, "z", "a")):
        text = step.applied(text)
        history.push(step)
    assert text == "zxb"
    assert len(history.done) == 1
    undo = history.undo()
    assert undo is not None
    assert undo.applied(text) == "ab"


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4), texts), min_size=1, max_size=8))
def test_undo_of_everything_gives_the_first_text(edits: list[tuple[int, int, str]]) -> None:
    """However keystrokes are joined, undoing all gives the first text, and doing all again the last."""
    first = text = "abc\ndef\nghi"
    history = History()
    for place, length, new in edits:
        start = min(place, len(text))
        step = typed(start, new, text[start : start + length])
        text = step.applied(text)
        history.push(step)
    last = text
    while (step_back := history.undo()) is not None:
        text = step_back.applied(text)
    assert text == first
    while (again := history.redo()) is not None:
        text = again.applied(text)
    assert text == last


def test_typing_elsewhere_is_a_step_of_its_own() -> None:
    """What is typed at another place is undone by itself."""
    history = History()
    history.push(typed(0, "x"))
    history.push(typed(9, "y"))
    assert len(history.done) == 2


def test_closed_step_takes_nothing_in() -> None:
    """After a pause, what is typed is a step of its own."""
    history = History()
    history.push(typed(0, "x"))
    history.close()
    history.push(typed(1, "y"))
    assert len(history.done) == 2


def test_history_knows_when_the_text_is_the_saved_one() -> None:
    """Undoing back to what was saved, and doing again up to it, both arrive at the saved text."""
    history = History()
    assert history.at_saved
    history.push(typed(0, "x"))
    assert not history.at_saved
    history.mark_saved()
    assert history.at_saved
    history.undo()
    assert not history.at_saved
    history.redo()
    assert history.at_saved


def test_saved_text_out_of_reach_is_never_met_again() -> None:
    """Once the way to the saved text is forgotten, no state counts as saved."""
    history = History()
    history.push(typed(0, "x"))
    history.mark_saved()
    history.undo()
    history.push(typed(0, "y"))
    assert not history.at_saved


def test_nothing_joins_a_step_that_was_saved() -> None:
    """Typing after a save is a step of its own, so that undo can return to what was saved."""
    history = History()
    history.push(typed(0, "x"))
    history.mark_saved()
    history.push(typed(1, "y"))
    history.undo()
    assert history.at_saved


def test_oldest_steps_are_forgotten() -> None:
    """The history keeps a limited number of steps and forgets the oldest."""
    history = History()
    for number in range(LONGEST + 3):
        history.push(Step(str(number), (Change(0, "", "x"),)))
    assert len(history.done) == LONGEST
    assert history.done[0].name == "3"


def test_a_text_that_was_saved_while_typing_went_on() -> None:
    """What was saved is the text after that step, not the present one; undoing leads back to it."""
    history = History()
    history.push(Step("one", (Change(0, "", "a"),)))
    here = history.here
    history.push(Step("two", (Change(1, "", "b"),)))
    history.mark_saved_at(here)
    assert not history.at_saved
    history.undo()
    assert history.at_saved
    history.undo()
    history.mark_saved_at(here)
    assert not history.at_saved
    history.redo()
    assert history.at_saved


def test_a_saved_text_that_no_step_leads_to_is_nowhere() -> None:
    """A step that is no longer in the history marks no text as saved."""
    history = History()
    history.push(Step("one", (Change(0, "", "a"),)))
    history.mark_saved_at(Step("one", (Change(0, "", "a"),)))
    assert not history.at_saved
    history.undo()
    assert not history.at_saved
