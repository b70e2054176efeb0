"""A line that says no more than when, or where and when: "Genève, le 3 juin 2004", "2004年6月3日，日内瓦"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from apostille.reading import dates
from apostille.reading.dates import Dated
from apostille.reading.span import Span

LONGEST = 110
_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes"
    r"|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]"
    r"|воскресенье|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|星期[一二三四五六日天]|maandag|dinsdag|woensdag"
    r"|donderdag|vrijdag|zaterdag|zondag|(?:mon|diens|mitt|donners|frei|sams|sonn)tag"
)
_BEFORE = re.compile(
    rf"[(（]?(?P<place>[^\W\d_][^\d\n:;«»“”]{{1,60}}?)??[ \u00a0]{{0,2}}[,،，]?[ \u00a0]{{0,2}}"
    rf"(?:(?:(?<![^\W\d_])(?:le|el|the|den|on|du|this|в|يوم)[ \u00a0])?(?:{_WEEKDAY})(?:[ \u00a0]?[,،，.]"
    rf"|[ \u00a0](?:the|le|el))?"
    rf"|(?<![^\W\d_])(?:le|el|the|den|on|this|dnia|am|em))?[ \u00a0]{{0,2}}",
    re.IGNORECASE,
)
_TIME = (
    r"(?:[ \u00a0]?[,،，–—-]?[ \u00a0]?(?:(?:at|à|a las|a la|в|с|الساعة|ореn)[ \u00a0])?\d{1,2}(?:[:.h/ ]{0,3}\d{2})?"
    r"[ \u00a0]?(?:[ap]\.?[ ]?m\.?|h(?:eures|oras|rs)?\.?(?: \d\d)?|ч(?:ас)?\.?(?: \d\d м(?:ин)?\.?)?)?)"
)
_AFTER = re.compile(
    rf"[.*)）\]]{{0,3}}(?:{_TIME}"
    rf"|[ ]?[，,]?[ ]?[（(]?(?:{_WEEKDAY})?[）)]?[，,]?[ ]?(?:[上下]午)?\d{{0,2}}时?(?:\d\d分)?(?:举行)?)?"
    rf"(?:(?:[ \u00a0]?[,،，于][ \u00a0]?"
    rf"|[ ]{{1,8}}(?=[\u4e00-\u9fff]))(?P<place>[^\W\d_][^\d\n,;:（）()]{{1,30}}(?:\([^()\d]{{1,30}}\))?))?"
    rf"[.,，*)）]{{0,3}}(?:\d|[ ]?N[ro]\.? ?[^\n]{{1,30}})?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[.;,(–—-][ \u00a0]{0,2}(?P<place>[^\W\d_][^\d\n:;.,()]{1,30}), ?(?:(?:el|le|on|the) )?$")
SEAT = re.compile(
    r"[(（]?(?P<place>New York|Nueva York|Нью-Йорк|نيويورك|纽约|Geneva|Genève|Ginebra|Женева|جنيف|日内瓦|Vienna"
    r"|Vienne|Viena|Вена"
    r"|فيينا|维也纳|The Hague|La Haye|La Haya|Гаага|لاهاي|海牙|Nairobi|Найроби|نيروبي|内罗毕"
    r"|Paris|París|Париж|باريس|巴黎"
    r"|Rome|Roma|Рим|روما|罗马|London|Londres|Лондон|لندن|伦敦|Washington(?:,? D\.? ?C\.?)?|Вашингтон|واشنطن|华盛顿"
    r"|Montreal|Montréal|Монреаль|مونتريال|Moscow|Moscou|Moscú|Москва|موسكو|莫斯科|Beijing|Pékin|Пекин|بكين|北京"
    r"|Brussels|Bruxelles|Bruselas|Брюссель|بروكسل|布鲁塞尔|Cairo|Le Caire|El Cairo|Каир|القاهرة|开罗)[)）,.،，]*",
    re.IGNORECASE,
)
"""Towns where the organisations of States have their seats."""
_TOWN_OF = re.compile(r"(?:г\.|город|м\.) ?")
_RUNS_ON = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+ ")
_FOOTNOTED = re.compile(r"(?<!\d)[12]\d{4}$")
_SENTENCE = re.compile(r"(?:\b[A-Z]?[a-zé]+ed|\b(?:of|by|in|on|at|from|to|du|de la|par|por|от|на)) ?$")
_NO_PLACE = re.compile(
    r"(?:held|tenue?|celebrad[ao]|состоявш|проходивш|在|distr|original|ref|réf|document|note|letter|lettre|carta"
    r"|session|meeting|réunion|résolution|resolution|no\b)"
    r"|.*\b(?:session|meeting|séance|received|dated|datée)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day or range of days a line says, and the place, both counted from the start of the line."""

    day: Dated
    place: Span | None


def read(words: str, language: str) -> Dateline | None:
    """What a line says of place and date, where it says nothing else."""
    if len(words) > LONGEST or not any(sign.isdigit() or sign == "年" for sign in words):
        return None
    footnoted = _FOOTNOTED.search(words)  # the year with the mark of a footnote
    found = dates.find(words[:-1] if footnoted else words, language)
    if len(found) != 1:
        return None
    (day,) = found
    before, after = _BEFORE.fullmatch(words, 0, day.span.start), _AFTER.fullmatch(words, day.span.end)
    if before is None or after is None:
        return None
    said = next((one for one in (before, after) if one["place"]), None)
    if said is None:
        return Dateline(day, None)
    if said is before and _RUNS_ON.fullmatch(words, said.start("place"), day.span.start) and not SEAT.match(words):
        return None  # two words and a date without a comma: a name that goes on, not a place
    town = _TOWN_OF.match(words, *said.span("place"))
    place = last_part(words, Span(town.end() if town else said.start("place"), said.end("place")))
    return Dateline(day, place) if is_place(place.of(words)) else None


def tail(words: str, language: str) -> tuple[int, Dateline] | None:
    """Where the words end that stand before a place and a date at the end of a line, and what these say."""
    day = next(reversed(dates.find(words, language)), None) if len(words) < 500 else None
    if day is None or words[day.span.end :].strip(" .)"):
        return None
    found = _TAIL.search(words, 0, day.span.start)
    if found is None or not is_place(found["place"]):
        return None
    return found.start(), Dateline(day, Span(*found.span("place")))


def last_part(words: str, place: Span) -> Span:
    """ "Palais des Nations, Geneva" is at Geneva; "Washington, D.C." is one name."""
    parts = re.split(r"[,،，][ \u00a0]?", place.of(words))
    last = parts[-1] if not re.fullmatch(r"D\. ?C\.?|U\.?S\.?A\.?|U\.?K\.?", parts[-1]) else ", ".join(parts[-2:])
    start = place.start + place.of(words).rfind(last.split(",")[0]) if last else place.start
    end = place.end
    while end > start and words[end - 1] in " \u00a0,،，.":
        end -= 1
    return Span(max(start, place.start), max(end, start, place.start))


def is_place(words: str) -> bool:
    """Whether words before or after a date can be a place: a capital first, few of them, no sentence."""
    return (
        bool(words)
        and not words[0].islower()
        and len(words.split()) < 6
        and not _SENTENCE.search(words)
        and not _NO_PLACE.match(words)
    )
