"""Assembly: what is put together from portions equals what is read in one go."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.generate import registry_text
from viewer.registry import portions
from viewer.registry.assembly import Assembly, first_registry
from viewer.registry.document import read_document
from viewer.registry.encoding import decode
from viewer.registry.large import LargeFile
from viewer.registry.layout import item_pattern
from viewer.registry.portion_worker import BEGIN, END, packed, whole_frames
from viewer.registry.portions import MORE, WHOLE, Piece, read_piece
from viewer.registry.reader import read
from viewer.registry.registry import Registry
from viewer.registry.yamlread import Parsed, parse

HEAD = "format: 1\nlanguage: en\npeople: {p: Anna Example}\nevents: # all of them\n"
FIELDS = (
    "path", "title", "language", "home", "parties", "people", "series", "sources",
    "heads", "by_id", "children", "problems",
)  # fmt: skip
PARTS = ("text", "data", "event_lines", "lost_lines", "remarks", "broken", "special")


def event(number: int, *lines: str) -> str:
    """Return an event with an id, a title that has a line of its own, and more lines."""
    return "".join([f"  - id: e{number}\n    title: 'Talks {number}: again'\n", *(f"    {line}\n" for line in lines)])


def events(count: int) -> str:
    """Return as many events."""
    return "".join(event(number, f"topics: [a, b{number}]") for number in range(count))


def assembled(path: Path, length: int, first: int = 2, before: Registry | None = None) -> tuple[Registry, list[str]]:
    """Return a registry put together as the window does it, and the troubles on the way."""
    with LargeFile(path) as file:
        return _assembled(file, path, length, first, before)


def _assembled(
    file: LargeFile, path: Path, length: int, first: int, before: Registry | None
) -> tuple[Registry, list[str]]:
    file.cut = portions.first_cut(file.read, file.size, first)
    troubles: list[str] = []
    assembly = Assembly(path, file.size, before)
    for portion in _pieces(file, length, troubles, before):
        piece, size = portion
        if piece.trouble == WHOLE or not assembly.fits(piece):
            troubles.append(WHOLE)
            _take_whole(assembly, file)
            break
        for _step in assembly.take(piece, size):
            pass
    for _step in assembly.finish():
        pass
    assert assembly.registry is not None
    return assembly.registry, troubles


def _pieces(file: LargeFile, length: int, troubles: list[str], before: Registry | None) -> Iterator[tuple[Piece, int]]:
    if file.cut is None:
        yield portions.troubled(WHOLE), 0
        return
    indent = file.cut.indent
    cuts = [portions.Portion(0, 0, file.cut.end, file.cut.end == file.size)]
    cuts += portions.portions(file.read, file.cut.end, file.size, indent, length)
    known = {} if before is None else _known(before.document.digests)
    for cut in cuts:
        data = file.read(cut.start, cut.end - cut.start)
        piece = read_piece(data, first=cut.number == 0, tail=cut.tail, indent=indent, known=known)
        if piece.trouble == MORE:
            troubles.append(MORE)
            data = file.read(cut.start, file.size - cut.start)
            yield _carried(read_piece(data, first=False, tail=True, indent=indent)), len(data)
            return
        yield _carried(piece), cut.end - cut.start


def _known(digests: bytes) -> dict[bytes, int]:
    parts = [digests[at : at + portions.DIGEST] for at in range(0, len(digests), portions.DIGEST)]
    return {part: number for number, part in enumerate(parts) if part != portions.UNKNOWN}


def _carried(piece: Piece) -> Piece:
    """Return a piece as it comes out of another process."""
    return Piece(*marshal.loads(marshal.dumps(packed(piece))))  # type: ignore[arg-type]  # plain data


def _piece(values: list[Any]) -> Piece:
    return Piece(*values)


def _take_whole(assembly: Assembly, file: LargeFile) -> None:
    decoded = decode(file.read(0, file.size))
    oddities = [(odd.code, odd.message, odd.line, odd.column) for odd in decoded.oddities]
    assembly.begin_whole()
    for kind, *values in whole_frames(read_document(decoded.text), oddities):
        if kind == END:
            assembly.end_whole(tuple(values))
        elif kind != BEGIN:
            assembly.take_whole(_piece(values[1:]))


def same(path: Path, length: int = 150, first: int = 2) -> list[str]:
    """Hold that portions give what reading in one go gives; return the troubles on the way."""
    found, troubles = assembled(path, length, first)
    held(found, read(path))
    return troubles


def held(found: Registry, expected: Registry) -> None:
    """Hold that two registries say the same, in the same order."""
    for name in PARTS:
        assert getattr(found.document, name) == getattr(expected.document, name), name
    assert list(found.document.data) == list(expected.document.data)
    for name in FIELDS:
        assert getattr(found, name) == getattr(expected, name), name
    assert found.document.missing == 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a test writes its registry."""
    return tmp_path / "events.yaml"


def test_portions_make_the_same_registry(path: Path) -> None:
    """Data, heads, places and order are those of one reading, at every length of the portions."""
    path.write_text(HEAD + events(30), encoding="utf-8")
    for length in (60, 150, 400, 5000):
        assert same(path, length) == []


def test_a_generated_registry_is_the_same(path: Path) -> None:
    """A registry as the measurements use it is read alike."""
    path.write_text(registry_text(120), encoding="utf-8")
    assert same(path, 9000, 10) == []


@pytest.mark.parametrize(
    "text",
    [
        HEAD + events(12) + "accept: []\nsources: {s: S}\n",
        HEAD.replace("language: en\n", "") + events(12) + "language: vi\n",
        HEAD.replace("people: {p: Anna Example}\n", "")
        + event(0, "participants: [p]")
        + events(12)[len(event(0, "topics: [a, b0]")) :]
        + "people: {p: Anna Example}\n",
        HEAD + events(12) + "x-list:\n  - one\n  - two\n",
        HEAD + "".join(event(n, "part_of: e0", "related: [{event: e5, as: before}]") for n in range(12)),
    ],
)
def test_sections_behind_the_events_belong_to_it(path: Path, text: str) -> None:
    """Sections after the events count as if they stood before."""
    path.write_text(text, encoding="utf-8")
    for length in (60, 150, 700):
        same(path, length)


def test_sections_behind_the_events_are_read_in_one_piece(path: Path) -> None:
    """What stands behind a margin line is no event, though it looks like one."""
    path.write_text(HEAD + events(12) + "accept:\n  - {code: a, reason: b}\n  - {code: c}\n", encoding="utf-8")
    assert MORE in same(path, 60)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode().replace(b"Talks 7", b"Talks \xff 7"),
        lambda text: text.replace("Talks 7", "Talks \x07").replace("Talks 9", "Talks \x07").encode(),
        lambda text: text.replace("Talks 7", "Ca\u0302\u0301p \u2028 \x85").encode(),
        lambda text: text.replace("  - id", "- id").replace("\n    t", "\n  t").encode(),
        lambda text: text.replace("  - id", "  -\n    id").encode(),
        lambda text: text.replace("  - id: e6", "# said later\n\n  - id: e6").encode(),
    ],
)
def test_bytes_may_be_as_they_like(path: Path, change: object) -> None:
    """Line ends, marks, encodings and odd characters are read as in one go."""
    assert callable(change)
    path.write_bytes(change(HEAD + events(14)))
    for length in (60, 300):
        same(path, length)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("topics: [a, b7]", "topics: [a, b7"),
        lambda text: text.replace("title: 'Talks 7: again'", "title: 'Talks 7"),
        lambda text: text.replace("title: 'Talks 7: again'", 'title: "one\n  - two\n  - three"'),
        lambda text: text.replace("title: 'Talks 7: again'", "title: |\n      one\n      - two\n"),
        lambda text: text.replace("[a, b3]", "&x [a]").replace("[a, b9]", "*x"),
        lambda text: text.replace("[a, b9]", "!odd [a]"),
        lambda text: text.replace("  - id: e7\n", "---\n  - id: e7\n"),
        lambda text: text.replace("  - id: e7\n", "...\n  - id: e7\n"),
        lambda text: text.replace("  - id: e7\n", "events:\n  - id: e7\n"),
        lambda text: text.replace("  - id: e7\n", "language: vi\n  - id: e7\n"),
        lambda text: text + "format: 1\n",
        lambda text: text.replace("topics: [a, b3]", "topics:").replace("topics: [a, b9]", "x: {a: b, c}"),
        lambda text: text.replace("title: 'Talks 4", "title: 'a'\n    title: 'Talks 4"),
        lambda text: text.replace("events: # all of them\n", "events: []\nx-events:\n"),
        lambda text: "- a list\n" + text,
    ],
)
def test_what_cannot_be_cut_is_read_whole(path: Path, change: object) -> None:
    """Broken events, anchors, document marks and keys that stand twice come out as in one go."""
    assert callable(change)
    path.write_text(change(HEAD + events(14)), encoding="utf-8")
    for length in (60, 150, 300, 5000):
        same(path, length)


def test_ids_that_are_made_up_give_way_to_later_ones(path: Path) -> None:
    """An event without id, or with another one's, does not get the id that a later event has in the file."""
    unnamed = "  - title: Talks\n    date: 2001\n"
    taken = event(0).replace("e0", "2001-talks")
    path.write_text(HEAD + unnamed * 3 + event(1) + event(1) + events(9) + taken, encoding="utf-8")
    same(path, 60)
    path.write_text(HEAD + event(1) * 3 + events(5) + event(0).replace("e0", "e1-2"), encoding="utf-8")
    same(path, 60)


def test_a_part_says_that_it_is_one(path: Path) -> None:
    """The first events make a registry that knows that about so many others are missing."""
    path.write_text(registry_text(900), encoding="utf-8")
    with LargeFile(path) as file:
        registry = first_registry(file, path)
    assert len(registry.heads) == portions.FIRST
    assert registry.heads == read(path).heads[: portions.FIRST]
    assert 400 < registry.document.missing < 600


def test_what_cannot_be_read_alone_shows_nothing_at_first(path: Path) -> None:
    """Without a cut there is an empty registry that is not complete."""
    path.write_text("events: [" + "{title: a}, " * 900 + "]", encoding="utf-8")
    with LargeFile(path) as file:
        registry = first_registry(file, path)
    assert registry.heads == ()
    assert registry.document.missing > 0


def test_unchanged_events_are_not_parsed_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a changed file only what changed is parsed, and the result is that of one reading."""
    path.write_text(HEAD + events(60), encoding="utf-8")
    before, _troubles = assembled(path, 300)
    text = HEAD + events(60).replace("b30]", "c]").replace(event(40, "topics: [a, b40]"), "")
    path.write_text(text.replace("'Talks 50: again'", "'Another'\n    note: 'longer'"), encoding="utf-8")
    parsed: list[str] = []

    def noted(text: str) -> Parsed:
        parsed.append(text)
        return parse(text)

    monkeypatch.setattr(portions, "parse", noted)
    found, troubles = assembled(path, 300, before=before)
    assert troubles == []
    held(found, read(path))
    inner = [piece for piece in parsed if "e30" in piece or "e50" in piece]
    assert [piece.count("- id") for piece in inner] == [1, 1]
    assert not any("e20" in piece for piece in parsed)


def test_events_are_built_anew_where_people_changed(path: Path) -> None:
    """A participant who has become a person is one in every event."""
    body = "".join(event(number, "participants: [q]") for number in range(30))
    path.write_text(HEAD + body, encoding="utf-8")
    before, _troubles = assembled(path, 300)
    path.write_text(HEAD.replace("{p:", "{q: Quentin, p:") + body, encoding="utf-8")
    found, _troubles = assembled(path, 300, before=before)
    held(found, read(path))
    assert found.heads[20].people == ("q",)


LINES = st.sampled_from(
    ["  - id: a", "  - title: b", "    note: c", "    date: 2001", "sources: {}", "# d", "", "    x: {y, z}", "  -",
     "    note: 'e", "---", "    topics:", "      - f", "  - a", "\tg: h", "    note: |", "      i"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=25), st.integers(10, 90))
def test_any_lines_are_read_as_in_one_go(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], length: int
) -> None:
    """Whatever stands in the file, portions never change what it says."""
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(HEAD + events(3) + "\n".join(lines) + "\n", encoding="utf-8")
    same(path, length)


@given(st.text(alphabet=" -\na:é", max_size=40), st.integers(0, 3))
def test_events_begin_where_the_pattern_says(text: str, indent: int) -> None:
    """The starts of events that are found without a pattern are those that the pattern of items finds."""
    found = [match.start() for match in item_pattern(indent, dashed=True).finditer(text)]
    assert portions._item_starts(text, indent) == found
