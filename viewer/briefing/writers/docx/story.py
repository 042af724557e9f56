"""What is collected while the blocks are written: bookmarks, links, footnotes, lists and pictures of one document."""

from __future__ import annotations

from viewer.briefing.document import Block, Document, Footnote, Title, anchors
from viewer.briefing.writers.docx.names import Bookmarks
from viewer.briefing.writers.docx.package import Relations
from viewer.briefing.writers.picture import Picture, Pictures

LOCALES = {"vi": "vi-VN", "en": "en-US"}
_FIRST_LIST = 3  # 1 and 2 are those of the styles for lists with bullets and with numbers


class Story:
    """The state of one document that is being written.

    Attributes:
        lang: the language of all text that is not marked otherwise.
        bookmarks: the names of its anchors.
        relations: what the main part refers to.
        note_relations: what the footnotes refer to.
        footnotes: those that were referred to so far, each with the language of its block.
        lists: the numbers of the lists with numbers, each of which begins with 1.
        media: pictures by the names of their parts.
    """

    def __init__(self, document: Document, pictures: Pictures) -> None:
        self.lang = document.languages[0] if document.languages else "en"
        self.bookmarks = Bookmarks(_anchors(document.blocks))
        self.relations = Relations()
        self.note_relations = Relations()
        self.footnotes: list[tuple[Footnote, str]] = []
        self.lists: list[int] = []
        self.media: dict[str, bytes] = {}
        self.drawn = 0
        self._pictures = pictures
        self._files: dict[str, tuple[str, str]] = {}

    def locale(self, lang: str) -> str:
        """Return the language tag of a run in `lang`; empty where it is that of the document."""
        return LOCALES.get(lang, "") if lang and lang != self.lang else ""

    def new_list(self) -> int:
        """Return the number of a new list with numbers."""
        self.lists.append(_FIRST_LIST + len(self.lists))
        return self.lists[-1]

    def picture(self, key: str) -> tuple[Picture, str, str] | None:
        """Return a picture and the ids of its pixels and its vector; None where none was handed in."""
        picture = self._pictures.get(key)
        if picture is None:
            return None
        if key not in self._files:
            stem = f"media/image{len(self._files) + 1}"
            self.media |= {f"word/{stem}.png": picture.png, f"word/{stem}.svg": picture.svg}
            ids = (self.relations.add("image", f"{stem}.png"), self.relations.add("image", f"{stem}.svg"))
            self._files[key] = ids
        return picture, *self._files[key]


def part_anchor(title: Title) -> str:
    """Return what stands for the anchor of a whole part, from its title to the next."""
    return f"part:{title.anchor}"


def _anchors(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    parts = (part_anchor(block) for block in blocks if isinstance(block, Title))
    return tuple(dict.fromkeys((*anchors(blocks), *parts)))
