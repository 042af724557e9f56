"""An invented registry in a folder of its own, with comments, a visit with parts, relations and texts."""

from __future__ import annotations

from pathlib import Path

from viewer.registry.reader import read
from viewer.registry.registry import Registry

TEXT = """\
# yaml-language-server: $schema=elsewhere.json
# About the whole file.
format: 1
title: {vi: "Sổ thử", en: "Trial registry"}
language: en
home: AA

# The order gives lanes.
parties:
  AA: {name: "Aland"}
  # Only a place.
  BB: {name: {vi: "Bê", en: "Beland"}}
  CC: {name: "Celand"}   # third

people:
  ada:
    name: "Ada Quill"
    party: AA
    posts:
      - {as_of: 2030-01-01, rank: Colonel, source: post}
  # Bob is from Celand.
  bob: {name: "Bob Reed", party: CC}

series:
  talks: {name: "The talks", parties: [AA, BB]}

sources:
  news: {title: "News", texts: [{file: texts/news.txt, is: retelling}]}
  wire: {title: "Wire", texts: [{file: texts/wire.txt}]}
  post: {title: "Post", reprint_of: news, texts: [{file: texts/báo.txt}]}
  last: {title: "Last", texts: [{file: texts/last.txt}]}

# All events.
events:
  # The first talks.
  - id: talks-1
    title: {vi: "Đàm phán", en: "First talks"}
    date: 2030-02-01
    parties: [AA, BB]
    participants: [{person: ada}]
    series: {id: talks, number: 1}
    part_of: trip
    sources: [news]
    related:
      - {event: far, as: before}   # leads out
      - {event: trip, as: within}
    evidence:
      - {supports: [date], source: news, exact: "met on 1 February"}

  # What was far away.
  - id: far
    title: "Far & <away>"
    date: 2031
    parties: [AA, CC]
    participants: [{person: bob}]
    sources: [wire]

  # The trip.
  - id: trip
    title: "The trip"
    date: 2030-02
    kind: visit
    parties: [AA, BB]
    note: |
      Two lines,
      # and one that looks like a comment.
    sources: [news]
# The end.
"""


def written(folder: Path, text: str = TEXT) -> Registry:
    """Return the registry of `text`, written to a folder with its texts."""
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / "texts" / "news.txt").write_text("They met on 1 February.\n", encoding="utf-8")
    (folder / "texts" / "báo.txt").write_text("A post.\r\n", encoding="utf-8", newline="")
    (folder / "texts" / "wire.txt").write_text("A wire.\n", encoding="utf-8")
    path = folder / "events.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path)


def places(registry: Registry, *events: str) -> list[int]:
    """Return the places of events in the heads."""
    return [registry.by_id[event] for event in events]
