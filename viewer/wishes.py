"""Reads what a command says about the picture that it wants: the file, the time, the size."""

from __future__ import annotations

from pathlib import Path

from viewer.base.i18n import _, thousands
from viewer.base.problems import UserError
from viewer.registry.dates import DateError, Edtf, parse
from viewer.rendering import SUFFIXES
from viewer.timeline.scale import MINUTES_PER_DAY

LEAST, MOST = 300, 20_000  # px of a side


class WrongValue(UserError):  # noqa: N818 — it is a mistake that is said, not a fault
    """An option's value is not of its form."""


def picture_path(text: str) -> Path:
    """Return the path of `-o`.

    Raises:
        WrongValue: it is missing, or its ending names no kind of picture.
    """
    if not text:
        raise WrongValue(_("name the picture with -o, such as -o out.svg"))
    path = Path(text)
    if path.suffix.lower() not in SUFFIXES:
        raise WrongValue(
            _("the name of the picture has to end in one of {endings}").format(endings=", ".join(SUFFIXES))
        )
    return path


def bounds(start: str | None, end: str | None) -> tuple[float | None, float | None] | None:
    """Return first and last minute of `--from` and `--to`, either None where it is not given; None without both.

    Raises:
        WrongValue: one is no date, or they are the wrong way round.
    """
    if start is None and end is None:
        return None
    first = last = None
    if start is not None:
        date = _date("--from", start)
        day = date.earliest if date.earliest is not None else date.latest
        first = None if day is None else float(day * MINUTES_PER_DAY)
    if end is not None:
        date = _date("--to", end)
        day = date.latest if date.latest is not None else date.earliest
        last = None if day is None else float((day + 1) * MINUTES_PER_DAY)
    if first is not None and last is not None and first >= last:
        raise WrongValue(_("--from has to be before --to"))
    return first, last


def size(text: str | None) -> tuple[int, int] | None:
    """Return width and height of `--size`, such as 1600x900; None where it is not given.

    Raises:
        WrongValue: it has another form, or a side is too short or too long.
    """
    if text is None:
        return None
    width, cross, height = text.lower().replace("×", "x").partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise WrongValue(_("--size takes a width and a height, such as 1600x900"))
    sides = int(width), int(height)
    if not all(LEAST <= side <= MOST for side in sides):
        raise WrongValue(
            _("--size takes sides from {least} to {most} pixels").format(least=LEAST, most=thousands(MOST))
        )
    return sides


def _date(option: str, text: str) -> Edtf:
    try:
        return parse(text)
    except DateError as error:
        raise WrongValue(f"{option}: {error}") from None
