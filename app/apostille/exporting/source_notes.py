"""What a report says of the sources themselves: what is lost, what was restored, and on what basis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from apostille.exporting.cite import Places
from apostille.exporting.quoting import Quoter
from apostille.exporting.report import SourceNote
from apostille.exporting.sources import Repaired, Text
from apostille.exporting.words import Language, count, damage_kind, say
from apostille.reading.draft import HYPHEN, ILLEGIBLE, Damage
from apostille.reading.span import Span

FEW = 2
"""So many readable passages of one kind of damage are quoted; more of them are counted together."""

MOST = 20
"""How many remarks one source gets; the rest is counted."""

_A_VERSION = re.compile(r"(?:the )?((?:[\w-]+ ){0,3}(?:version|text|original|edition|copy|translation)\b.*)", re.DOTALL)


def source_note(source: Text, lead: str, places: Places, quoter: Quoter, language: Language) -> SourceNote | None:
    """The note on one statement; None where nothing is to be said. ``lead`` is the statement's short name."""
    remarks = list(_remarks(source, places, quoter, language))
    if not remarks:
        return None
    rest = len(remarks) - MOST
    said = [words for _, words in sorted(remarks)[:MOST]]
    more = [count(language, rest, "damaged") + "."] if rest > 0 else []
    return SourceNote(lead, tuple(said + more))


def _remarks(source: Text, places: Places, quoter: Quoter, language: Language) -> Iterator[tuple[int, str]]:
    if not source.reading.text:
        yield 0, say(language, "no_text")
    for repair in source.repairs:
        yield repair.span.start, _where(places, repair.span, language) + _repaired(source, repair, quoter, language)
    doubtful = Counter(damage.kind for damage in source.damage if damage.kind not in ILLEGIBLE)
    doubtful.pop(HYPHEN, None)
    many = {kind for kind, number in doubtful.items() if number > FEW}
    for kind in sorted(many):
        yield len(source.reading.text), _left(kind, doubtful[kind], language)
    for damage in source.damage:
        if damage.kind in many or damage.kind == HYPHEN:
            continue
        yield damage.span.start, _where(places, damage.span, language) + _damaged(source, damage, quoter, language)


def _where(places: Places, span: Span, language: Language) -> str:
    """ "Annex, para. [3]: ", with a capital: it begins a sentence."""
    place = places.of(span)
    words = ", ".join(filter(None, (place.part, place.locator)))
    return f"{words[:1].upper()}{words[1:]}{say(language, 'colon')}" if words else ""


def _repaired(source: Text, repair: Repaired, quoter: Quoter, language: Language) -> str:
    words = quoter.words(*_word_around(source.reading.text, repair.span))
    basis = _basis(repair.basis, language)
    if not repair.lost:
        return say(language, "inserts", words=words, basis=basis)
    if repair.kind not in ILLEGIBLE:
        return say(language, "replaces", words=words, read=count(language, repair.lost, "sign"), basis=basis)
    lost = count(language, repair.lost, "character")
    return say(language, "restores", words=words, lost=lost, basis=basis)


def _basis(basis: str, language: Language) -> str:
    basis = basis.strip().rstrip(".")
    if not basis:
        return ""
    version = _A_VERSION.fullmatch(basis) if language == "en" else None
    return say(language, "basis_from", basis=version[1]) if version else say(language, "basis", basis=basis)


def _damaged(source: Text, damage: Damage, quoter: Quoter, language: Language) -> str:
    if damage.kind in ILLEGIBLE:
        lost = count(language, len(damage.span), "character")
        return say(language, "is_lost", lost=lost, sign=say(language, "illegible"))
    words = quoter.words(*_word_around(source.reading.text, damage.span))
    return say(language, "is_doubtful", words=words, kind=damage_kind(language, damage.kind))


def _left(kind: str, number: int, language: Language) -> str:
    """ "3 passages look damaged in the source file (wrong encoding) and were left as they stand." """
    passages = count(language, number, "passage")
    return say(language, "are_doubtful", passages=passages, kind=damage_kind(language, kind))


def _word_around(text: str, span: Span) -> tuple[int, int]:
    """The bounds of the words the span stands in, at most 40 characters further on either side."""
    start, end = span.start, span.end
    while start > max(0, span.start - 40) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), span.end + 40) and not text[end].isspace():
        end += 1
    return start, end
