"""Line ends, and the very beginning and end of a text, when three texts are to become one.

Merging works on line feeds. Where each of three texts ends all of its lines in one way, that way is taken off and
put on again: mine, unless only theirs changed it. Where one text mixes them, line ends count as text.
"""

from __future__ import annotations

from viewer.base.value import frozen

_MARK = "\ufeff"  # the byte order mark that some editors put at the beginning
_CRLF = "\r\n"


@frozen
class Ends:
    """What is taken off three texts before they are merged and put on the result.

    Attributes:
        mark: whether the result begins with a byte order mark.
        crlf: whether its lines end in CRLF; only where `kept` is not.
        kept: whether line ends are left as they are.
        ended: whether its last line ends.
    """

    mark: bool
    crlf: bool
    kept: bool
    ended: bool

    def plain(self, text: str) -> str:
        """Return one of the three texts as it is merged; its last line ends."""
        text = text.removeprefix(_MARK)
        if not self.kept and "\r" in text:
            text = text.replace(_CRLF, "\n")
        return text if text.endswith("\n") or not text else text + "\n"

    def dressed(self, text: str) -> str:
        """Return the merged text as it is to be written."""
        if not self.ended:
            text = text.removesuffix("\n")
        if self.crlf:
            text = text.replace("\n", _CRLF)
        return _MARK + text if self.mark else text


def ends_of(base: str, mine: str, theirs: str) -> Ends:
    """Return how the result of merging these texts begins and how its lines end: mine, unless only theirs differs."""
    texts = (base, mine, theirs)
    styles = [_style(text) for text in texts]
    kept = None in styles
    return Ends(
        _either(*(text.startswith(_MARK) for text in texts)),
        not kept and _either(*(style == _CRLF for style in styles)),
        kept,
        _either(*(text.endswith("\n") or not text for text in texts)),
    )


def _style(text: str) -> str | None:
    """Return how all lines of a text end; None when not all end alike."""
    if "\r" not in text:
        return "\n"
    ends = text.count(_CRLF)
    return _CRLF if ends == text.count("\n") == text.count("\r") else None


def _either(base: bool, mine: bool, theirs: bool) -> bool:
    return theirs if mine == base else mine
