from __future__ import annotations

from pathlib import Path

import pytest
import yaml
import yamlcore

from tests.registry.assist.writing import SAMPLE, event, labels, offered, sample, taken
from tests.registry.reading import events, reading
from viewer.registry import schema
from viewer.registry.assist.complete import warm_up
from viewer.registry.reader import read_bytes

Rule = dict[str, object]


def keys_of(name: str) -> list[str]:
    """Return the keys that the schema allows in a definition."""
    return list(schema.load()["$defs"][name]["properties"])


# Where each definition of the schema stands in an event or entry: the lines down to an empty one.
PLACES = {
    "event": "events:\n  - ¦",
    "place": 'events:\n  - title: "a"\n    place:\n      ¦',
    "seriesEntry": 'events:\n  - title: "a"\n    series:\n      ¦',
    "participant": 'events:\n  - title: "a"\n    participants:\n      - ¦',
    "outcome": 'events:\n  - title: "a"\n    outcomes:\n      - ¦',
    "relation": 'events:\n  - title: "a"\n    related:\n      - ¦',
    "evidence": 'events:\n  - title: "a"\n    evidence:\n      - ¦',
    "reviewed": 'events:\n  - title: "a"\n    reviewed:\n      ¦',
    "accept": 'events:\n  - title: "a"\n    accept:\n      - ¦',
    "neededText": "events:\n  - title:\n      ¦",
    "text": 'events:\n  - title: "a"\n    note:\n      ¦',
    "offices": "people:\n  ada:\n    posts:\n      - office:\n          ¦",
    "party": "parties:\n  FRD:\n    ¦",
    "person": "people:\n  ada:\n    ¦",
    "post": "people:\n  ada:\n    posts:\n      - ¦",
    "series": "series:\n  s:\n    ¦",
    "source": "sources:\n  s:\n    ¦",
    "sourceText": "sources:\n  s:\n    texts:\n      - ¦",
}


def test_every_definition_with_keys_has_a_place() -> None:
    """No mapping of the schema is left out of the test below."""
    assert set(PLACES) == {name for name, rule in schema.load()["$defs"].items() if "properties" in rule}


@pytest.mark.parametrize("name", PLACES)
def test_an_empty_line_offers_the_keys_of_the_schema(name: str) -> None:
    """On an empty line of a mapping exactly the keys are offered that the schema allows there."""
    found = [one.label for one in offered(PLACES[name] + "\n") if one.kind == "key"]
    assert sorted(found) == sorted(keys_of(name))


@pytest.mark.parametrize("name", PLACES)
def test_each_key_is_offered_until_it_is_there(name: str) -> None:
    """For every key of every mapping: with that key written, all others are offered, in braces too."""
    for key in keys_of(name):
        for text in (
            PLACES[name].replace("¦", f"{key}:\n{' ' * (len(PLACES[name]) - PLACES[name].rindex(chr(10)) - 2)}¦\n"),
            PLACES[name].replace("¦", f"{{{key}: x, ¦}}\n"),
        ):
            found = [one.label for one in offered(text) if one.kind == "key"]
            assert sorted(found) == sorted(set(keys_of(name)) - {key}), text


def test_top_level_keys() -> None:
    """At the margin the registry's own keys are offered, without those that the file has further away."""
    assert labels("¦", reading("format: 1\nevents:\n  - title: a\n")) == [
        key for key in schema.load()["properties"] if key not in ("format", "events")
    ]


def test_keys_bring_their_explanation() -> None:
    """A key comes with the schema's title and description."""
    one = next(one for one in offered(event("    ¦")) if one.label == "date_note")
    assert (one.detail, one.description[:8]) == ("About the date", "How the ")


@pytest.mark.parametrize(
    ("lines", "label", "result"),
    [
        ("    ¦", "kind", "    kind: ¦"),
        ("    ¦", "note", '    note: "¦"'),
        ("    ¦", "place", "    place: {¦}"),
        ("    ¦", "parties", "    parties: [¦]"),
        ("    ¦", "participants", "    participants:\n      - ¦"),
        ("    ¦", "reviewed", "    reviewed:\n      ¦"),
        ("    ki¦: call", "kind", "    kind¦: call"),
        ("    place: {¦}", "evidence", "    place: {evidence: [¦]}"),
        ("    participants:\n      -¦", "role", "    participants:\n      - role: ¦"),
        (
            "    participants:\n      - name: x\n      ¦",
            "ada-quill",
            "    participants:\n      - name: x\n      - ada-quill¦",
        ),
        ("    participants:\n      ¦", "person", "    participants:\n      - person: ¦"),
        ("    kind:¦", "visit", "    kind: visit¦"),
        ("    parties: ¦", "SYL", "    parties: [SYL¦]"),
        ('    place: {city: "ho ph¦}', "Cảng Hổ Phách", '    place: {city: "Cảng Hổ Phách"¦}'),
        ("    place: {country: n¦}", "NO", '    place: {country: "NO"¦}'),
        ("    series: ¦", "frd-syl", "    series: {id: frd-syl, number: 4}¦"),
        ("    series: {id: frd-syl, number: ¦}", "4", "    series: {id: frd-syl, number: 4¦}"),
        ("    background: ¦", "true", "    background: true¦"),
    ],
)
def test_what_is_put_in(lines: str, label: str, result: str) -> None:
    """Taking a completion gives the text that was meant, with the cursor where typing goes on."""
    assert taken(event(lines), label) == event(result)


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        ("    kind: ¦", "dialogue"),
        ("    kind: dien tap¦", "exercise"),
        ("    status: ¦", "held"),
        ("    time: ¦", "morning"),
        ("    participants:\n      - role: truong doan¦", "head-of-delegation"),
        ("    related:\n      - as: ban ve¦", "discusses"),
        ("    related:\n      - event: lan thu¦", "doi-thoai-3"),
        ("    part_of: ¦", "chuyen-tham"),
        ("    participants:\n      - person: le van ho¦", "le-van-ho"),
        ("    participants:\n      - {person: quill¦}", "ada-quill"),
        ("    participants:\n      - name: bo¦", "Boris 'Bo' Tern"),
        ("    topics: [tim¦]", "tìm kiếm cứu nạn"),
        ("    place: {venue: ¦}", "Nhà thuế cũ"),
        ("    place: cang¦", "Cảng Hổ Phách"),
        ("    sources: [noi lai¦]", "bao-cang"),
        ("    date: 2021¦\n    sources: [bao-cang]", "2021-03-15"),
        ("    evidence:\n      - source: bao-cang\n        text: ¦", "articles/bao-cang.txt"),
        ("    participants:\n      - person: le-van-ho\n        office: {vi: ¦}", "Thứ trưởng"),
        ("    date: 2019\n    participants:\n      - person: le-van-ho\n        rank: ¦", "Thiếu tướng"),
    ],
)
def test_values_from_the_format_and_the_registry(lines: str, first: str) -> None:
    """Words of the format and what the registry has are found by id, name, title or label, without accents."""
    assert labels(event(lines))[0] == first


def test_texts_in_the_language_of_their_place() -> None:
    """Under en the English words are offered, under vi the Vietnamese, whatever the language of names."""
    lines = "    participants:\n      - person: le-van-ho\n        rank: {{{}: ¦}}"
    assert "Lieutenant General" in labels(event(lines.format("en")))
    assert "Lieutenant General" not in labels(event(lines.format("vi")), lang="en")


def test_what_evidence_supports() -> None:
    """The keys of this event and its people are offered, without those that are listed already."""
    text = SAMPLE.replace("[date, person:le-van-ho]", "[date, ¦]")
    found = labels(text)
    assert {"title", "kind", "person:le-van-ho", "person:ada-quill"} <= set(found)
    assert not {"date", "id", "evidence", "sources"} & set(found)


def test_lists_do_not_offer_what_they_have() -> None:
    """A party that stands in the list is not offered again."""
    assert labels(event("    parties: [FRD, ¦]")) == ["SYL", "NO"]
    assert labels(event("    parties:\n      - FRD\n      - ¦")) == ["SYL", "NO"]


def test_more_frequent_words_come_first() -> None:
    """Among words that fit equally well, the registry's most frequent comes first."""
    registry = events('  - {title: a, topics: [biển, "băng"]}\n  - {title: b, topics: [biển]}\n')
    assert labels(event("    topics: [¦]"), registry) == ["biển", "băng"]


def test_what_begins_so_comes_before_what_contains_it() -> None:
    """An id that begins with the typed letters stands before one that has them inside."""
    registry = reading("parties:\n  ANO: {}\n  NOR: {}\nevents:\n  - {title: a, parties: [ANO]}\n")
    assert labels(event("    parties: [no¦]"), registry) == ["NOR", "ANO"]


def test_nothing_is_offered_in_free_text() -> None:
    """Comments, texts in block style and keys that the format does not know have no completions."""
    for lines in ("    # ki¦", "    note: |\n      ki¦", "    x-own: ¦", '    title: "a\n      ki¦"'):
        assert labels(event(lines)) == []


def test_files_of_the_folder(tmp_path: Path) -> None:
    """Text files beside the registry are offered, those that no source has first; others are not."""
    (tmp_path / "articles").mkdir()
    for name in ("bao-cang.txt", "moi.txt", "anh.png"):
        (tmp_path / "articles" / name).write_text("x", encoding="utf-8")
    registry = read_bytes(tmp_path / "events.yaml", SAMPLE.encode())
    found = labels("sources:\n  s:\n    texts:\n      - file: ¦\n", registry)
    assert found == ["articles/moi.txt", "articles/bao-cang.txt"]


def test_ids_that_nobody_declared() -> None:
    """Below parties, an id that events name is offered with what is known of it."""
    registry = events("  - {title: a, parties: [IT, XYZ]}\n")
    assert labels("parties:\n  ¦\n", registry) == ["IT", "XYZ"]
    assert taken("parties:\n  ¦\n", "XYZ", registry) == "parties:\n  XYZ: ¦\n"
    assert taken("parties:\n  ¦\n", "IT", registry) == 'parties:\n  IT: {name: {vi: "Italy", en: "Italy"}}¦\n'


def test_everything_that_is_put_in_can_be_read() -> None:
    """What is put in as a value is that value for readers of YAML 1.1 and of YAML 1.2, in braces and without."""
    registry = events(
        "  - title: a\n    topics: ['no', '12:30', 'a: b', 'c # d', '- e', 'f, g', \"h'i\", 'j\"k', '0x1F', '1e3']\n"
    )
    topics = registry.heads[0].topics
    assert set(labels(event("    topics: [¦]"), registry)) == set(topics)
    for topic in topics:
        for lines in ("    topics: [¦]", "    topics:\n      - ¦", '    topics: ["¦"]'):
            written = taken(event(lines), topic, registry).replace("¦", "")
            for loader in (yaml.SafeLoader, yamlcore.CCoreLoader):
                assert yaml.load(written, loader)["events"][0]["topics"] == [topic]


def test_an_unfinished_file_is_enough() -> None:
    """Completion needs no section above and no line below."""
    assert labels("events:\n  - k¦", sample())[0] == "kind"
    assert "title" in labels("events:\n  - ¦")


def test_counting_beforehand_changes_nothing() -> None:
    """What was counted before anybody asked is offered as if it had been counted then."""
    registry = sample()
    warm_up(registry, "vi")
    assert (
        labels(event("    part_of: ¦"), registry) == labels(event("    part_of: ¦")) == ["chuyen-tham", "doi-thoai-3"]
    )
