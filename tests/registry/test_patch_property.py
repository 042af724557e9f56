"""Edits of registries that were written by hand, of any place in them: see `patch_cases` for what is held.

`make soak` runs many more of the same cases; a case that fails there is run here by its seed.
"""

from __future__ import annotations

import pytest

from tests.registry.patch_cases import case, hold
from viewer.registry.patching import stage

CASES = 2000
ONCE_WRONG = (201, 665, 4670, 5493, 5752, 24631, 24736, 32480, 302886, 313399)


@pytest.mark.parametrize("part", range(8))
def test_an_edit_changes_what_it_means_and_nothing_else(part: int) -> None:
    """Each patch reads back as the edit, says so itself, and leaves all other lines as they were."""
    refused = 0
    for seed in range(part, CASES, 8):
        document, edits = case(seed)
        try:
            refused += hold(document, edits) is None
        except AssertionError as error:
            pytest.fail(f"case {seed}, {edits}: {error}")
    assert refused <= CASES / 8 * 0.02


@pytest.mark.parametrize("seed", ONCE_WRONG)
def test_what_was_wrong_once_is_right(seed: int) -> None:
    """Cases that showed a mistake are made without refusal."""
    assert hold(*case(seed)) is not None


def test_short_lists_are_cut_like_long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits of the list of events give the same when only the events around the place are looked at."""
    monkeypatch.setattr(stage, "_FEW", 1)
    for seed in range(50_000, 50_250):
        hold(*case(seed))
