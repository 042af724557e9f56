"""Where the keyboard can stop in the gutter of an article: labels of passages, and the signs of folds, by height."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from viewer.base.i18n import _
from viewer.base.tuples import NamedTuple

if TYPE_CHECKING:
    from viewer.qt.panes.article_gutter import Chevron, Label


class Target(NamedTuple):
    """A stop.

    Attributes:
        y: where it is now.
        is_fold: whether it is the sign of a fold, else a label.
        key: what is handed back: a label's key, a fold's row.
        words: what is said of it.
        lit: whether its passage is followed.
    """

    y: float
    is_fold: bool
    key: int
    words: str
    lit: bool = False

    def same_as(self, other: Target | None) -> bool:
        """Return whether it is the same stop, wherever that is now."""
        return other is not None and (self.is_fold, self.key) == (other.is_fold, other.key)


def targets(labels: Iterable[Label], chevrons: Iterable[Chevron]) -> list[Target]:
    """Return the stops from top to bottom."""
    found = [Target(at.y, False, at.key, at.tip or ", ".join(at.texts), at.lit) for at in labels]
    show, hide = _("Show what is left out"), _("Hide what is left out")
    found += [Target(fold.y, True, fold.row, hide if fold.opened else show) for fold in chevrons]
    return sorted(found, key=lambda target: target.y)


def at_step(known: Sequence[Target], current: Target | None, step: int) -> Target | None:
    """Return the stop after (1) or before (-1) the current one; the outermost where there is none; None at an end."""
    at = next((at for at, target in enumerate(known) if target.same_as(current)), None)
    if at is None:
        return known[0 if step > 0 else -1] if known else None
    return known[at + step] if 0 <= at + step < len(known) else None
