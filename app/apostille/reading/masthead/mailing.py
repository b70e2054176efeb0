"""Who writes to whom: the sentences of letters and notes verbales, in their titles and in their formulae.

"Note verbale dated D from S addressed to A", "S presents its compliments to A and has the honour to", and the
like in the other languages. A sender named with where it is accredited ("… to the United Nations") is named without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from apostille.reading import names
from apostille.reading.draft import Field
from apostille.reading.masthead.page import Leaf, Page, trimmed
from apostille.reading.span import Span

_LONGEST = 240
_DAY = r"[^\n]{6,60}?"
_S, _A = r"(?P<sender>[^\n]{4,220}?)", r"(?P<addressee>[^\n]{3,220}?)"
_TITLES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:note verbale|(?:identical )?letters?) dated {_DAY} from (?:the )?{_S},? "
        rf"addressed (?:respectively )?to (?:the )?{_A}(?=,? (?:transmitting|enclosing|forwarding|concerning"
        rf"|requesting|and the president of)|[.*\n]|$)",
        rf"(?:notes? verbales?|lettres?(?: identiques)?) datées? du {_DAY},? adressées? "
        rf"(?:respectivement )?(?:à la |à l['’]|au |aux |à ){_A},? par (?:la |le |les "
        rf"|l['’])?{_S}(?=,? (?:transmettant|faisant|et (?:contenant|transmettant)|au sujet)|[.*\n]|$)",
        rf"(?:notas? verbal(?:es)?|cartas?(?: idénticas)?) de fecha {_DAY},? dirigidas? "
        rf"(?:respectivamente )?(?:a la |al |a los |a ){_A},? por (?:la |el |los )?{_S}(?=,? (?:por la que"
        rf"|en la que|con la que|transmitiendo|relativa)|[.*\n]|$)",
        rf"(?:вербальная нота|(?:идентичные )?письм[оа]) {_S} от {_DAY} на имя {_A}(?=,? (?:препровожда"
        rf"|содержащ)|[.*\n]|$)",
        rf"(?:вербальная нота|(?:идентичные )?письм[оа]) от {_DAY} {_S} на имя {_A}(?=,? (?:препровожда"
        rf"|содержащ)|[.*\n]|$)",
        r"日(?P<sender>[^\n，。]{4,60}?)(?:给|致)(?P<addressee>[^\n，。]{2,40}?)的(?:普通照会|信|同文信)",
        rf"(?:رسالة|مذكرة شفوية) مؤرخة {_DAY} موجهة إلى {_A} من {_S}(?=[،,.*\n]|$| تحيل)",
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
        (r" presents? (?:its|his|her|their) compliments tot? (?:the )?", rf"{_A}{_END_A}"),
        (r" présente(?:nt)? (?:ses|leurs) compliments (?:à la |à l['’]|au |aux |à )", rf"{_A}{_END_A}"),
        (
            r" (?:saluda(?:n)? (?:muy )?atentamente|presenta(?:n)? sus (?:\w+ )?(?:saludos|cumplidos)) (?:a la "
            r"|al |a los |a )",
            rf"{_A}{_END_A}",
        ),
        (r" свидетельству[ею]т (?:сво[ёе] )?(?:\w+ )?уважение ", rf"{_A}{_END_A}"),
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
_TITLE_CORES = ("note", "lett", "cart", "nota", "нот", "письм", "日", "رسالة", "مذكرة")
_FORMULA_CORES = (
    "compliment", "saluda", "saludos", "cumplidos", "свидетельств", "致意", "wyrazy", "cumprimentos", " bied",
    " entbietet ", " beehrt sich", "تحيات",
)  # fmt: skip
"""What every title (in small letters) and every formula holds: without it the slower patterns need not look."""
_ARABIC = re.compile(rf"ت?ي?هدي {_S} (?:أطيب |أصدق )?تحيات(?:ها|ه) إلى {_A}(?=[،,]| و)")
_ACCREDITED = re.compile(
    r",? (?:auprès|accredited|to the [A-Z]|to UN|ante |при |przy |bij de Verenigde|لدى |(?:in|at) Geneva\b"
    r"|à Genève\b|en Ginebra\b)",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"mission|embass|ambass|delegat|délégation|minist|government|gouvernement|representat|représent|secretar"
    r"|secrétar|department|consul|legation|légation"
    r"|chargé|misión|embajad|delegaci|gobierno|president|président|high comm|representante|миссия|представител"
    r"|посольств|министерств|правительств|делегац"
    r"|代表|大使|使馆|外交部|بعثة|البعثة|سفارة|السفارة|وزارة|الممثل|misja|ambasad|chair|director|directeur"
    r"|tribunal|court|office|commission|botschaft|ministerie|gesandtschaft|auswärtig|amt",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:the |la |le |les |l['’]|el |los |las |het |de |die |der |das |his excellency |her excellency )",
    re.IGNORECASE,
)


_LAST_ARTICLE = re.compile(r"(?:The|La|Le|Les|L['’]|El|Die|Das|De|THE|LA|LE|L['’])[ ]?(?=[^\W\d_a-zа-я])")
_TRAILING = re.compile(r"(?: and| et| y| и| en| und| \((?:the|hereinafter|ci-après|hierna)\b[^\n]*)$")


def _tidy(page: Page, span: Span) -> Span:
    """Without an article before it, and without the place of accreditation after it."""
    words = span.of(page.text)
    cut = _ACCREDITED.search(words, 8) or _TRAILING.search(words)
    span = Span(span.start, span.start + cut.start()) if cut else span
    while article := _ARTICLE.match(span.of(page.text)):
        span = Span(span.start + article.end(), span.end)
    return trimmed(page.text, span)


def _sender(page: Page, span: Span) -> Span | None:
    """The sender without the letterhead that runs into it; None where there is none who could send."""
    words = span.of(page.text)
    starts = [0, *(article.end() for article in _LAST_ARTICLE.finditer(words))]
    named = next((start for start in reversed(starts) if _HOLDER.search(words[start : start + 60])), None)
    if named is None:
        return None
    tidy = _tidy(page, Span(span.start + named, span.end))
    return None if re.search(r"\d", tidy.of(page.text)) else tidy


_Found = tuple[Span, Span | None]


def _named(found: re.Match[str]) -> _Found:
    return Span(*found.span("sender")), Span(*found.span("addressee"))


def _sentences(page: Page, leaf: Leaf) -> Iterator[_Found]:
    """Sender and addressee: of the title first, where it speaks; then of the first formula."""
    for block in leaf.blocks[:20]:
        yield from _titles(page.text, block.span.start, min(block.span.end, block.span.start + 1500))
    if page.kind and page.kind.value == "letter":
        return  # a letter speaks in the first person: a formula in it belongs to a note that came with it
    for block in leaf.blocks[:24]:
        if formula := _formula(page, Span(block.span.start, min(block.span.end, block.span.start + 3000))):
            yield formula
            return


def _titles(text: str, start: int, end: int) -> Iterator[_Found]:
    low = text[start:end].lower()
    for pattern in _TITLES if any(core in low for core in _TITLE_CORES) else ():
        if found := pattern.search(text, start, end):
            yield _named(found)


def _formula(page: Page, span: Span) -> _Found | None:
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
    return _named(arabic) if arabic else None


def _sentence_before(page: Page, end: int, floor: int) -> Span:
    """The words before a verb, back to the end of the last sentence."""
    floor = max(floor, end - _LONGEST)
    stops = [stop.end() for stop in re.finditer(r"[.;:。，](?=\s[^\W\d]|[\u4e00-\u9fff])\s?", page.text[floor:end])]
    return Span(floor + stops[-1] if stops else floor, end)


def _in_mixed_case(page: Page, spans: list[Span]) -> Span:
    """The first that is not in capitals, else the same words elsewhere in mixed case, else the first."""
    first = next((span for span in spans if not span.of(page.text).isupper()), None)
    return first or page.elsewhere(" ".join(spans[0].of(page.text).split())) or spans[0]


def find(page: Page) -> Iterator[Field]:
    """Sender, addressee, issuer, and the body addressed: of the cover, or of the first letter of the whole."""
    leaf = page.leaves[0]
    found = list(_sentences(page, leaf))
    senders = [span for one, _ in found if (span := _sender(page, one))]
    if not senders:
        return
    sender = _in_mixed_case(page, senders)
    yield page.field("sender", sender, None, leaf.name)
    yield from _issuer(page, sender)
    if leaf.name:
        yield page.field("author", _last_mention(page, leaf, sender), page.mixed(sender.of(page.text)), leaf.name)
    addressees = [_tidy(page, one) for _, one in found if one]
    if addressees:
        yield from _addressee(page, leaf, addressees)


def _addressee(page: Page, leaf: Leaf, spans: list[Span]) -> Iterator[Field]:
    addressee = _in_mixed_case(page, spans)
    words = addressee.of(page.text)
    if words[:1].islower() and not re.match(r"s[eé]cr|сек", words):
        return
    yield page.field("addressee", addressee, None, leaf.name)
    body = next(names.find_bodies(words, page.language), None)
    if leaf.name and body:
        yield page.field("body", body.span.moved(addressee.start), body.value)


def _issuer(page: Page, sender: Span) -> Iterator[Field]:
    """The State that the sender speaks for, where its name tells."""
    year = int(page.opening_dates[0].value[:4]) if page.opening_dates else None
    if named := names.named_state(sender.of(page.text), page.language, year):
        yield page.field("issuer", named.span.moved(sender.start), named.value)


def _last_mention(page: Page, leaf: Leaf, sender: Span) -> Span:
    """The last place of the part that names the sender: a note verbale is not signed."""
    words = sender.of(page.text)
    place = page.text.rfind(words, leaf.span.start, leaf.span.end)
    return Span(place, place + len(words)) if place >= 0 else sender
