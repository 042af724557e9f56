"""Kills programs in the middle of saving, and lets two of them save at once; counts what was lost.

Each round starts a program that types texts, notes each in its journal and saves it, and kills it at a random moment.
Every text tells its own number and check sum, so that half a text is noticed. Then the round asks: is the file one
whole text, no older than the last save that the program reported? Is what it noted last in the file or the journal?
Are all backups whole, and is the folder clean after the next save? Every tenth round lets two programs add events to
one file at once, merging what the other saved; every event must be there at the end.

Run with `python -m tests.soak.saving [rounds] [seed]`; ends with 1 if anything was lost.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # it is also run by its path

from viewer.registry.backups import Backups, CannotRead  # noqa: E402 — after the path is known
from viewer.registry.document import read_document  # noqa: E402 — as above
from viewer.registry.files import ChangedOnDisk, save  # noqa: E402 — as above
from viewer.registry.homes import digest  # noqa: E402 — as above
from viewer.registry.journal import Journal  # noqa: E402 — as above
from viewer.registry.merge import merge  # noqa: E402 — as above

LONGEST_MS = 120  # after which a program is killed; it saves some hundred times a second
COUNTED = (
    *("kills", "saves", "left_by_kills", "recovered", "contests", "merges"),
    *("lost_file", "lost_noted", "lost_backup", "lost_clean", "lost_event"),
)
EVENTS = 12  # that each of two programs adds


def text_of(number: int) -> bytes:
    """Return a text that tells its own number, and whose wholeness can be checked."""
    body = random.Random(number).randbytes(random.Random(number).choice((10, 4_000, 300_000))).hex().encode()
    return b"format: 1\n# %d %d\n# %s\n" % (number, zlib.crc32(body), body)


def number_of(text: bytes) -> int | None:
    """Return the number of a text; None when it is not whole."""
    words = text.split()
    if len(words) != 7 or not text.endswith(b"\n") or zlib.crc32(words[6]) != int(words[4]):
        return None
    return int(words[3])


def run(count: int, seed: int) -> dict[str, int]:
    """Return what was counted in `count` rounds: rounds, saves and finds; what begins with lost is not to be."""
    rng = random.Random(seed)
    found = dict.fromkeys(COUNTED, 0)
    for number in range(count):
        with TemporaryDirectory(prefix="timeline-viewer-soak-") as folder:
            _kill_one(Path(folder), rng, found)
        if number % 10 == 9:
            with TemporaryDirectory(prefix="timeline-viewer-soak-") as folder:
                _let_two_save(Path(folder), found)
    return found


def losses(found: dict[str, int]) -> int:
    """Return how much of what was counted is not to be."""
    return sum(number for name, number in found.items() if name.startswith("lost_"))


def _kill_one(folder: Path, rng: random.Random, found: dict[str, int]) -> None:
    path, backups, journal = _places(folder)
    path.write_bytes(text_of(0))
    saved, noted = _watch_and_kill(folder, rng)
    found["kills"] += 1
    found["saves"] += saved
    found["left_by_kills"] += len(list(path.parent.iterdir())) > 1
    there = number_of(path.read_bytes())
    found["lost_file"] += there is None or there < saved
    recovered = journal.recover()
    in_journal = number_of(recovered.text) if recovered else None
    found["recovered"] += in_journal is not None
    found["lost_noted"] += max(there or 0, in_journal or 0) < noted
    save(path, text_of(1_000_000), path.read_bytes(), backups=backups)
    found["lost_clean"] += [one.name for one in path.parent.iterdir()] != [path.name]
    found["lost_backup"] += not _are_whole(backups, path, there or 0)


def _are_whole(backups: Backups, path: Path, last: int) -> bool:
    """Return whether all backups are whole, and the file's last text is among them."""
    try:
        numbers = [number_of(backups.read(one)) for one in backups.list(path)]
    except CannotRead:
        return False
    return None not in numbers and last in numbers


def _watch_and_kill(folder: Path, rng: random.Random) -> tuple[int, int]:
    """Start a program that saves, kill it at a random moment; return the last numbers it saved and noted."""
    with _start("type", folder, 0) as program:
        assert program.stdout is not None
        program.stdout.readline()  # it has begun
        time.sleep(rng.random() * LONGEST_MS / 1000)
        program.kill()
        said = [line.split() for line in program.stdout if line.endswith("\n")]
    last = {word: int(number) for word, number in said}
    return last.get("saved", 0), last.get("noted", 0)


def _let_two_save(folder: Path, found: dict[str, int]) -> None:
    path, _backups, _journal = _places(folder)
    path.write_text("format: 1\nevents:\n  - {id: first, title: First}\n", encoding="utf-8")
    programs = [_start("add", folder, number) for number in range(2)]
    merges = 0
    for program in programs:
        assert program.stdout is not None
        program.stdout.readline()  # both are ready
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        output, _errors = program.communicate(timeout=120)
        merges += int(output.split()[-1]) if output.split() else 0
    found["contests"] += 1
    found["merges"] += merges
    ids = [event["id"] for event in read_document(path.read_text(encoding="utf-8")).data.get("events") or []]
    expected = {"first", *(f"event-{who}-{number}" for who in range(2) for number in range(EVENTS))}
    found["lost_event"] += len(expected ^ set(ids)) + len(ids) - len(set(ids))


def _start(what: str, folder: Path, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).resolve()), what, str(folder), str(seed)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def _places(folder: Path) -> tuple[Path, Backups, Journal]:
    path = folder / "registry" / "events.yaml"
    path.parent.mkdir(exist_ok=True)
    return path, Backups(folder / "backups"), Journal(folder / "journal", path)


def say(*words: object, file: TextIO, flush: bool = False) -> None:
    """Write a line of words."""
    file.write(" ".join(map(str, words)) + "\n")
    if flush:
        file.flush()


def type_and_save(folder: Path, out: TextIO) -> None:
    """Type texts, note and save each, and say so, until killed; every third is only noted."""
    path, backups, journal = _places(folder)
    before = path.read_bytes()
    say("typed 0", file=out, flush=True)
    number = 0
    while True:
        number += 1
        text = text_of(number)
        journal.note(text, digest(before))
        say("noted", number, file=out, flush=True)
        if number % 3 != 0:
            save(path, text, before, backups=backups)
            say("saved", number, file=out, flush=True)
            before = text
            journal.clear()


def add_events(folder: Path, who: int, out: TextIO) -> None:
    """Add events to the file while another program does, merging what it saved; say how often that was."""
    path, backups, _journal = _places(folder)
    say("ready", file=out, flush=True)
    sys.stdin.readline()
    pause = random.Random(who)
    base = path.read_bytes()
    merges = 0
    for number in range(EVENTS):
        time.sleep(pause.random() / 50)  # so that both are at it all the time
        mine = base + b"  - {id: event-%d-%d, title: T}\n" % (who, number)
        while True:
            try:
                save(path, mine, base, backups=backups)
                break
            except ChangedOnDisk as changed:
                theirs = changed.data or b""
                mine = merge(base.decode(), mine.decode(), theirs.decode()).text.encode()
                base = theirs
                merges += 1
        base = mine
    say(merges, file=out)


def main(arguments: list[str]) -> int:
    """Be one of the programs, or start and watch them; return 1 if anything was lost."""
    if arguments[:1] == ["type"]:
        type_and_save(Path(arguments[1]), sys.stdout)
    elif arguments[:1] == ["add"]:
        add_events(Path(arguments[1]), int(arguments[2]), sys.stdout)
    else:
        numbers = [int(word) for word in arguments]
        found = run(*numbers, *(500, 1)[len(numbers) :])
        say(" ".join(f"{name}={number}" for name, number in found.items()), file=sys.stdout)
        return 1 if losses(found) else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
