"""A document laid out for the finders of metadata: its leaves (parts), their first lines, and words with their span."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from apostille.reading import dates, names, symbols
from apostille.reading.draft import Field
from apostille.reading.masthead import dateline, words
from apostille.reading.masthead.dateline import Dateline
from apostille.reading.reading import Block, Reading
from apostille.reading.span import Span

_MOST_LINES = 30
_LONG = 420
_FIRST_WORDS = 4000
_MASTHEAD = 1500
_BLANKS = "\u00a0\u202f\u2007\u2009\u3000"
_SENTENCE = 72
_FIRST_LINES, _SHORT = 8, 90
_DISTRIBUTED = re.compile(r"(?<=[^\W\d_]{2})[ \u00a0](?=(?:Distr|DISTR)\.)|(?<=[\u4e00-\u9fff])[ \u00a0](?=分发[:：])")
_WIDEST = 300
_GAP = re.compile(r"\t| {4,}")
_CELL = re.compile(r"[^\t\s](?:(?: {1,3}|)[^\t ])*")
_LABEL = re.compile(r"[(（]?(?:[\d٠-٩]{1,4}(?:/\d{1,3})?|[IVX]{1,5}|[a-zA-Zа-яА-Я]{1,2})?[.)）*†•–—-]{0,3}")
_NOTE_NUMBER = re.compile(r"(?P<no>n[ro°º]\s?[.:]?\s*)?(?P<n>[IVXLC]+|\d{1,3})[.\s]*", re.IGNORECASE)


@dataclass(frozen=True)
class Leaf:
    """One part: its name (None where the document is one whole), its span, and its paragraphs."""

    name: str | None
    span: Span
    blocks: tuple[Block, ...]
    text: str

    @cached_property
    def lines(self) -> tuple[Block, ...]:
        """The paragraphs that may be a masthead: those before the second long one, at most thirty.

        What a masthead sets side by side, parted by a tab, are two of them.
        """
        long = 0
        for index, block in enumerate(self.blocks[:_MOST_LINES]):
            long += len(block.span) > _LONG
            if long == 2:
                return tuple(cells(self.blocks[:index], self.text))
        return tuple(cells(self.blocks[:_MOST_LINES], self.text))


@dataclass(eq=False)
class Page:
    """A reading, its language and (once it is found) its kind, with what every finder asks for."""

    reading: Reading
    language: str
    kind: Field | None = None
    others: tuple[str, ...] = ()
    """Further languages in which substantial parts of the document are written."""

    @cached_property
    def text(self) -> str:
        """The text of the reading, letter for letter, but that blanks of all sorts are plain ones."""
        return plain_blanks(self.reading.text)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The parts in text order; at least one, empty where the text is."""
        whole = len(self.reading.parts) < 2
        return tuple(self._leaf(None if whole else part.name, part.span) for part in self.reading.parts) or (
            self._leaf(None, Span(0, len(self.text))),
        )

    def _leaf(self, name: str | None, span: Span) -> Leaf:
        blocks = tuple(block for block in self.reading.blocks if span.contains(block.span))
        return Leaf(name, span, blocks, self.text)

    @cached_property
    def first_note(self) -> tuple[Block, ...]:
        """The paragraphs of the first part; of an exchange of notes those before the second note."""
        blocks = self.leaves[0].blocks
        found = [(index, number) for index, block in enumerate(blocks) if (number := self._number(block))]
        if not found or found[0][0] > 4:
            return blocks
        # "Nr. I" is followed by "Nr. II"; a bare "I" within a letter numbers its sections.
        numbered, first = bool(found[0][1]["no"]), found[0][1]["n"]
        seconds = (index for index, number in found[1:] if bool(number["no"]) == numbered and number["n"] != first)
        return blocks[: next(seconds, len(blocks))]

    def _number(self, block: Block) -> re.Match[str] | None:
        return _NOTE_NUMBER.fullmatch(block.span.of(self.text)) if len(block.span) < 12 else None

    def is_a(self, *kinds: str) -> bool:
        """Whether the document is of one of these kinds."""
        return self.kind is not None and self.kind.value in kinds

    @cached_property
    def opening(self) -> Span:
        """The first words, where a document says what it is."""
        return Span(0, min(len(self.text), _FIRST_WORDS))

    @cached_property
    def opening_dates(self) -> tuple[dates.Dated, ...]:
        """The dates of the opening, in text order."""
        return dates.find(self.text[: self.opening.end], self.language)

    @cached_property
    def year(self) -> int | None:
        """The year in which the document was written, as far as its first date tells."""
        return int(self.opening_dates[0].value[:4]) if self.opening_dates else None

    @cached_property
    def own(self) -> symbols.Symbol | None:
        """The symbol of the document itself: alone on one of the first lines, or before a date or a language on it."""
        opening = self.text[:_MASTHEAD]
        found = list(symbols.find(opening))
        for index, symbol in enumerate(found):
            cell = _cell(opening, symbol.span)
            before = opening[cell.start : symbol.span.start].strip()
            after = opening[symbol.span.end : cell.end].strip(" *")
            if not _LABEL.fullmatch(_cell_before(opening, cell)) and self._is_own(before, after):
                return _joined(self.text, symbol, found[index + 1 : index + 2])
        return None

    def _is_own(self, before: str, after: str) -> bool:
        alone = (
            not before
            or before.isupper()
            or bool(words.DISTRIBUTION.search(before))
            or names.body(before, self.language) is not None
            or words.ORGANISATION.fullmatch(before) is not None
        )
        if not alone:
            return words.is_special_body(before) and (not after or after[0].islower())
        dated = any(day.span.start <= 1 for day in dates.find(after[:40], self.language))
        ends = not after or dated or bool(words.LANGUAGE.match(after)) or bool(words.ORIGINAL.match(after))
        twin = next(symbols.find(after), None)
        return ends or (twin is not None and twin.span.start == 0)

    @cached_property
    def masthead_day(self) -> dates.Dated | None:
        """The date of a document with a symbol: alone on its line, or right after symbol or distribution."""
        own = self.own
        for day in self.opening_dates if own else ():
            if own is None or day.span.start > _MASTHEAD or "/" in day.value:
                continue
            cell = _cell(self.text, day.span)
            before = self.text[cell.start : day.span.start].strip()
            after = self.text[day.span.end : min(cell.end, day.span.end + 40)].strip(" *")
            near = symbols.canonical(before.split(" ")[-1]) == own.key or not before
            alone = before or len(after) < 4 or words.LANGUAGE.match(after) or words.ORIGINAL.match(after)
            if (near or words.DISTRIBUTION.search(before)) and alone and day.span.start > own.span.start - 200:
                return day
        return None

    def dateline(self, block: Block) -> Dateline | None:
        """Where and when, of a paragraph that says no more; spans count in the text."""
        read = dateline.read(block.span.of(self.text), self.language) if len(block.span) <= dateline.LONGEST else None
        if read is None:
            return None
        day = dates.Dated(read.day.span.moved(block.span.start), read.day.printed, read.day.value)
        return Dateline(day, read.place.moved(block.span.start) if read.place else None)

    @cached_property
    def head(self) -> tuple[Block, ...]:
        """The lines that stand above all prose: short paragraphs, at most two dozen."""
        lines = self.leaves[0].lines[:24]
        run = self.own is not None and bool(lines) and lines[0].span.contains(self.own.span)
        end = next((index for index, block in enumerate(lines) if self._is_prose(block)), len(lines))
        end = 1 if run and not end else end  # a masthead that runs into the text
        return lines[:end]

    def _is_prose(self, block: Block) -> bool:
        spoken = block.span.of(self.text)
        if len(spoken) < 300 and words.RECORD_TITLE.match(spoken):
            return False
        if len(spoken) < 300 and _in_capitals(spoken):
            return False
        return len(spoken) > 300 or (block.kind != "heading" and len(spoken) > _SENTENCE and spoken[-1:] in ".。:;")

    def field(self, key: str, span: Span, value: str | None = None, part: str | None = None) -> Field:
        """A value read here; without ``value`` it is understood as it is printed, in mixed case where that is known."""
        printed = span.of(self.reading.text)
        return Field(key, value if value is not None else self.mixed(printed), printed, span, "extracted", part)

    def mixed(self, printed: str) -> str:
        """Words in capitals as the text spells them elsewhere, else as they are; runs of blanks are one."""
        plain = " ".join(printed.split())
        if not plain.isupper():
            return plain
        place = self.elsewhere(plain)
        return place.of(self.text) if place else plain

    def elsewhere(self, printed: str) -> Span | None:
        """Where the same words stand in mixed case."""
        low, sought = self._lower, printed.lower()
        if len(low) != len(self.text):
            return None
        at = low.find(sought)
        while at >= 0:
            if not self.text[at : at + len(sought)].isupper():
                return Span(at, at + len(sought))
            at = low.find(sought, at + 1)
        return None

    @cached_property
    def _lower(self) -> str:
        return self.text[:60_000].lower() + self.text[60_000:]


def _in_capitals(words: str) -> bool:
    """Whether most of the letters are capitals: a title, however it ends."""
    return sum(map(str.isupper, words)) > 0.6 * len(words)


def plain_blanks(text: str) -> str:
    """The text with a plain blank for each of those that are printed alike; no letter moves."""
    for blank in _BLANKS:
        text = text.replace(blank, " ") if blank in text else text
    return text


def cells(blocks: Iterable[Block], text: str) -> Iterator[Block]:
    """The paragraphs, short ones cut at tabs; a number, letter or asterisk before a tab stays with what it marks."""
    for index, block in enumerate(blocks):
        words = block.span.of(text) if len(block.span) < _WIDEST else ""
        start = block.span.start
        columns = _GAP.split(words) if _GAP.search(words) else ()
        if columns and not _LABEL.fullmatch(columns[0].strip()) and min(map(len, columns)) > 1:
            for cell in _CELL.finditer(words):
                yield block._replace(span=Span(*cell.span()).moved(start))
        elif index < _FIRST_LINES and (seam := _seam(words)):
            yield block._replace(span=Span(start, start + seam))
            yield block._replace(span=Span(start + seam + 1, block.span.end))
        else:
            yield block


def _seam(line: str) -> int:
    """Where symbol or distribution begin behind the name of an organ on one line; 0 where they do not."""
    if found := _DISTRIBUTED.search(line):
        return found.start()
    symbol = next(symbols.find(line), None) if len(line) < _SHORT else None
    if symbol is None or symbol.span.start < 3 or line[symbol.span.end :].strip(" *"):
        return 0
    return symbol.span.start - 1 if words.ORGANISATION.fullmatch(line[: symbol.span.start].strip()) else 0


def _cell(text: str, span: Span) -> Span:
    """The line that ``span`` stands in, or what of it stands between two tabs."""
    starts = max(text.rfind("\n", 0, span.start), text.rfind("\t", 0, span.start)) + 1
    ends = [end for end in (text.find("\n", span.end), text.find("\t", span.end)) if end >= 0]
    return Span(starts, min(ends, default=len(text)))


def _cell_before(text: str, cell: Span) -> str:
    """The words of the same line before a tab; a line is no longer than that where it has none."""
    return text[text.rfind("\n", 0, cell.start) + 1 : cell.start].strip() or "the first"


def _joined(text: str, first: symbols.Symbol, rest: list[symbols.Symbol]) -> symbols.Symbol:
    """A joint symbol printed on two lines ("A/47/60", "S/23329") is one."""
    for second in rest:
        between = text[first.span.end : second.span.start]
        organs = {first.key[0], second.key[0]}
        if not between.strip() and len(between) <= 3 and organs <= set("ASE") and len(organs) == 2:
            span = Span.covering(first.span, second.span)
            return symbols.Symbol(span, span.of(text), f"{first.key}-{second.key}")
    return first


def trimmed(text: str, span: Span, unwanted: str = " \t\u00a0,;:.–—-") -> Span:
    """``span`` without the blanks and marks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in unwanted:
        start += 1
    while end > start and text[end - 1] in unwanted:
        end -= 1
    return Span(start, end)


def words_of(page: Page, blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Each paragraph with its words."""
    return ((block, block.span.of(page.text)) for block in blocks)
