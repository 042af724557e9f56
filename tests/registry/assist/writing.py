"""A small invented registry, and texts with a cursor in them."""

from __future__ import annotations

from tests.registry.reading import reading
from viewer.registry.assist.complete import Completion, completions
from viewer.registry.assist.context import Context, context_at
from viewer.registry.registry import Registry

CURSOR = "¦"

SAMPLE = """\
# Sổ sự kiện thử
format: 1
title: {vi: "Đối thoại của Freedonia", en: "Freedonia's dialogues"}
language: vi
home: FRD
parties:
  FRD: {name: "Freedonia"}
  SYL: {name: {vi: "Xin-va-ni", en: "Sylvania"}}
  "NO": {name: "Na Uy"}
people:
  le-van-ho:
    name: Lê Văn Hổ
    aliases: ["Lê V. Hổ"]
    party: FRD
    posts:
      - as_of: 2019-06
        rank: {vi: "Thiếu tướng", en: "Major General"}
        office: {vi: "Cục trưởng", en: "Director"}
        source: bao-cang
      - as_of: 2021-03-14
        rank: {vi: "Trung tướng", en: "Lieutenant General"}
        office:
          - {vi: "Thứ trưởng", en: "Deputy Minister"}
          - "Ủy viên"
        source: bao-cang
  ada-quill: {name: Ada Quill, party: SYL}
series:
  frd-syl: {name: {vi: "Đối thoại quốc phòng", en: "Defence dialogue"}, parties: [FRD, SYL]}
sources:
  bao-cang:
    title: "Hai bên nối lại đàm phán"
    publisher: Báo Cảng
    published: 2021-03-15
    texts:
      - {file: articles/bao-cang.txt, is: original}
  tin-chieu: "Tin buổi chiều"
events:
  # một chuyến thăm
  - id: chuyen-tham
    title: "Chuyến thăm Cảng Hổ Phách"
    date: "[2021-03-12..2021-03-16]"
    kind: visit
    parties: [FRD, SYL]
  - id: doi-thoai-3
    title:
      vi: "Đối thoại lần thứ ba"
      en: Third dialogue
    date: 2021-03-14   # buổi sáng
    kind: dialogue
    part_of: chuyen-tham
    place: {city: "Cảng Hổ Phách", country: FRD, venue: "Nhà thuế cũ"}
    parties: [FRD, SYL]
    series: {id: frd-syl, number: 3}
    participants:
      - person: le-van-ho
        role: co-chair
        rank: "Trung tướng"
      - {name: 'Boris ''Bo'' Tern', role: co-chair, party: SYL}
      - ada-quill
    topics: [tìm kiếm cứu nạn,
      "đào tạo"]
    outcomes:
      - text: >-
          Lập đường dây nóng giữa
          hai trung tâm cứu hộ.
        evidence:
          - source: bao-cang
            exact: |
              lập một đường dây nóng
    related:
      - {event: chuyen-tham, as: beside}
    note: "nhiều dòng
      trong ngoặc kép"
    sources: [bao-cang]
    evidence:
      - supports: [date, person:le-van-ho]
        source: bao-cang
        exact: "ngày 14 tháng 3"
"""


def sample() -> Registry:
    """Return the registry that `SAMPLE` holds."""
    return reading(SAMPLE)


def event(lines: str) -> str:
    """Return a registry of two events, of which the first has `lines` below its title."""
    return f'format: 1\nlanguage: vi\nevents:\n  - title: "Một"\n{lines}\n  - title: "Hai"\n'


def at(text: str) -> Context:
    """Return the context at the cursor of a text."""
    place = text.index(CURSOR)
    return context_at(text.replace(CURSOR, ""), place)


def offered(text: str, registry: Registry | None = None, lang: str = "vi") -> list[Completion]:
    """Return what is offered at the cursor of a text."""
    return completions(registry or sample(), at(text), lang)


def labels(text: str, registry: Registry | None = None, lang: str = "vi") -> list[str]:
    """Return the labels of what is offered at the cursor of a text."""
    return [one.label for one in offered(text, registry, lang)]


def taken(text: str, label: str, registry: Registry | None = None) -> str:
    """Return a text after the completion `label` was taken, with the cursor where it goes."""
    context = at(text)
    one = next(one for one in offered(text, registry) if one.label == label)
    plain = text.replace(CURSOR, "")
    insert = one.insert[: one.caret] + CURSOR + one.insert[one.caret :]
    return plain[: context.start] + insert + plain[context.end :]
