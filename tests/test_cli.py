from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from viewer import cli, listing
from viewer.base import i18n, resources

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = str(resources.sample())

TEXT = """\
format: 1
language: vi
people: {ada: {name: "Ada Quill", aliases: ["A. Quill"]}}
sources:
  s: {title: S}
events:
  - id: later
    title: {vi: "Đối thoại thứ hai", en: "Second dialogue"}
    date: 2021-03
    kind: visit
    sources: [s]
  - id: first
    title: {vi: "Đối thoại thứ nhất", en: "First dialogue"}
    date: 2020
    kind: dialogue
    participants: [ada]
    sources: [s]
  - id: undated
    title: {vi: "Chuyến thăm", en: "A visit"}
    kind: visit
    sources: [s]
"""
BROKEN = TEXT.replace("2021-03", "2021-13")


def run(*arguments: str) -> int:
    """Run the command line as the program does."""
    return cli.main(list(arguments))


def process(*arguments: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "viewer", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environ}, capture_output=True, check=False)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return the path of a small registry."""
    (tmp_path / "events.yaml").write_text(TEXT, encoding="utf-8")
    return str(tmp_path / "events.yaml")


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """Return the path of a registry with an error."""
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    return str(tmp_path / "broken.yaml")


def ids(path: str, capsys: pytest.CaptureFixture[str], *query: str) -> list[str]:
    """Return the ids that a query finds."""
    assert run("list", path, *query, "--format", "json") == cli.OK
    return [event["id"] for event in json.loads(capsys.readouterr().out)]


def test_list_prints_a_table_in_time_order(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Events come by date, undated ones last; texts are Vietnamese unless told otherwise."""
    assert run("list", path) == cli.OK
    shown = capsys.readouterr()
    assert [line.split()[-1] for line in shown.out.splitlines()] == ["first", "later", "undated"]
    assert "Đối thoại thứ nhất" in shown.out
    assert shown.err == ""


def test_list_speaks_the_language_that_is_asked_for(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Titles, kinds and dates come in the language of --lang."""
    run("list", path, "--lang", "en")
    assert capsys.readouterr().out.splitlines()[1].split("  ")[0] == "Mar 2021"
    run("list", path, "--lang=vi")
    assert capsys.readouterr().out.splitlines()[1].split("  ")[0] == "3/2021"


def test_list_gives_json(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON is a list of events with the promised keys."""
    assert run("list", path, "--format", "json", "--lang", "en") == cli.OK
    found = json.loads(capsys.readouterr().out)
    assert [tuple(event) for event in found] == [listing.KEYS] * 3
    assert [event["title"] for event in found] == ["First dialogue", "Second dialogue", "A visit"]
    assert found[2]["date_earliest"] is None


def test_list_gives_csv(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """CSV has the same keys as columns, also when nothing is found."""
    run("list", path, "--format", "csv")
    table = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert tuple(table[0]) == listing.KEYS
    assert [line[0] for line in table[1:]] == ["first", "later", "undated"]
    run("list", path, "nothing-like-it", "--format", "csv")
    assert capsys.readouterr().out.strip() == ",".join(listing.KEYS)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (["dialogue"], ["first", "later"]),
        (["doi", "thoai"], ["first", "later"]),
        (['"thứ nhất"'], ["first"]),
        (["-dialogue"], ["undated"]),
        (["kind:visit"], ["later", "undated"]),
        (["-kind:visit"], ["first"]),
        (["is:undated"], ["undated"]),
        (["2020..2020"], ["first"]),
        (["-2020..2020", "-is:undated"], ["later"]),
        (["person:quill"], ["first"]),
        (["-x"], ["first", "later", "undated"]),
        (["nothing"], []),
    ],
)
def test_a_query_chooses_events(
    path: str, capsys: pytest.CaptureFixture[str], query: list[str], found: list[str]
) -> None:
    """Words after the registry are a query; those that begin with - exclude."""
    assert ids(path, capsys, *query) == found


def test_options_may_stand_anywhere(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Options before and behind the query are options, other words with a - belong to the query."""
    run("list", "--format", "json", path, "dialogue", "--lang", "en", "-second")
    assert [event["title"] for event in json.loads(capsys.readouterr().out)] == ["First dialogue"]


def test_list_tells_problems_and_ends_well(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The problems of the registry go to stderr, the events to stdout, and the exit code is 0."""
    assert run("list", broken) == cli.OK
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 3
    assert shown.err == f"{broken}:9:11: error bad-date: There is no month 13.\n"


def test_a_query_that_is_not_understood_is_told(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with the query is a sentence on stderr, and nothing is listed, which would be too much."""
    assert run("list", path, "persn:quill") == cli.WRONG_USAGE
    assert "Did you mean “person:”?" in capsys.readouterr().err


def test_behind_two_dashes_everything_is_a_word(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What looks like an option belongs to the query there."""
    assert run("list", path, "--format", "csv", "--", "--format", "-second") == cli.OK
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "first" in shown.out


def test_check_prints_lines_that_editors_can_follow(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem is one line with path, line, column, severity, code and message; the sum goes to stderr."""
    assert run("check", broken) == cli.ERRORS_FOUND
    shown = capsys.readouterr()
    assert shown.out == f"{broken}:9:11: error bad-date: There is no month 13.\n"
    assert shown.err == "3 events, 1 error, 0 warnings, 0 hints\n"


def test_check_of_a_good_registry_is_silent(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any problem there is nothing on stdout, and the exit code is 0."""
    assert run("check", path) == cli.OK
    assert capsys.readouterr().out == ""


def test_the_sum_of_a_large_registry_has_its_thousands_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Thousands of events and of problems are counted as the program's language does it."""
    events = "".join(f"- {{id: e{at}, title: A, date: 2020, zzz: 1}}\n" for at in range(1200))
    (tmp_path / "a.yaml").write_text("format: 1\nevents:\n" + events, encoding="utf-8")
    run("check", str(tmp_path / "a.yaml"), "--today", "2021-03-14")
    assert capsys.readouterr().err.startswith("1,200 events, 0 errors, ")


def test_warnings_and_hints_are_no_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A registry with warnings and hints only ends with 0."""
    (tmp_path / "a.yaml").write_text("zzz: 1\nevents:\n- {title: A, date: 2020, status: announced}\n", encoding="utf-8")
    assert run("check", str(tmp_path / "a.yaml"), "--today", "2021-03-14") == cli.OK
    shown = capsys.readouterr()
    assert {line.split()[1] for line in shown.out.splitlines()} == {"warning", "hint"}
    assert shown.err.startswith("1 event, 0 errors, 3 warnings, 1 hint")


def test_check_takes_several_registries(broken: str, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every registry that is named is checked, also behind one that cannot be read; the worst outcome counts."""
    assert run("check", path, "/nowhere/a.yaml", broken) == cli.UNREADABLE
    shown = capsys.readouterr()
    assert shown.out == f"{broken}:9:11: error bad-date: There is no month 13.\n"
    assert "There is no file /nowhere/a.yaml." in shown.err


def test_check_gives_json(broken: str, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON is a list of problems with the promised keys; without problems it is empty."""
    assert run("check", broken, "--format=json") == cli.ERRORS_FOUND
    shown = capsys.readouterr()
    assert json.loads(shown.out) == [
        {
            "path": broken,
            "line": 9,
            "column": 11,
            "severity": "error",
            "code": "bad-date",
            "message": "There is no month 13.",
        }
    ]
    assert shown.err == ""
    assert run("check", path, "--format", "json") == cli.OK
    assert json.loads(capsys.readouterr().out) == []


@pytest.fixture
def vietnamese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a Vietnamese catalogue of one sentence in place of the shipped one."""
    words = Catalog(locale="vi", domain=i18n.DOMAIN)
    words.add("There is no month {month}.", "Không có tháng {month}.")
    words.add(("{n} event", "{n} events"), ("{n} sự kiện",))
    folder = tmp_path / "translations" / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{i18n.DOMAIN}.mo").open("wb") as file:
        write_mo(file, words)
    before = resources.path
    monkeypatch.setattr(
        resources, "path", lambda name: folder.parent.parent if name == "translations" else before(name)
    )


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(
    ("locale", "options", "message"),
    [
        ("C.UTF-8", [], "There is no month 13."),
        ("vi_VN.UTF-8", [], "Không có tháng 13."),
        ("C.UTF-8", ["--lang", "vi"], "Không có tháng 13."),
        ("vi_VN.UTF-8", ["--lang=en"], "There is no month 13."),
    ],
)
def test_check_speaks_the_language_that_is_asked_for(
    broken: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    locale: str,
    options: list[str],
    message: str,
) -> None:
    """Messages come in the language of --lang, else in that of the environment."""
    monkeypatch.setenv("LANG", locale)
    run("check", broken, *options)
    shown = capsys.readouterr()
    assert message in shown.out
    assert ("sự kiện" in shown.err) == message.startswith("Không")


def test_today_moves_what_has_passed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The date given as today is what announced dates are compared with."""
    path = tmp_path / "a.yaml"
    path.write_text("format: 1\nevents:\n- {title: A, date: 2030-05, status: announced}\n", encoding="utf-8")
    for today, told in (("2030-05-31", False), ("2030-06-01", True)):
        run("check", str(path), "--today", today)
        assert ("announced-past" in capsys.readouterr().out) is told


@pytest.mark.parametrize(
    "today", ["soon", "2021-13-01", "2021", "2021-03", "2021-03-14/2021-03-15", "2021-03-14..", "[]"]
)
def test_today_is_one_day(path: str, capsys: pytest.CaptureFixture[str], today: str) -> None:
    """Anything but one day is a wrong use, said before the registry is read."""
    assert run("check", path, "--today", today) == cli.WRONG_USAGE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "--today" in shown.err


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """--explain needs no registry, and says what a code means."""
    assert run("check", "--explain", "series-gap") == cli.OK
    assert capsys.readouterr().out.startswith("series-gap: A number of the series has no event.")
    assert run("check", "--explain=no-such-code") == cli.WRONG_USAGE
    shown = capsys.readouterr()
    assert "no-such-code" in shown.err
    assert "series-gap" in shown.err


def test_new_writes_a_registry_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The new registry has no errors or warnings; a second time it is refused and left as it is."""
    folder = tmp_path / "new"
    assert run("new", str(folder)) == cli.OK
    assert str(folder / "events.yaml") in capsys.readouterr().out
    assert run("check", str(folder / "events.yaml"), "--today", "2024-03-15") == cli.OK
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "2 events, 0 errors, 0 warnings, 0 hints\n"
    before = (folder / "events.yaml").stat().st_mtime_ns
    assert run("new", str(folder)) == cli.UNREADABLE
    assert "exists already" in capsys.readouterr().err
    assert (folder / "events.yaml").stat().st_mtime_ns == before


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """`schema` prints the JSON Schema as it is shipped."""
    assert run("schema") == cli.OK
    text = capsys.readouterr().out
    assert json.loads(text)["$schema"].startswith("https://json-schema.org/")
    assert text == resources.read_text("events.schema.json")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list"], "name the registry file"),
        (["list", "--zzz"], "unknown option --zzz"),
        (["list", "a", "--land", "en"], "unknown option --land"),
        (["brief", "a", "party:NL", "--as-off=2020-01-01", "-o", "a.pdf"], "unknown option --as-off=2020-01-01"),
        (["list", "--format", "xml", "a"], "--format takes one of table, json, csv"),
        (["list", "a", "--format"], "--format takes one of table, json, csv"),
        (["list", "a", "--lang", "fr"], "--lang takes one of vi, en"),
        (["list", "a", "--lang="], "--lang takes one of vi, en"),
        (["check"], "name the registry file"),
        (["check", "a", "--zzz"], "unknown option --zzz"),
        (["check", "a", "-z"], "unknown option -z"),
        (["check", "--today"], "--today takes a value"),
        (["check", "--explain"], "--explain takes a value"),
        (["new"], "name the folder for the new registry"),
        (["new", "a", "b"], "name the folder for the new registry"),
        (["new", "--force", "a"], "unknown option --force"),
        (["schema", "a"], "this command takes no words"),
    ],
)
def test_wrong_use_is_told_with_the_usage(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    """What is wrong and how the command is used go to stderr, and the exit code is 64."""
    assert run(*arguments) == cli.WRONG_USAGE == 64
    shown = capsys.readouterr()
    assert shown.out == ""
    first, usage = shown.err.splitlines()
    assert first == said
    assert usage == f"usage: timeline-viewer {cli.COMMANDS[arguments[0]].usage}"


@pytest.mark.parametrize("arguments", [["--zzz"], ["a", "b"], ["lst", "events.yaml"]])
def test_an_unknown_command_is_told_with_all_commands(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Words that are neither a command nor one file name are not understood; no window opens."""
    assert run(*arguments) == cli.WRONG_USAGE
    shown = capsys.readouterr()
    assert "does not understand" in shown.err
    for command in cli.COMMANDS.values():
        assert command.usage in shown.err


@pytest.mark.parametrize("command", ["list", "check"])
@pytest.mark.parametrize("what", ["none.yaml", "."])
def test_what_cannot_be_read_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, what: str
) -> None:
    """A missing file and a folder are told in one sentence."""
    assert run(command, str(tmp_path / what)) == cli.UNREADABLE == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert re.fullmatch(r"[^\n]+\.\n", shown.err)


def test_a_file_that_may_not_be_read_ends_with_two(
    path: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing permission is played, because root may read everything."""

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert run("check", path) == cli.UNREADABLE
    assert capsys.readouterr().err == f"{path} may not be read; change its permissions.\n"


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["list", "--help"], ["check", "-h"]])
def test_help_is_no_error(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Help goes to stdout and ends with 0."""
    assert run(*arguments) == cli.OK
    assert capsys.readouterr().out.startswith("usage:")


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """One line with the program's name."""
    assert run("--version") == cli.OK
    assert re.fullmatch(r"timeline-viewer \S+.*\n", capsys.readouterr().out)


def test_a_message_stays_in_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line end within an id does not break the line of its problem."""
    path = tmp_path / "a.yaml"
    path.write_text('format: 1\nevents:\n- {title: A, sources: ["x\\n\\ny"]}\n', encoding="utf-8")
    run("check", str(path))
    (line,) = capsys.readouterr().out.splitlines()
    assert "“x y” is not the id" in line


def test_the_commands_are_those_of_the_design() -> None:
    """Each command names its own options in its usage."""
    assert {"list", "check", "new", "schema"} <= set(cli.COMMANDS)
    for name, command in cli.COMMANDS.items():
        assert command.usage.split()[0] == name
        assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", command.usage)) == set(command.options)


def test_the_program_runs_in_a_process_of_its_own() -> None:
    """`python -m viewer` ends with the exit code of the command, and writes JSON."""
    done = process("list", SAMPLE, "--format", "json")
    assert done.returncode == 0
    assert done.stderr == b""
    assert tuple(json.loads(done.stdout)[0]) == listing.KEYS
    assert process("check", "no-such-file.yaml").returncode == 2


def test_output_is_utf8_under_any_locale() -> None:
    """Where the locale is plain C and Python does not help, letters are written in UTF-8 all the same."""
    done = process("list", SAMPLE, LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="")
    assert done.returncode == 0
    assert "Đối thoại" in done.stdout.decode("utf-8")


def test_a_path_of_any_bytes_is_written_as_it_came(tmp_path: Path) -> None:
    """A file name that is no UTF-8 does not end in an error of the program."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")
    try:
        Path(name).write_text("zzz: 1\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    done = process("check", name)
    assert done.returncode == 0
    assert done.stdout.startswith(os.fsencode(name) + b":1:1: warning")


@pytest.mark.parametrize("arguments", [["list", SAMPLE, "--format", "json"], ["check", "--explain", "no-source"]])
def test_nobody_reading_is_no_error(arguments: list[str]) -> None:
    """When the reader of the output, long or short, has had enough, the program ends quietly."""
    command = [sys.executable, "-m", "viewer", *arguments]
    read, write = os.pipe()
    os.close(read)
    buffered = {**os.environ, "PYTHONUNBUFFERED": ""}
    done = subprocess.run(command, cwd=ROOT, env=buffered, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.parametrize("arguments", [["list", SAMPLE], ["check", SAMPLE], ["schema"], ["new", "FOLDER"], ["--help"]])
def test_no_command_loads_qt(tmp_path: Path, arguments: list[str]) -> None:
    """Commands run where Qt is not installed: it is never imported, nor is anything for the window."""
    code = (
        "import sys; from viewer.cli import main; code = main(sys.argv[1:]); "
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'viewer.qt'))]; "
        "sys.exit(code)"
    )
    words = [str(tmp_path / "new") if word == "FOLDER" else word for word in arguments]
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
