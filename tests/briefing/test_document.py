from tests.briefing.sample import sample
from viewer.base.value import replace
from viewer.briefing import content
from viewer.briefing.content import Said
from viewer.briefing.document import Bookmark, Document, Footnote, Heading, PageBreak, Paragraph, Run, Table


def test_the_sample_keeps_what_the_model_promises() -> None:
    """The sample has unique anchors, footnotes in order and links that lead somewhere."""
    assert content.faults(sample()) == ()


def test_footnotes_are_listed_in_the_order_of_the_text() -> None:
    """The footnotes of a document come in the order in which they are referred to."""
    assert [note.number for note in sample().footnotes] == [1, 2, 3]


def test_bookmarks_stand_below_the_title_of_their_language() -> None:
    """A document in two languages has a bookmark of level 0 for each of them."""
    marks = sample().bookmarks
    assert marks[0] == Bookmark(0, "Họp <kênh> & “riêng”", "vi")
    assert [mark.level for mark in marks] == [0, 1, 1, 2, 0, 1]


def test_bookmarks_of_one_language_are_its_headings() -> None:
    """A document in one language has no bookmark for its title."""
    whole = sample()
    part = replace(whole, languages=("vi",), blocks=whole.blocks[: whole.blocks.index(PageBreak("en"))])
    assert [mark.level for mark in part.bookmarks] == [1, 1, 2]


def test_plain_lists_what_the_document_says() -> None:
    """The listing has events, dates, people, passages and sources in the order of the text."""
    said = content.plain(sample())
    assert said.events == ("Họp lần 1", "Họp lần 2", "Họp lần 1")
    assert said.event_ids == ("first", "second")
    assert said.dates == ("04/05/2031", "5/2031")
    assert said.people == ("Nguyễn Văn Thử",)
    assert said.passages[:2] == (Said("kênh riêng", 1, 8, True), Said("hai bên gặp nhau", 2, 3, False))
    assert said.sources == (1, 1, 1, 2, 1)
    assert said.footnotes == ("S1, dòng 8.", "S2, dòng 3.", "S1, line 8.")
    assert said.texts[:2] == ("Họp <kênh> & “riêng”", "Tài liệu chuẩn bị")


def test_missing_names_what_a_text_lacks_or_has_in_another_order() -> None:
    """Words that are absent, or stand before those that should come first, are named."""
    assert content.missing(("một hai", "ba"), "một\u00a0\u200bhai\n và ba") == ()
    assert content.missing(("ba", "một", "bốn"), "một, hai, ba") == ("một", "bốn")


def test_faults_are_named() -> None:
    """A broken promise of the model is found: anchors, links, footnotes, line breaks, tables."""
    note = Footnote(2, (Run("x"),))
    blocks = (
        Heading(1, (Run("a\nb"),), "twice", "vi"),
        Heading(1, (Run("c", footnote=note),), "twice", "vi"),
        Paragraph((Run("d", link="#nowhere"),), "vi", anchor="với dấu"),
        Table(((Run("e"),),), (), (0.5,), "vi"),
    )
    found = content.faults(Document("t", "", "", ("vi",), blocks))
    assert len(found) == 7
