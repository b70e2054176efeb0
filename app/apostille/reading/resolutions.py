"""Resolutions cited in words, in the languages of the UN and some more: "résolution 1540 (2004)", "第59/78号决议".

A bare "resolution N (YYYY)" is the Security Council's, N/M the General Assembly's (since 1976), N (XX) the Assembly's
before that, unless the text names another body beside it. A bare number is a resolution only where the text
names the Security Council, or gives the year elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from apostille.reading.span import Span

_BLANK = "[\\s\u00a0]"
_WORD = re.compile(
    r"(?<![^\W\d_])(?:resolutions?|résolutions?|resoluci(?:ón|on)(?:es)?|резолюци(?:ей|ям|ями|ях|я|и|ю|й)"
    r"|resolutionen|rezolucj(?:ami|ach|a|i|ę|ą|e)|resoluç(?:ão|ões)|risoluzion[ei]|resoluties?|unscr|scr)(?![^\W\d_])"
    r"|(?<![^\W\d_])[وبلفك]{0,2}(?:ال)?قرار(?:ات|ين|ان|ي)?(?:ه|ها|هما)?(?![^\W\d_])",
    re.IGNORECASE,
)
_CORE = re.compile("solu|SOLU|zoluc|ZOLUC|золюц|ЗОЛЮЦ|قرار|scr|SCR|Scr")
"""Stands in every word for a resolution; found a hundred times quicker than the words with their beginnings."""
_YEAR = rf"{_BLANK}{{0,3}}[(（]{_BLANK}?(?P<year>\d{{4}}|(?:ES-|S-)?[IVXLC]{{1,8}}){_BLANK}?[)）]"
_ITEM = (
    rf"(?P<item>(?:(?P<session>\d{{2,4}}"
    rf"|E?S-\d{{1,2}})/(?P<number>\d{{1,3}})(?:[ \u00a0](?P<part>[A-Z])(?![\w.’'\-]))?"
    rf"|(?P<old>\d{{1,4}})(?:[ \u00a0](?P<letter>[A-Z])(?={_YEAR.replace('?P<year>', '?:')}))?(?:{_YEAR})?)(?![\d/]))"
)
_NUMBER_SIGN = rf"(?:(?:n[°ºo][s]?\.?|nos?\.|nr\.?|№|رقم){_BLANK}{{0,2}})?"
_FIRST = re.compile(rf"(?P<gap>[^\d.;:()（）\n«»“”\"]{{0,60}}?)(?<![\w/.-]){_NUMBER_SIGN}{_ITEM}", re.IGNORECASE)
_DATED = (
    rf"(?:{_BLANK}(?:of|du|de|del|от"
    rf"|vom){_BLANK}\d{{1,2}}(?:er)?{_BLANK}(?:de{_BLANK})?[^\W\d_]{{3,10}}{_BLANK}(?:de{_BLANK})?\d{{4}}"
    rf"(?:{_BLANK}года)?)?"
)
_AND = "and|et|y|e|и|und|i|or|ou|o|to"
_NEXT = re.compile(
    rf"{_DATED}(?:{_BLANK}{{0,2}}[,،、]{_BLANK}{{0,2}}(?:(?:and|et|y|и|و){_BLANK})?"
    rf"|{_BLANK}{{1,2}}(?:{_AND}){_BLANK}{{1,2}}|{_BLANK}{{1,2}}و{_BLANK}?)"
    rf"(?:(?:la|à la|el){_BLANK})?{_NUMBER_SIGN}{_ITEM}",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    rf"(?:第{_BLANK}?)?(?<![\d/]){_ITEM}(?={_BLANK}?号?(?P<tail>[\d\s/()（）、和及与第号IVXLC-]{{0,80}})决议)"
)
_PLAIN_GAP = re.compile(
    r"[\s\u00a0]*(?:n[°ºo][s]?\.?|nos?\.|nr\.?|№|رقم)?[\s\u00a0]*"
    r"|.*(?:counc|assemb|conse|asamb|сове|ассамб|مجلس|الجمعية|union|verein|conf|rady|zgrom).*",
    re.IGNORECASE | re.DOTALL,
)

_BODIES = (
    (
        "A/HRC/RES",
        "human rights council|conseil des droits de l.homme|consejo de derechos humanos|совет[а-я]* по правам человека"
        "|人权理事会|مجلس حقوق الإنسان",
    ),
    (
        "E/RES",
        "economic and social council|conseil économique et social|consejo económico y social"
        "|экономическ[а-я]+ и социальн[а-я]+ совет[а-я]*|经济及社会理事会|经社理事会|المجلس الاقتصادي والاجتماعي",
    ),
    (
        "",
        "parliamentary assembly|assemblée parlementaire|european parliament|parlement européen"
        "|council of the european union",
    ),
    (
        "S/RES",
        "security council|conseil de sécurité|consejo de seguridad|совет[а-я]* безопасности|安全理事会|安理会"
        "|مجلس الأمن"
        "|sicherheitsrat[es]*|rad[ay] bezpieczeństwa|conselho de segurança|consiglio di sicurezza|veiligheidsraad"
        "|unscr|scr|unsc",
    ),
    (
        "A/RES",
        "general assembly|assemblée générale|asamblea general|генеральн[а-я]+ ассамбле[а-я]+|大会|الجمعية العامة"
        "|generalversammlung|zgromadzeni[ae] ogólne(?:go)?|assembleia geral|assemblea generale|algemene vergadering",
    ),
)
"""The series of a body's resolutions and the body's names; none ("") for bodies without symbols of the UN."""
BODY_WORDS = "|".join(words for _, words in _BODIES)
_BODY = re.compile("|".join(f"(?P<b{index}>{words})" for index, (_, words) in enumerate(_BODIES)), re.IGNORECASE)
_OTHER = re.compile(
    r"(?:council|commission|conference|committee|board|league|parliament|agency|health assembly)['’]?s?\W*$",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Cited:
    """A resolution cited; ``key`` like "S/RES/1540 (2004)", or "S/RES/1540" where no year is known."""

    span: Span
    key: str


def _roman(printed: str) -> int:
    values = [_ROMAN[letter] for letter in printed.upper()]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _body_beside(text: str, start: int, gap: str, end: int) -> str | None:
    """The series of the body named between word and number, right before the word, or right after the number."""
    before, after = text[max(0, start - 60) : start], text[end : end + 70]
    if inside := _BODY.search(gap):
        return _series(inside)
    *_, last = (None, *_BODY.finditer(before))
    if last and len(before) - last.end() <= 12:
        return _series(last)
    if _OTHER.search(before):
        return ""
    follows = _BODY.search(after.split("\n")[0])
    if follows and not re.search(r"[.;:(]|\d", after[: follows.start()]) and follows.start() <= 24:
        return _series(follows)
    return None


def _series(found: re.Match[str]) -> str:
    return next(series for index, (series, _) in enumerate(_BODIES) if found.group(f"b{index}"))


def _key(item: re.Match[str], body: str | None) -> str | None:
    """The key of one number, or None where it cannot be told whose it is."""
    if session := item.group("session"):
        return _sessional(session.upper(), item, body)
    number, year = int(item.group("old")), (item.group("year") or "").upper()
    letter = f" {item.group('letter')}" if item.group("letter") else ""
    if not year:
        return f"S/RES/{number}" if body == "S/RES" and not letter else None
    if year.isdecimal():
        known = body in (None, "S/RES") and 1946 <= int(year) <= 2100
        return f"S/RES/{number} ({int(year)})" if known else None
    if "-" in year:
        return f"A/RES/{number}{letter} ({year})"
    series = body if body in ("A/RES", "E/RES") else "A/RES" if _roman(year) <= 30 else "E/RES"
    return f"{series}/{number}{letter} ({year})" if body != "" else None


def _sessional(session: str, item: re.Match[str], body: str | None) -> str | None:
    number, part = int(item.group("number")), f" {item.group('part')}" if item.group("part") else ""
    if "S-" in session:
        return f"A/RES/{session}/{number}{part}" if body in (None, "A/RES") else None
    if body == "A/HRC/RES" and int(session) < 100:
        return f"A/HRC/RES/{int(session)}/{number}"
    if body == "E/RES":
        return f"E/RES/{int(session)}/{number}"
    if body in (None, "A/RES") and 31 <= int(session) <= 99:
        return f"A/RES/{int(session)}/{number}{part}"
    return None


def _series_of_items(text: str, word: re.Match[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """The numbers that follow a word, each with where its words start (the word itself for the first)."""
    found = _FIRST.match(text, word.end())
    if found is None or not _PLAIN_GAP.fullmatch(found.group("gap")):
        return
    yield word.start(), found
    while found := _NEXT.match(text, found.end()):
        yield found.start("item"), found


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words for a resolution."""
    end = 0
    for core in _CORE.finditer(text):
        start = core.start()
        while start > end and text[start - 1].isalpha():
            start -= 1
        word = _WORD.match(text, start) if start >= end else None
        if word:
            yield word
            end = word.end()


def _in_words(text: str) -> Iterator[tuple[int, re.Match[str], str | None]]:
    for word in _words(text):
        body: str | None = "S/RES" if word.group().lower() in ("unscr", "scr") else None
        items = list(_series_of_items(text, word))
        if items and body is None:
            body = _body_beside(text, word.start(), items[0][1].group("gap"), items[-1][1].end())
        for start, item in items:
            yield start, item, body


def _in_chinese(text: str) -> Iterator[tuple[int, re.Match[str], str | None]]:
    if "决议" not in text:
        return
    for item in _CHINESE.finditer(text):
        yield item.start(), item, _body_beside(text, item.start(), "", item.end("tail") + 2)


def _span(start: int, item: re.Match[str]) -> Span:
    """From the word, or from the number of a list, to the end of the number; "号决议" belongs to a Chinese one."""
    tail = re.compile(r"[\s\u00a0]?号?决议").match(item.string, item.end())
    return Span(start, tail.end() if tail else item.end("item"))


def find(text: str) -> tuple[Cited, ...]:
    """All resolutions cited in words, in text order."""
    places = [
        (_span(start, item), item, _key(item, body), body)
        for finder in (_in_words, _in_chinese)
        for start, item, body in finder(text)
    ]
    years = {key.split(" (")[0]: key for _, _, key, _ in places if key and key.startswith("S/RES") and "(" in key}
    cited: list[Cited] = []
    for span, item, key, body in places:
        bare = item.group("old") and not item.group("year") and body in (None, "S/RES")
        named = years.get(f"S/RES/{int(item.group('old'))}", key) if bare else key
        if named:
            cited.append(Cited(span, named))
    return tuple(sorted(cited, key=lambda one: one.span))
