import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registry.reading import VALID
from viewer.registry.layout import Section, Span, first_key, item_pattern, sections
from viewer.registry.yamlread import parse

TEXT = """\
# A comment on top.
format: 1   # one
"title": "A: b"
'home': FRD
people:

  # Those who speak.
  ada: {name: Ada}
  "boris tern":
    name: Boris
  'c': C
parties: {FRD: F,
  SYL: S}
events:
- id: first
  note: |
    - not an item
     - nor this
- second

# About the last.
-
  id: third
x-mine: []
"""


def pieces(section: Section) -> list[str]:
    """Return the texts of a section's items."""
    return [TEXT[item.start : item.end] for item in section.items]


def test_sections_are_keys_at_the_margin() -> None:
    """Each key in column 0, in quotes or not, begins a section that reaches to the next."""
    found = sections(TEXT)
    assert [(one.key, one.span.line) for one in found] == [
        ("format", 1),
        ("title", 2),
        ("home", 3),
        ("people", 4),
        ("parties", 11),
        ("events", 13),
        ("x-mine", 23),
    ]
    assert "".join(TEXT[one.span.start : one.span.end] for one in found) == TEXT[TEXT.index("format") :]


def test_items_are_what_begins_at_the_first_indentation() -> None:
    """Entries and list items are found with their lines; comments belong to the item above."""
    found = {one.key: one for one in sections(TEXT)}
    assert [item.line for item in found["people"].items] == [7, 8, 10]
    assert pieces(found["people"])[1] == '  "boris tern":\n    name: Boris\n'
    assert [item.line for item in found["events"].items] == [14, 18, 21]
    assert pieces(found["events"])[1] == "- second\n\n# About the last.\n"


def test_a_value_on_the_line_of_its_key_has_no_items() -> None:
    """Scalars and flow style are left whole."""
    found = {one.key: one for one in sections(TEXT)}
    assert [found[key].items for key in ("format", "title", "parties", "x-mine")] == [(), (), (), ()]


def test_places_that_are_no_sections_can_be_ignored() -> None:
    """What is ignored belongs to the section above it."""
    found = sections(TEXT, ignore=[TEXT.index("x-mine")])
    assert found[-1].key == "events"
    assert TEXT[found[-1].items[-1].start :].endswith("x-mine: []\n")


@pytest.mark.parametrize("text", ["", "\n\n", "no key here", "- a\n- b", " a: b", "http://example.org", "# a: b"])
def test_text_without_keys_has_no_sections(text: str) -> None:
    """Lists, prose, comments and what is indented are no sections."""
    assert sections(text) == ()


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ("  ada: {name: Ada}\n", "ada"),
        ('  "ada quill":\n', "ada quill"),
        ("'ada': x", "ada"),
        ("  ada :  x", "ada"),
        ("  ada\n", None),
        ("  - ada: x", None),
        ("", None),
    ],
)
def test_the_key_of_an_item_is_its_first_word(item: str, key: str | None) -> None:
    """An entry begins with its key, in quotes or not, with or without a space before the colon."""
    assert first_key(item) == key


def test_a_dash_is_only_one_before_a_space() -> None:
    """Negative years and document marks are no list items."""
    pattern = item_pattern(2, dashed=True)
    assert [match.start() for match in pattern.finditer("  - a\n  -0043\n  ---\n  -\n - b\n")] == [0, 20]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_the_layout_of_valid_files_is_that_of_yaml(path: object) -> None:
    """Where items are found by indentation, they stand on the lines that YAML gives them."""
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]  # a path, as the table says
    lines = parse(text).items
    for section in sections(text):
        if section.items and section.key in lines:
            assert [_first_line(text, item) for item in section.items] == lines[section.key]


def _first_line(text: str, item: Span) -> int:
    """Return the line with the first content of an item, whose dash may stand alone above it."""
    alone = re.match(r"\s*-\s*\n", text[item.start : item.end])
    return item.line + (alone[0].count("\n") if alone else 0)


@given(st.text(alphabet="ab:- \n\"'#{}[]|x", max_size=80))
def test_pieces_never_overlap(text: str) -> None:
    """Sections follow each other without a gap, and items lie in order within their section."""
    found = sections(text)
    for before, after in pairwise(found):
        assert before.span.end == after.span.start
    for section in found:
        places = [place for item in section.items for place in (item.start, item.end)]
        assert places == sorted(places)
        assert not places or section.span.start <= places[0] <= places[-1] == section.span.end
        assert all(text.count("\n", 0, item.start) == item.line for item in section.items)
