"""A small invented registry with article texts, for tests of the panes."""

from pathlib import Path

from viewer.registry.calendar import day_number
from viewer.registry.reader import read
from viewer.registry.registry import Registry
from viewer.session import Session

TODAY = day_number(2022, 1, 1)
ARTICLE = """\
The third talks of Freedonia and Sylvania were held in Amber on 14 March.

General Ada Quill sat in the chair; both sides agreed on a hotline.
"""
TEXT = """\
format: 1
language: en
home: FRD
parties:
  FRD: {name: {vi: "Phri-đô-nia", en: "Freedonia"}}
  SYL: {name: {vi: "Xin-va-nia", en: "Sylvania"}}
people:
  ada:
    name: Ada Quill
    party: FRD
    posts: [{as_of: 2020-02-01, rank: "Colonel", office: ["Commander", "Member of the Council of the Northern Fleet"], source: post}]
  boris: {name: Boris Tern, party: SYL}
series: {talks: {name: {vi: "Đối thoại", en: "Talks"}}}
sources:
  post: {title: "Talks", texts: [{file: post.txt, is: original}]}
  sun: {title: "More talks"}
events:
  - id: third
    title: {vi: "Đàm phán lần 3", en: "Third talks"}
    aliases: ["Amber talks"]
    date: 2021-03-14
    date_note: "The article names the day."
    time: morning
    kind: dialogue
    mode: in-person
    place: {city: "Amber", country: BE, venue: "Customs House", note: "Named once."}
    host: FRD
    organisers: [FRD, "Sea Institute"]
    parties: [FRD, SYL]
    series: {id: talks, number: 3}
    part_of: visit
    participants:
      - {person: ada, role: chair, rank: "General", evidence: [{source: post, exact: "General Ada Quill"}]}
      - {office: "Naval attaché", party: SYL, role: counterpart}
      - {organisation: "Coast Guard", count: 2}
    topics: [rescue, training]
    outcomes:
      - {text: "A hotline", note: "No date.", evidence: [{source: post, exact: "agreed on a hotline"}]}
      - "A handshake"
    related: [{event: pact, as: discusses, note: "at length"}, {event: nowhere, as: after}]
    note: "By the paper's own count."
    sources: [post]
    evidence:
      - {supports: [date, place], source: post, exact: "held in Amber on 14 March"}
      - {supports: [title], source: post, exact: "not in the text at all"}
      - {source: post, exact: "sat in the chair"}
    reviewed: {by: "N. N.", date: 2021-04-01, text: 5f2c09ab}
    accept: [{code: no-passage, reason: "The caption says so."}]
    x-box: "12"
  - {id: first, title: "First talks", date: 2019, kind: dialogue, background: true, parties: [FRD, SYL], series: {id: talks, number: 1}}
  - {id: pact, title: "Pact", kind: agreement, status: cancelled, parties: [FRD, SYL], related: [{event: third, as: discussed-at}]}
  - {id: visit, title: "Visit", date: 2021-03-13/2021-03-16, kind: visit, parties: [FRD, SYL], participants: [{person: ada}, {person: boris, role: guest}]}
  - {id: reply, title: "Reply", date: 2021-05, kind: other, parties: [SYL], related: [{event: third, as: responds-to}], sources: [sun]}
"""  # noqa: E501 — an event is easier to read in one line


def registry(folder: Path) -> Registry:
    """Write registry and article into `folder`, and return what is read."""
    (folder / "post.txt").write_text(ARTICLE, encoding="utf-8")
    path = folder / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return read(path)


def session(folder: Path, titles: str = "en") -> Session:
    """Return a session over the sample, written into `folder`."""
    return Session(registry(folder), today=TODAY, titles=titles)
