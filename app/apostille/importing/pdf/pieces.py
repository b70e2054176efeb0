"""Paragraphs of a PDF → the pieces of its reading: words, styles, kinds, and where each letter of a page has gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from apostille.importing.pdf.flow import LEADERS, origin_of
from apostille.importing.pdf.story import Paragraph, Story
from apostille.reading.headings import with_headings
from apostille.reading.joining import Spellings, spliced
from apostille.reading.line import Line
from apostille.reading.numbering import note_mark
from apostille.reading.pieces import Piece
from apostille.reading.reading import Style, StyleKind
from apostille.reading.reflow import paragraph as told
from apostille.reading.sentences import ends, pauses
from apostille.reading.span import Span

_LARGER = 1.12
_LONGEST = 300
_LONGEST_BOLD = 160
_DEEPEST = 5
_SHARE, _PROSE = 0.05, 160


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece, and of each of its lines where it begins in the piece's text."""

    piece: Piece
    lines: Sequence[Line]
    starts: Sequence[int]


def spellings_of(story: Story) -> Spellings:
    """How a story writes its words."""
    return Spellings("\n".join(line.words for paragraph in story.paragraphs for line in paragraph.lines))


def placed(story: Story, spellings: Spellings) -> list[Placed]:
    """The pieces of a story that have words; headings are told by how they are set, then by their words."""
    found = [_placed(paragraph, spellings) for paragraph in story.paragraphs]
    found = _with_headings_set([each for each in found if each.piece.text], story.measure.body)
    pieces = with_headings([each.piece for each in found])
    return [replace(each, piece=piece) for each, piece in zip(found, pieces, strict=True)]


def _with_headings_set(found: Sequence[Placed], body: float) -> list[Placed]:
    """The pieces, those that larger or bold letters make headings so; what all letters are is no mark of any."""
    letters = sum(len(each.piece.text) for each in found)
    if 2 * sum(map(_bold_letters, found)) > letters:
        found = [_without_bold(each) for each in found]
    running = _running(found, body)
    ranks = [_rank(each, running) for each in found]
    levels = {rank: min(_DEEPEST, level) for level, rank in enumerate(sorted({rank for rank in ranks if rank}), 1)}
    return [_heading(each, levels[rank]) if rank else each for each, rank in zip(found, ranks, strict=True)]


def _running(found: Sequence[Placed], body: float) -> float:
    """The largest size that paragraphs are set in: not always that of most letters, where much is quoted or listed."""
    letters = Counter[float]()
    for each in found:
        origin = origin_of(each.lines[0]) if len(each.piece.text) > _PROSE else None
        if origin:
            letters[origin.strip.size] += len(each.piece.text)
    enough = _SHARE * sum(len(each.piece.text) for each in found)
    return max([body, *(size for size, count in letters.items() if count >= enough)])


def _rank(each: Placed, body: float) -> tuple[float, bool] | None:
    """What a heading's level goes by, the highest first: its size, then whether it is bold; None for other pieces."""
    piece = each.piece
    strips = [origin.strip for line in each.lines if (origin := origin_of(line))]
    if piece.kind not in ("body", "list") or not strips or len(piece.text) > _LONGEST:
        return None
    if not any(sign.isalpha() for sign in piece.text) or LEADERS.search(piece.text):
        return None
    size = min(strip.size for strip in strips)
    if size >= _LARGER * body:
        return -size, False
    stops = (ends(piece.text) and len(piece.text) > _LONGEST_BOLD) or pauses(piece.text)
    return (-body, True) if _bold_letters(each) == len(piece.text) and not stops else None


def _bold_letters(each: Placed) -> int:
    return sum(len(style.span) for style in each.piece.styles if style.kind == "bold")


def _without_bold(each: Placed) -> Placed:
    styles = tuple(style for style in each.piece.styles if style.kind != "bold")
    return replace(each, piece=replace(each.piece, styles=styles))


def _heading(each: Placed, level: int) -> Placed:
    plain = _without_bold(each)
    return replace(plain, piece=replace(plain.piece, kind="heading", label=None, level=level))


def _placed(paragraph: Paragraph, spellings: Spellings) -> Placed:
    words = [line.words for line in paragraph.lines]
    if paragraph.cells:
        text, starts = _in_cells(words)
        piece = Piece(text, "table")
    else:
        text, starts = spliced(words, spellings)
        piece = _piece(text, paragraph.note)
    styles = sorted(_styles(paragraph.lines, starts, len(text)), key=lambda style: (style.span.start, -style.span.end))
    return Placed(replace(piece, styles=tuple(styles)), paragraph.lines, starts)


def _in_cells(words: Sequence[str]) -> tuple[str, list[int]]:
    starts = [sum(len(word) + 1 for word in words[:index]) for index in range(len(words))]
    return "\t".join(words), starts


def _piece(text: str, note: str | None) -> Piece:
    if note is not None:
        return Piece(text, "note", note_mark(text) or note or None)
    return told(text)


def _styles(lines: Sequence[Line], starts: Sequence[int], length: int) -> Iterator[Style]:
    """Raised and leaning words; the same over two lines is one."""
    last: dict[StyleKind, Style] = {}
    for kind, span in _looks(lines, starts, length):
        before = last.get(kind)
        if before and span.start - before.span.end <= 1:
            last[kind] = replace(before, span=Span(before.span.start, span.end))
            continue
        if before:
            yield before
        last[kind] = Style(span, kind)
    yield from last.values()


def _looks(lines: Sequence[Line], starts: Sequence[int], length: int) -> Iterator[tuple[StyleKind, Span]]:
    for index, (line, start) in enumerate(zip(lines, starts, strict=True)):
        origin = origin_of(line)
        if origin is None:
            continue
        strip, _, shift = origin
        limit = starts[index + 1] if index + 1 < len(starts) else length
        runs = strip.runs
        for number, run in enumerate(runs):
            after = runs[number + 1].start if number + 1 < len(runs) else len(strip.text)
            first = max(start, start + run.start - shift)
            last = min(limit, start + after - shift, start + len(line.words))
            words = line.words[first - start : last - start]
            first, last = first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())
            if first >= last:
                continue
            if run.raised:
                yield "superscript", Span(first, last)
            if run.look.font.italic:
                yield "italic", Span(first, last)
            if run.look.font.bold:
                yield "bold", Span(first, last)
