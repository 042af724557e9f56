"""`timeline-viewer brief`: documents from the command line, whole files or none, and plain refusals."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from viewer import cli
from viewer.briefing.writers.table import WRITERS
from viewer.cli import progress
from viewer.cli.arguments import STOPPED

ROOT = Path(__file__).resolve().parent.parent
FORMATS = (*WRITERS, ".zip")
TEXT = """\
format: 1
language: en
home: AA
title: {en: "Talks of an island", vi: "Các cuộc họp của một hòn đảo"}
parties: {AA: {name: Aland}, BB: {name: Beland}}
people: {ada: {name: Ada Quill, party: AA}}
sources:
  post: {title: "The post", published: 2030-04-01, texts: [{file: post.txt}]}
events:
  - id: first
    title: {en: "First talks", vi: "Họp lần một"}
    date: 2030-02-01
    kind: dialogue
    parties: [AA, BB]
    participants: [{person: ada, role: chair}]
    sources: [post]
    outcomes: [{text: "They met.", evidence: [{source: post, exact: "met by the lake"}]}]
  - {id: second, title: {en: "Second talks", vi: "Họp lần hai"}, date: 2031-05-20, parties: [AA, BB], wrong: 1}
  - {id: plan, title: A plan, date: 2030-03, status: announced, kind: visit}
"""
BRIEFING = """\
format: 1
title: {en: "A <paper> & more", vi: "Tài liệu"}
language: en
events:
  - id: second
    note: "Said of the second."
  - gone
"""


@pytest.fixture(autouse=True)
def _own_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep exports in a data folder of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a small registry with its text."""
    file = tmp_path / "events.yaml"
    file.write_text(TEXT, encoding="utf-8")
    (tmp_path / "post.txt").write_text("On Monday\nthey met by the lake.\n", encoding="utf-8")
    return file


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return an empty folder for documents."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def run(*arguments: object) -> int:
    """Run the command line."""
    return cli.main(["brief", *map(str, arguments)])


def words(file: Path) -> str:
    """Return the words of a DOCX's main part, its marks taken out."""
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        return re.sub(r"<[^>]*>", "", archive.read("word/document.xml").decode())


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_document_is_written_and_problems_are_told(
    suffix: str, path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The files are there, nothing half written is, problems go to stderr, and the code is 0."""
    target = out / f"paper{suffix}"
    assert run(path, "-o", target, "--lang", "both") == cli.OK
    assert target.stat().st_size > 1000
    assert all(file.name.startswith("paper") for file in out.iterdir())
    written, told = capsys.readouterr()
    assert written == ""
    assert "events.yaml:18:" in told


@pytest.mark.parametrize("suffix", FORMATS)
def test_two_runs_give_the_same_bytes(suffix: str, path: Path, out: Path, tmp_path: Path) -> None:
    """The same input gives the same files, in another process, elsewhere and under another language too."""
    other = tmp_path / "elsewhere"
    other.mkdir()
    assert run(path, "-o", out / f"paper{suffix}") == cli.OK
    environ = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "vi_VN.UTF-8",
        "LANG": "vi_VN.UTF-8",
    }
    environ["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "viewer", "brief", str(path), "-o", f"paper{suffix}"]
    subprocess.run(command, check=True, cwd=other, env=environ, timeout=300, stderr=subprocess.DEVNULL)
    first, second = ({file.name: file.read_bytes() for file in folder.iterdir()} for folder in (out, other))
    assert first == second


def test_a_query_chooses(path: Path, out: Path) -> None:
    """Only what the query finds is in the document; a word with a minus excludes, and is no option."""
    assert run(path, "talks", "-second", "-o", out / "a.docx", "--lang", "en") == cli.OK
    assert "First talks" in words(out / "a.docx")
    assert "Second talks" not in words(out / "a.docx")


def test_the_newest_date_of_events_and_sources_is_the_documents(path: Path, out: Path) -> None:
    """Unless it is told otherwise."""
    run(path, "first", "-o", out / "a.docx", "--lang", "en")
    assert "Information as of 1 Apr 2030" in words(out / "a.docx")
    run(path, "first", "-o", out / "a.docx", "--lang", "en", "--as-of", "2035-01-02")
    assert "Information as of 2 Jan 2035" in words(out / "a.docx")


def test_a_briefing_chooses_and_its_own_mistakes_are_told(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An event that is gone from the registry is named with its line, and in the document; the rest is written."""
    file = path.with_name("paper.yaml")
    file.write_text(BRIEFING, encoding="utf-8")
    assert run(path, "--briefing", file, "-o", out / "a.docx") == cli.OK
    told = capsys.readouterr().err
    assert f"{file}:7:5: warning unknown-event: There is no event “gone”" in told
    said = words(out / "a.docx")
    assert "A &lt;paper&gt; &amp; more" in said
    assert "Said of the second." in said
    assert "“gone” was chosen but is no longer in the registry" in said
    assert "First talks" not in said


def test_options_go_before_what_the_briefing_says(path: Path, out: Path) -> None:
    """Language and date of the command line count."""
    file = path.with_name("paper.yaml")
    file.write_text(BRIEFING, encoding="utf-8")
    run(path, "--briefing", file, "-o", out / "a.docx", "--lang", "vi", "--as-of", "2040-01-01")
    assert "Thông tin tính đến 01/01/2040" in words(out / "a.docx")


def test_what_changed_is_told_against_an_older_file(path: Path, out: Path) -> None:
    """Events that are new, changed or gone since are named."""
    old = TEXT.replace("Second talks", "Second round").replace("id: plan, title: A plan", "id: dropped, title: Dropped")
    path.with_name("old.yaml").write_text(old, encoding="utf-8")
    assert run(path, "-o", out / "a.docx", "--lang", "en", "--since", "old.yaml") == cli.OK
    said = words(out / "a.docx")
    for word in ("What changed", "Second round", "Dropped"):
        assert word in said


def test_changes_that_are_asked_for_are_told_whatever_sections_there_are(path: Path, out: Path) -> None:
    """A briefing that names its sections gets that of the changes, where the command line asks for them."""
    file = path.with_name("paper.yaml")
    file.write_text(BRIEFING + "sections: [chronology]\n", encoding="utf-8")
    path.with_name("old.yaml").write_text(TEXT.replace("Second talks", "Second round"), encoding="utf-8")
    assert run(path, "--briefing", file, "-o", out / "a.docx", "--since", "old.yaml") == cli.OK
    assert "Second round" in words(out / "a.docx")


def test_the_last_export_of_a_briefing_is_remembered(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first time there is none, which is said; then changes are told against what was written last."""
    file = path.with_name("paper.yaml")
    file.write_text(BRIEFING, encoding="utf-8")
    target = out / "a.docx"
    assert run(path, "--briefing", file, "-o", target, "--since", "last") == cli.UNREADABLE
    assert "has not been exported yet" in capsys.readouterr().err
    assert list(out.iterdir()) == []
    assert run(path, "--briefing", file, "-o", target) == cli.OK
    path.write_text(TEXT.replace("Second talks", "Second round"), encoding="utf-8")
    assert run(path, "--briefing", file, "-o", target, "--since", "last") == cli.OK
    assert "Second talks" in words(target)
    assert run(path, "--briefing", file, "-o", target, "--since", "last") == cli.OK
    assert "Nothing changed." in words(target)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "-o out.docx"),
        (["-o", "out.txt"], ".docx, .pdf, .html, .md, .zip"),
        (["-o", "out.pdf", "--as-of", "soon"], "--as-of"),
        (["-o", "out.pdf", "--as-of", "2030"], "is not a day"),
        (["-o", "out.pdf", "--lang", "fr"], "vi, en, both"),
        (["-o", "out.pdf", "talks", "--briefing", "paper.yaml"], "not both"),
        (["-o"], "takes a value"),
    ],
)
def test_wrong_usage_ends_with_64(
    arguments: list[str], said: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be understood is said with the usage, before anything is read."""
    assert run(path, *arguments) == cli.WRONG_USAGE
    told = capsys.readouterr().err
    assert said in told
    assert "timeline-viewer brief REGISTRY" in told


def refused(out: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Return what is said where nothing can be written."""
    before = sorted(out.rglob("*"))
    assert run(*arguments) == cli.UNREADABLE
    assert sorted(out.rglob("*")) == before
    told: str = capsys.readouterr().err
    return told


def test_an_empty_selection_is_refused(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A query that finds nothing, and a briefing whose events are all gone, make no document."""
    assert "No event is selected" in refused(out, capsys, path, "nowhere-to-be-found", "-o", out / "a.docx")
    file = path.with_name("paper.yaml")
    file.write_text("format: 1\nevents: [gone]\n", encoding="utf-8")
    assert "No event is selected" in refused(out, capsys, path, "--briefing", file, "-o", out / "a.docx")


def test_a_query_that_is_not_understood_is_refused(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the part that is wrong it would find more than was asked for, and that would be handed over."""
    assert run(path, "persn:quill", "-o", out / "a.docx") == cli.WRONG_USAGE
    assert "Did you mean “person:”?" in capsys.readouterr().err
    file = path.with_name("paper.yaml")
    file.write_text("format: 1\nquery: 'party: 2030'\n", encoding="utf-8")
    assert "The query of" in refused(out, capsys, path, "--briefing", file, "-o", out / "a.docx")
    assert list(out.iterdir()) == []


def test_a_document_that_knows_more_than_its_date_is_told(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Events that were held later, and later sources, are counted; what is announced may lie ahead."""
    run(path, "-o", out / "a.docx", "--as-of", "2030-02-15")
    told = "2 events and sources of the document are later than its date, 2030-02-15.\n"
    assert capsys.readouterr().err.endswith(told)
    run(path, "-o", out / "a.docx", "--as-of", "2031-05-20")
    assert "later than" not in capsys.readouterr().err


def test_a_path_that_cannot_be_written_is_refused(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder, a folder that is not there, and a name that is too long each have their sentence."""
    (out / "folder.pdf").mkdir()
    assert "it is a folder" in refused(out, capsys, path, "-o", out / "folder.pdf")
    assert "there is no folder" in refused(out, capsys, path, "-o", out / "none" / "a.pdf")
    for length in (250, 300):
        assert "File name too long" in refused(out, capsys, path, "-o", out / f"{'a' * length}.docx")
    assert "there is no folder" in refused(out, capsys, path, "-o", out / ("a" * 300) / "a.docx")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs folders that may not be written")
def test_a_folder_that_may_not_be_written_is_said(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is left of the attempt."""
    out.chmod(0o500)
    try:
        assert "cannot be written" in refused(out, capsys, path, "-o", out / "a.docx")
    finally:
        out.chmod(0o700)


def test_a_document_never_replaces_what_it_is_made_from(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article text whose name fits a format is kept."""
    path.write_text(TEXT.replace("post.txt", "post.md"), encoding="utf-8")
    text = path.with_name("post.md")
    text.write_text("They met by the lake.", encoding="utf-8")
    assert run(path, "-o", text) == cli.UNREADABLE
    assert "belongs to the registry" in capsys.readouterr().err
    assert text.read_text(encoding="utf-8") == "They met by the lake."


def test_a_registry_or_briefing_that_cannot_be_read_is_said(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Missing files, folders and files that are no briefing each have their sentence."""
    assert "There is no file" in refused(out, capsys, path.with_name("none.yaml"), "-o", out / "a.docx")
    assert "There is no file" in refused(out, capsys, path, "--briefing", "none.yaml", "-o", out / "a.docx")
    assert "is a folder" in refused(out, capsys, path, "--briefing", out, "-o", out / "a.docx")
    path.with_name("list.yaml").write_text("- one\n- two\n", encoding="utf-8")
    listed = path.with_name("list.yaml")
    assert "is not a briefing" in refused(out, capsys, path, "--briefing", listed, "-o", out / "a.docx")
    assert "no such file" in refused(out, capsys, path, "-o", out / "a.docx", "--since", "none.yaml")


def test_missing_texts_are_said_and_the_document_is_written(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A passage of a text that is not there is no quotation, and its note says so."""
    path.with_name("post.txt").unlink()
    assert run(path, "first", "-o", out / "a.docx", "--lang", "en") == cli.OK
    assert "Source text is not on this computer: post.txt" in capsys.readouterr().err
    assert "Quotations" not in words(out / "a.docx")


@pytest.mark.parametrize("suffix", FORMATS)
def test_awkward_words_do_not_break_a_document(suffix: str, path: Path, out: Path) -> None:
    """Names with signs of every mark-up and formulas, a note of 5,000 words, and 400 participants."""
    people = ", ".join(f'{{name: "=cmd|{n} <&\\"\\">", party: BB}}' for n in range(400))
    note = " ".join(["#set", "*wörd*", "_<b>_", "`$x$`", "@cite", "\\\\end", "[link](x)", "^1", "|", "~~~"] * 500)
    event = (
        f'  - {{id: odd, title: "#let <&\\"> $x$ =1+1", date: 2030-01-01, participants: [{people}], note: "{note}"}}\n'
    )
    path.write_text(TEXT + event, encoding="utf-8")
    assert run(path, "1+1", "-o", out / f"a{suffix}") == cli.OK
    assert (out / f"a{suffix}").stat().st_size > 5000


def test_without_qt_the_figure_is_left_out(path: Path, out: Path) -> None:
    """Where Qt cannot be loaded, the document is written without it, and a sentence says so."""
    code = "import sys; sys.modules['PySide6'] = None; from viewer.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "brief", str(path), "-o", str(out / "a.docx"), "--lang", "en"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "The figure is left out." in done.stderr
    assert "Chronology" in words(out / "a.docx")
    assert "Timeline" not in words(out / "a.docx")


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Per cents grow on one line, which is wiped at the end; elsewhere nothing is written."""

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, shown in ((Screen(), "\r10 %\r50 %\r\x1b[K"), (io.StringIO(), "")):
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(progress, "_PATIENCE", -1.0)
        with progress.Progress() as line:
            for done in (100, 100, 500, 400):
                line.report(done, 1000)
        assert stream.getvalue() == shown


@pytest.mark.skipif(os.name != "posix", reason="signals as a shell sends them")
@pytest.mark.parametrize("share", [10, 450, 700])
def test_ctrl_c_leaves_nothing_behind(share: int, path: Path, out: Path) -> None:
    """A run that is stopped says so, ends with 130, and leaves no file; what stood there stays."""
    target = out / "a.docx"
    target.write_text("before", encoding="utf-8")
    code = f"""
import os, signal, sys
from viewer.cli import main
from viewer.cli.progress import Progress
Progress.report = lambda self, done, total: os.kill(os.getpid(), signal.SIGINT) if done >= {share} else None
sys.exit(main(sys.argv[1:]))
"""
    command = [sys.executable, "-c", code, "brief", str(path), "-o", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == STOPPED, done.stderr
    assert "Stopped; nothing was written." in done.stderr
    assert [file.name for file in out.iterdir()] == ["a.docx"]
    assert target.read_text(encoding="utf-8") == "before"
