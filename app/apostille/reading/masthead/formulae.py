"""Sentences that say who writes to whom: titles of letters and notes, and the formulae they open with.

"Note verbale dated D from S addressed to A", "S presents its compliments to A and has the honour to", and the
like in the other languages. Only patterns; who is meant by S and A is for ``mailing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading.masthead.page import Page
from apostille.reading.span import Span

Found = tuple[Span, Span | None]
"""The sender and the addressee, as they stand in a sentence."""

_LONGEST = 240
_DAY = r"[^\n]{6,60}?"
_S, _A = r"(?P<sender>[^\n]{4,220}?)", r"(?P<addressee>[^\n]{3,220}?)"
_TITLES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:note verbale|(?:identical )?letters?|cablegram|telegram|communication) dated {_DAY} from (?:the )?{_S},? "
        rf"addressed (?:respectively )?to (?:the )?{_A}(?=,? (?:transmitting|enclosing|forwarding|concerning"
        rf"|requesting|and the president of)|[.*\n]|$)",
        rf"(?:notes? verbales?|lettres?(?: identiques)?|télégramme|communication) datées? du {_DAY},? adressées? "
        rf"(?:respectivement )?(?:à la |à l['’]|au |aux |à ){_A},? par (?:la |le |les "
        rf"|l['’])?{_S}(?=,? (?:transmettant|faisant|et (?:contenant|transmettant)|au sujet)|[.*\n]|$)",
        rf"(?:notas? verbal(?:es)?|cartas?(?: idénticas)?|telegrama|comunicación) de fecha {_DAY},? dirigidas? "
        rf"(?:respectivamente )?(?:a la |al |a los |a ){_A},? por (?:la |el |los )?{_S}(?=,? (?:por la que"
        rf"|en la que|con la que|transmitiendo|relativa)|[.*\n]|$)",
        rf"(?:вербальная нота|(?:идентичные )?письм[оа]|телеграмма) {_S} от {_DAY} на имя {_A}(?=,? (?:препровожда"
        rf"|содержащ)|[.*\n]|$)",
        rf"(?:вербальная нота|(?:идентичные )?письм[оа]|телеграмма) от {_DAY} {_S} на имя {_A}(?=,? (?:препровожда"
        rf"|содержащ)|[.*\n]|$)",
        r"日(?P<sender>[^\n，。]{2,60}?)(?:给|致)(?P<addressee>[^\n，。]{2,40}?)的(?:普通照会|信|同文信)",
        rf"message (?:dated {_DAY} )?from (?:the )?{_S} (?:addressed )?to (?:the )?{_A}"
        rf"(?=,? (?:at the|on the occasion|for the|in connection) |[.*\n]|$)",
        rf"message (?:d[ue] |de la |de l['’]){_S} (?:adressé )?(?:à la |à l['’]|au |aux |à ){_A}"
        rf"(?=,? (?:à l['’]o|lors|pour)|[.*\n]|$)",
        rf"mensaje (?:del |de la |de ){_S} (?:dirigido )?(?:a la |al |a los |a ){_A}(?=,? (?:con|en) |[.*\n]|$)",
        rf"(?:رسالة|رسالتان متطابقتان|رسائل متطابقة|مذكرة شفوية|مذكرتان شفويتان) (?:مؤرخة|مؤرختان) {_DAY} "
        rf"(?:موجهة|موجهتان) إلى {_A} من {_S}(?=[،,.*\n]|$| [تي]حيل| محيل)",
    )
)
_VERBS = (
    "has|have|with|wishes|refers|in|on|by|upon|acting|hereby|would|is|takes|acknowledg|further|referring|pursuant|ha l"
    "|a l['’]honneur|ont l['’]honneur|se réf|en réf|lui|tiene|se refiere|имеет|ссыла|heeft|hat|tem"
)
_END_A = (
    rf"(?=,? (?:and|et|y|и|e|en|und)(?:,| (?:{_VERBS}))|,(?= (?!de |of |des |du |and )[a-zа-яé])|;"
    r"| a l['’]honneur| has the hono| tiene el honor)"
)
# Each formula by its verb, which is sought first: what stands before it is the sender, what follows the addressee.
_FORMULAE = tuple(
    (re.compile(verb), re.compile(after))
    for verb, after in (
        (r" presents? (?:(?:its|his|her|their) )?(?:\w+ )?compliments tot? (?:the )?", rf"{_A}{_END_A}"),
        (
            r" présente(?:nt)? (?:ses|leurs) (?:meilleurs |respectueux )?compliments (?:à la |à l['’]|au |aux |à )",
            rf"{_A}{_END_A}",
        ),
        (
            r" (?:saluda(?:n)? (?:muy )?(?:\w+ )?atentamente|presenta(?:n)? sus (?:\w+ ){0,3}(?:saludos|cumplidos)"
            r"|tiene el (?:honor|agrado) de saludar) (?:a la "
            r"|al |a los |a )",
            rf"{_A}{_END_A}",
        ),
        (r" (?:свидетельству[ею]т|выража[ею]т) (?:сво[ёе] )?(?:\w+ )?(?:уважение|почтение) ", rf"{_A}{_END_A}"),
        (r"谨?向(?=[^\n，。]{2,50}致意)", r"(?P<addressee>[^\n，。]{2,50}?)致意"),
        (r" przedstawia wyrazy (?:\w+ )?(?:szacunku|poważania) ", rf"{_A}(?= i ma|,)"),
        (r" apresenta (?:os )?(?:seus )?cumprimentos (?:à |ao |aos )", rf"{_A}{_END_A}"),
        (r" bied(?:t|en) (?:de |het |aan )?", rf"{_A} (?:haar|zijn|hun) complimenten"),
        (r" entbietet (?:dem|der) ", rf"{_A}(?= (?:und|ihre|ihren|seine|seinen|den Ausdruck)\b)"),
        (
            r" beehrt sich,? ?",
            r"(?:(?:dem|der|den) (?P<addressee>(?:[A-ZÄÖÜ][\w-]{2,30} ?(?:der |des |von |für )?){1,8}))?",
        ),
    )
)
_FROM_TO = re.compile(
    r"(?:\d{1,3} )?(?:extracts? from (?:an? |the )?)?(?:(?:circular |briefing )?(?:cablegram|savingram|telegram"
    r"|note|minute|letter|submission"
    r"|memorandum|despatch"
    r"|message|cable|report)|télégramme|lettre|note) (?:from|de|du|de la) (?P<sender>[^\n]{2,80}?)\d{0,2} (?:to"
    r"|à|au"
    r"|aux) (?!the [^\n]{3,60} to )"
    r"(?P<addressee>[^\n]{2,80}?)\d{0,2}$",
    re.IGNORECASE,
)
_TITLE_CORES = (
    "note",
    "lett",
    "gram",
    "communica",
    "cart",
    "nota",
    "нот",
    "письм",
    "телеграмм",
    "日",
    "رسال",
    "مذكر",
    "messag",
    "mensaje",
)
_FORMULA_CORES = (
    "compliment", "saluda", "saludos", "cumplidos", "уважение", "почтение", "致意", "wyrazy", "cumprimentos", " bied",
    " entbietet ", " beehrt sich", "تحيات",
)  # fmt: skip
"""What every title (in small letters) and every formula holds: without it the slower patterns need not look."""
_ARABIC = re.compile(rf"ت?ي?هدي {_S} (?:أطيب |أصدق |أحر )?تحيات(?:ها|ه) إلى {_A}(?=[،,]| و)")
_THIRD_CORES = ("hono", "honneur", "honor", " refers ", " réfère", "честь", "acknowledges")
_THIRD = re.compile(
    r"(?:^|(?<=[\d\n.] )|(?<=[\d.]))(?:The|Le|La|L['’]|El|Das|Die|Der|Het|De) ?(?P<sender>(?:[^\W\d_]|[ '’.-]){4,160}?)"
    r" (?:refers? to|has the hono[u]?r|a l['’]honneur|se réf[éè]r\w+|tiene el honor|se refiere|acknowledges|wishes"
    r"|beehrt sich"
    r"|heeft de eer|en se référant|en réponse)"
)
_INFORMED = re.compile(
    r"(?:inform|request|invite|remind|assure|propose to|faire savoir à|informer|communiquer à"
    r"|porter à la connaissance d[eu]"
    r"|remettre à|accuser réception à|proposer à|transmettre à|faire part à|informar a|comunicar a) ?(?:the |la |le "
    r"|l['’]|ce )?"
    r"(?P<addressee>[A-ZÀ-Þ](?:[^\W\d_]|[ '’-]){5,110}?)(?= (?:that|que|de ce que|of its|of the receipt|its)\b"
    r"| qu['’]|[,.;])"
)


def named(found: re.Match[str]) -> Found:
    """The spans of both."""
    return Span(*found.span("sender")), Span(*found.span("addressee"))


def of_titles(text: str, start: int, end: int) -> Iterator[Found]:
    """Sender and addressee of a title such as "Letter dated … from … addressed to …"."""
    low = text[start:end].lower()
    for pattern in _TITLES if any(core in low for core in _TITLE_CORES) else ():
        if found := pattern.search(text, start, end):
            yield named(found)


def of_headings(line: str) -> Found | None:
    """Of "Savingram from Department of External Affairs to Posts", without the marks of footnotes."""
    found = _FROM_TO.match(line)
    return named(found) if found else None


def of_formula(page: Page, span: Span) -> Found | None:
    """Who presents his compliments to whom."""
    words = span.of(page.text)
    if not any(core in words for core in _FORMULA_CORES):
        return None
    for verb, after in _FORMULAE:
        found = verb.search(page.text, span.start, span.end)
        reached = after.match(page.text, found.end(), span.end) if found else None
        if found and reached:
            addressee = Span(*reached.span("addressee")) if reached["addressee"] else None
            return _sentence_before(page, found.start(), span.start), addressee
    arabic = _ARABIC.search(page.text, span.start, span.end)
    return named(arabic) if arabic else None


def of_third_person(page: Page, span: Span) -> Found | None:
    """Of a note without compliments: "The Department of State refers to …"."""
    words = span.of(page.text)[:700]
    if not any(core in words for core in _THIRD_CORES):
        return None
    found = _THIRD.search(words)
    if found is None:
        return None
    informed = _INFORMED.search(page.text, span.start + found.end(), span.end)
    return Span(*found.span("sender")).moved(span.start), Span(*informed.span("addressee")) if informed else None


def _sentence_before(page: Page, end: int, floor: int) -> Span:
    """The words before a verb, back to the end of the last sentence."""
    floor = max(floor, end - _LONGEST)
    stops = [stop.end() for stop in re.finditer(r"[.;:。，](?=\s[^\W\d]|[\u4e00-\u9fff])\s?", page.text[floor:end])]
    return Span(floor + stops[-1] if stops else floor, end)
