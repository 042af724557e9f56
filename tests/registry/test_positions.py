import pytest

from viewer.registry.positions import Path, locate

TEXT = """\
title: T
people:
  ada: {name: "Ada", posts: [{rank: "General"},
    {rank: "Admiral"}]}
events:
  - id: first
    evidence:
      - source: s
        exact: >-
          Folded
      - {source: s, exact: "In braces"}
  -   title: B
      date:
        2021
      empty:
  - [a, b]
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (0, 0)),
        (("title",), (0, 7)),
        (("people",), (2, 2)),
        (("people", "ada"), (2, 7)),
        (("people", "ada", "name"), (2, 14)),
        (("people", "ada", "posts", 0, "rank"), (2, 36)),
        (("people", "ada", "posts", 1), (3, 4)),
        (("people", "ada", "posts", 1, "rank"), (3, 11)),
        (("events", 0), (5, 4)),
        (("events", 0, "id"), (5, 8)),
        (("events", 0, "evidence", 0, "exact"), (8, 15)),
        (("events", 0, "evidence", 1, "exact"), (10, 27)),
        (("events", 1, "title"), (11, 13)),
        (("events", 1, "date"), (13, 8)),
        (("events", 2, 1), (15, 8)),
    ],
)
def test_every_value_is_found_again(path: Path, place: tuple[int, int]) -> None:
    """Values in block and in flow style, at any depth, are found by their path."""
    assert locate(TEXT, path) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("people",), (1, 0)),
        (("people", "ada", "posts"), (2, 21)),
        (("events", 1, "date"), (12, 6)),
        (("events", 1), (11, 6)),
    ],
)
def test_keys_are_found_too(path: Path, place: tuple[int, int]) -> None:
    """The place of a key is asked for by `key`; an item of a list has no key, so its own place is given."""
    assert locate(TEXT, path, key=True) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("events", 1, "zzz"), (11, 6)),
        (("events", 9, "date"), (5, 2)),
        (("events", 0, "id", "zzz"), (5, 8)),
        (("people", "ada", "posts", 7), (2, 28)),
        (("events", "zzz"), (5, 2)),
        (("people", 0), (2, 2)),
        (("zzz",), (0, 0)),
    ],
)
def test_what_is_missing_is_looked_for_where_it_would_stand(path: Path, place: tuple[int, int]) -> None:
    """Where a path ends early, the deepest part that exists is given."""
    assert locate(TEXT, path) == place


def test_an_empty_value_stands_at_its_key() -> None:
    """Nothing has no place of its own: the key's is given."""
    assert locate(TEXT, ("events", 1, "empty")) == (14, 6)


@pytest.mark.parametrize("text", ["", "a: [", "\t", "# only"])
def test_what_cannot_be_parsed_has_no_places(text: str) -> None:
    """Text that is no YAML, or none, gives its beginning."""
    assert locate(text, ("a", 0)) == (0, 0)
