from __future__ import annotations

import pytest

from tests.registry.assist.writing import CURSOR, SAMPLE, event, sample
from viewer.registry.assist.hover import Hover, hover_at
from viewer.registry.records import Evidence


def told(text: str, lang: str = "vi") -> Hover | None:
    """Return what is told at the cursor of a text."""
    place = text.index(CURSOR)
    return hover_at(sample(), text.replace(CURSOR, ""), place, lang)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            "    date_¦note: a",
            "About the date\nHow the date follows from the source when it was inferred, or why it is missing.",
        ),
        ("    place: {ci¦ty: a}", "City\nCity or town."),
        ("    date: 2021-03-14¦", "Sunday 14 March 2021"),
        ('    date: "[2018-12-01¦..2018-12-04]"', "Some day between 1 and 4 December 2018"),
        (
            "    kind: di¦alogue",
            "Dialogue\nFormal talks on agreed subjects, often numbered: a policy dialogue, consultations.",
        ),
        ("    participants:\n      - role: co-¦chair", "Co-chair"),
        ("    related:\n      - {event: x, as: disc¦usses}", "discusses\nFrom the other event: is discussed at"),
        ("    parties: [FRD, S¦YL]", "Xin-va-ni\nCountry"),
        ("    parties:\n      - SY¦L", "Xin-va-ni\nCountry"),
        ('    place: {country: "N¦O"}', "Na Uy"),
        ("    place: {country: I¦T}", "Italy"),
        ("    part_of: chuy¦en-tham", "Chuyến thăm Cảng Hổ Phách\nSome day between 12 and 16 March 2021\nVisit"),
        ("    series: {id: f¦rd-syl}", "Đối thoại quốc phòng\nFreedonia, Xin-va-ni"),
        ("    sources: [bao-¦cang]", "S1: Hai bên nối lại đàm phán\nBáo Cảng\nMonday 15 March 2021"),
        ("    participants:\n      - ada-¦quill", "Ada Quill\nXin-va-ni"),
        ("    evidence:\n      - supports: [da¦te]", "Date"),
        ("    evidence:\n      - supports: ['person:ada-qu¦ill']", "Ada Quill\nXin-va-ni"),
    ],
)
def test_what_is_told(lines: str, words: str) -> None:
    """Keys, dates, words of the format and ids are explained, in braces and in quotes too."""
    found = told(event(lines))
    assert found is not None
    assert found.text.startswith(words)


def test_a_person_at_the_time_of_the_event() -> None:
    """Of a person the attestation nearest to the event is told, with its date and every spelling."""
    for year, words in (
        ("2019", "Thiếu tướng, Cục trưởng (Jun 2019)"),
        ("2021", "Trung tướng, Thứ trưởng; Ủy viên (14 Mar 2021)"),
    ):
        found = told(event(f"    date: {year}\n    participants:\n      - person: le-van¦-ho"))
        assert found is not None
        assert found.lines == ("Freedonia", words, "Also: Lê V. Hổ")


def test_dates_that_cannot_be_read() -> None:
    """A date that is none is told to be wrong, with what to write instead."""
    found = told(event("    date: 3/12/2¦018"))
    assert found is not None
    assert found.lines == ("Write 2018-12-03 instead?",)


def test_entries_explain_their_ids() -> None:
    """The id above an entry says whom it names, in the language that is asked for."""
    text = SAMPLE.replace("  SYL:", "  S¦YL:")
    assert [one.title for lang in ("vi", "en") if (one := told(text, lang))] == ["Xin-va-ni", "Sylvania"]


@pytest.mark.parametrize(
    "lines",
    [
        "    # ki¦nd: x",
        "    note: một¦ hai",
        "    note: |\n      ki¦nd: x",
        "    x-own¦: a",
        "    kind: x¦yz",
        "    pla¦",
        "    ¦",
        "    parties: [Q¦]",
    ],
)
def test_where_there_is_nothing_to_tell(lines: str) -> None:
    """Free text, comments, keys of one's own and unknown words have no explanation."""
    assert told(event(lines)) is None


def test_evidence_is_asked_about() -> None:
    """The words of an evidence are handed on as they read, and what comes back is told."""
    asked: list[Evidence] = []

    def passage(evidence: Evidence) -> str:
        asked.append(evidence)
        return "found in line 3"

    for part in ("một đường dây", "ngày 14 tháng 3", "exact: |"):
        found = hover_at(sample(), SAMPLE, SAMPLE.index(part) + 8, "vi", passage)
        assert found is not None
        assert found.text == "found in line 3"
    assert [(one.source, one.exact.strip()) for one in asked] == [
        ("bao-cang", "lập một đường dây nóng"),
        ("bao-cang", "ngày 14 tháng 3"),
        ("bao-cang", "lập một đường dây nóng"),
    ]
    assert hover_at(sample(), SAMPLE, SAMPLE.index("ngày 14 tháng 3"), "vi") is None


def test_the_stretch_and_the_html() -> None:
    """What is told belongs to the whole word with its quotes; signs of HTML in it are escaped."""
    text = event('    part_of: "chuyen¦-tham"')
    found = told(text)
    assert found is not None
    assert text.replace(CURSOR, "")[found.start : found.end] == '"chuyen-tham"'
    assert Hover(0, 1, "a < b", ("c & d",)).html == "<p><b>a &lt; b</b></p><p>c &amp; d</p>"
