"""What may go wrong while a file is saved: after each fault it holds the old or the new text, whole, or theirs."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.soak import saving
from viewer.registry import files
from viewer.registry.backups import Backups
from viewer.registry.files import CannotWrite, ChangedOnDisk, save
from viewer.registry.homes import digest
from viewer.registry.journal import Journal

ROOT = Path(__file__).resolve().parents[2]
OLD, NEW, THEIRS = b"# old\n" * 5000, b"# new\n" * 6000, b"# theirs\n" * 4000
SAVE = """
import errno, fcntl, os, resource, signal, sys
from pathlib import Path
from viewer.registry.backups import Backups
from viewer.registry.files import CannotWrite, save
path, folder = Path(sys.argv[1]), Path(sys.argv[2])
old, new = path.read_bytes(), b"# new\\n" * 6000
{before}
try:
    save(path, new, old, backups=Backups(folder))
except CannotWrite as refused:
    print(refused)
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """Return a file that holds the old text; hold afterwards that nothing of ours lies beside it."""
    folder = tmp_path / "registry"
    folder.mkdir()
    path = folder / "events.yaml"
    path.write_bytes(OLD)
    yield path
    if folder.exists():
        assert {one.name for one in folder.iterdir()} <= {path.name}


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    """Return backups that are empty."""
    return Backups(tmp_path / "backups")


def saved_by_another(file: Path, folder: Path, before: str) -> str:
    """Save in another process after `before` was done there; return what it said."""
    done = subprocess.run(
        [sys.executable, "-c", SAVE.format(before=before), str(file), str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


def test_programs_killed_at_random_moments_lose_nothing() -> None:
    """Of 25 programs killed while saving, each leaves a whole file, and what it noted last; two may save at once."""
    found = saving.run(25, seed=11)
    assert found["kills"] == 25
    assert found["contests"] == 2
    assert found["saves"] > 0
    assert {name: number for name, number in found.items() if name.startswith("lost_") and number} == {}


CALLS = [
    (os, "open"),
    (os, "write"),
    (os, "fsync"),
    (os, "fchmod"),
    (Path, "rename"),
    (files, "exchange"),
]
ERRORS = [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ENOENT, errno.EBUSY]


@pytest.mark.parametrize("code", ERRORS, ids=lambda code: errno.errorcode[code])
@pytest.mark.parametrize(("owner", "name"), CALLS, ids=lambda one: one if isinstance(one, str) else "")
def test_a_call_that_fails_leaves_the_old_text(
    file: Path, tmp_path: Path, owner: Any, name: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever call of the system fails, and why, the old text stays whole, the reason is told, the journal stays."""
    journal = Journal(tmp_path / "journal", file)
    assert journal.note(NEW, digest(OLD))

    def fails(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, fails)
        with pytest.raises(CannotWrite) as refused:
            save(file, NEW, OLD, backups=None)
    assert "events.yaml was not saved: " in refused.value.reason
    assert file.read_bytes() == OLD
    assert NEW in next((tmp_path / "journal").iterdir()).read_bytes()
    save(file, NEW, OLD, backups=None)
    assert file.read_bytes() == NEW


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_disk_that_fills_up_while_writing_leaves_the_old_text(
    file: Path, backups: Backups, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When only a part of the new text could be written, the old one stays, and nothing half-written."""
    write = os.write
    room = int(len(NEW) * share)

    def fills(handle: int, data: bytes) -> int:
        nonlocal room
        if room <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        done = write(handle, bytes(data[: min(room, 4096)]))
        room -= done
        return done

    monkeypatch.setattr(os, "write", fills)
    with pytest.raises(CannotWrite, match="the disk is full"):
        save(file, NEW, OLD, backups=backups)
    assert file.read_bytes() == OLD


def test_short_writes_are_continued(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that takes a few bytes at a time gets them all."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:1000])))
    save(file, NEW, OLD, backups=None)
    assert file.read_bytes() == NEW


def test_a_limit_on_file_sizes_leaves_the_old_text(file: Path, tmp_path: Path) -> None:
    """Where the system itself refuses a file of that size, the old text stays and the reason is told."""
    limit = "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))"
    assert "larger than a file may be" in saved_by_another(file, tmp_path / "backups", limit)
    assert file.read_bytes() == OLD


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk")
@pytest.mark.parametrize("room", [36, 64])
def test_a_real_disk_that_is_full_leaves_the_old_text(tmp_path: Path, room: int) -> None:
    """On a disk with too little room for both texts the old one stays."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}k", "none", str(disk)], check=False).returncode:
        pytest.skip("disks cannot be mounted here")
    try:
        path = disk / "events.yaml"
        path.write_bytes(OLD)
        with pytest.raises(CannotWrite, match="the disk is full"):
            save(path, NEW, OLD, backups=Backups(disk / "backups"))
        assert path.read_bytes() == OLD
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(CannotWrite, match="may only be read"):
            save(path, NEW, OLD, backups=None)
        assert path.read_bytes() == OLD
    finally:
        subprocess.run(["umount", str(disk)], check=True)


NOBODY = "os.setgid(65534); os.setuid(65534)"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become nobody")
@pytest.mark.parametrize(
    ("mode_of_folder", "mode_of_file", "words"),
    [(0o755, 0o666, "its folder may not be written"), (0o777, 0o644, "may only be read")],
)
def test_permissions_that_were_taken_away_leave_the_old_text(
    tmp_path: Path, mode_of_folder: int, mode_of_file: int, words: str
) -> None:
    """Somebody who may no longer write the folder or the file is told so, and the file stays."""
    with TemporaryDirectory(prefix="timeline-viewer-tests-") as name:
        folder = Path(name)
        if any(one.stat().st_mode & 0o001 == 0 for one in folder.parents):
            pytest.skip("nobody else can see the temporary folder")
        path = folder / "events.yaml"
        path.write_bytes(OLD)
        path.chmod(mode_of_file)
        folder.chmod(mode_of_folder)
        assert words in saved_by_another(path, tmp_path / "backups", NOBODY)
        assert path.read_bytes() == OLD
        assert path.stat().st_mode & 0o777 == mode_of_file
        assert list(folder.iterdir()) == [path]


def test_a_folder_that_is_gone_is_told(file: Path, backups: Backups) -> None:
    """When the folder was removed nothing is made in its place, and the words say what to do."""
    moved = file.parent.rename(file.parent.with_name("elsewhere"))
    for expected in (OLD, None):
        with pytest.raises(CannotWrite, match=r"is gone\. Save elsewhere"):
            save(file, NEW, expected, backups=backups)
    assert not file.parent.exists()
    assert (moved / file.name).read_bytes() == OLD


def by_rename(file: Path) -> None:
    """Save as most editors do: another file takes the name."""
    other = file.with_name("theirs")
    other.write_bytes(THEIRS)
    other.replace(file)


def in_place(file: Path) -> None:
    """Save as some editors do: truncate and write."""
    file.write_bytes(THEIRS)


def in_place_same_size(file: Path) -> None:
    """Overwrite the file with as many bytes, and give it the time that it had."""
    before = file.stat()
    file.write_bytes(THEIRS.ljust(len(OLD))[: len(OLD)])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def truncated(file: Path) -> None:
    """Be in the middle of truncating and writing."""
    file.write_bytes(b"")


ACTS = [by_rename, in_place, in_place_same_size, truncated]


@pytest.mark.parametrize("act", ACTS)
def test_a_file_replaced_between_comparison_and_exchange_is_given_back(
    file: Path, backups: Backups, act: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another program wrote in the last instant is exchanged back, and comes with the refusal."""
    exchange = files.exchange
    calls: list[bool] = []

    def late(one: Path, other: Path) -> bool:
        if not calls:
            act(other)
        calls.append(exchange(one, other))
        return calls[-1]

    monkeypatch.setattr(files, "exchange", late)
    if not exchange(file, file):
        pytest.skip("files cannot be exchanged here")
    with pytest.raises(ChangedOnDisk) as changed:
        save(file, NEW, OLD, backups=backups)
    assert calls == [True, True]
    assert file.read_bytes() == changed.value.data != NEW
    assert [backups.read(one) for one in backups.list(file)] == [changed.value.data, OLD]


@pytest.mark.parametrize("act", [by_rename, in_place, truncated, Path.unlink])
def test_a_file_replaced_while_the_new_one_is_written_is_noticed_anywhere(
    file: Path, backups: Backups, act: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where files cannot be exchanged, what was written during the save is seen before the rename."""
    fsync = os.fsync

    def late(handle: int) -> None:
        fsync(handle)
        monkeypatch.setattr(os, "fsync", fsync)
        act(file)

    monkeypatch.setattr(files, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "fsync", late)
    with pytest.raises(ChangedOnDisk) as changed:
        save(file, NEW, OLD, backups=backups)
    assert changed.value.data == (file.read_bytes() if file.exists() else None)
    assert changed.value.data != NEW


def test_a_file_written_twice_in_the_last_instant_is_kept_twice(
    file: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When another program writes even between exchange and giving back, both its texts are kept."""
    exchange = files.exchange
    if not exchange(file, file):
        pytest.skip("files cannot be exchanged here")
    late = iter([THEIRS, b"# even later\n"])

    def twice(one: Path, other: Path) -> bool:
        other.write_bytes(next(late))
        return exchange(one, other)

    monkeypatch.setattr(files, "exchange", twice)
    with pytest.raises(ChangedOnDisk):
        save(file, NEW, OLD, backups=backups)
    assert file.read_bytes() == THEIRS
    assert b"# even later\n" in [backups.read(one) for one in backups.list(file)]


def test_a_name_that_was_taken_in_the_last_instant_is_not_overwritten(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saving elsewhere, a file that appears there just before the last step stays."""
    link = os.link
    file.unlink()

    def late(one: Path, other: Path) -> None:
        other.write_bytes(THEIRS)
        link(one, other)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(ChangedOnDisk) as changed:
        save(file, NEW, None, backups=None)
    assert changed.value.data == THEIRS == file.read_bytes()


def test_saving_elsewhere_works_without_hard_links(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that knows no hard links a new file is saved all the same."""
    file.unlink()

    def unknown(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", unknown)
    save(file, NEW, None, backups=None)
    assert file.read_bytes() == NEW


def test_a_full_disk_for_backups_or_journal_does_not_hinder_a_save(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where neither backup nor journal can be written, both say so and the file is saved."""
    (tmp_path / "taken").write_text("")
    assert not Journal(tmp_path / "taken", file).note(NEW, digest(OLD))
    assert not save(file, NEW, OLD, backups=Backups(tmp_path / "taken")).backed_up
    assert file.read_bytes() == NEW
    journal = Journal(tmp_path / "journal", file)
    assert journal.note(OLD, digest(OLD))

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert not journal.note(OLD + b"more", digest(OLD))
    assert journal.note(OLD + b"more and more", digest(OLD))
    assert b"more and more" in next((tmp_path / "journal").iterdir()).read_bytes()
