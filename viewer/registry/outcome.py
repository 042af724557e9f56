"""What becomes of a save, and of a change of the file on disk."""

from __future__ import annotations

from enum import Enum, auto

from viewer.base.i18n import _, ngettext
from viewer.base.problems import Problem
from viewer.base.value import frozen


class What(Enum):
    """What became of a save, or of a change on disk."""

    NOTHING = auto()  # there was nothing to do
    SAVED = auto()
    TAKEN = auto()  # the file's new text is shown; there was nothing unsaved
    MERGED = auto()  # changes of both sides are in the text
    ASKING = auto()  # both changed the same; somebody has to decide
    BROKEN = auto()  # the file's new text is not YAML just now; nothing was taken over


@frozen
class Outcome:
    """What happened.

    Attributes:
        what: in a word.
        names: what came from the disk.
        problem: why the file's new text was not taken over, where it is broken.
    """

    what: What
    names: tuple[str, ...] = ()
    problem: Problem | None = None


def changes_from_outside(names: tuple[str, ...]) -> str:
    """Return what the step is called that takes over what another program changed: `names`."""
    if len(names) == 1:
        return _("Change from outside to “{name}”").format(name=names[0])
    words = ngettext("{n} change from outside", "{n} changes from outside", len(names))
    return words.format(n=len(names)) if names else _("Change from outside")
