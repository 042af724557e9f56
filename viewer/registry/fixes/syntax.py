"""Texts that are not YAML: what was probably meant is tried, and offered only if the text can be read then.

Which mistake it is, only the line itself tells: a second colon, a quote or a bracket that is not closed, a tab, a sign
that needs quotes. `trial` tells whether a try helps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.base.i18n import _
from viewer.registry.fixes.fix import Case, Fix
from viewer.registry.fixes.trial import Outcome, Trial
from viewer.registry.history import difference
from viewer.registry.patching.scalars import double

_MOST = 3
_FAR = 20  # lines above the one that cannot be read, on which a quote may have been left open
_LARGE = 2_000_000  # characters; reading so many once more for each try would keep the user waiting
_KEY = r"""(?:"[^"]*"|'[^']*'|[^\s#:'"{}\[\],][^:#{}\[\],]*):[ \t]+"""
_VALUE = re.compile(rf"(?P<head>\s*(?:- +)*(?:{_KEY})?)(?P<value>\S.*?)(?P<tail>\s*(?:\s#.*)?)$")
_INNER = re.compile(r"(?P<head>[{,]\s*[\w-]+:\s+)(?P<value>[^,{}\[\]]+)(?=[,}])")
_NO_COLON = re.compile(r"(?P<head>\s*(?:- +)*)(?P<key>[A-Za-z_]+)(?P<value>[ \t]+\S.*)$")
_NO_SPACE = re.compile(r"(?P<head>\s*(?:- +)*[a-z_]+):(?P<value>[^\s:].*)$")


def not_yaml(case: Case) -> Iterator[Fix]:
    """Yield what makes the broken place readable, the surest first; else what helps as far as the next mistake."""
    document = case.registry.document
    lines = document.text.split("\n")
    row = case.problem.line - 1
    if not 0 <= row < len(lines) or len(document.text) > _LARGE:
        return
    trial = Trial(document, lines, row)
    done: set[tuple[int, str]] = set()
    part: list[Fix] = []
    offered = 0
    for title, number, line in _tries(lines, row, trial.first):
        if (number, line) in done or line == lines[number]:
            continue
        done.add((number, line))
        same_words = line.lstrip(" ") == lines[number].lstrip(" ")
        outcome = trial.outcome(number, line, alone=not same_words)
        if outcome is not Outcome.NOTHING:
            changes = difference(document.text, trial.text(number, line))
            mended = outcome is Outcome.MENDED
            fix = Fix(title, changes=changes, preferred=mended and not offered and not same_words)
            if mended:
                yield fix
                offered += 1
            else:
                part.append(fix)
            if offered == _MOST:
                return
    if not offered:
        yield from part[:1]


def _tries(lines: list[str], row: int, first: int) -> Iterator[tuple[str, int, str]]:
    """Yield what may have been meant: a title, a row, and the line that stands there then."""
    yield from _tabs(lines, row)
    yield from _open_quotes(lines, row, max(first, row - _FAR))
    for number in dict.fromkeys((row, max(row - 1, 0))):
        line = lines[number]
        if line.strip() and not line.lstrip().startswith("#"):
            yield from ((title, number, new) for title, new in _of_line(line))
    yield from _indentations(lines, row)


def _open_quotes(lines: list[str], row: int, first: int) -> Iterator[tuple[str, int, str]]:
    """Yield quotes closed on lines further up, down to `first`: an open one swallows all up to the next quote."""
    for number in range(row - 1, first - 1, -1):
        found = _VALUE.match(lines[number])
        if (
            found
            and found["head"].strip()
            and found["value"][0] in "'\""
            and found["value"].count(found["value"][0]) % 2
        ):
            line = found["head"] + found["value"] + found["value"][0] + found["tail"]
            yield _("Close the quote on line {line}").format(line=number + 1), number, line


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
