"""Files with mistakes: each mistake is told of, in its place, and the rest of the file is read."""

import os
import re
from pathlib import Path

import pytest

from tests.registry.reading import INVALID, TODAY, VALID
from viewer.base.problems import Problem, Severity
from viewer.checking import all_problems
from viewer.registry.reader import read
from viewer.registry.registry import Registry
from viewer.sources.library import Library


def found(path: Path) -> tuple[Registry, tuple[Problem, ...]]:
    """Return the registry in a file and all that is wrong with it on 14 March 2021."""
    registry = read(path)
    return registry, all_problems(registry, Library(path.parent), TODAY)


def expected(path: Path) -> tuple[list[str], list[str]]:
    """Return the ids of the events that a file's last lines expect to be read, and the problems."""
    last = path.read_text(encoding="utf-8").partition("# Expected events:")[2]
    ids, _heading, problems = last.partition("# Expected problems:")
    return [one.strip() for one in ids.split(",") if one.strip()], [
        line.removeprefix("#").strip() for line in problems.splitlines() if line.strip()
    ]


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_mistake_of_a_file_is_told_in_one_pass(path: Path) -> None:
    """All problems of a file come at once, each with line, column, severity and code, and the other events load."""
    ids, problems = expected(path)
    registry, all_found = found(path)
    assert [f"{one.line}:{one.column} {one.severity} {one.code}" for one in all_found] == problems
    assert [head.id for head in registry.heads] == ids
    assert {one.path for one in all_found} == {str(path)}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_mistake_is_told_in_whole_sentences(path: Path) -> None:
    """Each message is one line of plain words that ends as a sentence does, with nothing left to fill in."""
    for problem in found(path)[1]:
        assert problem.message.endswith((".", "?")), problem.message
        assert len(problem.message) < 160
        assert not re.search(r"\{\w+\}|[\n\t]", problem.message), problem.message
        assert "  " not in problem.message.strip() == problem.message
        assert problem.message.count(". ") <= 1, problem.message


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_has_no_errors(path: Path) -> None:
    """A registry without a mistake has no error; what its texts lack is at most a warning."""
    _registry, problems = found(path)
    assert [one for one in problems if one.severity is Severity.ERROR] == []


def test_the_valid_files_are_all_there() -> None:
    """No fixture has got lost: parametrised tests over none of them would pass too."""
    assert len(VALID) >= 19
    assert len(INVALID) >= 24


def test_tags_are_never_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tag that asks for a command leaves no trace of it, and its value is plain data."""
    monkeypatch.chdir(tmp_path)
    registry = read(next(path for path in INVALID if path.stem == "tags"))
    assert registry.document.data["events"][0]["title"] == ["echo built > built.txt"]
    assert type(registry.document.data["events"][1]) is dict
    assert registry.heads[2].title.pick("vi") == "The last talks"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with a registry whose one source has the text `article.txt`."""
    folder = tmp_path / "registry"
    folder.mkdir()
    (folder / "events.yaml").write_text(
        "format: 1\nsources:\n  s:\n    title: S\n    texts:\n      - {file: article.txt}\n", encoding="utf-8"
    )
    return folder


def text_problem(home: Path) -> tuple[str, str]:
    """Return the place and the code of the only problem there is."""
    (problem,) = found(home / "events.yaml")[1]
    assert problem.message.endswith(".")
    assert "article.txt" in problem.message
    return f"{problem.line}:{problem.column}", problem.code


def test_a_text_that_links_out_of_the_folder_is_refused(home: Path, tmp_path: Path) -> None:
    """A symbolic link to a file outside the registry's folder is not followed."""
    (tmp_path / "secret.txt").write_text("Not yours.", encoding="utf-8")
    (home / "article.txt").symlink_to(tmp_path / "secret.txt")
    assert text_problem(home) == ("6:16", "text-outside")


def test_a_text_of_fifty_megabytes_is_not_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file far larger than an article is told of by its size alone, and not opened."""
    with (home / "article.txt").open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr("viewer.sources.library._read", lambda *_given: pytest.fail("it was read"))
    assert text_problem(home) == ("6:16", "text-too-large")


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\x89PNG\r\n\x1a\n\x00\x00\x00", "text-binary"), (b"Quy\xea\xcc \xff", "text-encoding")],
)
def test_a_text_that_is_none_is_told_of(home: Path, data: bytes, code: str) -> None:
    """A picture under the name of a text is binary, and another encoding is told to be saved as UTF-8."""
    (home / "article.txt").write_bytes(data)
    assert text_problem(home) == ("6:16", code)


def test_a_text_that_may_not_be_read_is_told_of(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No permission is said as such; it is played, since root may read everything."""
    (home / "article.txt").write_text("Closed.", encoding="utf-8")
    before = Path.open

    def refuse(self: Path, *given: object, **named: object) -> object:
        if self.name == "article.txt":
            raise PermissionError(13, "Permission denied")
        return before(self, *given, **named)  # type: ignore[call-overload]  # handed on as it came

    monkeypatch.setattr(Path, "open", refuse)
    assert text_problem(home) == ("6:16", "text-unreadable")


def test_a_text_in_a_folder_without_entry_is_told_of(home: Path) -> None:
    """A pipe under the name of a text is not waited for."""
    os.mkfifo(home / "article.txt")
    assert text_problem(home) == ("6:16", "text-unreadable")
