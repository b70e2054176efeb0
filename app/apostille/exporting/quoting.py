"""A passage as a report quotes it: its whole sentences, the marked words set off, repairs and losses in brackets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from apostille.exporting.report import CUT, Paragraph, Quotation
from apostille.exporting.sentences import sentences
from apostille.reading.draft import ILLEGIBLE, Damage
from apostille.reading.reading import Reading
from apostille.reading.span import Span

CONTEXT = 1000
"""How many characters of its sentence stand at most on either side of the marked words; what is beyond is cut."""


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
        if not self._reading.blocks:
            words = self.words(span.start, span.end)
            return (Paragraph(words, 0, len(words), self._language),)
        return self.between(*self._reading.touched(span.start, span.end), span.start, span.end)

    def between(self, first: int, last: int, start: int, end: int) -> Quotation:
        """The same for ``start:end``, which touches the blocks ``first`` to ``last`` (indexes, both included)."""
        if first == last:
            return (self._paragraph(first, start, end),)
        blocks = self._reading.blocks[first : last + 1]
        touched = [index for index, block in enumerate(blocks, first) if block.span.end > start]
        return tuple([self._paragraph(index, start, end) for index in touched])

    def _paragraph(self, index: int, start: int, end: int) -> Paragraph:
        """The paragraph at ``index`` with as much of ``start:end`` marked as lies in it."""
        block, text = self._reading.blocks[index], self._text
        span = block.span
        if start < span.start or end > span.end:
            start = max(start, span.start)
            end = max(start, min(end, span.end))
        from_, to = self._around(index, span, start, end)
        language = block.language or self._language
        if start - from_ <= CONTEXT and to - end <= CONTEXT and self._first_edit(from_, to) is None:
            return Paragraph(text[from_:to], start - from_, end - from_, language, block.direction)
        before, marked, after = self._before(from_, start), self.words(start, end), self._after(end, to)
        first, last = len(before), len(before) + len(marked)
        cut = start - from_ > CONTEXT, to - end > CONTEXT
        return Paragraph(before + marked + after, first, last, language, block.direction, *cut)

    def _around(self, index: int, span: Span, start: int, end: int) -> tuple[int, int]:
        """From where to where the sentences run that hold ``start:end`` of the block at ``index``, in ``span``."""
        found = self._sentences.get(index)
        if found is None:
            found = self._sentences[index] = sentences(span.of(self._text))  # no rule looks beyond the paragraph
        starts, ends = found
        if not starts:
            return start, end
        base = span.start
        first = bisect_right(starts, start - base, 1) - 1
        last = bisect_left(starts, end - base, first + 1) - 1
        if start - base >= ends[first] and first < last:  # marked from the white space between two sentences on
            first += 1
        from_, to = base + starts[first], base + ends[last]
        return from_ if from_ < start else start, to if to > end else end

    def _before(self, from_: int, start: int) -> str:
        """The words before ``start``; those too far away are cut, between two words."""
        if start - from_ <= CONTEXT:
            return self.words(from_, start)
        space = self._text.find(" ", start - CONTEXT, start - CONTEXT // 2)
        return f"{CUT} {self.words(space + 1 if space >= 0 else start - CONTEXT, start)}"

    def _after(self, end: int, to: int) -> str:
        """The words after ``end``; those too far away are cut, between two words."""
        if to - end <= CONTEXT:
            return self.words(end, to)
        space = self._text.rfind(" ", end + CONTEXT // 2, end + CONTEXT)
        return f"{self.words(end, space if space >= 0 else end + CONTEXT)} {CUT}"
