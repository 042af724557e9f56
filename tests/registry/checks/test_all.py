from pathlib import Path

from tests.registry.reading import TODAY, reading
from viewer.registry.checks import all as rules


def test_every_rule_is_asked() -> None:
    """Each module of rules is one that the list of rules imports: none was forgotten."""
    folder = Path(rules.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "all", "accepted"}  # that one needs all codes
    assert {name for name in modules if hasattr(rules, name)} == modules


def test_rules_find_nothing_in_nothing() -> None:
    """An empty registry lacks only its format."""
    assert [finding.code for finding in rules.findings(reading(""), TODAY)] == ["missing-key"]
