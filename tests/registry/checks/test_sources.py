from tests.registry.reading import events, messages, told


def test_an_event_needs_a_source() -> None:
    """An event without any source is a warning at the event."""
    registry = events("  - {title: A, sources: []}\n  - {title: B, sources: [s]}\n  - C\n", head="sources: {s: S}\n")
    assert [line for line in told(registry, sources=True) if "no-source" in line] == [
        "3:5 warning no-source",
        "5:5 warning no-source",
    ]


def test_the_source_of_its_evidence_is_enough() -> None:
    """Evidence anywhere in the event names a source."""
    registry = events(
        "  - {title: A, outcomes: [{text: B, evidence: [{source: s, exact: x}]}]}\n", head="sources: {s: S}\n"
    )
    assert "no-source" not in str(told(registry, sources=True))


def test_an_event_with_a_reason_needs_none() -> None:
    """The warning can be accepted where it stands."""
    registry = events("  - {title: A, accept: [{code: no-source, reason: 'Everybody knows.'}]}\n")
    assert messages(registry) == []
    assert told(registry, sources=True) == []
