"""Which annotations a stripe beside the text stands for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from apostille.ui.reader.highlights import Laid
from apostille.ui.reader.margin import STEP, stripes
from apostille.ui.reader.marks import LANES
from apostille.ui.reader.rows import Row

Over = Sequence[tuple[Row, list[Laid]]]
"""Lines with what lies over them."""


def struck(point: QPointF, over: Over, left: float, right: float) -> tuple[int, ...]:
    """The annotations whose stripe is at ``point`` of the document: one; of the hatched stripe all on that line.

    ``left`` and ``right`` are the edges of the text. A stripe can be hit as far as half way to the next.
    """
    for (lane, stripe), mark in stripes(over, left, right):
        reach = QRectF(stripe).adjusted(-STEP / 2 + 1, 0, STEP / 2 - 1, 0)
        if reach.contains(point):
            return (mark.annotation,) if lane < LANES else _deep(point.y(), over)
    return ()


def _deep(y: float, over: Over) -> tuple[int, ...]:
    """What shares the hatched stripe on the line at ``y``."""
    beside = min(over, key=lambda pair: abs(pair[0].top + pair[0].height / 2 - y))
    return tuple(mark.annotation for _, _, lane, mark, _ in beside[1] if lane >= LANES)
