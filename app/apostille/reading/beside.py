"""What the words beside an article say of its treaty: "… of the NPT", "the Charter's …", "《不扩散条约》…"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from apostille.reading import treaties
from apostille.reading.articles import Place
from apostille.reading.treaties import Naming, Noun, Treaty

_LINK = re.compile(
    r"[,،]?[ \u00a0]{1,2}(?:(?P<of>of|dudit|du|del|de|من)|in|to|under|from|к|في)(?![^\W\d_])[ \u00a0]{0,2}"
    r"(?:(?:the|that|said|same|la|los|las|l['’]|le|les|ladite|cette|ce|dicha|dicho|même|mismo|misma)[ \u00a0]?)?"
    r"(?:(?P<this>this|the present|présente?|presente|cette|ce|este|esta|هذه|هذا)[ \u00a0])?"
    r"|[ \u00a0](?:(?P<own>настоящ[а-я]{2,3}|данн[а-я]{2,3})[ \u00a0]|(?:указанн|упомянут|эт|сам)[а-я]{2,4}[ \u00a0])?"
    r"(?=[А-ЯЁа-яё])",
    re.IGNORECASE,
)
_DIRECT = re.compile(r",?[ \u00a0]\(?")
_SKIPPED = re.compile(r"(?:\d{4}|[^\W\d_][\w'’-]{0,30})[ \u00a0]")
_STOPS = frozenset(
    ["of", "to", "in", "on", "and", "or", "for", "with", "by", "which", "that", "is", "was", "are", "has", "de", "du",
     "des", "del", "d", "l", "y", "et", "ou", "que", "qui", "о", "к", "и", "в", "на"]
)  # fmt: skip
_MOST_SKIPPED = 3
_AMONG = (
    "and|et|y|и|including|notably|especially|particularly|specifically|in particular|notamment|en particulier"
    "|en particular|incluido|в частности|в том числе|ولا سيما|وبخاصة"
)
_BEFORE_GAP = re.compile(
    r"[)）»”\"'’]{0,2}(?:['’]s)?(?:[,،:]? ?\(?| ?[(（][^()（）\n]{1,20}[)）]? ?,? ?"
    rf"|[,،]?[ \u00a0](?:(?:{_AMONG})[ \u00a0])?(?:(?:in|to|under|by|en|dans|à|в|с|من|في)[ \u00a0])?"
    r"(?:(?:its|the|son|l['’]|su|el|его)[ \u00a0]?)?)[(（]?"
)
_HAN_GAP = re.compile(r"[》〉」”）)]{0,2}(?:[（(][^（()）]{1,24}[）)])?[的之中内]?(?:关于[^第\n]{1,12}的)?")
_HAN_NOUN = re.compile(r"(?:条约|條約|公约|公約|宪章|憲章|议定书|规约|盟约|协定|宪法|规则|声明)(?=[》的之中]{0,2}$)")
_HAN_LAST = frozenset("》〉」”）)的之中内约約章书规盟定法则明言")
"""With one of these ends what names a treaty before a Chinese article."""
_NEAR, _NEAR_IN_CHINESE, _NEAR_NOUN = 180, 80, 40
"""How far before an article a name, a Chinese name, a general word may begin, in characters."""


@dataclass(frozen=True, slots=True)
class Beside:
    """``treaty`` is the one named beside an article; ``noun`` only its sort ("of the Treaty").

    ``this`` is said where the document speaks of itself, ``unknown`` where another instrument is named.
    """

    treaty: Treaty | None = None
    noun: Noun | None = None
    this: bool = False
    unknown: bool = False


NOTHING = Beside()


def said(text: str, place: Place) -> Beside:
    """What is said beside a place: after it, else before it."""
    if place.han:
        return _before_in_chinese(text, place.span.start)
    after = _after(text, place.span.end)
    return after if after != NOTHING else _before(text, place.span.start)


def _after(text: str, end: int) -> Beside:
    direct = _DIRECT.match(text, end)
    if direct and (named := treaties.named_at(text, direct.end())):
        return Beside(named.treaty)
    link = _LINK.match(text, end)
    if link is None:
        return NOTHING
    found = _named_after(text, link.end())
    if found is None:
        return Beside(unknown=bool(link["of"]) and not text.startswith(("which", "whom"), link.end()))
    if found.treaty is not None:
        return Beside(found.treaty)
    return _noun(text, found, this=bool(link["this"] or link["own"]))


def _named_after(text: str, at: int) -> Naming | None:
    """The treaty or the general word that comes first, few words after ``at``."""
    skipped = False
    for _ in range(_MOST_SKIPPED + 1):
        if found := treaties.named_at(text, at) or treaties.noun_at(text, at):
            # "The proposed treaty", "the Mutual Aid Agreement": not the treaty spoken of.
            return replace(found, noun="other") if skipped and found.treaty is None else found
        word = _SKIPPED.match(text, at)
        if word is None or word.group().strip().lower() in _STOPS:
            return None
        skipped, at = True, word.end()
    return None


def _before(text: str, start: int) -> Beside:
    """What is named right before an article: "NPT article VI", "the Charter's Article 51"."""
    window = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
    for named in reversed(treaties.named_in(text, window, start)):
        if named.treaty and _BEFORE_GAP.fullmatch(text, named.span.end, start):
            return Beside(named.treaty)
    for noun in treaties.nouns_in(text, max(window, start - _NEAR_NOUN), start):
        if _BEFORE_GAP.fullmatch(text, noun.span.end, start):
            return _noun(text, noun, this=False)
    return NOTHING


def _noun(text: str, noun: Naming, *, this: bool) -> Beside:
    """A general word is one of its sort, unless it is part of the name of something else."""
    if noun.noun == "other" or treaties.is_of_its_own(text, noun):
        return Beside(unknown=True)
    return Beside(noun=noun.noun, this=this)


def _before_in_chinese(text: str, start: int) -> Beside:
    if text[start - 1 : start] not in _HAN_LAST:
        return NOTHING
    window = max(text.rfind("\n", 0, start) + 1, start - _NEAR_IN_CHINESE)
    for named in reversed(treaties.named_in(text, window, start)):
        if named.treaty and _HAN_GAP.fullmatch(text, named.span.end, start):
            return Beside(named.treaty)
    general = _HAN_NOUN.search(text, max(window, start - 8), start)
    noun = treaties.noun_at(text, general.start()) if general else None
    return _noun(text, noun, this=text.startswith("本", noun.span.start - 1)) if noun else NOTHING
