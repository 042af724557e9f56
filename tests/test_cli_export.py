"""`timeline-viewer export`: files that other programs read, what is said besides, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.exchange.sample import TEXT
from viewer import exporting
from viewer.cli import main


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """Return the file of a small registry."""
    path = tmp_path / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", exporting.SUFFIXES)
def test_each_format_holds_what_the_query_finds(registry: Path, tmp_path: Path, suffix: str) -> None:
    """In the order of time, and the same bytes each time."""
    path = tmp_path / f"out{suffix}"
    assert main(["export", str(registry), "party:SYL", "-o", str(path)]) == 0
    data = path.read_bytes()
    ids = {
        ".csv": lambda: [row["id"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))],
        ".xlsx": lambda: [row[0].value for row in load_workbook(path).worksheets[0].iter_rows(min_row=2)],
        ".ics": lambda: [str(entry["UID"]).partition("@")[0] for entry in Calendar.from_ical(data).walk("VEVENT")],
        ".json": lambda: [event["id"] for event in json.loads(data)["events"]],
    }[suffix]()
    assert ids == ["visit", "third"]
    assert main(["export", str(registry), "party:SYL", "-o", str(path)]) == 0
    assert path.read_bytes() == data
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_the_language_is_that_of_the_content(registry: Path, tmp_path: Path) -> None:
    """Vietnamese unless told; the terminal's language does not matter."""
    for language, title in (("vi", "Đàm phán lần ba"), ("en", "Third talks")):
        path = tmp_path / f"{language}.json"
        assert main(["export", str(registry), "series:talks", "-o", str(path), "--lang", language]) == 0
        assert json.loads(path.read_bytes())["events"][0]["title"] == title


def test_what_is_not_carried_is_said(registry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On stderr, behind the registry's problems, with the titles of the events."""
    assert main(["export", str(registry), "-o", str(tmp_path / "out.ics")]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "2 events without a certain day are left out. Một trong; Khoảng\n" in err
    assert "warning" in err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["{r}"], 64, "name the file with -o"),
        (["{r}", "-o", "out.doc"], 64, "has to end in one of .xlsx, .csv, .ics, .json"),
        (["-o", "out.csv"], 64, "name the registry file"),
        (["{r}", "-o", "out.csv", "--lang", "fr"], 64, "--lang takes one of"),
        (["{r}", "nothing-like-that", "-o", "{t}/out.csv"], 2, "No event is selected"),
        (["{r}", "-o", "{t}/none/out.csv"], 2, "there is no folder"),
        (["{r}", "-o", "{t}/folder.csv"], 2, "it is a folder"),
        (["{t}/none.yaml", "-o", "{t}/out.csv"], 2, ""),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_written(
    registry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, told: str
) -> None:
    """Wrong usage ends with 64, what cannot be read or written with 2."""
    (tmp_path / "folder.csv").mkdir()
    before = sorted(tmp_path.rglob("*"))
    assert main(["export", *(word.format(r=registry, t=tmp_path) for word in words)]) == code
    assert told in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_the_registry_and_its_articles_are_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever their names end in."""
    path = tmp_path / "events.json"
    path.write_text('{"events": [{"title": "A"}], "sources": {"s": {"title": "S", "texts": [{"file": "s.csv"}]}}}')
    (tmp_path / "s.csv").write_text("words")
    for name in ("events.json", "s.csv"):
        assert main(["export", str(path), "-o", str(tmp_path / name)]) == 2
        assert "belongs to the registry" in capsys.readouterr().err
    assert (tmp_path / "s.csv").read_text() == "words"


def test_stopping_leaves_no_file(
    registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl+C ends the command as shells expect it."""

    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("viewer.cli.export.export", stop)
    assert main(["export", str(registry), "-o", str(tmp_path / "out.csv")]) == 130
    assert "nothing was written" in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()
