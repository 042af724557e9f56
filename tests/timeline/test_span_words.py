"""How long a view is, in words."""

import pytest

from viewer.timeline.scale import MINUTES_PER_DAY
from viewer.timeline.span_words import span

MONTH = 30.436875 * MINUTES_PER_DAY


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (60, "1 hour"),
        (90, "1 hour 30 minutes"),
        (1439.7, "24 hours"),
        (2 * MINUTES_PER_DAY, "2 days"),
        (16 * MINUTES_PER_DAY, "16 days"),
        (3 * MONTH, "3 months"),
        (12 * MONTH, "1 year"),
        (112 * MONTH, "9 years 4 months"),
        (79.2 * 12 * MONTH, "79 years"),
        (10_000 * 12 * MONTH, "10,000 years"),
    ],
)
def test_a_span_is_said_in_its_largest_units(minutes: float, said: str) -> None:
    """Hours, days, months and years are named as the length asks, two at most."""
    assert span(minutes) == said
