"""Opens written pages: as a tree, and what stands in them in the order of reading."""

from __future__ import annotations

from html.parser import HTMLParser

import lxml.html
from lxml.html import HtmlElement

from tests.briefing.writers.figure import pictures
from viewer.briefing.content import normal
from viewer.briefing.document import Document
from viewer.briefing.writers.html import write
from viewer.briefing.writers.picture import Pictures

_PARTED = ("p", "td", "th", "li", "h1", "h2", "h3", "h4", "caption", "figcaption", "div", "span", "header")


def made(document: Document, drawn: Pictures | None = None) -> str:
    """Return the text of the file for a document, with a picture for each figure unless others are given."""
    return write(document, pictures() if drawn is None else drawn, "made.html")["made.html"].decode()


class Opened:
    """A page that was written; the numbers of notes are taken out of the text, and the notes from the body."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.tree: HtmlElement = lxml.html.document_fromstring(page)
        self.references = [link.get("href", "") for link in self.all("a", role="doc-noteref")]
        self.notes = [self._note(one) for one in self.tree.iter("li") if one.get("id", "").startswith("note_")]

    def all(self, tag: str, **attributes: str) -> list[HtmlElement]:
        """Return elements of a tag with attributes; `_` at the end of a name is dropped."""
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return [one for one in self.tree.iter(tag) if all(one.get(key) == value for key, value in wanted.items())]

    def said(self, tag: str, **attributes: str) -> list[str]:
        """Return the texts of such elements."""
        return [text(one) for one in self.all(tag, **attributes)]

    def meaning(self, kind: str) -> list[str]:
        """Return what is marked as meaning something, notes left out."""
        found = self.tree.xpath(f"//*[@class='{kind}'][not(ancestor::section[@class='notes'])]")
        return [text(one) for one in found]

    @property
    def body(self) -> str:
        """Return the text of the whole body but for the notes and the words for pictures."""
        copy = lxml.html.document_fromstring(self.page)
        for one in [*copy.iter("section")]:
            if one.get("class") == "notes":
                one.drop_tree()
        return text(copy.find("body"))

    def _note(self, item: HtmlElement) -> str:
        return text(item).removesuffix("↑").strip()


def text(element: HtmlElement) -> str:
    """Return the words of an element without the numbers of notes, and with a space between its blocks."""
    copy = lxml.html.fragment_fromstring(lxml.html.tostring(element, encoding="unicode", with_tail=False), "div")
    for one in [*copy.iter("sup"), *copy.iter("svg")]:
        one.drop_tree()
    for one in copy.iter():
        if one.tag in _PARTED and not (one.tag == "span" and one.get("class", "label") != "label"):
            one.tail = " " + (one.tail or "")
    return normal(copy.text_content())


class Nesting(HTMLParser):
    """Finds elements that are not closed in the order in which they were opened."""

    VOID = ("meta", "col", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember what was opened."""
        names = [name for name, _value in attrs]
        self.faults += [f"{tag}: {name} twice" for name in set(names) if names.count(name) > 1]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 — the base's
        """Allow what is closed at once inside a picture only."""
        if "svg" not in self.open:
            self.faults.append(f"<{tag}/>")

    def handle_endtag(self, tag: str) -> None:
        """Compare with what was opened last."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")
