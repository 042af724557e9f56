"""Asks for another id of an event, person, series, source or party, and writes it wherever the old one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.base.problems import Severity
from viewer.qt.shell.asking import Question, id_rule, is_id
from viewer.registry.edits import rename_id
from viewer.registry.patching.model import Refused
from viewer.registry.references import references_to

if TYPE_CHECKING:
    from viewer.base.messages import Messages
    from viewer.manuscript import Manuscript
    from viewer.qt.shell.look import Look
    from viewer.registry.registry import Registry
    from viewer.session import Session

Named = tuple[str, str, str]  # kind, id, words


def nameable(registry: Registry, event: str | None) -> list[Named]:
    """Return whose ids can be changed: the event and what it names first, then every series, source, party, person."""
    declared = {
        "series": tuple(registry.series),
        "person": tuple(registry.people),
        "source": tuple(registry.sources),
        "party": tuple(registry.parties),
    }
    found: list[tuple[str, str]] = []
    head = registry.head(event) if event is not None else None
    if head is not None:
        found.append(("event", head.id))
        own = {"series": (head.series,), "person": head.people, "source": head.sources, "party": head.parties}
        found += [(kind, one) for kind, ids in own.items() for one in ids if one in declared[kind]]
    found += [(kind, one) for kind, ids in declared.items() for one in ids]
    kinds = _kinds()
    return [(kind, one, f"{kinds[kind]}: {one}") for kind, one in dict.fromkeys(found)]


def judged(registry: Registry, kind: str, old: str, new: str) -> tuple[bool, str]:
    """Return whether an id may become `new`, and how many places name it, or why it may not."""
    count = len(references_to(registry, kind, old))
    places = ngettext("{n} place names it.", "{n} places name it.", count).format(n=thousands(count))
    if new in ("", old):
        return False, places
    if not is_id(new):
        return False, id_rule()
    try:
        rename_id(registry, kind, old, new)
    except Refused as refused:
        return False, refused.reason
    words = ngettext("{n} place that names it changes too.", "{n} places that name it change too.", count)
    return True, words.format(n=thousands(count)) if count else _("Nothing else names it.")


class RenameQuestion(Question):
    """Asks whose id is to change, and what it is to be.

    Args:
        registry: whose ids these are.
        named: whose ids can be changed; the first is chosen.
        look: how everything looks.
        parent: the window.
    """

    def __init__(self, registry: Registry, named: list[Named], look: Look, parent: QWidget) -> None:
        self._registry, self._named, self._row = registry, named, 0
        super().__init__(
            _("Change an id everywhere"),
            _("The id is changed where it stands and wherever it is named, as one step."),
            lambda answer: judged(registry, *self.chosen, answer),
            look,
            parent,
            answer=named[0][1],
            button=_("Change"),
        )
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(_("Whose id"))
        self.choice.addItems([words for _kind, _id, words in named])
        self.choice.setMaxVisibleItems(18)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self.add_choice(self.choice)

    @property
    def chosen(self) -> tuple[str, str]:
        """Return kind and id of what is chosen."""
        return self._named[self._row][:2]

    def _on_chosen(self, row: int) -> None:
        self._row = max(row, 0)
        self.neutral = self.chosen[1]
        self.field.setText(self.neutral)
        self.field.selectAll()
        self.judge()


def rename(session: Session, manuscript: Manuscript, messages: Messages, look: Look, parent: QWidget) -> None:
    """Ask for another id and write it everywhere, as one step; say why when that cannot be done."""
    if session.is_partial or manuscript.broken:
        messages.say(_("The text cannot be read as a whole; put that right before changing an id."))
        return
    _present = manuscript.document  # read, so that the registry is that of the text
    registry = session.registry
    named = nameable(registry, session.selected)
    if not named:
        messages.say(_("There is no id to change yet."))
        return
    question = RenameQuestion(registry, named, look, parent)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    (kind, old), new = question.chosen, question.answer
    question.deleteLater()
    if accepted:
        write(session, manuscript, messages, kind, old, new)


def write(session: Session, manuscript: Manuscript, messages: Messages, kind: str, old: str, new: str) -> None:
    """Change an id everywhere; an event that was selected stays so under its new id."""
    try:
        edits = rename_id(session.registry, kind, old, new)
        manuscript.apply(_("Change the id “{old}” to “{new}”").format(old=old, new=new), edits)
    except Refused as refused:
        messages.say(refused.reason, Severity.WARNING, lasting=True)
        return
    if kind == "event":
        session.select(new)
    words = _("Changed “{old}” to “{new}”; Undo takes it back.")
    messages.say(words.format(old=old, new=new))


def _kinds() -> dict[str, str]:
    return {
        "event": _("Event"),
        "person": _("Person"),
        "series": _("Series"),
        "source": _("Source"),
        "party": _("Party"),
    }
