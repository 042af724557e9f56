"""Whether a passage is found in the texts of its source, in one word for a chip and one sentence for its tooltip."""

from __future__ import annotations

from viewer.base.i18n import _
from viewer.base.value import frozen
from viewer.qt.forms.context import FormContext
from viewer.registry import shape
from viewer.registry.records import Evidence
from viewer.registry.yamlread import Data


@frozen
class PassageState:
    """What a chip says: its words, its kind in the style sheet, and the sentence behind it."""

    words: str
    chip: str
    sentence: str


def state_of(context: FormContext, name: str, item: Data) -> PassageState | None:
    """Return the state of a passage; None for other items, and where there is nothing to look for or in."""
    entry = shape.mapping(item)
    source = context.registry.sources.get(shape.plain(entry.get("source")))
    exact = shape.plain(entry.get("exact"))
    if name != "evidence" or source is None or not exact:
        return None
    texts = context.session.texts.readable(source)
    if not texts:
        return PassageState(_("no text"), "plain", _("None of the source's texts can be read here."))

    from viewer.sources.anchors import State, locate

    prefix, suffix, text = (shape.plain(entry.get(key)) for key in ("prefix", "suffix", "text"))
    anchor = locate(Evidence(source.id, exact, prefix, suffix, text=text), texts)
    if anchor.state is State.FOUND:
        return PassageState(_("line {n}").format(n=anchor.line), "ok", _("The passage stands there word for word."))
    if anchor.state is State.MOVED:
        sentence = _("The words are there, but spacing, punctuation or surroundings differ.")
        return PassageState(_("moved, line {n}").format(n=anchor.line), "warning", sentence)
    if anchor.state is State.AMBIGUOUS:
        sentence = _("The words stand there {n} times; write some words before or after.").format(n=len(anchor.places))
        return PassageState(_("ambiguous"), "warning", sentence)
    sentence = _("These words are in no text of the source.")
    if anchor.suggestion is not None:
        sentence += " " + _("The closest is on line {n}.").format(n=anchor.suggestion.line)
    return PassageState(_("lost"), "error", sentence)
