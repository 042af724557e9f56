"""Small questions before an edit is made: one line to type, a sentence that judges it, Enter to go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from viewer.base.i18n import _
from viewer.registry.fixes.fix import Asks
from viewer.registry.patching.model import Refused

if TYPE_CHECKING:
    from viewer.base.problems import Problem
    from viewer.qt.shell.look import Look
    from viewer.registry.fixes.fix import Fix

_WIDTH = 460

Judge = Callable[[str], tuple[bool, str]]  # whether the answer will do, and what is to be said about it


class Question(QDialog):
    """Asks for one line of text.

    Args:
        title: of the window.
        words: what is asked, and for what.
        judge: looks at each answer while it is typed.
        look: how everything looks.
        parent: the window in front of which this stands.
        answer: what stands there at first, selected.
        button: what the button says that goes on.
    """

    def __init__(
        self, title: str, words: str, judge: Judge, look: Look, parent: QWidget, *, answer: str = "", button: str = ""
    ) -> None:
        super().__init__(parent)
        self._judge, self._look = judge, look
        self.neutral = answer  # what is no answer yet, and no mistake
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        label = QLabel(words, self)
        label.setWordWrap(True)
        self.field = QLineEdit(answer, self)
        self.field.selectAll()
        self.field.setAccessibleName(words)
        label.setBuddy(self.field)
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton(button or _("Apply"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        self.buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 16, 16, 12)
        self._column.setSpacing(8)
        for widget in (label, self.field, self.verdict, self.buttons):
            self._column.addWidget(widget)
        self.field.textChanged.connect(lambda _text: self.judge())
        self.judge()
        self.field.setFocus()

    @property
    def answer(self) -> str:
        """Return what was typed, without blanks around it."""
        return self.field.text().strip()

    def judge(self) -> None:
        """Look at the answer: say what there is to say, and let it pass or not."""
        good, words = self._judge(self.answer)
        wrong = not good and self.answer not in ("", self.neutral)
        self.verdict.setText(words)
        self.verdict.setStyleSheet(f"color: {self._look.color('error' if wrong else 'text2').name()}")
        accept = self.buttons.buttons()[0]
        accept.setEnabled(good)

    def add_choice(self, choice: QComboBox) -> None:
        """Put a list above the field, which says what the answer is for."""
        self._column.insertWidget(1, choice)
        self.setTabOrder(choice, self.field)


def ask_for(fix: Fix, problem: Problem, look: Look, parent: QWidget) -> Fix | None:
    """Ask what `fix` needs to know; return it with the answer, or None when the user would rather not."""
    reason = fix.asks is Asks.REASON
    words = _("Why is this right as it is? The reason is kept in the file.") if reason else _("The new id:")

    def judge(answer: str) -> tuple[bool, str]:
        if not answer:
            return False, problem.message if reason else ""
        try:
            fix.answered(answer)
        except Refused as refused:
            return False, refused.reason
        if reason:
            return True, problem.message
        return is_id(answer), "" if is_id(answer) else id_rule()

    title = _("Accept “{code}”").format(code=problem.code) if reason else fix.title.rstrip("…")
    question = Question(title, words, judge, look, parent, button=_("Accept") if reason else "")
    accepted = question.exec() == QDialog.DialogCode.Accepted
    answer = question.answer
    question.deleteLater()
    return fix.answered(answer) if accepted else None


def is_id(text: str) -> bool:
    """Return whether a text can be an id: letters, digits and signs that need no quotes anywhere."""
    return bool(text) and all(sign.isalnum() or sign in "-_.+" for sign in text) and text[0] not in "-.+"


def id_rule() -> str:
    """Return the sentence that says what an id may be."""
    return _("An id is letters and digits, with - between them.")
