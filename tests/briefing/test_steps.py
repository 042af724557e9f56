from viewer.briefing.steps import LONGEST, Steps


def test_steps_lead_back_and_forth_by_name() -> None:
    """Taking steps back and doing them again gives the states in between, each under its name."""
    steps = Steps("a")
    steps.push("to b", "b")
    steps.push("to c", "c")
    assert steps.undo_name == "to c"
    assert steps.undo()
    assert (steps.state, steps.undo_name, steps.redo_name) == ("b", "to b", "to c")
    assert steps.redo()
    assert steps.state == "c"
    assert not steps.redo()


def test_what_is_typed_in_one_go_is_one_step() -> None:
    """Steps that join each other become one, until something closes them."""
    steps = Steps("")
    for text in ("n", "no", "not"):
        steps.push("Note", text, "note:a")
    steps.close()
    steps.push("Note", "note", "note:a")
    assert steps.undo()
    assert steps.state == "not"
    assert steps.undo()
    assert steps.state == ""
    assert not steps.undo()


def test_another_joins_is_another_step() -> None:
    """A note of another event does not join the one before."""
    steps = Steps("")
    steps.push("Note", "a", "note:a")
    steps.push("Note", "b", "note:b")
    steps.undo()
    assert steps.state == "a"


def test_a_state_that_is_the_saved_one_is_not_modified() -> None:
    """What was typed and taken away again leaves nothing to save."""
    steps = Steps("a")
    steps.push("x", "ab")
    assert steps.modified
    steps.push("y", "a")
    assert not steps.modified


def test_a_new_step_forgets_what_was_taken_back() -> None:
    """After another step, nothing can be done again; only so many steps are kept."""
    steps = Steps(0)
    steps.push("one", 1)
    steps.undo()
    steps.push("two", 2)
    assert not steps.redo_name
    for number in range(3, LONGEST + 20):
        steps.push("more", number)
    count = 0
    while steps.undo():
        count += 1
    assert count == LONGEST
