from viewer.base.problems import Severity
from viewer.registry.finding import Finding, error, hint, warning


def test_findings_say_how_much_they_matter() -> None:
    """The three short forms differ in nothing but their severity."""
    made = [make("some-code", "A sentence.", ("events", 1), "else") for make in (error, warning, hint)]
    assert made == [
        Finding(severity, "some-code", "A sentence.", ("events", 1), suggestion="else")
        for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT)
    ]
