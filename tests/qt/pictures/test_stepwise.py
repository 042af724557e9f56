"""Steps: gone through at once, as a part of more, or at a pace."""

from __future__ import annotations

from viewer.qt.pictures.stepwise import PACE, Steps, at_once, paced, part


def counting(count: int, ended: list[str] | None = None) -> Steps[str]:
    """Return steps that make a word, and tell how they ended."""
    try:
        for at in range(count):
            yield (at + 1) / count
    finally:
        if ended is not None:
            ended.append("ended")
    return "made"


def test_at_once_hands_out_what_was_made() -> None:
    """All steps are gone through, and what they return is returned."""
    assert at_once(counting(3)) == "made"


def test_a_part_has_its_share_of_the_whole() -> None:
    """The shares of a part lie between its bounds."""
    assert list(part(counting(2), 0.5, 0.7)) == [0.6, 0.7]
    assert at_once(part(counting(2), 0.5, 0.7)) == "made"


def test_quick_steps_are_told_at_a_pace() -> None:
    """Of many quick steps only those are told that end a twentieth of a second or more after the last one told."""
    times = iter(at * PACE / 4 for at in range(1000))
    shares = list(paced(counting(40), lambda: next(times)))
    assert 5 < len(shares) < 14
    assert at_once(paced(counting(40), lambda: 0.0)) == "made"


def test_who_leaves_paced_steps_ends_them_at_once() -> None:
    """Closing the paced steps closes those beneath, which then clear up."""
    ended: list[str] = []
    steps = paced(counting(5, ended), iter(range(100)).__next__)
    next(steps)
    steps.close()
    assert ended == ["ended"]
