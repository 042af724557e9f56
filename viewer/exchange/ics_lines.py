"""Content lines of iCalendar (RFC 5545, 3.1): escaped, and folded so that none is longer than 75 octets."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_LONGEST = 75  # octets, without the line end


def text(value: str) -> str:
    """Return a text as a property's value (3.3.11)."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return _CONTROLS.sub("", value)


def line(name: str, value: str) -> str:
    """Return a content line with its line end; it is broken between characters, never within one."""
    parts: list[str] = []
    part, size = "", 0
    for char in f"{name}:{value}":
        octets = len(char.encode())
        if size + octets > _LONGEST:
            parts.append(part)
            part, size = "", 1  # the space with which a continued line begins
        part += char
        size += octets
    return "\r\n ".join([*parts, part]) + "\r\n"
