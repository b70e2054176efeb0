"""What was found in a file, paragraphs and what stands beside them → its draft: every reader here ends so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from apostille.importing.paragraphs import Marked, Paragraph, pieces_of
from apostille.reading.compose import composed
from apostille.reading.draft import KEYS, Comment, Draft, Field, Format
from apostille.reading.fold import fold_text
from apostille.reading.headings import with_headings
from apostille.reading.language import detect
from apostille.reading.pieces import assemble
from apostille.reading.reading import Reading
from apostille.reading.span import Span
from apostille.refusal import Refusal

_EMPTY = "The file holds no text. Nothing was imported."
_PICTURES = "The file holds no text but pictures. It is kept as it is; nothing of it can be annotated yet."
_MOST_FURNITURE = 2000
_SHORTEST_TITLE = 12
_HEAD = 40


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote in the margin; its place are the marks ``<`` + key, ``>`` + key, or only one of the two."""

    words: str
    author: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All that a reader found in a file.

    ``head`` is what the file says of itself beside its text, ``likely`` what of it counts only where the text says
    nothing. ``language`` is that of the head, which may be a habit of the program that made it: the words decide.
    ``pictures`` says whether there are any, so that a file without text is a scan and not a mistake.
    """

    paragraphs: Sequence[Paragraph]
    head: tuple[Field, ...] = ()
    likely: tuple[Field, ...] = ()
    remarks: Mapping[str, Remark] | None = None
    furniture: Sequence[str] = ()
    doubts: tuple[str, ...] = ()
    language: str = ""
    pictures: bool = False


def drafted(name: str, data: bytes, kind: Format, found: Found, language: str | None = None) -> Draft:
    """The draft of a file of this ``kind``; ``language`` is what the analyst says.

    Raises ``Refusal`` where there are neither words nor pictures.
    """
    marked = list(pieces_of(found.paragraphs))
    if not marked and not found.pictures:
        raise Refusal(_EMPTY)
    reading = assemble(with_headings([piece for piece, _ in marked])) if marked else assemble([])
    if language is None and found.language and detect(reading.text) == "und":
        language = found.language
    comments = _comments(reading, marked, found.remarks or {})
    doubts = (*found.doubts, *_doubts(found, bool(marked), len(comments)))
    draft = composed(name, data, reading, head=found.head, language=language, doubts=doubts)
    fields = _with(draft.fields, found.likely)
    return replace(draft, format=kind, comments=comments, furniture=_distinct(found.furniture), fields=fields)


def _doubts(found: Found, words: bool, comments: int) -> Iterator[str]:
    if not words:
        yield _PICTURES
    if lost := len(found.remarks or {}) - comments:
        yield f"Comments in the file that lie on none of its words: {lost}. They were left out."


def _with(fields: tuple[Field, ...], likely: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields and, of the likely ones, those for which there is none."""
    there = {field.key for field in fields}
    more = [field for field in likely if field.key not in there]
    return tuple(sorted([*fields, *more], key=lambda field: KEYS.index(field.key))) if more else fields


def borne_out(title: str, paragraphs: Sequence[Paragraph]) -> tuple[Field, ...]:
    """The title among the properties of a file, where its first words say the same: else it may be of another text."""
    if len(title) < _SHORTEST_TITLE:
        return ()
    head = fold_text(" ".join(paragraph.words.text for paragraph in paragraphs[:_HEAD]))
    return (Field("title", title, state="supplied"),) if fold_text(title) in head else ()


def _distinct(lines: Iterable[str]) -> tuple[str, ...]:
    """Each line once, blanks folded, without those that hold nothing."""
    folded = (" ".join(line.split())[:_MOST_FURNITURE] for line in lines)
    return tuple(dict.fromkeys(line for line in folded if line))


def _comments(reading: Reading, marked: Sequence[Marked], remarks: Mapping[str, Remark]) -> tuple[Comment, ...]:
    """The remarks where they lie in the text, in text order; a remark on nothing lies on the paragraph around it."""
    places: dict[str, int] = {}
    for block, (_, marks) in zip(reading.blocks, marked, strict=False):
        for key, place in marks:
            places.setdefault(key, block.span.start + place)
    spans = ((remark, _span(reading, places, key)) for key, remark in remarks.items())
    comments = [Comment(span, remark.words, remark.author, remark.at) for remark, span in spans if span]
    return tuple(sorted(comments, key=lambda comment: comment.span))


def _span(reading: Reading, places: Mapping[str, int], key: str) -> Span | None:
    start, end = places.get(f"<{key}"), places.get(f">{key}")
    if start is not None and end is not None:
        words = reading.text[start:end]
        kept = words.strip()
        if kept:
            start += len(words) - len(words.lstrip())
            return Span(start, start + len(kept))
    point = end if start is None else start
    return reading.block_at(point).span or None if point is not None and reading.text else None
