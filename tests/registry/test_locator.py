import pytest

from tests.registry.reading import VALID
from viewer.base import resources
from viewer.registry.document import read_document
from viewer.registry.locator import Locator
from viewer.registry.reader import read

TEXT = """\
format: 1
people:
  ada: {name: "Ada"}
  'boris':
    posts:
      -
      - rank: "Admiral"
events:
  - id: first
    title: A
    outcomes: [{text: "B", evidence: [{source: s, exact: "C"}]}]

  # About the second.
  - {id: second,
     title: D}
accept: []
"""


def locator(text: str) -> Locator:
    """Return a locator for `text`."""
    return Locator(read_document(text))


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("format",), (1, 9)),
        (("people", "ada", "name"), (3, 15)),
        (("people", "boris", "posts", 1, "rank"), (7, 15)),
        (("events",), (9, 3)),
        (("events", 0, "title"), (10, 12)),
        (("events", 0, "outcomes", 0, "evidence", 0, "exact"), (11, 58)),
        (("events", 1), (14, 5)),
        (("events", 1, "title"), (15, 13)),
        (("accept",), (16, 9)),
        (("nowhere", "at", "all"), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_places_are_lines_and_columns_from_one(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    """Paths into entries and events, in block and in flow style, lead to their place in the file."""
    assert locator(TEXT).place(path) == place


def test_the_key_itself_can_be_asked_for() -> None:
    """The place of a key is that of its first character."""
    assert locator(TEXT).place(("people", "boris", "posts"), key=True) == (5, 5)
    assert locator(TEXT).place(("events", 0, "title"), key=True) == (10, 5)
    assert locator(TEXT).place(("people",), key=True) == (2, 1)


def test_events_in_one_line_have_their_own_places() -> None:
    """Events that share a line are told apart by their column."""
    found = locator("format: 1\nevents: [{title: A, date: 1}, {title: B, date: 2},\n  {title: C}]\n")
    assert [found.place(("events", number, "title")) for number in range(3)] == [(2, 18), (2, 39), (3, 11)]
    assert found.place(("events", 1, "date")) == (2, 48)


def test_an_event_covers_its_lines_up_to_the_next() -> None:
    """An event's span reaches to the next event, read or lost, or to the end of its section."""
    text = 'events:\n- title: A\n# c\n- title: "B\n- title: C\n  date: 1\ntitle: T\n'
    found = locator(text)
    spans = [text[slice(*found.event_span(index))] for index in range(3)]
    assert spans == ["- title: A\n# c\n", "- title: C\n  date: 1\n", ""]


def test_a_line_leads_back_to_its_event_or_entry() -> None:
    """Each line belongs to an event, an entry of a section, or to nothing."""
    found = locator(TEXT)
    owners = [found.item_at(line) for line in range(1, 18)]
    assert owners[0:2] == [(), ()]
    assert owners[2:7] == [("people", "ada"), *[("people", "boris")] * 4]
    assert owners[7:15] == [(), *[("events", 0)] * 5, *[("events", 1)] * 2]
    assert owners[15] == ()


def test_the_line_of_a_lost_event_belongs_to_nobody() -> None:
    """What is wrong with an event that could not be read is not blamed on its neighbour."""
    found = locator('events:\n- title: A\n- title: "B\n  date: 1\n- title: C\n')
    assert [found.item_at(line) for line in range(1, 6)] == [(), ("events", 0), (), (), ("events", 1)]


@pytest.mark.parametrize("path", [*VALID, resources.sample()], ids=lambda path: path.stem)
def test_every_event_begins_on_the_line_of_its_head(path: object) -> None:
    """The line of a head is the line with the event's dash or brace; where a dash stands alone, the next one."""
    registry = read(path)  # type: ignore[arg-type]  # a path, as the table says
    lines = registry.document.text.split("\n")
    for head in registry.heads:
        written = lines[head.line - 1].lstrip()
        assert written.startswith(("-", "{")) or lines[head.line - 2].strip() == "-"
        if not head.derived_id and written.startswith("- id:"):
            assert written.split("#")[0].removeprefix("- id:").strip(" \"'") == head.id
        line, _column = registry.locator.place(("events", head.index))
        assert line >= head.line


def test_every_event_of_the_shipped_registry_begins_with_its_id() -> None:
    """In the shipped registry the first line of each event is `- id:`, and heads point there."""
    registry = read(resources.sample())
    lines = registry.document.text.split("\n")
    assert [lines[head.line - 1] for head in registry.heads] == [f"  - id: {head.id}" for head in registry.heads]


def test_every_scalar_of_the_full_example_is_found() -> None:
    """Each text of the full example stands where its path leads, but for what a block folds."""
    registry = read(next(path for path in VALID if path.stem == "full"))
    lines = registry.document.text.split("\n")
    seen = 0
    for path, value in scalars(registry.document.data):
        line, column = registry.locator.place(path)
        written = lines[line - 1][column - 1 :]
        assert written.lstrip("\"'").startswith(str(value)[:8].split("\n")[0]) or written[0] in "|>", path
        seen += 1
    assert seen > 100


def scalars(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], object]]:
    """Return each scalar with its path; true and false are left out, which are written in several ways."""
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in scalars(item, (*path, key))]
    if isinstance(value, list):
        return [found for number, item in enumerate(value) for found in scalars(item, (*path, number))]
    return [] if value is None or isinstance(value, bool) else [(path, value)]
