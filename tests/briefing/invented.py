"""An invented registry with originals, a retelling, plans and gaps, and what would be looked up for it."""

from __future__ import annotations

from pathlib import Path

from viewer.base.problems import Problem
from viewer.briefing.briefing import Briefing
from viewer.briefing.compose import compose
from viewer.briefing.document import Block, Document, Heading, text_of
from viewer.briefing.given import Given, Passage
from viewer.registry.reader import check, read_bytes
from viewer.registry.registry import Registry

TEXT = """\
format: 1
title: {vi: "Sổ thử", en: "Trial registry"}
language: en
home: AA
parties:
  AA: {name: {vi: "A-a", en: "Aland"}}
  BB: {name: {vi: "Bê-bê", en: "Beland"}}
  CC: {name: {vi: "Xê-xê", en: "Celand"}}
people:
  ada:
    name: Ada Quill
    party: AA
    posts: [{as_of: 2030-01-01, rank: Colonel, office: Commander, source: post}]
  bob: {name: Bob Reed, party: BB}
series:
  talks: {name: {vi: "Đàm phán", en: "The talks"}, parties: [AA, BB]}
sources:
  post:
    title: "Talks <resumed>"
    authors: ["W. Wren"]
    publisher: The Post
    reference: "P-1"
    published: 2030-02-03
    url: "https://post.example/1?a=1&b=2"
    texts: [{file: post.txt}]
  news: {title: "Retold news", agency: NN, texts: [{file: news.txt, is: retelling}]}
events:
  - id: talks-1
    title: {vi: "Đàm phán lần một", en: "First talks"}
    date: 2030-02-01
    time: morning
    date_note: "By the date of the report."
    kind: dialogue
    parties: [AA, BB]
    place: {city: "Amber", country: BB}
    series: {id: talks, number: 1}
    participants:
      - {person: ada, role: chair}
      - {person: bob, role: co-chair, rank: Captain}
      - {office: "Military attaché", party: CC, role: guest}
    outcomes:
      - text: "They agreed on a channel."
        evidence: [{source: post, exact: "a channel of their own"}, {source: news, exact: "they agreed"}]
    related: [{event: drill, as: announces}]
    note: "First line.\\nSecond line."
    sources: [post, news]
  - id: drill
    title: Joint drill
    date: 2030-05
    status: announced
    kind: exercise
    parties: [AA, BB]
    sources: [news]
  - id: drill-held
    title: Drill at sea
    date: 2030-05-12
    kind: exercise
    parties: [BB, AA]
    sources: [news]
  - id: talks-3-plan
    title: Third talks
    date: 2031
    status: announced
    kind: dialogue
    parties: [AA, BB]
    series: {id: talks, number: 3}
    sources: [news]
  - id: talks-3
    title: Third talks, held
    date: 2031-06-07
    kind: dialogue
    parties: [AA, BB]
    series: {id: talks, number: 3}
    sources: [news]
  - id: base
    title: A common base
    status: proposed
    kind: agreement
    parties: [AA, CC]
    related: [{event: talks-1, as: proposed-at}]
    sources: [news]
  - id: rumour
    title: A rumour
    date: 2029-12-24
    background: true
    kind: meeting
    parties: [AA, CC]
"""
PASSAGES = {
    "talks-1": (
        Passage("post", "a channel of their own", "a channel\nof their own", "original", "found", 8, ("outcome:1",)),
        Passage("news", "they agreed", "“they agreed”", "retelling", "found", 2, ("outcome:1",)),
        Passage("post", "no such words", state="lost", facts=("date",)),
        Passage("post", "twice", "twice", "original", "ambiguous", 3, ("title",)),
    )
}
TODAY = 748000  # in 2048


def registry(text: str = TEXT) -> Registry:
    """Return a registry read from `text`."""
    return read_bytes(Path("/nowhere/events.yaml"), text.encode())


def given(known: Registry, *found: str, problems: bool = True) -> Given:
    """Return what is handed in when the query finds the events `found`."""
    told: tuple[Problem, ...] = check(known, TODAY) if problems else ()
    return Given(tuple(known.by_id[event] for event in found), PASSAGES, told)


def made(briefing: Briefing, *found: str) -> Document:
    """Return the document of a briefing about the invented registry."""
    known = registry()
    return compose(briefing, known, given(known, *found))


def below(document: Document, anchor: str) -> list[Block]:
    """Return the blocks below the heading with an anchor, up to the next one of its level or above."""
    blocks = list(document.blocks)
    start = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.anchor == anchor)
    level = blocks[start].level
    found = []
    for block in blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        found.append(block)
    return found


def rows(table: object) -> list[list[str]]:
    """Return the texts of a table's cells, the paragraphs of a cell parted by " / "."""
    return [
        [" / ".join(text_of(paragraph.runs) for paragraph in cell.paragraphs) for cell in row.cells]
        for row in table.rows  # type: ignore[attr-defined]  # tables only
    ]
