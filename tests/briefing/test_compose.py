import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.briefing import invented, shipped
from viewer.base.problems import Problem, Severity
from viewer.base.value import replace
from viewer.briefing import content
from viewer.briefing.briefing import Briefing, Entry, Wanted
from viewer.briefing.choice import choose
from viewer.briefing.compose import compose
from viewer.briefing.document import BulletList, Contents, Heading, Paragraph, Quote, Retold, Table, Title, text_of
from viewer.briefing.given import Given, Passage
from viewer.briefing.page import clean
from viewer.registry.records import Text

EN = Briefing(language="en")
ALL = ("talks-1", "drill", "drill-held", "talks-3-plan", "talks-3", "base", "rumour")


def sections(briefing: Briefing, *found: str) -> list[str]:
    """Return the headings of level 1."""
    blocks = invented.made(briefing, *found).blocks
    return [text_of(block.runs) for block in blocks if isinstance(block, Heading) and block.level == 1]


def test_chosen_events_and_those_of_the_query_come_in_the_order_of_time() -> None:
    """Events by hand and events found are one list by date, each once, undated ones last."""
    known = invented.registry()
    briefing = Briefing(entries=(Entry("talks-3"), Entry("base"), Entry("talks-3")))
    chosen = choose(briefing, known, invented.given(known, "talks-1", "talks-3").found).chosen
    assert [one.event.id for one in chosen] == ["talks-1", "talks-3", "base"]


def test_by_hand_the_order_is_that_of_the_file() -> None:
    """With the order by hand the query's events stand behind, and the numbers still tell the time."""
    known = invented.registry()
    briefing = Briefing(order="hand", entries=(Entry("talks-3"), Entry("gone"), Entry("rumour")))
    choice = choose(briefing, known, invented.given(known, "talks-1").found)
    assert [(one.event.id, one.number) for one in choice.chosen] == [("talks-3", 3), ("rumour", 1), ("talks-1", 2)]
    assert choice.missing == ("gone",)


def test_what_is_left_out_of_the_query_stays_out_unless_chosen() -> None:
    """An event that is left out and chosen by hand is in the document."""
    known = invented.registry()
    briefing = Briefing(entries=(Entry("drill"),), leave_out=("drill", "talks-1"))
    chosen = choose(briefing, known, invented.given(known, "talks-1", "drill").found).chosen
    assert [one.event.id for one in chosen] == ["drill"]


def test_sections_stand_as_the_briefing_orders_them() -> None:
    """Only the named sections are printed, in their order."""
    assert sections(replace(EN, sections=("sources", "chronology")), "talks-1") == ["Sources", "Chronology"]
    assert "Appearances" not in sections(EN, "talks-1")
    assert "Appearances" in sections(replace(EN, people=("ada",)), "talks-1")


def test_many_events_have_a_table_of_contents() -> None:
    """A short document has no contents unless they are asked for."""
    short = invented.made(EN, "talks-1")
    asked = invented.made(replace(EN, sections=("contents", "summary")), "talks-1")
    assert [any(isinstance(block, Contents) for block in one.blocks) for one in (short, asked)] == [False, True]


def test_links_lead_only_to_sections_that_are_there() -> None:
    """Whatever is switched off, no link leads nowhere."""
    for names in (("chronology",), ("events", "passages"), ("participants",), ("questions", "sources"), ()):
        assert content.faults(invented.made(replace(EN, sections=names, people=("ada",)), *ALL)) == ()


def test_the_head_says_title_date_and_handling() -> None:
    """The title is the briefing's, the date is as it is said in the language, the handling line is as written."""
    briefing = Briefing(Text("Giấy", "Paper"), as_of="2031-12-31", handling=Text("Nội bộ", "Internal"), language="both")
    document = invented.made(briefing, "talks-1")
    heads = [block for block in document.blocks if isinstance(block, Title)]
    assert heads[0] == Title("Giấy", "Tài liệu chuẩn bị", "Thông tin tính đến 31/12/2031", "Nội bộ", "vi", "vi")
    assert heads[1] == Title("Paper", "Briefing", "Information as of 31 Dec 2031", "Internal", "en", "en")
    assert (document.title, document.as_of, document.handling) == ("Giấy", "2031-12-31", "Nội bộ")


def test_the_date_is_that_of_the_newest_source_where_no_event_is_newer() -> None:
    """A source that is newer than its event gives the date."""
    assert invented.made(EN, "talks-1").as_of == "2030-02-03"
    assert invented.made(EN, "talks-1", "drill").as_of == "2030-05-31"
    assert invented.made(EN, "base").as_of == ""


def test_only_an_originals_words_are_quoted() -> None:
    """The original's words stand in quotation marks; the retelling's lose even those that stand around them."""
    document = invented.made(EN, "talks-1")
    (quote,) = (block for block in document.blocks if isinstance(block, Quote))
    (retold,) = (block for block in document.blocks if isinstance(block, Retold))
    assert (text_of(quote.runs), quote.source, quote.line) == ("“a channel of their own”", 1, 8)
    assert (text_of(retold.runs), retold.source, retold.line) == ("Retold: they agreed", 2, 2)
    assert text_of(quote.about) == "About First talks, 1 Feb 2030"


def test_what_is_retold_from_one_line_is_one_block() -> None:
    """Retold passages of one line are marked once and share a note, other lines have their own; no two are quoted."""
    told = [("news", "they agreed", 2), ("news", "to meet again", 2), ("news", "in spring", 3), ("post", "by sea", 3)]
    retold = [Passage(source, words, words, "retelling", "found", line) for source, words, line in told]
    said = [Passage("post", words, words, "original", "found", 5) for words in ("a channel", "of their own")]
    known = invented.registry()
    found = replace(invented.given(known, "talks-1", "drill"), passages={"talks-1": (*retold, *said), "drill": retold})
    document = compose(replace(EN, passages="all", sections=("passages",)), known, found)
    lines = ["Retold: they agreed […] to meet again", "Retold: in spring", "Retold: by sea"]
    assert [text_of(block.runs) for block in document.blocks if isinstance(block, Retold)] == lines * 2
    assert [text_of(block.runs) for block in document.blocks if isinstance(block, Quote)] == [
        "“a channel”",
        "“of their own”",
    ]
    assert len(document.footnotes) == 8
    assert [one.text for one in content.plain(document).passages if not one.original] == [one[1] for one in told] * 2
    assert content.faults(document) == ()


def test_footnotes_name_source_and_line() -> None:
    """An outcome and a passage each have a note for every place that supports them."""
    notes = content.plain(invented.made(EN, "talks-1")).footnotes
    assert notes == ("S1, line 8.", "S2, line 2 (retelling).", "S1, line 8.", "S2, line 2 (retelling).")


def test_passages_can_be_chosen() -> None:
    """Chosen passages are printed and no others; an empty list prints none; lost ones are never printed."""
    wanted = (Wanted("twi"), Wanted("a channel", "news"), Wanted("no such"))
    some = invented.made(replace(EN, entries=(Entry("talks-1", passages=wanted),)))
    assert [one.text for one in content.plain(some).passages] == ["twice"]
    assert content.plain(invented.made(replace(EN, entries=(Entry("talks-1", passages=()),)))).passages == ()
    everything = content.plain(invented.made(replace(EN, passages="all"), "talks-1")).passages
    assert [one.text for one in everything] == ["a channel of their own", "twice", "they agreed"]


def test_notes_of_several_lines_are_several_paragraphs() -> None:
    """A note stands behind the facts of its event, each line a paragraph of its own."""
    note = Text(en="One <b>&amp;\n\n=cmd\x07two")
    document = invented.made(replace(EN, entries=(Entry("talks-1", note),)))
    notes = [block for block in document.blocks if isinstance(block, Paragraph) and block.style == "note"]
    assert [text_of(block.runs) for block in notes] == ["One <b>&amp;", "=cmdtwo"]
    assert content.faults(document) == ()


def test_headings_of_the_author_stand_above_their_events() -> None:
    """Events behind a heading of the author are a level deeper."""
    document = invented.made(replace(EN, entries=(Entry("talks-1"), Entry("drill", heading=Text(en="At sea")))))
    levels = [
        (block.level, text_of(block.runs))
        for block in invented.below(document, "en-events")
        if isinstance(block, Heading)
    ]
    assert levels == [(2, "First talks"), (2, "At sea"), (3, "Joint drill")]


def test_participants_have_rank_and_office_as_of_then() -> None:
    """What is not printed for the event names its date; those without a name are listed by their office."""
    (table,) = invented.below(invented.made(EN, "talks-1"), "en-participants")
    assert invented.rows(table) == [
        ["Aland", "Ada Quill", "Colonel, Commander (as of 1 Jan 2030)", "chair, 1 Feb 2030"],
        ["Beland", "Bob Reed", "Captain", "co-chair, 1 Feb 2030"],
        ["Celand", "not named by the source", "Military attaché", "guest, 1 Feb 2030"],
    ]


def test_participants_can_be_chosen() -> None:
    """People are chosen by id, others by name or office."""
    document = invented.made(replace(EN, entries=(Entry("talks-1", participants=("bob", "Military attaché")),)))
    (table,) = invented.below(document, "en-participants")
    assert [row[1] for row in invented.rows(table)] == ["Bob Reed", "not named by the source"]


def test_somebody_whom_nothing_names_is_chosen_by_party() -> None:
    """A briefing that lists one of two co-chairs leaves out the other, of whom nobody has told the name."""
    briefing = replace(EN, entries=(Entry("vn-eu-security-1"),))
    both = invented.rows(invented.below(shipped.document(briefing), "en-participants")[0])
    for wanted in ("nguyen-chi-vinh", "EU"):
        entries = (Entry("vn-eu-security-1", participants=(wanted,)),)
        (table,) = invented.below(shipped.document(replace(EN, entries=entries)), "en-participants")
        assert invented.rows(table) == [both[wanted == "EU"]]


def test_appearances_name_those_of_other_parties() -> None:
    """Each appearance of a person has their role, and whom of other parties the sources name."""
    document = invented.made(replace(EN, people=("ada", "nobody")), "drill")
    heading, table, unknown = invented.below(document, "en-appearances")
    assert text_of(heading.runs) == "Ada Quill"
    assert invented.rows(table) == [["1 Feb 2030", "First talks", "chair", "Bob Reed"]]
    assert "nobody" in text_of(unknown.runs)


def test_what_became_of_a_plan_is_looked_for() -> None:
    """The same number of a series is the plan held; the same kind at the time is possibly it; else that is said."""
    (table,) = invented.below(invented.made(EN, *ALL), "en-follow-up")
    found = {row[0]: row[1:] for row in invented.rows(table)}
    assert found["Joint drill"] == ["First talks (1 Feb 2030)", "May 2030", "Possibly: Drill at sea (12 May 2030)"]
    assert found["Third talks"] == ["–", "2031", "Held: Third talks, held (7 Jun 2031)"]
    assert found["A common base"][2] == "No date was given; no event of the registry tells what became of it."


def test_what_was_announced_at_an_event_is_followed_though_it_is_not_chosen() -> None:
    """A matter that an event announces, or that says it was proposed there, is in the table."""
    (table,) = invented.below(invented.made(EN, "talks-1"), "en-follow-up")
    assert [row[0] for row in invented.rows(table)] == ["Joint drill", "A common base"]


def test_a_plan_whose_time_has_not_passed_is_still_open() -> None:
    """Whether a planned date has passed is asked of the document's date, not of the clock."""
    briefing = replace(EN, as_of="2030-05-31", entries=(Entry("drill"),))
    known = invented.registry(invented.TEXT.replace("2030-05-12", "2030-09-12"))
    ahead = compose(briefing, known, Given())
    past = compose(replace(briefing, as_of="2030-06-01"), known, Given())
    became = [invented.rows(invented.below(one, "en-follow-up")[0])[0][3] for one in (ahead, past)]
    assert became[0] == "The planned date has not passed."
    assert became[1].startswith("The planned date has passed")


def test_open_questions_come_from_the_problems() -> None:
    """Missing sources, passed plans, gaps, lost and ambiguous passages and missing events are listed."""
    document = invented.made(replace(EN, entries=(Entry("gone"),)), *ALL)
    (listed,) = invented.below(document, "en-questions")
    assert isinstance(listed, BulletList)
    assert [text_of(item.runs) for item in listed.items] == [
        "A rumour: no source is given.",
        "First talks: this passage is no longer found in S1: no such words",
        "First talks: this passage stands in several places of S1: twice",
        "Joint drill: planned for May 2030, which has passed; it is not known whether it took place.",
        "Third talks, held: “talks-3-plan” has number 3 of this series too.",
        "The talks: the registry lacks number 2.",
        "The event “gone” was chosen but is no longer in the registry.",
    ]


def test_a_text_that_was_not_at_hand_is_told_in_each_language() -> None:
    """The reader learns that passages are not checked; the writer's computer and file are not their matter."""
    known = invented.registry()
    missing = Problem(
        Severity.WARNING, "text-missing", "Not on this computer: a.txt.", path="", place=("sources", "post")
    )
    handed = replace(invented.given(known, "talks-1", problems=False), problems=(missing,))
    document = compose(replace(EN, language="both"), known, handed)
    told = [invented.below(document, f"{lang}-questions")[0] for lang in ("vi", "en")]
    assert [text_of(block.items[-1].runs) for block in told if isinstance(block, BulletList)] == [
        "S1: không có văn bản khi lập tài liệu này, nên các đoạn dẫn chưa được đối chiếu.",
        "S1: its text was not at hand when this document was made, so its passages are not checked.",
    ]


def test_an_empty_document_still_names_missing_events() -> None:
    """Where all chosen events are gone, the document says that it is empty and which are missing."""
    texts = content.plain(invented.made(replace(EN, entries=(Entry("gone"),)))).texts
    assert "No event is selected, so this document is empty." in texts
    assert any("“gone”" in text for text in texts)


def test_sources_have_full_references() -> None:
    """A reference has everything that the registry knows of the source, with a link to the web only."""
    blocks = invented.below(invented.made(EN, "talks-1"), "en-sources")
    assert text_of(blocks[0].runs) == (
        "S1  W. Wren, Talks <resumed>, The Post, reference P-1, published 3 Feb 2030, "
        "https://post.example/1?a=1&b=2, original."
    )
    assert [run.link for run in blocks[0].runs if run.link] == ["https://post.example/1?a=1&b=2"]


def test_texts_of_the_other_language_are_marked() -> None:
    """A title that exists in English only is marked as English in a Vietnamese part."""
    (table,) = invented.below(invented.made(Briefing(), "talks-1", "drill"), "vi-chronology")
    assert isinstance(table, Table)
    titles = [row.cells[1].paragraphs[0].runs[0] for row in table.rows]
    assert [(run.text, run.lang) for run in titles] == [("Đàm phán lần một", ""), ("Joint drill", "en")]


def test_footnotes_count_through_both_parts() -> None:
    """The second part goes on where the first ended."""
    document = invented.made(replace(EN, language="both"), "talks-1")
    assert [note.number for note in document.footnotes] == list(range(1, 9))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_becomes_one_clean_line(text: str) -> None:
    """Whatever is written, a run has no control character and no line break."""
    line = clean(text)
    assert line == " ".join(line.split())
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in line)


def test_several_posts_of_one_person_name_their_dates() -> None:
    """Who had another rank at another event has both, each with the date for which it holds."""
    text = invented.TEXT.replace(
        "kind: exercise\n    parties: [BB, AA]\n",
        "kind: exercise\n    parties: [BB, AA]\n    participants: [{person: bob, rank: Major}]\n",
    )
    known = invented.registry(text)
    document = compose(EN, known, invented.given(known, "talks-1", "drill-held"))
    (table,) = invented.below(document, "en-participants")
    assert invented.rows(table)[1][2] == "1 Feb 2030: Captain / 12 May 2030: Major"


def test_many_participants_and_long_notes_are_all_printed() -> None:
    """400 participants are 400 rows, and a note of 5,000 words is printed to its last."""
    listed = "".join(f"      - {{name: Member {number}, party: CC}}\n" for number in range(400))
    known = invented.registry(invented.TEXT + f"    participants:\n{listed}")
    briefing = replace(EN, entries=(Entry("rumour", Text(en=" ".join(f"w{at}" for at in range(5000)))),))
    document = compose(briefing, known, Given())
    (table,) = invented.below(document, "en-participants")
    assert len(invented.rows(table)) == 400
    assert any(text.endswith(" w4999") for text in content.plain(document).texts)


def test_the_chronology_keeps_to_time_whatever_the_order_of_the_document() -> None:
    """Events ordered by hand stand so in their section, and by date in the chronology."""
    document = invented.made(replace(EN, order="hand", entries=(Entry("talks-3"), Entry("talks-1"))))
    (table,) = invented.below(document, "en-chronology")
    assert [row.event for row in table.rows] == ["talks-1", "talks-3"]  # type: ignore[union-attr]  # it is a table
    headings = [block.event for block in invented.below(document, "en-events") if isinstance(block, Heading)]
    assert headings == ["talks-3", "talks-1"]


def test_who_is_listed_twice_for_one_event_has_its_date_once() -> None:
    """Two entries of one person with the same role at one event are one date."""
    row = "{person: bob, role: co-chair, rank: Captain}"
    known = invented.registry(invented.TEXT.replace(f"- {row}", f"- {row}\n      - {row}"))
    (table,) = invented.below(compose(EN, known, invented.given(known, "talks-1")), "en-participants")
    assert invented.rows(table)[1] == ["Beland", "Bob Reed", "Captain", "co-chair, 1 Feb 2030"]
