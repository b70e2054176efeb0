"""The lines in sight: where each stands on the page and where its characters stand in it.

Asks Qt's layout for what is visible and nothing else. All positions are the page's (UTF-16 units), all lengths
pixels of the document, from its upper left corner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

from apostille.ui.reader.positions import Positions

_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LINES, _REMEMBERED = 200, 400
"""Paragraphs of up to so many lines are measured whole and remembered, so many of them."""


@dataclass(slots=True)
class Row:
    """One line of a paragraph: ``start`` to ``end`` on the page, ``full`` without the white space at its end.

    ``line`` answers for x: it lies ``offset`` pixels from the left and counts from ``base``. In a ``mirrored``
    line the paragraph runs from right to left; in a ``mixed`` one some of the words do.
    """

    block: int
    number: int
    start: int
    end: int
    full: int
    top: float
    height: float
    ascent: float
    mirrored: bool
    mixed: bool
    line: QTextLine
    offset: float
    base: int
    edges: list[tuple[float, float]] | None = field(default=None, repr=False)
    known: dict[int, float] = field(default_factory=dict[int, float], repr=False)

    @property
    def baseline(self) -> float:
        """Where the letters stand."""
        return self.top + self.ascent

    def extents(self, start: int, end: int) -> list[tuple[float, float]]:
        """From which to which x the characters ``start`` to ``end`` reach: several where directions mix."""
        start = start if start > self.start else self.start
        end = end if end < self.full else self.full
        if start >= end:
            return []
        if not self.mixed:
            return [(self.leading(start), self.leading(end))]
        return _joined(sorted(self._edges()[start - self.start : end - self.start]))

    def position(self, x: float) -> int:
        """The place between two characters nearest to ``x``."""
        return self.base + self.line.xToCursor(x - self.offset)

    def over(self, x: float) -> int:
        """The character under ``x``; -1 where there is none."""
        at = self.base + self.line.xToCursor(x - self.offset, QTextLine.CursorPosition.CursorOnCharacter)
        inside = any(left <= x <= right for left, right in self.extents(self.start, self.end))
        return at if inside else -1

    def leading(self, position: int) -> float:
        """Where a character begins, asked once."""
        x = self.known.get(position)
        if x is None:
            x = self.known[position] = self._x(position)
        return x

    def _x(self, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
        x, _ = cast("tuple[float, int]", self.line.cursorToX(position - self.base, edge))
        return self.offset + x

    def _edges(self) -> list[tuple[float, float]]:
        """Left and right of every character of the line, asked once."""
        if self.edges is None:
            both = ((self._x(at), self._x(at, QTextLine.Edge.Trailing)) for at in range(self.start, self.end))
            self.edges = [(min(pair), max(pair)) for pair in both]
        return self.edges


def _joined(extents: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Extents in order of x, those that touch made one."""
    joined: list[tuple[float, float]] = []
    for left, right in extents:
        if joined and left <= joined[-1][1] + 0.5:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


class Rows:
    """The lines of one document, found by height; paragraphs asked about lately are remembered until it changes."""

    def __init__(self, document: QTextDocument, text: str, positions: Positions) -> None:
        self._document = document
        self._text = text
        self._positions = positions
        self._memory: dict[int, list[Row]] = {}
        self._lines: dict[tuple[int, int], Row] = {}
        self._width = -1.0
        self.age = 0
        """How often the document was laid out anew."""

    def forget(self) -> None:
        """The document was laid out anew: lines asked before do not exist any more."""
        self._memory.clear()
        self._lines.clear()
        self.age += 1

    def between(self, top: float, bottom: float) -> list[Row]:
        """The lines that reach into ``top`` to ``bottom``, downward."""
        found: list[Row] = []
        width = self._document.pageSize().width()
        if width != self._width or len(self._memory) > _REMEMBERED or len(self._lines) > _LINES * 10:
            self._width = width
            self.forget()
        for number in range(self.block_at(top).blockNumber(), self._document.blockCount()):
            rows = self._memory.get(number) or self._of_block(number, top, bottom)
            if not rows or rows[0].top >= bottom:
                break
            found += [row for row in rows if row.top < bottom and row.top + row.height > top]
        return found

    def _of_block(self, number: int, top: float, bottom: float) -> list[Row]:
        """The lines of a paragraph; of a very long one those asked for."""
        block = self._document.findBlockByNumber(number)
        layout = block.layout()
        count, place = layout.lineCount(), layout.position()
        if count <= _LINES:
            self._memory[number] = [self._measured(block, layout, at, count, place) for at in range(count)]
            return self._memory[number]
        heights = range(count)
        first = max(0, bisect_right(heights, top - place.y(), key=lambda at: layout.lineAt(at).y()) - 1)
        last = bisect_right(heights, bottom - place.y(), key=lambda at: layout.lineAt(at).y())
        for at in range(first, last):
            if (number, at) not in self._lines:
                self._lines[number, at] = self._measured(block, layout, at, count, place)
        return [self._lines[number, at] for at in range(first, last)]

    def block_at(self, y: float) -> QTextBlock:
        """The paragraph at the height ``y``; laid out as far as that if it was not yet."""
        layout = self._document.documentLayout()
        last = self._document.lastBlock()
        if not last.layout().lineCount():
            layout.hitTest(QPointF(0, y + 2000), Qt.HitTestAccuracy.FuzzyHit)
        low, high = 0, self._document.blockCount() - 1
        while low < high:
            middle = (low + high + 1) // 2
            found = self._document.findBlockByNumber(middle).layout()
            if found.lineCount() and found.position().y() <= y:
                low = middle
            else:
                high = middle - 1
        return self._document.findBlockByNumber(low)

    def _measured(self, block: QTextBlock, layout: QTextLayout, number: int, count: int, place: QPointF) -> Row:
        line = layout.lineAt(number)
        start = block.position() + line.textStart()
        end = start + line.textLength()
        words = self._text[self._positions.in_text(start) : self._positions.in_text(end)]
        mirrored = block.textDirection() == Qt.LayoutDirection.RightToLeft
        return Row(
            block.blockNumber(), number, start, end, end - (len(words) - len(words.rstrip())), place.y() + line.y(),
            line.height() if number == count - 1 else layout.lineAt(number + 1).y() - line.y(), line.ascent(),
            mirrored, mirrored or _RIGHT_TO_LEFT.search(words) is not None, line, place.x(), block.position(),
        )  # fmt: skip
