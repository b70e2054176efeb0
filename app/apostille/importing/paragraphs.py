"""What a reader of a format found, paragraph by paragraph → pieces, by the same rules for every format.

A label stands in the text as it is printed and is told from it (``reading.numbering``); a bullet
is a mark and not a word. A line break inside a paragraph ends it where the line was ended on
purpose (an address, a masthead), and is a blank where the sentence only runs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from apostille.importing.words import Mark, Words
from apostille.reading.joining import HYPHENS
from apostille.reading.numbering import label_of, note_mark
from apostille.reading.pieces import Piece
from apostille.reading.reading import Direction, Kind
from apostille.reading.sentences import begins_low, ends, goes_on, is_cjk, pauses

DEEPEST = 6
_WRAPPED = 160
"""A longer line was never wrapped by hand."""
_NARROWEST = 45
_FULL = 0.6
_LAST = 0.8
_PROSE = 60
_LONGEST_HEADING = 250
_RULE = re.compile(r"[-_=*•·~─━—–\s]{3,}")
_AFTER_LABEL = re.compile("[ \t\u00a0\u3000]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the file.

    ``printed`` is a number that the program which shows the file would print before it (``4.``, ``(a)``) and
    that does not stand in its words, ``gap`` what stands after it; ``bullet`` says that a bullet is printed.
    ``depth`` is how deep in lists it lies, from 1, or the level of a heading. ``direction`` and ``language`` are
    what the file says of it.
    """

    words: Words
    kind: Kind = "body"
    depth: int = 0
    printed: str = ""
    bullet: bool = False
    direction: Direction | None = None
    language: str = ""
    gap: str = " "


Marked = tuple[Piece, tuple[Mark, ...]]
"""A piece and the marks in its text."""


def pieces_of(paragraphs: Iterable[Paragraph]) -> Iterator[Marked]:
    """The pieces of the paragraphs that have words, in their order; rules drawn with signs are none.

    A mark in a paragraph without words comes to the beginning of the next one that has some.
    """
    waiting: list[str] = []
    for cut in (cut for paragraph in paragraphs for cut in _cuts(_judged(paragraph))):
        if cut.words and not _is_rule(cut):
            piece, marks = _piece(cut)
            yield piece, (*((key, 0) for key in waiting), *marks)
            waiting = []
        else:
            waiting += [key for key, _ in cut.words.marks]


def _judged(paragraph: Paragraph) -> Paragraph:
    """A long sentence that stands in the outline of its file is a numbered paragraph and no heading."""
    text = paragraph.words.text
    if paragraph.kind == "heading" and len(text) > _LONGEST_HEADING and ends(text):
        return replace(paragraph, kind="body", depth=0)
    return paragraph


def _is_rule(paragraph: Paragraph) -> bool:
    return len(paragraph.words.text) < _WRAPPED and bool(_RULE.fullmatch(paragraph.words.text))


def _cuts(paragraph: Paragraph) -> Iterator[Paragraph]:
    """One paragraph, or several where its line breaks end paragraphs."""
    lines = paragraph.words.lines()
    if len(lines) == 1:
        yield replace(paragraph, words=lines[0])
        return
    if paragraph.kind in ("heading", "table"):
        yield replace(paragraph, words=one_line(lines))
        return
    first = True
    for group in _groups(lines):
        for cut in _paragraphs(group):
            yield replace(paragraph, words=cut) if first else _continued(paragraph, cut)
            first = False


def _continued(paragraph: Paragraph, words: Words) -> Paragraph:
    """What follows the first paragraph of a list item or of a note has no number of its own."""
    return replace(paragraph, words=words, printed="", bullet=False)


def one_line(lines: Iterable[Words]) -> Words:
    """The lines as one, with blanks between those that need them."""
    kept = [line for line in lines if line]
    joined = kept[0] if kept else Words()
    for line in kept[1:]:
        between = "" if is_cjk(joined.text[-1]) and is_cjk(line.text[0]) else " "
        joined = Words.joined([joined, line], between)
    return joined


def _groups(lines: Sequence[Words]) -> Iterator[list[Words]]:
    group: list[Words] = []
    for line in [*lines, Words()]:
        if line:
            group.append(line)
        elif group:
            yield group
            group = []


def _paragraphs(group: Sequence[Words]) -> Iterator[Words]:
    """The paragraphs of lines between which no blank one stands."""
    width = max(len(line.text) for line in group)
    wrapped = len(group) > 2 and _NARROWEST <= width <= _WRAPPED
    wrapped = wrapped and all(len(line.text) >= _FULL * width for line in group[:-1])
    cut = [group[0]]
    for before, line in pairwise(group):
        if not _runs_on(before.text, line.text, width if wrapped else 0):
            yield _joined(cut)
            cut = []
        cut.append(line)
    yield _joined(cut)


def _runs_on(before: str, line: str, width: int) -> bool:
    """Whether a sentence goes on over the break; ``width`` is that of lines wrapped by hand, else 0."""
    if label_of(line) or note_mark(line):
        return False
    if begins_low(line):
        return True
    if width:
        return not ends(before) or len(before) >= _LAST * width
    stopped = ends(before) or pauses(before)
    return not stopped and (goes_on(line) or (len(before) >= _PROSE and not before.isupper()))


def _joined(lines: Sequence[Words]) -> Words:
    parts: list[Words] = [lines[0]]
    for before, line in pairwise(lines):
        glued = before.text[-1] in HYPHENS and before.text[-2:-1].isalpha() and line.text[0].islower()
        glued = glued or (is_cjk(before.text[-1]) and is_cjk(line.text[0]))
        parts += [] if glued else [Words(" ")]
        parts.append(line)
    return Words.joined(parts, "")


def _piece(paragraph: Paragraph) -> Marked:
    """The paragraph with its label in its text."""
    words = paragraph.words
    if paragraph.printed:
        words = words.prefixed(f"{paragraph.printed}{paragraph.gap}")
    elif paragraph.kind != "table":
        words = _with_blank_after_label(words)
    label, kind, level = _labelled(paragraph, words.text)
    piece = Piece(words.text, kind, label, level, words.styles, paragraph.direction, paragraph.language)
    return piece, words.marks


def _with_blank_after_label(words: Words) -> Words:
    """A number typed before a tab or several blanks is followed by one blank, as a printed one is."""
    label = label_of(words.text)
    if label is None:
        return words
    gap = _AFTER_LABEL.search(words.text, len(label.printed), label.length + 24)
    if gap is None or gap.start() > label.length or gap.group() == " ":
        return words
    return Words.joined([words.part(0, gap.start()), words.part(gap.end(), len(words.text))])


def _labelled(paragraph: Paragraph, text: str) -> tuple[str | None, Kind, int]:
    """Label, kind and level of a paragraph whose text is this."""
    kind, depth = paragraph.kind, min(paragraph.depth, DEEPEST)
    if kind == "heading":
        return None, kind, max(1, depth)
    if kind == "table":
        return None, kind, 0
    if kind == "note":
        return _bare(paragraph.printed) or note_mark(text), kind, 0
    found = label_of(text)
    if found and found.length < len(paragraph.printed):
        found = None  # a number of several levels, of which only the first looks like one
    label = found.printed if found else _bare(paragraph.printed)
    if kind == "quote":
        return label, kind, 0
    if found is None and not paragraph.printed:
        return _unlabelled(paragraph, text, depth)
    listed = found.is_list if found else not paragraph.printed[-2:].strip(" .)").isdigit()
    level = max(found.depth if found else 1, depth - 1) if listed else 0
    return label, "list" if listed else "body", level


def _unlabelled(paragraph: Paragraph, text: str, depth: int) -> tuple[str | None, Kind, int]:
    if paragraph.bullet or paragraph.kind == "list":
        return None, "list", max(1, depth)
    mark = note_mark(text)
    return (mark, "note", 0) if mark else (None, "body", 0)


def _bare(printed: str) -> str | None:
    """A printed number without the full stop or dash that follows it."""
    return printed.rstrip(" .-–—:\u3001") or printed or None
