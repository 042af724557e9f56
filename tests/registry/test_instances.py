from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from viewer.registry import instances as module
from viewer.registry.instances import Instances
from viewer.registry.process import Process, this_process

ANNOUNCE = """
import sys
from pathlib import Path
from viewer.registry.instances import Instances
Instances(Path(sys.argv[1])).announce(Path(sys.argv[2]))
print("announced", flush=True)
sys.stdin.read()
"""


def test_a_second_program_is_seen_until_it_ends(tmp_path: Path) -> None:
    """A program that shows the file is seen by another, also through a link, and no more when it was killed."""
    folder, path = tmp_path / "instances", tmp_path / "events.yaml"
    path.write_text("")
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    mine = Instances(folder)
    mine.announce(path)
    assert mine.others(path) == []
    with subprocess.Popen(
        [sys.executable, "-c", ANNOUNCE, str(folder), str(link)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert [one.process.pid for one in mine.others(path)] == [other.pid]
        assert mine.others(tmp_path / "another.yaml") == []
        other.kill()
        other.wait()
    assert mine.others(path) == []
    assert len(list(folder.iterdir())) == 1


def test_showing_another_file_takes_the_note_along(tmp_path: Path) -> None:
    """A program leaves one note, for the file that it shows now, and none when it shows nothing."""
    mine = Instances(tmp_path / "instances")
    mine.announce(tmp_path / "one.yaml")
    mine.announce(tmp_path / "two.yaml")
    assert [one.name.endswith(".json") for one in (tmp_path / "instances").iterdir()] == [True]
    mine.withdraw()
    mine.withdraw()
    assert list((tmp_path / "instances").iterdir()) == []


@pytest.mark.parametrize("garbage", ["", "{", "[]", "{}", '{"process": [1], "since": 0}', '{"process": 1}'])
def test_a_note_that_says_nothing_is_swept_away(tmp_path: Path, garbage: str) -> None:
    """A note that cannot be understood counts for nothing and is removed."""
    folder, path = tmp_path / "instances", tmp_path / "events.yaml"
    mine = Instances(folder)
    mine.announce(path)
    note = next(folder.iterdir())
    note.with_name(note.name.replace(".json", "0.json")).write_text(garbage)
    assert mine.others(path) == []
    assert list(folder.iterdir()) == [note]


def test_another_machine_counts_for_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The note of another machine's program counts while it is fresh, since nothing can be known about it."""
    folder, path = tmp_path / "instances", tmp_path / "events.yaml"
    there = Process(1, "1", "boot", "another-machine")
    with monkeypatch.context() as patch:
        patch.setattr(module, "this_process", lambda: there)
        Instances(folder).announce(path)
    assert [one.process for one in Instances(folder).others(path)] == [there]
    monkeypatch.setattr(module, "_FORGOTTEN", -1)
    assert Instances(folder).others(path) == []


def test_a_folder_that_cannot_be_written_makes_everybody_alone(tmp_path: Path) -> None:
    """Where no note can be left nobody is seen, and nothing raises."""
    (tmp_path / "taken").write_text("a file")
    mine = Instances(tmp_path / "taken")
    mine.announce(tmp_path / "events.yaml")
    assert mine.others(tmp_path / "events.yaml") == []
    mine.withdraw()
    assert this_process().pid > 0
