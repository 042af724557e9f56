"""Sets a page's rows as paragraphs of a QTextDocument, one block for each row.

The document holds the words and their type; what is marked on them is painted by the view, so marks can change
without laying out anew. So are the words of a fold's row, which are cut where they have no room: its block is
empty. Original words are in serif, everything else in sans.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from viewer.base.tokens import RETELLING_LINE, SPACE_2, SPACE_4
from viewer.qt.panes.article_page import Page, Row, RowKind
from viewer.qt.shell.look import Look

MARGIN_TOP = 6
CAPTION_INDENT = 10

# Texts that are somebody's own words, as they were printed.
_OWN_WORDS = ("original", "excerpt")
_COLOURS = {
    RowKind.TEXT: "text",
    RowKind.HEADLINE: "text",
    RowKind.CAPTION: "text2",
    RowKind.QUIET: "text2",
    RowKind.FURNITURE: "text3",
    RowKind.FOLD: "text3",
}


def set_page(document: QTextDocument, page: Page, look: Look) -> None:
    """Fill `document` with the rows of `page` in place of what it held."""
    formats = {kind: _character_format(kind, page, look) for kind in RowKind}
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    for index, row in enumerate(page.rows):
        paragraph = _paragraph_format(row)
        if index == 0:
            paragraph.setTopMargin(MARGIN_TOP)
        if index == len(page.rows) - 1:
            paragraph.setBottomMargin(SPACE_4)
        if index:
            cursor.insertBlock(paragraph, formats[row.kind])
        else:
            cursor.setBlockFormat(paragraph)
            cursor.setBlockCharFormat(formats[row.kind])
        if row.kind is not RowKind.FOLD:
            cursor.insertText(row.text, formats[row.kind])
    cursor.endEditBlock()


def _character_format(kind: RowKind, page: Page, look: Look) -> QTextCharFormat:
    shown = QTextCharFormat()
    shown.setFont(_font(kind, page.article.kind, look))
    shown.setForeground(look.color(_COLOURS[kind]))
    return shown


def _font(kind: RowKind, text_kind: str, look: Look) -> QFont:
    if kind is RowKind.FOLD:
        return look.font("label")
    font = QFont(look.font("serif" if text_kind in _OWN_WORDS else "retelling"))
    if kind is RowKind.HEADLINE:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _paragraph_format(row: Row) -> QTextBlockFormat:
    paragraph = QTextBlockFormat()
    paragraph.setLineHeight(RETELLING_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    paragraph.setBottomMargin(SPACE_2 if row.gap else 0)
    paragraph.setAlignment(Qt.AlignmentFlag.AlignLeft)
    if row.kind is RowKind.CAPTION:
        paragraph.setLeftMargin(CAPTION_INDENT)
    return paragraph
