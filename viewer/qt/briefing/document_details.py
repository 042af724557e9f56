"""Asks for what is seldom changed about a document: subtitle, handling line, summary, passages, people.

Each field that was changed becomes one step when the dialog is left with *Apply*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.base.fold import fold
from viewer.base.i18n import _
from viewer.briefing.briefing import LANGUAGES, PASSAGES
from viewer.qt.briefing.event_details import Ticks

if TYPE_CHECKING:
    from viewer.briefcase import Briefcase
    from viewer.qt.briefing.actions import Actions

_NAMES = {"vi": "Tiếng Việt", "en": "English"}


class DocumentDetails(QDialog):
    """The fields, in each language of the document.

    Args:
        case: the briefing.
        actions: change it.
        parent: the window.
    """

    def __init__(self, case: Briefcase, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._case, self._actions = case, actions
        self.setWindowTitle(_("Details of the document"))
        self.setMinimumWidth(560)
        self.fields: dict[tuple[str, str], QLineEdit | QPlainTextEdit] = {}
        self._form = QFormLayout()
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(16)
        languages = LANGUAGES[case.briefing.language]
        for key, words in (
            ("title", _("Title")),
            ("subtitle", _("Subtitle")),
            ("handling", _("Handling line")),
            ("summary", _("Summary")),
        ):
            for language in languages:
                self._add(key, language, words if len(languages) == 1 else f"{words} ({_NAMES[language]})")
        self.passages = QComboBox(self)
        for name, words in zip(PASSAGES, (_("Those of outcomes"), _("All"), _("None")), strict=True):
            self.passages.addItem(words, name)
        self.passages.setCurrentIndex(PASSAGES.index(case.briefing.passages))
        self._form.addRow(_("Passages"), self.passages)
        self.people = QLineEdit(", ".join(case.briefing.people), self)
        self.people.setPlaceholderText(_("Ids of people, with commas between them"))
        choose = QPushButton(_("Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose_people)
        row = QHBoxLayout()
        row.addWidget(self.people, 1)
        row.addWidget(choose)
        self._form.addRow(_("Appearances of"), row)
        self._place()

    def apply(self) -> None:
        """Make the document say what the fields say."""
        actions = self._actions
        for (key, language), field in self.fields.items():
            words = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            actions.text_in(key, language, words.strip())
        actions.all_passages(str(self.passages.currentData()))
        actions.appearances(self._people())

    def accept(self) -> None:
        """Apply, and close."""
        self.apply()
        super().accept()

    def _add(self, key: str, language: str, words: str) -> None:
        text = getattr(self._case.briefing, key)
        said = text.vi if language == "vi" else text.en
        field: QLineEdit | QPlainTextEdit
        if key == "summary":
            field = QPlainTextEdit(said, self)
            field.setProperty("look", "field")
            field.setFixedHeight(96)
            field.setTabChangesFocus(True)
            field.setPlaceholderText(_("Counted from the events while nothing stands here"))
        else:
            field = QLineEdit(said, self)
        field.setAccessibleName(words)
        self.fields[(key, language)] = field
        self._form.addRow(words, field)

    def _on_choose_people(self) -> None:
        """Let people be ticked; those who take part in the chosen events come first."""
        case = self._case
        here = {person for one in case.choice.chosen for person in one.head.people}
        people = sorted(case.registry.people.values(), key=lambda one: (one.id not in here, fold(one.name)))
        chosen = self._people()
        names = [(one.name, one.id in chosen) for one in people]
        words = _("Whose appearances are listed:")
        dialog = Ticks(_("Appearances of people"), words, names, _("Nobody"), self)
        if dialog.exec():
            ticked = [] if dialog.is_usual else [people[at].id for at in dialog.ticked]
            unknown = [one for one in chosen if one not in case.registry.people]
            self.people.setText(", ".join([*ticked, *unknown]))
        dialog.deleteLater()

    def _people(self) -> tuple[str, ...]:
        """Return the ids that the field names."""
        return tuple(name for part in self.people.text().split(",") if (name := part.strip()))

    def _place(self) -> None:
        unknown = QLabel(_("What is left empty is taken from the registry or counted."), self)
        unknown.setProperty("role", "text3")
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Apply"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addLayout(self._form)
        column.addWidget(unknown)
        column.addWidget(buttons)
