"""Documents cited in a text, in words and by symbol, and articles of treaties: one key each, the date where given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import dates, resolutions, symbols, treaty_articles
from apostille.reading.draft import Reference
from apostille.reading.span import Span

_BY = r"of the|of|by the|by|du|de la|de l['’]|par le|par l['’]|del|por el|por la|des|der|(?=[СГЭ])|الصادر عن|ل|عن"
_ADOPTED = (
    r"adopted(?: unanimously| without a vote)?|adoptées?(?: sans vote| à l['’]unanimité)?"
    r"|aprobadas?(?: sin votación)?|принят[а-я]+|angenommen|passed|approved|przyjęt[a-z]+|aangenomen|adotada"
    r"|adottata|approvata|التي اعتمدها|التي اعتمدتها|الذي اعتمده|المتخذ"
)
_ON = (
    r"of|on|dated|du|le|en date du|datée du|de|del|el|de fecha|от|vom|am|z dnia|z|van|op|do|em"
    r"|المؤرخة?(?: في)?|الصادرة? في|في|بتاريخ"
)
_OF_BODY = rf"(?:(?:{_BY})?\s*(?:United Nations )?(?:{resolutions.BODY_WORDS}))?"
_OF_UN = r"(?: (?:of the United Nations|de l['’]ONU|des Nations Unies|ООН))?"
_SINCE = re.compile(
    rf"[\s,،]*{_OF_BODY}{_OF_UN}[\s,،(]*(?:(?:{_ADOPTED})[\s,]*)?"
    rf"(?:(?:{_BY})\s*(?:{resolutions.BODY_WORDS})\s*)?(?:(?<=[\s,،(])(?:{_ON}))?\s*",
    re.IGNORECASE,
)
_LOOK = 160
_LONGEST = 40  # characters of one date


def _date_beside(text: str, span: Span, key: str) -> str | None:
    """The day that the text gives with a citation: "… du 28 avril 2004" after it, "2004年4月28日" before a Chinese one.

    A day of another year than the one in the key of a resolution belongs to something else.
    """
    after, start = text[span.end : span.end + _LOOK].split("\n", maxsplit=1)[0], max(0, span.start - 24)
    reached = _SINCE.match(after)
    place = reached.end() if reached else 0
    days = [day for day in dates.find(after[: place + _LONGEST]) if day.span.start == place] if place else []
    if not days and "年" in text[start : span.start]:
        days = [day for day in dates.find(text[start : span.start]) if start + day.span.end == span.start]
    year = re.search(r"\((\d{4})\)$", key)
    value = days[0].value if days else None
    return value if value and "/" not in value and (year is None or value.startswith(year.group(1))) else None


def _places(text: str) -> Iterator[tuple[Span, str]]:
    """Citations in words win over symbols that stand in them ("resolution A/RES/59/78" is a symbol)."""
    cited = resolutions.find(text)
    taken = [one.span for one in cited]
    yield from ((one.span, one.key) for one in cited)
    place = 0
    for symbol in symbols.find(text):
        while place < len(taken) and taken[place].end <= symbol.span.start:
            place += 1
        if place == len(taken) or not taken[place].overlaps(symbol.span):
            yield symbol.span, symbol.key


def find(text: str, language: str = "und") -> tuple[Reference, ...]:
    """All citations of ``text`` in text order; ``label`` are the printed words, ``key`` is the one form to compare.

    No two overlap but the articles of a range ("articles I–III"), which have its words in common.
    The rules of all languages are tried everywhere, because documents quote one another.
    """
    found = (
        Reference(key, " ".join(span.of(text).split()), span, _date_beside(text, span, key))
        for span, key in _places(text)
    )
    articles = (Reference(one.key, " ".join(one.span.of(text).split()), one.span) for one in treaty_articles.find(text))
    return tuple(sorted((*found, *articles), key=lambda reference: reference.span))
