from __future__ import annotations

import os
from pathlib import Path

import pytest

from viewer.registry import files, swapping
from viewer.registry.backups import Backups
from viewer.registry.files import CannotWrite, ChangedOnDisk, refusal, save, stamp
from viewer.registry.homes import digest

OLD, NEW, THEIRS = b"format: 1\n# old\n", b"format: 1\n# new\n", b"format: 1\n# theirs\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file that holds the old text, alone in its folder."""
    folder = tmp_path / "registry"
    folder.mkdir()
    path = folder / "events.yaml"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    """Return backups that are empty."""
    return Backups(tmp_path / "backups")


def alone(path: Path) -> bool:
    """Return whether a file is the only one in its folder."""
    return [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_save_replaces_the_text_and_keeps_the_old(file: Path, backups: Backups) -> None:
    """After a save the file holds the new text, a backup the old one, and nothing else lies beside it."""
    saved = save(file, NEW, OLD, backups=backups)
    assert file.read_bytes() == NEW
    assert saved.stamp == stamp(file, NEW)
    assert saved.stamp.digest == digest(NEW)
    assert (saved.backed_up, saved.parted) == (True, False)
    assert [backups.read(one) for one in backups.list(file)] == [OLD]
    assert alone(file)


def test_a_changed_file_is_not_overwritten(file: Path, backups: Backups) -> None:
    """A file that is not what was read stays, and what it holds comes with the refusal."""
    file.write_bytes(THEIRS)
    with pytest.raises(ChangedOnDisk) as refused:
        save(file, NEW, OLD, backups=backups)
    assert refused.value.data == THEIRS
    assert file.read_bytes() == THEIRS
    assert backups.list(file) == []
    assert alone(file)


def test_a_file_that_is_gone_is_not_made_anew_unasked(file: Path) -> None:
    """A file that was removed counts as changed, and is written when nothing is expected there."""
    file.unlink()
    with pytest.raises(ChangedOnDisk) as refused:
        save(file, NEW, OLD, backups=None)
    assert refused.value.data is None
    save(file, NEW, None, backups=None)
    assert file.read_bytes() == NEW
    assert alone(file)


def test_saving_elsewhere_spares_what_is_there(file: Path) -> None:
    """Where no file is expected, one that is there is not overwritten."""
    with pytest.raises(ChangedOnDisk) as refused:
        save(file, NEW, None, backups=None)
    assert refused.value.data == OLD
    assert file.read_bytes() == OLD


def test_the_same_text_is_not_written(file: Path, backups: Backups) -> None:
    """Saving what the file holds already, whoever wrote it, touches neither the file nor the backups."""
    before = file.stat()
    save(file, OLD, OLD, backups=backups)
    save(file, OLD, NEW, backups=backups)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert backups.list(file) == []


def test_mode_and_attributes_stay(file: Path) -> None:
    """A saved file has the mode and the extended attributes that it had."""
    file.chmod(0o640)
    try:
        os.setxattr(file, "user.note", b"kept")
        expected = b"kept"
    except OSError:
        expected = b""
    saved = save(file, NEW, OLD, backups=None)
    assert file.stat().st_mode & 0o7777 == 0o640 == saved.stamp.mode
    if expected:
        assert os.getxattr(file, "user.note") == expected


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_stays(file: Path) -> None:
    """A file that root saves for somebody else still belongs to them."""
    os.chown(file, 12345, 12346)
    save(file, NEW, OLD, backups=None)
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 12346)


def test_a_new_file_has_the_mode_that_the_user_wants(tmp_path: Path) -> None:
    """A file that was not there gets its mode from the umask."""
    before = os.umask(0o027)
    try:
        save(tmp_path / "new.yaml", NEW, None, backups=None)
    finally:
        os.umask(before)
    assert (tmp_path / "new.yaml").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(file: Path, backups: Backups) -> None:
    """Saving through a link replaces what it leads to; both ways lead to the same backups."""
    link = file.parent.parent / "link.yaml"
    link.symlink_to(file)
    save(link, NEW, OLD, backups=backups)
    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert [one.size for one in backups.list(file)] == [one.size for one in backups.list(link)] == [len(OLD)]


def test_a_link_that_leads_nowhere_yet_is_followed(tmp_path: Path) -> None:
    """Saving through a link to a file that is not there makes that file."""
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "new.yaml")
    save(link, NEW, None, backups=None)
    assert (tmp_path / "new.yaml").read_bytes() == NEW
    assert link.is_symlink()


def test_a_link_to_itself_cannot_be_saved(tmp_path: Path) -> None:
    """A link that leads back to itself is refused in words."""
    link = tmp_path / "link.yaml"
    link.symlink_to(link)
    with pytest.raises(CannotWrite, match=r"link\.yaml"):
        save(link, NEW, None, backups=None)


def test_other_names_of_a_file_are_told_of(file: Path) -> None:
    """A file with a second name parts from it, and the result says so."""
    os.link(file, file.with_name("second.yaml"))
    assert save(file, NEW, OLD, backups=None).parted
    assert file.with_name("second.yaml").read_bytes() == OLD


def test_a_read_only_file_is_not_replaced(file: Path) -> None:
    """A file without any right to write stays, though renaming over it would work."""
    file.chmod(0o444)
    assert refusal(file) == "events.yaml may only be read. Save elsewhere."
    with pytest.raises(CannotWrite, match="may only be read") as refused:
        save(file, NEW, OLD, backups=None)
    assert refused.value.reason == str(refused.value)
    assert file.read_bytes() == OLD
    assert alone(file)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder or a pipe is not replaced."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        assert "is no file" in refusal(path)
        with pytest.raises(CannotWrite, match="is no file"):
            save(path, NEW, None, backups=None)


def test_a_file_that_can_be_saved_is_not_refused(file: Path) -> None:
    """There is nothing to say against a plain file, nor against a new one in a folder that exists."""
    assert refusal(file) == ""
    assert refusal(file.with_name("new.yaml")) == ""
    assert "is gone" in refusal(file.parent / "missing" / "new.yaml")
    assert "is gone" in refusal(file / "below-a-file.yaml")


def test_a_backup_that_fails_does_not_hinder_a_save(file: Path, tmp_path: Path) -> None:
    """Where no backup can be written the file is saved, and the result says that nothing was kept."""
    (tmp_path / "taken").write_text("a file where the folder should be")
    saved = save(file, NEW, OLD, backups=Backups(tmp_path / "taken"))
    assert not saved.backed_up
    assert file.read_bytes() == NEW


def test_a_file_with_the_longest_name_can_be_saved(tmp_path: Path) -> None:
    """What is written beside a file does not need a longer name than there may be."""
    path = tmp_path / ("n" * 250)
    path.write_bytes(OLD)
    save(path, NEW, OLD, backups=None)
    assert path.read_bytes() == NEW


def test_what_a_killed_save_left_is_swept_away(file: Path, backups: Backups) -> None:
    """The next save removes half-written files, and keeps as a backup what may be somebody's only text."""
    half, swapped = file.with_name(".events.yaml.999999999.unfinished"), file.with_name(".events.yaml.999999999.swap")
    other = file.with_name(".events.yaml.notes.swap")
    for path in (half, swapped, other):
        path.write_bytes(THEIRS)
    save(file, NEW, OLD, backups=backups)
    assert not half.exists()
    assert not swapped.exists()
    assert other.exists()
    assert [(one.why, backups.read(one)) for one in backups.list(file)] == [("saved", OLD), ("stray", THEIRS)]


def test_a_text_that_cannot_be_kept_is_not_swept_away(file: Path) -> None:
    """Without backups, what an exchange left behind stays where it is."""
    swapped = file.with_name(".events.yaml.999999999.swap")
    swapped.write_bytes(THEIRS)
    save(file, NEW, OLD, backups=None)
    assert swapped.read_bytes() == THEIRS


def test_a_save_works_where_files_cannot_be_exchanged(
    file: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a system without the exchange the file is replaced by a plain rename."""
    monkeypatch.setattr(files, "exchange", lambda *_: False)
    save(file, NEW, OLD, backups=backups)
    assert file.read_bytes() == NEW
    assert alone(file)


def test_two_files_exchange_places(tmp_path: Path) -> None:
    """The exchange swaps two files, and says when there is nothing to exchange with."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("1")
    assert not swapping.exchange(one, other)
    other.write_text("2")
    if swapping.exchange(one, other):
        assert (one.read_text(), other.read_text()) == ("2", "1")


def test_our_programs_save_one_after_the_other(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one program saves, another waits for its turn; one that never ends is not waited for long."""
    fcntl = pytest.importorskip("fcntl")
    exchange = files.exchange
    kept_out: list[bool] = []

    def look(one: Path, other: Path) -> bool:
        handle = os.open(other.parent, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            kept_out.append(True)
        os.close(handle)
        return exchange(one, other)

    monkeypatch.setattr(files, "exchange", look)
    monkeypatch.setattr(swapping, "_TURN", 0.02)
    save(file, NEW, OLD, backups=None)
    assert kept_out == [True]
    with swapping.turn(file.parent):
        save(file, OLD, NEW, backups=None)
    assert file.read_bytes() == OLD
