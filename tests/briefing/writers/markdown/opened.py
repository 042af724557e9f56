"""Reads written Markdown as others do, and tells what stands in it in the order of reading."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache

import lxml.html
import pytest
from lxml.html import HtmlElement
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from tests.briefing.writers.figure import pictures
from viewer.briefing.content import normal
from viewer.briefing.document import Document
from viewer.briefing.writers.markdown import write

READERS = (
    "commonmark",
    pytest.param("pandoc", marks=pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")),
)
_PARTED = ("p", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "div", "hr")


def made(document: Document) -> str:
    """Return the text of the file for a document, with a picture for each figure."""
    return write(document, pictures(), "made.md")["made.md"].decode()


@cache
def rendered(text: str, reader: str) -> str:
    """Return what a reader makes of a text, as HTML."""
    if reader == "commonmark":
        return str(MarkdownIt("commonmark").enable("table").use(footnote_plugin).render(text))
    command = ["pandoc", "--from", "markdown", "--to", "html", "--wrap", "none"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True, timeout=120).stdout.decode()


class Opened:
    """A text as a reader takes it; notes are apart from the body."""

    def __init__(self, text: str, reader: str = "commonmark") -> None:
        self.tree: HtmlElement = lxml.html.fragment_fromstring(rendered(text, reader), "main")
        self.references = re.findall(r'href="#fn(\d+)"', rendered(text, reader))
        self.notes: list[str] = []
        for listed in [*self.tree.iter("section")]:
            if (listed.get("class") or "").startswith("footnotes"):
                self.notes = [words(item).rstrip("↩︎ ") for item in listed.iter("li")]
                listed.drop_tree()

    @property
    def body(self) -> str:
        """Return the words of the body."""
        return words(self.tree)

    def said(self, *tags: str) -> list[str]:
        """Return the words of all elements of some tags."""
        return [words(one) for one in self.tree.iter(*tags)]


def words(element: HtmlElement) -> str:
    """Return the words of an element without the numbers of notes, and with a space between its blocks."""
    copy = lxml.html.fragment_fromstring(lxml.html.tostring(element, encoding="unicode", with_tail=False), "div")
    for one in [*copy.iter("sup", "a")]:
        if one.tag == "sup" or "footnote" in (one.get("class") or ""):
            one.drop_tree()
    for one in copy.iter():
        if one.tag in _PARTED:
            one.tail = " " + (one.tail or "")
    return normal(copy.text_content())
