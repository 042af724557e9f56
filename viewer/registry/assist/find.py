"""Finds and replaces in a registry's text, with accents and capitals counting or not.

Where they do not, text and needle are folded to the same letters, one for each character, so that a place in the
folded text is the place in the text. Only a text whose accents stand apart from their letters needs a map.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from viewer.base.fold import fold, nfc
from viewer.base.i18n import _
from viewer.base.problems import UserError
from viewer.registry.history import Change

MOST = 100_000  # matches; more are of no use to anybody

_Matches = list[tuple[int, int]]
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


class PatternError(UserError):
    """A regular expression that cannot be read; its text says why, in plain words."""


class _Table(dict[int, str]):
    """Fills itself as characters are met: each gives one other character."""

    def __init__(self, *, accents: bool, case: bool) -> None:
        super().__init__()
        self._accents = accents
        self._case = case

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        found = sign.lower() if self._accents else fold(sign)
        if self._case and sign != sign.lower():
            found = found.upper()
        self[code] = found if len(found) == 1 else sign
        return self[code]


class _Text:
    """A text as it is searched, with the way back to the places of the text as written."""

    def __init__(self, text: str, *, accents: bool, case: bool) -> None:
        self.starts: list[int] | None = None
        if not unicodedata.is_normalized("NFC", text):
            text = self._composed(text)
        self.length = len(text)
        self.folded = text if accents and case else text.translate(_Table(accents=accents, case=case))

    def _composed(self, text: str) -> str:
        pieces, starts = [], []
        for cluster in _CLUSTER.finditer(text):
            piece = nfc(cluster[0])
            pieces.append(piece)
            starts += [cluster.start()] * len(piece)
        starts.append(len(text))
        self.starts = starts
        return "".join(pieces)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the text as written."""
        if self.starts is None:
            return start, end
        stop = self.starts[end]
        if end and stop == self.starts[end - 1]:  # in the middle of a letter with several accents
            stop = self.starts[bisect_right(self.starts, stop)]
        return self.starts[start], stop


_last: list[tuple[str, bool, bool, _Text]] = []  # what was searched last: who types a needle searches one text


def _prepared(text: str, *, accents: bool, case: bool) -> _Text:
    if _last and _last[0][0] is text and _last[0][1:3] == (accents, case):
        return _last[0][3]
    made = _Text(text, accents=accents, case=case)
    _last[:] = [(text, accents, case, made)]
    return made


def matches(text: str, needle: str, *, accents: bool, case: bool, whole_word: bool, regex: bool) -> _Matches:
    """Return where `needle` stands in `text`, as start and end, in order and not overlapping.

    Args:
        text: where to look.
        needle: what to look for; nothing is found for an empty one.
        accents: whether accents count: without it, "Ha Noi" finds "Hà Nội", and the other way round.
        case: whether capitals count.
        whole_word: whether only whole words are found.
        regex: whether the needle is a regular expression, in which ^ and $ are the ends of a line.

    Raises:
        PatternError: the regular expression cannot be read.
    """
    if not needle:
        return []
    pattern = _pattern(nfc(needle), accents=accents, case=case, whole_word=whole_word, regex=regex)
    searched = _prepared(text, accents=accents, case=case)
    found: _Matches = []
    for match in pattern.finditer(searched.folded):
        if match.end() > match.start():
            found.append(searched.place(*match.span()))
            if len(found) >= MOST:
                break
    return found


def _pattern(needle: str, *, accents: bool, case: bool, whole_word: bool, regex: bool) -> re.Pattern[str]:
    if not accents:
        # Without accents alone: the letters of a regular expression, such as \S, keep their capitals.
        needle = needle.translate(_Table(accents=False, case=True))
    if not regex:
        needle = re.escape(needle if case else needle.translate(_Table(accents=True, case=False)))
    flags = re.MULTILINE | (0 if case or not regex else re.IGNORECASE)
    try:
        pattern = re.compile(needle, flags)
        return re.compile(rf"(?<!\w)(?:{needle})(?!\w)", flags) if whole_word else pattern
    except re.error as error:
        raise PatternError(_why(error)) from None
    except (OverflowError, RecursionError):
        raise PatternError(_("This regular expression is too large.")) from None


def _why(error: re.error) -> str:
    """Return in plain words what is wrong with a regular expression."""
    message = error.msg
    if message.startswith("unterminated character set"):
        return _("In this regular expression a “[” is not closed.")
    if message.startswith("missing ), unterminated"):
        return _("In this regular expression a “(” is not closed.")
    if message.startswith("unbalanced parenthesis"):
        return _("In this regular expression a “)” closes nothing.")
    if message.startswith(("nothing to repeat", "multiple repeat")):
        return _("In this regular expression a *, + or ? has nothing before it that it could repeat.")
    if message.startswith("bad escape (end of pattern)"):
        return _("A regular expression cannot end with a single “\\”.")
    if message.startswith("bad character range"):
        return _("In this regular expression a range in “[ ]” runs backwards.")
    return _("This is no regular expression; to find the characters as they stand, switch regular expressions off.")


def changes(text: str, found: _Matches, replacement: str) -> tuple[Change, ...]:
    """Return what puts `replacement` in place of each match."""
    return tuple(Change(start, text[start:end], replacement) for start, end in found)


def replaced(text: str, found: _Matches, replacement: str) -> str:
    """Return `text` with `replacement` in place of each match; matches are in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for start, end in found:
        pieces += (text[at:start], replacement)
        at = end
    return "".join((*pieces, text[at:]))
