import csv
import io
import json
from pathlib import Path

import pytest

from tests.registry.reading import VALID, reading
from viewer import listing
from viewer.registry.reader import read
from viewer.registry.registry import Registry

# Section 8 of the design: what `list --format json` gives for each event.
KEYS = [
    "id",
    "title",
    "title_vi",
    "title_en",
    "date",
    "date_note",
    "date_earliest",
    "date_latest",
    "time",
    "kind",
    "status",
    "background",
    "mode",
    "host",
    "place",
    "parties",
    "series",
    "part_of",
    "participants",
    "topics",
    "outcomes",
    "related",
    "sources",
]
PLACE = ["city", "country", "venue", "note"]
PARTICIPANT = ["person", "name", "rank", "office", "party", "role"]


@pytest.fixture(scope="module")
def full() -> Registry:
    """Return the example with every key."""
    return read(next(path for path in VALID if path.stem == "full"))


def row(text: str, language: str = "en") -> listing.Row:
    """Return the row of the one event that `text` describes."""
    registry = reading(f"language: en\npeople: {{ada: {{name: Ada, party: FRD}}}}\nevents:\n{text}")
    (found,) = listing.rows(registry, [0], language)
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_row_has_exactly_the_promised_keys(full: Registry, language: str) -> None:
    """Every event has the same keys in the same order, and so have places, series, participants and relations."""
    for found in listing.rows(full, range(3), language):
        assert list(found) == KEYS == list(listing.KEYS)
        assert found["place"] is None or list(found["place"]) == PLACE
        assert found["series"] is None or list(found["series"]) == ["id", "number"]
        assert all(list(one) == PARTICIPANT for one in found["participants"])
        assert all(list(one) == ["event", "as"] for one in found["related"])


def test_a_row_says_everything_in_english(full: Registry) -> None:
    """The first event of the full example, in English."""
    (found,) = listing.rows(full, [0], "en")
    assert found == {
        "id": "frd-syl-defence-3",
        "title": "Third Freedonia–Sylvania defence dialogue",
        "title_vi": "Đối thoại quốc phòng Freedonia – Sylvania lần thứ ba",
        "title_en": "Third Freedonia–Sylvania defence dialogue",
        "date": "2021-03-14",
        "date_note": "The article says this morning and is dated the same day.",
        "date_earliest": "2021-03-14",
        "date_latest": "2021-03-14",
        "time": "morning",
        "kind": "dialogue",
        "status": "held",
        "background": False,
        "mode": "in-person",
        "host": "FRD",
        "place": {
            "city": "Port Amber",
            "country": "FRD",
            "venue": "Old Customs House",
            "note": "Named by one paper only.",
        },
        "parties": ["FRD", "SYL"],
        "series": {"id": "frd-syl-defence", "number": 3},
        "part_of": "syl-visit-2021",
        "participants": [
            {
                "person": "ada-quill",
                "name": "Ada Quill",
                "rank": "General",
                "office": "Deputy Minister of Defence",
                "party": "FRD",
                "role": "co-chair",
            },
            {
                "person": "boris-tern",
                "name": "Boris Tern",
                "rank": None,
                "office": "Chief of the Naval Staff; Head of the delegation",
                "party": "SYL",
                "role": "co-chair",
            },
            {"person": None, "name": "Colonel Wren", "rank": None, "office": None, "party": "SYL", "role": "member"},
            {
                "person": None,
                "name": "Sylvanian Coast Guard",
                "rank": None,
                "office": None,
                "party": "SYL",
                "role": "attendee",
            },
        ],
        "topics": ["search and rescue", "training"],
        "outcomes": ["A hotline between the rescue centres is to be set up."],
        "related": [{"event": "amber-agreement", "as": "discusses"}],
        "sources": ["harbour-post", "evening-sun"],
    }


def test_a_row_in_vietnamese_takes_what_there_is(full: Registry) -> None:
    """Texts come in the language asked for, and in the other one where they have only that."""
    (found,) = listing.rows(full, [0], "vi")
    assert found["title"] == found["title_vi"]
    assert found["place"]["city"] == "Cảng Hổ Phách"
    assert found["place"]["venue"] == "Old Customs House"
    assert found["participants"][0]["rank"] == "Đại tướng"


def test_what_is_not_said_is_null_or_empty() -> None:
    """The least event has null for each absent value and an empty list for each absent list."""
    found = row("  - A title")
    assert [key for key, value in found.items() if value not in (None, [])] == [
        "id",
        "title",
        "title_en",
        "kind",
        "status",
        "background",
    ]
    assert {key for key, value in found.items() if value == []} == {
        "parties",
        "participants",
        "topics",
        "outcomes",
        "related",
        "sources",
    }


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2018-12~", "2018-12-01", "2018-12-31"),
        ("2023-07?", "2023-07-01", "2023-07-31"),
        ("2018-12-01/..", "2018-12-01", None),
        ("2018-12-01/", "2018-12-01", None),
        ("../2018-12-01", None, "2018-12-01"),
        ("'[..2017-12-05]'", None, "2017-12-05"),
        ("'[2018-12-01..2018-12-04]'", "2018-12-01", "2018-12-04"),
        ("[2018, 2019]", "2018-01-01", "2019-12-31"),
        ("-0043", "-0043-01-01", "-0043-12-31"),
        ("2019-13-40", None, None),
        ("~", None, None),
    ],
)
def test_dates_have_limits_unless_they_are_open(date: str, earliest: str | None, latest: str | None) -> None:
    """Limits leave ~ and ? out of account; an open or unknown end, and no date at all, have none."""
    found = row(f"  - title: A\n    date: {date}")
    assert (found["date_earliest"], found["date_latest"]) == (earliest, latest)
    assert (found["date"] is None) == (earliest is None and latest is None)


def test_a_place_in_plain_text_is_its_city() -> None:
    """What was written as plain text has to stand somewhere."""
    assert row("  - {title: A, place: 'Port Amber, upstairs'}")["place"] == {
        "city": "Port Amber, upstairs",
        "country": None,
        "venue": None,
        "note": None,
    }


def test_a_participant_s_party_is_that_of_the_person() -> None:
    """The party is the participant's own where it has one, else the person's."""
    found = row("  - {title: A, participants: [ada, {person: ada, party: SYL}, {office: [X, Y]}, nobody]}")
    assert [(one["name"], one["party"], one["office"]) for one in found["participants"]] == [
        ("Ada", "FRD", None),
        ("Ada", "SYL", None),
        (None, None, "X; Y"),
        ("nobody", None, None),
    ]


def test_json_is_a_list_in_plain_letters(full: Registry) -> None:
    """Letters are not escaped, and the list ends with a line end."""
    text = listing.as_json(listing.rows(full, [0, 1], "vi"))
    assert "Đối thoại quốc phòng" in text
    assert text.endswith("]\n")
    assert [list(one) for one in json.loads(text)] == [KEYS, KEYS]
    assert json.loads(listing.as_json([])) == []


def test_csv_has_the_same_columns_whatever_is_found(full: Registry) -> None:
    """The heading is the same for all events and for none; lines end as RFC 4180 says."""
    text = listing.as_csv(listing.rows(full, range(3), "en"))
    table = list(csv.reader(io.StringIO(text, newline="")))
    assert table[0] == KEYS
    assert [len(line) for line in table] == [len(KEYS)] * 4
    assert text.count("\r\n") == 4
    assert listing.as_csv([]) == ",".join(KEYS) + "\r\n"


def test_csv_writes_nested_values_in_one_cell(full: Registry) -> None:
    """Lists and mappings are told apart by bars and semicolons; null is empty, truths are words."""
    table = list(csv.DictReader(io.StringIO(listing.as_csv(listing.rows(full, [0, 2], "en")), newline="")))
    assert table[0]["parties"] == "FRD | SYL"
    assert table[0]["series"] == "id: frd-syl-defence; number: 3"
    assert table[0]["related"] == "event: amber-agreement; as: discusses"
    assert table[0]["participants"].startswith("person: ada-quill; name: Ada Quill; rank: General; office: ")
    assert (table[0]["background"], table[1]["background"]) == ("false", "true")
    assert table[1]["time"] == ""


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_csv_never_begins_a_cell_like_a_formula(sign: str) -> None:
    """A text that a spreadsheet would compute begins with an apostrophe, in lists too."""
    registry = reading(json.dumps({"events": [{"title": f"{sign}1+1", "topics": [f"{sign}2"]}]}))
    (found,) = csv.DictReader(io.StringIO(listing.as_csv(listing.rows(registry, [0], "vi")), newline=""))
    assert found["title"] == f"'{sign}1+1"
    assert found["topics"] == f"'{sign}2"


def test_csv_takes_commas_quotes_and_line_ends() -> None:
    """Whatever stands in a text comes back out of the file."""
    title = 'One, "two"\nthree'
    registry = reading(json.dumps({"events": [{"title": title}]}))
    (found,) = csv.DictReader(io.StringIO(listing.as_csv(listing.rows(registry, [0], "vi")), newline=""))
    assert found["title"] == title


def test_a_table_has_a_line_for_each_event(full: Registry) -> None:
    """Date, kind, title and id stand in columns."""
    lines = listing.as_table(full, range(3), "en").splitlines()
    assert len(lines) == 3
    assert lines[0].split("  ")[0] == "14 Mar 2021"
    assert [line.split()[-1] for line in lines] == ["frd-syl-defence-3", "syl-visit-2021", "amber-agreement"]
    assert len({line.index(head.title.en) for line, head in zip(lines, full.heads, strict=True)}) == 1
    assert listing.as_table(full, [], "en") == ""


def test_a_table_stays_a_table() -> None:
    """Line ends and control characters in a title are spaces; an undated event has a dash."""
    registry = reading('events: [{title: "One\\ntwo\\e[31m\\0three"}]')
    assert listing.as_table(registry, [0], "vi") == "–  Khác  One two [31m three  one-two-31m-three\n"


def test_the_keys_are_those_of_the_design() -> None:
    """The order of the keys is part of the promise."""
    assert list(listing.KEYS) == KEYS
    assert Path(listing.__file__).name == "listing.py"
