from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.registry import journal as module
from viewer.registry.homes import digest
from viewer.registry.journal import Journal, difference
from viewer.registry.process import Process, exists, runs, this_process

BASE = digest(b"saved")


def left_by(path: Path) -> list[Path]:
    """Return the journals in a folder."""
    return sorted(path.glob("*.journal"))


def leave(folder: Path, path: Path, texts: list[bytes], monkeypatch: pytest.MonkeyPatch, started: str = "0") -> Path:
    """Note texts as a process that has ended since; return its journal."""
    me = this_process()
    with monkeypatch.context() as patch:
        patch.setattr(module, "this_process", lambda: Process(me.pid, started, me.boot, me.host))
        journal = Journal(folder, path)
        for text in texts:
            assert journal.note(text, BASE)
    return next(one for one in left_by(folder) if f".{me.pid}-{started}." in one.name)


def test_the_last_text_of_a_dead_process_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a program noted last is offered to the next one, with its base, and no more once it is forgotten."""
    path = tmp_path / "events.yaml"
    file = leave(tmp_path / "journal", path, [b"saved", b"saved and", b"saved and more\xff"], monkeypatch)
    journal = Journal(tmp_path / "journal", path)
    found = journal.recover()
    assert found is not None
    assert (found.text, found.base, found.path) == (b"saved and more\xff", BASE, file)
    assert abs(found.when - time.time()) < 60
    assert Journal(tmp_path / "journal", tmp_path / "other.yaml").recover() is None
    journal.forget(found)
    assert journal.recover() is None


def test_the_journal_of_a_running_process_is_not_offered(tmp_path: Path) -> None:
    """The journal of a program that still runs belongs to that program."""
    path = tmp_path / "events.yaml"
    code = (
        "import sys; from pathlib import Path; from viewer.registry.journal import Journal\n"
        "Journal(Path(sys.argv[1]), Path(sys.argv[2])).note(b'theirs', '0'); print('noted', flush=True)\n"
        "sys.stdin.read()"
    )
    folder = tmp_path / "journal"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder), str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert Journal(folder, path).recover() is None
        other.kill()
        other.wait()
        found = Journal(folder, path).recover()
    assert found is not None
    assert found.text == b"theirs"


def test_clearing_leaves_nothing(tmp_path: Path) -> None:
    """After a save the own journal is gone, and noting begins anew."""
    journal = Journal(tmp_path, tmp_path / "events.yaml")
    journal.note(b"one", BASE)
    assert len(left_by(tmp_path)) == 1
    journal.clear()
    assert left_by(tmp_path) == []
    assert journal.note(b"one", BASE)
    assert len(left_by(tmp_path)) == 1


def test_the_newest_of_several_journals_is_offered_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the journals of several dead processes the newest comes first, and the others after it is forgotten."""
    path = tmp_path / "events.yaml"
    leave(tmp_path, path, [b"older"], monkeypatch, "1")
    leave(tmp_path, path, [b"newer"], monkeypatch, "2")
    journal = Journal(tmp_path, path)
    texts = []
    while (found := journal.recover()) is not None:
        texts.append(found.text)
        journal.forget(found)
    assert texts == [b"newer", b"older"]


def test_an_edit_writes_little(tmp_path: Path) -> None:
    """After the first note of a large text, a note costs what was typed, not what the text is long."""
    journal = Journal(tmp_path, tmp_path / "events.yaml")
    text = b"line\n" * 200_000
    journal.note(text, BASE)
    size = left_by(tmp_path)[0].stat().st_size
    journal.note(text[:500_000] + b"typed" + text[500_000:], BASE)
    assert left_by(tmp_path)[0].stat().st_size - size < 1000


def test_a_journal_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the changes outgrow the text the journal begins anew, and still leads to the last text."""
    path = tmp_path / "events.yaml"
    texts = [bytes([65 + number % 26]) * 50_000 for number in range(40)]
    file = leave(tmp_path, path, texts, monkeypatch)
    assert file.stat().st_size < 50_000 * 5
    found = Journal(tmp_path, path).recover()
    assert found is not None
    assert found.text == texts[-1]


def test_a_journal_that_was_removed_is_written_anew(tmp_path: Path) -> None:
    """Where somebody clears the folder, the next note writes the whole text again."""
    journal = Journal(tmp_path, tmp_path / "events.yaml")
    journal.note(b"one", BASE)
    left_by(tmp_path)[0].unlink()
    journal.note(b"one two", BASE)
    assert b"one two" in left_by(tmp_path)[0].read_bytes()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Where nothing can be noted the answer is no, and nothing raises."""
    (tmp_path / "taken").write_text("a file")
    journal = Journal(tmp_path / "taken", tmp_path / "events.yaml")
    assert not journal.note(b"text", BASE)
    assert journal.recover() is None
    journal.clear()


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_a_difference_leads_from_one_text_to_the_other(before: bytes, after: bytes) -> None:
    """What is cut and put turns the first text into the second, and equal texts need nothing."""
    start, cut, put = difference(before, after)
    assert before[:start] + put + before[start + cut :] == after
    if before == after:
        assert (cut, put) == (0, b"")


@given(st.data())
def test_a_journal_that_was_cut_gives_the_last_whole_text(data: st.DataObject) -> None:
    """However much of a journal's end is missing or garbled, what comes back is one of the texts, whole."""
    texts = data.draw(st.lists(st.text(alphabet="ab\n", max_size=12).map(str.encode), min_size=1, max_size=6))
    entries = [module._entry(texts[0], BASE, 0, 0, texts[0])]
    for before, after in pairwise(texts):
        start, cut, put = difference(before, after)
        entries.append(module._entry(put, BASE, start, cut, after))
    whole = b"".join(entries)
    kept = round(data.draw(st.floats(0, 1)) * len(whole))
    garbled = whole[:kept] + data.draw(st.sampled_from([b"", b"\0\0\0", b"garbage\n", b"{}\n\n"]))
    number = sum(1 for end in range(1, len(entries) + 1) if len(b"".join(entries[:end])) <= kept)
    found = module._replay(garbled)
    assert (found[0] if found else None) in ((texts[number - 1] if number else None), *texts[number:])


def test_a_process_is_known_by_more_than_its_number() -> None:
    """A process runs while number, start and boot are the same, and of another machine's nothing is known."""
    me = this_process()
    assert me.pid == os.getpid()
    assert runs(me) is True
    assert runs(Process(me.pid, "1", me.boot, me.host)) is False
    assert runs(Process(me.pid, me.started, "another boot", me.host)) is False
    assert runs(Process(me.pid, me.started, me.boot, "another-machine")) is None
    assert not exists(0)
    assert not exists(2**22 + 12345)
