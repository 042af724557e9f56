"""What the keys Enter, Tab, Shift+Tab and Backspace do to the indentation.

All of it is judged from the lines above the cursor; a tab never gets into the text.
"""

from __future__ import annotations

from viewer.registry.assist.flow import close_quote
from viewer.registry.assist.lines import (
    BLOCK_HEADER,
    DASH,
    KEY,
    content_column,
    indent_of,
    is_blank,
    is_comment,
    line_end,
    nth_line,
    opens_block,
)
from viewer.registry.assist.outline import plain_end
from viewer.registry.history import Change

STEP = 2
_ABOVE = 400  # lines in which the head of a text in block style is looked for


def new_line_indent(before: str) -> str:
    """Return what a new line begins with: blanks, and a dash where a list of plain values goes on.

    Args:
        before: the text up to the cursor; its last lines are looked at alone.
    """
    lines = _last_lines(before)
    line = lines[-1]
    indent = indent_of(line)
    if is_blank(line) or is_comment(line) or _in_block(lines):
        return " " * indent
    column = content_column(line)
    found = KEY.match(line, column)
    if found is None:
        return _below_plain(line, indent, column)
    value = line[found.end() :].strip()
    return " " * (column + STEP * _leads_deeper(value))


def enter(before: str) -> tuple[int, str]:
    """Return how many characters before the cursor Enter removes, and what it puts there instead.

    On an item that holds nothing the list ends: its dash goes, and the line stays. A line of blanks is left empty.
    """
    line = _last_lines(before)[-1]
    if line.strip() == "-":
        outer = _outer_indent(before, indent_of(line))
        return len(line), " " * outer
    blanks = len(line) if not line.strip(" ") else 0
    return blanks, "\n" + new_line_indent(before)


def tab(before: str) -> str:
    """Return the blanks that Tab puts in: up to the next step."""
    column = len(before) - before.rfind("\n") - 1
    return " " * (STEP - column % STEP)


def backspace(before: str) -> int:
    """Return how many characters Backspace removes: in the indentation a whole step, else one."""
    line = before[before.rfind("\n") + 1 :]
    if not line:
        return min(1, len(before))
    if line.strip(" "):
        return 2 if line.endswith("- ") and line.strip() == "-" else 1
    return (len(line) - 1) % STEP + 1


def indent_lines(text: str, first: int, last: int) -> tuple[Change, ...]:
    """Return what moves the lines `first` to `last`, counted from 0, one step to the right; blank ones stay."""
    return tuple(Change(at, "", " " * STEP) for at, line in _lines(text, first, last) if not is_blank(line))


def dedent_lines(text: str, first: int, last: int) -> tuple[Change, ...]:
    """Return what moves the lines `first` to `last` one step to the left, as far as they are indented."""
    changes = []
    for at, line in _lines(text, first, last):
        blanks = line[: len(line) - len(line.lstrip(" \t"))]
        away = 1 if blanks.startswith("\t") else min(STEP, indent_of(line))
        if away:
            changes.append(Change(at, blanks[:away], ""))
    return tuple(changes)


def toggle_comment(text: str, first: int, last: int) -> tuple[Change, ...]:
    """Return what makes comments of the lines `first` to `last`, or text again where all of them are comments.

    The sign stands at the indentation that all lines have in common; blank lines stay as they are.
    """
    lines = [(at, line) for at, line in _lines(text, first, last) if not is_blank(line)]
    if lines and all(is_comment(line) for _at, line in lines):
        return tuple(_uncommented(at, line) for at, line in lines)
    column = min((indent_of(line) for _at, line in lines), default=0)
    return tuple(Change(at + column, "", "# ") for at, _line in lines)


def _uncommented(at: int, line: str) -> Change:
    sign = line.index("#")
    return Change(at + sign, "# " if line.startswith("# ", sign) else "#", "")


def _lines(text: str, first: int, last: int) -> list[tuple[int, str]]:
    """Return where each line begins, and the line."""
    found, at = [], nth_line(text, first)
    for _count in range(first, last + 1):
        end = line_end(text, at)
        found.append((at, text[at:end]))
        if end == len(text):
            break
        at = end + 1
    return found


def _last_lines(before: str) -> list[str]:
    """Return the last lines of a text, at least one."""
    start = len(before)
    for _count in range(_ABOVE):
        start = before.rfind("\n", 0, start)
        if start < 0:
            return before.split("\n")
    return before[start + 1 :].split("\n")


def _in_block(lines: list[str]) -> bool:
    """Return whether the last line is part of a text in block style."""
    indent = indent_of(lines[-1])
    for line in reversed(lines[:-1]):
        if is_blank(line) or indent_of(line) >= indent:
            continue
        if opens_block(line):
            return True
        indent = indent_of(line)
        if not indent:
            return False
    return False


def _below_plain(line: str, indent: int, column: int) -> str:
    """Return how a line begins below one that has no key."""
    if column > indent or DASH.match(line, indent):
        words = line[column:].strip()
        if not words:
            return " " * indent
        if not _leads_deeper(words):
            return line[:indent] + "- " * line[indent:column].count("-")
        return " " * (column + (0 if words[0] in "\"'" else STEP))
    return " " * indent


def _leads_deeper(value: str) -> bool:
    """Return whether what stands behind a colon or dash goes on below, further to the right."""
    if not value or value.startswith("#") or BLOCK_HEADER.match(value):
        return True
    if value[0] in "&!" and " " not in value:
        return True
    if value[0] in "\"'":
        return not close_quote(value, 0, len(value))[1]
    if value[0] in "{[":
        return _unclosed(value)
    return False


def _unclosed(value: str) -> bool:
    """Return whether braces or brackets are opened in a value and not closed, quoted ones aside."""
    depth, at, end = 0, 0, plain_end(value, 0, len(value))
    while at < end:
        sign = value[at]
        if sign in "\"'" and value[at - 1] in " ,{[:":
            at = close_quote(value, at, end)[0]
            continue
        depth += (sign in "{[") - (sign in "}]")
        at += 1
    return depth > 0


def _outer_indent(before: str, indent: int) -> int:
    """Return the column at which the mapping around a list goes on."""
    for line in reversed(_last_lines(before)[:-1]):
        if is_blank(line) or is_comment(line):
            continue
        column = content_column(line)
        dashed = column > indent_of(line)
        if indent_of(line) < indent or (indent_of(line) == indent and not dashed):
            return column
    return max(0, indent - STEP)
