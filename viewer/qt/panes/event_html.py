"""Writes a sheet of facts as the HTML of a text document, with a list of the small pictures in it.

Chips, badges and the thread of a series are pictures in the flow of the text, so that the document wraps,
scrolls and is selected like any text. A picture's name is `img:` and its place in the page's pictures; a link is
`event:` and its place in the page's links, or `passage:` and the passages' places in the sheet. Each picture says
in words what it shows, for copying and for readers aloud.
"""

from __future__ import annotations

from viewer.base.i18n import _
from viewer.base.tokens import EVENT_LABEL_WIDTH, Tokens
from viewer.base.value import frozen
from viewer.qt.panes.facts import Badge, Chip, Line, Link, Node, Row, Run, Sheet, Thread, Topic, Words
from viewer.sources import support

_GAP = 10  # px between labels and facts


@frozen
class Button:
    """A button to a neighbour in the series; without `event` it is the end."""

    text: str
    forward: bool
    event: str | None


@frozen
class Joint:
    """The line between two nodes; dashed where it leads to a missing number or out of what is shown."""

    hue: int
    dashed: bool
    width: int


Picture = Chip | Topic | Badge | Node | Button | Joint


class Page:
    """One sheet as HTML.

    Attributes:
        html: the document.
        pictures: what `img:0`, `img:1` … show.
        links: ids of the events that `event:0`, `event:1` … lead to.
    """

    def __init__(self, sheet: Sheet, tokens: Tokens) -> None:
        self.pictures: list[Picture] = []
        self.links: list[str] = []
        self._sheet, self._tokens = sheet, tokens
        self.html = "".join((*self._head(), *self._table()))

    def words(self, picture: Picture) -> str:
        """Return what a picture says."""
        match picture:
            case Chip(numbers):
                return support.chip(self._sheet.passages[numbers[0]])
            case Node():
                return picture.number
            case Joint():
                return ""
            case _:
                return picture.text

    def _head(self) -> tuple[str, ...]:
        second = self._line(self._sheet.second)
        return (
            f'<p class="title">{_text(self._sheet.title)}</p>',
            '<table width="100%" cellspacing="0" cellpadding="0"><tr>',
            f'<td style="padding-right:8px; vertical-align:middle">{second}</td>',
            f'<td align="right" width="1" style="vertical-align:middle">{self._picture(self._sheet.badge)}</td>',
            "</tr></table>",
        )

    def _table(self) -> tuple[str, ...]:
        rows = (self._row(row) for row in self._sheet.rows)
        return '<table cellspacing="0" cellpadding="0" style="margin-top:6px">', *rows, "</table>"

    def _row(self, row: Row) -> str:
        lines = "".join(f"<p{' class=small' if line.small else ''}>{self._line(line)}</p>" for line in row.lines)
        if row.thread is not None:
            lines += f'<p style="margin-top:3px; margin-bottom:2px">{self._thread(row.thread)}</p>'
        width = EVENT_LABEL_WIDTH + _GAP
        label = f'<td width="{width}" class="label">{_escaped(row.label)}</td>'
        return f'<tr>{label}<td style="padding-bottom:4px">{lines}</td></tr>'

    def _line(self, line: Line) -> str:
        written: list[str] = []
        for run in line.runs:
            if isinstance(run, Chip | Topic) and written:
                written.append(" ")
            written.append(self._run(run))
        return "".join(written)

    def _run(self, run: Run) -> str:
        match run:
            case Words("ⁱ"):
                return f'<span style="color:{self._tokens.accent}; font-weight:600; vertical-align:super">i</span>'
            case Words(text, tone):
                colour = getattr(self._tokens, "text" if tone == "strong" else tone.value)
                weight = "; font-weight:600" if tone == "strong" else ""
                return f'<span style="color:{colour}{weight}">{_text(text)}</span>'
            case Link(text, event):
                return self._anchor(_text(text), event)
            case Chip(numbers):
                return f'<a href="passage:{",".join(map(str, numbers))}">{self._picture(run)}</a>'
            case Topic():
                return self._picture(run)

    def _thread(self, thread: Thread) -> str:
        parts = [self._button(thread.previous, _("first"), forward=False), "&nbsp; "]
        joint = 56 if len(thread.nodes) == 2 else 14
        if thread.before:
            parts.append(self._picture(Joint(thread.nodes[0].hue, True, 18)))
        for place, node in enumerate(thread.nodes):
            if place:
                before = thread.nodes[place - 1]
                missing = node.event is None or before.event is None
                parts.append(self._picture(Joint(max(before.hue, node.hue), missing, joint)))
            parts.append(self._linked(node, node.event))
        if thread.after or thread.following is None:
            parts.append(self._picture(Joint(-1, True, 18)))
        parts += ["&nbsp; ", self._button(thread.following, _("last"), forward=True)]
        return "".join(parts)

    def _button(self, neighbour: Link | None, end: str, *, forward: bool) -> str:
        if neighbour is None:
            return self._picture(Button(end, forward, None))
        return self._linked(Button(neighbour.text, forward, neighbour.event), neighbour.event)

    def _linked(self, picture: Picture, event: str | None) -> str:
        drawn = self._picture(picture)
        return drawn if event is None else self._anchor(drawn, event)

    def _anchor(self, html: str, event: str) -> str:
        self.links.append(event)
        return f'<a href="event:{len(self.links) - 1}">{html}</a>'

    def _picture(self, picture: Picture) -> str:
        self.pictures.append(picture)
        return f'<img src="img:{len(self.pictures) - 1}" style="vertical-align:middle">'


def style(tokens: Tokens) -> str:
    """Return the style sheet of the document."""
    return (
        f"p {{ margin:0; color:{tokens.text} }}"
        f".title {{ font-size:15px; font-weight:600; margin-bottom:3px }}"
        f".small {{ font-size:12px }}"
        f".label {{ font-size:12px; color:{tokens.text3}; padding-top:1px }}"
        f"a {{ color:{tokens.accent}; text-decoration:none }}"
    )


def _text(text: str) -> str:
    """Return text as HTML that keeps "lần 4" together and its line breaks."""
    return _escaped(text).replace("lần ", "lần&nbsp;").replace("\n", "<br>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
