"""Makes large registries of invented events: the same bytes for the same number and seed."""

from __future__ import annotations

import random

SEED = 20191122
PARTIES = ("EU", "RU", "IT", "FR", "DE", "GB", "KR", "JP")
KINDS = ("dialogue", "meeting", "call", "visit", "conference", "agreement", "anniversary", "exercise")
PEOPLE, SERIES, SOURCES = 200, 40, 50


def registry_text(events: int, seed: int = SEED) -> str:
    """Return a registry with `events` events of about 900 bytes each."""
    rng = random.Random(seed)
    return "".join([*_head(rng), *(_event(rng, number) for number in range(events))])


def _head(rng: random.Random) -> list[str]:
    lines = ['format: 1\ntitle: {vi: "Sổ thử", en: "Test registry"}\nlanguage: vi\nhome: VN\nparties:\n']
    lines.append('  VN: {name: {vi: "Bên nhà", en: "Home"}}\n')
    lines += [f'  {party}: {{name: {{vi: "Bên {party}", en: "Party {party}"}}}}\n' for party in PARTIES]
    lines.append("people:\n")
    lines += [f'  person-{n}: {{name: "Người Thứ {n}", party: {rng.choice(PARTIES)}}}\n' for n in range(PEOPLE)]
    lines.append("series:\n")
    lines += [f'  series-{n}: {{name: {{vi: "Loạt họp {n}", en: "Series {n}"}}}}\n' for n in range(SERIES)]
    lines.append("sources:\n")
    lines += [
        f'  source-{n}: {{title: "Bài {n}", publisher: "Báo {n}", published: 2019-01-01}}\n' for n in range(SOURCES)
    ]
    lines.append("events:\n")
    return lines


def _date(rng: random.Random) -> str:
    year, month, day = rng.randint(1950, 2026), rng.randint(1, 12), rng.randint(1, 24)
    exact = f"{year}-{month:02}-{day:02}"
    forms = [exact] * 6
    forms += [f"{year}-{month:02}", f"{year}", f'"[{exact}..{year}-{month:02}-{day + 3:02}]"']
    forms += [f"{exact}/{year}-{month:02}-{day + 4:02}"]
    return rng.choice(forms)


def _event(rng: random.Random, number: int) -> str:
    source, party = rng.randrange(SOURCES), rng.choice(PARTIES)
    return f"""\
  - id: event-{number}
    title:
      vi: "Cuộc họp số {number} giữa hai bên tại thủ đô"
      en: "Meeting number {number} between the two sides"
    date: {_date(rng)}
    kind: {rng.choice(KINDS)}
    place: {{city: "Hà Nội", country: VN}}
    parties: [VN, {party}]
    participants:
      - {{person: person-{rng.randrange(PEOPLE)}, role: co-chair, rank: "Thượng tướng", office: "Thứ trưởng"}}
      - {{person: person-{rng.randrange(PEOPLE)}, role: co-chair}}
    topics: ["an ninh mạng", "an ninh hàng hải"]
    outcomes:
      - text: "Hai bên đồng ý gặp lại và trao đổi thêm về đào tạo trong năm tới."
        evidence:
          - source: source-{source}
            exact: "trao đổi thêm về đào tạo"
    note: "Ghi chú ngắn về cuộc họp, viết ra chỉ để thử tốc độ đọc."
    sources: [source-{source}]
    evidence:
      - supports: [date, place]
        source: source-{source}
        exact: "cuộc họp thứ {number}"
"""
