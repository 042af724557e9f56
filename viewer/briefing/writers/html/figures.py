"""Figures: the vector itself in the page, with its words for those who do not see it.

The ids of a vector are those of its file; two vectors in one page must not share them, so each gets a prefix. What
could run or fetch something is left out, though our own pictures have nothing of that kind.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from viewer.briefing.document import Figure
from viewer.briefing.writers.html.markup import NOTHING, Markup, element, words
from viewer.briefing.writers.html.runs import Story, runs
from viewer.briefing.writers.picture import Picture, Pictures

_LEFT_OUT = ("title", "desc", "script", "foreignObject", "metadata", "animate", "set", "a", "style")
_OURS = re.compile(r"url\(#([^)]+)\)")


def figure(block: Figure, pictures: Pictures, number: str, story: Story) -> Markup:
    """Return the figure with its caption; nothing where no picture was handed in.

    `number` tells this figure from the others of the file.
    """
    picture = pictures.get(block.key)
    if picture is None:
        return NOTHING
    caption = element("figcaption", runs(block.caption, story), id=f"caption_{number}") if block.caption else NOTHING
    labelled = {"role": "group", "aria_labelledby": f"caption_{number}"} if caption else {}
    drawn = element("div", vector(picture, block.alt, number), class_="drawing", tabindex="0", **labelled)
    return element("figure", drawn, caption, class_="picture")


def vector(picture: Picture, alt: str, number: str) -> Markup:
    """Return a vector as an element of the page; an empty one where it cannot be read."""
    inside, box = "", ""
    try:
        root = ElementTree.fromstring(picture.svg)
    except (ElementTree.ParseError, ValueError):
        root = None
    if root is not None:
        _clean(root, f"f{number}_")
        box = root.get("viewBox", "")
        inside = "".join(ElementTree.tostring(child, "unicode") for child in root)
    width = f"{picture.width * 72 / 25.4 / 10:.2f}rem"
    return element(
        "svg",
        element("title", words(alt), id=f"alt_{number}"),
        Markup(re.sub(r"\s+", " ", inside)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=box or f"0 0 {picture.width:g} {picture.height:g}",
        role="img",
        aria_labelledby=f"alt_{number}",
        style=f"width:{width}",
    )


def _clean(parent: ElementTree.Element, prefix: str) -> None:
    """Take out what is not drawn, and prefix the ids of what is."""
    for key, value in list(parent.attrib.items()):
        name = key.rpartition("}")[2]
        if name.startswith("on") or (name == "href" and not value.startswith(("#", "data:image/"))):
            del parent.attrib[key]
        elif name == "id":
            parent.set(key, prefix + value)
        elif name == "href":
            del parent.attrib[key]
            parent.set("href", f"#{prefix}{value[1:]}" if value.startswith("#") else value)
        elif "url(" in value:
            parent.set(key, _OURS.sub(rf"url(#{prefix}\1)", value))
    for child in list(parent):
        child.tag = str(child.tag).rpartition("}")[2]
        _clean(child, prefix)
        empty = child.tag == "g" and not len(child)
        if child.tag in _LEFT_OUT or empty:
            parent.remove(child)
