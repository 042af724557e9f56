from pathlib import Path

import pytest

from tests.briefing.invented import TEXT
from viewer.base.problems import UserError
from viewer.base.value import replace
from viewer.briefcase import Briefcase
from viewer.briefing import choosing, shelf
from viewer.registry.backups import Backups
from viewer.registry.files import ChangedOnDisk
from viewer.registry.reader import read
from viewer.registry.records import Text
from viewer.session import Session

BRIEFING = """\
# what we take along
format: 1
title: "Về đàm phán"   # of May
events:
  - talks-1   # the first
  - id: no-such
    note: "Đã xóa?"
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session about the invented registry, which lies in a folder of its own."""
    path = tmp_path / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return Session(read(path), today=738000)


@pytest.fixture
def case(session: Session) -> Briefcase:
    """Return a briefcase with an empty briefing."""
    return Briefcase(session)


def note(case: Briefcase, event: str, words: str) -> None:
    """Write a note as the window does, letter by letter."""
    for end in range(1, len(words) + 1):
        said = choosing.with_note(case.briefing, event, Text(words[:end]), case.shown)
        case.change("Note", said, f"note:{event}")


def saved(tmp_path: Path, text: str = BRIEFING) -> Path:
    """Return a briefing's file beside the registry."""
    path = tmp_path / "briefings" / "talks.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_briefing_is_empty_and_not_modified(case: Briefcase) -> None:
    """Nothing is chosen, nothing is to be saved, and nothing can be taken back."""
    assert (case.shown, case.modified, case.undo_name, case.name) == ((), False, "", "")


def test_typing_a_note_is_one_step(case: Briefcase) -> None:
    """A note that is typed goes with one undo; the event stays."""
    case.change("Add", choosing.added(case.briefing, ["talks-1"], case.shown))
    note(case, "talks-1", "Riêng")
    assert case.briefing.entries[0].note == Text("Riêng")
    assert case.undo()
    assert (case.shown, case.briefing.entries[0].note) == (("talks-1",), Text())
    assert case.undo()
    assert (case.shown, case.modified) == ((), False)


def test_the_live_query_finds_events_by_itself(case: Briefcase, session: Session) -> None:
    """Events of the query are in the document until they are left out, also after the registry was read again."""
    case.change("Search", choosing.asking(case.briefing, "kind:dialogue"))
    first = case.shown[0]
    assert len(case.shown) > 1
    case.change("Remove", choosing.removed(case.briefing, [first], case.found_ids))
    session.set_registry(read(session.registry.path))
    assert first not in case.shown
    assert case.briefing.leave_out == (first,)


def test_nothing_is_written_before_somebody_saves(case: Briefcase, tmp_path: Path) -> None:
    """Choosing makes no folder and no file; saving makes both, and leaves nothing to save."""
    case.change("Add", choosing.added(case.briefing, ["talks-1"], case.shown))
    assert not (tmp_path / "briefings").exists()
    path = case.save(shelf.proposed(case.registry.path, "Đàm phán: lần 1"))
    assert path == tmp_path / "briefings" / "dam-phan-lan-1.yaml"
    assert "talks-1" in path.read_text(encoding="utf-8")
    assert not case.modified
    assert shelf.briefings(case.registry.path) == (path,)


def test_saving_keeps_comments(case: Briefcase, tmp_path: Path) -> None:
    """A note adds its lines and leaves everything else as it was."""
    path = saved(tmp_path)
    case.open(path)
    note(case, "talks-1", "Riêng")
    case.save()
    text = path.read_text(encoding="utf-8")
    assert all(comment in text for comment in ("# what we take along", "# of May", "# the first"))
    assert "Riêng" in text
    case.open(path)
    assert case.briefing.entries[0].note == Text("Riêng")


def test_a_deleted_event_is_told_and_kept(case: Briefcase, tmp_path: Path) -> None:
    """An entry without an event is no row of the document, is named as missing, and stays in the file."""
    case.open(saved(tmp_path))
    assert (case.shown, case.choice.missing) == (("talks-1",), ("no-such",))
    assert [problem.code for problem in case.problems] == ["unknown-event"]


def test_a_change_from_outside_is_taken_over_while_nothing_is_unsaved(case: Briefcase, tmp_path: Path) -> None:
    """What another program wrote becomes a step that can be taken back."""
    path = saved(tmp_path)
    case.open(path)
    path.write_text(BRIEFING.replace("Về đàm phán", "Khác"), encoding="utf-8")
    assert case.look()
    assert (case.briefing.title, case.modified) == (Text("Khác"), False)
    case.undo()
    assert (case.briefing.title, case.modified) == (Text("Về đàm phán"), True)


def test_a_broken_text_is_not_taken_over(case: Briefcase, tmp_path: Path) -> None:
    """While another program has half written the file, the briefing stays as it is."""
    path = saved(tmp_path)
    case.open(path)
    path.write_text(BRIEFING + "  - {id: [\n", encoding="utf-8")
    assert not case.look()
    assert case.shown == ("talks-1",)
    path.write_text(BRIEFING + "  - drill\n", encoding="utf-8")
    assert case.look()
    assert set(case.shown) == {"talks-1", "drill"}


def test_a_broken_text_of_theirs_can_only_be_replaced(case: Briefcase, tmp_path: Path) -> None:
    """Taking it is refused with its line, and nothing is lost; keeping one's own writes a whole file again."""
    path = saved(tmp_path)
    case.open(path)
    note(case, "talks-1", "Riêng")
    path.write_text(BRIEFING + "  - {id: [\n", encoding="utf-8")
    case.look()
    assert case.conflict is not None
    with pytest.raises(UserError, match="line"):
        case.take_theirs(case.conflict)
    assert (case.shown, case.modified) == (("talks-1",), True)
    case.keep_mine()
    case.save()
    case.open(path)
    assert [problem.code for problem in case.problems] == ["unknown-event"]
    assert "Riêng" in path.read_text(encoding="utf-8")


def test_two_changes_wait_for_a_decision(case: Briefcase, tmp_path: Path) -> None:
    """Unsaved work is not lost to another program's, and the other way round; what a save replaces is kept."""
    path = saved(tmp_path)
    backups = Backups(tmp_path / "backups")
    case = Briefcase(case._session, backups)
    case.open(path)
    note(case, "talks-1", "Riêng")
    theirs = BRIEFING.replace("Về đàm phán", "Khác")
    path.write_text(theirs, encoding="utf-8")
    assert not case.look()
    assert case.conflict == theirs.encode()
    with pytest.raises(ChangedOnDisk):
        case.save()
    assert path.read_text(encoding="utf-8") == theirs
    case.keep_mine()
    case.save()
    assert "Riêng" in path.read_text(encoding="utf-8")
    assert "Khác" not in path.read_text(encoding="utf-8")
    assert backups.read(backups.list(path)[0]).decode() == theirs


def test_a_file_that_is_gone_is_written_again(case: Briefcase, tmp_path: Path) -> None:
    """A briefing whose file somebody deleted can still be saved."""
    path = saved(tmp_path)
    case.open(path)
    note(case, "talks-1", "x")
    path.unlink()
    assert not case.look()
    case.save()
    assert path.exists()


def test_a_folder_that_cannot_be_written_is_said(case: Briefcase, tmp_path: Path) -> None:
    """A file stands where the folder of briefings should be: a sentence says so, and the briefing stays modified."""
    (tmp_path / "briefings").write_text("", encoding="utf-8")
    case.change("Add", choosing.added(case.briefing, ["talks-1"], case.shown))
    with pytest.raises(UserError):
        case.save(tmp_path / "briefings" / "a.yaml")
    assert case.modified


def test_what_cannot_be_patched_is_refused_with_a_reason(case: Briefcase, tmp_path: Path) -> None:
    """A broken file is not overwritten; saving elsewhere writes the briefing anew."""
    path = saved(tmp_path, BRIEFING + "  - {id: [\n")
    case.open(path)
    before = path.read_bytes()
    case.change("Title", replace(case.briefing, title=Text("Mới")))
    with pytest.raises(UserError, match="piece by piece"):
        case.save()
    assert path.read_bytes() == before
    case.save(tmp_path / "briefings" / "other.yaml")
    assert not case.modified


def test_saving_elsewhere_takes_comments_and_own_keys_along(case: Briefcase, tmp_path: Path) -> None:
    """Only what was changed differs between the old file and the new one."""
    path = saved(tmp_path, BRIEFING + "x-mine: 7\n")
    case.open(path)
    before = path.read_text(encoding="utf-8")
    case.change("Title", replace(case.briefing, title=Text("Mới")))
    case.save(tmp_path / "briefings" / "other.yaml")
    after = (tmp_path / "briefings" / "other.yaml").read_text(encoding="utf-8")
    assert after == before.replace("Về đàm phán", "Mới")
    assert path.read_text(encoding="utf-8") == before


def test_a_copy_has_no_file_yet(case: Briefcase, tmp_path: Path) -> None:
    """A duplicate says the same and is to be saved under a name of its own."""
    case.open(saved(tmp_path))
    before = case.briefing
    case.duplicate()
    assert (case.briefing, case.path, case.modified) == (before, None, True)


def test_another_registry_begins_another_briefing(case: Briefcase, session: Session, tmp_path: Path) -> None:
    """A briefing says nothing about the registry of another folder."""
    case.change("Add", choosing.added(case.briefing, ["talks-1"], case.shown))
    other = tmp_path / "other" / "events.yaml"
    other.parent.mkdir()
    other.write_text(TEXT, encoding="utf-8")
    session.set_registry(read(other))
    assert (case.shown, case.modified) == ((), False)


def test_a_successor_goes_on_where_the_first_one_was(case: Briefcase, session: Session) -> None:
    """A window built anew has the same briefing with its history."""
    case.change("Add", choosing.added(case.briefing, ["talks-1"], case.shown))
    after = case.successor(session.successor())
    assert after.shown == ("talks-1",)
    assert after.undo()
    assert not after.shown


def test_a_new_file_names_the_schema_where_there_is_one(case: Briefcase, tmp_path: Path) -> None:
    """Editors are sent to no schema that is not there."""
    note(case, "talks-1", "x")
    case.save(tmp_path / "briefings" / "a.yaml")
    assert "schema" not in (tmp_path / "briefings" / "a.yaml").read_text(encoding="utf-8")
    (tmp_path / "briefing.schema.json").write_text("{}", encoding="utf-8")
    case.duplicate()
    case.save(tmp_path / "briefings" / "b.yaml")
    assert "$schema=../briefing.schema.json" in (tmp_path / "briefings" / "b.yaml").read_text(encoding="utf-8")
