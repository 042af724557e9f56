"""The registry that comes with the program: complete, without problems, and in words of our own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.registry.reading import day
from viewer.base import resources
from viewer.base.fold import nfc
from viewer.checking import all_problems
from viewer.registry.details import accepts
from viewer.registry.reader import read, read_bytes
from viewer.registry.registry import Registry
from viewer.sources.anchors import State, locate
from viewer.sources.library import Library
from viewer.sources.support import evidence_of

TODAY = day("2026-11-22")
ROOT = resources.sample().parent
ORIGINALS = os.environ.get("TIMELINE_ORIGINALS", "")

# Vietnamese writes each syllable apart, one and a third to the word: twelve words are some sixteen syllables.
RUN = 16


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the shipped registry."""
    return read(resources.sample())


def accepted(node: object) -> Iterator[tuple[str, str]]:
    """Yield each accepted code with its reason, wherever it stands."""
    if isinstance(node, dict):
        yield from ((one.code, one.reason) for one in accepts(node.get("accept")))
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from accepted(child)


def without_accept(node: object) -> object:
    """Return data without what it accepts."""
    if isinstance(node, dict):
        return {key: without_accept(value) for key, value in node.items() if key != "accept"}
    return [without_accept(item) for item in node] if isinstance(node, list) else node


def test_nothing_is_wrong_with_it(registry: Registry) -> None:
    """It has no error, no warning and no hint."""
    found = all_problems(registry, Library(registry.folder), TODAY)
    assert [f"{one.line}: {one.code}: {one.message}" for one in found] == []


def test_what_it_accepts_has_a_reason_and_is_there(registry: Registry) -> None:
    """Each accepted problem says why, and comes back when it is accepted no more: none is out of date."""
    codes = sorted(code for code, _reason in accepted(registry.document.data))
    assert all(len(reason) > 20 for _code, reason in accepted(registry.document.data))
    bare = read_bytes(registry.path, b"")
    bare.document.data.update(without_accept(registry.document.data))  # type: ignore[arg-type]  # a mapping, as before
    text = re.sub(r"(?m)^( *)accept:.*\n(?:\1 .*\n)*", "", registry.document.text)
    again = read_bytes(registry.path, text.encode())
    assert again.document.data == bare.document.data
    assert sorted(one.code for one in all_problems(again, Library(registry.folder), TODAY)) == codes


def test_it_has_what_the_documents_tell_of(registry: Registry) -> None:
    """Some sixty events, fifteen people, eight series and five sources, each with a text."""
    assert 50 <= len(registry.heads) <= 70
    assert len(registry.people) == 15
    assert len(registry.series) == 8
    assert [source.label for source in registry.sources.values()] == ["S1", "S2", "S3", "S4", "S5"]
    assert all(source.texts[0].kind == "retelling" for source in registry.sources.values())


def test_every_event_is_complete(registry: Registry) -> None:
    """Each has an id and a title in both languages, and rests on a passage of a source."""
    for index, head in enumerate(registry.heads):
        assert not head.derived_id
        assert head.title.vi, head.id
        assert head.title.en, head.id
        assert head.sources, head.id
        assert list(evidence_of(registry.event_at(index))), head.id


def test_every_passage_is_found(registry: Registry) -> None:
    """The words of each passage, of events and of people's posts, stand in a text of its source."""
    library = Library(registry.folder)
    texts = {source.id: library.readable(source) for source in registry.sources.values()}
    every = [one for index in range(len(registry.heads)) for _fact, one in evidence_of(registry.event_at(index))]
    every += [one for person in registry.people.values() for post in person.posts for one in post.evidence]
    assert len(every) > 200
    lost = [one.exact for one in every if locate(one, texts[one.source]).state is not State.FOUND]
    assert lost == []


def test_every_post_rests_on_a_passage(registry: Registry) -> None:
    """What somebody was at a date is a source's word, with its date and its passage."""
    for person in registry.people.values():
        for post in person.posts:
            assert post.as_of is not None, person.id
            assert post.source in registry.sources, person.id
            assert post.evidence, person.id


def test_free_text_is_written_in_quotes_or_blocks(registry: Registry) -> None:
    """Titles, notes, offices, passages and reasons never stand plain, where a comma or a colon could cut them."""
    plain = re.compile(
        r"^\s*(?:- )?(?:vi|en|exact|text|note|reason|date_note|city|venue): (?![\"'>|{\[])(.+)$", re.MULTILINE
    )
    assert [match[1] for match in plain.finditer(registry.document.text)] == []


def words(text: str) -> list[str]:
    """Return the syllables of a text, without case."""
    return re.findall(r"\w+", nfc(text).casefold())


def names(registry: Registry) -> Iterator[str]:
    """Yield what is called as it is called: meetings, offices, organisations and articles have names of their own."""
    data = registry.document.data
    keys = {"title", "aliases", "name", "office", "organisation", "topics"}

    def within(node: object, *, named: bool) -> Iterator[str]:
        if isinstance(node, dict):
            for key, value in node.items():
                yield from within(value, named=named or key in keys)
        elif isinstance(node, list):
            if named and all(isinstance(item, str) for item in node):
                yield " ".join(node)
            for item in node:
                yield from within(item, named=named)
        elif named and isinstance(node, str):
            yield node
            yield from node.split(",")  # an office, and the body that it belongs to

    yield from within(data, named=False)


def shared_runs(text: str, originals: list[list[str]], called: list[str]) -> list[str]:
    """Return the runs of RUN syllables and more that a text has in common with an original, names left out."""
    known = {tuple(one[start : start + RUN]) for one in originals for start in range(len(one) - RUN + 1)}
    line = " ".join(words(text))
    for name in called:
        line = line.replace(name, " \n ")
    runs = []
    for piece in line.split("\n"):
        own = piece.split()
        runs += [" ".join(own[n : n + RUN]) for n in range(len(own) - RUN + 1) if tuple(own[n : n + RUN]) in known]
    return runs


@pytest.mark.skipif(not Path(ORIGINALS or "/nowhere").is_dir(), reason="TIMELINE_ORIGINALS names no folder")
def test_no_sentence_of_the_originals_is_copied(registry: Registry) -> None:
    """No twelve words in a row are those of an original, but for names: in the registry, the texts, the documents."""
    originals = [words(path.read_text("utf-8-sig")) for path in sorted(Path(ORIGINALS).glob("*.txt"))]
    assert len(originals) == 5
    called = sorted((" ".join(words(name)) for name in names(registry)), key=len, reverse=True)
    called = [name for name in called if name.count(" ") >= 4]
    files = [resources.sample(), *ROOT.glob("resources/articles/*.txt"), *ROOT.glob("docs/*.md"), ROOT / "README.md"]
    assert len(files) > 6
    assert {path.name: shared_runs(path.read_text("utf-8"), originals, called) for path in files} == {
        path.name: [] for path in files
    }


def test_a_copied_sentence_would_be_noticed() -> None:
    """The comparison finds sixteen syllables in a row, across case and punctuation, and leaves names out."""
    original = words("Một hai ba bốn năm sáu bảy tám chín mười, mười một; mười hai mười ba mười bốn.")
    copied = "Trước đó: một hai ba bốn năm SÁU bảy tám chín mười mười một mười hai mười ba – rồi thôi"
    assert shared_runs(copied, [original], [])
    assert not shared_runs(copied.replace("sáu", "6").replace("SÁU", "6"), [original], [])
    assert not shared_runs(copied, [original], ["năm sáu bảy tám chín"])
