"""Whether the file is one that Word opens without a word: order of elements, relations, names, types, bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from tests.briefing import invented
from tests.briefing.sample import sample
from tests.briefing.writers.docx import outside
from tests.briefing.writers.docx.opened import Opened, R, W, made
from tests.briefing.writers.docx.sequences import ANY_ORDER, ORDER
from viewer.base.value import replace
from viewer.briefing.briefing import SECTIONS, Briefing
from viewer.briefing.document import BulletList, Document, Heading, Item, Paragraph, Run, Table, Title

_PARTS = re.compile(r"word/(document|styles|settings|numbering|footnotes|fontTable|header\d+|footer\d+)\.xml")


def _invented() -> Document:
    everything = Briefing(language="both", sections=SECTIONS, passages="all", people=("ada",))
    return invented.made(everything, "talks-1", "drill", "drill-held", "talks-3-plan", "base", "rumour")


def _lists() -> Document:
    items = (Item((Run("one"),), anchor="i1"), Item((Run("two"),)))
    blocks = (*sample().blocks, BulletList(items, "en", numbered=True), BulletList(items[1:], "en", numbered=True))
    return replace(sample(), blocks=blocks)


def _bare() -> Document:
    """Return the sample with nothing below its titles, so that the titles bear the rule themselves."""
    blocks = [
        replace(block, subtitle="", as_of="", handling="") if isinstance(block, Title) else block
        for block in sample().blocks
    ]
    return replace(sample(), blocks=tuple(blocks))


MADE: dict[str, Callable[[], Document]] = {"sample": sample, "invented": _invented, "lists": _lists, "bare": _bare}


@pytest.fixture(params=MADE)
def content(request: pytest.FixtureRequest) -> bytes:
    """Return the bytes of a file with all kinds of blocks."""
    return made(MADE[request.param]())


def test_elements_stand_in_the_order_of_the_schema(content: bytes) -> None:
    """The children of every element stand in the sequence that the standard gives, and are among those it allows."""
    opened = Opened(content)
    checked = 0
    for name in filter(_PARTS.fullmatch, opened.parts):
        for parent in opened.tree(name).iter(f"{W}*"):
            tag = etree.QName(parent).localname
            if tag in ORDER:
                children = [etree.QName(child).localname for child in parent if not _is_bookmark(child)]
                places = [ORDER[tag].get(child, -1) for child in children]
                assert -1 not in places, (tag, children)
                assert places == sorted(places), (tag, children)
                checked += 1
            elif len(parent):
                assert tag in ANY_ORDER, tag
    assert checked > 100


@pytest.mark.skipif(bool(outside.missing()), reason=outside.missing())
def test_microsofts_validator_finds_no_fault(content: bytes, tmp_path: Path) -> None:
    """The Open XML SDK finds nothing wrong with parts, elements, attributes and relations."""
    path = tmp_path / "made.docx"
    path.write_bytes(content)
    assert outside.faults(path) == []


def test_every_part_is_of_a_known_type_and_referred_to(content: bytes) -> None:
    """Each part has a content type, each relation leads to a part, and no part lies about unused."""
    opened = Opened(content)
    types = opened.tree("[Content_Types].xml")
    named = {one.get("PartName", "").lstrip("/") for one in types if etree.QName(one).localname == "Override"}
    suffixes = {one.get("Extension") for one in types if etree.QName(one).localname == "Default"}
    assert named <= opened.parts.keys()
    targets = set()
    for name in opened.parts:
        assert name in named or name.rpartition(".")[2] in suffixes
        if name.endswith(".rels"):
            folder = name.partition("_rels/")[0]
            inner = [one for one in opened.tree(name) if one.get("TargetMode") != "External"]
            targets |= {folder + one.get("Target", "") for one in inner}
    assert targets == {name for name in opened.parts if not name.endswith(".rels")} - {"[Content_Types].xml"}


def test_every_id_of_a_relation_is_there(content: bytes) -> None:
    """What an element refers to by an id is in the relations of its own part."""
    opened = Opened(content)
    for name in filter(_PARTS.fullmatch, opened.parts):
        rels = name.replace("word/", "word/_rels/") + ".rels"
        known = {one.get("Id") for one in opened.tree(rels)} if rels in opened.parts else set()
        used = {value for one in opened.tree(name).iter() for key, value in one.attrib.items() if key.startswith(R)}
        assert used <= known


def test_every_style_that_is_used_is_defined(content: bytes) -> None:
    """No paragraph, run or table names a style that the file does not have, and no style another one."""
    opened = Opened(content)
    styles = opened.tree("word/styles.xml")
    known = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
    assert len(known) == len(list(styles.iter(f"{W}style")))
    named = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next")
    used = {
        one.get(f"{W}val") for name in filter(_PARTS.fullmatch, opened.parts) for one in opened.tree(name).iter(*named)
    }
    assert used <= known


def test_links_inside_lead_to_bookmarks(content: bytes) -> None:
    """Each internal link and each page number of the contents names a bookmark, all of which are unique and ended."""
    opened = Opened(content)
    starts = list(opened.body.iter(f"{W}bookmarkStart"))
    names = [one.get(f"{W}name", "") for one in starts]
    assert len({name.lower() for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII) for name in names)
    assert sorted(one.get(f"{W}id", "") for one in starts) == sorted(
        one.get(f"{W}id", "") for one in opened.body.iter(f"{W}bookmarkEnd")
    )
    notes = opened.tree("word/footnotes.xml")
    links = [one.get(f"{W}anchor", "") for tree in (opened.body, notes) for one in tree.iter(f"{W}hyperlink")]
    codes = " ".join(one.text or "" for one in opened.body.iter(f"{W}instrText"))
    assert {name for name in links if name} | set(re.findall(r"(?:PAGEREF|\\b) (\w+)", codes)) <= set(names)
    assert any(links)


def test_the_same_document_gives_the_same_bytes() -> None:
    """Nothing in the file tells when it was made."""
    assert made(sample()) == made(sample())
    with ZipFile(io.BytesIO(made(sample()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_the_file_tells_title_and_date_and_nobody_s_name() -> None:
    """Title, languages and the document's own date are its properties; no author and no library is named."""
    told = docx.Document(io.BytesIO(made(sample()))).core_properties
    assert told.title == "Họp <kênh> & “riêng”"
    assert told.language == "vi-VN, en-US"
    assert str(told.created) == str(told.modified) == "2031-05-04 00:00:00+00:00"
    assert (told.author, told.last_modified_by, told.comments, told.keywords) == ("", "", "", "")
    parts = Opened(made(sample())).parts
    assert not [name for name, part in parts.items() if b"python" in part.lower()]


@pytest.mark.parametrize("as_of", ["", "-0043-03-15", "12031-01-01"])
def test_a_date_that_no_file_can_bear_is_left_out(as_of: str) -> None:
    """Without a date, or with one of another age, the file has none."""
    content = made(replace(sample(), as_of=as_of))
    assert b"created" not in Opened(content).parts["docProps/core.xml"]
    assert docx.Document(io.BytesIO(content)).core_properties.title


def test_headings_stay_with_what_follows() -> None:
    """The styles of headings and of a table's head hold them on the page of what comes next."""
    styles = Opened(made(sample())).tree("word/styles.xml")
    keeps = {one.get(f"{W}styleId") for one in styles if one.find(f"{W}pPr/{W}keepNext") is not None}
    assert {"Title", "Subtitle", "Heading1", "Heading2", "Heading3", "TableHeading", "Figure", "TOCHeading"} <= keeps
    body = Opened(made(sample())).body
    caption = next(one for one in body.iter(f"{W}p") if one.getnext() is not None and one.getnext().tag == f"{W}tbl")
    assert caption.find(f"{W}pPr/{W}keepNext") is not None


def test_tables_repeat_their_head_and_keep_rows_whole() -> None:
    """The first row is a head that is repeated, no row is split, and the columns have the widths of the document."""
    block = next(block for block in sample().blocks if isinstance(block, Table))
    table = next(Opened(made(sample())).body.iter(f"{W}tbl"))
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    widths = [int(one.get(f"{W}w", "")) for one in table.iter(f"{W}gridCol")]
    assert sum(widths) == 9638
    assert [round(width / 9638, 2) for width in widths] == list(block.widths)
    assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"  # type: ignore[union-attr]  # it is there
    for row in rows:
        assert [int(one.get(f"{W}w", "")) for one in row.iter(f"{W}tcW")] == widths


def test_contents_list_the_headings_of_their_part() -> None:
    """The field's result names the headings of its part down to its level, without those of the other part."""
    opened = Opened(made(sample()))
    assert opened.styled("TOC1") == ["Tóm tắt", "Niên biểu"]
    assert opened.styled("TOC2") == ["Họp lần 1"]
    codes = [(one.text or "").strip() for one in opened.body.iter(f"{W}instrText")]
    assert codes[0] == 'TOC \\o "1-2" \\h \\z \\b part_vi'
    assert b"updateFields" not in opened.parts["word/settings.xml"]
    kinds = [one.get(f"{W}fldCharType") for one in opened.body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 4


def test_pages_are_numbered_at_their_foot() -> None:
    """Each part's foot has its short title, and the number of the page and of all pages as fields."""
    word = docx.Document(io.BytesIO(made(sample())))
    for section, title in zip(word.sections, ("Họp <kênh> & “riêng”", "A <channel> & more"), strict=True):
        foot = section.footer.paragraphs[0]
        codes = [(one.text or "").strip() for one in foot._p.iter(f"{W}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]
        assert foot.text == f"{title}\t1 / 1"
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_each_list_with_numbers_begins_with_one() -> None:
    """Two lists with numbers do not go on counting, and the paragraphs have Word's style for them."""
    opened = Opened(made(_lists()))
    numbers = [one.get(f"{W}val") for one in opened.body.iter(f"{W}numId")]
    assert numbers == ["3", "3", "4"]
    assert opened.styled("ListNumber") == ["one", "two", "two"]
    starts = opened.tree("word/numbering.xml").iter(f"{W}startOverride")
    assert [one.get(f"{W}val") for one in starts] == ["1", "1"]


def test_long_and_like_anchors_get_names_of_their_own() -> None:
    """Anchors that a word processor cannot tell apart become different bookmarks, none longer than 40 characters."""
    anchors = ("x" * 60, "x" * 59 + "y", "a-b", "A-B")
    blocks = [Paragraph((Run("to", link=f"#{anchor}"),), "en", anchor=anchor) for anchor in anchors]
    opened = Opened(made(Document("T", "", "", ("en",), (*blocks, Heading(1, (Run("h"),), "h", "en")))))
    names = [one.get(f"{W}name", "") for one in opened.body.iter(f"{W}bookmarkStart")]
    assert names == ["x" * 40, "x" * 38 + "_2", "a_b", "A_B_2", "h"]
    assert [one.get(f"{W}anchor") for one in opened.body.iter(f"{W}hyperlink")] == names[:4]


def _is_bookmark(element: etree._Element) -> bool:
    return etree.QName(element).localname in ("bookmarkStart", "bookmarkEnd")
