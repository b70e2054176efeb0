"""UTF-8 that was read in a code page and kept so: "SchÃ¼ssel", "â€”", also twice or three times over.

Each place is weighed by itself, because sound text stands beside it: what the characters were before,
whether that fits the word they stand in, and whether what stands there now could be meant. Places that
could be chance count where others in the text could not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from apostille.reading.damage.readers import DRAWN, Reader, all_readers, readers
from apostille.reading.damage.sight import Sight
from apostille.reading.damage.signs import is_bad, is_mark, script_of
from apostille.reading.damage.weighing import LIKELY, POSSIBLE, SURE, weight
from apostille.reading.draft import Damage
from apostille.reading.span import Span

_LAYERS = 4
_NEEDED = 3
"""So many places that could each be chance are none together."""
_PERCENT = {SURE: 98, LIKELY: 92, POSSIBLE: 85}
_WORDS_OF_IT = re.compile(r"[ ,.;:()-]{1,3}")
_LONE_A = re.compile(r"(?<!\w)Ã(?= \w)(?! (?:s |quel))")


@dataclass(frozen=True, slots=True)
class Place:
    """Characters read in ``reader`` that were ``words``; ``weight`` from no (0) to sure (3)."""

    span: Span
    words: str
    reader: str
    weight: int


def misread_utf8(sight: Sight) -> Iterator[Damage]:
    """The places with what they were; U+FFFD that was read so has no proposal, since nobody knows what it was."""
    if sight.ascii:
        return
    places = _accepted(_best(sight))
    if any(place.reader == "cp1252" and place.weight == SURE for place in places):
        places = sorted([*places, *_lone_a(sight.text)], key=lambda place: place.span)
    for place in _joined(sight.text, places):
        lost = "\ufffd" in place.words
        blank = "\ufeff" in place.words
        yield Damage(
            place.span,
            "lost" if lost else "mojibake",
            None if lost or blank else place.words,
            _PERCENT[place.weight],
        )


def _best(sight: Sight) -> list[Place]:
    """In every place the code page that explains it best, the longer run before the shorter."""
    every = [place for reader in readers(sight) for place in _places(sight.text, reader)]
    every.sort(key=lambda place: (-place.weight, -len(place.span), place.span.start))
    taken: set[int] = set()
    best: list[Place] = []
    for place in every:
        if place.span.start not in taken and place.span.end - 1 not in taken:
            taken.update(range(place.span.start, place.span.end))
            best.append(place)
    return sorted(best, key=lambda place: place.span)


def _places(text: str, reader: Reader) -> Iterator[Place]:
    for found in reader.pattern.finditer(text):
        for span, words in _decoded(reader, found.group(), found.start()):
            whole = _unwrapped(words)
            yield Place(span, whole, reader.name, weight(text, span, whole, deep=whole != words))


def _decoded(reader: Reader, run: str, at: int) -> Iterator[tuple[Span, str]]:
    """The run as UTF-8; without the sequences that UTF-8 forbids, where it holds some."""
    words = _read(reader, run)
    if words is not None:
        yield Span(at, at + len(run)), words
        return
    for found in reader.one.finditer(run):
        words = _read(reader, found.group())
        if words is not None:
            yield Span(*found.span()).moved(at), words


def _read(reader: Reader, run: str) -> str | None:
    try:
        return reader.bytes_of(run).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _unwrapped(words: str) -> str:
    """The words without further layers of the same damage."""
    for _ in range(_LAYERS):
        inner = next(filter(None, (_one_layer(words, reader) for reader in all_readers())), None)
        if inner is None:
            break
        words = inner
    return words


def _one_layer(words: str, reader: Reader) -> str | None:
    if not _could_be_read_again(words) or not reader.pattern.fullmatch(words):
        return None
    inner = _read(reader, words)
    return None if inner is None or any(is_bad(sign) or is_mark(sign) for sign in inner) else inner


def _could_be_read_again(words: str) -> bool:
    """Whether the words look misread themselves: not where they are letters of one alphabet."""
    return len(words) > 1 and not (words.isalpha() and "latin" not in {script_of(sign) for sign in words})


def _accepted(places: list[Place]) -> list[Place]:
    """The sure places, and the others of code pages in which enough is misread to explain them too."""
    counts = Counter((place.reader, place.weight) for place in places)
    return [place for place in places if place.weight and _is_explained(place, counts)]


def _is_explained(place: Place, counts: Counter[tuple[str, int]]) -> bool:
    sure, likely, other = (counts[place.reader, weight] for weight in (SURE, LIKELY, POSSIBLE))
    if place.reader in DRAWN and other > sure:
        return False  # boxes and lines are drawn with these characters
    if place.weight == SURE:
        return True
    return sure >= (1 if place.weight == LIKELY else _NEEDED) or (place.weight == LIKELY and likely >= _NEEDED)


def _lone_a(text: str) -> Iterator[Place]:
    """ "Ã " that was "à": the second half of the letter is a no-break space, which became a blank."""
    for found in _LONE_A.finditer(text):
        yield Place(Span(*found.span()), "à", "cp1252", LIKELY)


def _joined(text: str, places: list[Place]) -> Iterator[Place]:
    """Words of another script with only blanks and stops between them are one place."""
    waiting: Place | None = None
    for place in places:
        if waiting is not None:
            between = text[waiting.span.end : place.span.start]
            if _is_word(waiting) and _is_word(place) and (not between or _WORDS_OF_IT.fullmatch(between)):
                span = Span(waiting.span.start, place.span.end)
                waiting = Place(
                    span, waiting.words + between + place.words, place.reader, min(waiting.weight, place.weight)
                )
                continue
            yield waiting
        waiting = place
    if waiting is not None:
        yield waiting


def _is_word(place: Place) -> bool:
    return script_of(place.words[-1]) not in ("", "latin")
