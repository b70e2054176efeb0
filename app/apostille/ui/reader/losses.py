"""Lost characters and restored ones: boxes in one outlined run with their number, never letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from apostille.reading.draft import ILLEGIBLE, Damage
from apostille.reading.span import Span
from apostille.ui.kit.tokens import Tokens
from apostille.ui.reader.rows import Row
from apostille.ui.reader.typography import Typography, interface_font
from apostille.ui.words import count, say

FEW = 12
"""Up to so many lost characters each have their box; more are said in words."""
LOST = "\ufffd"
_SLIVER = 16
"""A part of a run that is narrower than this, in pixels, is no run of its own."""


class Restored(Protocol):
    """A passage an analyst has restored, as the store gives it."""

    @property
    def span(self) -> Span: ...
    @property
    def lost(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def basis(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Loss:
    """A run of lost characters from ``start`` to ``end`` on the page, ``count`` of them in the text."""

    start: int
    end: int
    count: int

    @property
    def words(self) -> str:
        """What stands between the boxes of a long run, or after those of a short one."""
        return str(self.count) if self.count <= FEW else say("{n} lost", n=self.count)


def lost(damage: Iterable[Damage], text: str) -> list[Damage]:
    """The damage in which characters are lost, not merely wrong."""
    return [one for one in damage if LOST in one.span.of(text)]


def advances(damage: Sequence[Damage], typography: Typography) -> list[tuple[Span, float]]:
    """For each lost run the spacing of its letters, in pixels, that makes it as wide as its boxes."""
    natural = QFontMetricsF(typography.font()).horizontalAdvance(LOST)
    return [(one.span, _width(len(one.span), typography) / len(one.span) - natural) for one in damage]


def _width(count: int, typography: Typography) -> float:
    scale = typography.pixels / 17.5
    metrics = QFontMetricsF(interface_font(12 * scale))
    words = metrics.horizontalAdvance(Loss(0, 0, count).words)
    boxes = count * 11 + 12 if count <= FEW else 48
    return boxes * scale + words


def paint_lost(
    painter: QPainter, rows: Iterable[Row], losses: Iterable[Loss], tokens: Tokens, typography: Typography
) -> None:
    """Cover the lost characters on ``rows`` with their boxes."""
    rows = list(rows)
    for loss in losses:
        parts = [
            (row, left, right)
            for row in rows
            if row.start < loss.end and loss.start < row.end
            for left, right in row.extents(loss.start, loss.end)
        ]
        widest = max(parts, key=lambda part: part[2] - part[1], default=None)
        for part in parts:
            _paint_run(painter, part, loss if part is widest else None, tokens, typography)


def _paint_run(
    painter: QPainter, part: tuple[Row, float, float], loss: Loss | None, tokens: Tokens, typography: Typography
) -> None:
    row, left, right = part
    scale = typography.pixels / 17.5
    room = QRectF(left + 0.5, row.baseline - 14 * scale, right - left - 1.5, 18 * scale)
    painter.fillRect(room.adjusted(-1, -6 * scale, 1, 4 * scale), QColor(tokens.paper))
    if loss is None and room.width() < _SLIVER * scale:
        return  # the tab or the line end at which the run was broken
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.second), 1))
    painter.drawRoundedRect(room, 3, 3)
    if loss is None:
        return
    font = interface_font(12 * scale)
    painter.setFont(font)
    side = 8 * scale
    y = room.center().y() - side / 2
    words = QFontMetricsF(font).horizontalAdvance(loss.words)
    if loss.count <= FEW:
        start = room.left() + 5 * scale
        for at in range(loss.count):
            painter.drawRect(QRectF(start + at * 11 * scale, y, side, side))
        text = start + (loss.count * 11 + 1) * scale
    else:
        painter.drawRect(QRectF(room.left() + 6 * scale, y, side, side))
        painter.drawRect(QRectF(room.right() - 6 * scale - side, y, side, side))
        text = room.center().x() - words / 2
    painter.drawText(QRectF(text, room.top(), words + 2, room.height()), Qt.AlignmentFlag.AlignVCenter, loss.words)


def paint_restored(painter: QPainter, rows: Iterable[Row], spans: Sequence[tuple[int, int]], tokens: Tokens) -> None:
    """A thin line under what an analyst has restored, below any underline of a highlight."""
    painter.setPen(QPen(QColor(tokens.second), 1))
    for row in rows:
        y = row.baseline + 8.5
        for start, end in spans:
            if row.start < end and start < row.end:
                for left, right in row.extents(start, end):
                    painter.drawLine(QPointF(left, y), QPointF(right, y))


def told(restored: Restored, text: str) -> tuple[str, str]:
    """Head and words of the card of a restored passage."""
    head = count(restored.lost, "{n} lost character restored", "{n} lost characters restored")
    if restored.kind not in ILLEGIBLE:
        head = count(restored.lost, "{n} character put right", "{n} characters put right")
    words = say("as “{typed}”", typed=restored.span.of(text))
    return head, f"{words}. {restored.basis}" if restored.basis else f"{words}."


def honest(text: str, span: Span, damage: Iterable[Damage], repairs: Iterable[Restored]) -> str:
    """The words of ``span`` for other programs: "[illegible]" for lost characters, restored ones in brackets."""
    pieces: list[str] = []
    at = span.start
    said = [(one.span, "[illegible]") for one in lost(damage, text)]
    said += [(one.span, f"[{one.span.of(text)}]") for one in repairs]
    for place, words in sorted(said):
        shared = place.shared(span)
        if shared is not None and shared.start >= at:
            pieces += [text[at : shared.start], words if shared == place else _part(words, shared, text)]
            at = shared.end
    return "".join(pieces) + text[at : span.end]


def _part(words: str, shared: Span, text: str) -> str:
    return words if words == "[illegible]" else f"[{shared.of(text)}]"


def standing_at(repairs: Sequence[Restored], position: int) -> int | None:
    """The number of the restored passage at a place, or None."""
    return next((n for n, one in enumerate(repairs) if one.span.start <= position <= one.span.end), None)
