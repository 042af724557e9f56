"""Runs typst on a source: with the fonts that come with the program, without a network, and with faults as sentences.

Typst keeps what it has worked out within the process, so that a source that differs little from the one before is
compiled in a fraction of the time. It holds Python's lock only while it takes and hands back values.

The fonts of the computer are looked at only for letters that the program's own lack.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.base import resources
from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.briefing.writers.typst import root, string
from viewer.briefing.writers.typst.inputs import inputs

if TYPE_CHECKING:
    import typst

_UNSHOWN = re.compile(r"the text `(?P<text>.*)` could not be displayed", re.DOTALL)
_shown: set[str] = set()  # letters that the program's fonts have
_unshown: set[str] = set()  # letters that they lack


class UnshownError(UserError):
    """No font at hand has letters of the document, so that no archive file can be made of it."""


@cache
def fonts(*, of_system: bool = False) -> typst.Fonts:
    """Return the program's fonts, read once; with `of_system` those of this computer come after them."""
    import typst

    folder = resources.path("fonts")
    return typst.Fonts(include_system_fonts=of_system, include_embedded_fonts=True, font_paths=[folder])


def compiler(
    source: bytes | None = None, file: Path | None = None, *, of_system: bool = False, places: bool = False
) -> typst.Compiler:
    """Return a compiler of the text `source`, or of `file`, which can be asked about what it has compiled.

    It reads nothing outside of the template's folder, or of the file's, in which there is a copy of the template.
    """
    import typst

    given = inputs(places=places)
    known = fonts(of_system=of_system)
    if file is not None:
        return typst.Compiler(file, root=file.parent, font_paths=known, sys_inputs=given)
    return typst.Compiler(source, root=root(), font_paths=known, sys_inputs=given)


def lacking(text: str) -> bool:
    """Return whether `text` has letters that the program's own fonts lack; the answer is kept for each letter."""
    letters = {letter for letter in set(text) if not letter.isascii()}
    new = sorted(letters - _shown - _unshown)
    if new and _have("".join(new)):
        _shown.update(new)
    else:
        for letter in new:
            (_shown if _have(letter) else _unshown).add(letter)
    return not letters.isdisjoint(_unshown)


def fault(error: Exception) -> UserError:
    """Return what typst said as a sentence for the user."""
    message = str(getattr(error, "message", "") or error).strip()
    found = _UNSHOWN.search(message)
    if found is not None:
        return UnshownError(_("No font on this computer can show “{text}”.").format(text=found["text"].strip('"')))
    first = message.splitlines()[0] if message else type(error).__name__
    return UserError(_("The pages could not be made: {reason}").format(reason=first))


def _have(letters: str) -> bool:
    """Return whether the program's fonts have `letters`: whether a file can be made that must show them."""
    words = f'#set text(font: "IBM Plex Sans")\n#{string(letters)}'
    try:
        compiler(words.encode()).compile(format="pdf", pdf_standards="a-2b", timestamp=0)
    except RuntimeError:
        return False
    return True
