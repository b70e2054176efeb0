"""Who takes the floor in the record of a meeting, and when and where it was held.

"Mr. Lindqvist (Norway): …", "1. Mr. Lobo (Cape Verde) said that …", "Г-н ФЕРРАНТИ (Италия) (говорит по-английски): …".
The chair speaks by office ("The President:"), and is no speaker under a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import dates
from apostille.reading.dates import Dated
from apostille.reading.draft import Field
from apostille.reading.masthead import dateline, words
from apostille.reading.masthead.page import Page, trimmed, words_of
from apostille.reading.sentences import is_cjk
from apostille.reading.span import Span

RECORDS = ("verbatim_record", "summary_record", "minutes")
_MOST = 200
_WORD = r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*\.?"
_PARTICLES = r"(?:(?:van|von|de|den|der|du|da|das|dos|di|del|della|la|le|el|al|bin|ben|ibn|y|e|zu|ter) |al-|el-|d['’])"
_FLOOR = re.compile(
    r"\W{0,3}(?:\d{1,3}\.?\s{0,6})?(?P<name>(?:(?:Mr|Mrs|Ms|Dr)\.?|Miss|Sir|Dame|Lord|Count|Baron|M\.|MM\.|Mme|Mlle"
    rf"|(?:El |La )?(?:Sr|Sra|Srta)\.|(?:El |La )señora?)[ \u00a0]{_PARTICLES}{{0,2}}{_WORD}"
    rf"(?:[ \u00a0]{_PARTICLES}{{0,2}}{_WORD}){{0,4}})(?=[ \u00a0]?[(:]|,? [a-zà-ÿ])"
)
_FLOOR_RUSSIAN = re.compile(
    r"(?:\d{1,3}\.?\s{0,4})?(?P<name>(?:[Гг]-н|[Гг]-жа|[Гг]осподин|[Гг]оспожа"
    r"|Сэр)[ \u00a0](?:[А-ЯЁ]\.[ ]?)*[А-ЯЁ][^\n():;,]{1,48}?)"
    r"(?=[ ]?(?:\(|:|говорит|заявляет))"
)
_FLOOR_ARABIC = re.compile(
    r"(?:[\d٠-٩]{1,3} ?[.-]\s{0,4})?(?P<name>(?:السيدة?|السفيرة?|الشيخ"
    r"|الأمير)[ \u00a0][\u0621-\u064a][^\n():؛،]{1,48}?)(?=[ ]?[(:])"
)
_FLOOR_HAN = re.compile(
    r"(?:\d{1,3}[.．、]\s{0,4})?(?P<name>[\u4e00-\u9fff·•.‑–-]{1,24}(?:先生|女士|小姐|夫人|大使))(?=[（(][^）)]{1,24}[）)])"
)
_FLOORS = {"ru": _FLOOR_RUSSIAN, "ar": _FLOOR_ARABIC, "zh": _FLOOR_HAN}
_ARTICLE = re.compile(r"(?:El|La) ")
HELD = re.compile(
    r"(?:which was )?(?:held (?:at|in|on)|tenue? (?:à|au|aux|le|en)|celebrad[ao] (?:en|el|la)|состоявш\w+ (?:в|во|на)"
    r"|المعقودة? (?:في|ب)|عقدت في|[^\n，。]{0,24}在(?=[^\n]{2,40}举行))[ ]?(?:the |la |le |el |l['’])?",
    re.IGNORECASE,
)
_HELD_PLACE = re.compile(
    r"(?P<place>[^\n\d]{2,90}?)(?:,|،|，)? ?(?:on|le|el|в|на|du|from|during|في|يوم|الساعة|举行)? ?"
    r"(?=$|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes"
    r"|martes"
    r"|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|понедельник|вторник|сред[ау]|четверг|пятниц|суббот|январ|феврал"
    r"|march"
    r"|january|february|april|may|june|july|august|september|october|november|december|الاثنين|الثلاثاء|الأربعاء|الخميس"
    r"|الجمعة|السبت|الأحد|举行)",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:à|au|in|at|en|в|في) ?(?:the |la |el )?(?=[^\W\d_])")
_RECORD_OF = re.compile(r".{0,24}(?:record|compte rendu|acta|отч[её]т|протокол|记录|محضر)", re.IGNORECASE)
_NO_TOWN = re.compile(
    r"palais|palacio|dvor|дворц|headquarters|siège|sede|штаб|المقر|总部|hall|room|salle|qasr|قصر", re.IGNORECASE
)


def find(page: Page) -> Iterator[Field]:
    """Speakers, day, place and number of the meeting."""
    if not page.is_a(*RECORDS):
        return
    yield from _speakers(page)
    yield from _meeting(page)


def _speakers(page: Page) -> Iterator[Field]:
    floor = _FLOORS.get(page.language, _FLOOR)
    seen: set[str] = set()
    for block in page.reading.blocks:
        found = floor.match(page.text, block.span.start, min(block.span.end, block.span.start + 140))
        if found is None or words.CHAIR.match(found["name"]):
            continue
        span = Span(*found.span("name"))
        article = _ARTICLE.match(found["name"])
        span = trimmed(page.text, Span(span.start + article.end(), span.end) if article else span)
        name = span.of(page.text)
        if name.casefold() not in seen and len(seen) < _MOST and _goes_on(page, block.span, span):
            seen.add(name.casefold())
            yield page.field("speaker", span, _in_small(name))


def _goes_on(page: Page, block: Span, name: Span) -> bool:
    """Whether words follow: a list of members has none."""
    return (
        block.end - name.end > (8 if is_cjk(page.text[name.start]) else 24) and "...." not in block.of(page.text)[:200]
    )


def _in_small(name: str) -> str:
    """A surname in capitals with a capital first: "M. TARDY" is M. Tardy."""
    return " ".join(
        "-".join(part.capitalize() for part in word.split("-")) if word.isupper() and len(word.strip(".")) > 1 else word
        for word in name.split()
    )


def _meeting(page: Page) -> Iterator[Field]:
    named = next((block.span for block, line in words_of(page, page.head) if _is_meeting(line)), None)
    day, place = _day_and_place(page)
    if named:
        yield page.field("event", trimmed(page.text, named, " ,،，.*"))
    if day:
        yield page.field("event_date", day.span, day.value)
    if place:
        yield page.field("place", place)


def _is_meeting(line: str) -> bool:
    return bool(words.MEETING.fullmatch(line.split(":", maxsplit=1)[0].strip(" ,،，*")))


def _day_and_place(page: Page) -> tuple[Dated | None, Span | None]:
    """Of the line "Held at …, on …"; else of the dateline with a weekday or an hour, and the town on the line below."""
    head = page.head
    for block, line in words_of(page, head):
        held = HELD.match(line) or (HELD.search(line) if _RECORD_OF.match(line) else None)
        if held:
            place = town(page, Span(block.span.start + held.end(), block.span.end))
            days = dates.find(line, page.language)
            day = Dated(days[0].span.moved(block.span.start), days[0].printed, days[0].value) if days else None
            return day, place
    for block, line in words_of(page, head):
        days = dates.find(line, page.language) if words.MEETING.match(line) and len(line) < 80 else ()
        if len(days) == 1 and not line[days[0].span.end :].strip(" .*"):
            return Dated(days[0].span.moved(block.span.start), days[0].printed, days[0].value), _seat(page)
    masthead = page.masthead_day
    for index, block in enumerate(head):
        line = page.dateline(block)
        if line and (
            masthead is None or line.day.span != masthead.span or not _is_bare(page, block.span, line.day.span)
        ):
            after = head[index + 1].span if index + 1 < len(head) else None
            alone = after if after and _is_town(after.of(page.text)) else None
            return line.day, line.place or alone
    return None, None


def _seat(page: Page) -> Span | None:
    """A seat of the UN that has a line of the head for itself."""
    found = ((block, dateline.SEAT.fullmatch(line)) for block, line in words_of(page, page.head))
    return next((Span(*seat.span("place")).moved(block.span.start) for block, seat in found if seat), None)


def _is_bare(page: Page, block: Span, day: Span) -> bool:
    return len(block.of(page.text).strip(" *")) == len(day.of(page.text))


def _is_town(line: str) -> bool:
    short = len(line) < 8 if is_cjk(line[:1]) else len(line.split()) < 4
    return short and not any(sign.isdigit() or sign in ":：." for sign in line) and dateline.is_place(line)


def town(page: Page, held: Span) -> Span | None:
    """The town in "the Palais des Nations, Geneva, on Tuesday": the last part that names no building."""
    found = _HELD_PLACE.match(held.of(page.text))
    if found is None:
        return None
    said = trimmed(page.text, Span(*found.span("place")).moved(held.start), " ,،，.")
    parts = [part for part in re.split(r"[,،，] ?", said.of(page.text)) if part]
    last = next((part for part in reversed(parts) if not _NO_TOWN.search(part)), parts[-1] if parts else "")
    start = said.start + said.of(page.text).rfind(last)
    if bare := _AT.match(last):
        start, last = start + bare.end(), last[bare.end() :]
    return Span(start, start + len(last)) if last and not last[0].islower() else None
