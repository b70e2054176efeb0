"""What stands beside the text: paragraph numbers, stripes, names of tags, cards of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from apostille.ui.kit.tokens import Tokens
from apostille.ui.reader.highlights import Inks, Laid, band
from apostille.ui.reader.marks import LANES, Mark
from apostille.ui.reader.placing import Box
from apostille.ui.reader.rows import Row
from apostille.ui.reader.typography import interface_font

STRIPE, STEP, ASIDE = 3.0, 5.0, 10.0
"""How wide a stripe is, from one stripe to the next, and from the text to the first."""
STRIPES = ASIDE + LANES * STEP + STRIPE + 3
"""The width that stripes take beside the text before names begin."""
PAD = 10.0
CARD_LINES = 3


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a paragraph, and on which line it stands."""

    words: str
    row: Row


def paint_numbers(painter: QPainter, numbers: Iterable[Number], left: float, right: float, tokens: Tokens) -> None:
    """Paragraph numbers, right-aligned before the text; in a right-to-left paragraph after it."""
    font = interface_font(11.5)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(tokens.third))
    for number in numbers:
        width = metrics.horizontalAdvance(number.words)
        x = right + 18 if number.row.mirrored else left - 18 - width
        painter.drawText(QPointF(x, number.row.baseline - 1), number.words)


def paint_stripes(
    painter: QPainter, over_rows: Iterable[tuple[Row, list[Laid]]], inks: Inks, left: float, right: float
) -> None:
    """A stripe for each mark along its lines, side by side; what lies deeper than four shares a hatched one."""
    painter.setPen(Qt.PenStyle.NoPen)
    hatching = inks.hatching(painter.device().devicePixelRatio())
    for (lane, stripe), mark in stripes(over_rows, left, right):
        if lane >= LANES:
            painter.fillRect(stripe, hatching)
        else:
            painter.setBrush(inks.stripe(mark.colours[0] if mark.colours else ""))
            painter.drawRoundedRect(stripe, 1.5, 1.5)


def stripes(
    over_rows: Iterable[tuple[Row, list[Laid]]], left: float, right: float
) -> Iterator[tuple[tuple[int, QRectF], Mark]]:
    """The lane and the place of every stripe, and its mark; of the hatched ones the first that shares it."""
    for (lane, mirrored, _), (top, bottom, mark) in _runs(over_rows).items():
        x = left - ASIDE - STRIPE - lane * STEP if mirrored else right + ASIDE + lane * STEP
        yield (lane, QRectF(x, top, STRIPE, max(3.0, bottom - top))), mark


_Run = tuple[float, float, Mark]


def _runs(over_rows: Iterable[tuple[Row, list[Laid]]]) -> Mapping[tuple[int, bool, int], _Run]:
    """From where to where each stripe runs; marks that share lane and line share its height."""
    runs: dict[tuple[int, bool, int], _Run] = {}
    for row, over in over_rows:
        lanes: dict[int, list[Laid]] = {}
        for one in over:
            lanes.setdefault(min(one[2], LANES), []).append(one)
        for lane, beside in lanes.items():
            sharing = beside[:1] if lane == LANES else beside
            _share(row, lane, sharing, runs)
    return runs


def _share(row: Row, lane: int, beside: Sequence[Laid], runs: dict[tuple[int, bool, int], _Run]) -> None:
    top, height = band(row)
    part = height / len(beside)
    for at, (start, end, _, mark, _own) in enumerate(beside):
        key = (lane, row.mirrored, -1 if lane == LANES else mark.annotation)
        upper = top + at * part + (1 if at else 0)
        lower = row.top + row.height if end > row.end and at == len(beside) - 1 else top + (at + 1) * part
        before = runs.get(key)
        joined = before is not None and (start < row.start or lane == LANES) and upper - before[1] < row.height
        if lane == LANES and before is not None and not joined:
            key = (lane, row.mirrored, -row.start - 2)
        runs[key] = (before[0], lower, mark) if before is not None and joined else (upper, lower, mark)


def paint_box(
    painter: QPainter, box: Box, mark: Mark | None, inks: Inks, *, mirrored: bool, current: bool = False
) -> None:
    """A name, a card or a count; ``mark`` is the first that the box stands for. All begin beside the stripes."""
    if box.kind in ("more", "count"):
        _paint_count(painter, box, inks.tokens, mirrored)
    elif box.kind == "name" and mark is not None:
        paint_name(painter, box, mark, inks, mirrored=mirrored, current=current)
    elif box.kind == "card" and mark is not None:
        paint_card(painter, QRectF(box.left, box.top, box.width, box.height), "", plain(mark.note), inks.tokens)


def paint_name(
    painter: QPainter, box: Box, mark: Mark, inks: Inks, *, mirrored: bool = False, current: bool = False
) -> None:
    """The swatches of a mark's tags and the names beside them; those of the current one in ink."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    names = mark.colours[:4] or ("",)
    swatches = 10.0 * len(names) + 3
    for at, name in enumerate(names):
        x = box.left + box.width - 8 - 10 * at if mirrored else box.left + 10 * at
        painter.setBrush(QColor(inks.tokens.tag(name)))
        painter.drawRoundedRect(QRectF(x, box.top + box.height / 2 - 4, 8, 8), 2.5, 2.5)
    painter.setFont(interface_font(12))
    painter.setPen(QColor(inks.tokens.ink if current else inks.tokens.second))
    words, width = _shortened(", ".join(mark.names) or "—", round(box.width - swatches))
    x = box.left + box.width - swatches - width if mirrored else box.left + swatches
    painter.drawText(QPointF(x, box.top + box.height / 2 + 4.5), words)


def shown_in_full(box: Box, mark: Mark) -> bool:
    """Whether a name is not cut at the end of its box."""
    words = ", ".join(mark.names) or "—"
    swatches = 10.0 * len(mark.colours[:4] or ("",)) + 3
    return box.kind == "name" and _shortened(words, round(box.width - swatches))[0] == words


@lru_cache(maxsize=2048)
def _shortened(words: str, width: int) -> tuple[str, float]:
    """``words`` as a name shows them in ``width`` pixels, and how many they take."""
    metrics = QFontMetricsF(interface_font(12))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    return shown, metrics.horizontalAdvance(shown)


def _paint_count(painter: QPainter, box: Box, tokens: Tokens, mirrored: bool) -> None:
    font = interface_font(11)
    painter.setFont(font)
    words = f"+{len(box.keys)}" if box.kind == "more" else str(len(box.keys))
    width = QFontMetricsF(font).horizontalAdvance(words) + 12
    x = box.left + box.width - width if mirrored else box.left
    room = QRectF(x, box.top + 1, width, box.height - 2)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.panel))
    painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
    painter.setPen(QColor(tokens.second))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def paint_card(painter: QPainter, room: QRectF, head: str, words: str, tokens: Tokens) -> None:
    """A card: a head in bold if there is one, then as many lines of ``words`` as it has height for."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.panel))
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    y = room.top() + PAD - 2
    for bold, line in card_lines(head, words, room.width(), _lines_in(room.height())):
        font = interface_font(12, bold=bold)
        height = QFontMetricsF(font).height() + 2
        if y + height > room.bottom() - PAD + 6:
            break
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink if bold else tokens.second))
        painter.drawText(
            QRectF(room.left() + PAD, y, room.width() - 2 * PAD, height),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, line,
        )  # fmt: skip
        y += height


def _lines_in(height: float) -> int:
    """How many lines a card of that height holds."""
    return max(1, int((height - 2 * PAD + 4.5) // (QFontMetricsF(interface_font(12)).height() + 2)))


@lru_cache(maxsize=2048)
def card_height(head: str, words: str, width: float, most: int = CARD_LINES) -> float:
    """The height of a card of that width with at most so many lines."""
    lines = card_lines(head, words, width, most)
    return sum(QFontMetricsF(interface_font(12, bold=bold)).height() + 2 for bold, _ in lines) + 2 * PAD - 4


@lru_cache(maxsize=2048)
def card_lines(head: str, words: str, width: float, most: int = 12) -> list[tuple[bool, str]]:
    """The lines of a card, bold or not, wrapped to its width; the last says "…" where there is more."""
    room = width - 2 * PAD
    lines = [(True, line) for line in _wrapped(head, room, bold=True)] if head else []
    lines += [(False, line) for line in _wrapped(words, room, bold=False)]
    if len(lines) > most:
        bold, last = lines[most - 1]
        lines = [*lines[: most - 1], (bold, last[: max(0, len(last) - 2)] + "…")]
    return lines


def _wrapped(words: str, width: float, *, bold: bool) -> list[str]:
    metrics = QFontMetricsF(interface_font(12, bold=bold))
    lines: list[str] = []
    line = ""
    for paragraph in words[:2000].splitlines():
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and metrics.horizontalAdvance(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
        line = ""
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line]


_ITEM = re.compile(r"^\s*[-+*]\s+", re.MULTILINE)
_MARKDOWN = re.compile(r"[*_`#>]+|!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)")


@lru_cache(maxsize=2048)
def plain(note: str) -> str:
    """A note without its Markdown, for a card of three lines; the items of a list keep their dots."""
    return _MARKDOWN.sub(lambda found: found[1] or "", _ITEM.sub("• ", note)).strip()
