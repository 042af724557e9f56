"""Asks which passages of an event are printed, and which participants are listed; pure ticks, one step each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.base.i18n import _
from viewer.briefing.briefing import Entry, Wanted
from viewer.briefing.words import word
from viewer.registry import biography, vocabulary

if TYPE_CHECKING:
    from viewer.briefcase import Briefcase
    from viewer.qt.briefing.actions import Actions
    from viewer.registry.records import Participant
    from viewer.registry.registry import Registry


class Ticks(QDialog):
    """A list of things to tick.

    Args:
        title: of the window.
        words: what is asked.
        names: what can be ticked, and whether it is.
        usual: what the button says that goes back to the usual choice.
        parent: the window.

    Attributes:
        is_usual: whether the usual choice was asked for.
    """

    def __init__(self, title: str, words: str, names: Sequence[tuple[str, bool]], usual: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(520, 320)
        self.is_usual = False
        label = QLabel(words, self)
        label.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setProperty("look", "field")
        self.list.setWordWrap(True)
        self.list.setAccessibleName(words)
        for name, on in names:
            item = QListWidgetItem(name, self.list)
            item.setToolTip(name)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Apply"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.usual = QPushButton(usual, self)
        buttons.addButton(self.usual, QDialogButtonBox.ButtonRole.ResetRole)
        self.usual.clicked.connect(self._on_usual)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for widget in (label, self.list, buttons):
            column.addWidget(widget)

    @property
    def ticked(self) -> list[int]:
        """Return the places of what is ticked."""
        return [at for at in range(self.list.count()) if self.list.item(at).checkState() == Qt.CheckState.Checked]

    def _on_usual(self) -> None:
        self.is_usual = True
        self.accept()


def ask_passages(case: Briefcase, actions: Actions, event: str, window: QWidget) -> None:
    """Ask which passages of an event are printed."""
    registry, full = case.registry, case.registry.event(event)
    if full is None:
        return
    from viewer.sources.support import evidence_of

    found: dict[tuple[str, str], str] = {}
    for _fact, evidence in evidence_of(full):
        source = registry.sources.get(evidence.source)
        label = source.label if source is not None else evidence.source
        found.setdefault((evidence.source, evidence.exact), f"{label}: {' '.join(evidence.exact.split())}")
    wanted = _entry(case, event).passages
    outcomes = {(one.source, one.exact) for outcome in full.outcomes for one in outcome.evidence}
    names = [(words, _is_wanted(key, wanted, outcomes, case.briefing.passages)) for key, words in found.items()]
    title = full.title.pick(actions.language)
    dialog = Ticks(_("Passages"), _("Passages of “{title}” that are printed:").format(title=title), names,
                   _("As for all events"), window)  # fmt: skip
    if dialog.exec():
        keys = list(found)
        chosen = tuple(Wanted(keys[at][1], keys[at][0]) for at in dialog.ticked)
        actions.passages(event, None if dialog.is_usual else chosen)
    dialog.deleteLater()


def ask_participants(case: Briefcase, actions: Actions, event: str, window: QWidget) -> None:
    """Ask which participants of an event are listed."""
    full = case.registry.event(event)
    if full is None:
        return
    wanted = _entry(case, event).participants
    keys = [_key(case.registry, one, actions.language) for one in full.participants]
    names = [
        (_name(case.registry, one, actions.language), wanted is None or key in wanted)
        for one, key in zip(full.participants, keys, strict=True)
    ]
    title = full.title.pick(actions.language)
    dialog = Ticks(_("Participants"), _("Participants of “{title}” that are listed:").format(title=title), names,
                   _("All of them"), window)  # fmt: skip
    if dialog.exec():
        chosen = tuple(keys[at] for at in dialog.ticked)
        everybody = dialog.is_usual or len(chosen) == len(keys)
        actions.participants(event, None if everybody else chosen)
    dialog.deleteLater()


def _entry(case: Briefcase, event: str) -> Entry:
    return next((one for one in case.briefing.entries if one.event == event), Entry(event))


def _is_wanted(
    key: tuple[str, str], wanted: tuple[Wanted, ...] | None, outcomes: set[tuple[str, str]], usual: str
) -> bool:
    if wanted is None:
        return usual == "all" or (usual == "outcomes" and key in outcomes)
    source, exact = key
    return any(one.source in ("", source) and exact.startswith(one.exact) for one in wanted)


def _key(registry: Registry, participant: Participant, language: str) -> str:
    """Return what names a participant in a briefing: an id, else name or office as printed, else a party."""
    known = participant.person or participant.name or _post(participant, language)
    return known or biography.party_of(registry, participant)


def _name(registry: Registry, participant: Participant, language: str) -> str:
    """Return what a participant is called in the list; whom nobody names, by party and role."""
    known = biography.name_of(registry, participant) or _post(participant, language)
    if known:
        return known
    party = registry.parties.get(biography.party_of(registry, participant))
    whose = party.name.pick(language) if party is not None else ""
    role = vocabulary.label("role", participant.role, language).lower() if participant.role else ""
    return " · ".join(part for part in (word("unnamed", language), whose, role) if part)


def _post(participant: Participant, language: str) -> str:
    texts = (participant.organisation, *participant.offices)
    return next((text.pick(language) for text in texts if text), "")
