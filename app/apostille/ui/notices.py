"""The calm line over the text that says what happened, with at most one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QWidget

from apostille.ui.boxes import label, link, row, shadow, timer
from apostille.ui.desk import Notice
from apostille.ui.words import say

SHOWN_MS = 9000


class NoticeLine(QFrame):
    """Stands at the foot of ``over`` and goes by itself; a lasting one goes when closed."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("notice")
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._notice = Notice("")
        self._words = label()
        self._words.setObjectName("noticeWords")
        self._act = link("", self._do)
        self._act.setObjectName("noticeAct")
        close = link("×", self.hide, say("Close"))
        row(self._words, self._act, close, box=self, margins=(14, 6, 8, 6), spacing=10,
            grow=self._words)  # fmt: skip
        self._above = 0
        self._time = timer(self, SHOWN_MS, self.hide)
        over.installEventFilter(self)
        shadow(self)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Say it, in place of what was said before."""
        self._notice = notice
        self._words.setText(notice.words)
        self._act.setText(notice.act)
        self._act.setVisible(bool(notice.act))
        self.setAccessibleName(notice.words)
        self._place()
        self.show()
        self.raise_()
        if notice.lasting:
            self._time.stop()
        else:
            self._time.start()

    def stand_above(self, height: int) -> None:
        """Stand above what takes so many pixels at the foot."""
        self._above = height
        if self.isVisible():
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _do(self) -> None:
        self.hide()
        if self._notice.do is not None:
            self._notice.do()

    def _place(self) -> None:
        over = self._over.rect()
        widest = max(220, min(760, over.width() - 32))
        beside = 70 + (self._act.sizeHint().width() + 12 if self._notice.act else 0)
        words = self._words.fontMetrics().horizontalAdvance(self._notice.words) + 12
        self._words.setWordWrap(words + beside > widest)
        self.setFixedWidth(min(widest, words + beside))
        self.adjustSize()
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - 16 - self._above)
