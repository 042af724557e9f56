"""Parses a large registry in two halves at once: the second one in a process of its own.

Nearly all the time of reading goes into libyaml's events becoming Python objects, which one thread does at a time.
So a large text is cut before an event: the first part is parsed here, the rest in a second process that hands
plain data back. The cut is found by indentation alone, which is safe: should it lie inside quotes or brackets, the
first part ends within them and cannot be parsed, and then the caller parses the whole text in one go. So it does
when anything else goes wrong; this way is only ever faster.
"""

from __future__ import annotations

import marshal
import re
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from viewer.base import i18n
from viewer.registry.layout import item_pattern
from viewer.registry.yaml_words import YamlSyntaxError
from viewer.registry.yamlread import Parsed, Remark, is_special, parse

if TYPE_CHECKING:
    import subprocess

LARGE = 1_500_000  # characters; below this a second process costs more than it saves
_HERE = 0.47  # share of the text that is parsed in this process: the other one has to start first
_EVENTS = "events"
_EVENTS_KEY = re.compile(r"(?m)^events[ ]*:[ ]*(?:#.*)?$")
_AT_MARGIN = re.compile(r"\n(?:[^ \n#-]|---)")
_ROOT = str(Path(__file__).resolve().parents[2])
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from viewer.registry.parallel import work; work()"


def parse_large(text: str) -> Parsed | None:
    """Return what `text` says, parsed by two processes; None when it must be parsed in one go."""
    if len(text) < LARGE or is_special(text):
        return None
    cut = _cut(text)
    if cut is None:
        return None
    import tempfile

    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken:
        given.write(f"{_EVENTS}:\n{text[cut:]}".encode())
        given.seek(0)
        worker = _start(given, taken)
        if worker is None:
            return None
        try:
            first = parse(text[:cut])
        except YamlSyntaxError:
            worker.kill()
            worker.wait()
            return None
        if worker.wait() != 0:
            return None
        taken.seek(0)
        second = marshal.loads(taken.read())
    return _joined(first, second, text.count("\n", 0, cut) - 1)


def work() -> None:
    """Parse the text on standard input and write its plain data to standard output; the second process runs this."""
    import gc

    gc.disable()
    i18n.set_language(sys.argv[2])
    parsed = parse(sys.stdin.buffer.read().decode())
    remarks = [
        (item.code, item.message, item.line, item.column, item.severity, item.suggestion) for item in parsed.remarks
    ]
    sys.stdout.buffer.write(marshal.dumps((parsed.data, remarks, parsed.items)))


def _cut(text: str) -> int | None:
    """Return where the second part begins: at an event, about the middle of the text; None when there is none.

    Nothing may stand between the events' key and the cut but events and comments, so that whatever other sections
    there are lie wholly in one part.
    """
    events = _EVENTS_KEY.search(text)
    if events is None:
        return None
    dash = text.find("-", events.end(), events.end() + 2000)
    indent = dash - (text.rfind("\n", 0, dash) + 1)
    middle = events.end() + int((len(text) - events.end()) * _HERE)
    match = item_pattern(indent, dashed=True).search(text, middle)
    if match is None or _AT_MARGIN.search(text, events.end(), match.start()) is not None:
        return None
    return match.start()


def _start(given: IO[bytes], taken: IO[bytes]) -> subprocess.Popen[bytes] | None:
    import subprocess

    # -P: nothing is to be imported from the folder in which the program happens to be started.
    command = [sys.executable, "-P", "-c", _PROGRAM, _ROOT, i18n.language()]
    try:
        return subprocess.Popen(command, stdin=given, stdout=taken, stderr=subprocess.DEVNULL)
    except OSError:
        return None


def _joined(first: Parsed, second: Any, line: int) -> Parsed | None:
    """Return both parts as one; None when they do not fit together."""
    data, remarks, items = second
    mine = first.data
    if not isinstance(mine, dict) or not isinstance(mine.get(_EVENTS), list) or mine.keys() & data.keys() != {_EVENTS}:
        return None
    events = mine[_EVENTS]
    lines = first.items[_EVENTS] + [number + line for number in items[_EVENTS]]
    events.extend(data.pop(_EVENTS))
    return Parsed(
        {**mine, **data},
        first.remarks + [Remark(code, words, row + line, *others) for code, words, row, *others in remarks],
        {**{key: [number + line for number in rows] for key, rows in items.items()}, **first.items, _EVENTS: lines},
    )
