import os
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from viewer import since
from viewer.base.problems import UserError
from viewer.briefing.exported import Exports
from viewer.registry.backups import Backups
from viewer.registry.homes import data_folder
from viewer.registry.reader import read_bytes
from viewer.registry.registry import Registry
from viewer.since import Where

NOW = "format: 1\nevents:\n  - {id: one, title: Now}\n"
BEFORE = NOW.replace("Now", "Before")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def place(tmp_path: Path) -> Where:
    """Return the places of a registry in a folder of its own, with a data folder of its own."""
    folder = tmp_path / "registry"
    (folder / "briefings").mkdir(parents=True)
    path = folder / "events.yaml"
    path.write_text(NOW, encoding="utf-8")
    registry = read_bytes(path, NOW.encode())
    environ = {"XDG_DATA_HOME": str(tmp_path / "data")}
    return since.where(registry, folder / "briefings" / "eu.yaml", ".docx", (tmp_path,), environ)


def title(registry: Registry | None) -> str:
    """Return the title of the only event."""
    assert registry is not None
    return registry.heads[0].title.vi


def sentence(words: str, place: Where) -> str:
    """Return what is said where there is no such older registry."""
    with pytest.raises(UserError) as caught:
        since.older(words, place)
    return str(caught.value)


def commit(folder: Path, text: str) -> None:
    """Commit a text of the registry, in a repository that the registry's folder is made where it is none."""
    (folder / "events.yaml").write_text(text, encoding="utf-8")
    named = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "events.yaml"], [*named, "commit", "-q", "-m", "More"]):
        subprocess.run(["git", "-C", str(folder), *words], check=True, timeout=60)


def test_no_words_name_no_older_registry(place: Where) -> None:
    """A briefing without `since` is compared with nothing."""
    assert since.older(" ", place) is None


def test_a_file_is_found_beside_the_registry_or_where_the_command_was_given(place: Where, tmp_path: Path) -> None:
    """The first folder that has the file counts; an absolute path is one."""
    (place.registry.folder / "old.yaml").write_text(BEFORE.replace("Before", "Beside"), encoding="utf-8")
    assert title(since.older("old.yaml", place)) == "Beside"
    (tmp_path / "old.yaml").write_text(BEFORE, encoding="utf-8")
    assert title(since.older("old.yaml", place)) == "Before"
    assert title(since.older(str(place.registry.folder / "old.yaml"), place)) == "Beside"


def test_a_file_that_is_no_registry_is_refused(place: Where) -> None:
    """To something that is no registry every event would seem new."""
    for data in (b"PK\x03\x04\x00\xff", b"just words", b"- a list\n"):
        (place.registry.folder / "other.yaml").write_bytes(data)
        assert "is no registry of events" in sentence("other.yaml", place)


def test_the_newest_backup_that_differs_is_taken(place: Where) -> None:
    """A backup of just what the registry says now is passed over."""
    backups = Backups(place.data / "backups")
    for text in (BEFORE, NOW):
        backups.keep(place.registry.path, text.encode())
    assert title(since.older("backup", place)) == "Before"


def test_a_backup_is_found_by_its_day(place: Where) -> None:
    """The newest one of that day or before, and a sentence where there is none so old."""
    backups = Backups(place.data / "backups")
    backups.keep(place.registry.path, BEFORE.encode())
    kept = backups.keep(place.registry.path, NOW.encode())
    assert kept is not None
    day = kept.when.astimezone()
    for words in (f"{day:%Y-%m-%d}", f"backup {day:%Y-%m-%d}", f"backup:{day:%Y-%m-%dT%H:%M:%S.%f}"):
        assert title(since.older(words, place)) == "Now"
    assert "the oldest is from" in sentence(f"{day - timedelta(days=3):%Y-%m-%d}", place)
    assert "no time of a backup" in sentence("backup yesterday", place)


def test_no_backup_is_said(place: Where) -> None:
    """Without a backup, or without one that differs, a sentence says so."""
    assert sentence("backup", place) == "There is no backup of events.yaml."
    Backups(place.data / "backups").keep(place.registry.path, NOW.encode())
    assert sentence("backup", place) == "All backups of events.yaml say what it says now."


def test_the_last_export_is_that_of_the_same_format_first(place: Where) -> None:
    """What was exported as another format counts where this one was never written."""
    assert "has not been exported yet" in sentence("last", place)
    exports = Exports(place.data / "exports")
    assert place.briefing is not None
    assert exports.keep(place.briefing, ".pdf", BEFORE.encode())
    assert title(since.older("last", place)) == "Before"
    assert exports.keep(place.briefing, ".docx", NOW.encode())
    assert title(since.older("last", place)) == "Now"
    pdf = since.where(place.registry, place.briefing, ".pdf", (), {"XDG_DATA_HOME": str(place.data.parent)})
    assert title(since.older("last", pdf)) == "Before"


def test_an_older_text_is_read_as_if_it_were_the_registry(place: Where) -> None:
    """Its article texts are those beside the registry, wherever its copy lies."""
    assert place.briefing is not None
    Exports(place.data / "exports").keep(place.briefing, ".docx", BEFORE.encode())
    older = since.older("last", place)
    assert older is not None
    assert older.path == place.registry.path


def test_exports_of_other_briefings_are_not_mixed_up(place: Where) -> None:
    """Each briefing has its own last export, of which one is kept for each format."""
    exports = Exports(place.data / "exports")
    one, other = place.registry.folder / "one.yaml", place.registry.folder / "other.yaml"
    for text in (BEFORE, NOW):
        exports.keep(one, ".DOCX", text.encode())
    assert [export.suffix for export in exports.list(one)] == [".docx"]
    assert exports.list(other) == []
    assert exports.last(one, ".docx") == exports.last(one)
    found = exports.last(one)
    assert found is not None
    assert found.path.read_bytes() == NOW.encode()


def test_an_export_that_cannot_be_kept_is_no_fault(tmp_path: Path) -> None:
    """Where the data folder cannot be written, nothing is raised."""
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    assert not Exports(tmp_path / "data" / "exports").keep(tmp_path / "one.yaml", ".pdf", b"")


def test_a_briefing_without_a_file_has_no_last_export(place: Where) -> None:
    """A briefing that was never saved cannot be found again."""
    assert "has no file yet" in sentence("last", since.where(place.registry))


def test_the_data_folder_is_that_of_the_environment(place: Where, tmp_path: Path) -> None:
    """Exports lie where backups do."""
    environ = {"XDG_DATA_HOME": str(tmp_path / "data")}
    assert place.data == data_folder(environ)
    assert since.exports(environ).keep(tmp_path / "one.yaml", ".pdf", b"")
    assert any(place.data.glob("exports/*/pdf.yaml"))


@needs_git
def test_a_revision_of_git_is_read(place: Where) -> None:
    """A name of a revision is understood with and without `git` before it."""
    for text in (BEFORE, NOW):
        commit(place.registry.folder, text)
    for words in ("HEAD~1", "git HEAD~1", "git:HEAD~1"):
        assert title(since.older(words, place)) == "Before"


@needs_git
def test_an_unknown_revision_says_what_was_tried(place: Where) -> None:
    """The sentence names the words, the folders that were searched, and what git says."""
    commit(place.registry.folder, NOW)
    said = sentence("nothing.yaml", place)
    assert "“nothing.yaml”" in said
    assert str(place.registry.folder) in said
    assert "git has no events.yaml in the revision" in said
    assert "git has no events.yaml" in sentence("git:HEAD~9", place)


@needs_git
def test_a_folder_without_git_is_said(place: Where, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a repository there are no revisions."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(place.registry.folder.parent))
    assert "is not under version control by git" in sentence("git:HEAD", place)


def test_a_machine_without_git_is_said(place: Where, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program is not installed, a sentence says so."""
    monkeypatch.setenv("PATH", str(place.data))
    assert "The program git" in sentence("git:HEAD", place)


@pytest.mark.parametrize("words", ["git:-p", "git", "git:--output=x", "git:HEAD:../other", "git:a\x00b"])
def test_what_is_no_name_of_a_revision_never_reaches_git(words: str, place: Where) -> None:
    """Options and paths are refused before git is called."""
    assert "is no name of a revision" in sentence(words, place)


@needs_git
def test_git_that_does_not_answer_is_given_up(place: Where, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After the time limit a sentence says so."""
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(since, "_SECONDS", 0.3)
    assert "did not answer" in sentence("git:HEAD", place)
