"""Adds to a refused date the text to write instead, where that is evident.

The text is taken apart at brackets, slashes, dots and dashes, each piece is guessed on its own
(`edtf_guess`), and the whole is offered only if it can be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from viewer.base.i18n import _
from viewer.registry.edtf_guess import NUMBERS, day_first, guess, tidy
from viewer.registry.edtf_value import DateError, Edtf

Read = Callable[[str], Edtf]

_JOINTS = re.compile(r" ?/ ?| - | (?:to|until|till|đến|tới) |-")
_FROM = re.compile(r"(?:from|between|từ|ngày) ")
_LONGEST = 80  # a longer text is prose


def with_hint(error: DateError, text: str, read: Read) -> DateError:
    """Return the error with a hint that `read` accepts, or the error itself; some messages become clearer."""
    if len(text) > _LONGEST:
        return error
    tidied = tidy(text)
    for candidate in _candidates(tidied):
        if _readable(candidate, read):
            return DateError(_message(tidied, candidate) or str(error), candidate)
    return error


def _candidates(text: str) -> Iterator[str]:
    """Yield what may have been meant, most likely first."""
    yield text.upper()
    if text[:1] in ("[", "{"):
        yield from _sets(text)
        return
    if ".." in text and "/" not in text:
        yield from _sets(f"[{text}]")
        return
    whole = guess(text)
    if whole:
        yield whole
    yield from _intervals(text)


def _sets(text: str) -> Iterator[str]:
    """Yield a set with its bracket closed, dots for slashes, and each date guessed."""
    closing = {"[": "]", "{": "}"}[text[0]]
    inside = text[1:].rstrip("]}")
    yield f"{text[0]}{inside.replace('/', '..').upper()}{closing}"
    pieces = re.split(r" ?(\.\.|,) ?", inside)
    dates = [piece if piece in ("", "..", ",") else guess(piece) or piece for piece in pieces]
    yield text[0] + "".join(dates) + closing


def _intervals(text: str) -> Iterator[str]:
    """Yield intervals that a text with a joint in the middle may mean."""
    body = _FROM.sub("", text, count=1) if _FROM.match(text) else text
    for joint in _JOINTS.finditer(body):
        start, end = body[: joint.start()], body[joint.end() :]
        if start in ("", "..") or end in ("", ".."):
            one = guess(start if end in ("", "..") else end) or ""
            yield f"{one}/{end}" if end in ("", "..") else f"{start}/{one}"
            continue
        first, last = (guess(piece) for piece in _completed(start, joint[0], end))
        if first and last:
            yield f"{first}/{last}"
            if "/" in joint[0]:
                yield f"{last}/{first}"


def _completed(start: str, joint: str, end: str) -> tuple[str, str]:
    """Return both ends in full where one leaves out what the other says: 19 and 24/11/2019."""
    year = re.search(r"\d{4}$", end)
    if re.fullmatch(r"\d{1,2}", start) and year and not re.match(r"\d{4}", end):
        return re.sub(r"^\d{1,2}", start, end), end
    if year and not re.search(r"\d{4}", start):
        return start + ("/" if re.search(r"/\d+$", start) else " ") + year[0], end
    if "/" in joint and re.fullmatch(r"\d{4}", start) and re.fullmatch(r"\d\d", end):
        return start, start[:2] + end
    if re.fullmatch(r"\d{4}-\d\d-\d\d", start) and re.fullmatch(r"(?:\d\d-)?\d\d", end):
        return start, start[: -len(end)] + end
    return start, end


def _message(text: str, candidate: str) -> str:
    """Return a clearer message for what is often written; empty where the error's own serves."""
    numbers = NUMBERS.fullmatch(text)
    if numbers:
        if day_first(numbers[1], numbers[2], numbers[3])[1]:
            message = _("Dates are written year first; read as month/day/year this is {date}.")
        else:
            message = _("Dates are written year first; read as day/month/year this is {date}.")
        return message.format(date=candidate)
    if ".." in text and candidate.startswith("[") and text[:1] not in ("[", "{"):
        return _("A range with two dots means one of its days and needs square brackets; all days are A/B.")
    return ""


def _readable(text: str, read: Read) -> bool:
    try:
        read(text)
    except DateError:
        return False
    return True
