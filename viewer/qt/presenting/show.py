"""The window that fills the screen: timeline above, words beneath, a line at the foot; keys, mouse and remotes.

Steps are made when they are first shown. What takes long to look up, passages and open questions, may come later
(`take`): the step that is shown is then filled in where it stands.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.base.i18n import _
from viewer.briefing.briefing import Briefing
from viewer.briefing.given import Given
from viewer.briefing.slides import EventStep, HeadingStep, Slides, TitleStep
from viewer.qt.presenting import sizes as type_sizes
from viewer.qt.presenting.card import Card, Foot
from viewer.qt.presenting.keys import wish
from viewer.qt.presenting.moving import MovingTimeline
from viewer.qt.presenting.overlays import KeyList, Told
from viewer.qt.presenting.plate import Plates
from viewer.qt.presenting.sizes import Sizes
from viewer.qt.shell.look import Look
from viewer.qt.timeline.paint import painting
from viewer.registry.registry import Registry

POINTER_MS = 2000  # of rest, after which the pointer is hidden
_TIMELINE = 0.4  # of the height, at most
_FOOT = 44  # units
_NOTCH = 120  # of a wheel, for one step
_DIGITS = 5


class Show(QWidget):
    """Presents a briefing.

    Args:
        briefing: what was chosen.
        registry: where the events are.
        given: what was looked up so far.
        dark: whether it begins dark.
        reduced: whether nothing glides.
        parent: the window that it belongs to.
    """

    left = Signal(object)  # id of the event that was shown last, or None
    step_changed = Signal(int)  # its place, from 0

    def __init__(
        self, briefing: Briefing, registry: Registry, given: Given, *, dark: bool, reduced: bool,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, Qt.WindowType.Window)
        self._briefing, self._registry, self._given = briefing, registry, given
        self._look = Look(dark=dark, parent=self)
        self._known = False  # whether passages and questions are
        self._slides = self._made(briefing.languages[0])
        self._at = 0
        self._notes = True
        self._type = type_sizes.STEPS.index(1.0)
        self._typed = ""
        self._turned = 0
        self._last: str | None = None
        self._black = False
        self.timeline = MovingTimeline(self._look, self)
        self.timeline.reduced = reduced
        self.card, self.foot = Card(self._look, self), Foot(self._look, self)
        self.told, self.key_list = Told(self._look, self), KeyList(self._look, self)
        for part in (self.timeline, self.card, self.foot):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pointer = QTimer(self)
        self._pointer.setSingleShot(True)
        self._pointer.setInterval(POINTER_MS)
        self._pointer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setWindowTitle(_("Presentation"))
        self.setAccessibleName(_("Presentation"))
        self.timeline.show_events(registry, self._slides.in_time, self._slides.lang)

    # What is shown

    @property
    def at(self) -> int:
        """Return the place of the step that is shown, from 0."""
        return self._at

    @property
    def slides(self) -> Slides:
        """Return the steps."""
        return self._slides

    @property
    def counter(self) -> str:
        """Return which step this is, such as "4 / 12"."""
        return f"{self._at + 1} / {len(self._slides)}"

    @property
    def black(self) -> bool:
        """Return whether the screen is black."""
        return self._black

    @property
    def sizes(self) -> Sizes:
        """Return how large everything is."""
        return type_sizes.sizes(self.width(), self.height(), type_sizes.STEPS[self._type])

    def begin_at(self, event: str | None) -> None:
        """Begin with the step of an event, where it has one."""
        at = None if event is None else self._slides.place_of(event)
        self._at = 0 if at is None else at

    def take(self, given: Given) -> None:
        """Show passages and open questions, now that they are known."""
        self._given, self._known = given, True
        self._renew(self._slides.lang)
        self._lay_out()

    def go(self, at: int) -> None:
        """Show the step at a place; the first or the last one where there is none."""
        at = min(max(at, 0), len(self._slides) - 1)
        if at != self._at:
            self._at = at
            self._show()
            self.step_changed.emit(at)

    def _made(self, lang: str) -> Slides:
        return Slides(self._briefing, self._registry, self._given, lang, known=self._known)

    def _renew(self, lang: str) -> None:
        """Make the steps anew, and stay at the same event."""
        before = self._slides
        self._slides = self._made(lang)
        event = before.event_at(self._at)
        place = None if event is None or len(before) == len(self._slides) else self._slides.place_of(event)
        self._at = min(self._at if place is None else place, len(self._slides) - 1)
        if before.lang != lang or before.in_time != self._slides.in_time:
            self.timeline.show_events(self._registry, self._slides.in_time, lang)

    def _show(self) -> None:
        """Show the step, and say it to a screen reader."""
        slides, sizes = self._slides, self.sizes
        step = slides.step(self._at)
        current = step.events[0] if isinstance(step, EventStep) else None
        self._last = current or self._last
        plates = Plates(self._look, sizes, slides.lang, notes=self._notes)
        remark = ""
        if isinstance(step, TitleStep) and not step.events:
            remark = _("Nothing chosen yet. Press B on an event.")
        self.card.mark_with(self._registry, current)
        self.card.show_step(step, plates, sizes.unit, remark)
        first = slides.step(0)
        title = first.title if isinstance(first, TitleStep) and self._at else ""
        self.foot.tell(title, slides.handling, self.counter, sizes)
        self.timeline.look_at(step.events if isinstance(step, HeadingStep) else None, current)
        if QAccessible.isActive():
            words = f"{self.counter}. {self.card.accessibleName()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.card, words))

    def _lay_out(self) -> None:
        width, height, sizes = self.width(), self.height(), self.sizes
        self.timeline.set_zoom(sizes.zoom)
        self.timeline.resize(width, max(self.timeline.height(), 1))
        above = self.timeline.take_height(height * _TIMELINE)
        foot = sizes.px(_FOOT)
        self.timeline.setGeometry(0, 0, width, above)
        self.timeline.setVisible(above > 0 and not self._black)
        self.card.setGeometry(0, above, width, max(height - above - foot, 1))
        self.foot.setGeometry(0, height - foot, width, foot)
        for part in (self.card, self.foot):
            part.setVisible(not self._black)
        if self.key_list.isVisible():
            self.key_list.show_all(sizes)
        self._show()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key asks for."""
        asked = wish(event)
        if not asked:
            super().keyPressEvent(event)
            return
        if self._black or self.key_list.isVisible():
            self._uncover()
            return
        if asked.isdigit():
            self._type_digit(asked)
            return
        typed, self._typed = self._typed, ""
        if typed and asked == "enter":
            self.told.hide()
            self.go(int(typed) - 1)
        elif typed and asked == "erase":
            self._typed = typed[:-1]
            self._tell_typed()
        else:
            self._do(asked)

    def _do(self, asked: str) -> None:
        self.told.hide()
        match asked:
            case "next" | "enter":
                self.go(self._at + 1)
            case "previous" | "erase":
                self.go(self._at - 1)
            case "first":
                self.go(0)
            case "last":
                self.go(len(self._slides) - 1)
            case "larger" | "smaller":
                self._resize_type(1 if asked == "larger" else -1)
            case "black":
                self._cover()
            case "notes":
                self._turn_notes()
            case "language":
                self._turn_language()
            case "theme":
                self._look.set_dark(not self._look.dark)
                self._show()
                self.update()
            case "help":
                self.key_list.show_all(self.sizes)
            case _:
                self.close()

    def _type_digit(self, digit: str) -> None:
        self._typed = (self._typed + digit)[-_DIGITS:]
        self._tell_typed()

    def _tell_typed(self) -> None:
        if self._typed:
            words = _("Go to step {number}: Enter").format(number=self._typed)
            self.told.say(words, self.sizes, lasting=True)
        else:
            self.told.hide()

    def _resize_type(self, by: int) -> None:
        self._type = min(max(self._type + by, 0), len(type_sizes.STEPS) - 1)
        self._lay_out()
        share = round(type_sizes.STEPS[self._type] * 100)
        self.told.say(_("Type size {share} %").format(share=share), self.sizes)

    def _turn_notes(self) -> None:
        self._notes = not self._notes
        self._show()
        self.told.say(_("Notes are shown") if self._notes else _("Notes are hidden"), self.sizes)

    def _turn_language(self) -> None:
        languages = self._briefing.languages
        if len(languages) < 2:
            self.told.say(_("This briefing is in one language."), self.sizes)
            return
        at = languages.index(self._slides.lang)
        self._renew(languages[(at + 1) % len(languages)])
        self._lay_out()

    def _cover(self) -> None:
        self._black = True
        self.told.hide()
        self._lay_out()
        self.update()

    def _uncover(self) -> None:
        """Show the step again, where something covers it."""
        self.key_list.hide()
        if self._black:
            self._black = False
            self._lay_out()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go on with a click, and back with the other button."""
        self._show_pointer()
        if self._black or self.key_list.isVisible():
            self._uncover()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._do("next")
        elif event.button() == Qt.MouseButton.RightButton:
            self._do("previous")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go one step with each notch."""
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps and not self._black:
            self.go(self._at - steps)
        event.accept()

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        """Show the pointer while it moves."""
        self._show_pointer()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer no menu: that button goes back."""
        event.accept()

    def _show_pointer(self) -> None:
        self.unsetCursor()
        self._pointer.start()

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the ground: black where nothing is to be seen."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.black if self._black else self._look.color("canvas"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out for the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Draw afresh where the screen has another density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._look.changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell which event was shown last."""
        super().closeEvent(event)
        self._pointer.stop()
        self.left.emit(self._last)
