import json
import re

from tests.briefing.sample import sample
from tests.briefing.writers.figure import pictures
from viewer.base.value import replace
from viewer.briefing.document import Contents, Document, Footnote, Heading, PageBreak, Paragraph, Run, Title
from viewer.briefing.writers.typst import day, source
from viewer.briefing.writers.typst.keeping import kept

LITERAL = re.compile(r'#import "briefing.typ": briefing\n#briefing\(json\(bytes\("((?:[^"\\]|\\.)*)"\)\)\)\n')


def data(document: Document) -> dict[str, object]:
    """Return the data that a source hands to the template."""
    found = LITERAL.fullmatch(source(document, pictures()))
    assert found is not None
    made: dict[str, object] = json.loads(re.sub(r"\\(.)", r"\1", found[1]))
    return made


def test_the_source_is_one_call_with_one_string() -> None:
    """Whatever the words are, the source is the same two lines around one string literal."""
    for text in ('"))) #panic("x")', '\\"', "\\\\", "`#x`", "end\\"):
        document = replace(sample(), title=text)
        assert data(document)["title"] == text


def test_halves_of_characters_are_replaced() -> None:
    """A half of a character, which no file can hold, becomes a question mark."""
    assert data(replace(sample(), title="a\ud800b"))["title"] in ("a?b", "a\ud800b")
    source(replace(sample(), title="a\ud800b"), {}).encode()


def test_parts_have_their_language() -> None:
    """Each title begins a part with the language, the handling line and the short title of its own."""
    parts = data(sample())["parts"]
    assert isinstance(parts, list)
    assert [(part["lang"], part["handling"]) for part in parts] == [("vi", "Nội bộ"), ("en", "Internal")]


def test_the_date_is_the_documents_or_none() -> None:
    """A date that no calendar has, or none, is no date of the file."""
    assert day(replace(sample(), as_of="2031-05-04")) == (2031, 5, 4)
    for text in ("", "2031", "2031-02-31", "-0043-01-01", "soon"):
        assert day(replace(sample(), as_of=text)) is None


def test_notes_of_a_short_text_are_one_for_typst() -> None:
    """Of two notes in one line the first carries the words of both, the second only its number."""
    first, second = (Footnote(number, (Run(f"S{number}"),)) for number in (1, 2))
    runs = (Run("Said", footnote=first), Run("", footnote=second))
    title = Title("T", "", "", "", "en", "en")
    parts = data(Document("T", "", "", ("en",), (title, Paragraph(runs, "en"))))["parts"]
    assert isinstance(parts, list)
    made = parts[0]["blocks"][1]["runs"]
    assert made == [{"t": "Said", "n": [[1, ["S1"]], [2, ["S2"]]]}, {"t": "", "m": 2, "after": True}]


def test_what_introduces_words_with_a_note_is_one_piece_with_them() -> None:
    """Headings and labels become one piece with what follows where that has a footnote, and stay alone elsewhere."""
    head = {"is": "head", "runs": ["A"]}
    label = {"is": "para", "runs": ["B"], "sticky": True}
    noted = {"is": "bullets", "whole": True, "items": [{"runs": [{"t": "C", "n": []}]}]}
    plain = {"is": "para", "whole": True, "runs": ["D"]}
    assert kept([head, label, noted, plain]) == [{"is": "together", "blocks": [head, label, noted]}, plain]
    assert kept([head, plain, noted, head]) == [head, plain, noted, head]
    assert kept([head, {**noted, "whole": False}]) == [head, {**noted, "whole": False}]


def test_contents_come_with_the_number_of_their_lines() -> None:
    """The contents of a part have a line for each heading down to their level, and more for long headings."""
    heads = [("First", 1), ("Second", 2), ("Third", 3), ("word " * 30, 2)]
    part = [Heading(level, (Run(text),), f"en-{level}-{len(text)}", "en") for text, level in heads]
    blocks = (Title("A", "", "", "", "en", "en"), Contents("Contents", 2, "en"), *part)
    both = (*blocks, PageBreak("vi"), Title("B", "", "", "", "vi", "vi"), Contents("Mục lục", 1, "vi"))
    parts = data(replace(sample(), blocks=both))["parts"]
    assert isinstance(parts, list)
    found = [block["lines"] for part in parts for block in part["blocks"] if block["is"] == "contents"]
    assert found == [4, 0]
