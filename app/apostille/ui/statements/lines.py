"""How many lines words take in the list, and which: on two at most, the second cut with an ellipsis.

A list is painted once the heights of all its rows are known, so most are told without laying the words out.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_SURELY_ONE, _SURELY_TWO = 0.95, 1.6
"""Parts of the room: letters set one by one are up to so much narrower, or wider (Arabic), than words are."""


class Lines:
    """Words in one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._key = font.key()
        self._letters = _Letters(font)
        self.step = QFontMetrics(font).lineSpacing()
        """From one line to the next, in pixels."""

    def of(self, words: str, width: int) -> tuple[str, ...]:
        """The lines that ``words`` take in ``width`` pixels; none where there are no words."""
        return _broken(words, self._key, width)

    def count(self, words: str, width: int) -> int:
        """How many ``of`` gives."""
        about = sum(map(self._letters.__getitem__, words))
        if about <= width * _SURELY_ONE:
            return 1 if words else 0
        return 2 if about > width * _SURELY_TWO else len(self.of(words, width))


class _Letters(dict[str, int]):
    """The widths of letters in one font, in pixels, each measured when it is first met."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._metrics = QFontMetrics(font)

    def __missing__(self, letter: str) -> int:
        width = self[letter] = self._metrics.horizontalAdvance(letter)
        return width


@lru_cache(maxsize=4096)
def _broken(words: str, font: str, width: int) -> tuple[str, ...]:
    if not words:
        return ()
    shown = QFont()
    shown.fromString(font)
    layout = QTextLayout(words, shown)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    cut = first.textLength()
    rest = words[cut:].strip()
    if not rest:
        return (words,)
    return words[:cut].strip(), QFontMetrics(shown).elidedText(rest, Qt.TextElideMode.ElideRight, width)
