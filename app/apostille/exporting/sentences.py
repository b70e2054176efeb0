"""Where the sentences of a paragraph begin and end, in English, French, Spanish, Russian, Arabic and Chinese.

Where it is unsure, it does not cut: a quotation with a sentence too many is still right, one with half a sentence
is not. (The rules follow the spirit of Unicode UAX #29, with the abbreviations of diplomatic prose.)
"""

from __future__ import annotations

import re

_STOPS = ".!?…؟۔。！？｡"
_GOES_WITH = rf"[{_STOPS}]*(?:[ \u00a0\u202f]?»|[”\"’'›)\]」』）》〉】])*"
# A class alone at its head, without a plus: the engine finds the next candidate three times as quickly. A sign alone
# is found twice as quickly again.
_END = re.compile(rf"[{_STOPS}]{_GOES_WITH}")
_FULL_STOP = re.compile(rf"\.{_GOES_WITH}")
_WIDE = frozenset("。！？｡")
_OPENING = frozenset("«“\"'‘‹„([{¿¡—–-•· \u00a0\u202f\t")
_LAST_WORD = re.compile(r"[^\s«“\"'‘’(\[/—–-]*\Z")
_LABEL = re.compile(r"[(\[]?(?:\d{1,4}|[^\W\d_]{1,2}|[ivxIVX]{1,6})(?:\.\d{1,3})*[)\]]?\.?")

# Titles and names; places in a document; time, quantity, and so on.
_SHORT = """
mr mrs ms dr prof st ste gen col capt lt sgt hon rev amb sr jr sra srta dra ud uds mm mme mmes mlle mlles me mgr
exc г-н г-жа гг проф акад им тов no nos nr art arts artt para paras par pars p pp pg pág págs vol vols ch chap
cap sec sect fig figs tab ed eds add corr rev res doc docs suppl annex app cf ibid op cit loc al seq sqq ff fn
inc núm núms ap apdo ss ст ч пп гл разд рис табл прил док рез соч см ср стр тт кн изд jan feb mar apr jun jul
aug sep sept oct nov dec janv févr avr juill déc ene abr ago dic etc e.g i.e viz vs approx ca est u.s u.n u.k
e.u d.c a.m p.m b.c a.d s.e s.m ee.uu ee uu nn rr р.х н.э т.е т.д т.п т.к тыс млн млрд руб долл янв февр апр авг
сент окт нояб дек
"""
_ABBREVIATIONS = frozenset(_SHORT.split())
_LONG = 1 + max(map(len, _ABBREVIATIONS))
"""A word of so many letters is no abbreviation, no initial and no printed number."""


def _starts_anew(text: str, at: int) -> bool:
    """Whether what follows position ``at`` can begin a sentence: anything but a small letter or a stop."""
    while at < len(text) and (text[at] in _OPENING or text[at].isspace()):
        at += 1
    return at >= len(text) or not (text[at].islower() or text[at] in ",;:.»)]")


def _abbreviates(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at ``stop`` ends an abbreviation, an initial or a printed number, not a sentence."""
    found = _LAST_WORD.search(text, max(start, stop - _LONG), stop)
    word = found[0] if found else ""
    if len(word) == 1 and word.isalpha() and (word.isupper() or word.islower()):
        return True
    return word.casefold() in _ABBREVIATIONS or (stop - start < 16 and _LABEL.fullmatch(text, start, stop) is not None)


def _ends(text: str, start: int, at: int, end: int) -> bool:
    """Whether the marks at ``at:end``, before white space, end the sentence that begins at ``start``."""
    word = text[max(start, at - _LONG) : at]
    long = len(word) == _LONG and word.isalpha()
    capital = text[end + 1 : end + 2].isupper()
    if long and capital:  # no abbreviation, then a capital: most ends
        return True
    if at > start and text[at - 1] in "([":  # "(…)" stands for words left out
        return False
    if not (capital or _starts_anew(text, end)):
        return False
    return long or text[at] != "." or text.startswith("..", at) or not _abbreviates(text, start, at)


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _has_other_stops(text: str) -> bool:
    """Whether a sentence may end with another sign than the full stop; looked for one by one, which is quick."""
    return (
        "!" in text or "?" in text or "…" in text or "؟" in text or "۔" in text
        or "。" in text or "！" in text or "？" in text or "｡" in text
    )  # fmt: skip


def sentences(paragraph: str) -> tuple[list[int], list[int]]:
    """Where the sentences of a paragraph start and where they end, in order, without the white space between them.

    Positions are code points. A paragraph with words has at least one sentence; every character that is not white space
    lies in exactly one.
    """
    end = len(paragraph.rstrip())
    first = _skip_space(paragraph, 0, end)
    starts: list[int] = []
    ends: list[int] = []
    for found in (_END if _has_other_stops(paragraph) else _FULL_STOP).finditer(paragraph):
        at, stop = found.span()
        if stop >= end:
            continue
        if paragraph[at] in _WIDE or (paragraph[stop].isspace() and _ends(paragraph, first, at, stop)):
            starts.append(first)
            ends.append(stop)
            first = _skip_space(paragraph, stop, end)
    if first < end:
        starts.append(first)
        ends.append(end)
    return starts, ends
