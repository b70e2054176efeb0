"""The card that says how much of the text is damaged, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from apostille.ui.boxes import column, label, link, row
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.statements import Opened


class DamageCard(QFrame):
    """"2 damaged passages: 1 restored, 1 illegible (38 characters)." with the way to them."""

    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("damageCard")
        self.setProperty("role", "warning")
        self._words = label()
        self._words.setObjectName("damageWords")
        review = link(say("Review"), self.review_asked.emit, say("Go through the damaged passages (F8)"))
        review.setObjectName("damageReview")
        sign = label("◆", "sign", wrap=False)
        row(sign, column(self._words, row(review, None), spacing=2), box=self, margins=(12, 10, 12, 10), spacing=10)
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]  # the row has just made it

    def show_damage(self, opened: Opened) -> None:
        """Say it for ``opened``; nothing is shown where nothing is damaged."""
        restored, left = len(opened.repairs), len(opened.damage)
        self.setVisible(bool(restored or left))
        self._words.setText(damage_words(opened))


def damage_words(opened: Opened) -> str:
    """How many passages are damaged, how many of them restored, how many illegible and how long those are."""
    restored, left = len(opened.repairs), len(opened.damage)
    lost = sum(len(one.span) for one in opened.damage)
    parts: list[str] = []
    if restored:
        parts.append(say("{n} restored", n=restored))
    if left:
        parts.append(say("{n} illegible", n=left) + " " + count(lost, "({n} character)", "({n} characters)"))
    whole = count(restored + left, "{n} damaged passage", "{n} damaged passages")
    return f"{whole}: {', '.join(parts)}."
