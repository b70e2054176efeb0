"""Markdown → Reading: headings, paragraphs, lists, quotes, tables and inline styles, with exact places.

Own and small, because every character's place must be known: block by block, a line at a
time, each line's inline marks by ``inline``. Numbering, labels and parts follow the same rules as plain text:
``1.`` is a numbered paragraph, ``(a)`` and bullets are list items, and a line that begins with such
a label begins a block. The bullets ``-``, ``*``, ``+`` are marks and not words. Tags (``<meta …>``)
and comments are dropped; a table gives one block a row, cells separated by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from apostille.reading.damage import keep_lost_together
from apostille.reading.draft import Field
from apostille.reading.flow import Flow
from apostille.reading.head import read_head
from apostille.reading.headings import with_headings
from apostille.reading.inline import read_inline
from apostille.reading.joining import Spellings, joined
from apostille.reading.line import Line
from apostille.reading.numbering import label_of, note_mark
from apostille.reading.pieces import Piece, assemble
from apostille.reading.reading import Kind, Reading
from apostille.reading.reflow import gathered
from apostille.reading.sentences import begins_low, ends

_HEADING = re.compile(r" {0,3}(#{1,6})(?!#)[ \t]*(.*?)[ \t]*#*[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_ITEM = re.compile(r"([ \t]*)(?:[-+*•]|(\\?\d{1,9}\\?[.)]))[ \t]+(?=\S)")
_ESCAPED = re.compile(r"\\([.)(\[\]-])")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-*:?[ \t]*)*\|?[ \t]*$")
_FOOTNOTE = re.compile(r"\[\^?[^\]\s]{1,20}\]:[ \t]*")
_TAG_LINE = re.compile(r"[ \t]*</?[A-Za-z!][^<>]*>[ \t]*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WRAPPED = 160
"""A longer line was never wrapped: where such lines stand, a line end is the end of a paragraph."""
_BLANK_RUN = re.compile("  +")
_ASIDE = re.compile(r"\[[^\[\]]{2,}\]\.?(?:\s?\[\d{1,3}\])?")
_BULLET = re.compile(r"[ \t]*[-+*•][ \t]+(?=\S)")
_BARE_MARKS = frozenset({"_", "*", "__", "**"})
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_VERSE = 60
"""Where no line of a paragraph is longer, each may be a line of its own."""


@dataclass(frozen=True, slots=True)
class _Raw:
    """A block before its inline marks are read."""

    lines: tuple[str, ...]
    kind: Kind = "body"
    level: int = 0
    verbatim: bool = False


def read_markdown(text: str) -> tuple[Reading, tuple[Field, ...]]:
    """The reading of a Markdown text and the fields of its metadata head; total on any ``str``."""
    flow = flowed(text)
    return flow.reading, flow.head


def flowed(text: str) -> Flow:
    """The same with the hyphens that are doubtful in it."""
    lines = keep_lost_together(text).replace("\f", "\n").split("\n")
    head = read_head(lines)
    body = "\n".join(lines[head.lines :])
    if "<!--" in body:
        body = _COMMENT.sub("", body)
    spellings = Spellings(text)
    pieces = [piece for raw in _blocks(body.split("\n")) for piece in _pieces(raw, spellings)]
    return Flow(assemble(with_headings(pieces)), head.fields, hyphens=spellings.doubtful)


def _blocks(lines: list[str]) -> Iterator[_Raw]:
    """The blocks of the text, one after the other."""
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line.strip() or _TAG_LINE.match(line) or _RULE.match(line):
            place += 1
        elif found := _HEADING.match(line):
            yield _Raw((found[2],), "heading", len(found[1]))
            place += 1
        else:
            raw, place = _block(lines, place)
            yield from raw


def _block(lines: list[str], place: int) -> tuple[list[_Raw], int]:
    """The blocks that begin at ``place``, and where the next ones do."""
    line = lines[place]
    if fence := _FENCE.match(line):
        return _fenced(lines, place, fence[1])
    if _QUOTE.match(line):
        return _quoted(lines, place)
    if "|" in line and _is_table(lines, place):
        return _table(lines, place)
    return _paragraph(lines, place)


def _fenced(lines: list[str], place: int, fence: str) -> tuple[list[_Raw], int]:
    end = place + 1
    while end < len(lines) and not lines[end].lstrip().startswith(fence):
        end += 1
    return [_Raw((line,), "quote", verbatim=True) for line in lines[place + 1 : end] if line.strip()], end + 1


def _quoted(lines: list[str], place: int) -> tuple[list[_Raw], int]:
    """Paragraphs behind ``>``; whatever they are inside, they are quoted."""
    end = place
    inside: list[str] = []
    while end < len(lines) and lines[end].strip() and (_QUOTE.match(lines[end]) or inside[-1:] != [""]):
        inside.append(_QUOTE.sub("", lines[end], count=1).lstrip("> "))
        end += 1
    paragraphs: list[_Raw] = []
    for group in _split_blank(inside):
        paragraphs += [replace(raw, kind="quote") for raw in _paragraphs(group)]
    return paragraphs, end


def _split_blank(lines: list[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            group.append(line)
        elif group:
            yield group
            group = []


def _is_table(lines: list[str], place: int) -> bool:
    line = lines[place].strip()
    below = lines[place + 1] if place + 1 < len(lines) else ""
    headed = bool(_TABLE_RULE.match(below)) and "|" in below
    return headed or (len(line) > 1 and line.startswith("|") and line.endswith("|"))


def _table(lines: list[str], place: int) -> tuple[list[_Raw], int]:
    end = place
    while end < len(lines) and "|" in lines[end] and lines[end].strip():
        end += 1
    rows = [line for at, line in enumerate(lines[place:end]) if at > 1 or not _TABLE_RULE.match(line)]
    return [_Raw((row,), "table") for row in rows if row.strip("| \t")], end


def _paragraph(lines: list[str], place: int) -> tuple[list[_Raw], int]:
    """Lines up to the next blank line or the next block of another kind."""
    end = place + 1
    while end < len(lines) and lines[end].strip() and not _interrupts(lines[end]):
        if _UNDERLINE.match(lines[end]):
            level = 1 if "=" in lines[end] else 2
            return [_Raw(tuple(lines[place:end]), "heading", level)], end + 1
        end += 1
    return _paragraphs(lines[place:end]), end


def _interrupts(line: str) -> bool:
    """Whether a line ends the paragraph before it without a blank line between."""
    return bool(_HEADING.match(line) or _FENCE.match(line) or _QUOTE.match(line) or _TAG_LINE.match(line)) or bool(
        _RULE.match(line) and not _UNDERLINE.match(line)
    )


def _paragraphs(lines: list[str]) -> list[_Raw]:
    """One paragraph of these lines, or several where later lines begin with labels of their own."""
    cuts: list[list[str]] = [[lines[0]]]
    longest = max(len(line) for line in lines)
    for before, line in pairwise(lines):
        new = longest > _WRAPPED and ends(before) and not begins_low(line)
        if (
            new
            or (longest <= _VERSE and _apart(before, line))
            or _begins_item(before, line)
            or (before.endswith(("  ", "\\")) and _labelled(line))
        ):
            cuts.append([])
        cuts[-1].append(line)
    return [_Raw(tuple(line.rstrip("\\") if line.endswith("\\") else line for line in cut)) for cut in cuts]


def _apart(before: str, line: str) -> bool:
    """Whether two short lines are lines of their own, as in a masthead or an address, by the rules of plain text."""
    if "|" in before or "|" in line:
        return False
    return len(gathered([Line(_plain(before).rstrip(" \t*_\\")), Line(_plain(line).rstrip(" \t*_\\"))], _VERSE)) > 1


def _begins_item(before: str, line: str) -> bool:
    if _ITEM.match(line) or _FOOTNOTE.match(line):
        return True
    words = before.rstrip()
    return _labelled(line) and (ends(words) or words.endswith((";", ":", ",", "；", "：")) or _labelled(before))


def _labelled(line: str) -> bool:
    return label_of(_plain(line)) is not None


def _plain(line: str) -> str:
    return _ESCAPED.sub(r"\1", line[:60].lstrip(" \t")).lstrip("*_")


def _pieces(raw: _Raw, spellings: Spellings) -> list[Piece]:
    """The block with its inline marks read, its label and its kind."""
    if raw.kind == "table":
        return _row(raw.lines[0])
    if raw.verbatim:
        return [Piece(raw.lines[0].strip(), "quote")]
    bulleted = raw.kind != "heading" and _BULLET.match(raw.lines[0])
    first = _BULLET.sub("", raw.lines[0]) if bulleted else raw.lines[0]
    lines = [line.strip(" \t") for line in (first, *raw.lines[1:])]
    if footnote := _FOOTNOTE.match(lines[0]):
        return _footnote(lines, footnote, spellings)
    words, styles = read_inline(_BLANK_RUN.sub(" ", joined(lines, spellings)))
    if not words or words in _BARE_MARKS:
        return []
    if raw.kind == "heading":
        return [Piece(words, "heading", None, raw.level, styles)]
    return [_labelled_piece(Piece(words, raw.kind, styles=styles), raw)]


def _labelled_piece(piece: Piece, raw: _Raw) -> Piece:
    label = label_of(piece.text)
    item = _ITEM.match(raw.lines[0])
    depth = len(item[1].expandtabs(4)) // 4 if item else 0
    if label is None and _BULLET.match(raw.lines[0]) and raw.kind == "body":
        return replace(piece, kind="list", level=min(depth + 1, 6))
    if label is None and raw.kind == "body" and (mark := note_mark(piece.text)):
        return replace(piece, kind="note", label=mark)
    if label is None:
        aside = raw.kind == "body" and _ASIDE.fullmatch(piece.text)
        return replace(piece, kind="note") if aside else piece
    if raw.kind == "quote":
        return replace(piece, label=label.printed)
    level = label.depth + depth if label.is_list else 0
    return replace(piece, kind="list" if label.is_list else "body", label=label.printed, level=min(level, 6))


def _footnote(lines: list[str], found: re.Match[str], spellings: Spellings) -> list[Piece]:
    words, styles = read_inline(joined([lines[0][found.end() :], *lines[1:]], spellings))
    label = found.group().strip("[]^: \t")
    if re.match(r"https?://|<|/|\.\./|#", words):
        return []
    shift = len(label) + 1
    moved = tuple(replace(style, span=style.span.moved(shift)) for style in styles)
    return [Piece(f"{label} {words}", "note", label, 0, moved)] if words else []


def _row(line: str) -> list[Piece]:
    cells = [read_inline(cell.replace("\x01", "|"))[0] for cell in _cells(line) if not _RULE.match(cell.strip())]
    words = "\t".join(cells).strip("\t ")
    return [Piece(words, "table")] if words else []


def _cells(line: str) -> list[str]:
    return line.strip().strip("|").replace("\\|", "\x01").split("|")
