from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.registry import backups as module
from viewer.registry.backups import Backup, Backups, CannotRead, spare
from viewer.registry.homes import digest, name_for

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def backup(age: timedelta, size: int = 100, why: str = "saved") -> Backup:
    """Return a backup of some age."""
    return Backup(NOW - age, size, "0" * 16, Path(f"{age.total_seconds()}"), why)


@pytest.fixture
def kept(tmp_path: Path) -> Backups:
    """Return backups in a folder that does not exist yet."""
    return Backups(tmp_path / "data" / "backups")


def test_what_is_kept_can_be_listed_and_read(kept: Backups, tmp_path: Path) -> None:
    """Backups are listed the newest first, with their reason, size and digest, and read back unchanged."""
    path = tmp_path / "events.yaml"
    for text, why in ((b"one\n", "saved"), (b"two\r\n", "theirs"), (b"\xff\x00", "mine")):
        made = kept.keep(path, text, why)
        assert made == kept.list(path)[0]
    assert [(kept.read(one), one.why) for one in kept.list(path)] == [
        (b"\xff\x00", "mine"),
        (b"two\r\n", "theirs"),
        (b"one\n", "saved"),
    ]
    assert kept.list(path)[0].digest == digest(b"\xff\x00")[:16]
    assert [one.size for one in kept.list(path)] == [2, 5, 4]
    assert all(one.path.suffix == ".yaml" for one in kept.list(path))


def test_the_newest_text_is_kept_once(kept: Backups, tmp_path: Path) -> None:
    """A text that is the newest backup already is not kept again; an older one is."""
    path = tmp_path / "events.yaml"
    for text in (b"one", b"one", b"two", b"one"):
        kept.keep(path, text)
    assert [kept.read(one) for one in kept.list(path)] == [b"one", b"two", b"one"]


def test_files_of_one_name_have_their_own_backups(kept: Backups, tmp_path: Path) -> None:
    """Two files of the same name in two folders do not share backups, and both are told of."""
    first, second = tmp_path / "a" / "events.yaml", tmp_path / "b" / "events.yaml"
    kept.keep(first, b"first")
    kept.keep(second, b"second")
    assert [kept.read(one) for one in kept.list(first)] == [b"first"]
    assert kept.files() == (first, second)


def test_a_damaged_backup_is_not_handed_out(kept: Backups, tmp_path: Path) -> None:
    """A backup that no longer holds what was kept, or is gone, is refused in words."""
    path = tmp_path / "events.yaml"
    made = kept.keep(path, b"whole")
    assert made is not None
    made.path.write_bytes(b"whol")
    with pytest.raises(CannotRead, match="damaged"):
        kept.read(made)
    made.path.unlink()
    with pytest.raises(CannotRead, match="No such file"):
        kept.read(made)


def test_other_files_in_the_folder_are_left_alone(kept: Backups, tmp_path: Path) -> None:
    """What is no backup is neither listed nor removed."""
    path = tmp_path / "events.yaml"
    kept.keep(path, b"text")
    folder = tmp_path / "data" / "backups" / name_for(path)
    (folder / "notes.txt").write_text("mine")
    (folder / "20269999-999999-999999-saved-0000000000000000.yaml").write_text("no such day")
    for number in range(60):
        kept.keep(path, b"%d" % number)
    assert (folder / "notes.txt").exists()
    assert all(one.when.year > 2000 for one in kept.list(path))


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """Where the folder cannot be made there are no backups, and no error either."""
    (tmp_path / "taken").write_text("a file")
    none = Backups(tmp_path / "taken")
    assert none.keep(tmp_path / "events.yaml", b"text") is None
    assert none.list(tmp_path / "events.yaml") == []
    assert none.files() == ()


def test_an_unknown_reason_is_a_mistake(kept: Backups, tmp_path: Path) -> None:
    """A reason that the browser could not tell is refused."""
    with pytest.raises(ValueError, match="unknown reason"):
        kept.keep(tmp_path / "events.yaml", b"", "whatever")


def test_of_many_saves_in_one_day_the_recent_stay(kept: Backups, tmp_path: Path) -> None:
    """Of many saves in a row the last twenty stay."""
    path = tmp_path / "events.yaml"
    for number in range(30):
        kept.keep(path, b"%d" % number)
    found = [int(kept.read(one)) for one in kept.list(path)]
    assert found == list(range(29, 9, -1))


def test_days_and_months_keep_their_last() -> None:
    """Beyond the recent ones the last of each day stays for a month, and the last of each month for a year."""
    recent = [backup(timedelta(minutes=number)) for number in range(20)]
    day_before = [backup(timedelta(days=1, hours=hour)) for hour in (1, 2)]
    last_month = [backup(timedelta(days=50, hours=hour)) for hour in (1, 2)]
    long_ago = [backup(timedelta(days=400))]
    gone = spare(recent + day_before + last_month + long_ago, NOW)
    assert gone == [day_before[1], last_month[1], long_ago[0]]


def test_texts_that_were_not_chosen_stay_for_a_month() -> None:
    """What another program wrote is not pushed out by many saves on the same day."""
    saves = [backup(timedelta(minutes=number)) for number in range(40)]
    theirs = backup(timedelta(minutes=39, seconds=1), why="theirs")
    assert theirs not in spare([*saves, theirs], NOW)


def test_large_backups_go_first_but_for_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    """What exceeds the room goes, the oldest first, and the five newest stay however large."""
    monkeypatch.setattr(module, "ROOM", 1000)
    large = [backup(timedelta(minutes=number), size=400) for number in range(10)]
    assert spare(large, NOW) == large[5:]
    small = [backup(timedelta(minutes=number), size=100) for number in range(12)]
    assert spare(small, NOW) == small[10:]


@given(st.lists(st.tuples(st.integers(0, 500 * 24 * 60), st.integers(0, 1 << 29)), max_size=80))
def test_what_may_go_is_never_the_newest(ages: list[tuple[int, int]]) -> None:
    """Whatever there is, the five newest stay, and clearing away twice clears nothing more."""
    found = [backup(timedelta(minutes=age), size) for age, size in ages]
    gone = spare(found, NOW)
    left = [one for one in found if one not in gone]
    newest = sorted(found, key=lambda one: one.when, reverse=True)[:5]
    assert all(one in left for one in newest)
    assert spare(left, NOW) == []
