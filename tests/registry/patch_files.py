"""Makes registries as different people would write them, for tests of edits: the same text for the same seed.

Every style that YAML knows and the format allows stands somewhere: lines and braces, all five ways to write a text,
dashes at any depth, comments everywhere, blank lines, values left empty, keys in any order.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any

TEXTS = [
    "Đối thoại quốc phòng Việt Nam – EU",
    "Talks, at last: a beginning",
    "Hội đàm # không phải chú thích",
    'it\'s “quoted” and "quoted"',
    "a\\b",
    "NO",
    "12:30",
    "null",
    "- no item",
    "{no: mapping}",
    "* star",
    "& and",
    "!bang",
    "%percent",
    "@at",
    "?",
    "trailing colon:",
    "Hai bên đồng ý gặp lại và trao đổi thêm về đào tạo trong năm tới, như đã nói ở Hà Nội hồi tháng trước, và sau đó.",
    "Two lines\nof text",
    "Paragraph one\n\nParagraph two\n",
    "  leading spaces",
    "tab\there",
    "x",
    "ký tự lạ \u2028 và \x07",
    "2020",
    "",
]
IDS = ["a", "first-talks", "vn-eu-2", "ADMM+", "NO", "123", "S1", "đối-thoại"]
DATES = ["2020-12-01", "2018", "2018-12~", "2019-11-19/2019-11-24", "[2018-12-01..2018-12-04]", "-0043", "199X"]
COMMENTS = ["# a comment", "#no space", "# chú thích: {x}", "#"]

_TEXT = ("title", "note", "date_note")
_WORDS = ("kind", "status", "mode", "host", "part_of", "id")


class Values:
    """Invents data of the format."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def text(self) -> str:
        """Return some text, easy or hard to write."""
        if self.rng.random() < 0.3:
            return self.rng.choice(TEXTS[:3]) + " " + str(self.rng.randrange(100))
        return self.rng.choice(TEXTS)

    def both(self) -> Any:
        """Return a text, or one for each language."""
        kind = self.rng.random()
        if kind < 0.5:
            return self.text()
        return {"vi": self.text(), "en": self.text()} if kind < 0.9 else {"en": self.text()}

    def ident(self) -> str:
        """Return an id."""
        return self.rng.choice(IDS)

    def many(self, make: Any, most: int = 3) -> list[Any]:
        """Return a list of what `make` returns."""
        return [make() for _number in range(self.rng.randint(0, most))]

    def some(self, makers: dict[str, Any], *needed: str) -> dict[str, Any]:
        """Return a mapping with some of the keys."""
        keys = [key for key in makers if key in needed or self.rng.random() < 0.35]
        if self.rng.random() < 0.2:
            self.rng.shuffle(keys)
        return {key: makers[key]() for key in keys}

    def evidence(self) -> Any:
        """Return one passage."""
        makers = {
            "supports": lambda: self.many(self.ident),
            "source": self.ident,
            "exact": self.text,
            "note": self.both,
        }
        return self.some(makers, "source")

    def passages(self) -> list[Any]:
        """Return a few passages."""
        return self.many(self.evidence, 2)

    def participant(self) -> Any:
        """Return somebody who takes part."""
        if self.rng.random() < 0.3:
            return self.text()
        makers = {
            "person": self.ident,
            "name": self.text,
            "office": self.office,
            "party": self.ident,
            "role": self.ident,
            "rank": self.both,
            "count": lambda: self.rng.randrange(20),
            "evidence": self.passages,
        }
        return self.some(makers, "name")

    def office(self) -> Any:
        """Return one office or a list of them."""
        return self.both() if self.rng.random() < 0.6 else self.many(self.both, 2)

    def event(self) -> Any:
        """Return an event."""
        makers: dict[str, Any] = {
            "id": self.ident,
            "title": self.both,
            "aliases": lambda: self.many(self.both),
            "date": lambda: self.rng.choice(DATES),
            "date_note": self.both,
            "time": lambda: self.rng.choice(["morning", "09:30"]),
            "kind": self.ident,
            "background": lambda: self.rng.random() < 0.5,
            "place": self.place,
            "parties": lambda: self.many(self.ident),
            "series": lambda: {"id": self.ident(), "number": self.rng.randrange(9)},
            "participants": lambda: self.many(self.participant),
            "topics": lambda: self.many(self.text),
            "outcomes": lambda: self.many(self.outcome, 2),
            "related": lambda: self.many(lambda: {"event": self.ident(), "as": "before"}, 2),
            "note": self.both,
            "sources": lambda: self.many(self.ident),
            "evidence": self.passages,
            "x-mine": self.text,
        }
        return self.some(makers, "title")

    def place(self) -> Any:
        """Return a place."""
        if self.rng.random() < 0.4:
            return self.text()
        return self.some(
            {"city": self.both, "country": self.ident, "note": self.both, "evidence": self.passages}, "city"
        )

    def outcome(self) -> Any:
        """Return an outcome."""
        return (
            self.text()
            if self.rng.random() < 0.4
            else self.some({"text": self.both, "evidence": self.passages}, "text")
        )

    def post(self) -> Any:
        """Return a post."""
        makers = {
            "as_of": lambda: self.rng.choice(DATES),
            "rank": self.both,
            "office": self.office,
            "source": self.ident,
        }
        return self.some({**makers, "evidence": self.passages}, "as_of")

    def person(self) -> Any:
        """Return a person."""
        makers = {"name": self.text, "aliases": lambda: self.many(self.text), "party": self.ident}
        return self.some({**makers, "posts": lambda: self.many(self.post, 2)}, "name")

    def source(self) -> Any:
        """Return a source."""
        file = {"file": lambda: "articles/a.txt", "is": lambda: "original"}
        makers = {
            "title": self.both,
            "published": lambda: self.rng.choice(DATES),
            "texts": lambda: [self.some(file, "file")],
        }
        return self.some(makers, "title")

    def registry(self) -> dict[str, Any]:
        """Return a whole registry."""

        def under(make: Any) -> Any:
            return lambda: {self.rng.choice(IDS): make() for _number in range(self.rng.randint(1, 3))}

        makers = {
            "format": lambda: 1,
            "title": self.both,
            "language": lambda: "vi",
            "home": self.ident,
            "parties": under(lambda: {"name": self.both()}),
            "people": under(self.person),
            "series": under(lambda: {"name": self.both(), "parties": self.many(self.ident)}),
            "sources": under(self.source),
            "events": lambda: [self.event() for _number in range(self.rng.choice([1, 2, 2, 3, 4, 9]))],
            "accept": lambda: [{"code": "a", "reason": self.text()}],
        }
        return self.some(makers, "format", "people", "events")


class Hand:
    """Writes data as YAML by hand: one set of habits for a file, with slips."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.step = rng.choice([2, 2, 2, 4, 3])
        self.dash = rng.choice([0, 2, 2, 2, 4])
        self.gap = rng.choice([1, 1, 1, 3])
        self.comments = rng.choice([0.0, 0.1, 0.4])
        self.blank = rng.choice([0.0, 0.0, 1.0, 0.3])
        self.flow_share = rng.choice([0.1, 0.5, 0.9])

    def write(self, registry: dict[str, Any]) -> str:
        """Return the text of a registry."""
        rng = self.rng
        text = "# yaml-language-server: $schema=x\n" if rng.random() < 0.3 else ""
        text += rng.choice(["---\n", "\n", "", "", ""])
        text += "\n".join(self.mapping(registry, 0, top=True)) + "\n"
        if rng.random() < 0.2:
            text += rng.choice(["# the end\n", "\n\n", "\n# the end"])
        return text if rng.random() < 0.8 else text.rstrip("\n")

    def mapping(self, data: dict[str, Any], column: int, *, top: bool = False) -> list[str]:
        """Return the lines of a mapping in block style."""
        lines: list[str] = []
        for number, (key, value) in enumerate(data.items()):
            blank = (top and self.rng.random() < 0.4) or self.rng.random() < 0.03
            if number and blank:
                lines += [""] * self.rng.choice([1, 1, 2])
            if (number or top) and self.rng.random() < self.comments:
                lines += self.comment(column)
            name = self.key(key)
            lines += self.valued(" " * column + name + self.rng.choice([":"] * 9 + [" :"]), value, column)
        return lines

    def valued(self, head: str, value: Any, column: int) -> list[str]:
        """Return `head`, which ends in a colon, with its value."""
        rng = self.rng
        if isinstance(value, dict | list) and value and rng.random() > self.flow_share:
            behind = " " + rng.choice(COMMENTS) if rng.random() < self.comments / 2 else ""
            if isinstance(value, dict):
                return [head + behind, *self.mapping(value, column + self.step)]
            return [head + behind, *self.items(value, column + self.dash)]
        if value == "" and rng.random() < 0.5:
            return [head + rng.choice(["", " ", " # empty"])]
        lines = self.inline(value, column + self.step)
        if rng.random() < 0.04 and len(lines) == 1 and not lines[0].startswith(("|", ">")):
            return [head, " " * (column + self.step) + lines[0]]
        spaces = rng.choice([" "] * 8 + ["  "])
        return [head + spaces + lines[0], *lines[1:]]

    def items(self, data: list[Any], column: int) -> list[str]:
        """Return the lines of a list in block style."""
        lines: list[str] = []
        rng = self.rng
        blank = rng.random() < self.blank
        for number, value in enumerate(data):
            if number and blank:
                lines.append("")
            if rng.random() < self.comments:
                lines += self.comment(column)
            lines += self.item(value, column)
        return lines

    def item(self, value: Any, column: int) -> list[str]:
        """Return the lines of one item."""
        pad = " " * column + "-"
        gap = " " * self.gap
        inner = column + 1 + self.gap
        if isinstance(value, dict | list) and value and self.rng.random() > self.flow_share:
            body = self.mapping(value, inner) if isinstance(value, dict) else self.items(value, inner)
            if self.rng.random() < 0.08:
                return [pad + self.rng.choice(["", " # lone"]), *body]
            if not body[0].startswith(" " * inner) or body[0].lstrip().startswith("#"):
                return [pad, *body]
            return [pad + gap + body[0][inner:], *body[1:]]
        lines = self.inline(value, inner)
        return [pad + gap + lines[0], *lines[1:]]

    def inline(self, value: Any, column: int) -> list[str]:
        """Return a value that begins on the line of its key: a scalar, or something in brackets."""
        if isinstance(value, dict | list):
            return self.flow(value, column)
        lines = self.scalar(value, column, flow=False)
        if len(lines) == 1 and self.rng.random() < self.comments / 2:
            lines[0] += self.rng.choice([" ", "   "]) + self.rng.choice(COMMENTS)
        return lines

    def flow(self, value: Any, column: int) -> list[str]:
        """Return a value in brackets, on one line or on several."""
        parts = self.members(value)
        left, right = "{}" if isinstance(value, dict) else "[]"
        pad = self.rng.choice(["", "", "", " "])
        if parts and self.rng.random() < 0.12:
            lines = [left]
            for number, part in enumerate(parts):
                if self.rng.random() < self.comments:
                    lines += self.comment(column)
                comma = "," if number + 1 < len(parts) or self.rng.random() < 0.3 else ""
                behind = " # about it" if self.rng.random() < self.comments else ""
                lines.append(" " * column + part + comma + behind)
            return [*lines, " " * max(column - self.step, 1) + right]
        comma = "," if parts and self.rng.random() < 0.05 else ""
        return [left + pad + self.rng.choice([", "] * 9 + [" ,  "]).join(parts) + comma + pad + right]

    def members(self, value: Any) -> list[str]:
        """Return the members of a collection in brackets."""
        if isinstance(value, list):
            return [self.member(item) for item in value]
        return [f"{self.key(key)}: {self.member(item)}" for key, item in value.items()]

    def member(self, value: Any) -> str:
        """Return a value within brackets, on one line."""
        if isinstance(value, dict):
            return "{" + ", ".join(self.members(value)) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.members(value)) + "]"
        return self.scalar(value, 0, flow=True)[0]

    def key(self, key: str) -> str:
        """Return a key."""
        return self.rng.choice([key] * 12 + [f'"{key}"', f"'{key}'"])

    def scalar(self, value: Any, column: int, *, flow: bool) -> list[str]:
        """Return a scalar in a style that can hold it."""
        if value is True or value is False:
            return ["true" if value else "false"]
        text = str(value)
        if isinstance(value, int):
            return [text]
        simple = text.isprintable() and "\n" not in text
        ways = [[json.dumps(text, ensure_ascii=not simple)]]
        if simple:
            ways.append(["'" + text.replace("'", "''") + "'"])
            if text and all(sign.isalnum() or sign in " -–~+" for sign in text) and text[0].isalnum():
                ways += [[text.strip()]] * 2
                if not flow and " " in text.strip() and self.rng.random() < 0.2:
                    first, rest = text.strip().split(" ", 1)
                    ways.append([first, " " * column + rest.strip()])
                    ways.append([f'"{first}', " " * column + rest.strip() + '"'])
        if not flow and text.strip() == text and text and text.replace("\n", "").isprintable():
            pad = " " * column
            chomp = self.rng.choice(["", "-", "-", "+"])
            ways.append(["|" + chomp, *(pad + line if line else "" for line in text.split("\n"))])
            if "\n" not in text and "  " not in text:
                words = text.split(" ")
                half = len(words) // 2
                ways.append([">" + chomp] + [pad + " ".join(part) for part in (words[:half], words[half:]) if part])
            if self.rng.random() < 0.1:
                ways[-1].append("")
        return list(self.rng.choice(ways))

    def comment(self, column: int) -> list[str]:
        """Return a comment of a line or two."""
        indent = column if self.rng.random() < 0.8 else self.rng.choice([0, column + 2])
        lines = [" " * indent + self.rng.choice(COMMENTS) for _number in range(self.rng.choice([1, 1, 2]))]
        return lines + [""] * (self.rng.random() < 0.2)


def registry_text(rng: Random) -> str:
    """Return the text of a registry that somebody has written."""
    return Hand(rng).write(Values(rng).registry())
