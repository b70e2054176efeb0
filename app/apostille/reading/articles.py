"""Articles and chapters as they are written: "article VI", "Articles I–III", "статья VI", "المادة السادسة", "第六条".

Only the words and numbers; of which treaty they are, ``treaty_articles.py`` tells. Most texts have none, so each
word for an article is first looked for by its core, and nothing else is done where no core is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from apostille.reading import treaties
from apostille.reading.span import Span

Unit = Literal["art.", "ch."]

_LATIN = ("rticle", "hapter", "hapitre", "rt. ")
_ACCENTED = ("rtícul", "apítul")
_CYRILLIC = ("тать", "тате", "лав")
_ARABIC = ("ماد", "مواد", "فصل")
_ARTICLE = (
    r"articles?|arts?\.|artículos?|стать(?:ями|ям|ях|ею|ей|я|и|е|ю)|статей"
    r"|[وفبكل]{0,2}(?:ال|ل)?(?:مادة|مادتان|مادتين|مواد)"
)
_CHAPTER = (
    r"chapters?|chapitres?|capítulos?|глав(?:ами|ам|ах|ою|ой|а|ы|е|у)?|[وفبكل]{0,2}(?:ال|ل)?(?:فصل|فصلان|فصلين|فصول)"
)
_WORD = re.compile(rf"(?:(?P<article>{_ARTICLE})|(?P<chapter>{_CHAPTER}))[ \u00a0]{{1,2}}", re.IGNORECASE)
_MANY = re.compile(
    r".*(?:s\.?|стать(?:и|ями|ям|ях)|статей|глав(?:ы|ами|ам|ах|)|تان|تين|مواد|لان|لين|صول)$", re.IGNORECASE
)

_TENS = "عشر(?:ون|ين)|ثلاث(?:ون|ين)|أربع(?:ون|ين)|خمس(?:ون|ين)|ست(?:ون|ين)|سبع(?:ون|ين)|ثمان(?:ون|ين)|تسع(?:ون|ين)"
_ONES_ARABIC = {
    "أول": 1, "اول": 1, "حادي": 1, "ثاني": 2, "ثالث": 3, "رابع": 4, "خامس": 5, "سادس": 6, "سابع": 7, "ثامن": 8,
    "تاسع": 9, "عاشر": 10,
}  # fmt: skip
_TENS_ARABIC = {"عشر": 20, "ثلاث": 30, "أربع": 40, "خمس": 50, "ست": 60, "سبع": 70, "ثمان": 80, "تسع": 90}
_ORDINAL_ARABIC = (
    r"ال(?:(?P<one>(?:أول|اول|حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر))(?:ى|ة)?"
    rf"(?:(?P<teen>[ \u00a0]عشرة?)|[ \u00a0]وال(?P<ty>{_TENS}))?|(?P<tens>{_TENS}))(?![^\W\d_])"
)
_IN_WORDS = {
    "premier": 1, "première": 1, "primero": 1, "primera": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "segundo": 2, "tercero": 3, "cuarto": 4, "quinto": 5,
    "sexto": 6, "séptimo": 7, "octavo": 8, "noveno": 9, "décimo": 10,
}  # fmt: skip
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19"
_NUMBER = (
    rf"(?:(?P<roman>[IVXLC]{{1,7}})|(?P<open>[(（])?(?P<digits>[{_DIGITS}]{{1,3}})(?:er|re|[°º])?(?(open)[)）])"
    rf"|(?P<said>(?i:{'|'.join(_IN_WORDS)}))|{_ORDINAL_ARABIC})"
    rf"(?:[ \u00a0]?(?:bis|ter|quater)|(?<=[IVX])\.[A-H](?:\.\d{{1,2}})?)?(?![^\W_]|/|[.,:][{_DIGITS}]|\.[A-Z]\.|%)"
)
_COUNT = rf"[{_DIGITS}]{{1,2}}(?:[ \u00a0]?\([a-zа-я]{{1,3}}\))?"
_PARAGRAPH = (
    r"§{1,2}|(?:sub-?)?paragraph(?:e|es|s)?|paras?\.?|pars?\.|párrafos?|párrs?\.|(?:под)?пункт(?:ами|ах|ов|ом|а|е|ы|у)?"
    r"|alinéas?|apartados?|incisos?|الفقرات|الفقرتان|الفقرتين|الفقرة|فقرة"
)
_WITHIN = (
    rf"(?:(?:[ \u00a0]?\([{_DIGITS}a-z]{{1,3}}\)){{1,3}}|(?:[ \u00a0][a-h](?=,))"
    rf"|,?[ \u00a0]\(?(?i:{_PARAGRAPH})[ \u00a0]?{_COUNT}(?:(?:,[ \u00a0]|[ \u00a0](?:and|et|y|и|و|to|à)[ \u00a0]"
    rf"|[-–]){_COUNT}){{0,4}}\)?)?"
)
_ITEM = re.compile(rf"{_NUMBER}(?P<within>{_WITHIN})")
_NEXT = re.compile(
    r"[ \u00a0]?(?:(?P<range>[-–—]|[ \u00a0](?:to|through|à|a|al|по|до|إلى)[ \u00a0])[ \u00a0]?"
    r"|(?:[,،][ \u00a0])?(?:(?:and|et|y|e|or|ou|o|и|или)[ \u00a0]|[ \u00a0]?و(?:[ \u00a0])?)|[,،、][ \u00a0]?)"
    r"(?:(?:la|el|l['’]|de l['’])[ \u00a0]?)?"
)
_FROM = re.compile(r"(?:من|from|de|с)[ \u00a0]")
_PARAGRAPH_OF = re.compile(
    rf"(?i:(?<![^\W\d_])(?:{_PARAGRAPH})[ \u00a0]?{_COUNT}(?:(?:,[ \u00a0]|[ \u00a0](?:and|et|y|и|و|to|à)[ \u00a0]"
    rf"|[-–]){_COUNT}){{0,4}}"
    r"[ \u00a0](?:of(?: the)?[ \u00a0]|de l['’]|del[ \u00a0]|من[ \u00a0])?)$"
)
_HAN_NUMBER = rf"[{_DIGITS}〇零一二三四五六七八九十百]{{1,7}}"
_HAN = re.compile(
    rf"(?P<first>第(?P<number>{_HAN_NUMBER})(?P<unit>条|條|章)?)(?:[至到-](?=第?{_HAN_NUMBER}[条條章])(?P<to>))?"
    rf"(?P<within>(?:第?[（(]?{_HAN_NUMBER}[)）]?款)?(?:[（(][一二三四五六七八九十]{{1,2}}[)）]项)?)"
)
_HAN_LAST = re.compile(rf"第?(?P<number>{_HAN_NUMBER})(?P<unit>条|條|章)")
_HAN_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_MOST_IN_RANGE = 12
_BACK = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One number cited: where its words stand, what it counts as, and whether it is written in Roman numerals."""

    span: Span
    number: int
    roman: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Articles (or chapters) cited together; ``span`` from the word to the last number; ``han`` in Chinese."""

    unit: Unit
    span: Span
    items: tuple[Item, ...]
    han: bool = False


def find(text: str) -> list[Place]:
    """All places that cite articles or chapters, in text order."""
    places = [place for start in sorted(_starts(text)) if (place := _place(text, start))]
    if "第" in text:
        places += _in_chinese(text)
    return sorted(places, key=lambda one: one.span)


def _starts(text: str) -> set[int]:
    """Where words for an article may begin."""
    starts: set[int] = set()
    latin = _LATIN + _ACCENTED if "í" in text else _LATIN
    for core in treaties.cores_of(text, latin, _CYRILLIC, _ARABIC, ()):
        at = text.find(core)
        while at >= 0:
            start = at
            while start and text[start - 1].isalpha():
                start -= 1
            starts.add(start)
            at = text.find(core, at + len(core))
    return starts


def _place(text: str, start: int) -> Place | None:
    word = _WORD.match(text, start)
    if word is None:
        return None
    at = word.end()
    if opened := _FROM.match(text, at):
        at = opened.end()
    numbers = list(_numbers(text, at, many=bool(_MANY.fullmatch(word.group().strip()))))
    if not numbers:
        return None
    before = _PARAGRAPH_OF.search(text, max(0, start - _BACK), start)
    first = before.start() if before and "\n" not in before.group() else start
    items = tuple(_items(numbers, first))
    unit: Unit = "art." if word["article"] else "ch."
    return Place(unit, Span(first, numbers[-1][1].end()), items)


def _numbers(text: str, at: int, *, many: bool) -> Iterator[tuple[bool, re.Match[str]]]:
    """The numbers from ``at`` on, each with whether it ends a range; one alone where the word is in the singular."""
    found, ranged = _ITEM.match(text, at), False
    while found:
        yield ranged, found
        link = _NEXT.match(text, found.end()) if many else None
        found, ranged = (_ITEM.match(text, link.end()), bool(link["range"])) if link else (None, False)


def _items(numbers: list[tuple[bool, re.Match[str]]], start: int) -> Iterator[Item]:
    """One item a number; those between the ends of a range have the range's own words."""
    last: Item | None = None
    for ranged, found in numbers:
        value, roman = _value(found), found["roman"] is not None
        span = Span(found.start() if last else start, found.end())
        if ranged and last and last.number < value <= last.number + _MOST_IN_RANGE:
            whole = Span(last.span.start, found.end())
            yield from (Item(whole, between, roman) for between in range(last.number + 1, value))
        last = Item(span, value, roman)
        yield last


def _value(found: re.Match[str]) -> int:
    if roman := found["roman"]:
        values = [_ROMAN[letter] for letter in roman]
        return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))
    if digits := found["digits"]:
        return int(digits)
    if said := found["said"]:
        return _IN_WORDS[said.lower()]
    if tens := found["tens"]:
        return _TENS_ARABIC[tens[:-2]]
    ones = _ONES_ARABIC[found["one"]]
    return ones + (10 if found["teen"] else _TENS_ARABIC[found["ty"][:-2]] if found["ty"] else 0)


def _in_chinese(text: str) -> Iterator[Place]:
    end = 0
    for found in _HAN.finditer(text):
        last = _HAN_LAST.match(text, found.end()) if found["to"] is not None else None
        unit = found["unit"] or (last["unit"] if last else None)
        if unit is None or found.start() < end:
            continue
        first = Item(Span(*found.span()), _han_value(found["number"]), roman=False)
        items = [first]
        if last:
            value, span = _han_value(last["number"]), Span(found.start(), last.end())
            inner = range(first.number + 1, value) if value - first.number <= _MOST_IN_RANGE else ()
            items += [Item(span, between, roman=False) for between in inner]
            items.append(Item(Span(*last.span()), value, roman=False))
            items[0] = Item(Span(*found.span("first")), first.number, roman=False)
        end = items[-1].span.end
        yield Place("ch." if unit == "章" else "art.", Span(found.start(), end), tuple(items), han=True)


def _han_value(printed: str) -> int:
    if printed.isdecimal():
        return int(printed)
    value, digit = 0, 0
    for sign in printed:
        if sign in "十百":
            value, digit = value + (digit or 1) * (10 if sign == "十" else 100), 0
        else:
            digit = _HAN_DIGITS.get(sign, int(sign) if sign.isdecimal() else 0) + 10 * digit * sign.isdecimal()
    return value + digit
