"""Quick fixes: what can be done about a problem, offered in menus and made in the text as one step.

Fixes are worked out when they are looked at, and kept until the registry or its problems change. A fix belongs to the
reading that was checked; when the text has changed since, it is not made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from viewer.base.i18n import _
from viewer.base.problems import Problem, Severity

if TYPE_CHECKING:
    from viewer.base.messages import Messages
    from viewer.manuscript import Manuscript
    from viewer.qt.editor.pane import EditorPane
    from viewer.qt.shell.look import Look
    from viewer.registry.fixes.fix import Fix
    from viewer.registry.registry import Registry
    from viewer.session import Session

_MOST = 4  # problems whose fixes one menu offers


class Fixing(QObject):
    """Offers fixes, asks what they need to know, and makes them.

    Args:
        session: what is shown, with its problems and article texts.
        manuscript: the text in which fixes are made.
        messages: tells why a fix was not made.
        look: for the icons of menus.
        parent: the window, over which questions are asked.
    """

    made = Signal(str)  # the title of the fix
    place_requested = Signal(int, int)  # 1-based line and column at which the text is in the way of a fix
    passage_requested = Signal(str)  # id of the source in which a passage is to be shown

    def __init__(
        self, session: Session, manuscript: Manuscript, messages: Messages, look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._manuscript, self._messages, self._look = session, manuscript, messages, look
        self._window = parent
        self._known: dict[Problem, tuple[Fix, ...]] = {}
        self._registry: Registry | None = None
        self._forget = [
            session.problems_changed.connect(lambda _nothing: self._known.clear()),
            session.registry_changed.connect(lambda _registry: self._known.clear()),
        ]
        self.destroyed.connect(self.release)

    def release(self) -> None:
        """Listen no more."""
        for forget in self._forget:
            forget()
        self._forget.clear()

    # What can be done

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Return what can be done about `problem`, the best first."""
        known = self._known.get(problem)
        if known is None:
            from viewer.fixing import fixes_for  # nobody looks at fixes before the first paint

            registry = self._read_registry() if self._session.outdated else self._session.registry
            known = fixes_for(registry, problem, self._session.texts) if not self._session.is_partial else ()
            self._known[problem] = known
        return known

    def known_fixes(self, problem: Problem) -> tuple[Fix, ...] | None:
        """Return what can be done about `problem`, as far as that has been worked out; None when it has not."""
        return self._known.get(problem)

    def fixes_at(self, line: int) -> list[tuple[Problem, tuple[Fix, ...]]]:
        """Return the problems on a 1-based line of the file, each with what can be done about it."""
        return [(problem, self.fixes(problem)) for problem in self._session.problems if problem.line == line]

    def fixable_lines(self) -> frozenset[int]:
        """Return the 1-based lines with problems about which something can usually be done."""
        from viewer.fixing import WITHOUT

        return frozenset(one.line for one in self._session.problems if one.code not in WITHOUT)

    def problems_of(self, event: str | None) -> list[Problem]:
        """Return the problems of an event."""
        return [problem for problem in self._session.problems if event is not None and problem.event == event]

    def menu_for(self, problems: Sequence[Problem], parent: QWidget) -> QMenu:
        """Return a menu of what can be done about some problems, which is gone when it closes."""
        from PySide6.QtCore import Qt

        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("Quick fixes"))
        for problem in problems[:_MOST]:
            if len(problems) > 1:
                menu.addSection(_cut(problem.message))
            self._add_fixes(menu, problem)
        actions = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
        if actions:
            menu.setActiveAction(actions[0])
        return menu

    def open_menu(self, problems: Sequence[Problem], place: QPoint, parent: QWidget) -> None:
        """Offer what can be done about some problems at a place of the screen; say so when there are none."""
        if not problems:
            self._messages.say(_("There is no problem here; F8 goes to the next one."))
            return
        self.menu_for(problems, parent).popup(place)

    def _add_fixes(self, menu: QMenu, problem: Problem) -> None:
        found = self.fixes(problem)
        for number, fix in enumerate(found):
            action = menu.addAction(fix.title.replace("&", "&&"))
            if number == 0:
                action.setIcon(self._look.icon("wand-sparkles", "accent"))
            action.triggered.connect(lambda _on=False, fix=fix: self.apply(fix, problem))
        if not found:
            menu.addAction(_("No quick fix is known for this")).setEnabled(False)
            self._explain(menu, problem)

    def _explain(self, menu: QMenu, problem: Problem) -> None:
        from viewer.explain import explanation

        words = explanation(problem.code)
        if words:
            menu.addAction(_("What “{code}” means…").format(code=problem.code)).triggered.connect(
                lambda _on=False: self._messages.say(words, lasting=True)
            )

    def attend(self, editor: EditorPane) -> None:
        """Light bulbs in the editor beside what can be fixed, and offer that when one is clicked."""

        def light() -> None:
            editor.set_fixable(self.fixable_lines())

        def offer(line: int) -> None:
            self.open_menu([problem for problem, _fixes in self.fixes_at(line)], editor.cursor_place(), editor)

        editor.fixes_requested.connect(offer)
        self._forget.append(self._session.problems_changed.connect(lambda _nothing: light()))
        light()

    # What is done

    def apply(self, fix: Fix, problem: Problem) -> bool:
        """Make a fix, asking first what it needs to know; return False when it was not made, which has been said."""
        from viewer.registry.patching.model import Refused

        if fix.passage is not None:
            self._show_passage(fix.passage, problem)
            return True
        registry = self._read_registry()  # what is typed and not read yet makes the fix one of another text
        if fix not in self._known.get(problem, ()):
            self._messages.say(_("The text has changed meanwhile; look at the problem again."))
            return False
        if fix.asks is not None:
            from viewer.qt.shell.asking import ask_for

            answered = ask_for(fix, problem, self._look, self._window)
            if answered is None:
                return False
            fix = answered
        try:
            self._make(fix, registry)
        except Refused as refused:
            self._messages.say(refused.reason, Severity.WARNING, lasting=True)
            if refused.path:
                self.place_requested.emit(refused.line, refused.column)
            return False
        self.made.emit(fix.title)
        return True

    def _make(self, fix: Fix, registry: Registry) -> None:
        name = fix.title.rstrip("…")
        if fix.edits:
            self._manuscript.apply(name, fix.edits)
            return
        from viewer.registry.history import Step
        from viewer.registry.patching.model import Refused

        if self._manuscript.partial or self._manuscript.text != registry.document.text:
            raise Refused(_("The text has changed meanwhile; look at the problem again."))
        self._manuscript.history.close()
        self._manuscript.rewrite(Step(name, fix.changes))
        self._manuscript.history.close()
        self._manuscript.read()

    def _show_passage(self, passage: tuple[str, str], problem: Problem) -> None:
        from viewer.registry.records import Evidence

        source, exact = passage
        if problem.event is not None:
            self._session.select(problem.event)
        self.passage_requested.emit(source)
        followed = Evidence(source, exact)
        for evidence in (followed, None, followed):  # the article turns to the source first, then to the place in it
            self._session.focus_passage(source, evidence)

    def _read_registry(self) -> Registry:
        """Return the present text as a registry, which is not the one on the screen while the text is broken."""
        document, shown = self._manuscript.document, self._session.registry
        if document is shown.document:
            return shown
        if self._registry is None or self._registry.document is not document:
            from viewer.registry.reader import of_document

            self._registry = of_document(shown.path, document)
            self._known.clear()
        return self._registry


def _cut(words: str) -> str:
    return words if len(words) <= 80 else words[:79].rstrip() + "…"
