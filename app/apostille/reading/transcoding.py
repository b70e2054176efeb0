"""A text as it would have read in another encoding, with the way of every place.

A text read in the wrong encoding shares hardly a word with the right reading of the same bytes; put
back into these bytes and read again it is the right one, so that what hung on the one can be carried.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from apostille.reading.span import Span


@dataclass(frozen=True)
class Transcoded:
    """``text`` in the other encoding; ``starts[n]`` and ``ends[n]`` say where the n-th character went."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def carried(self, span: Span) -> Span:
        """Where ``span`` of the old text stands in the new one: all characters any of its bytes are part of."""
        if not len(span):
            at = self.starts[span.start] if span.start < len(self.starts) else len(self.text)
            return Span(at, at)
        return Span(self.starts[span.start], max(self.starts[span.start], self.ends[span.end - 1]))


def transcoded(text: str, was: str, now: str, but: Sequence[Span] = ()) -> Transcoded:
    """``text``, decoded as ``was``, as its bytes read in ``now``.

    What has no byte in ``was`` stays as it is, and so does what never was bytes: the places ``but``.
    With one encoding twice, or none, all of it stays. Raises ``LookupError`` where there is no such encoding.
    """
    if was == now or not was or not now:
        return Transcoded(text, range(len(text)), range(1, len(text) + 1))
    decoder = codecs.getincrementaldecoder(now)("replace")
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    length = 0
    for data, sign in _bytes(text, was, but):
        starts.append(length)
        made = decoder.decode(data) if data else _flushed(decoder, sign)
        pieces.append(made)
        length += len(made)
        ends.append(length)
    pieces.append(decoder.decode(b"", final=True))
    whole = "".join(pieces)
    return Transcoded(whole, tuple(starts), tuple(_reaching(starts, ends, len(whole))))


def differences(data: bytes, encoding: str, other: str, most: int = 4) -> list[tuple[str, str]]:
    """The first words that read otherwise in ``other``, each pair once: what tells an analyst which one is right.

    Raises ``LookupError`` where there is no such encoding; bytes without a meaning become U+FFFD.
    """
    words = zip(data.decode(encoding, "replace").split(), data.decode(other, "replace").split(), strict=False)
    return list(islice(dict.fromkeys(pair for pair in words if pair[0] != pair[1]), most))


def _reaching(starts: list[int], ends: list[int], length: int) -> Iterator[int]:
    """The ends: a character whose bytes begin one that is finished later reaches to the end of that one."""
    for start, end in zip(starts, ends, strict=True):
        yield end if end > start else min(start + 1, length)


def _flushed(decoder: codecs.IncrementalDecoder, sign: str) -> str:
    unfinished = decoder.decode(b"", final=True)
    decoder.reset()
    return unfinished + sign


def _bytes(text: str, encoding: str, but: Sequence[Span]) -> Iterator[tuple[bytes, str]]:
    """Each character with its bytes, none where it has none."""
    encoder = codecs.getincrementalencoder(encoding)()
    typed = {at for span in but for at in range(span.start, span.end)}
    for at, sign in enumerate(text):
        yield (b"" if at in typed else _encoded(encoder, sign)), sign


def _encoded(encoder: codecs.IncrementalEncoder, sign: str) -> bytes:
    """The bytes of a character; a C1 control stands for a byte that has no meaning in a code page."""
    try:
        return encoder.encode(sign)
    except UnicodeEncodeError:
        encoder.reset()
        return bytes([ord(sign)]) if "\x80" <= sign <= "\x9f" else b""
