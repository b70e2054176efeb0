"""What is said of pages that are pictures of text: those without letters, and those whose letters a program read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from apostille.importing.pdf.pages import Page

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[\"'“”‘’«»(\[{¿¡]*[^\W\d_]+(?:[-‐‑'’.·/][^\W\d_]+)*[\"'“”‘’«»)\]}.,;:!?…*]*")
_NUMBER = re.compile(r"[\"'“”(\[§№$€£+±-]*[\d٠-٩.,:/–-]+(?:st|nd|rd|th|er|%)?[\"'“”)\].,;:!?*]*")
_SYMBOL = re.compile(r"[(\[]?[A-Z]{1,6}(?:[/.(-]+[A-Za-z\d]+\)?)+[)\].,;:*]*")
_ALONE = re.compile(r"[-–—•·*&]|[.…_-]{2,}")
_UNSOUND = re.compile(r"(.)\1\1|^[^aeiouyáéíóúàèìòùâêîôûäëïöüœæ]{5,}$|^([b-df-hj-np-tv-z])\2", re.IGNORECASE)
_LATIN = re.compile(r"^[A-Za-zÀ-ɏ]+$")
_BAD = 0.02
_ENOUGH = 20


def doubts(pages: Sequence[Page], text: str) -> tuple[str, ...]:
    """Sentences for the analyst on a document whose reading is ``text``."""
    return tuple(filter(None, (_without_text(pages), _recognised(pages, text), _guessed(pages))))


def _guessed(pages: Sequence[Page]) -> str:
    if not any(page.guessed for page in pages):
        return ""
    return "A typeface of this file does not name its letters; they were told by their numbers. Compare what you quote."


def _without_text(pages: Sequence[Page]) -> str:
    bare = [page.number + 1 for page in pages if page.pictures]
    if not bare:
        return ""
    if len(bare) == len([page for page in pages if page.pictures or page.strips or page.turned]):
        many = "one page" if len(pages) == 1 else f"{len(pages)} pages"
        return f"This is a scan of {many} without text; it is kept and can be read later."
    which = f"Page {bare[0]} is a picture" if len(bare) == 1 else f"Pages {_ranges(bare)} are pictures"
    kept = "it is" if len(bare) == 1 else "they are"
    return f"{which} without text; {kept} kept and can be read later."


def _ranges(numbers: Sequence[int]) -> str:
    """ "2, 5–7 and 9"."""
    runs: list[list[int]] = [[numbers[0], numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def _recognised(pages: Sequence[Page], text: str) -> str:
    read = [page.number + 1 for page in pages if page.unseen]
    if not read:
        return ""
    lead = "The letters of this scan were" if len(read) == len(pages) else _some(read)
    share = share_of_broken(text)
    if share < _BAD:
        return f"{lead} recognised by a program; compare what you quote with the picture."
    return (
        f"{lead} recognised by a program, and badly: {share:.0%} of the words are none in any language. "
        "Compare what you quote with the picture."
    )


def _some(read: Sequence[int]) -> str:
    if len(read) == 1:
        return f"The letters of page {read[0]} were"
    return f"The letters of pages {_ranges(read)} were"


def share_of_broken(text: str) -> float:
    """The share of words that cannot be any: letters mixed with signs or digits, or without a vowel, or doubled."""
    tokens = _TOKEN.findall(text)
    broken = sum(map(_is_broken, tokens))
    return broken / len(tokens) if len(tokens) >= _ENOUGH or broken > 1 else 0.0


def _is_broken(token: str) -> bool:
    if _NUMBER.fullmatch(token) or _SYMBOL.fullmatch(token) or _ALONE.fullmatch(token):
        return False
    if not _WORD.fullmatch(token):
        return True
    return any(_LATIN.match(part) and not part.isupper() and _UNSOUND.search(part) for part in _parts(token))


def _parts(token: str) -> Iterable[str]:
    return re.split(r"[\W\d_]+", token)
