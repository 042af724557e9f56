from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.registry.reading import INVALID, TODAY, VALID, events, messages, problems, reading, told
from viewer.registry.reader import ReadError, check, of_document, read, read_bytes
from viewer.registry.reread import reread

FULL = next(path for path in VALID if path.stem == "full").read_text(encoding="utf-8")


def refusal(path: Path) -> str:
    """Return what is said about a file that cannot be read."""
    with pytest.raises(ReadError) as caught:
        read(path)
    return str(caught.value)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    """There is no such file."""
    assert refusal(tmp_path / "none.yaml") == f"There is no file {tmp_path / 'none.yaml'}."


def test_a_folder_is_refused_with_advice(tmp_path: Path) -> None:
    """A folder is no file, but it may hold one."""
    assert refusal(tmp_path) == f"{tmp_path} is a folder; open the registry file in it."


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing permission is said; it is played, because root may read everything."""
    path = tmp_path / "events.yaml"
    path.write_text("format: 1\n", encoding="utf-8")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert refusal(path) == f"{path} may not be read; change its permissions."


def test_other_trouble_is_told_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else the system says is passed on."""

    def fail(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert refusal(tmp_path / "a") == f"{tmp_path / 'a'} cannot be read: Input/output error."


def test_a_file_below_a_file_is_refused(tmp_path: Path) -> None:
    """A path through something that is no folder is refused too."""
    (tmp_path / "a").write_text("", encoding="utf-8")
    assert refusal(tmp_path / "a" / "events.yaml").startswith(str(tmp_path / "a" / "events.yaml"))


@pytest.mark.parametrize("text", ["", "\n", "# Nothing yet.\n"])
def test_an_empty_file_is_an_empty_registry(text: str) -> None:
    """Nothing is missing but the format, which is a warning."""
    assert reading(text).heads == ()
    assert told(text) == ["1:1 warning missing-key"]


def test_problems_are_in_the_order_of_the_file() -> None:
    """What reading noticed and what the rules found stand together, by line and column."""
    text = "format: 1\nzzz: 1\nevents:\n  - title: A\n    note:\n    date: 2019-13\n  - title: !b C\n    kind: dog\n"
    assert told(text) == [
        "2:1 warning unknown-key",
        "5:5 hint empty-value",
        "6:11 error bad-date",
        "7:12 warning tag",
        "8:11 error unknown-value",
    ]
    assert [problem.path for problem in problems(text)] == ["events.yaml"] * 5


def test_reading_alone_knows_what_it_noticed() -> None:
    """The registry carries the remarks of reading at once, before any rule has looked."""
    registry = reading("format: 1\nevents:\n  - title: A\n    note:\n    date: 2019-13\n")
    assert [(one.code, one.event) for one in registry.problems] == [("empty-value", "a")]


def test_problems_name_their_event() -> None:
    """What reading and the rules find inside an event carries its id; what stands elsewhere none."""
    found = problems("format: 1\nzzz: 1\nevents:\n  - {id: a, title: A, note}\n  - {id: b, title: B, date: x}\n")
    assert [(one.code, one.event) for one in found] == [
        ("unknown-key", None),
        ("comma-in-text", "a"),
        ("bad-date", "b"),
    ]


def test_half_of_a_cut_text_is_no_unknown_key() -> None:
    """Where a comma cut a text, the one mistake is told, not that its end is no key of the format."""
    assert told(events("  - {title: Before that, they spoke}")) == ["4:26 error comma-in-text"]
    assert told(events("  - {title: A, zzz: b}")) == ["4:16 warning unknown-key"]


TWICE = """\
format: 1
people:
  ada: {party: ZZ, accept: [{code: unknown-party, reason: r}]}
  bob: {party: ZZ}
series:
  s: {name: S, accept: [{code: series-gap, reason: r}]}
  t: {name: T}
sources:
  p: {title: P, published: x, accept: [{code: bad-date, reason: r}]}
  q: {title: Q, published: x}
events:
  - {title: A, series: {id: s, number: 2}, sources: [p]}
  - {title: B, series: {id: t, number: 2}, sources: [p]}
  - {title: C, accept: [{code: no-source, reason: r}]}
  - {title: D}
"""


def test_accept_silences_where_it_stands() -> None:
    """A code accepted in a person, a series, a source or an event is silenced there and told elsewhere."""
    assert told(TWICE, sources=True) == [
        "4:16 warning unknown-party",
        "7:6 warning series-gap",
        "10:28 error bad-date",
        "15:5 warning no-source",
    ]


def test_accept_on_top_silences_everywhere() -> None:
    """Codes accepted at the top level are told nowhere, whatever brought them up."""
    codes = ("unknown-party", "series-gap", "bad-date", "no-source", "empty-value")
    top = "accept: [" + ", ".join(f"{{code: {code}, reason: r}}" for code in codes) + "]\nhome:\n"
    assert told(TWICE + top, sources=True) == []


def test_what_reading_notices_can_be_accepted_too() -> None:
    """An empty value in an event or an entry is silenced by what accepts it there."""
    accept = "accept: [{code: empty-value, reason: r}]"
    text = (
        f"format: 1\npeople:\n  ada:\n    note:\n    {accept}\n  bob:\n    note:\n"
        f"events:\n  - title: A\n    note:\n    {accept}\n  - title: B\n    note:\n"
    )
    assert told(text) == ["7:5 hint empty-value", "13:5 hint empty-value"]


def test_another_code_is_not_accepted_along() -> None:
    """Accepting one code says nothing about the others."""
    assert told(events("  - {title: A, date: x, accept: [{code: no-source, reason: r}]}")) == ["4:22 error bad-date"]


def test_an_accept_without_a_reason_counts_and_is_a_warning() -> None:
    """The reason is for people; without it the code is silenced all the same."""
    assert told(events("  - {title: A, accept: [{code: no-source}]}"), sources=True) == ["4:25 warning missing-key"]


def test_own_keys_are_kept() -> None:
    """Keys that begin with x- are no problem and can be shown."""
    registry = events("  - {title: A, x-file: 12, x-tags: [a, b]}")
    assert told(registry) == []
    assert registry.event_at(0).extra == (("x-file", "12"), ("x-tags", "a; b"))


def test_unquoted_dates_in_a_list_are_one_of_them() -> None:
    """A list of dates needs no quotes; a mapping is refused with the advice to put quotes around it."""
    registry = events("  - {title: A, date: [2018-12-01, 2018-12-03]}")
    assert registry.heads[0].date is not None
    assert registry.heads[0].date.form == "one_of"
    assert told(registry) == []
    assert "put quotes around it" in messages(events("  - title: A\n    date: {2018: 2019}"))[0]


def test_a_reread_registry_is_that_of_the_new_text() -> None:
    """Reading again after an edit gives what reading anew does, problems included."""
    before = reading(FULL)
    text = FULL.replace("date: 2021-03-14", "date: 2021-03-99", 1)
    after = read_bytes(before.path, text.encode(), before)
    anew = reading(text)
    assert after.heads == anew.heads
    assert check(after, TODAY) == check(anew, TODAY)
    assert "bad-date" in [one.code for one in check(after, TODAY)]


def test_garbage_collection_is_left_as_it_was() -> None:
    """It is off while a file is read, and on again afterwards only if it was on."""
    try:
        reading(FULL)
        assert gc.isenabled()
        gc.disable()
        problems(FULL)
        assert not gc.isenabled()
    finally:
        gc.enable()


TEXTS = [path.read_text(encoding="utf-8") for path in (*VALID, *INVALID)]


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """Return a fixture with a few pieces cut out, doubled or replaced."""
    text = draw(st.sampled_from(TEXTS))
    for _round in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        piece = draw(
            st.sampled_from(
                ["", text[start:end] * 2, ":", ": ", "\n", "\n  - ", '"', "[", "{", "}", ",", "&a ", "*a", "\t"]
            )
        )
        text = text[:start] + piece + text[end:]
    return text


@settings(max_examples=150, deadline=None)
@given(mangled())
@example("format: 1\nevents:\n[")
@example("events:\n- {sources: {a: b}, evidence: [{source: [a]}], parties: {c: d}}")
@example("events:\n- {series: {id: [a], number: 1}, part_of: {}, related: [[a], {event: [b]}], host: [c]}")
@example("people: {a: {posts: [[b]], party: [c]}}\nsources: {d: {texts: [[e], {file: [f]}], reprint_of: [g]}}")
@example("accept: {a: b}\nevents: [{accept: c}, {accept: [[d]]}]\nseries: {e: {accept: f, parties: g}}")
def test_no_text_makes_reading_or_checking_fail(text: str) -> None:
    """Whatever happens to a file, it is read and checked, and each problem has a place within it."""
    registry = reading(text)
    for index in range(len(registry.heads)):
        registry.event_at(index)
    lines = registry.document.text.split("\n")
    for problem in check(registry, TODAY):
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert problem.message


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    """Noise is read and checked like anything else."""
    check(read_bytes(Path("noise.yaml"), data), TODAY)


@pytest.mark.parametrize(
    "edit",
    [
        ("First", "1st"),
        ("date: 2020", "date: 2021-03"),
        ("id: two", "id: second"),
        ("part_of: one", "part_of: three"),
        ("  - id: two", "  - title: Between\n  - id: two"),
        ("person: ada", "person: nobody"),
        ("  ada: {name: Ada}", "  ben: {name: Ben}"),
        ("language: en", "language: vi"),
    ],
)
def test_what_was_read_before_changes_nothing(edit: tuple[str, str]) -> None:
    """A registry read with an earlier reading at hand is the one that is read without it."""
    text = (
        "format: 1\nlanguage: en\npeople:\n  ada: {name: Ada}\nevents:\n"
        "  - id: one\n    title: First talks\n    date: 2020\n    participants: [{person: ada}]\n"
        "  - id: two\n    title: Second talks\n    part_of: one\n"
        "  - title: Third talks\n  - id: three\n    title: Fourth talks\n"
    )
    before = read_bytes(Path("a.yaml"), text.encode())
    changed = text.replace(*edit)
    after = of_document(Path("a.yaml"), reread(before.document, changed), before)
    fresh = read_bytes(Path("a.yaml"), changed.encode())
    assert after.heads == fresh.heads
    assert after.by_id == fresh.by_id
    assert after.children == fresh.children
