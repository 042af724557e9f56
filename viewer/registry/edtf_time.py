"""Reads the time of day of an event: a minute, or a part of the day.

A part of the day covers six hours (morning 06 to 12, afternoon 12 to 18, evening 18 to 24), local time at the
place of the event. Hours may have one digit; an event that lasts is described by its date, not by its time.
"""

from __future__ import annotations

import re

from viewer.base.i18n import _
from viewer.base.value import frozen
from viewer.registry.edtf_value import DateError

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_LOOSE_CLOCK = re.compile(r"([0-9]{1,2})(?: ?[hg:.] ?|(?= ?[ap]))([0-9]{2})?(?::[0-9]{2})? ?([ap]\.?m\.?)?")
_DAYTIMES = {"morning": (360, 720), "afternoon": (720, 1080), "evening": (1080, 1440)}
_OTHER_WORDS = {"sáng": "morning", "chiều": "afternoon", "tối": "evening"}


@frozen
class Time:
    """A time of day as written, in minutes after midnight; both ends are the same where it is exact."""

    text: str
    start_minute: int
    end_minute: int
    exact: bool


def parse_time(text: str) -> Time:
    """Return the time that `text` means: 09:30, morning, afternoon or evening; raise DateError otherwise."""
    if text in _DAYTIMES:
        return Time(text, *_DAYTIMES[text], exact=False)
    match = _CLOCK.fullmatch(text)
    if not match:
        message = _("“{text}” is not a time; write it like 09:30, or morning, afternoon or evening.")
        raise DateError(message.format(text=text), _suggestion(text))
    hour, minute = int(match[1]), int(match[2])
    if hour > 23:
        raise DateError(_("There is no hour {hour}; hours go from 00 to 23.").format(hour=hour))
    if minute > 59:
        raise DateError(_("There is no minute {minute}; minutes go from 00 to 59.").format(minute=minute))
    return Time(text, hour * 60 + minute, hour * 60 + minute, exact=True)


def _suggestion(text: str) -> str | None:
    """Return the time that another way of writing means, where that is evident."""
    folded = text.strip().lower()
    word = folded.removeprefix("buổi ")
    if word in _OTHER_WORDS or word in _DAYTIMES:
        return _OTHER_WORDS.get(word, word)
    match = _LOOSE_CLOCK.fullmatch(folded)
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3] or ""
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
