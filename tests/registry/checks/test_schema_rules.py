from tests.registry.reading import events, problems, told


def test_unknown_keys_are_told_at_the_key() -> None:
    """A key that is not known is a warning at the key, with the one that was meant."""
    (problem,) = problems(events("  - title: A\n    participant: [b]\n    x-participant: [b]\n"))
    assert (problem.line, problem.column, problem.severity, problem.suggestion) == (5, 5, "warning", "participants")


def test_wrong_values_are_told_at_the_value() -> None:
    """A word that is not of the vocabulary is told where it stands."""
    assert told(events("  - title: A\n    status: helld\n")) == ["5:13 error unknown-value"]


def test_missing_keys_are_told_where_they_would_stand() -> None:
    """An event without a title is told at the event, the missing format at the top."""
    assert told("title: T\nevents:\n  - {id: a}\n") == ["1:1 warning missing-key", "3:5 error missing-key"]


def test_what_is_no_registry_needs_no_keys() -> None:
    """A file that is something else is told so once; what it lacks besides is not said."""
    assert told("just words") == ["1:1 error not-a-registry"]
    assert told("]") == ["1:1 error not-yaml"]


def test_a_broken_registry_is_held_to_the_schema_as_far_as_it_is_read() -> None:
    """What was saved of a broken file is checked like anything else."""
    assert told("format: 1\nevents:\n- {title: A, kind: dog}\n- {title: [}\n") == [
        "3:20 error unknown-value",
        "4:12 error not-yaml",
    ]
