"""A passage as a report quotes it: its whole sentences, the marked words set off, repairs and losses in brackets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from apostille.exporting.report import Paragraph, Piece, Quotation
from apostille.exporting.sentences import sentences
from apostille.reading.draft import Damage
from apostille.reading.reading import Reading
from apostille.reading.span import Span

CONTEXT = 1000
"""How many characters of its sentence stand at most on either side of the marked words; what is beyond is cut."""

CUT = "[…]"

ILLEGIBLE = frozenset({"lost", "private_use", "control"})
"""The kinds of damage that leave nothing to print; the others can be read and print as they stand."""


class Quoter:
    """Quotes from one version of one statement; its sentences are found once a paragraph.

    ``repairs`` are the spans of restored words, ``sign`` what is printed for lost ones ("[illegible]").
    """

    def __init__(
        self,
        reading: Reading,
        language: str,
        *,
        damage: Iterable[Damage] = (),
        repairs: Iterable[Span] = (),
        sign: str = "[illegible]",
    ) -> None:
        self._reading = reading
        self._text = reading.text
        self._language = language
        self._starts = [block.span.start for block in reading.blocks]
        self._sentences: dict[int, tuple[list[int], list[int]]] = {}
        edits = [(each.span.start, each.span.end, sign) for each in damage if each.kind in ILLEGIBLE]
        edits += [(span.start, span.end, "") for span in repairs]
        self._edits = sorted(edits)
        self._edit_ends = [end for _, end, _ in self._edits]

    def words(self, start: int, end: int) -> str:
        """The words of ``start:end`` as printed: "Kwa[śniewski.]", "[illegible]"."""
        first = self._first_edit(start, end)
        if first is None:
            return self._text[start:end]
        printed: list[str] = []
        for from_, to, sign in self._edits[first:]:
            if from_ >= end:
                break
            here, until = max(from_, start), min(to, end)
            printed += (self._text[start:here], sign or f"[{self._text[here:until]}]")
            start = until
        return "".join([*printed, self._text[start:end]])

    def _first_edit(self, start: int, end: int) -> int | None:
        """The index of the first repair or loss in ``start:end``."""
        first = bisect_right(self._edit_ends, start)
        return first if first < len(self._edits) and self._edits[first][0] < end else None

    def quotation(self, span: Span) -> Quotation:
        """The paragraphs that ``span`` touches, from the start of its first sentence to the end of its last."""
        blocks = self._reading.blocks
        if not blocks:
            return (Paragraph((Piece(self.words(span.start, span.end), "marked"),), self._language),)
        first = max(0, bisect_right(self._starts, span.start) - 1)
        if span.end <= blocks[first].span.end:
            return (self._paragraph(first, span.start, span.end),)
        final = self._reading.block_index(span.end - 1)
        touched = [index for index in range(first, final + 1) if first == final or blocks[index].span.overlaps(span)]
        return tuple([self._clipped(index, span) for index in touched])

    def _clipped(self, index: int, span: Span) -> Paragraph:
        block = self._reading.blocks[index]
        start, end = max(span.start, block.span.start), min(span.end, block.span.end)
        return self._paragraph(index, start, max(start, end))

    def _paragraph(self, index: int, start: int, end: int) -> Paragraph:
        """The paragraph with ``start:end`` marked, which lie in the block at ``index``."""
        block, text = self._reading.blocks[index], self._text
        from_, to = self._around(index, start, end)
        if start - from_ > CONTEXT or to - end > CONTEXT or self._first_edit(from_, to) is not None:
            pieces = (*self._before(from_, start), Piece(self.words(start, end), "marked"), *self._after(end, to))
        elif from_ < start and end < to:
            pieces = Piece(text[from_:start]), Piece(text[start:end], "marked"), Piece(text[end:to])
        else:
            around = Piece(text[from_:start]), Piece(text[start:end], "marked"), Piece(text[end:to])
            pieces = tuple([piece for piece in around if piece.words or piece.kind == "marked"])
        return Paragraph(pieces, block.language or self._language, block.direction)

    def _around(self, index: int, start: int, end: int) -> tuple[int, int]:
        """From where to where the sentences run that hold ``start:end`` of a block."""
        found = self._sentences.get(index)
        if found is None:
            found = self._sentences[index] = self._split(index)
        starts, ends = found
        if not starts:
            return start, end
        first = bisect_right(starts, start, 1) - 1
        last = bisect_left(starts, end, first + 1) - 1
        if start >= ends[first] and first < last:  # marked from the white space between two sentences on
            first += 1
        from_, to = starts[first], ends[last]
        return from_ if from_ < start else start, to if to > end else end

    def _split(self, index: int) -> tuple[list[int], list[int]]:
        """Where the sentences of a block start and end in the text."""
        span = self._reading.blocks[index].span
        starts, ends = sentences(span.of(self._text))  # no rule looks beyond the paragraph
        return [span.start + each for each in starts], [span.start + each for each in ends]

    def _before(self, from_: int, start: int) -> list[Piece]:
        if start - from_ <= CONTEXT:
            return [Piece(self.words(from_, start))] if from_ < start else []
        space = self._text.find(" ", start - CONTEXT, start - CONTEXT // 2)
        from_ = space + 1 if space >= 0 else start - CONTEXT
        return [Piece(f"{CUT} ", "cut"), Piece(self.words(from_, start))]

    def _after(self, end: int, to: int) -> list[Piece]:
        if to - end <= CONTEXT:
            return [Piece(self.words(end, to))] if end < to else []
        space = self._text.rfind(" ", end + CONTEXT // 2, end + CONTEXT)
        to = space if space >= 0 else end + CONTEXT
        return [Piece(self.words(end, to)), Piece(f" {CUT}", "cut")]
