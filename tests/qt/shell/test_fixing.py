"""Quick fixes in the window: the column of buttons, the menus, the questions, the keys; each fix is one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from viewer.app import Program
from viewer.base.problems import Problem
from viewer.base.settings import Settings
from viewer.qt.shell.asking import Question
from viewer.qt.shell.fix_column import COLUMN
from viewer.qt.shell.fixing import Fixing
from viewer.qt.shell.problems_table import ProblemTable
from viewer.qt.shell.renaming import RenameQuestion, judged, nameable
from viewer.qt.shell.window import MainWindow

TEXT = """\
format: 1
language: en
home: A
parties: {A: {name: "Aland"}, B: {name: "Borduria"}}
people:
  ada-quill: {name: "Ada Quill"}
sources:
  post: {title: "The Post", published: 2020-02-02, texts: [{file: post.txt}]}
events:
  - id: trip
    title: "A trip"
    kind: visit
    date: 2020-01-08/2020-01-12
    parties: [A, B]
    sources: [post]
  - id: first
    title: "First talks"
    date: 2020-02-10
    part_of: trip
    kind: dialog
    parties: [A, B]
    participants: [ada-quill]
    evidence:
      - {supports: [title], source: post, exact: "They talked at lengt in Port Amber"}
  - id: second
    title: "Second talks"
    date: 2021-03
    parties: [A, B]
    sources: [post]
    related: [{event: first, as: after}]
"""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """Return the program with its window shown on a registry with three problems."""
    path = tmp_path / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "post.txt").write_text("They talked at length in Port Amber.\n", encoding="utf-8")
    application = QGuiApplication.instance()
    found = Program(application, Settings(tmp_path / "settings.json"))  # type: ignore[arg-type]  # a QApplication
    found.open(path)
    assert found.window is not None
    with qtbot.waitExposed(found.window):
        pass
    assert found.loader is not None
    found.loader.checker.check_now()
    yield found
    found.loader.release()
    found.window.close()
    found.window.deleteLater()


def window(program: Program) -> MainWindow:
    """Return the window."""
    assert program.window is not None
    return program.window


def text(program: Program) -> str:
    """Return the text as it is now."""
    assert program.loader is not None
    return program.loader.manuscript.text


def check(program: Program) -> list[str]:
    """Check now and return the codes of the problems there are."""
    assert program.loader is not None
    program.loader.checker.check_now()
    return [problem.code for problem in program.session.problems]


def problem(program: Program, code: str) -> Problem:
    """Return the first problem with this code."""
    return next(one for one in program.session.problems if one.code == code)


def table(program: Program) -> ProblemTable:
    """Return the list of problems, shown, with the fixes of what is in view."""
    shown = window(program)
    shown.show_pane("problems")
    found = shown.problems.findChild(ProblemTable)
    assert isinstance(found, ProblemTable)
    shown.resizeDocks([shown.dock("problems")], [260], Qt.Orientation.Vertical)
    QApplication.processEvents()
    assert found.finder is not None
    found.finder.find_all()
    return found


def menu_words(menu: QMenu) -> list[str]:
    """Return what a menu offers."""
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def answering(question: str, accept: bool = True) -> Callable[[], None]:
    """Return what types an answer into the question that is open and goes on, or cancels it."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Question)
        dialog.field.setText(question)
        button = dialog.buttons.buttons()[0 if accept else 1]
        assert button.isEnabled()
        button.click()

    return answer


def test_the_registry_has_the_problems_that_are_fixed_here(program: Program) -> None:
    """The registry of these tests has a date outside its visit, an unknown kind and a lost quotation."""
    assert [one.code for one in program.session.problems] == ["date-outside-parent", "unknown-value", "passage-lost"]


def test_each_row_has_a_button_with_its_best_fix(program: Program) -> None:
    """The column of quick fixes names the best fix of each row, for the eye as for a screen reader."""
    found = table(program)
    model = found.model()
    words = [
        model.data(model.index(row, COLUMN), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]
    assert words[0] == "Set to [2020-01-08..2020-01-12]"
    assert words[1] == "Replace with “dialogue”"
    assert str(words[2]).startswith("Replace with the nearest passage (")
    assert model.headerData(COLUMN, Qt.Orientation.Horizontal) == "Quick fix"


def test_fixes_are_not_worked_out_before_they_are_looked_at(program: Program) -> None:
    """As long as the list of problems is not shown, nobody looks for fixes."""
    fixing = window(program).fixing
    assert fixing.known_fixes(program.session.problems[0]) is None
    assert window(program).problems.findChild(ProblemTable) is None


def test_a_click_on_the_button_fixes(program: Program, qtbot: QtBot) -> None:
    """A click on a row's button makes that fix, as one step that carries its title."""
    found = table(program)
    cell = found.visualRect(found.model().index(1, COLUMN))
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=cell.topLeft() + QPoint(20, 10))
    assert "    kind: dialogue\n" in text(program)
    assert "unknown-value" not in check(program)
    assert program.loader is not None
    assert [step.name for step in program.loader.manuscript.history.done] == ["Replace with “dialogue”"]
    program.loader.manuscript.undo()
    assert text(program) == TEXT


def test_a_click_beside_the_button_only_selects(program: Program, qtbot: QtBot) -> None:
    """A click on a row selects its event and changes nothing."""
    found = table(program)
    cell = found.visualRect(found.model().index(0, 1))
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert text(program) == TEXT
    assert program.session.selected == "first"


def test_a_change_of_text_keeps_the_selected_row(program: Program) -> None:
    """While problems come and go, the row that was selected stays so, and the list does not jump."""
    found = table(program)
    found.selectRow(1)
    assert program.loader is not None
    program.loader.manuscript.replace("Type", "# a line more\n" + TEXT)
    check(program)
    assert found.current is not None
    assert found.current.code == "unknown-value"
    assert found.current.line == problem(program, "unknown-value").line == 21


def test_the_menu_of_a_problem_lists_every_fix(program: Program) -> None:
    """The menu offers the best fix first and accepting it last."""
    menu = window(program).fixing.menu_for([problem(program, "date-outside-parent")], window(program))
    assert menu_words(menu) == [
        "Set to [2020-01-08..2020-01-12]",
        "Take it out of “trip”",
        "Accept it with a reason…",
    ]
    assert menu.activeAction() is menu.actions()[0]


def test_ctrl_dot_offers_the_fixes_of_the_selected_event(program: Program, qtbot: QtBot) -> None:
    """With an event selected, the key opens a menu with the fixes of all its problems; Enter makes the first."""
    program.session.select("first")
    window(program).menus.actions["quick_fix"].trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Replace with “dialogue”" in menu_words(menu)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert "[2020-01-08..2020-01-12]" in text(program)


def test_where_there_is_no_problem_the_status_says_so(program: Program) -> None:
    """An event without problems has nothing to fix, and the key tells how to find one that has."""
    said: list[str] = []
    assert program.loader is not None
    program.loader.messages.said.connect(lambda message: said.append(message.text))
    program.session.select("second")
    window(program).menus.actions["quick_fix"].trigger()
    assert said == ["There is no problem here; F8 goes to the next one."]


def test_f8_walks_forth_and_back_around_the_ends(program: Program) -> None:
    """F8 goes to the next problem and begins again at the top, Shift+F8 the other way; the event is selected."""
    shown = window(program)
    codes = []
    for command in ("next_problem", "next_problem", "next_problem", "next_problem", "previous_problem"):
        shown.menus.actions[command].trigger()
        assert shown.problems.current is not None
        codes.append(shown.problems.current.code)
    assert codes == ["date-outside-parent", "unknown-value", "passage-lost", "date-outside-parent", "passage-lost"]
    assert program.session.selected == "first"


def test_escape_leads_from_the_list_back_to_the_timeline(program: Program, qtbot: QtBot) -> None:
    """F8 gives the list the focus, so that Enter opens the place; Escape gives it back."""
    shown = window(program)
    shown.menus.actions["next_problem"].trigger()
    found = shown.problems.findChild(ProblemTable)
    assert shown.focusWidget() is found
    qtbot.keyClick(found, Qt.Key.Key_Escape)
    assert shown.focusWidget() is shown.timeline.canvas


def test_accepting_asks_for_a_reason(program: Program) -> None:
    """To accept a problem a reason is asked for, and both are written into the event."""
    fixing = window(program).fixing
    one = problem(program, "date-outside-parent")
    last = fixing.fixes(one)[-1]
    QTimer.singleShot(0, answering("they came later"))
    assert fixing.apply(last, one)
    assert '      - {code: date-outside-parent, reason: "they came later"}' in text(program)
    assert "date-outside-parent" not in check(program)


def test_a_question_that_is_cancelled_changes_nothing(program: Program) -> None:
    """Who cancels the question has changed nothing."""
    fixing = window(program).fixing
    one = problem(program, "date-outside-parent")
    QTimer.singleShot(0, answering("no", accept=False))
    assert not fixing.apply(fixing.fixes(one)[-1], one)
    assert text(program) == TEXT


def test_an_empty_answer_does_not_go_on(program: Program, qtbot: QtBot) -> None:
    """Without an answer the button that goes on is off, and Enter does nothing."""
    question = Question("T", "Why?", lambda answer: (bool(answer), "hm"), window(program).look, window(program))
    qtbot.addWidget(question)
    assert not question.buttons.buttons()[0].isEnabled()
    question.field.setText("  so  ")
    assert question.buttons.buttons()[0].isEnabled()
    assert question.answer == "so"


def test_a_fix_of_an_older_text_is_not_made(program: Program) -> None:
    """When the text has changed since the fix was worked out, it is not made, which is said."""
    said: list[str] = []
    assert program.loader is not None
    program.loader.messages.said.connect(lambda message: said.append(message.text))
    fixing = window(program).fixing
    one = problem(program, "unknown-value")
    fix = fixing.fixes(one)[0]
    program.loader.manuscript.replace("Type", "# a line more\n" + TEXT)
    assert not fixing.apply(fix, one)
    assert text(program) == "# a line more\n" + TEXT
    assert said == ["The text has changed meanwhile; look at the problem again."]


def test_a_broken_text_is_mended_while_the_timeline_shows_the_last_good_one(program: Program) -> None:
    """A text that cannot be read has fixes too, and after one the timeline follows again."""
    assert program.loader is not None
    broken = TEXT.replace('"Second talks"', '"Second talks')
    program.loader.manuscript.replace("Type", broken)
    assert program.session.outdated
    fixing = window(program).fixing
    (one,) = [found for found in program.session.problems if found.code == "not-yaml"]
    fix = fixing.fixes(one)[0]
    assert fix.title == "Close the quote"
    assert fixing.apply(fix, one)
    assert text(program) == TEXT
    assert not program.session.outdated


def test_a_passage_is_shown_in_the_article(program: Program) -> None:
    """Showing a passage selects the event, brings the article to the front and follows the quotation there."""
    fixing = window(program).fixing
    one = problem(program, "passage-lost")
    fix = next(found for found in fixing.fixes(one) if found.passage)
    assert fixing.apply(fix, one)
    assert program.session.selected == "first"
    assert program.session.passage is not None
    assert program.session.passage.exact == "They talked at lengt in Port Amber"
    assert text(program) == TEXT


def test_the_lines_with_problems_are_told_to_the_editor(program: Program) -> None:
    """The editor lights a bulb on each line where something can be done, and offers that when it is clicked."""
    shown = window(program)
    shown.menus.actions["workspace_edit"].trigger()
    editor = shown.workspaces.editor
    assert editor is not None
    line = problem(program, "unknown-value").line
    assert shown.fixing.fixable_lines() == {one.line for one in program.session.problems}
    editor.fixes_requested.emit(line)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu_words(menu) == ["Replace with “dialogue”"]
    menu.close()


def test_in_the_edit_workspace_f8_goes_on_from_the_cursor(program: Program) -> None:
    """With the cursor in the text, F8 goes to the next problem below it, and the cursor with it."""
    shown = window(program)
    shown.menus.actions["workspace_edit"].trigger()
    editor = shown.workspaces.editor
    assert editor is not None
    editor.go_to(problem(program, "unknown-value").line)
    editor.view.setFocus()
    shown.menus.actions["next_problem"].trigger()
    assert shown.problems.current is not None
    assert shown.problems.current.code == "passage-lost"
    assert editor.view.line + 1 == problem(program, "passage-lost").line


def test_a_partial_registry_has_no_fixes(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been read in part cannot be edited, and nothing is offered."""
    monkeypatch.setattr(type(program.session), "is_partial", property(lambda _session: True))
    assert window(program).fixing.fixes(program.session.problems[0]) == ()


def test_a_problem_without_fixes_can_be_explained(program: Program) -> None:
    """Where nothing can be done by itself, the menu says so and offers what the code means."""
    one = Problem(program.session.problems[0].severity, "text-binary", "It is none.", "events.yaml", 3, 1)
    menu = window(program).fixing.menu_for([one], window(program))
    assert menu_words(menu) == ["No quick fix is known for this", "What “text-binary” means…"]


def test_an_id_is_changed_everywhere(program: Program) -> None:
    """The command asks for an id, and the event and what names it get it as one step; it stays selected."""
    program.session.select("first")
    QTimer.singleShot(0, answering("port-amber-talks"))
    window(program).menus.actions["rename_id"].trigger()
    assert "  - id: port-amber-talks\n" in text(program)
    assert "{event: port-amber-talks, as: after}" in text(program)
    assert program.session.selected == "port-amber-talks"
    assert program.loader is not None
    program.loader.manuscript.undo()
    assert text(program) == TEXT


def test_it_is_said_how_many_places_an_id_has(program: Program) -> None:
    """While an id is typed it is told how many places change, or why it cannot be this one."""
    registry = program.session.registry
    assert judged(registry, "source", "post", "the-post") == (True, "3 places that name it change too.")
    assert judged(registry, "event", "first", "second") == (False, "“second” is taken; choose another id.")
    assert judged(registry, "event", "first", "a b")[0] is False
    assert judged(registry, "event", "second", "later") == (True, "Nothing else names it.")
    assert judged(registry, "event", "first", "first") == (False, "1 place names it.")


def test_whose_id_is_chosen_from_a_list(program: Program, qtbot: QtBot) -> None:
    """The selected event stands first, then what it names, then everything else that has an id."""
    registry = program.session.registry
    named = nameable(registry, "first")
    assert [entry[:2] for entry in named[:3]] == [("event", "first"), ("person", "ada-quill"), ("source", "post")]
    assert len(named) == len(set(named))
    question = RenameQuestion(registry, named, window(program).look, window(program))
    qtbot.addWidget(question)
    question.choice.setCurrentIndex(2)
    assert question.chosen == ("source", "post")
    assert question.field.text() == "post"
    assert "3 places name it." in question.verdict.text()


def test_the_pane_tells_how_long_looking_took(program: Program) -> None:
    """Behind the title stand the numbers of problems, the time of the last check and the keys."""
    pane = window(program).problems
    pane.show_time(11.6)
    assert pane.note == "2 errors, 1 warning · checked as you type, 12 ms · F8 next problem, Ctrl+. fix"


def test_what_listens_is_let_go(program: Program) -> None:
    """A window that is closed leaves nobody listening at the session."""
    session = program.session
    assert program.loader is not None
    before = len(session.problems_changed._listeners)
    fixing = Fixing(session, program.loader.manuscript, program.loader.messages, window(program).look, window(program))
    assert len(session.problems_changed._listeners) == before + 1
    fixing.release()
    assert len(session.problems_changed._listeners) == before


def test_a_dialog_that_is_open_belongs_to_the_window(program: Program, qtbot: QtBot) -> None:
    """A question stands in front of its window, and Escape closes it."""
    question = Question("T", "Why?", lambda _answer: (True, ""), window(program).look, window(program))
    qtbot.addWidget(question)
    question.show()
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert question.result() == QDialog.DialogCode.Rejected


def test_the_chevron_of_a_button_offers_every_fix(program: Program, qtbot: QtBot) -> None:
    """A click on the right end of a button that has a chevron opens the menu and makes nothing."""
    from viewer.qt.shell.fix_column import FixButtons

    found = table(program)
    cell = found.visualRect(found.model().index(0, COLUMN))
    buttons = found.itemDelegateForColumn(COLUMN)
    assert isinstance(buttons, FixButtons)
    box = buttons.button(0, cell)
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.right() - 6, box.center().y()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu_words(menu)) == 3
    menu.close()
    assert text(program) == TEXT


def test_a_list_that_gets_shorter_waits_for_the_check(program: Program, qtbot: QtBot) -> None:
    """Reading tells fewer problems than checking does a moment later; meanwhile the rows stay."""
    found = table(program)
    assert program.loader is not None
    program.loader.checker.stop()
    every = program.session.problems
    program.session.set_problems(())
    assert found.count == len(every)
    program.session.set_problems(every)
    assert found.count == len(every)
    program.session.set_problems(every[:1])
    qtbot.waitUntil(lambda: found.count == 1)


def test_a_row_that_is_gone_gives_way_to_the_next(program: Program) -> None:
    """When the selected problem is fixed, what comes next in the list is selected."""
    found = table(program)
    found.selectRow(1)
    window(program).fixing.apply(window(program).fixing.fixes(problem(program, "unknown-value"))[0], found.current)
    check(program)
    window(program).problems.step(0)
    assert found.current is not None
    assert found.current.code == "passage-lost"
