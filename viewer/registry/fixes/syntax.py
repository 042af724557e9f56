"""Texts that are not YAML: what was probably meant is tried, and offered only if the text can be read then.

A try counts when one broken place less is left and nothing that was read before is lost. Which mistake it is, only
the line itself tells: a second colon, a quote or a bracket that is not closed, a tab, a sign that needs quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry.document import Document, read_document
from viewer.registry.fixes.fix import Case, Fix
from viewer.registry.history import difference
from viewer.registry.patching.scalars import double

_MOST = 3
_LARGE = 2_000_000  # characters; reading so many once more for each try would keep the user waiting
_KEY = r"""(?:"[^"]*"|'[^']*'|[^\s#:'"{}\[\],][^:#{}\[\],]*):[ \t]+"""
_VALUE = re.compile(rf"(?P<head>\s*(?:- +)*(?:{_KEY})?)(?P<value>\S.*?)(?P<tail>\s*(?:\s#.*)?)$")
_INNER = re.compile(r"(?P<head>[{,]\s*[\w-]+:\s+)(?P<value>[^,{}\[\]]+)(?=[,}])")
_NO_COLON = re.compile(r"(?P<head>\s*(?:- +)*)(?P<key>[A-Za-z_]+)(?P<value>[ \t]+\S.*)$")
_NO_SPACE = re.compile(r"(?P<head>\s*(?:- +)*[a-z_]+):(?P<value>[^\s:].*)$")


def not_yaml(case: Case) -> Iterator[Fix]:
    """Yield what makes the broken place readable, the surest first."""
    document = case.registry.document
    lines = document.text.split("\n")
    row = case.problem.line - 1
    if not 0 <= row < len(lines) or len(document.text) > _LARGE:
        return
    done: set[str] = set()
    offered = 0
    for title, number, line in _tries(lines, row):
        new = "\n".join((*lines[:number], line, *lines[number + 1 :]))
        if new in done or line == lines[number]:
            continue
        done.add(new)
        if _better(document, new):
            sure = not offered and line.lstrip(" ") != lines[number].lstrip(" ")
            yield Fix(title, changes=difference(document.text, new), preferred=sure)
            offered += 1
            if offered == _MOST:
                return


def _better(before: Document, text: str) -> bool:
    """Return whether one broken place less is left in `text`, and nothing that was read before is lost."""
    after = read_document(text)
    if _broken_places(after) >= _broken_places(before):
        return False
    for key, value in before.data.items():
        now = after.data.get(key)
        if isinstance(value, list) and isinstance(now, list):
            if not _holds_all(now, value):
                return False
        elif isinstance(value, dict) and isinstance(now, dict):
            if any(now.get(name) != item for name, item in value.items()):
                return False
        elif value is not None and now != value:
            return False
    return True


def _holds_all(now: list[object], before: list[object]) -> bool:
    """Return whether every item of `before` stands in `now`, in the same order."""
    rest = iter(now)
    return all(any(item == one for one in rest) for item in before)


def _broken_places(document: Document) -> int:
    return sum(remark.code in ("not-yaml", "too-deep") for remark in document.remarks)


def _tries(lines: list[str], row: int) -> Iterator[tuple[str, int, str]]:
    """Yield what may have been meant: a title, a row, and the line that stands there then."""
    yield from _tabs(lines, row)
    for number in dict.fromkeys((row, max(row - 1, 0))):
        line = lines[number]
        if line.strip() and not line.lstrip().startswith("#"):
            yield from ((title, number, new) for title, new in _of_line(line))
    yield from _indentations(lines, row)


def _of_line(line: str) -> Iterator[tuple[str, str]]:
    found = _VALUE.match(line)
    value = found["value"] if found else ""
    if found and found["head"].strip() and value[:1] in ("'", '"'):
        quote = value[0]
        if value.count(quote) % 2:
            closed = found["head"] + value + quote + found["tail"]
            yield _("Close the quote"), closed
        yield _("Put quotes around the whole text"), found["head"] + _single(value) + found["tail"]
    if value[:1] in ("[", "{"):
        yield from ((_("Add the missing “{sign}”").format(sign=sign), new) for sign, new in _brackets(line))
    if found and found["head"].strip() and value[:1] not in ("[", "{", "'", '"'):
        yield _("Put quotes around the text"), found["head"] + double(value) + found["tail"]
    for inner in _INNER.finditer(line):
        words = inner["value"].rstrip()
        start, end = inner.start("value"), inner.start("value") + len(words)
        if words[:1] in ("'", '"') and words.count(words[0]) % 2:
            yield _("Close the quote"), line[:end] + words[0] + line[end:]
        else:
            yield _("Put quotes around the text"), line[:start] + _single(words) + line[end:]
    if '"' in line and "\\" in line:
        yield _("Double the backslashes"), line.replace("\\", "\\\\")
    if colon := _NO_SPACE.match(line):
        yield _("Put a space behind the colon"), f"{colon['head']}: {colon['value']}"
    if colon := _NO_COLON.match(line):
        yield (
            _("Put a colon behind “{key}”").format(key=colon["key"]),
            f"{colon['head']}{colon['key']}:{colon['value']}",
        )


def _single(words: str) -> str:
    return double(words) if "'" in words or '"' not in words else f"'{words}'"


def _brackets(line: str) -> Iterator[tuple[str, str]]:
    """Yield the line with a bracket or brace that is missing, at its end or before the bracket that closes another."""
    bare = line.rstrip()
    for sign, opening in (("]", "["), ("}", "{")):
        if bare.count(opening) > bare.count(sign):
            yield sign, bare + sign
            last = max(bare.rfind("]"), bare.rfind("}"))
            if last > 0:
                yield sign, bare[:last] + sign + bare[last:]


def _tabs(lines: list[str], row: int) -> Iterator[tuple[str, int, str]]:
    """Yield the line indented with spaces, as the lines around it are."""
    line = lines[row]
    bare = line.lstrip(" \t")
    if "\t" in line[: len(line) - len(bare)]:
        for column in _columns(lines, row):
            yield _("Indent with spaces"), row, " " * column + bare


def _indentations(lines: list[str], row: int) -> Iterator[tuple[str, int, str]]:
    """Yield the line indented as the lines around it are."""
    line = lines[row]
    bare = line.lstrip(" \t")
    if bare:
        for column in _columns(lines, row):
            yield _("Indent to column {column}").format(column=column + 1), row, " " * column + bare


def _columns(lines: list[str], row: int) -> list[int]:
    """Return the columns at which keys and texts begin on the lines around `row`, the nearest first."""
    found: dict[int, None] = {}
    near = [*reversed(lines[max(row - 3, 0) : row]), *lines[row + 1 : row + 3]]
    for line in near:
        bare = line.lstrip(" \t")
        if not bare or bare.startswith("#") or "\t" in line[: len(line) - len(bare)]:
            continue
        column = len(line) - len(bare)
        inside = re.match(r"(?:- +)+", bare)
        if inside:
            found[column + inside.end()] = None
        found[column] = None
    return list(found)
