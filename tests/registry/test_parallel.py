from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from viewer.base import i18n
from viewer.registry import parallel
from viewer.registry.document import read_document
from viewer.registry.parallel import parse_large
from viewer.registry.yamlread import parse

HEAD = "format: 1\nsources: {s: S}\nevents: # all of them\n"
EVENTS = "".join(f"  - id: e{n}\n    title: 'Talks {n}: again'\n    topics: [a, b{n}]\n" for n in range(40))
TEXT = HEAD + EVENTS + "accept: []\n"


@pytest.fixture(autouse=True)
def _any_size_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the second process begin with texts that a test can write."""
    monkeypatch.setattr(parallel, "LARGE", 100)


def same(text: str) -> None:
    """Hold that two processes read what one reads."""
    found, expected = parse_large(text), parse(text)
    assert found is not None
    assert (found.data, found.items, found.special) == (expected.data, expected.items, expected.special)
    assert list(found.data) == list(expected.data)
    assert found.remarks == expected.remarks


def test_two_processes_read_what_one_reads() -> None:
    """Data, the lines of events and the order of sections are the same."""
    same(TEXT)
    same(TEXT.replace("  - id", "- id").replace("\n    t", "\n  t"))


def test_remarks_of_both_halves_are_told() -> None:
    """What the second process notices has its place in the whole text, and its suggestion."""
    same(TEXT.replace("topics: [a, b3]", "note:").replace("[a, b38]", "{x: One, two}"))
    found = parse_large(TEXT.replace("[a, b38]", "{x: One, two}"))
    assert found is not None
    assert [(one.code, one.suggestion) for one in found.remarks] == [("comma-in-text", '"One, two"')]


def test_a_second_document_in_either_half_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Events behind a document mark are not read, wherever the text is cut."""
    for number in (3, 35):
        text = TEXT.replace(f"  - id: e{number}\n", f"---\n  - id: e{number}\n")
        monkeypatch.setattr(parallel, "LARGE", 100)
        two = read_document(text)
        monkeypatch.setattr(parallel, "LARGE", 10**9)
        one = read_document(text)
        assert (two.data, two.event_lines) == (one.data, one.event_lines)


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\n",
        TEXT.replace("events:", "things:"),
        TEXT.replace("title: 'Talks 3:", "title: &x 'Talks 3:"),
        HEAD + "title: T\n" + EVENTS,
        TEXT.replace("'Talks 3: again'", "'Talks"),
        TEXT.replace("'Talks 38: again'", "[Talks"),
        TEXT + "sources: {}\n",
        TEXT.replace("'Talks 3: again'", "'Talks\nx: y'"),
    ],
)
def test_whatever_is_not_plain_is_read_in_one_go(text: str) -> None:
    """Short texts, names, odd layouts, mistakes and doubled sections are left to one process."""
    assert parse_large(text) is None


def test_where_no_process_can_start_one_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that refuses a second process is no trouble."""

    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert parse_large(TEXT) is None
    assert len(read_document(TEXT).event_lines) == 40


def test_nothing_is_imported_from_where_the_program_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beside the registry that is called like a library is not run by the second process."""
    for name in ("yaml", "marshal", "gc", "re", "viewer"):
        (tmp_path / f"{name}.py").write_text("open('ran.txt', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    same(TEXT)
    assert not (tmp_path / "ran.txt").exists()


def test_both_processes_speak_one_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second process is told which language the program speaks."""
    started: list[list[str]] = []
    begin = subprocess.Popen

    def note(command: list[str], **named: object) -> object:
        started.append(command)
        return begin(command, **named)  # type: ignore[call-overload]  # handed on as it came

    monkeypatch.setattr(subprocess, "Popen", note)
    i18n.set_language("vi")
    same(TEXT.replace("[a, b38]", ""))
    assert started[0][-1] == "vi"
