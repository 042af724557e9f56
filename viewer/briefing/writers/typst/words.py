"""What is done to words before they are set: what belongs together stays so, and what is too long may break.

A number stays with the word that it belongs to ("lần 4", "line 7", "1 Dec 2020"), and a dash with the word before it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BEFORE_NUMBER = (*(rf"\b{word}" for word in ("lần", "dòng", "tháng", "line", *_MONTHS)), "≤", "≥")
_KEPT = re.compile(
    "|".join(
        (*(rf"(?<={word}) (?=\d)" for word in _BEFORE_NUMBER), rf"(?<=\d) (?=(?:{'|'.join(_MONTHS)})\b)", " (?=– )")
    )
)
_BREAK = "\u200b"


@lru_cache(8192)  # most words are those of the page before
def fitted(text: str, longest: int) -> str:
    """Return `text` as it is set: words above `longest` characters may break, what belongs together stays so."""
    text = _KEPT.sub("\u00a0", text)
    if len(text) <= longest:
        return text
    return re.sub(f"[^\\s/{_BREAK}-]{{{longest + 1},}}", lambda found: _breaking(found[0], longest), text)


def _breaking(word: str, longest: int) -> str:
    return _BREAK.join(word[at : at + longest] for at in range(0, len(word), longest))
