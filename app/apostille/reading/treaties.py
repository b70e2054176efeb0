"""The treaties that matter in this field, by name and short form in the six languages of the UN.

The table (``data/treaties.json``) has for each treaty the one key that stands for it in all languages ("NPT",
"UN Charter"), what sort of instrument it is, how many articles and chapters it has, and whether its own text
counts them in Roman numerals. Instruments that others call a treaty and lawyers do not (the Universal
Declaration) are in it where their articles are cited.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypedDict, cast

from apostille.reading.gazetteer import Table
from apostille.reading.span import Span

Noun = Literal[
    "treaty", "convention", "charter", "protocol", "statute", "covenant", "agreement", "declaration", "other"
]


class _Record(TypedDict):
    key: str
    noun: Noun
    last: int
    roman: bool
    chapters: int
    names: dict[str, list[str]]


Cores = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty: ``last`` and ``chapters`` are the numbers of its last article and chapter (0: it has none)."""

    key: str
    noun: Noun
    last: int
    roman: bool
    chapters: int


@dataclass(frozen=True, slots=True)
class Naming:
    """A place that names an instrument: a treaty of the table, or (None) one that the table does not have."""

    span: Span
    noun: Noun
    treaty: Treaty | None


_NOUNS: dict[Noun, tuple[str, str]] = {
    "treaty": (
        r"treaty|traité|tratado|договор(?:ами|ах|ам|ов|ом|а|у|е|ы)?|[وبلفك]?المعاهدة|للمعاهدة|معاهدة",
        "条约|條約",
    ),
    "convention": (
        r"convention|convenci[óo]n|convenio|конвенци(?:ями|ях|ей|я|и|ю|й)|[وبلفك]?الاتفاقية|للاتفاقية|اتفاقية",
        "公约|公約",
    ),
    "charter": (r"charter|charte|carta|устав(?:ами|ах|ом|а|у|е|ы)?|[وبلفك]?الميثاق|للميثاق|ميثاق", "宪章|憲章"),
    "protocol": (
        r"protocole?|protocolo|протокол(?:ами|ах|ом|ов|а|у|е|ы)?|[وبلفك]?البروتوكول|للبروتوكول|بروتوكول",
        "议定书",
    ),
    "statute": (r"statute|statut|estatuto|статут(?:ом|а|у|е)?|[وبلفك]?النظام الأساسي|للنظام الأساسي", "规约"),
    "covenant": (r"covenant|pacte|pacto|пакт(?:ом|а|у|е)?|[وبلفك]?العهد|للعهد", "盟约"),
    "agreement": (r"agreement|accord|acuerdo|соглашени(?:ями|ях|ем|я|ю|и|е|й)|[وبلفك]?الاتفاق|للاتفاق", "协定"),
}
"""The general words by sort of instrument, in alphabets and in Chinese, which has no blanks between words."""
_OTHERS = (
    r"constitution|act|law|code|rules|regulations|memorandum|arrangement|loi|règlement|code|acte|ley|reglamento|código"
    r"|закон[а-я]{0,2}|кодекс[а-я]{0,2}|положени[а-я]|регламент[а-я]{0,2}|конституци[а-я]|القانون|الدستور"
)
_OTHERS_HAN = "宪法|规则|法律|声明"
_GENERIC = re.compile(
    "|".join(rf"(?P<{noun}>(?<![^\W\d_])(?:{words})(?![^\W\d_])|{han})" for noun, (words, han) in _NOUNS.items())
    + rf"|(?P<other>(?<![^\W\d_])(?:{_OTHERS})(?![^\W\d_])|{_OTHERS_HAN})",
    re.IGNORECASE,
)
_LATIN = (
    "reaty", "raité", "ratado", "onven", "harte", "arta", "rotocol", "tatut", "ovenant", "Pact", "greement", "ccord",
    "cuerdo",
)  # fmt: skip
_CYRILLIC = ("оговор", "онвенци", "Устав", "устав", "ротокол", "татут", "акт", "оглашени")
_ARABIC = ("معاهدة", "اتفاقية", "ميثاق", "بروتوكول", "النظام الأساسي", "العهد", "الاتفاق")
_HAN = tuple(word for _, han in _NOUNS.values() for word in han.split("|"))
"""What stands in each general word: looked for first in long stretches, a hundred times quicker than the words."""
_SHORT = 120
_OF_ITS_OWN = re.compile(
    r"[ \u00a0](?:of(?! (?:course|the said))|for|concerning|concluded|between|with|establishing|against|relat[a-z]+"
    r"|sur|de|du|des|d['’]|entre|concern[a-z]+|portant|instituant|constituant|pour|sobre|para|por el|о|об|по|между|с"
    r"|بشأن|بين|المتعلق[ةه]?|الخاص[ةه]?|الدولي[ةه]?)(?![^\W\d_])"
    r"|[ \u00a0](?:on (?=the [a-z]|[A-Z])|[A-ZÀ-Þ][a-zà-ÿ]+(?![^\W\d_]))"
)
"""After a general word: what makes it the name of one of many ("the Treaty of Paris", "Convention Europol")."""
_CHARTER_OF_ITS_OWN = re.compile(
    r"[ \u00a0](?:(?:of|for|on|de|du|des|pour|del|para)[ \u00a0])(?:(?:the|la|l['’]|le|les|los|las)[ \u00a0]?)?"
    r"(?!Organi[sz]a[a-z]+[.,;]"
    r"|United|UN\b|San Francisco|Nations|ONU|Naciones)[A-ZÀ-Þ]|[ \u00a0](?!ООН|Организации [^А-ЯЁ])[А-ЯЁ]"
    r"|[ \u00a0](?:الوحدة|جامعة|منظمة|الجامعة|المنظمة)"
)
"""The same of charters: of these only what has a capital is another ("Charter of the Organization of X")."""
_ONE_OF_MANY = re.compile(r"(?<![^\W\d_])(?:an?|any|such|new|draft|une?|una|nouve(?:au|lle))[ \u00a0]$", re.IGNORECASE)
_ROMAN = re.compile("[IVXLC]+")
_CAPITAL_BEFORE = re.compile(r"(?P<word>[A-ZÀ-ÞА-ЯЁ][\w'’-]*)[ \u00a0]$")
_HAN_BEFORE = re.compile("[《该本此这一个据照按反依在对和与及、，。：；“”（(\\s及行守约]$")
"""Before a Chinese general word that is not part of a longer name."""
_NO_NAMES = frozenset((
    "The", "This", "That", "Our", "Its", "Said", "Present", "Same", "Such", "Under", "Le", "La", "Les", "Ce",
    "Cette", "Notre", "El", "Esta", "Este", "Nuestro", "Nuestra", "Dicho", "Dicha", "Des", "Du", "Del", "De", "In",
    "To", "Of", "By", "A", "An", "And", "Настоящий", "Настоящего", "Этот", "Наш", "Данный", "States",
))  # fmt: skip


@cache
def table() -> dict[str, Treaty]:
    """All treaties by key."""
    return {
        one["key"]: Treaty(one["key"], one["noun"], one["last"], one["roman"], one["chapters"]) for one in _records()
    }


@cache
def _records() -> tuple[_Record, ...]:
    written = files("apostille.reading").joinpath("data", "treaties.json").read_text("utf-8")
    return tuple(cast("list[_Record]", json.loads(written)))


@cache
def _names() -> Table:
    return Table((name, one["key"]) for one in _records() for names in one["names"].values() for name in names)


def named_at(text: str, start: int) -> Naming | None:
    """The treaty whose name begins at ``start``, where a word begins; None where there is none."""
    found = _names().at(text, start)
    if found is None:
        return None
    return _known(found.span, found.value)


def noun_at(text: str, start: int) -> Naming | None:
    """The general word ("Treaty", "Convention") at ``start``; ``treaty`` is never known."""
    found = _GENERIC.match(text, start)
    return _naming(found) if found else None


def nouns_in(text: str, start: int, end: int) -> list[Naming]:
    """The general words in ``text[start:end]``, in text order; in a long stretch without those for a law or a code."""
    if end - start < _SHORT:
        return [_naming(found) for found in _GENERIC.finditer(text, start, end)]
    found = (_GENERIC.match(text, place, end) for place in sorted(_places(text, start, end)))
    return [_naming(one) for one in found if one]


def _places(text: str, start: int, end: int) -> set[int]:
    """Where words begin in which a general word may stand."""
    places: set[int] = set()
    for core in cores_of(text, _LATIN, _CYRILLIC, _ARABIC, _HAN):
        at = text.find(core, start, end)
        while at >= 0:
            first = at
            while first > start and text[first - 1] < "\u2e7f" and text[first - 1].isalpha():
                first -= 1
            places.add(first)
            at = text.find(core, at + len(core), end)
    return places


def cores_of(text: str, latin: Cores, cyrillic: Cores, arabic: Cores, han: Cores) -> Cores:
    """Those among four lists of words that a text can hold, as its letters tell."""
    if text.isascii():
        return latin
    cyrillic = cyrillic if "а" in text or "о" in text else ()
    arabic = arabic if "ا" in text or "ل" in text else ()
    return (*latin, *cyrillic, *arabic, *(han if "第" in text or "的" in text else ()))


def is_of_its_own(text: str, one: Naming) -> bool:
    """Whether a general word is part of a name that the table does not know ("ANZUS Treaty", "Treaty of Paris")."""
    start, end = one.span.start, one.span.end
    if text[start] > "\u2e7f":
        return start > 0 and not _HAN_BEFORE.match(text[start - 1])
    if (_CHARTER_OF_ITS_OWN if one.noun == "charter" else _OF_ITS_OWN).match(text, end):
        return True
    before = _CAPITAL_BEFORE.search(text, max(0, start - 30), start)
    return before is not None and not _ROMAN.fullmatch(before["word"]) and before["word"] not in _NO_NAMES


def named_in(text: str, start: int, end: int) -> list[Naming]:
    """What ``text[start:end]`` names, in text order: treaties of the table, and other instruments by name."""
    stretch = text if end - start == len(text) else text[start:end]
    known = [_known(one.span.moved(start), one.value) for one in _names().find(stretch)]
    starts = [one.span.start for one in known]
    more: list[Naming] = []
    for each in nouns_in(text, start, end):
        before = bisect_right(starts, each.span.start)
        reached = max(known[before - 1].span.end if before else 0, more[-1].span.end if more else 0)
        if reached <= each.span.start:
            # Names in small letters begin with their general word ("traité sur …") or with one before ("quatrième …").
            named = named_at(text, each.span.start) or named_at(text, _word_before(text, each.span.start, reached))
            more += [named] if named else [each] if is_name(text, each) else []
    return sorted([*known, *more], key=lambda one: one.span)


def _word_before(text: str, start: int, reached: int) -> int:
    """Where the word before ``start`` begins."""
    at = max(0, start - 1)
    while at > reached and text[at - 1].isalpha():
        at -= 1
    return at


def _known(span: Span, key: str) -> Naming:
    treaty = table()[key]
    return Naming(span, treaty.noun, treaty)


def is_name(text: str, one: Naming) -> bool:
    """Whether a general word is part of the name of some other instrument: "a treaty on …" is not yet one."""
    many = _ONE_OF_MANY.search(text, max(0, one.span.start - 10), one.span.start)
    return not many and is_of_its_own(text, one)


def _naming(found: re.Match[str]) -> Naming:
    return Naming(Span(*found.span()), cast("Noun", found.lastgroup), None)
