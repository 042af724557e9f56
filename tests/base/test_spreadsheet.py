"""Cells of a spreadsheet."""

import pytest

from viewer.base.spreadsheet import cell


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_what_begins_like_a_formula_is_text(text: str) -> None:
    """An apostrophe stands before whatever a spreadsheet would reckon with."""
    assert cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Talks", "1 = 1", "'quoted"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    """Nothing is added to a text that is none."""
    assert cell(text) == text
