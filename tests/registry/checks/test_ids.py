from tests.registry.reading import events, problems, told


def test_an_id_belongs_to_the_first_event() -> None:
    """Every further event with the same id is told where the first stands, and which id is free."""
    found = problems(events("  - {id: a, title: A}\n  - {title: B, id: a}\n  - {id: 'a', title: C}\n"))
    assert [(one.line, one.column, one.code, one.suggestion) for one in found] == [
        (5, 20, "duplicate-id", "a-2"),
        (6, 10, "duplicate-id", "a-3"),
    ]
    assert {one.message for one in found} == {"The id “a” is taken by the event on line 4; give this one another."}


def test_derived_ids_are_nobody_s_fault() -> None:
    """Events of the same title without ids, or with one that another derives, are no problem."""
    assert told(events("  - {title: A}\n  - {title: A}\n  - {id: a, title: B}\n")) == []


def test_a_suggested_id_is_free() -> None:
    """No other event is called what is suggested."""
    registry = events("  - {id: a, title: A}\n  - {id: a, title: B}\n  - {id: a-2, title: C}\n")
    (problem,) = problems(registry)
    assert problem.suggestion == problem.event == "a-3"
    assert [head.id for head in registry.heads] == ["a", "a-3", "a-2"]
