"""What importing a table would do, and what the registry says then."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.sample import TEXT, everything, imported, row, sample
from tests.registry.reading import VALID, reading
from viewer.base.work import Cancelled
from viewer.exchange import applying, csv_file, importing, many_events, xlsx_file
from viewer.exchange import reading as tables
from viewer.exchange.plan import Import, State
from viewer.registry.reader import read
from viewer.registry.registry import Registry


def after(plan: Import, registry: Registry | None = None) -> Registry:
    """Return the registry after a table was imported."""
    return reading(applying.text(registry or sample(), plan.rows))


def diff(old: str, new: str) -> list[str]:
    """Return the lines that went and came."""
    import difflib

    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


@pytest.mark.parametrize("path", [*VALID, Path("events.yaml")], ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_went_out_comes_back_as_nothing_new(path: Path, language: str) -> None:
    """An export of any registry, in either language and format, changes no event of it."""
    registry = read(path)
    for writer in (csv_file, xlsx_file):
        table = tables.read(writer.write(everything(registry, language)).data, registry.language)
        plan = importing.plan(registry, table)
        assert [found for found in plan.rows if found.state is not State.SAME] == []
        assert plan.unknown == ()
        assert applying.text(registry, plan.rows) == registry.document.text


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp", "Co")), min_size=1, max_size=12)
OFTEN = st.sampled_from(
    ["=1+1", "'=x", "''+y", "-", "–", "a;b", "(x)", "x (y)", "[z]", "(", ")", "x [y]", "@", "(trống)"]
)
TEXTS = (WORDS | OFTEN).map(lambda words: words.replace("\u0085", " ").strip() or "x")
PEOPLE = st.fixed_dictionaries({}, optional=dict.fromkeys(("name", "role", "rank", "office", "party", "note"), TEXTS))
EVENTS = st.fixed_dictionaries(
    {"title": TEXTS},
    optional={
        "note": TEXTS,
        "date": st.sampled_from(["2020", "2020-01-02~", "[..2020]", "2020-01-01/2020-01-05"]),
        "topics": st.lists(TEXTS, min_size=1, max_size=3),
        "aliases": st.lists(TEXTS, min_size=1, max_size=2),
        "place": TEXTS | st.fixed_dictionaries({}, optional={"city": TEXTS, "venue": TEXTS, "country": TEXTS}),
        "participants": st.lists(TEXTS | PEOPLE, min_size=1, max_size=3),
        "outcomes": st.lists(
            TEXTS | st.fixed_dictionaries({"text": TEXTS}) | st.fixed_dictionaries({"vi": TEXTS, "en": TEXTS}),
            min_size=1,
            max_size=3,
        ),
    },
)


@settings(deadline=None, max_examples=60)
@given(st.lists(EVENTS, min_size=1, max_size=4), st.sampled_from(["vi", "en"]), st.sampled_from([csv_file, xlsx_file]))
def test_whatever_a_registry_says_survives_the_way_out_and_back(
    found: list[dict[str, object]], language: str, writer: object
) -> None:
    """Whatever signs texts are made of, an export that comes back changes nothing."""
    import json

    registry = reading(json.dumps({"language": "vi", "events": found}, ensure_ascii=False))
    data = writer.write(everything(registry, language)).data  # type: ignore[attr-defined]  # one of two modules
    plan = importing.plan(registry, tables.read(data, "vi"))
    told = [(line.event, line.state, line.changes, line.faults) for line in plan.rows if line.state is not State.SAME]
    assert told == []


def test_each_row_is_new_changed_the_same_or_faulty() -> None:
    """Rows are matched by id; what becomes of each is told, with its number."""
    plan = imported(
        "id,title_vi,date,kind\nthird,Đàm phán lần ba,2021-03-14,\nvisit,Chuyến thăm mới,,\n"
        "fresh,Mới,2022,meeting\nplan,,2021-13,\n"
    )
    assert [(line.number, line.event, line.state.value) for line in plan.rows] == [
        (2, "third", "same"),
        (3, "visit", "changed"),
        (4, "fresh", "new"),
        (5, "plan", "faulty"),
    ]
    (change,) = plan.rows[1].changes
    assert change == ("title_vi", "Chuyến thăm", "Chuyến thăm mới")


def test_only_what_changed_is_written() -> None:
    """One line of the text changes; comments, layout and the order of keys stay."""
    plan = imported("id,title_en,city_en\nvisit,A visit,\nthird,,Amber\n")
    text = applying.text(sample(), plan.rows)
    assert diff(TEXT, text) == [
        '-    title: {vi: "Chuyến thăm", en: "The visit"}',
        '+    title: {vi: "Chuyến thăm", en: "A visit"}',
        '-    place: {city: {vi: "Cảng Hổ Phách", en: "Port Amber"}, country: FRD, venue: "Nhà cũ"}',
        '+    place: {city: {vi: "Cảng Hổ Phách", en: "Amber"}, country: FRD, venue: "Nhà cũ"}',
    ]


def test_an_empty_cell_leaves_what_is_there_and_a_word_takes_it_away() -> None:
    """(trống) or (empty) clears a value; a title cannot be cleared."""
    assert row("id,time,mode\nthird,,\n").state is State.SAME
    third = after(imported("id,time,mode,country\nthird,(trống),(empty),(empty)\n")).event("third")
    assert third is not None
    assert (third.head.time, third.head.mode) == ("", "")
    assert third.head.place is not None
    assert third.head.place.country == ""
    assert row("id,title_vi\nplan,(empty)\n").faults[0].words == "An event needs a title."


def test_events_that_the_table_lacks_stay() -> None:
    """A table is never the whole registry."""
    assert len(after(imported("id,title_vi\nvisit,X\n")).heads) == len(sample().heads)


def test_a_new_event_stands_where_its_date_belongs() -> None:
    """Its keys are in the format's order, and no evidence is invented."""
    plan = imported(
        "title_vi,id,topics,date,parties,participants,city_vi,number,series\n"
        '"Mới: có dấu, phẩy",fresh,a; b,2021-03-15,FRD; Sylvania,"Boris Tern (guest; –; Tùy viên)\nAi đó",Huế,4,Talks\n'
    )
    text = applying.text(sample(), plan.rows)
    assert diff(TEXT, text) == [
        '+  - {id: fresh, title: "Mới: có dấu, phẩy", date: 2021-03-15, place: {city: "Huế"}, parties: [FRD, SYL], '
        'series: {id: talks, number: 4}, participants: [{person: boris-tern, role: guest, office: "Tùy viên"}, '
        '{name: "Ai đó"}], topics: ["a", "b"]}'
    ]
    assert plan.rows[0].notes == ("“Ai đó” is not among the people; kept as a name.",)
    assert [head.id for head in reading(text).heads][-2:] == ["fresh", "bare"]


def test_a_row_without_an_id_is_known_by_date_and_title() -> None:
    """So a table without ids that is imported twice adds nothing the second time."""
    table = "title_vi,date,mode\nđàm phán lần ba,2021-03-14,online\nHoàn toàn mới,2022,\n"
    first = imported(table)
    assert [line.state for line in first.rows] == [State.CHANGED, State.NEW]
    again = imported(table, after(first))
    assert [line.state for line in again.rows] == [State.SAME, State.SAME]


@pytest.mark.parametrize(
    ("heading", "cell", "words"),
    [
        ("date", "2021-13-01", "month"),
        ("date", "5/6/2021", "5/6/2021 may mean two days; write it as 2020-12-01."),
        ("date", "soon", ""),
        ("kind", "party", "“party” is not one of: dialogue, meeting"),
        ("status", "done", "“done” is not one of: held"),
        ("mode", "radio", "“radio” is not one of: in-person"),
        ("time", "25:00", ""),
        ("background", "maybe", "“maybe” is neither true nor false."),
        ("number", "three", "“three” is not a whole number."),
        ("series", "none", "There is no series “none”."),
        ("part_of", "none", "There is no event “none”."),
        ("sources", "post; none", "There is no source “none”."),
        ("sources", "sun", "post stays a source: passages of the event name it."),
        ("related", "none (before)", "There is no event “none”."),
        ("kind", "#REF!", "The cell holds an error, #REF!."),
        ("outcomes_vi", "một", "There are 1 Vietnamese and 2 English lines"),
    ],
)
def test_a_cell_that_cannot_be_meant_is_told(heading: str, cell: str, words: str) -> None:
    """The row is not imported; the fault names the column and says what is wrong."""
    found = row(f'id,{heading}\nthird,"{cell}"\n')
    assert found.state is State.FAULTY
    ((column, told),) = found.faults
    assert column == heading
    assert words in told
    assert applying.text(sample(), [found]) == TEXT


@pytest.mark.parametrize(
    ("heading", "cell", "value"),
    [
        ("date", "15/3/2021", "2021-03-15"),
        ("date", "3/3/2021", "2021-03-03"),
        ("date", "2021-03-15~", "2021-03-15~"),
        ("kind", "Đối thoại", None),
        ("kind", "courtesy call", "call"),
        ("status", "HUỶ", "cancelled"),
        ("time", "9:05", "09:05"),
        ("time", "Buổi chiều", "afternoon"),
        ("background", "TRUE", True),
        ("background", "no", None),
        ("number", "4.0", 4),
        ("parties", "Sylvania; FRD", ["SYL", "FRD"]),
        ("parties", "FRD, SYL", None),
        ("sources", "S1; s2", ["sun"]),
        ("topics", "biển;  cứu nạn", None),
        ("topics", "một\nhai; ba", ["một", "hai; ba"]),
        ("title_en", " Third   talks ", None),
    ],
)
def test_habits_of_writing_are_understood(heading: str, cell: str, value: object) -> None:
    """Words in either language, numbers as spreadsheets write them; None: nothing changes."""
    found = row(f'id,{heading}\nthird,"{cell}"\n')
    assert found.faults == ()
    if value is None:
        assert found.state is State.SAME
        return
    data = found.data
    assert isinstance(data, dict)
    series = data["series"]
    assert isinstance(series, dict)
    assert (series["number"] if heading == "number" else data[heading]) == value


def test_rows_about_the_same_event_are_told() -> None:
    """The first counts; the others are faulty and name it."""
    plan = imported("id,title_vi,mode\nvisit,,online\nx,X,\nvisit,,hybrid\nx,Y,\n,X,\n,X,\n")
    assert [line.state.value for line in plan.rows] == ["changed", "new", "faulty", "faulty", "new", "faulty"]
    assert plan.rows[2].faults[0].words == "Row 2 is about the same event."


def test_a_new_row_needs_a_title() -> None:
    """An id that the registry lacks may be a mistake; the sentence says so."""
    assert row("id,date\nthird-talks,2020\n").faults[0].words == (
        "There is no event “third-talks”, and a new one needs a title."
    )


def test_unknown_columns_are_named_and_left_alone() -> None:
    """Those without a heading too, where something stands in them."""
    plan = imported("id,Colour,title_vi,,id\nvisit,red,X,blue,\n")
    assert plan.unknown == ("Colour", "column 4")
    assert plan.notes == ("Columns that stand there twice are read once: id.",)
    assert plan.rows[0].state is State.CHANGED


def test_a_title_without_a_language_is_in_that_of_the_registry() -> None:
    """The heading “title” means title_vi in a Vietnamese registry."""
    assert row("id,title\nvisit,X\n").changes[0].column == "title_vi"


def test_part_of_may_name_an_event_of_the_same_table() -> None:
    """Both are new; the order of rows does not matter."""
    plan = imported("id,title_vi,part_of\nchild,Con,mother\nmother,Mẹ,\n")
    assert [line.state for line in plan.rows] == [State.NEW, State.NEW]


def test_a_participant_who_changes_keeps_what_the_line_does_not_say() -> None:
    """Evidence, notes and the other language stay with the person; the others stay as they are."""
    lines = "Ada Quill (chair; Đại tướng; Thứ trưởng)\n(attendee; –; Tùy viên) [SYL]\nOtto Lark"
    plan = imported(f'id,participants\nthird,"{lines}"\n')
    assert diff(TEXT, applying.text(sample(), plan.rows)) == ["-        role: co-chair", "+        role: chair"]
    assert plan.rows[0].notes == ()


def test_participants_may_be_told_in_the_other_language() -> None:
    """A table that was made in English changes nothing in a Vietnamese registry."""
    lines = "Ada Quill (co-chair; General; Thứ trưởng)\n(attendee; –; Tùy viên) [SYL]\nOtto Lark\nB. Tern (speaker)"
    text = applying.text(sample(), imported(f'id,participants\nthird,"{lines}"\n').rows)
    assert diff(TEXT, text) == ["+      - {person: boris-tern, role: speaker}"]


def test_passages_that_go_are_told() -> None:
    """Who is taken out of a list takes the passages along; the row says so before it happens."""
    plan = imported('id,participants\nthird,"Otto Lark"\n')
    assert plan.rows[0].notes == ("1 passage goes with what is taken away.",)


def test_an_outcome_that_is_put_right_keeps_its_passages() -> None:
    """As many lines as before are the same outcomes; one that comes behind them is new, without passages."""
    plan = imported('id,outcomes_vi\nthird,"Lập một đường dây nóng.\nGặp lại; năm sau."\n')
    assert outcomes(after(plan)) == [("Lập một đường dây nóng.", "A hotline.", 1), ("Gặp lại; năm sau.", "", 0)]
    plan = imported('id,outcomes_vi\nthird,"Lập đường dây nóng.\nGặp lại; năm sau.\nThêm."\n')
    assert outcomes(after(plan))[1:] == [("Gặp lại; năm sau.", "", 0), ("Thêm.", "", 0)]


def outcomes(registry: Registry) -> list[tuple[str, str, int]]:
    """Return the outcomes of the third talks: both languages, and how many passages they have."""
    event = registry.event("third")
    assert event is not None
    return [(found.text.vi, found.text.en, len(found.evidence)) for found in event.outcomes]


def test_a_relation_that_changes_keeps_its_note() -> None:
    """It is known by the event that it names."""
    text = applying.text(sample(), imported("id,related\nthird,visit (after)\n").rows)
    assert diff(TEXT, text) == [
        '-    related: [{event: visit, as: discusses, note: "theo báo"}]',
        '+    related: [{event: visit, as: after, note: "theo báo"}]',
    ]


def test_a_plain_place_stays_plain_and_grows_where_it_has_to() -> None:
    """A text stands for its city; with a country it becomes a mapping."""
    assert '    place: "Huế"\n' in applying.text(sample(), imported("id,city_vi\nplan,Huế\n").rows)
    text = applying.text(sample(), imported("id,city_vi,country\nplan,Huế,Sylvania\n").rows)
    assert '    place: {city: "Huế", country: SYL}\n' in text


def test_many_new_events_are_written_at_once_as_they_would_be_one_by_one() -> None:
    """The text says the same events in the same order, and every old line stays."""
    lines = [f"e{number},Sự kiện {number},{2000 + number % 40}-0{number % 9 + 1}" for number in range(60)]
    plan = imported("id,title_vi,date\n" + "\n".join(lines) + "\n")
    registry = sample()
    placed = applying.placed(registry, list(plan.rows))
    text = many_events.with_events(registry.document, placed)
    assert text is not None
    assert text == applying.text(registry, plan.rows)
    assert [line for line in diff(TEXT, text) if line.startswith("-")] == []
    one_by_one = reading(TEXT)
    for at, event in reversed(placed):
        from viewer.registry.patch import InsertItem
        from viewer.registry.patch import plan as patched

        one_by_one = reading(patched(one_by_one.document, [InsertItem(("events",), at, event)]).text)
    assert reading(text).document.data == one_by_one.document.data


LINED = """\
events:
  - title: A
    date: 2001
    note: |
      words

      # no comment

  # about B
  - title: B
    date: 2003
# the end
x-more: y
"""


@pytest.mark.parametrize("text", [LINED, LINED.replace("\n\n  # about", "\n  # about")])
def test_many_new_events_leave_comments_to_their_events(text: str) -> None:
    """New events stand behind the last line of the one before, blank lines between where there are some."""
    registry = reading(text)
    table = "title_vi,date\n" + "".join(f"N{number},{year}\n" for number in range(13) for year in (2000, 2002, 2004))
    plan = imported(table, registry)
    new = applying.text(registry, plan.rows)
    assert [line for line in diff(text, new) if line.startswith("-")] == []
    assert "  # about B\n  - title: B\n" in new
    assert new.startswith('events:\n  - title: "N0"\n    date: 2000\n')
    assert new.endswith("    date: 2004\n# the end\nx-more: y\n")
    titles = [head.title.vi for head in reading(new).heads]
    names = [f"N{number}" for number in range(13)]
    assert titles == [*names, "A", *names, "B", *names]


def test_ten_thousand_rows_are_compared_and_can_be_stopped() -> None:
    """The work tells how far it is, and ends where somebody wishes."""
    table = "id,title_vi,date\n" + "".join(f"e{number},Sự kiện {number},2020\n" for number in range(10_000))
    assert len(imported(table).of(State.NEW)) == 10_000

    def stop(done: int, _total: int) -> None:
        if done > 100:
            raise Cancelled

    with pytest.raises(Cancelled):
        importing.plan(sample(), tables.read(table.encode(), "vi"), stop)
