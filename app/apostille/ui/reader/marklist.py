"""Annotations as entries of a menu, where several lie one over another or behind a "+5"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from apostille.ui.kit import theme
from apostille.ui.reader.marks import Mark
from apostille.ui.reader.page import Page
from apostille.ui.words import say

_MOST, _LETTERS = 60, 48


def add(menu: QMenu, marks: Sequence[Mark], page: Page, take: Callable[[int], object]) -> None:
    """Add an entry to ``menu`` for each of ``marks``, the current one bold; ``take`` gets what is chosen."""
    for mark in marks[:_MOST]:
        words = " ".join(mark.span.of(page.reading.text)[:_LETTERS].split())
        entry = menu.addAction(f"{', '.join(mark.names) or say('Highlight')}  ·  {words}".replace("&", "&&"))
        entry.setIcon(theme.swatch(mark.colours[0] if mark.colours else ""))
        font = entry.font()
        font.setBold(mark.annotation == page.current)
        entry.setFont(font)
        entry.triggered.connect(lambda _=False, id_=mark.annotation: take(id_))
