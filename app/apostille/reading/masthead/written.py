"""Dates written out in words, as treaties close: "the first day of July, one thousand nine hundred and sixty-eight"."""

from __future__ import annotations

import re
from datetime import date

from apostille.reading import months
from apostille.reading.dates import Dated
from apostille.reading.span import Span

_UNITS = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen",
    "en ordinal": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
    " dieciocho diecinueve",
}
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "twentieth": 20, "thirtieth": 30, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "soixante": 60, "septante": 70, "nonante": 90, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
    "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "premier": 1, "première": 1, "primero": 1,
    "veintiún": 21, "veintiuno": 21, "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiséis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
    "quinientos": 500, "setecientos": 700, "novecientos": 900, "ochocientos": 800,
}  # fmt: skip
_NUMBERS = {word: number for words in _UNITS.values() for number, word in enumerate(words.split(), 1)} | _TENS
_HUNDRED = frozenset(("hundred", "cent", "cents", "ciento", "cien"))
_THOUSAND = frozenset(("thousand", "mil", "mille"))
_NUMBER = r"(?:[a-záéíóúèê]+(?:[- ](?!day|jour|d[ií]a)[a-záéíóúèê]+){0,8})"
_DATE = re.compile(
    rf"(?<![^\W\d_])(?:the |le |a los |el )?(?P<day>\d{{1,2}}|[^\W\d_]+(?:-[^\W\d_]+| et un)?)(?:st|nd|rd|th)?"
    rf"(?:,? (?:day|jours?|d[ií]as?))?"
    rf"(?: (?:of|de|du|del|du mois de|del mes de|d['’]))* ?(?<![^\W\d_])(?P<month>{months.LATIN}),?"
    rf"(?: (?:in the year|of the year|de l['’]an(?:née)?|del año|de|of|the year))* ?(?P<year>\d{{4}}|{_NUMBER})",
    re.IGNORECASE,
)


def find(words: str) -> Dated | None:
    """The first date whose day and year are numbers in words (or figures); None where there is none."""
    for found in _DATE.finditer(words):
        day, year = _number(found["day"]), _year(found["year"])
        month = months.number(found["month"])
        start, end = found.start("day"), _end(found)
        try:
            value = date(year, month or 0, day).isoformat()
        except ValueError:
            continue
        return Dated(Span(start, end), words[start:end], value)
    return None


def _end(found: re.Match[str]) -> int:
    """The end of the year: words after its last number are no part of it."""
    text = found.string
    end = found.start("year")
    for word in re.finditer(r"[^\W_]+", text[found.start("year") : found.end("year")]):
        known = word.group().lower()
        if known.isdigit() or known in _NUMBERS or known in _HUNDRED or known in _THOUSAND:
            end = found.start("year") + word.end()
    return end


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    return sum(_NUMBERS.get(word, 0) for word in re.split(r"[- ]", words.lower()))


def _year(words: str) -> int:
    """ "nineteen hundred and sixty-eight", "one thousand nine hundred and forty-five", "mil neuf cent"."""
    if words.isdigit():
        return int(words)
    total = part = 0
    for word in re.split(r"[- ]", words.lower()):
        if word in _THOUSAND:
            total, part = total + (part or 1) * 1000, 0
        elif word in _HUNDRED:
            part = (part or 1) * 100
        elif word == "vingts" or (word == "vingt" and part % 100 == 4):
            part += 76
        elif word in _NUMBERS:
            part += _NUMBERS[word]
        elif word not in ("and", "et", "y"):
            break
    return total + part
