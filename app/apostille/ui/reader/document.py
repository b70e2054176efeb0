"""A reading laid out: its text in a QTextDocument, unchanged, with a format for each kind of paragraph.

Built before any layout is attached, in as few insertions as there are changes of kind: what is inserted together
shares its formats, which keeps a megabyte within milliseconds. Nothing here knows of annotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from apostille.reading.reading import Block, Reading, Style
from apostille.reading.span import Span
from apostille.reading.turns import heads
from apostille.ui.kit.tokens import Tokens
from apostille.ui.reader.positions import Positions, runs_on, shown
from apostille.ui.reader.typography import Typography

_YEAR = re.compile(r"\b\d{4}\b")
_PART = 28
"""The room above the first paragraph of a further part, an annex for one, in pixels."""
_GIANT = 20_000
"""A paragraph longer than this keeps its glyphs, of some 60 bytes a character."""
TOP, BOTTOM = 24, 120
"""Room above the first line and below the last, in pixels."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page is set with: the margins in pixels, the type, the colours."""

    left: float
    right: float
    typography: Typography
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class _Look:
    """What tells the format of one paragraph from that of another."""

    kind: str
    level: int
    direction: Qt.LayoutDirection
    tone: str
    opens: bool = False


def lay_out(reading: Reading, lost: Sequence[tuple[Span, float]], sheet: Sheet) -> QTextDocument:
    """The text of ``reading`` as a document; ``lost`` runs leave their glyphs out and take so many pixels a unit."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(sheet.typography.font())
    _wrap(document, reading.text)
    _tabs(document, reading.text, lost)
    set_margins(document, sheet.left, sheet.right)
    text, positions = shown(reading.text), Positions(reading.text)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for first, (look, start, end) in enumerate(_runs(reading)):
        _insert(cursor, text[start:end], look, sheet, first == 0)
    for style in (style for block in reading.blocks for style in block.styles):
        _over(cursor, positions, style.span, _inline(style, sheet))
    for span in heads(reading.turns, reading.text):
        _over(cursor, positions, span, _inline(Style(span, "bold"), sheet))
    for span, advance in lost:
        _over(cursor, positions, span, _unseen(advance))
    cursor.endEditBlock()
    for block in reading.blocks:
        if len(block.span) > _GIANT:
            # Else Qt shapes all of it anew for each paint and each question about a line: 90 ms for 1 MB.
            document.findBlock(positions.on_page(block.span.start)).layout().setCacheEnabled(True)
    return document


def set_margins(document: QTextDocument, left: float, right: float) -> None:
    """Room at both sides of the text, in pixels, for numbers and for what is said of the passages."""
    frame = document.rootFrame()
    form = frame.frameFormat()
    form.setLeftMargin(left)
    form.setRightMargin(right)
    form.setTopMargin(TOP)
    form.setBottomMargin(BOTTOM)
    frame.setFrameFormat(form)


def _wrap(document: QTextDocument, text: str) -> None:
    option = QTextOption()
    anywhere = QTextOption.WrapMode.WrapAnywhere
    option.setWrapMode(anywhere if runs_on(text) else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)


def _tabs(document: QTextDocument, text: str, lost: Sequence[tuple[Span, float]]) -> None:
    """Tabs within lost characters are lost letters too: where there are no others, they take a letter's room."""
    within = sum(span.of(text).count("\t") for span, _ in lost)
    if within and within == text.count("\t"):
        option = document.defaultTextOption()
        option.setTabStopDistance(3)
        document.setDefaultTextOption(option)


def _runs(reading: Reading) -> Iterator[tuple[_Look, int, int]]:
    """Stretches of paragraphs that look the same, from where to where in the text."""
    if not reading.blocks:
        yield _Look("body", 0, Qt.LayoutDirection.LayoutDirectionAuto, ""), 0, len(reading.text)
    opening = {at for at in range(1, len(reading.blocks)) if reading.blocks[at].part != reading.blocks[at - 1].part}
    looks = ((block, _look(block, reading.text, opens=at in opening)) for at, block in enumerate(reading.blocks))
    for look, pairs in groupby(looks, key=lambda pair: pair[1]):
        alike = [block for block, _ in pairs]
        yield look, alike[0].span.start, alike[-1].span.end


def _look(block: Block, text: str, *, opens: bool) -> _Look:
    direction = Qt.LayoutDirection.RightToLeft if block.direction == "rtl" else Qt.LayoutDirection.LeftToRight
    tone = _tone(block, text) if block.kind == "heading" else ""
    return _Look(block.kind, block.level, direction, tone, opens)


def _tone(block: Block, text: str) -> str:
    """How a heading is set: one in capitals small, a long one as the text, place and date in italics, others large."""
    words = block.span.of(text)
    if _in_capitals(words):
        return "capitals"
    if len(words) > 100:
        return "long"
    if _YEAR.search(words) and len(words) < 60:
        return "dateline"
    return ""


def _in_capitals(words: str) -> bool:
    """Whether most letters that can be capitals are: "1er" among them changes nothing."""
    large, small = sum(map(str.isupper, words)), sum(map(str.islower, words))
    return large > 3 and large > 8 * small


def _insert(cursor: QTextCursor, text: str, look: _Look, sheet: Sheet, first: bool) -> None:
    paragraph, letters = _paragraph(look, sheet.typography), _letters(look, sheet)
    if first:
        cursor.setBlockFormat(paragraph)
        cursor.setBlockCharFormat(letters)
    else:
        cursor.insertBlock(paragraph, letters)
    cursor.insertText(text, letters)


def _paragraph(look: _Look, typography: Typography) -> QTextBlockFormat:
    form = QTextBlockFormat()
    scale = typography.pixels / 17.5
    form.setLayoutDirection(look.direction)
    form.setLineHeight(typography.pitch, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    form.setBottomMargin(12 * scale)
    if look.kind == "heading":
        form.setTopMargin((0 if look.tone == "dateline" else 10) * scale)
        form.setBottomMargin({"": 6, "capitals": 8}.get(look.tone, 14) * scale)
        form.setHeadingLevel(max(1, min(6, look.level)))
    elif look.kind == "list":
        form.setLeftMargin(24 * max(0, look.level - 1) * scale)
        form.setBottomMargin(8 * scale)
    elif look.kind == "quote":
        form.setLeftMargin(24 * scale)
        form.setRightMargin(24 * scale)
    if look.opens:
        form.setTopMargin(_PART * scale)
    if look.tone == "capitals":
        form.setLineHeight(round(typography.pitch * 0.84), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    return form


def _letters(look: _Look, sheet: Sheet) -> QTextCharFormat:
    form = QTextCharFormat()
    if look.kind == "heading":
        size = {"long": 1.0, "dateline": 0.95, "capitals": 0.84}.get(look.tone, 1.25 if look.level == 1 else 1.12)
        font = sheet.typography.font(size)
        font.setBold(look.tone != "dateline")
        font.setItalic(look.tone == "dateline")
        if look.tone == "capitals":
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 103)
        form.setFont(font)
        if look.tone == "dateline":
            form.setForeground(QColor(sheet.tokens.second))
    elif look.kind == "note":
        form.setFont(sheet.typography.font(0.88))
        form.setForeground(QColor(sheet.tokens.second))
    return form


def _inline(style: Style, sheet: Sheet) -> QTextCharFormat:
    form = QTextCharFormat()
    if style.kind == "bold":
        form.setFontWeight(QFont.Weight.Bold)
    elif style.kind == "italic":
        form.setFontItalic(True)
    elif style.kind == "superscript":
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    elif style.kind == "code":
        form.setFontFamilies(["monospace"])
    else:
        form.setForeground(QColor(sheet.tokens.accent))
    return form


def _unseen(advance: float) -> QTextCharFormat:
    """Letters that take ``advance`` pixels each and are not drawn: boxes are painted in their place."""
    form = QTextCharFormat()
    form.setForeground(QColor(Qt.GlobalColor.transparent))
    form.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    form.setFontLetterSpacing(advance)
    return form


def _over(cursor: QTextCursor, positions: Positions, span: Span, form: QTextCharFormat) -> None:
    cursor.setPosition(positions.on_page(span.start))
    cursor.setPosition(positions.on_page(span.end), QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(form)


def line_top(page: QTextDocument, position: int) -> float:
    """Where the line at a place of the page begins, in pixels from the top of the document."""
    block = page.findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    return page.documentLayout().blockBoundingRect(block).top() + (line.y() if line.isValid() else 0)


def united(rects: Iterable[QRectF]) -> QRect:
    """The rectangle around all of them."""
    found = QRectF()
    for rect in rects:
        found = found.united(rect)
    return found.toAlignedRect()


def mostly_right_to_left(reading: Reading) -> bool:
    """Whether more than half of a statement's letters run from right to left."""
    running = sum(len(block.span) for block in reading.blocks if block.direction == "rtl")
    return running * 2 > len(reading.text)
