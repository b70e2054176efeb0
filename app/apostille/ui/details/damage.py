"""The card that says how much of the text is damaged, and what became of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from apostille.reading.draft import HYPHEN, ILLEGIBLE
from apostille.ui.boxes import label, row
from apostille.ui.kit import theme
from apostille.ui.words import count, say

if TYPE_CHECKING:
    from apostille.statements import Opened

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class DamageCard(QFrame):
    """ "2 damaged passages: 1 restored, 1 illegible (38 characters)." with the way to them."""

    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("damageCard")
        self.setProperty("role", "warning")
        self._words = label()
        self._words.setObjectName("damageWords")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.linkActivated.connect(self._review)
        self._words.setTextInteractionFlags(_LINKS)
        row(label("◆", "sign", wrap=False), self._words, box=self, margins=(12, 10, 12, 10), spacing=10,
            grow=self._words)  # fmt: skip

    def _review(self) -> None:
        self.review_asked.emit()

    def show_damage(self, opened: Opened) -> None:
        """Say it for ``opened``; nothing is shown where nothing is damaged."""
        self.setVisible(bool(damage_words(opened)))
        whole, _, rest = damage_words(opened).partition(":")
        review = (
            f"<a href='review' style='color:{theme.tokens().accent};text-decoration:none'>{escape(say('Review'))}</a>"
        )
        colon = ":" if rest else ""
        self._words.setText(f"<b>{escape(whole)}{colon}</b>{escape(rest)} {review}")
        self._words.setAccessibleName(damage_words(opened))


def damage_words(opened: Opened) -> str:
    """How many passages are damaged: restored, illegible (and how long those are), readable but doubtful, and left.

    "" where none is.
    """
    restored, left = len(opened.repairs), sum(one.kind != HYPHEN for one in opened.left)
    waiting = [one for one in opened.open_damage if one.kind != HYPHEN]
    hyphens = sum(one.kind == HYPHEN for one in opened.open_damage)
    illegible = [one for one in waiting if one.kind in ILLEGIBLE]
    parts: list[str] = []
    if restored:
        parts.append(count(restored, "{n} restored", "{n} restored"))
    if illegible:
        lost = sum(len(one.span) for one in illegible)
        parts.append(say("{n} illegible", n=len(illegible)) + " " + count(lost, "({n} character)", "({n} characters)"))
    if len(waiting) > len(illegible):
        parts.append(say("{n} doubtful", n=len(waiting) - len(illegible)))
    if left:
        parts.append(count(left, "{n} left as it is", "{n} left as they are"))
    whole = count(restored + left + len(waiting), "{n} damaged passage", "{n} damaged passages")
    broken = count(
        hyphens, "{n} hyphen at a line’s end may not belong there", "{n} hyphens at line ends may not belong there"
    )
    if not parts:
        return f"{broken}." if hyphens else ""
    return f"{whole}: {', '.join(parts)}." + (f" {broken}." if hyphens else "")
