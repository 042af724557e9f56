"""What is told about the word under the pointer: what a key is for, how a date was understood, whom an id names."""

from __future__ import annotations

from collections.abc import Callable

from viewer.base.i18n import _
from viewer.base.value import frozen
from viewer.registry import datewords, shape
from viewer.registry.assist.context import Context, Role, context_at
from viewer.registry.assist.hover_words import Told, as_sentence, told_of_id, told_of_word
from viewer.registry.assist.nodes import Node
from viewer.registry.assist.schema_at import Allowed, allowed_at
from viewer.registry.assist.schema_terms import term
from viewer.registry.assist.values import IDS, WORDS, beside
from viewer.registry.dates import DateError, parse
from viewer.registry.records import Evidence
from viewer.registry.registry import Registry
from viewer.registry.yaml_words import YamlSyntaxError

_IDS_AMONG_OTHERS = {("event", "participants"): "people", ("event", "organisers"): "parties"}
_SECTIONS = ("parties", "people", "series", "sources")

Passage = Callable[[Evidence], str | None]


@frozen
class Hover:
    """What is told about a stretch of the text.

    Attributes:
        start, end: the stretch.
        title: its first line: a name, a title, a date in words.
        lines: what else there is to say, in sentences.
    """

    start: int
    end: int
    title: str
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return all of it as plain text."""
        return "\n".join((self.title, *self.lines))

    @property
    def html(self) -> str:
        """Return all of it in HTML that says nothing of looks: a paragraph for each line, the title strong."""
        from html import escape

        title = f"<p><b>{escape(self.title)}</b></p>"
        return title + "".join(f"<p>{escape(line)}</p>" for line in self.lines)


def hover_at(registry: Registry, text: str, offset: int, lang: str, passage: Passage | None = None) -> Hover | None:
    """Return what is to be told about the word at `offset`; None where there is nothing to tell.

    Args:
        registry: whose ids are explained; may be of an earlier state of the text.
        text: the registry's text as it is now.
        offset: the place under the pointer.
        lang: the language of the registry's names and titles, vi or en.
        passage: says in a sentence whether the words of an evidence stand in its source; without it nothing is said.
    """
    context = context_at(text, offset)
    if context.role is Role.COMMENT or context.role is Role.ITEM:
        return None
    if context.role is Role.KEY and not _is_item(context):
        return _key(registry, context, text, lang) if context.colon else None
    allowed = allowed_at(context.path)
    if allowed is None:
        return None
    node = context.node
    told = _value(registry, context, allowed, lang)
    if told is None and (allowed.owner, allowed.key) == ("evidence", "exact") and passage is not None:
        words = passage(evidence_at(context))
        told = Told(words) if words else None
    if told is None or not node.value_start <= offset <= node.value_end:
        return None
    return Hover(node.value_start, node.value_end, told.title, told.lines)


def _is_item(context: Context) -> bool:
    """Return whether a plain item stands at the cursor, which might as well become a key."""
    return context.bare and context.node.kind == "item" and context.node.style == "plain"


def _key(registry: Registry, context: Context, text: str, lang: str) -> Hover | None:
    key = text[context.start : context.end].strip("\"' ")
    if len(context.path) == 1 and context.path[0] in _SECTIONS:
        told = told_of_id(registry, str(context.path[0]), key, lang, None)
    else:
        allowed = allowed_at((*context.path, key))
        told = Told(term(allowed.title), (term(allowed.description),)) if allowed is not None else None
    return Hover(context.start, context.end, told.title, told.lines) if told is not None else None


def _value(registry: Registry, context: Context, allowed: Allowed, lang: str) -> Told | None:
    words = context.outline.scalar(context.node)
    place = (allowed.owner, allowed.key)
    if not words:
        return None
    if allowed.name == "date":
        return _date(words)
    kind = IDS.get(place) or _IDS_AMONG_OTHERS.get(place)
    if place == ("evidence", "supports"):
        return _supported(registry, context, words, lang)
    if kind is not None:
        return told_of_id(registry, kind, words, lang, _event_date(context))
    return told_of_word(allowed, words) if place in WORDS or "enum" in allowed.rule else None


def _date(words: str) -> Told:
    try:
        date = parse(words)
    except DateError as error:
        hint = (_("Write {date} instead?").format(date=error.hint),) if error.hint else ()
        return Told(error.message, hint)
    return Told(as_sentence(datewords.long(date)))


def _supported(registry: Registry, context: Context, words: str, lang: str) -> Told | None:
    if words.startswith("person:"):
        return told_of_id(registry, "people", words.removeprefix("person:"), lang, _event_date(context))
    allowed = allowed_at(("events", None, words))
    return Told(term(allowed.title), (term(allowed.description),)) if allowed is not None else None


def _event_date(context: Context) -> str:
    """Return the date of the event around the cursor, as written."""
    return beside(context, "date")


def evidence_at(context: Context) -> Evidence:
    """Return the evidence whose key or value is at a context, as it is written now."""
    mapping = context.node if context.role is Role.KEY else context.node.parent or context.node

    def said(key: str) -> str:
        return value_of(context, mapping.child(key))

    return Evidence(said("source"), said("exact"), said("prefix"), said("suffix"), text=said("text"))


def value_of(context: Context, node: Node | None) -> str:
    """Return what a key's value says, also in block style; empty where it cannot be read."""
    from viewer.registry.yamlread import parse as parse_yaml

    if node is None or node.style != "|":
        return context.outline.scalar(node)
    try:
        data = parse_yaml("text: " + context.outline.text[node.value_start : node.value_end]).data
    except YamlSyntaxError:
        return ""
    return shape.plain(shape.mapping(data).get("text"))
