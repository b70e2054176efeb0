"""The names of the months, as documents print them: UN languages and five more, with their abbreviations.

The Arabic ones are UN usage, two names joined by a slash ("حزيران/يونيه"), either name alone,
and those of the Maghreb. Russian, Polish and Ukrainian ones stand in the genitive of dates too.
"""

from __future__ import annotations

import re

_LATIN = (
    "january jan janvier janv enero ene januar jänner janeiro gennaio januari stycznia",
    "february feb février févr fevrier fevr febrero febr februar fevereiro febbraio februari lutego",
    "march mar mars marzo märz maerz março marco maart marca",
    "april apr avril avr abril abr aprile kwietnia",
    "may mai mayo maio maggio mei maja",
    "june jun juin junio juni junho giugno czerwca",
    "july jul juillet juil julio juli julho luglio lipca",
    "august aug août aout agosto ago augustus sierpnia",
    "september sept sep septembre septiembre setiembre setembro settembre września wrzesnia",
    "october oct octobre octubre oktober okt outubro ottobre oktobris października pazdziernika",
    "november nov novembre noviembre novembro listopada",
    "december dec décembre déc decembre diciembre dic dezember dez dezembro dicembre grudnia",
)
_CYRILLIC = (
    "января январь січня", "февраля февраль лютого", "марта март березня", "апреля апрель квітня", "мая май травня",
    "июня июнь червня", "июля июль липня", "августа август серпня", "сентября сентябрь вересня",
    "октября октябрь жовтня", "ноября ноябрь листопада", "декабря декабрь грудня",
)  # fmt: skip
_LEVANT = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip
_GREGORIAN = (
    "يناير جانفي", "فبراير فيفري", "مارس", "أبريل إبريل أفريل", "مايو ماي", "يونيه يونيو جوان",
    "يوليه يوليو جويلية", "أغسطس أوت غشت", "سبتمبر شتنبر", "أكتوبر", "نوفمبر نونبر", "ديسمبر دجنبر",
)  # fmt: skip
_HAN = "一二三四五六七八九十"
_ALEF = str.maketrans("أإآٱ", "اااا")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")


def plain(word: str) -> str:
    """The word as it is looked up: lower case, no full stop, no tatweel or vowel marks, one alef, single blanks."""
    return " ".join(_MARKS.sub("", word).translate(_ALEF).casefold().rstrip(".").split())


def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for names in (_LATIN, _CYRILLIC, _GREGORIAN):
        for number, spellings in enumerate(names, 1):
            table |= {plain(name): number for name in spellings.split()}
    return table | {plain(name): number for number, name in enumerate(_LEVANT, 1)}


NUMBERS = _table()
"""Month number by ``plain`` name."""


def _stretched(name: str) -> str:
    """A pattern of an Arabic name with any alef, tatweel and vowel marks between its letters."""
    letters = ("[اأإآٱ]" if letter in "اأإآ" else letter for letter in name)
    return "[\u0640\u064b-\u0652]{0,4}".join("[ \u00a0]{1,2}" if letter == " " else letter for letter in letters)


def _any(names: tuple[str, ...]) -> str:
    return "|".join(sorted({name for spellings in names for name in spellings.split()}, key=len, reverse=True))


LATIN = rf"(?:{_any(_LATIN)})\.?(?![^\W\d_])"
CYRILLIC = rf"(?:{_any(_CYRILLIC)})(?![^\W\d_])"
_LEVANTINE = "|".join(_stretched(name) for name in sorted(_LEVANT, key=len, reverse=True))
_WESTERN = "|".join(_stretched(name) for spellings in _GREGORIAN for name in spellings.split())
ARABIC = rf"(?:(?:{_LEVANTINE})(?:[ ]?/[ ]?(?:{_WESTERN}))?|(?:{_WESTERN}))(?![^\W\d_])"
"""Patterns that match one month's name; the Latin ones are meant for ``re.IGNORECASE``."""


def number(printed: str) -> int | None:
    """1 to 12, or None for what is no month; two names joined by a slash must agree; "may" is a verb."""
    if printed == "may":
        return None
    found = {NUMBERS.get(plain(name)) for name in printed.split("/")}
    return found.pop() if len(found) == 1 else None


def chinese(printed: str) -> int | None:
    """A Chinese number of up to two digits as in dates ("六", "十一", "二十九", "三十"), or decimal digits."""
    if printed.isdecimal():
        return int(printed)
    printed = printed.replace("廿", "二十")
    tens, ten, ones = printed.rpartition("十")
    if any(digit not in _HAN[:9] for digit in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return None
    first, last = (_HAN.index(digit) + 1 if digit else 0 for digit in (tens, ones))
    return (first or 1) * 10 + last if ten else last
