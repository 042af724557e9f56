"""A small registry with one event of each sort, and what its tests ask of it again and again."""

from __future__ import annotations

from tests.registry.reading import reading
from viewer.exchange import importing, reading_csv
from viewer.exchange.plan import Import, Planned
from viewer.exchange.selection import Selection
from viewer.registry.registry import Registry

TEXT = """\
format: 1
title: {vi: "Đối thoại của Freedonia", en: "Freedonia's dialogues"}
language: vi
home: FRD
parties:
  FRD: {name: "Freedonia"}
  SYL: {name: {vi: "Sylvania", en: "Sylvania"}}
people:
  ada-quill: {name: "Ada Quill", party: FRD}
  boris-tern: {name: "Boris Tern", aliases: ["B. Tern"], party: SYL}
series:
  talks: {name: {vi: "Đàm phán", en: "Talks"}, parties: [FRD, SYL]}
sources:
  post: {title: "Bưu điện", publisher: "The Post", published: 2021-03-15}
  sun: {title: "Mặt trời", published: 2021-03}
events:
  # the visit
  - id: visit
    title: {vi: "Chuyến thăm", en: "The visit"}
    date: 2021-03-13/2021-03-16
    kind: visit
    parties: [FRD, SYL]
    sources: [sun]

  - id: third
    title: {vi: "Đàm phán lần ba", en: "Third talks"}
    date: 2021-03-14
    time: 09:30
    kind: dialogue
    mode: in-person
    place: {city: {vi: "Cảng Hổ Phách", en: "Port Amber"}, country: FRD, venue: "Nhà cũ"}
    parties: [FRD, SYL]
    series: {id: talks, number: 3}
    part_of: visit
    participants:
      - person: ada-quill
        role: co-chair
        rank: {vi: "Đại tướng", en: "General"}
        office: "Thứ trưởng"
        note: "Ngày đầu."
        evidence: [{source: post, exact: "General Ada Quill"}]
      - {office: "Tùy viên", party: SYL, role: attendee}
      - Otto Lark
    topics: [biển, cứu nạn]
    outcomes:
      - text: {vi: "Lập đường dây nóng.", en: "A hotline."}
        evidence: [{source: post, exact: "a hotline"}]
      - "Gặp lại; năm sau."
    related: [{event: visit, as: discusses, note: "theo báo"}]
    note: "=cmd|' /C calc'!A0"
    evidence: [{supports: date, source: post, exact: "on Sunday"}]

  # a plan
  - id: plan
    title: "Kế hoạch"
    date: 2021-05
    status: announced
    place: "Cảng Hổ Phách"
    sources: [post]

  - {id: about, title: "Khoảng", date: 2018-12-03~}
  - {id: one-of, title: "Một trong", date: "[2018-12-01..2018-12-04]"}
  - {id: bare, title: "Không ngày", background: true}
"""


def sample() -> Registry:
    """Return the small registry."""
    return reading(TEXT)


def everything(registry: Registry, language: str = "vi") -> Selection:
    """Return all events of a registry, in its order."""
    return Selection(registry, tuple(range(len(registry.heads))), language, whole=True)


def imported(text: str, registry: Registry | None = None) -> Import:
    """Return what importing a CSV text would do."""
    known = registry or sample()
    return importing.plan(known, reading_csv.read(text.encode(), known.language))


def row(text: str, registry: Registry | None = None) -> Planned:
    """Return what becomes of the one row of a CSV text."""
    (found,) = imported(text, registry).rows
    return found
