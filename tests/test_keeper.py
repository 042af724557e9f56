from __future__ import annotations

from pathlib import Path

import pytest

from tests.registry.reading import TODAY
from viewer.keeper import Keeper
from viewer.manuscript import Manuscript
from viewer.registry.files import CannotWrite
from viewer.registry.history import Change, Step
from viewer.registry.outcome import What
from viewer.registry.reader import read_bytes
from viewer.session import Session

TEXT = """\
format: 1
language: en
events:
  - id: one
    title: "First talks"   # a remark
  - id: two
    title: "Second talks"
  - id: three
    title: "Third talks"
"""


class Desk:
    """A registry that is edited, with a folder for everything that belongs to it."""

    def __init__(self, folder: Path, text: str = TEXT) -> None:
        self.folder = folder
        self.path = folder / "events.yaml"
        self.path.write_bytes(text.encode())
        self.open()

    def open(self) -> None:
        """Begin with the file as it is, as a program does that has just been started."""
        data = self.path.read_bytes()
        self.session = Session(read_bytes(self.path, data), today=TODAY, titles="en")
        self.manuscript = Manuscript(self.session)
        places = {"XDG_DATA_HOME": str(self.folder / "data"), "XDG_STATE_HOME": str(self.folder / "state")}
        self.keeper = Keeper(self.manuscript, self.session, places)
        self.keeper.begin(data)

    def type(self, old: str, new: str) -> None:
        """Put `new` where `old` stands."""
        self.manuscript.rewrite(Step("Type", (Change(self.manuscript.text.index(old), old, new),)))
        self.manuscript.read()

    def other_writes(self, old: str, new: str) -> bytes:
        """Let another program change the file; return what it holds then."""
        self.path.write_text(self.path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return self.path.read_bytes()

    @property
    def on_disk(self) -> str:
        """Return what the file holds."""
        return self.path.read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a small registry."""
    return Desk(tmp_path)


def test_save_writes_the_text_and_nothing_else(desk: Desk) -> None:
    """After a save the file holds what was edited, nothing is modified, and the old text is a backup."""
    desk.type("First", "1st")
    assert desk.keeper.save().what is What.SAVED
    assert desk.on_disk == TEXT.replace("First", "1st")
    assert not desk.manuscript.modified
    (backup,) = desk.keeper.backups.list(desk.path)
    assert desk.keeper.backups.read(backup) == TEXT.encode()


def test_save_keeps_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    """A file with CRLF and a byte order mark has both after a save."""
    desk = Desk(tmp_path, "\ufeff" + TEXT.replace("\n", "\r\n"))
    desk.type("First", "1st")
    desk.keeper.save()
    assert desk.path.read_bytes() == ("\ufeff" + TEXT.replace("First", "1st").replace("\n", "\r\n")).encode()


def test_change_on_disk_is_shown_when_nothing_is_unsaved(desk: Desk) -> None:
    """What another program writes is shown at once while there is nothing unsaved, and can be undone."""
    outcome = desk.keeper.disk_changed(desk.other_writes("Second", "2nd"))
    assert outcome.what is What.TAKEN
    assert not desk.manuscript.modified
    desk.manuscript.undo()
    assert desk.manuscript.text == TEXT
    assert desk.manuscript.modified


def test_change_of_another_event_is_merged(desk: Desk) -> None:
    """Unsaved typing in one event and a change on disk in another are both kept, as one step with a name."""
    desk.type("First", "1st")
    outcome = desk.keeper.disk_changed(desk.other_writes("Second", "2nd"))
    assert (outcome.what, outcome.names) == (What.MERGED, ("two",))
    assert desk.manuscript.text == TEXT.replace("First", "1st").replace("Second", "2nd")
    assert "two" in desk.manuscript.history.done[-1].name
    assert desk.manuscript.modified
    assert desk.keeper.save().what is What.SAVED
    assert desk.on_disk == desk.manuscript.text


def test_save_takes_over_what_was_written_meanwhile(desk: Desk) -> None:
    """A save that meets a changed file merges first, and then writes both changes."""
    desk.type("First", "1st")
    desk.other_writes("Second", "2nd")
    outcome = desk.keeper.save()
    assert (outcome.what, outcome.names) == (What.SAVED, ("two",))
    assert desk.on_disk == TEXT.replace("First", "1st").replace("Second", "2nd")


def test_both_changed_the_same_event(desk: Desk) -> None:
    """Where both changed one event, mine stays in the text, theirs on the disk, and nothing is written unasked."""
    desk.type("First", "1st")
    desk.other_writes("First", "Opening")
    assert desk.keeper.save().what is What.ASKING
    assert "1st talks" in desk.manuscript.text
    assert "Opening talks" in desk.on_disk
    (conflict,) = desk.keeper.conflicts
    assert conflict.what == "one"
    assert desk.keeper.save().what is What.ASKING


@pytest.mark.parametrize(
    ("choice", "there"), [("mine", ["1st"]), ("theirs", ["Opening"]), ("both", ["1st", "Opening"])]
)
def test_decision_loses_no_text(desk: Desk, choice: str, there: list[str]) -> None:
    """Whatever is decided, the other text is a backup, and the decision can be undone."""
    desk.type("First", "1st")
    desk.keeper.disk_changed(desk.other_writes("First", "Opening"))
    desk.keeper.decide({0: choice})  # type: ignore[dict-item]  # the parameters are the three choices
    assert [word for word in ("1st", "Opening") if word in desk.manuscript.text] == there
    assert desk.keeper.save().what is What.SAVED
    kept = b"".join(desk.keeper.backups.read(one) for one in desk.keeper.backups.list(desk.path))
    assert b"1st talks" in kept + desk.path.read_bytes()
    assert b"Opening talks" in kept + desk.path.read_bytes()
    if choice != "mine":
        desk.manuscript.undo()
        assert "Opening" not in desk.manuscript.text


def test_typing_goes_on_while_a_decision_is_open(desk: Desk) -> None:
    """What is typed in other events before a decision stays, and a second change on disk is merged too."""
    desk.type("First", "1st")
    desk.keeper.disk_changed(desk.other_writes("First", "Opening"))
    desk.type("Third", "3rd")
    desk.keeper.disk_changed(desk.other_writes("Second", "2nd"))
    desk.keeper.decide({0: "theirs"})
    assert [head.title.pick("en") for head in desk.session.registry.heads] == [
        "Opening talks",
        "2nd talks",
        "3rd talks",
    ]


def test_broken_file_is_not_taken_over_unsaved_text(desk: Desk) -> None:
    """A file that is broken for a moment is not merged with unsaved text."""
    desk.type("First", "1st")
    before = desk.manuscript.text
    assert desk.keeper.disk_changed(desk.other_writes('"Second talks"', '"Second talks')).what is What.BROKEN
    assert desk.manuscript.text == before


def test_file_that_is_gone_is_written_again(desk: Desk) -> None:
    """A registry that somebody deleted is back after a save."""
    desk.type("First", "1st")
    desk.path.unlink()
    assert desk.keeper.save().what is What.SAVED
    assert desk.on_disk == desk.manuscript.text


def test_save_elsewhere_goes_on_with_the_other_file(desk: Desk) -> None:
    """After saving elsewhere the other file is the registry, and the first one is as it was."""
    desk.type("First", "1st")
    other = desk.folder / "other.yaml"
    desk.keeper.save_as(other)
    assert other.read_text(encoding="utf-8") == TEXT.replace("First", "1st")
    assert desk.on_disk == TEXT
    assert desk.session.registry.path == other
    assert not desk.manuscript.modified


def test_refused_save_leaves_everything_as_it_was(desk: Desk) -> None:
    """When the folder is gone the save says why, and the text stays unsaved."""
    desk.type("First", "1st")
    gone = desk.folder / "gone" / "x.yaml"
    with pytest.raises(CannotWrite):
        desk.keeper.save_as(gone)
    assert desk.manuscript.modified


def test_killed_program_leaves_its_text(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed program had noted is offered to the next one, which can go on with it or keep it as a backup."""
    desk.type("First", "1st")
    assert desk.keeper.note()
    monkeypatch.setattr("viewer.registry.journal.runs", lambda _process: False)
    for journal in (desk.folder / "state").rglob("*.journal"):
        journal.rename(journal.with_name(journal.name.replace(".journal", "x.journal")))  # of another process
    desk.open()
    found = desk.keeper.unsaved_text()
    assert found is not None
    desk.keeper.take_up(found)
    assert desk.manuscript.text == TEXT.replace("First", "1st")
    assert desk.manuscript.modified


def test_restored_backup_is_a_step(desk: Desk) -> None:
    """A backup comes back into the text, unsaved, and can be undone."""
    desk.type("First", "1st")
    desk.keeper.save()
    desk.keeper.restore(desk.keeper.backups.list(desk.path)[0])
    assert desk.manuscript.text == TEXT
    assert desk.manuscript.modified
    assert desk.on_disk != TEXT


def test_typing_during_a_save_stays_unsaved(desk: Desk) -> None:
    """A save that is done elsewhere marks the text it wrote; what was typed meanwhile is not on the disk."""
    desk.type("First", "1st")
    here, writing = desk.manuscript.history.here, desk.keeper.writing()
    desk.type("Second", "2nd")
    desk.keeper.wrote(writing, writing.run(), here)
    assert desk.on_disk == TEXT.replace("First", "1st")
    assert desk.manuscript.modified
    assert desk.keeper.text_on_disk == desk.on_disk
    desk.manuscript.undo()
    assert not desk.manuscript.modified


def test_taking_over_begins_again_when_somebody_typed(desk: Desk) -> None:
    """What was merged with a text that is another one by now is not used."""
    desk.type("First", "1st")
    taking = desk.keeper.taking(desk.other_writes("Second", "2nd"))
    assert taking is not None
    taken = taking.run()
    desk.type("Third", "3rd")
    assert desk.keeper.take(taking, taken) is None
    assert "Second talks" in desk.manuscript.text


def test_broken_text_on_disk_is_told_with_its_place(desk: Desk) -> None:
    """The outcome carries the problem; saving over it on request keeps it as a backup."""
    desk.type("First", "1st")
    found = desk.other_writes('"Second talks"', '"Second talks')
    outcome = desk.keeper.save()
    assert outcome.what is What.BROKEN
    assert outcome.problem is not None
    assert outcome.problem.line == 7
    assert desk.keeper.overwrite(found).what is What.SAVED
    assert found in [desk.keeper.backups.read(one) for one in desk.keeper.backups.list(desk.path)]


def test_broken_text_can_be_saved(desk: Desk) -> None:
    """A text that is broken for a moment is saved as it is, and counts as what is on disk."""
    desk.type('"Second talks"', '"Second talks')
    assert desk.keeper.save().what is What.SAVED
    assert desk.manuscript.on_disk.document.text == desk.on_disk
    assert not desk.manuscript.modified


def test_discarded_text_is_a_backup(desk: Desk) -> None:
    """What nobody wants to save is kept, with its reason."""
    desk.type("First", "1st")
    desk.keeper.note()
    desk.keeper.discard()
    (backup,) = desk.keeper.backups.list(desk.path)
    assert backup.why == "journal"
    assert b"1st talks" in desk.keeper.backups.read(backup)
    assert not list((desk.folder / "state").rglob("*.journal"))


def test_saving_elsewhere_keeps_the_history(desk: Desk) -> None:
    """After saving elsewhere what was done before can still be undone."""
    desk.type("First", "1st")
    desk.keeper.save_as(desk.folder / "other.yaml")
    desk.manuscript.undo()
    assert desk.manuscript.text == TEXT
    assert desk.manuscript.modified


def test_recovered_text_is_merged_with_what_was_saved_since(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text of a killed program whose file was saved by ours since is merged with it, from the backup of its base."""
    desk.type("First", "1st")
    desk.keeper.note()
    monkeypatch.setattr("viewer.registry.journal.runs", lambda _process: False)
    for journal in (desk.folder / "state").rglob("*.journal"):
        journal.rename(journal.with_name(journal.name.replace(".journal", "x.journal")))
    desk.open()
    desk.type("Third", "3rd")
    desk.keeper.save()
    found = desk.keeper.unsaved_text()
    assert found is not None
    assert desk.keeper.take_up(found).what is What.MERGED
    assert desk.manuscript.text == TEXT.replace("First", "1st").replace("Third", "3rd")


def test_neighbours_know_a_file_once(desk: Desk) -> None:
    """A program is not its own neighbour, and leaves no note when it has left."""
    assert desk.keeper.neighbours.enter(desk.path) == []
    assert desk.keeper.neighbours.enter(desk.path) == []
    assert len(list((desk.folder / "state").rglob("*.json"))) == 1
    desk.keeper.neighbours.leave()
    assert not list((desk.folder / "state").rglob("*.json"))
