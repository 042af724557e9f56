from pathlib import Path

import pytest

from tests.registry.reading import TODAY
from viewer.checking import all_problems
from viewer.registry.reader import read
from viewer.sources.library import Library

TEXT = """\
format: 1
people:
  ada:
    posts: [{rank: General, evidence: [{source: s, exact: "never said"}]}]
sources:
  s:
    title: S
    texts: [{file: s.txt}, {file: none.txt}]
  t:
    title: T
    texts:
      - {file: gone.txt}
events:
  - id: a
    title: A
    kind: dog
    evidence:
      - {source: s, text: s.txt, exact: "never said"}
  - id: b
    title: B
    evidence: [{source: s, text: s.txt, exact: "never said"}]
"""


def codes(folder: Path, text: str) -> list[str]:
    """Return the problems of a registry in `folder`."""
    (folder / "events.yaml").write_text(text, encoding="utf-8")
    (folder / "s.txt").write_text("What was said.", encoding="utf-8")
    registry = read(folder / "events.yaml")
    return [f"{one.line}:{one.column} {one.code}" for one in all_problems(registry, Library(folder), TODAY)]


def test_problems_of_registry_and_texts_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """What the schema, the rules and the texts bring up stands together, sorted by place."""
    assert codes(tmp_path, TEXT) == [
        "8:35 text-missing",
        "12:16 text-missing",
        "16:11 unknown-value",
        "18:41 passage-lost",
        "21:48 passage-lost",
    ]


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ("title: T\n", "title: T\n    accept: [{code: text-missing, reason: r}]\n", "text-missing"),
        ("kind: dog\n", "accept: [{code: passage-lost, reason: r}]\n    kind: dog\n", "passage-lost"),
    ],
)
def test_problems_of_texts_are_accepted_where_they_stand(tmp_path: Path, old: str, new: str, gone: str) -> None:
    """A source accepts that its text is missing, an event that its passage is lost; others are told still."""
    before = [line.partition(" ")[2] for line in codes(tmp_path, TEXT)]
    after = [line.partition(" ")[2] for line in codes(tmp_path, TEXT.replace(old, new))]
    assert before.count(gone) == 2
    assert after.count(gone) == 1


def test_a_person_accepts_a_lost_passage_too(tmp_path: Path) -> None:
    """Posts rest on passages as events do."""
    text = TEXT.replace(", {file: none.txt}", "")
    assert "4:59 passage-lost" in codes(tmp_path, text)
    accepted = text.replace("  ada:\n", "  ada:\n    accept: [{code: passage-lost, reason: r}]\n")
    assert len(codes(tmp_path, accepted)) == len(codes(tmp_path, text)) - 1


def test_the_top_accepts_everywhere(tmp_path: Path) -> None:
    """What the registry accepts as a whole is told of nowhere."""
    found = codes(tmp_path, TEXT + "accept: [{code: passage-lost, reason: r}, {code: text-missing, reason: r}]\n")
    assert found == ["16:11 unknown-value"]
