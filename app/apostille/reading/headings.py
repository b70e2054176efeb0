"""Headings told from paragraphs.

A heading is set in capitals, or is short and does not end like a sentence; lines of a
masthead, of an address and of a signature are headings too: they have no number. A heading
has no label: a number in front of it stays in its words, and "paragraph 2" is never section II.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from apostille.reading.damage import LOST
from apostille.reading.numbering import label_of
from apostille.reading.parts import is_annex
from apostille.reading.pieces import Piece
from apostille.reading.sentences import begins_low, ends, ends_abbreviated, is_capitals, is_cjk, pauses

_UNMARKED = 6
"""The level of a heading that no mark made one."""
_SHORT = 110
_SHORT_CJK = 32
_TELEGRAM = 1500
_LONGEST = 700
_DATED = re.compile(r"(?:1[6-9]|20)\d\d\.?$")
_ASIDE = re.compile(r"\s*\([^\d()]{3,40}\)$")
"""A remark after the end of a sentence: "(spoke in French)"."""
_SECTION = re.compile(r"(?:[IVXLC]{1,6}|[A-Z])[.)]\s+\S")
_LOST_TITLE = 8
"""Whether a sentence ended in its lost last letters is not known; with so many blanks it did."""
_DASHES = "-–—"
_QUOTED = "\"'“«„‘"


def with_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The paragraphs, those that are headings made so; a text of nothing but headings has none."""
    shouting = _shouting(pieces)
    opening = True
    result: list[Piece] = []
    for piece, after in zip(pieces, [*pieces[1:], None], strict=False):
        following = after.text if after else None
        led = opening and bool(result)
        if piece.kind == "body" and is_heading(piece.text, following, opening=opening, led=led, shouting=shouting):
            result.append(replace(piece, kind="heading", label=None, level=_UNMARKED))
        else:
            result.append(piece)
        opening = opening and result[-1].kind == "heading"
    if all(piece.kind == "heading" for piece in result):
        return [replace(piece, kind="body", level=0) for piece in result]
    return result


def _shouting(pieces: Sequence[Piece]) -> bool:
    """Whether most of the text is in capitals, as in a telegram, so that capitals mark nothing."""
    capital = sum(len(piece.text) for piece in pieces if is_capitals(piece.text))
    return capital > _TELEGRAM and 2 * capital > sum(len(piece.text) for piece in pieces)


def is_heading(
    words: str, after: str | None, *, opening: bool = False, led: bool = False, shouting: bool = False
) -> bool:
    """Whether a paragraph is a heading.

    ``after`` is what follows it; ``opening`` says that no prose stood before it, so that it may be a
    long title; ``led`` that it stands under such a title, which may go on; ``shouting`` that the text
    is all in capitals, which then mark nothing.
    """
    if not words or len(words) > _LONGEST or not any(sign.isalnum() for sign in words):
        return False
    if (is_capitals(words) and not shouting and not _ends_prose(words)) or _opens_annex(words):
        return True
    if len(words) > _longest(words, opening and after is not None):
        return False
    if _SECTION.match(words):
        return not ends(words) and not pauses(words)
    if words[0] in "(（" and words[-1] in ")）" and not opening:
        return False
    return label_of(words) is None and _stands_alone(words, after, opening=opening, led=led)


def _opens_annex(words: str) -> bool:
    """ "Annex I to the letter dated … addressed to …", which may take several lines."""
    return is_annex(words) and not pauses(words) and (not ends(words) or ends_abbreviated(words))


def _longest(words: str, opening: bool) -> int:
    short = _SHORT_CJK if is_cjk(words[0]) else _SHORT
    return 2 * short if opening else short


def _ends_prose(words: str) -> bool:
    """Capitals that end like a sentence and are many: a telegram, not a title."""
    return ends(words) and not ends_abbreviated(words) and len(words) > 60


def _stands_alone(words: str, after: str | None, *, opening: bool, led: bool) -> bool:
    """A title may go on after a blank line ("at the …") where nothing ends a sentence and something follows."""
    if not any(sign.isalpha() for sign in words):
        return True
    if pauses(words) or words[-1] in _DASHES or (begins_low(words) and not _goes_on(words, after, led)):
        return False
    if words[0] in _QUOTED and words[-1] not in "\"”»’'":
        return False
    spoken = _ASIDE.sub("", words)
    if (ends(words) or ends(spoken)) and not ends_abbreviated(words) and not _is_dateline(words):
        return False
    if words[-1] == LOST and words.count(" ") > _LOST_TITLE:
        return False
    return after is None or not begins_low(after) or (opening and len(after) <= 2 * _SHORT and not ends(after))


def _goes_on(words: str, after: str | None, led: bool) -> bool:
    """Whether words that begin low go on with the title above them: several, with something below."""
    return led and after is not None and words.count(" ") > 1


def _is_dateline(words: str) -> bool:
    return len(words) < 50 and bool(_DATED.search(words)) and words.count(" ") < 7
