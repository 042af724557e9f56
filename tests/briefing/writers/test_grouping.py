"""What several writers ask of blocks."""

from __future__ import annotations

from viewer.briefing.writers.grouping import short


def test_a_long_title_is_cut_at_a_word() -> None:
    """The title in the footer has one line, and ends with a whole word."""
    assert short("Short") == "Short"
    cut = short("word " * 40)
    assert len(cut) < 100
    assert cut.endswith("word …")
