"""A statement to be read on paper: its whole text, what is marked in it set off, and the notes below their paragraphs.

In the HTML that Qt's text documents understand, sizes in points, as ``paper`` has it. No Qt here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from unicodedata import bidirectional

from apostille.annotations import AnnotationRow
from apostille.codebook import TagRow
from apostille.exporting.cite import cite
from apostille.exporting.notes import safe_html
from apostille.exporting.paper import GUTTER
from apostille.exporting.printable import printable
from apostille.exporting.quoting import Quoter
from apostille.exporting.style import ink, tint_of
from apostille.exporting.words import Language, say
from apostille.reading.reading import Block
from apostille.statements import Opened

_GROUND = "#f5f4f0"
_GAP = 4
"""Between the number of a paragraph and its words, in points."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotation with its running ``number``, in order: of the whole statement, by position, no longer placed."""

    number: int
    row: AnnotationRow
    tags: tuple[TagRow, ...]

    @property
    def colour(self) -> tuple[float, float, float]:
        """Red, green and blue: the mean of its tags' colours."""
        return _mean([_parts(ink(tag.colour)) for tag in self.tags] or [_parts(ink(""))])


def html(opened: Opened, rows: Sequence[AnnotationRow], tags: Mapping[int, TagRow], language: Language) -> str:
    """The statement with its annotations ``rows``, which are in order, for ``QTextDocument.setHtml``."""
    marked = [
        Marked(number, row, tuple(tags[tag] for tag in row.tags if tag in tags)) for number, row in enumerate(rows, 1)
    ]
    return "".join(["<html><body>", *_head(opened, language), *_body(opened, marked, language), "</body></html>"])


def _head(opened: Opened, language: Language) -> Iterator[str]:
    cited = cite(opened, None, language=language)
    yield _set_in(f'<h1 dir="{_direction(opened.title)}">{_text(opened.title)}</h1>')
    if cited != opened.title:
        yield _set_in(f'<p class="small" dir="{_direction(cited)}">{_text(cited)}</p>', above=4, below=14)


def _body(opened: Opened, marked: Sequence[Marked], language: Language) -> Iterator[str]:
    whole = [one for one in marked if one.row.whole]
    lost = [one for one in marked if not one.row.placed]
    placed = [one for one in marked if one.row.span is not None]
    yield from _notes(whole, say(language, "on_whole"), language)
    quoter = Quoter(opened.reading, opened.language, damage=opened.damage, sign=say(language, "illegible"),
                    repairs=[repair.span for repair in opened.repairs])  # fmt: skip
    over: list[Marked] = []
    upto = 0
    for block in opened.reading.blocks:
        while upto < len(placed) and _start(placed[upto]) < block.span.end:
            over.append(placed[upto])
            upto += 1
        yield _paragraph(block, over, quoter)
        ended = [one for one in over if _end(one) <= block.span.end]
        yield from _notes(ended, "", language)
        over = [one for one in over if _end(one) > block.span.end]
    yield from _notes(lost, say(language, "needs_look"), language)
    if any(block.label is None and block.number is not None for block in opened.reading.blocks):
        yield _set_in(f'<p class="small">{say(language, "counted")}</p>', above=16)


def _paragraph(block: Block, over: Sequence[Marked], quoter: Quoter) -> str:
    """One paragraph with its number in the margin, each stretch on the mean tint of what is marked there."""
    words = "".join(_stretches(block, over, quoter))
    if block.kind == "heading":
        beyond = GUTTER if block.direction == "rtl" else 0
        inner = f'<h3 class="quotation" dir="{block.direction}" style="margin-right:{beyond}px">{words}</h3>'
        return _set_in(inner, above=10, below=2)
    number = block.label or ("" if block.number is None else f"[{block.number}]")
    small = "; font-size:6px" if len(number) > 3 else ""
    cells = [
        f'<td width="{GUTTER - _GAP}" align="right" class="number" style="padding-top:2px{small}">{_text(number)}</td>',
        f'<td width="{_GAP}"></td>',
        f'<td class="quotation"><p dir="{block.direction}">{words}</p></td>',
    ]
    if block.direction == "rtl":
        cells = [f'<td width="{GUTTER}"></td>', *reversed(cells)]
    row = "".join(cells)
    return f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-top:7px"><tr>{row}</tr></table>'


def _stretches(block: Block, over: Sequence[Marked], quoter: Quoter) -> Iterator[str]:
    cuts = {block.span.start, block.span.end}
    for one in over:
        cuts |= {max(_start(one), block.span.start), min(_end(one), block.span.end)}
    places = sorted(cuts)
    for start, end in pairwise(places):
        here = [one for one in over if _start(one) < end and start < _end(one)]
        words = _text(quoter.words(start, end))
        yield f'<span style="background-color:{_tint(here)}">{words}</span>' if here else words
        ended = ", ".join(str(one.number) for one in here if _end(one) == end)
        yield f"<sup>{ended}</sup>" if ended else ""


def _notes(marked: Sequence[Marked], head: str, language: Language) -> Iterator[str]:
    if marked and head:
        yield _set_in(f'<p class="small"><b>{_text(head)}</b></p>', above=8)
    for one in marked:
        yield _set_in(f'<p class="small">{_named(one, language)}</p>', above=4)
        if one.row.note:
            inner = printable(safe_html(one.row.note).rstrip())
            yield (
                f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-left:{GUTTER}px; margin-top:3px">'
                f'<tr><td bgcolor="{_GROUND}" style="padding:5px 7px 5px 7px">{inner}</td></tr></table>'
            )


def _named(one: Marked, language: Language) -> str:
    """Its number and tags; the words too where they stand nowhere above; the translation."""
    chips = " · ".join(f'<span style="color:{ink(tag.colour)}">■</span>&nbsp;{_text(tag.path)}' for tag in one.tags)
    told = [f"{one.number}&nbsp;&nbsp;{chips or _text(say(language, 'untagged'))}"]
    if not one.row.placed:
        told.append(_text(one.row.quote))
    if one.row.translation:
        told.append(f"<i>{_text(one.row.translation)}</i> ({say(language, 'unofficial')})")
    return ". ".join(told)


def _tint(marked: Sequence[Marked]) -> str:
    return tint_of("#" + "".join(f"{round(part):02x}" for part in _mean([one.colour for one in marked])))


def _mean(colours: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    red, green, blue = (sum(colour[part] for colour in colours) / len(colours) for part in range(3))
    return red, green, blue


def _parts(value: str) -> tuple[float, float, float]:
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def _start(one: Marked) -> int:
    return one.row.span.start if one.row.span is not None else 0


def _end(one: Marked) -> int:
    return one.row.span.end if one.row.span is not None else 0


def _direction(words: str) -> str:
    """That of the first letter with a direction (Unicode Annex 9, P2)."""
    first = next((kind for kind in map(bidirectional, words) if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _text(words: str) -> str:
    return escape(printable(words)).replace("\n", "<br/>")


def _set_in(inner: str, above: int = 0, below: int = 0) -> str:
    return f'<div style="margin-left:{GUTTER}px; margin-top:{above}px; margin-bottom:{below}px">{inner}</div>'
