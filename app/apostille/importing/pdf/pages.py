"""A PDF's pages: the strips on each, and what it holds besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from apostille.importing.pdf import engine, righttoleft
from apostille.importing.pdf.fonts import Font, Look
from apostille.importing.pdf.glyphs import Letters, letters_of
from apostille.importing.pdf.remarks import Mark, marks_of
from apostille.importing.pdf.strips import Run, Strip, strips_of
from apostille.importing.pdf.words import upright

_MOST_LETTERS = 400_000
"""A page may have so many letters; one of a statement has three thousand."""
_SAMPLE = 5
_ROUGH = 1.3
_Untyped = Any


@dataclass(slots=True)
class Page:
    """One page: ``number`` from 0; ``height`` in points as it is read; ``turned`` are the strips that stand askew.

    ``pictures`` says that something else than letters is drawn on it; ``unseen`` that its letters have no ink, so that
    they were made by a program that read a picture.
    """

    number: int
    height: float
    strips: list[Strip] = field(default_factory=list[Strip])
    turned: list[Strip] = field(default_factory=list[Strip])
    pictures: bool = False
    unseen: bool = False
    guessed: bool = False
    marks: list[Mark] = field(default_factory=list[Mark])


def pages_of(document: _Untyped) -> Iterator[Page]:
    """The pages of an open document of pypdfium2, one after the other; each is closed before the next is opened."""
    for number in range(len(document)):
        try:
            page = document[number]
        except engine.pdfium().PdfiumError:  # one page is damaged; the others can be read
            yield Page(number, 0.0, pictures=True)
            continue
        try:
            yield _page(number, page)
        finally:
            page.close()


def _page(number: int, page: _Untyped) -> Page:
    text_page = page.get_textpage()
    try:
        count = min(text_page.count_chars(), _MOST_LETTERS)
        handle = engine.pointer(text_page.raw)
        letters = letters_of(handle, count) if count > 0 else Letters("", [], ())
        found = _strips(handle, letters)
        read = _upright(number, page, found)
        read.unseen = bool(letters.drawn) and all(map(engine.is_unseen, letters.drawn[:_SAMPLE]))
        read.guessed = letters.guessed
        if read.unseen:
            _without_looks(read.strips)
        read.pictures = not letters.words and _draws(page)
        read.marks = marks_of(page, handle, count)
        return read
    finally:
        text_page.close()


def _strips(handle: int, letters: Letters) -> list[Strip]:
    if letters.leftward:
        return righttoleft.strips_of(handle, letters)
    return strips_of(letters)


def _without_looks(strips: Sequence[Strip]) -> None:
    """Letters that a program read in a picture have no typeface, and their sizes are only about right."""
    common = median(strip.size for strip in strips) if strips else 0.0
    for strip in strips:
        if common / _ROUGH < strip.size < common * _ROUGH:
            strip.size = common
        strip.runs = [Run(0, Look(Font("", False, False), strip.size, strip.turn))]


def _draws(page: _Untyped) -> bool:
    return engine.raw().FPDFPage_CountObjects(page.raw) > 0


def _upright(number: int, page: _Untyped, strips: list[Strip]) -> Page:
    """The page turned so that most of its letters stand upright, and its own height then."""
    turns = Counter[int]()
    for strip in strips:
        turns[strip.turn] += len(strip.text)
    turn = turns.most_common(1)[0][0] if turns else 0
    level = [strip for strip in strips if strip.turn == turn]
    askew = [strip for strip in strips if strip.turn != turn] if len(level) < len(strips) else []
    foot, head = _extent(page, turn)
    for strip in level if foot else ():
        strip.base -= foot
    return Page(number, head - foot, level, askew)


def _extent(page: _Untyped, turn: int) -> tuple[float, float]:
    """Where the page ends below and above, in points as its upright letters count them."""
    box = engine.raw().FS_RECTF()
    if not engine.raw().FPDF_GetPageBoundingBox(page.raw, box):
        return 0.0, page.get_height()
    corners = [upright(turn, x, y)[1] for x in (box.left, box.right) for y in (box.bottom, box.top)]
    return min(corners), max(corners)
