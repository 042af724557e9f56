"""The preview: the pages as they will be exported, and above them the sections and the zoom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from viewer.base.i18n import _, ngettext, thousands
from viewer.qt.briefing.page_view import PageView
from viewer.qt.briefing.section_words import BOXES, section_words
from viewer.qt.shell.banner import Banner
from viewer.qt.shell.docks import TITLE_HEIGHT, Note
from viewer.qt.shell.look import Look

if TYPE_CHECKING:
    from viewer.briefing.writers.pages import Laid
    from viewer.qt.briefing.setting import Drawn

_STEP = 1.2
_PATIENCE_MS = 400
_BOXES_FROM = 900  # px; narrower, the sections stand in their popup alone


class Preview(QWidget):
    """The pages with their header.

    Args:
        look: colours, fonts, icons.
        parent: the window.
    """

    section_toggled = Signal(str, bool)
    sections_requested = Signal(QWidget)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.pages = PageView(look, self)
        self.banner = Banner(look, self)
        self.progress = QProgressBar(self.pages)  # over the pages, which keep their place
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(3)
        self.progress.setAccessibleName(_("Making the pages"))
        self.progress.hide()
        self._late = QTimer(self)  # what is done before shows no progress
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE_MS)
        self._late.timeout.connect(self.progress.show)
        self.boxes = {name: QCheckBox(section_words(name), self) for name in BOXES}
        self.more = self._button("chevron-down", _("More sections, and their order"))
        self.two = self._button("", _("Show two pages abreast"))
        self.two.setText(_("Two pages"))
        self.two.setCheckable(True)
        self.two.setChecked(True)
        self._smaller = self._button("zoom-out", _("Smaller"))
        self._larger = self._button("zoom-in", _("Larger"))
        self._percent = self._button("", _("Fit the width"))
        self._note = Note("", self)
        self._note.setProperty("role", "text2")
        self._place()
        self._connect()
        self.setFocusProxy(self.pages)
        self.restyle()

    @property
    def note(self) -> str:
        """Return what the header says behind its name."""
        return self._note.text()

    def show_pages(self, laid: Laid, drawn: Drawn) -> None:
        """Show a document."""
        self.pages.show_pages(laid, drawn)
        self.banner.clear("pages")
        count = len(laid.digests)
        words = ngettext("{n} page", "{n} pages", count).format(n=thousands(count))
        self._note.setText(_("{pages}, A4 · updates as you type").format(pages=words))

    def tell_failed(self, words: str) -> None:
        """Say why there are no new pages; the old ones stay."""
        self.banner.tell(words, [], about="pages")

    def show_progress(self, share: float) -> None:
        """Show how far the pages are, or with a negative share that they are being made; nothing at the end."""
        if share >= 1:
            self._late.stop()
            self.progress.hide()
            return
        self.progress.setRange(0, 1000 if share >= 0 else 0)
        self.progress.setValue(max(0, round(share * 1000)))
        if not self.progress.isVisible() and not self._late.isActive():
            self._late.start()

    def tell_long(self, count: int, make: Callable[[], object], *, other: bool) -> None:
        """Say that the pages of so many events are made when somebody asks; those of `other` events go."""
        words = _("The pages of {n} events take a while, so they do not follow what you type.")
        words = words.format(n=thousands(count))
        self.banner.tell(words, [(_("Make the pages"), make)], about="long")
        self.pages.say(words)
        if other:
            self.pages.forget()
            self._note.setText("")

    def show_sections(self, names: tuple[str, ...]) -> None:
        """Tick the sections that are printed."""
        for name, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(name in names)
            box.blockSignals(blocked)

    def restyle(self) -> None:
        """Draw the icons in the current theme."""
        for button, icon in ((self.more, "chevron-down"), (self._smaller, "zoom-out"), (self._larger, "zoom-in")):
            button.setIcon(self._look.icon(icon, "text2"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the boxes out where there is no room."""
        super().resizeEvent(event)
        for box in self.boxes.values():
            box.setVisible(self.width() >= _BOXES_FROM)
        self.progress.setGeometry(0, 0, self.width(), 3)

    def _place(self) -> None:
        head = QFrame(self)
        head.setProperty("role", "dock-title")
        head.setFixedHeight(TITLE_HEIGHT)
        name = QLabel(_("Preview"), head)
        name.setFont(self._look.font("semibold"))
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(name)
        row.addWidget(self._note, 1)
        for box in self.boxes.values():
            row.addWidget(box)
            row.addSpacing(4)
        row.addWidget(self.more)
        line = QFrame(head)
        line.setFixedSize(1, 16)
        line.setStyleSheet("border: none; background: palette(mid);")
        for widget in (line, self.two, self._smaller, self._percent, self._larger):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        pages = self.pages
        for name, box in self.boxes.items():
            box.toggled.connect(lambda on, name=name: self.section_toggled.emit(name, on))
        self.more.clicked.connect(lambda: self.sections_requested.emit(self.more))
        self.two.toggled.connect(lambda on: pages.set_abreast(2 if on else 1))
        self._smaller.clicked.connect(lambda: pages.set_zoom(pages.zoom / _STEP))
        self._larger.clicked.connect(lambda: pages.set_zoom(pages.zoom * _STEP))
        self._percent.clicked.connect(pages.fit_width)
        pages.zoom_changed.connect(self._on_zoom_changed)
        self._on_zoom_changed(pages.zoom)
        self._look.changed.connect(self.restyle)

    def _on_zoom_changed(self, zoom: float) -> None:
        self._percent.setText(f"{round(zoom * 100)} %")

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        if icon:
            button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button
