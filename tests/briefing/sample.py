"""A small invented document that has every kind of block, for tests of the model and of writers."""

from __future__ import annotations

from viewer.briefing.document import (
    DATE,
    EVENT,
    LEAD,
    NOTE,
    PASSAGE,
    PERSON,
    SMALL,
    SOURCE,
    Block,
    BulletList,
    Cell,
    Contents,
    Document,
    Figure,
    Footnote,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Quote,
    Retold,
    Row,
    Run,
    Table,
    Title,
)


def sample() -> Document:
    """Return a document in both languages with awkward characters, every block, and three footnotes."""
    return Document("Họp <kênh> & “riêng”", "2031-05-04", "Nội bộ", ("vi", "en"), (*_first(), *_second()))


def _first() -> tuple[Block, ...]:
    note = Footnote(1, (Run("S1", means=SOURCE, link="#vi-s1"), Run(", dòng 8.")), 1, 8)
    other = Footnote(2, (Run("S2", means=SOURCE), Run(", dòng 3.")), 2, 3)
    return (
        Title("Họp <kênh> & “riêng”", "Tài liệu chuẩn bị", "Thông tin tính đến 04/05/2031", "Nội bộ", "vi", "vi"),
        Contents("Mục lục", 2, "vi"),
        Heading(1, (Run("Tóm tắt"),), "vi-summary", "vi"),
        Paragraph((Run("Hai cuộc họp, "), Run("một", bold=True), Run(" nguồn gốc.")), "vi", LEAD),
        Figure("timeline-vi", "Dòng thời gian: hai sự kiện", (Run("Hình 1. Hai cuộc họp."),), "vi"),
        Heading(1, (Run("Niên biểu"),), "vi-chronology", "vi"),
        Table(
            ((Run("Ngày"),), (Run("Sự kiện"),), (Run("Nguồn"),)),
            (
                Row((_cell("04/05/2031", DATE), _titled(), _cell("S1", SOURCE)), "first", "vi-row-first"),
                Row((_cell("5/2031", DATE), _cell("Họp lần 2", EVENT), Cell()), "second", "vi-row-second"),
            ),
            (0.2, 0.6, 0.2),
            "vi",
            (Run("Các sự kiện theo thời gian"),),
        ),
        Heading(2, (Run("Họp lần 1", means=EVENT),), "vi-first", "vi", "first"),
        BulletList((Item((Run("Nguyễn Văn Thử", means=PERSON), Run(", =cmd")), "first"),), "vi", "first"),
        Quote((Run("“"), Run("kênh riêng", means=PASSAGE), Run("”", footnote=note)), 1, 8, "vi", "first"),
        Retold((Run("Thuật lại: "), Run("hai bên gặp nhau", means=PASSAGE, footnote=other)), 2, 3, "vi", "first"),
        Paragraph((Run("S1", means=SOURCE), Run(" Báo Thử")), "vi", anchor="vi-s1"),
        PageBreak("en"),
    )


def _second() -> tuple[Block, ...]:
    note = Footnote(3, (Run("S1", means=SOURCE), Run(", line 8.")), 1, 8)
    about = (Run("About the first meeting"),)
    return (
        Title("A <channel> & more", "Briefing", "As of 4 May 2031", "Internal", "en", "en"),
        Heading(1, (Run("Passages"),), "en-passages", "en"),
        Paragraph(
            (Run("See "), Run("the page", link="https://example.org/?a=1&b=2", italic=True)), "en", NOTE, "first"
        ),
        Quote(
            (Run("“"), Run("kênh riêng", lang="vi", means=PASSAGE), Run("”", footnote=note)), 1, 8, "en", "first", about
        ),
    )


def _cell(text: str, means: str) -> Cell:
    return Cell((Paragraph((Run(text, means=means),), "vi"),))


def _titled() -> Cell:
    title = Paragraph((Run("Họp lần 1", means=EVENT, link="#vi-first"),), "vi")
    return Cell((title, Paragraph((Run("Năm suy ra từ nội dung."),), "vi", SMALL)))
