"""`timeline-viewer render`: pictures without a display, whole files or none, and plain refusals."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from viewer import cli, rendering, wishes
from viewer.base import resources
from viewer.base.problems import UserError
from viewer.registry.calendar import day_number
from viewer.session import GROUPINGS

ROOT = Path(__file__).resolve().parent.parent
TEXT = """\
format: 1
language: en
title: {en: "Talks of an island"}
events:
  - {id: first, title: "First talks", date: 2019-03-14, kind: dialogue}
  - {id: second, title: "Second talks", date: 2020-05-20, kind: dialogue, wrong: 1}
  - {id: someday, title: "Someday", kind: visit}
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return a small registry."""
    file = tmp_path / "events.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


def run(*arguments: object) -> int:
    """Run the command line."""
    return cli.main(["render", *map(str, arguments)])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_a_picture_is_written_and_problems_are_told(
    path: str, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is there, nothing else is left beside it, problems go to stderr, and the code is 0."""
    target = tmp_path / f"out.{suffix}"
    assert run(path, "-o", target, "--lang", "en", "--today", "2021-01-01") == cli.OK
    assert target.stat().st_size > 1000
    assert sorted(file.name for file in tmp_path.iterdir()) == ["events.yaml", target.name]
    out, err = capsys.readouterr()
    assert out == ""
    assert "events.yaml:6:" in err


@pytest.mark.usefixtures("qapp")
def test_hundreds_of_events_are_listed_over_several_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Events drawn as columns are listed in further files; what has no room in them is told with what helps."""
    events = "".join(f'  - {{id: e{at}, title: "Talks {at}", date: 2020-01-{at % 28 + 1:02}}}\n' for at in range(600))
    (tmp_path / "many.yaml").write_text("format: 1\nlanguage: en\nevents:\n" + events, encoding="utf-8")
    out = tmp_path / "out.png"
    assert run(tmp_path / "many.yaml", "-o", out, "--size", "500x300", "--lang", "en") == cli.OK
    said = capsys.readouterr().err
    assert len(list(tmp_path.glob("out*.png"))) == 30
    assert said.count("The picture goes on in") == 29
    assert re.search(r"^\d+ events are not listed there; a PDF lists all of them$", said, re.MULTILINE)
    assert run(tmp_path / "many.yaml", "-o", tmp_path / "out.pdf", "--lang", "en") == cli.OK
    assert "not listed" not in capsys.readouterr().err


def test_it_needs_no_display(path: str, tmp_path: Path) -> None:
    """In processes of their own, without DISPLAY, in any time zone, runs write the same bytes."""
    environ = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environ.pop("QT_QPA_PLATFORM", None)
    pictures = []
    for zone in ("UTC", "Asia/Bangkok", "America/New_York", "Europe/Rome"):
        command = [sys.executable, "-m", "viewer", "render", path, "-o", str(tmp_path / "a.pdf")]
        done = subprocess.run(command, cwd=ROOT, env={**environ, "TZ": zone}, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        pictures.append((tmp_path / "a.pdf").read_bytes())
    assert len(set(pictures)) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "-o"),
        (["-o", "out.gif"], ".svg"),
        (["-o", "out"], ".svg"),
        (["-o", "out.svg", "--size", "big"], "1600x900"),
        (["-o", "out.svg", "--size", "10x10"], "300"),
        (["-o", "out.svg", "--from", "yesterday"], "--from"),
        (["-o", "out.svg", "--from", "2020", "--to", "2019"], "--from"),
        (["-o", "out.svg", "--today", "2020"], "--today"),
        (["-o", "out.svg", "--theme", "pink"], "light"),
        (["-o", "out.svg", "--group-by", "colour"], "partner"),
    ],
)
def test_wrong_usage_is_told(path: str, words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing or wrong option ends with 64, a sentence and the usage."""
    assert run(path, *words) == cli.WRONG_USAGE
    err = capsys.readouterr().err
    assert said in err.splitlines()[0]
    assert "render REGISTRY" in err


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("words", [["nothing-like-this"], ["--from", "1900", "--to", "1901"]])
def test_nothing_to_draw_is_told(
    path: str, tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without an event there is a sentence, code 2 and no file."""
    target = tmp_path / "out.svg"
    assert run(path, *words, "-o", target, "--lang", "en") == cli.UNREADABLE
    assert "no picture" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.usefixtures("qapp")
def test_a_file_that_cannot_be_written_is_told(path: str, tmp_path: Path) -> None:
    """A folder that is missing, or one in the file's place, ends with 2."""
    (tmp_path / "folder.svg").mkdir()
    assert run(path, "-o", tmp_path / "missing" / "out.svg") == cli.UNREADABLE
    assert run(path, "-o", tmp_path / "folder.svg") == cli.UNREADABLE


@pytest.mark.usefixtures("qapp")
def test_the_shipped_registry_can_be_drawn(tmp_path: Path) -> None:
    """The sample is drawn in any grouping."""
    for grouping in ("partner", "series", "kind", "person"):
        assert run(resources.sample(), "-o", tmp_path / "out.png", "--group-by", grouping) == cli.OK


def test_every_grouping_of_the_window_can_be_asked_for() -> None:
    """`--group-by` takes what the window offers."""
    assert cli.COMMANDS["render"].options["--group-by"] == GROUPINGS


def test_bounds_are_whole_days_of_any_date() -> None:
    """--from begins with the first day of its date and --to ends with the last of its own."""
    start, end = day_number(2018, 12, 1) * 1440.0, day_number(2020, 1, 1) * 1440.0
    assert wishes.bounds("2018-12", "2019") == (start, end)
    assert wishes.bounds("2018-12-01/..", None) == (start, None)
    assert wishes.bounds(None, "2019~") == (None, end)
    assert wishes.bounds(None, None) is None


def test_either_all_files_are_written_or_none(tmp_path: Path) -> None:
    """Where one page cannot be written, what stood there before is kept and nothing half-written is left."""
    (tmp_path / "a.svg").write_bytes(b"old")
    (tmp_path / "a-2.svg").mkdir()
    with pytest.raises(UserError):
        rendering.save({tmp_path / "a.svg": b"new", tmp_path / "a-2.svg": b"new"})
    assert (tmp_path / "a.svg").read_bytes() == b"old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a-2.svg", "a.svg"]
