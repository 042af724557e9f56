from __future__ import annotations

from viewer.registry.assist.choices import Choice, Shelf


def found(typed: str, *choices: Choice, most: int = 9) -> list[str]:
    """Return the values that are found."""
    return [choice.value for choice in Shelf(choices).find(typed, most)]


def test_order() -> None:
    """What begins so comes first, then names that do, then words, then what contains it."""
    choices = (
        Choice("xcảng"),
        Choice("a-cảng"),
        Choice("b", words=("Cảng Hổ Phách",)),
        Choice("cảng"),
        Choice("d"),
    )
    assert found("CANG", *choices) == ["cảng", "b", "a-cảng", "xcảng"]


def test_frequency_decides_among_equals() -> None:
    """Among what fits equally well the more frequent comes first, then what was listed first."""
    assert found("a", Choice("a1"), Choice("a2", frequency=2), Choice("a3")) == ["a2", "a1", "a3"]
    assert found("", Choice("b"), Choice("a", frequency=1), Choice("c"), most=2) == ["a", "b"]


def test_details_are_asked_for_late() -> None:
    """What takes time to say is said only when it is wanted."""
    choice = Choice("a", detail=lambda: "b")
    assert (choice.told(), Choice("a", detail="c").told()) == ("b", "c")
