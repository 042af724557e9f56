"""The toolbar's way to zoom: out, a slider, in; then Fit and Today.

The slider runs from the whole content on the left to an hour on the right, evenly in magnification. It follows
the view; while it is dragged the view follows it.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from viewer.base.i18n import _
from viewer.qt.shell import icons
from viewer.qt.shell.look import Look
from viewer.session import Session
from viewer.timeline.viewport import Viewport
from viewer.timeline.views import MARGIN, MIN_SPAN, limited_span

STEPS = 1000
BUTTON_ZOOM = 1.5
_SLIDER_WIDTH = 84


class ZoomControl(QWidget):
    """Zoom out, slider, zoom in, Fit, Today.

    Args:
        session: not looked at; every widget takes the same first arguments.
        look: icons.
        viewport: what the slider follows.
        parent: owner.
    """

    zoom_requested = Signal(float)  # factor, about the middle of the view
    span_requested = Signal(float)  # minutes across, about the middle of the view
    fit_requested = Signal()
    today_requested = Signal()

    def __init__(
        self,
        session: Session,  # noqa: ARG002 — every widget takes the same first arguments
        look: Look,
        viewport: Viewport,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._viewport = look, viewport
        self._icons: list[tuple[QToolButton, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.zoom_out = self._button("zoom-out", "", _("Zoom out (−)"))
        self.slider = self._slider()
        self.zoom_in = self._button("zoom-in", "", _("Zoom in (+)"))
        self.fit = self._button("move-horizontal", _("Fit"), _("Show everything (Ctrl+0)"))
        self.today = self._button("calendar-days", _("Today"), _("Go to today (T)"))
        for widget in (self.zoom_out, self.slider, self.zoom_in, self.fit, self.today):
            row.addWidget(widget)
        row.insertSpacing(3, 6)
        self.zoom_out.clicked.connect(lambda: self.zoom_requested.emit(1 / BUTTON_ZOOM))
        self.zoom_in.clicked.connect(lambda: self.zoom_requested.emit(BUTTON_ZOOM))
        self.fit.clicked.connect(self.fit_requested)
        self.today.clicked.connect(self.today_requested)
        self.slider.valueChanged.connect(self._on_value_changed)
        end = viewport.changed.connect(lambda _change: self._follow())
        self.destroyed.connect(lambda: end())
        look.changed.connect(self._take_icons)
        self._take_icons()
        self._follow()

    def set_compact(self, compact: bool) -> None:
        """Leave out the slider and the words of Fit and Today, or show them again."""
        self.slider.setVisible(not compact)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in (self.fit, self.today):
            button.setToolButtonStyle(style)

    def span_at(self, value: int) -> float:
        """Return the minutes across that slider value 0 to STEPS stands for."""
        return float(self._widest() * (MIN_SPAN / self._widest()) ** (value / STEPS))

    def value_of(self, span: float) -> int:
        """Return the slider value for a span, clamped to the slider's ends."""
        share = math.log(self._widest() / span) / math.log(self._widest() / MIN_SPAN)
        return round(min(max(share, 0.0), 1.0) * STEPS)

    def _widest(self) -> float:
        reach = self._viewport.reach
        return max(limited_span((reach.last - reach.first) / (1 - 2 * MARGIN)), 2 * MIN_SPAN)

    def _button(self, icon: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text or tip)
        button.setAutoRaise(True)
        button.setIconSize(icons.BESIDE_TEXT if text else QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._icons.append((button, icon))
        return button

    def _slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(0, STEPS)
        slider.setSingleStep(STEPS // 50)
        slider.setPageStep(STEPS // 10)
        slider.setFixedWidth(_SLIDER_WIDTH)
        slider.setAccessibleName(_("Zoom"))
        slider.setToolTip(_("Zoom"))
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return slider

    def _take_icons(self) -> None:
        for button, name in self._icons:
            button.setIcon(self._look.icon(name))

    def _follow(self) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(self.value_of(self._viewport.view.span))
        self.slider.blockSignals(False)

    def _on_value_changed(self, value: int) -> None:
        self.span_requested.emit(self.span_at(value))
