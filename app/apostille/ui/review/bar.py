"""The bar of the review: one damaged passage with what is proposed, and the buttons that decide on it."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from apostille.ui.boxes import column, label, link, row, tip
from apostille.ui.flow import Flow
from apostille.ui.kit import icons, theme
from apostille.ui.review import told
from apostille.ui.review.editor import Editor
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from apostille.ui.reader.typography import Typography
    from apostille.ui.review.decisions import Item, Review

_PASSAGE = 0.92
"""The size of the words shown, of that of the text."""


class ReviewBar(QFrame):
    """Shows what it is given; ``asked`` names the action of the table that a button stands for."""

    asked = Signal(str)
    next_asked = Signal()
    """The next statement with damage is to be opened."""
    closed = Signal()
    resized = Signal(int)
    """How many pixels high the bar is now, 0 where it is put away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewBar")
        self.setProperty("role", "bar")
        self.editor = Editor()
        self._shown: tuple[Review, Item] | None = None
        self._keys: Callable[[str], str] = str
        self.title, self.kind = label("", "strong", wrap=False), label("", "second", wrap=False)
        self.counts = label("", "second", wrap=False)
        self.there, self.proposed, self.why = QLabel(), QLabel(), label("", "third")
        self._names = (label(say("Text"), "third", wrap=False), label(say("Proposed"), "third", wrap=False))
        self.accept = self._button("accept_damage", "primary")
        self.edit, self.leave = self._button("edit_damage"), self._button("leave_damage")
        self.apply = self._button("apply_damage")
        self.alike = label("", "second", wrap=False)
        self.accept_alike = self._link("accept_alike", say("Accept"))
        self.leave_alike = self._link("leave_alike", say("Leave"))
        self.next = QPushButton()
        self.next.setObjectName("reviewNext")
        self.next.setAutoDefault(False)
        self.next.clicked.connect(self.next_asked)
        self._build()
        self.hide()

    def show_item(self, review: Review, at: int) -> None:
        """Show the passage number ``at`` (from 0) as it is and as it would be."""
        item = review.items[at]
        self._shown = (review, item)
        self.title.setText(say("Damage {n} of {of}", n=at + 1, of=len(review)))
        self.kind.setText(told.head(item))
        self._show_words(review, item)
        self._show_buttons(review, item)
        self._show_counts(review)
        self.next.hide()

    def show_end(self, review: Review, following: str) -> None:
        """Say that this was the last passage, and which statement (its title, or "") has damage too."""
        self._shown = None
        left = review.counts().open
        self.title.setText(say("The end of this statement"))
        self.kind.setText(count(left, "{n} damaged passage is open", "{n} damaged passages are open") if left else
                          say("Nothing is open"))  # fmt: skip
        for part in (*self._names, self.there, self.proposed, self._choices):
            part.hide()
        self.why.setText(say("Decisions change the text once they are applied.") if review.decided else "")
        self.why.setVisible(bool(review.decided))
        self.next.setText(self._keyed(say("Next with damage: {title}", title=_shortened(following)), "next_damage"))
        self.next.setVisible(bool(following))
        self._show_counts(review)

    def told(self) -> str:
        """What is shown of the passage, in one line for a screen reader."""
        parts = (self.title, self.kind, self.there, self.proposed, self.why)
        shown = [part for part in parts if not part.isHidden()]
        return ". ".join(part.accessibleName() or part.text() for part in shown)

    def name_keys(self, keys: Callable[[str], str]) -> None:
        """Let the buttons show the keys of their actions, as ``keys`` says them."""
        self._keys = keys

    def set_typography(self, typography: Typography) -> None:
        """Set the words as the text is set."""
        for words in (self.there, self.proposed):
            words.setFont(typography.font(_PASSAGE * 100 / typography.zoom))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.height() if self.isVisible() else 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resized.emit(self.height())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.resized.emit(0)

    def changeEvent(self, event: QEvent) -> None:
        """Colours in the words are those of the theme."""
        if event.type() == QEvent.Type.StyleChange:
            for button in self.findChildren(QToolButton):
                if button.property("icon_name"):
                    button.setIcon(icons.icon(str(button.property("icon_name"))))
            if self._shown is not None:
                self._show_words(*self._shown)
        super().changeEvent(event)

    def _build(self) -> None:
        passages = QWidget()
        grid = QGridLayout(passages)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for line, words in enumerate((self.there, self.proposed)):
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setWordWrap(True)
            words.setObjectName("reviewWords" if words is self.there else "reviewProposal")
            self._names[line].setContentsMargins(0, 4, 0, 0)  # on the line of the larger words beside it
            grid.addWidget(self._names[line], line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, line, 1)
        grid.addWidget(self.why, 2, 1)
        self.counts.setObjectName("reviewCounts")
        self.title.setObjectName("reviewTitle")
        self.kind.setObjectName("reviewKind")
        head = row(self.title, self.kind, None, self.counts, *self._arrows(), spacing=8)
        self._choices = QWidget()
        choices = Flow(self._choices)
        self._together = row(self.alike, self.accept_alike, self.leave_alike, margins=(8, 6, 0, 0), spacing=10)
        for part in (self.accept, self.edit, self.leave, self._together):
            choices.addWidget(part)
        foot = row(self._choices, self.next, None, self.apply, spacing=8, grow=self._choices)
        layout = foot.layout()
        if layout is not None:
            layout.setAlignment(self.apply, Qt.AlignmentFlag.AlignTop)
        column(head, passages, self.editor, foot, box=self, margins=(20, 8, 12, 12), spacing=6)
        self.editor.opened.connect(foot.setHidden)

    def _arrows(self) -> list[QWidget]:
        previous, following = say("Previous damaged passage"), say("Next damaged passage")
        return [
            self._arrow("up", previous, "previous_damage"),
            self._arrow("down", following, "next_damage"),
            self._arrow("close", say("Close"), ""),
        ]

    def _arrow(self, icon: str, words: str, does: str) -> QToolButton:
        button = QToolButton()
        tip(button, words, does)
        button.setProperty("icon_name", icon)
        button.setIcon(icons.icon(icon))
        button.clicked.connect(partial(self._ask, does) if does else self._close)
        return button

    def _button(self, does: str, role: str = "") -> QPushButton:
        button = QPushButton()
        button.setObjectName(does)
        button.setAutoDefault(False)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(partial(self._ask, does))
        return button

    def _link(self, does: str, words: str) -> QToolButton:
        button = link(words, partial(self._ask, does), words)
        tip(button, words, does)
        button.setObjectName(does)
        return button

    def _ask(self, does: str) -> None:
        self.asked.emit(does)

    def _close(self) -> None:
        self.closed.emit()

    def _keyed(self, words: str, does: str) -> str:
        keys = self._keys(does)
        return f"{words} ({keys})" if keys else words

    def _show_words(self, review: Review, item: Item) -> None:
        decision = review.decided.get(item.span)
        reading = review.opened.reading
        there = told.around(reading, item.span)
        instead = decision.words if decision is not None and decision.words else item.proposal
        _put(self.there, there, theme.tokens().soft)
        self._names[1].setText(say("Your reading") if decision is not None and decision.does == "edit" else
                               say("Proposed"))  # fmt: skip
        for part in (self._names[1], self.proposed):
            part.setVisible(instead is not None)
        if instead is not None:
            _put(self.proposed, told.around(reading, item.span, instead), theme.tokens().soft)
        self._names[0].show()
        self.there.show()
        self.why.setText(told.why(item, decision, item.span.of(reading.text)))
        self.why.setVisible(bool(self.why.text()))

    def _show_buttons(self, review: Review, item: Item) -> None:
        decision = review.decided.get(item.span)
        does = decision.does if decision is not None else ""
        self.accept.setVisible(item.proposal is not None)
        taken = does in ("accept", "edit")
        self.accept.setText(self._keyed(say("Take back") if does == "accept" else say("Accept"), "accept_damage"))
        self.edit.setText(self._keyed(say("Edit…"), "edit_damage"))
        self.leave.setVisible(item.repair is None)
        self.leave.setText(self._keyed(_leaving(item, does), "leave_damage"))
        others = len(review.alike(item))
        self._together.setVisible(others > 1)
        self.alike.setText(say("All {n} alike:", n=others))
        self.accept_alike.setVisible(item.proposal is not None or taken)
        self._choices.show()

    def _show_counts(self, review: Review) -> None:
        self.counts.setText(told.counted(review.counts()))
        number = len(review.decided)
        words = count(number, "Apply {n} decision", "Apply {n} decisions")
        self.apply.setText(self._keyed(words, "apply_damage"))
        self.apply.setVisible(number > 0)
        self._make_primary(not review.counts().open)

    def _make_primary(self, on: bool) -> None:
        """Once nothing is open, applying is what is left to be done."""
        role = "primary" if on else ""
        if self.apply.property("role") != role:
            self.apply.setProperty("role", role)
            self.apply.style().unpolish(self.apply)
            self.apply.style().polish(self.apply)


def _leaving(item: Item, does: str) -> str:
    if does in ("leave", "take_up"):
        return say("Take back")
    return say("Open again") if item.left is not None else say("Leave as it is")


def _put(words: QLabel, around: told.Around, ground: str) -> None:
    """Show a passage in its words; the passage itself on a ground and underlined, so not by colour alone."""
    direction = "rtl" if around.mirrored else "ltr"
    passage = f"<u style='background-color:{ground}'>{escape(around.words)}</u>"
    words.setText(f"<p dir='{direction}'>{escape(around.before)}{passage}{escape(around.after)}</p>")
    words.setAccessibleName(f"{around.before}“{around.words}”{around.after}")


def _shortened(title: str) -> str:
    """A title that runs either way stays apart from the words around it (Unicode TR 9: first strong isolate)."""
    return f"\u2068{title if len(title) <= 40 else title[:39].rstrip() + '…'}\u2069"
